"""Says a message to Telegram, and finds a way where Telegram will not take it as it is."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from telegram import Bot, InputFile
from telegram.error import BadRequest, ChatMigrated, RetryAfter

from core.chat import ChatMessage, Place
from notifications.channels.telegram_buttons import (
    has_links,
    keyboard,
    keys,
    links_in_text,
    opening_outside,
    opens_inside,
)
from notifications.channels.telegram_chores import Chores
from notifications.channels.telegram_method import call
from notifications.channels.telegram_pace import Pace
from notifications.channels.telegram_stood import Begun, Stood
from notifications.channels.telegram_text import LONGEST_CAPTION, LONGEST_TEXT, mended, parts_of

log = logging.getLogger(__name__)

HTML = "HTML"
NO_PREVIEW = {"is_disabled": True}
GONE = ("message to edit not found", "message can't be edited", "there is no text in the message")
THREAD_GONE = ("thread not found", "topic_closed", "topic_deleted", "topic_id_invalid")
FILE_GONE = ("wrong file", "invalid file", "file_reference", "file is temporarily")
LONGEST_IN_HAND = 60.0
"""Seconds that the rest of a message that was begun may be kept waiting by Telegram."""
MOST_OBJECTIONS = 4

Answered = Any
"""A message as Telegram gives it, as JSON; true where it says only that something was done."""
Call = Callable[[Place, ChatMessage], Awaitable[Answered]]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file: its name, what is in it, and how Telegram calls it where it was sent before."""

    name: str
    content: bytes = b""
    file_id: str | None = None


class Wire(Chores):
    """Sends, edits and deletes; whoever sends or edits waits for his turn at ``pace`` first.

    What is too long for one message becomes several, with the buttons under the last.
    """

    def __init__(self, bot: Bot, pace: Pace) -> None:
        super().__init__(bot)
        self.pace = pace

    async def send(self, place: Place, message: ChatMessage, begun: Begun | None = None) -> Stood:
        """Say it, or what is left of it; gives where it was said in the end."""
        begun = begun or Begun()
        parts = _parted(message, LONGEST_TEXT)
        if not begun.is_of(message):
            begun.said(message, await self._somehow(self._send, place, parts[0]))
        return await self._with_rest(message, parts, begun)

    async def edit(
        self, place: Place, message_id: int, message: ChatMessage, begun: Begun | None = None
    ) -> Stood:
        """Put it in the place of a message; anew when that one is gone."""
        begun = begun or Begun()

        async def edit(place: Place, message: ChatMessage) -> Answered:
            return await self._edit(place, message_id, message)

        parts = _parted(message, LONGEST_TEXT)
        if not begun.is_of(message):
            begun.said(message, await self._somehow(edit, place, parts[0], message_id))
        return await self._with_rest(message, parts, begun)

    async def send_file(
        self, place: Place, message: ChatMessage, upload: Upload, begun: Begun | None = None
    ) -> Stood:
        """Send a file with the message as its caption, and what is too long for one after it."""
        begun = begun or Begun()

        async def send(place: Place, message: ChatMessage) -> Answered:
            return await self._send_file(place, message, upload)

        parts = _parted(message, LONGEST_CAPTION)
        if not begun.is_of(message):
            begun.said(message, await self._somehow(send, place, parts[0]))
        return await self._with_rest(message, parts, begun)

    async def _send(self, place: Place, message: ChatMessage) -> Answered:
        return await call(
            self.bot,
            "sendMessage",
            text=message.html,
            reply_markup=keys(message) or keyboard(message),
            link_preview_options=NO_PREVIEW,
            **_addressed(place, message),
        )

    async def _send_file(self, place: Place, message: ChatMessage, upload: Upload) -> Answered:
        try:
            return await call(
                self.bot,
                "sendDocument",
                document=upload.file_id or InputFile(upload.content, filename=upload.name),
                caption=message.html,
                reply_markup=keyboard(message),
                **_addressed(place, message),
            )
        except BadRequest as error:
            if upload.file_id is None or not upload.content or not _is(error, *FILE_GONE):
                raise
            return await self._send_file(place, message, replace(upload, file_id=None))

    async def _edit(self, place: Place, message_id: int, message: ChatMessage) -> Answered:
        try:
            return await call(
                self.bot,
                "editMessageText",
                text=message.html,
                chat_id=place.chat_id,
                message_id=message_id,
                parse_mode=HTML,
                reply_markup=keyboard(message),
                link_preview_options=NO_PREVIEW,
            )
        except BadRequest as error:
            if not _is(error, *GONE):
                raise
            return await self._send(place, message)

    async def _with_rest(
        self, message: ChatMessage, parts: Sequence[ChatMessage], begun: Begun
    ) -> Stood:
        """Say what did not fit, too: it was begun, so it is ended even where it has to wait."""
        stood = begun.where
        for part in parts[len(stood.message_ids) :]:
            await self.pace.turn(stood.place.chat_id)
            rest = await self._patiently(stood.place, part)
            ids = (*stood.message_ids, *rest.message_ids)
            stood = replace(stood, place=rest.place, message_ids=ids)
            begun.said(message, stood)
        return stood

    async def _patiently(self, place: Place, message: ChatMessage) -> Stood:
        try:
            return await self._somehow(self._send, place, message)
        except RetryAfter as error:
            seconds = seconds_of(error)
            if seconds > LONGEST_IN_HAND:
                raise
            self.pace.hold(place.chat_id, seconds)
            await asyncio.sleep(seconds)
            return await self._somehow(self._send, place, message)

    async def _somehow(
        self, call: Call, place: Place, message: ChatMessage, at: int | None = None
    ) -> Stood:
        """Try it; with what Telegram objects to left out, each objection met once.

        ``at`` is the message that it is put in the place of.
        """
        for _ in range(MOST_OBJECTIONS):
            try:
                return _stood(place, await call(place, message), at)
            except ChatMigrated as moved:
                place = Place(moved.new_chat_id)
            except BadRequest as error:
                if at is not None and _is(error, "message is not modified"):
                    return Stood(place, (at,))
                place, message = _without_objection(error, place, message)
        return _stood(place, await call(place, message), at)


