"""What is done in a chat beside saying things: deleting, reacting, pinning, keeping topics."""

from telegram import Bot
from telegram.error import TelegramError

from core.chat import Place
from notifications.channels.telegram_method import call


class Chores:
    """Small acts. What raises is told by Telegram's own errors, where it matters."""

    def __init__(self, bot: Bot) -> None:
        self.bot = bot

    async def trouble(self) -> TelegramError | None:
        """Ask who the bot is; what stood in the way, or None."""
        try:
            await call(self.bot, "getMe")
        except TelegramError as error:
            return error
        return None

    async def delete(self, place: Place, message_id: int) -> None:
        """Take a message away; one that can't be taken away stays and does no harm."""
        try:
            await call(self.bot, "deleteMessage", chat_id=place.chat_id, message_id=message_id)
        except TelegramError:
            return

    async def react(self, place: Place, message_id: int, emoji: str) -> bool:
        """Put a reaction under somebody's message; False where that can't be done."""
        try:
            await self.bot.set_message_reaction(place.chat_id, message_id, emoji)
        except TelegramError:
            return False
        return True

    async def pin(self, chat_id: int, message_id: int) -> None:
        """Put a message at the top of its chat, without a sound."""
        await call(
            self.bot,
            "pinChatMessage",
            chat_id=chat_id,
            message_id=message_id,
            disable_notification=True,
        )

    async def unpin(self, chat_id: int, message_id: int) -> None:
        """Take it from the top."""
        await call(self.bot, "unpinChatMessage", chat_id=chat_id, message_id=message_id)

    async def open_topic(self, chat_id: int, name: str) -> int:
        """Open a topic; gives its thread."""
        return (await self.bot.create_forum_topic(chat_id, name)).message_thread_id

    async def rename_topic(self, chat_id: int, thread_id: int, name: str) -> None:
        await self.bot.edit_forum_topic(chat_id, thread_id, name)

    async def close_topic(self, chat_id: int, thread_id: int) -> None:
        await self.bot.close_forum_topic(chat_id, thread_id)

    async def reopen_topic(self, chat_id: int, thread_id: int) -> None:
        await self.bot.reopen_forum_topic(chat_id, thread_id)
