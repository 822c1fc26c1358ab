"""What somebody said, tapped or sent, in plain values: the bot's view of one Telegram update."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from telegram import Message, Update, User

from bot import codes
from bot.codes import Code
from core.chat import Place

_COMMAND = re.compile(r"/(\w+)(?:@\w+)?\s*")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it, as Telegram knows the person."""

    id: int
    name: str
    username: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class SentFile:
    """A photo or file that was sent; fetched later by its ``file_id``."""

    file_id: str
    name: str
    content_type: str
    size: int


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said. ``message_id`` is the speaker's own message, of a tap the one tapped."""

    update_id: int
    speaker: Speaker
    place: Place
    private: bool
    at: datetime
    message_id: int = 0
    text: str = ""
    file: SentFile | None = None
    album: str | None = None
    reply_to: int | None = None
    tap: Code | None = None
    tap_id: str | None = None
    edited: bool = False

    @property
    def arguments(self) -> str:
        """What follows a command."""
        return _COMMAND.sub("", self.text, count=1).strip()

    def kept(self) -> dict[str, Any]:
        """The words and the file as JSON, so that nothing said is lost while the bot asks."""
        return {
            "text": self.text,
            "message_id": self.message_id,
            "at": self.at.isoformat(),
            "album": self.album,
            "file": self.file and {
                "file_id": self.file.file_id,
                "name": self.file.name,
                "content_type": self.file.content_type,
                "size": self.file.size,
            },
        }  # fmt: skip

    def again(self, kept: Mapping[str, Any]) -> "Said":
        """What was said earlier, in the turn of the tap that says which order was meant."""
        return replace(
            self,
            text=kept["text"],
            message_id=kept["message_id"],
            at=datetime.fromisoformat(kept["at"]),
            album=kept["album"],
            file=SentFile(**kept["file"]) if kept["file"] else None,
            reply_to=None,
            tap=None,
        )


def said_in(update: Update) -> Said | None:
    """What an update says; None when nobody in particular says anything in it."""
    if update.callback_query is not None:
        return _tapped(update)
    message = update.effective_message
    speaker = update.effective_user
    if message is None or speaker is None:
        return None
    return replace(
        _of_message(update.update_id, message, speaker), edited=update.edited_message is not None
    )


def place_of(message: Message) -> Place:
    """Where a message stands; threads count only where there are topics."""
    thread = message.message_thread_id if message.is_topic_message else None
    return Place(message.chat.id, thread or 0)


def _of_message(update_id: int, message: Message, speaker: User) -> Said:
    return Said(
        update_id=update_id,
        speaker=_speaker(speaker),
        place=place_of(message),
        private=message.chat.type == message.chat.PRIVATE,
        at=message.date or EPOCH,
        message_id=message.message_id,
        text=message.text or message.caption or "",
        file=_file(message),
        album=message.media_group_id,
        reply_to=message.reply_to_message.message_id if message.reply_to_message else None,
    )


def _tapped(update: Update) -> Said | None:
    query = update.callback_query
    if query is None or query.message is None:
        return None
    message = query.message
    try:
        tap = codes.read(query.data or "")
    except codes.UnreadableCode:
        tap = None
    return Said(
        update_id=update.update_id,
        speaker=_speaker(query.from_user),
        place=place_of(message) if isinstance(message, Message) else Place(message.chat.id),
        private=message.chat.type == message.chat.PRIVATE,
        at=EPOCH,
        message_id=message.message_id,
        tap=tap,
        tap_id=query.id,
    )


def _speaker(user: User) -> Speaker:
    return Speaker(user.id, user.full_name, user.username, (user.language_code or "")[:2] or None)


def _file(message: Message) -> SentFile | None:
    if message.photo:
        photo = message.photo[-1]
        name = f"{message.date:%Y-%m-%d %H.%M.%S}.jpg"
        return SentFile(photo.file_id, name, "image/jpeg", photo.file_size or 0)
    sent = message.document or message.video or message.voice or message.audio
    if sent is None:
        return None
    kind = sent.mime_type or "application/octet-stream"
    name = getattr(sent, "file_name", None) or f"{message.date:%Y-%m-%d %H.%M.%S}"
    return SentFile(sent.file_id, name, kind, sent.file_size or 0)
