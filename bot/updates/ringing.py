"""At whose door an update rings: one look-up, however many commands and buttons there are."""

from telegram.constants import MessageAttachmentType

from bot.acts import Handler
from bot.handlers import users
from bot.routes import COMMAND, COMMANDS, TAPS, old_button, spoken
from bot.said import Json, Said

ATTACHMENTS = frozenset(each.value for each in MessageAttachmentType)


def handler_for(update: Json, said: Said, username: str) -> Handler | None:
    """Who answers it; None for what tells of a chat and is said by nobody."""
    if said.tap_id is not None:
        return TAPS.get(said.tap.action, old_button) if said.tap is not None else old_button
    message = update["edited_message" if said.edited else "message"]
    if not _says_something(message):
        return None
    text = message.get("text") or ""
    return _for_command(text, username) if text.startswith("/") else spoken


def _for_command(text: str, username: str) -> Handler:
    command = COMMAND.match(text)
    if command is None:
        return spoken
    name, bot = command.groups()
    if bot is not None and bot.casefold() != username.casefold():
        return users.unknown_command
    return COMMANDS.get(name.lower(), users.unknown_command)


def _says_something(message: Json) -> bool:
    """What is no text and no attachment is Telegram's own note of what happened in a chat."""
    if "migrate_to_chat_id" in message or "migrate_from_chat_id" in message:
        return False
    return any(message.get(each) for each in ("text", "caption", *(ATTACHMENTS & message.keys())))
