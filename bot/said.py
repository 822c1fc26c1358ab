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
USUAL = {"voice": "audio/ogg", "video": "video/mp4", "audio": "audio/mpeg"}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it, as Telegram knows the person."""

    id: int
    name: str
    username: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class SentFile:
    """A photo or file that was sent; fetched later by its ``file_id``.

    ``name`` is empty where the phone gave none; ``kind``: photo, video, voice, audio or file.
    """

    file_id: str
    name: str
    content_type: str
    size: int
    kind: str = "file"


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said. ``message_id`` is the speaker's own message, of a tap the one tapped.

    ``quoted`` and ``quoted_file`` are what the message says that it answers; ``location`` is a
    place that was sent, in degrees north and east.
    """

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
    quoted: str = ""
    quoted_file: SentFile | None = None
    location: tuple[float, float] | None = None

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
            "edited": self.edited,
            "file": self.file and {
                "file_id": self.file.file_id,
                "name": self.file.name,
                "content_type": self.file.content_type,
                "size": self.file.size,
                "kind": self.file.kind,
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
            edited=kept.get("edited", False),
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
    answered = _answered(message)
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
        reply_to=answered.message_id if answered else None,
        quoted=(answered.text or answered.caption or "") if answered else "",
        quoted_file=_file(answered) if answered else None,
        location=(place.latitude, place.longitude) if (place := message.location) else None,
    )


def _answered(message: Message) -> Message | None:
    """What somebody answers; not the line that opened a topic, which all in it seems to answer."""
    answered = message.reply_to_message
    opened = answered is not None and answered.forum_topic_created is not None
    return None if opened else answered


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
        return SentFile(photo.file_id, "", "image/jpeg", photo.file_size or 0, "photo")
    kind, sent = _attached(message)
    if sent is None:
        return None
    content_type = getattr(sent, "mime_type", None) or USUAL.get(kind, "application/octet-stream")
    name = getattr(sent, "file_name", None) or ""
    return SentFile(sent.file_id, name, content_type, sent.file_size or 0, kind)


def _attached(message: Message) -> tuple[str, Any]:
    kinds: tuple[tuple[str, Any], ...] = (
        ("voice", message.voice),
        ("video", message.video or message.video_note or message.animation),
        ("audio", message.audio),
        ("file", message.document),
    )
    return next(((kind, sent) for kind, sent in kinds if sent is not None), ("", None))