def seconds_of(error: RetryAfter) -> float:
    """How long Telegram wants to be left alone."""
    after = error.retry_after
    return after.total_seconds() if isinstance(after, timedelta) else float(after)


def _without_objection(
    error: BadRequest, place: Place, message: ChatMessage
) -> tuple[Place, ChatMessage]:
    """The same without what Telegram did not take; raises the error where there is no way."""
    if place.thread_id and _is(error, *THREAD_GONE):
        return Place(place.chat_id), message
    if _is(error, "can't parse entities"):
        log.error("a message held markup that Telegram did not take")
        return place, replace(message, html=mended(message.html))
    if _is(error, "web app") and opens_inside(message):
        return place, opening_outside(message)
    if _is(error, "url") and has_links(message):
        return place, links_in_text(message)
    raise error


def _addressed(place: Place, message: ChatMessage) -> dict[str, Any]:
    """What every message has that is said anew."""
    answers = {"message_id": message.reply_to, "allow_sending_without_reply": True}
    return {
        "chat_id": place.chat_id,
        "message_thread_id": place.thread_id or None,
        "parse_mode": HTML,
        "disable_notification": message.silent or None,
        "reply_parameters": answers if message.reply_to else None,
    }


def _stood(place: Place, sent: Answered, at: int | None) -> Stood:
    if not isinstance(sent, dict):
        return Stood(place, (at or 0,))
    document = sent.get("document")
    return Stood(place, (int(sent["message_id"]),), document and str(document["file_id"]))


def _parted(message: ChatMessage, first: int) -> list[ChatMessage]:
    """The message as the messages it takes: an answer's reply mark on the first, buttons last."""
    parts = parts_of(message.html, first)
    if len(parts) == 1:
        return [message]
    *before, last = parts
    plain = [replace(message, html=part, buttons=(), silent=True) for part in before]
    said = [*plain, replace(message, html=last, silent=True)]
    said[0] = replace(said[0], silent=message.silent)
    return [said[0], *(replace(each, reply_to=None) for each in said[1:])]


def _is(error: BadRequest, *signs: str) -> bool:
    return any(sign in error.message.casefold() for sign in signs)
