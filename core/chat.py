"""What a chat shows and remembers, in plain values: messages, buttons, what is in hand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

ASKS = "asks"
"""What a message stands for that is answered by a reply to it, however late and by whomever."""
REMEMBERED = timedelta(hours=24)
"""So long does a question wait: coverage may be bad for a day, but no longer."""


class Style(StrEnum):
    """How a button looks, where the app can show it."""

    PLAIN = ""
    PRIMARY = "primary"
    SUCCESS = "success"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: ``code`` (what a tap means, at most 64 bytes) or ``url``.

    ``app`` opens the address inside Telegram, where that is possible; ``search`` begins an inline
    search in the same chat, with these words.
    """

    label: str
    code: str | None = None
    url: str | None = None
    style: Style = Style.PLAIN
    app: bool = False
    search: str | None = None


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """A message ready to be sent: ``html`` is Telegram's HTML, already escaped.

    ``stands_for`` says what a reply to it acts on: ``{"order": "421", "line": "<uuid>"}``.
    ``protocol_of`` names an order whose protocol PDF goes with it; ``mail_file`` a received mail,
    by its ID and the ending ``.txt`` for what it says or ``.eml`` for all of it; ``file_name`` and
    ``file_text`` are a small file made of text, such as a list, or with ``stored`` one that is
    stored under that SHA-256; ``archive_of`` an order that goes
    with it as a ZIP, as the user with the ID ``archive_for`` sees it; ``paper`` a paper that is
    printed, by its kind and what it is of, for the same user. ``keys`` stand below the chat
    from then on, each saying its own words when tapped; such a message has no buttons of its own.
    """

    html: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    reply_to: int | None = None
    stands_for: Mapping[str, str] = field(default_factory=dict)
    silent: bool = False
    protocol_of: str | None = None
    mail_file: str | None = None
    file_name: str | None = None
    file_text: str = ""
    keys: tuple[tuple[str, ...], ...] = ()
    stored: str | None = None
    archive_of: str | None = None
    archive_for: str | None = None
    paper: tuple[str, ...] = ()
    asks_place: str = ""
    or_skip: str = ""
    gone_after: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is said: a chat, and a thread in it (0 for none)."""

    chat_id: int
    thread_id: int = 0


@dataclass(frozen=True, slots=True)
class Pending:
    """What the bot waits for from one user in one place; survives any restart.

    ``asked_at`` is when it asked; what is said much later is no answer to that any more.
    """

    user_id: int
    place: Place
    kind: str
    order: str | None = None
    context: Mapping[str, Any] = field(default_factory=dict)
    prompt_message_id: int | None = None
    asked_at: datetime | None = None

    def is_forgotten(self, now: datetime) -> bool:
        """Whether it was asked so long ago that nobody thinks of it any more."""
        return self.asked_at is not None and now - self.asked_at > REMEMBERED


@dataclass(frozen=True, slots=True)
class Hand:
    """The order a person has in hand in a chat, and the assignment meant on it."""

    order: str
    assignment_id: UUID | None = None

    def following(self, now: "Hand | None") -> "Hand":
        """This in hand after ``now``: the assignment meant stays while the order does (AS-06)."""
        if now is None or self.assignment_id is not None or now.order != self.order:
            return self
        return now
