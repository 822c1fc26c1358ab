"""Says a message to Telegram, and finds a way where Telegram will not take it as it is."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from html import escape

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    LinkPreviewOptions,
    Message,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, TelegramError

from core.chat import Button, ChatMessage, Place
from notifications.channels.telegram_pace import Pace

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
GONE = ("message to edit not found", "message can't be edited", "there is no text in the message")
LONGEST_CAPTION = 1024
_TAGS = re.compile(r"<[^>]{1,200}>")

Call = Callable[[Place, ChatMessage], Awaitable[int]]


class Wire:
    """Sends, edits and deletes; whoever sends or edits waits for his turn at ``pace`` first."""

    def __init__(self, bot: Bot, pace: Pace) -> None:
        self._bot, self.pace = bot, pace

    async def send(self, place: Place, message: ChatMessage) -> tuple[Place, int]:
        """Say it; gives where it was said in the end, and its ID."""
        return await self._somehow(self._send, place, message)

    async def edit(self, place: Place, message_id: int, message: ChatMessage) -> tuple[Place, int]:
        """Put it in the place of a message; anew when that one is gone."""

        async def edit(place: Place, message: ChatMessage) -> int:
            return await self._edit(place, message_id, message)

        return await self._somehow(edit, place, message)

    async def send_file(
        self, place: Place, message: ChatMessage, content: bytes, name: str
    ) -> tuple[Place, int]:
        """Send a file with the message as its caption."""

        async def upload(place: Place, message: ChatMessage) -> int:
            sent = await self._bot.send_document(
                place.chat_id,
                InputFile(content, filename=name),
                caption=_caption(message.html),
                parse_mode=ParseMode.HTML,
                reply_markup=_keyboard(message),
                message_thread_id=place.thread_id or None,
                disable_notification=message.silent,
            )
            return sent.message_id

        return await self._somehow(upload, place, message)

    async def delete(self, place: Place, message_id: int) -> None:
        """Take a message away; one that can't be taken away stays and does no harm."""
        try:
            await self._bot.delete_message(place.chat_id, message_id)
        except TelegramError:
            return

    async def _send(self, place: Place, message: ChatMessage) -> int:
        sent = await self._bot.send_message(
            place.chat_id,
            message.html,
            parse_mode=ParseMode.HTML,
            reply_markup=_keyboard(message),
            message_thread_id=place.thread_id or None,
            disable_notification=message.silent,
            link_preview_options=NO_PREVIEW,
            reply_to_message_id=message.reply_to,
            allow_sending_without_reply=True if message.reply_to else None,
        )
        return sent.message_id

    async def _edit(self, place: Place, message_id: int, message: ChatMessage) -> int:
        try:
            edited = await self._bot.edit_message_text(
                message.html,
                place.chat_id,
                message_id,
                parse_mode=ParseMode.HTML,
                reply_markup=_keyboard(message),
                link_preview_options=NO_PREVIEW,
            )
        except BadRequest as error:
            if "message is not modified" in error.message.casefold():
                return message_id
            if not _is(error, *GONE):
                raise
            return await self._send(place, message)
        return edited.message_id if isinstance(edited, Message) else message_id

    async def _somehow(self, call: Call, place: Place, message: ChatMessage) -> tuple[Place, int]:
        """Try it; with what Telegram objects to left out, each objection met once."""
        for _ in range(4):
            try:
                return place, await call(place, message)
            except ChatMigrated as moved:
                place = Place(moved.new_chat_id)
            except BadRequest as error:
                if _is(error, "thread not found", "topic_closed", "topic_deleted"):
                    place = Place(place.chat_id)
                elif _is(error, "url") and _has_links(message):
                    message = _links_in_text(message)
                else:
                    raise
        return place, await call(place, message)


def _is(error: BadRequest, *signs: str) -> bool:
    return any(sign in error.message.casefold() for sign in signs)


def _has_links(message: ChatMessage) -> bool:
    return any(button.url for row in message.buttons for button in row)


def _links_in_text(message: ChatMessage) -> ChatMessage:
    """The same with its link buttons as lines of text, for addresses Telegram takes no button for."""
    links = [button for row in message.buttons for button in row if button.url]
    rows = (tuple(button for button in row if not button.url) for row in message.buttons)
    told = "".join(f"\n\n{escape(each.label)}:\n{escape(each.url or '')}" for each in links)
    return replace(message, html=message.html + told, buttons=tuple(row for row in rows if row))


def _keyboard(message: ChatMessage) -> InlineKeyboardMarkup | None:
    if not message.buttons:
        return None
    return InlineKeyboardMarkup([[_button(each) for each in row] for row in message.buttons])


def _button(button: Button) -> InlineKeyboardButton:
    style = button.style.value or None
    if button.url is not None:
        return InlineKeyboardButton(button.label, url=button.url, style=style)
    return InlineKeyboardButton(button.label, callback_data=button.code, style=style)


def _caption(html: str) -> str:
    return html if len(html) <= LONGEST_CAPTION else escape(_TAGS.sub("", html))[:LONGEST_CAPTION]
