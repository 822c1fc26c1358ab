"""Rows as lists show them: read models, cheap to fetch and never through the aggregate."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from core.changes import Change
from core.deliveries import Channel, DeliveryState
from core.work_order import State


@dataclass(frozen=True, slots=True)
class OrderFilter:
    """Which orders are meant; every set field narrows. ``text`` searches as people write."""

    states: frozenset[State] = frozenset()
    assigned_to: UUID | None = None
    customer: UUID | None = None
    unassigned: bool = False
    text: str | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class OrderRow:
    """An order in a list (LS-15): newest first."""

    number: str
    state: State
    urgent: bool
    title: str
    customer: str
    facility: str | None
    assigned: tuple[str, ...]
    booked_at: datetime | None
    comments: int
    created_at: datetime


@dataclass(frozen=True, slots=True)
class LetterRow:
    """A line of an order's mail log: what was sent, when, to whom, by whom and how it went."""

    id: UUID
    letter: str
    channel: Channel
    to: str
    by: str
    at: datetime
    state: DeliveryState
    order: str | None = None
    error: str | None = None
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """Something that happened to an order: when, who, what, before and after (WO-15, WO-25).

    ``unit`` is shared by all that happened in one transaction; ``actor_id`` is the user's;
    ``id`` is the event's own, which its letters name as their cause.
    """

    at: datetime
    by: str
    event: str
    body: dict[str, object]
    changes: tuple[Change, ...] = ()
    order: str | None = None
    unit: UUID | None = field(default=None, compare=False)
    actor_id: UUID | None = field(default=None, compare=False)
    id: UUID | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class MailRow:
    """A received mail as the quarantine list shows it."""

    id: UUID
    received_at: datetime
    state: str
    reason: str | None
    attempts: int
    order: str | None
