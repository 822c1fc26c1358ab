"""Deleting, pinning and reacting."""

from typing import Any

from sandbox.telegram.errors import bad_request
from sandbox.telegram.messages import Message
from sandbox.telegram.methods.register import Call, method
from sandbox.telegram.params import number
from sandbox.telegram.people import Chat
from sandbox.telegram.pins import pin_message, unpin_message

TWO_DAYS = 48 * 3600
MAX_DELETED = 100
NO_MESSAGES = "message identifiers are not specified"


def _check_deletable(call: Call, chat: Chat, message: Message) -> None:
    """In a private chat everything young may go; in a group one's own, or all as its admin."""
    own = message.sender_id == call.world.bot.id
    if not (own or chat.is_private or chat.bot_status == "administrator"):
        raise bad_request("message can't be deleted")
    if call.exchange.clock.now() - message.date > TWO_DAYS:
        raise bad_request("message can't be deleted for everyone")


def remove(call: Call, message: Message) -> None:
    message.deleted = True
    call.world.save_message(message)
    unpin_message(call.exchange, call.world.chats[message.chat_id], message.message_id)


@method
async def delete_message(call: Call) -> bool:
    chat = call.chat()
    message = call.message(chat, "message to delete not found")
    _check_deletable(call, chat, message)
    remove(call, message)
    return True


@method
async def delete_messages(call: Call) -> bool:
    chat = call.chat()
    ids = call.params.parsed("message_ids", "can't parse message identifiers JSON object")
    if not isinstance(ids, list) or not ids:
        raise bad_request(NO_MESSAGES)
    if len(ids) > MAX_DELETED:
        raise bad_request("too many message identifiers specified")
    found = [message for each in ids if (message := call.world.message(chat.id, number(each)))]
    for message in found:
        _check_deletable(call, chat, message)
    for message in found:
        remove(call, message)
    return True


@method
async def pin_chat_message(call: Call) -> bool:
    chat = call.writable_chat()
    message = call.message(chat, "message to pin not found")
    _check_pin_right(chat)
    quiet = call.params.flag("disable_notification")
    pin_message(call.exchange, chat, call.world.bot.id, message, quiet=quiet)
    return True


def _check_pin_right(chat: Chat) -> None:
    if not chat.is_private and chat.bot_status != "administrator":
        raise bad_request("not enough rights to manage pinned messages in the chat")


@method
async def unpin_chat_message(call: Call) -> bool:
    chat = call.writable_chat()
    _check_pin_right(chat)
    message_id = call.params.integer("message_id") or (chat.pinned or [0])[-1]
    if not unpin_message(call.exchange, chat, message_id):
        raise bad_request("message to unpin not found")
    return True


@method
async def unpin_all_chat_messages(call: Call) -> bool:
    chat = call.writable_chat()
    _check_pin_right(chat)
    chat.pinned.clear()
    call.world.save_chat(chat)
    return True


@method
async def set_message_reaction(call: Call) -> bool:
    chat = call.writable_chat()
    message = call.message(chat, "message to react not found")
    wanted = call.params.parsed("reaction", "can't parse reaction types JSON object") or []
    if not isinstance(wanted, list) or len(wanted) > 1 or not all(map(_is_reaction, wanted)):
        raise bad_request("REACTION_INVALID")
    first = _first_of_album(call, message)
    first.reactions["bot"] = wanted
    call.world.save_message(first)
    return True


def _first_of_album(call: Call, message: Message) -> Message:
    """On an album a reaction lands on its first item."""
    album = message.body.get("media_group_id")
    if not album:
        return message
    history = call.world.history(message.chat_id)
    items = (one for one in history if one.body.get("media_group_id") == album)
    return next((one for one in items if not one.deleted), message)


def _is_reaction(given: Any) -> bool:
    if not isinstance(given, dict):
        return False
    return given.get("type") == "custom_emoji" or f" {given.get('emoji')} " in REACTIONS


REACTIONS = (
    " 👍 👎 ❤ 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 "
    "❤\u200d🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨\u200d💻 👀 🎃 🙈 "
    "😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷\u200d♂ 🤷 🤷\u200d♀ 😡 "
)
