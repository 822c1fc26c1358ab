"""What is to be sent: one row per event, recipient and channel, written with the effect itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4


class Channel(StrEnum):
    """Which way something is sent."""

    EMAIL = "email"
    TELEGRAM = "telegram"
    SMS = "sms"


class DeliveryState(StrEnum):
    """How far a delivery has come.

    *maybe sent* is an unknown outcome, never blindly repeated; *returned* left, and a host on the
    way gave it back.
    """

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    MAYBE_SENT = "maybe_sent"
    FAILED = "failed"
    RETURNED = "returned"
    DROPPED = "dropped"


ANSWERS = "update:"
"""How the cause of what answers a person begins, in contrast to news."""


@dataclass(frozen=True, slots=True)
class NewDelivery:
    """Something to be sent. ``recipient``: an e-mail address, a phone number, or a chat ID as text.

    ``letter`` names the template or card; ``context`` holds what it needs as JSON values;
    ``order`` is the order's number. ``due_at`` None means at once. ``nth`` is how many such
    letters to the same reader the same event has brought about before this one.
    """

    channel: Channel
    recipient: str
    letter: str
    language: str
    context: Mapping[str, Any] = field(default_factory=dict)
    order: str | None = None
    due_at: datetime | None = None
    nth: int = 0


@dataclass(frozen=True, slots=True)
class Delivery:
    """A delivery as the sender gets it: claimed under ``token`` until its lease runs out."""

    id: UUID
    channel: Channel
    recipient: str
    letter: str
    language: str
    context: Mapping[str, Any]
    order: str | None
    by: str
    created_at: datetime
    attempts: int = 0
    token: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, slots=True)
class Sent:
    """How a delivery went: its new state, what the channel called it, and when to try again.

    ``channel_is_down``: nothing can be sent over the channel now, whatever it is and to whom;
    ``recipient_rests``: nothing more is tried to this recipient before ``retry_at``.
    """

    state: DeliveryState
    external_id: str | None = None
    error: str | None = None
    retry_at: datetime | None = None
    channel_is_down: bool = False
    recipient_rests: bool = False


@dataclass(frozen=True, slots=True)
class Outage:
    """A channel over which nothing can be sent: since when and why, as a sentence.

    It was knocked at so many times, and is again at ``knock_at``; ``told_at`` is when its people
    were told, None until they are.
    """

    channel: Channel
    since: datetime
    why: str
    knock_at: datetime
    knocks: int = 0
    told_at: datetime | None = None
