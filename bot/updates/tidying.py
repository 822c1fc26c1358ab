"""Takes the lines away that Telegram writes when the bot pins a card or names a topic anew."""

from telegram import Bot, Message, Update
from telegram.error import TelegramError


def is_litter(update: Update, bot: Bot) -> bool:
    """Whether it is such a line about an act of the bot's own."""
    message = update.message
    if message is None or message.from_user is None or message.from_user.id != bot.id:
        return False
    return message.pinned_message is not None or message.forum_topic_edited is not None


async def tidy(message: Message) -> None:
    """Delete it; where that is not allowed, it stays and does no harm."""
    try:
        await message.delete()
    except TelegramError:
        return
