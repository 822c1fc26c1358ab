"""What somebody said, tapped or sent, in plain values: the bot's view of one Telegram update."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from bot import codes
from bot.codes import Code
from core.chat import Place

Json = Mapping[str, Any]

_COMMAND = re.compile(r"/(\w+)(?:@\w+)?\s*")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
USUAL = {"voice": "audio/ogg", "video": "video/mp4", "audio": "audio/mpeg"}
FILES = (
    ("voice", "voice"),
    ("video", "video"),
    ("video_note", "video"),
    ("animation", "video"),
    ("audio", "audio"),
    ("document", "file"),
)
"""What a message may have attached, and what kind of file that is to us."""


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


def said_in(update: Json) -> Said | None:
    """What an update says; None when nobody in particular says anything in it.

    It is read as Telegram gives it: to make objects of all that an update may hold takes longer
    than to answer it.
    """
    if "callback_query" in update:
        return _tapped(update)
    edited = "edited_message" in update
    message = update.get("edited_message" if edited else "message")
    if message is None or "from" not in message:
        return None
    return replace(_of_message(update["update_id"], message), edited=edited)


def _of_message(update_id: int, message: Json) -> Said:
    answered = _answered(message)
    place = message.get("location")
    return Said(
        update_id=update_id,
        speaker=_speaker(message["from"]),
        place=_place(message),
        private=_is_private(message),
        at=datetime.fromtimestamp(message["date"], UTC) if message.get("date") else EPOCH,
        message_id=message["message_id"],
        text=_words(message),
        file=_file(message),
        album=message.get("media_group_id"),
        reply_to=answered["message_id"] if answered else None,
        quoted=_words(answered) if answered else "",
        quoted_file=_file(answered) if answered else None,
        location=(place["latitude"], place["longitude"]) if place else None,
    )


def _place(message: Json) -> Place:
    """Where a message stands; threads count only where there are topics."""
    thread = message.get("message_thread_id") if message.get("is_topic_message") else None
    return Place(message["chat"]["id"], thread or 0)


def _is_private(message: Json) -> bool:
    return bool(message["chat"]["type"] == "private")


def _words(message: Json) -> str:
    return message.get("text") or message.get("caption") or ""


def _answered(message: Json) -> Json | None:
    """What somebody answers; not the line that opened a topic, which all in it seems to answer."""
    answered: Json | None = message.get("reply_to_message")
    opened = answered is not None and "forum_topic_created" in answered
    return None if opened else answered


def _tapped(update: Json) -> Said | None:
    query = update["callback_query"]
    message = query.get("message")
    if message is None:
        return None
    try:
        tap = codes.read(query.get("data") or "")
    except codes.UnreadableCode:
        tap = None
    return Said(
        update_id=update["update_id"],
        speaker=_speaker(query["from"]),
        place=_place(message),
        private=_is_private(message),
        at=EPOCH,
        message_id=message["message_id"],
        tap=tap,
        tap_id=query["id"],
    )


def _speaker(user: Json) -> Speaker:
    name = " ".join(filter(None, (user.get("first_name"), user.get("last_name"))))
    language = (user.get("language_code") or "")[:2] or None
    return Speaker(user["id"], name, user.get("username"), language)


def _file(message: Json) -> SentFile | None:
    if message.get("photo"):
        photo = message["photo"][-1]
        return SentFile(photo["file_id"], "", "image/jpeg", photo.get("file_size") or 0, "photo")
    found = next(((kind, message[key]) for key, kind in FILES if message.get(key)), None)
    if found is None:
        return None
    kind, sent = found
    content_type = sent.get("mime_type") or USUAL.get(kind, "application/octet-stream")
    name, size = sent.get("file_name") or "", sent.get("file_size") or 0
    return SentFile(sent["file_id"], name, content_type, size, kind)
