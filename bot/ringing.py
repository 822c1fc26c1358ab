"""At whose door an update rings: one look-up, however many commands and buttons there are."""

from telegram import Message, Update

from bot.acts import Handler
from bot.handlers import users
from bot.routes import COMMAND, COMMANDS, TAPS, old_button, spoken
from bot.said import Said


def handler_for(update: Update, said: Said, username: str) -> Handler | None:
    """Who answers it; None for what tells of a chat and is said by nobody."""
    if update.callback_query is not None:
        return TAPS.get(said.tap.action, old_button) if said.tap is not None else old_button
    message = update.effective_message
    if message is None or update.inline_query is not None or not _says_something(message):
        return None
    if message.text is None or not message.text.startswith("/"):
        return spoken
    return _for_command(message.text, username)


def _for_command(text: str, username: str) -> Handler:
    command = COMMAND.match(text)
    if command is None:
        return spoken
    name, bot = command.groups()
    if bot is not None and bot.casefold() != username.casefold():
        return users.unknown_command
    return COMMANDS.get(name.lower(), users.unknown_command)


def _says_something(message: Message) -> bool:
    """What is no text and no attachment is Telegram's own note of what happened in a chat."""
    if message.migrate_to_chat_id or message.migrate_from_chat_id:
        return False
    return bool(message.text or message.caption) or message.effective_attachment is not None
