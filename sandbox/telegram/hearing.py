"""What a bot may hear: all in private, little in a group (privacy mode)."""

from sandbox.telegram.exchange import Exchange
from sandbox.telegram.messages import Message
from sandbox.telegram.people import PRESENT, Chat


def tell(exchange: Exchange, chat: Chat, message: Message, *, edited: bool = False) -> None:
    """Tell the bot of a message or of its edit, if it may hear."""
    if hears(exchange, chat, message):
        kind = "channel_post" if chat.kind == "channel" else "message"
        exchange.deliver(f"edited_{kind}" if edited else kind, message.body)


def hears(exchange: Exchange, chat: Chat, message: Message) -> bool:
    """Whether the bot is told of a message."""
    if chat.bot_status not in PRESENT:
        return False
    open_ears = chat.is_private or not exchange.bot.privacy or chat.bot_status == "administrator"
    return open_ears or message.is_service or _is_meant_for_bot(exchange, message)


def _is_meant_for_bot(exchange: Exchange, message: Message) -> bool:
    if message.body.get("via_bot", {}).get("id") == exchange.bot.id:
        return True
    replied = message.body.get("reply_to_message", {})
    if replied.get("from", {}).get("id") == exchange.bot.id:
        return True
    text = message.text
    own = f"@{exchange.bot.username}".lower()
    if own in text.lower():
        return True
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    return first.startswith("/") and "@" not in first
