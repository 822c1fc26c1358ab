"""What the bot says about itself: its name, its commands, its menu button."""

import re
from typing import Any

from sandbox.shapes import Json
from sandbox.telegram.errors import ApiError, bad_request
from sandbox.telegram.methods.register import Call, method

COMMAND = re.compile(r"[a-z0-9_]+")
MAX_COMMANDS = 100
MAX_COMMAND = 32
MAX_DESCRIPTION = 256
SCOPES = (
    "default",
    "all_private_chats",
    "all_group_chats",
    "all_chat_administrators",
    "chat",
    "chat_administrators",
    "chat_member",
)
LIMITS = {"name": 64, "description": 512, "short_description": 120}


@method
async def get_me(call: Call) -> Json:
    return call.world.bot.me()


@method
async def log_out(call: Call) -> bool:
    if call.world.bot.logged_out:
        raise bad_request("logged out")
    call.world.bot.logged_out = True
    return True


@method
async def close(call: Call) -> bool:
    return True


def _drawer(call: Call) -> str:
    """Commands are kept per scope and language."""
    scope = call.params.parsed("scope", "can't parse BotCommandScope JSON object") or {}
    if not isinstance(scope, dict):
        raise bad_request("can't parse BotCommandScope: expected an Object")
    kind = scope.get("type", "default")
    if kind not in SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    if kind.startswith("chat"):
        call.exchange.chat_for(str(scope.get("chat_id") or ""))
    where = ":".join(str(scope[name]) for name in ("chat_id", "user_id") if name in scope)
    return f"{kind}:{where}|{call.params.text('language_code')}"


@method
async def set_my_commands(call: Call) -> bool:
    given = call.params.parsed("commands", "can't parse commands JSON object")
    if not isinstance(given, list):
        raise bad_request("expected an Array of BotCommand")
    if len(given) > MAX_COMMANDS:
        raise bad_request("too many commands specified")
    commands = [_command(item) for item in given]
    call.world.bot.commands[_drawer(call)] = commands
    call.world.save_bot()
    return True


def _command(item: Any) -> Json:
    if not isinstance(item, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    name = str(item.get("command", "")).strip().removeprefix("/")
    description = str(item.get("description", "")).strip()
    if not name:
        raise bad_request("command must be non-empty")
    if len(name) > MAX_COMMAND:
        raise bad_request(f"command length must not exceed {MAX_COMMAND}")
    if not COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not description:
        raise bad_request("command description must be non-empty")
    if len(description) > MAX_DESCRIPTION:
        raise bad_request(f"command description length must not exceed {MAX_DESCRIPTION}")
    return {"command": name, "description": description}


@method
async def get_my_commands(call: Call) -> list[Json]:
    return call.world.bot.commands.get(_drawer(call), [])


@method
async def delete_my_commands(call: Call) -> bool:
    call.world.bot.commands.pop(_drawer(call), None)
    call.world.save_bot()
    return True


@method
async def set_chat_menu_button(call: Call) -> bool:
    button = call.params.parsed("menu_button", "can't parse menu button JSON object")
    button = button or {"type": "default"}
    if not isinstance(button, dict) or button.get("type") not in (
        "default",
        "commands",
        "web_app",
    ):
        raise bad_request("menu button has invalid type specified")
    if call.params.text("chat_id"):
        chat = call.chat()
        chat.menu_button = None if button["type"] == "default" else button
        call.world.save_chat(chat)
    else:
        call.world.bot.menu_button = button
        call.world.save_bot()
    return True


@method
async def get_chat_menu_button(call: Call) -> Json:
    own = call.chat().menu_button if call.params.text("chat_id") else None
    return own or call.world.bot.menu_button


def _set(call: Call, name: str) -> bool:
    """Set a text for one language, or for all that have none of their own; an empty one is removed."""
    text, language = call.params.text(name), call.params.text("language_code")
    if len(text) > LIMITS[name]:
        raise ApiError(400, f"Bad Request: bot {name.replace('_', ' ')} is too long")
    bot = call.world.bot
    if language:
        bot.translated[f"{name}|{language}"] = text
    elif text or name != "name":
        setattr(bot, name, text)
    call.world.save_bot()
    return True


def _get(call: Call, name: str) -> Json:
    bot = call.world.bot
    own = bot.translated.get(f"{name}|{call.params.text('language_code')}")
    return {name: own or getattr(bot, name)}


@method
async def set_my_name(call: Call) -> bool:
    return _set(call, "name")


@method
async def set_my_description(call: Call) -> bool:
    return _set(call, "description")


@method
async def set_my_short_description(call: Call) -> bool:
    return _set(call, "short_description")


@method
async def get_my_name(call: Call) -> Json:
    return _get(call, "name")


@method
async def get_my_description(call: Call) -> Json:
    return _get(call, "description")


@method
async def get_my_short_description(call: Call) -> Json:
    return _get(call, "short_description")
