"""Rows as lists show them: read models, cheap to fetch and never through the aggregate."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from core.changes import Change
from core.deliveries import Channel, DeliveryState
from core.filters import OrderFilter
from core.mail_choice import MailChoice
from core.mail_trust import Verdict
from core.registers import Pairs
from core.states import State

__all__ = [
    "Favourite",
    "HistoryRow",
    "LetterRow",
    "ListChoice",
    "MailRow",
    "Neighbours",
    "OrderFilter",
    "OrderRow",
    "Tab",
]


@dataclass(frozen=True, slots=True)
class OrderRow:
    """An order in a list (LS-15), as whoever looks may see it.

    ``booked_at`` is its first booking; ``comments`` None in a detailed list (LS-16); the colours
    are the company's for the order's own status and type, None where they have none.
    """

    number: str
    state: State
    urgent: bool
    title: str
    customer: str
    facility: str | None
    assigned: tuple[str, ...]
    booked_at: datetime | None
    comments: int | None
    created_at: datetime
    incomplete: bool = False
    planned_on: date | None = None
    subgroup: str | None = None
    order_type: str | None = None
    type_colour: str | None = None
    custom_status: str | None = None
    status_colour: str | None = None
    invoiced_to: str | None = None
    documents: int | None = 0
    custom_fields: Pairs = ()
    address: str | None = None
    contact: str | None = None
    phone: str | None = None
    objects: tuple[str, ...] = ()
    cost_centre: str | None = None
    customer_order_number: str | None = None
    created_by: str = ""
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The orders before and after one in a list (LS-04)."""

    previous: str | None = None
    next: str | None = None


@dataclass(frozen=True, slots=True)
class Tab:
    """How many orders of a list are in one subgroup (LS-17); empty ``subgroup``: in none."""

    subgroup: str
    orders: int


@dataclass(frozen=True, slots=True)
class Favourite:
    """A filter somebody keeps under a name (LS-03); ``is_default``: his lists begin with it."""

    name: str
    filter: OrderFilter
    is_default: bool = False


@dataclass(frozen=True, slots=True)
class ListChoice:
    """How somebody has his list: the filter he kept (LS-02) and his columns (LS-10)."""

    filter: OrderFilter | None = None
    columns: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class LetterRow:
    """A line of an order's mail log: what was sent, when, to whom, by whom and how it went.

    ``external_id`` is what its channel called it: in a chat the message's ID there.
    """

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
    external_id: str | None = None


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
    """A received mail as the lists of mail show it.

    ``state`` is waiting, quarantined, done or discarded; ``kind`` what sort of mail it is;
    ``sender`` and ``subject`` are as it says itself, None before it was read, as are ``name``,
    what its sender is called, ``beginning``, the first of what is new in it, and ``files``, their
    names. ``reason`` is a sentence, with ``detail`` where it has {detail}; ``choice`` is what
    somebody says it is.
    """

    id: UUID
    received_at: datetime
    state: str
    reason: str | None
    attempts: int
    order: str | None
    outcome: str | None = None
    sender: str | None = None
    subject: str | None = None
    kind: str | None = None
    verdict: Verdict | None = None
    settled_at: datetime | None = None
    settled_by: str | None = None
    detail: str | None = None
    name: str | None = None
    beginning: str | None = None
    files: tuple[str, ...] | None = None
    choice: MailChoice | None = None
