"""What happens to an order as a whole: given, edited, cancelled, copied, joined, taken back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from core.events.happening import NOT_LOGGED, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderAssigned(Event):
    """A user was given the order."""

    user_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderUnassigned(Event):
    """The order was taken away from a user, or he gave it back."""

    user_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderEdited(Event):
    """Fields were edited, by their keys; before and after stand in the changes logged with it."""

    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentAdded(Event):
    assignment_id: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentRemoved(Event):
    assignment_id: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentDuplicated(Event):
    """An assignment was copied on its order (AS-04); ``assignment_id`` is the copy's."""

    assignment_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomStatusSet(Event):
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderCancelled(Event):
    """The order was cancelled; ``reason`` is what was said, such as *Not for us*.

    ``booked`` are the users who had a time on it that is not over.
    """

    reason: str
    booked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CancellationReversed(Event):
    """A cancelled order is again what it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderDeleted(Event):
    """The order and its history are gone (WO-21).

    ``cards`` are the messages that still show it: ``chat_id``, ``thread_id``, ``message_id``,
    ``language``; ``assigned`` the users who had it. ``was`` is the shape of the order while
    somebody's calendar holds a time of it, and ``told`` whose: an address and the shape of the
    booking each. Both are for the letters alone and are not logged, since nothing stays of it.
    ``timers`` ran on it: ``user_id`` and the ``hours`` that were counted, which nobody books.
    """

    cards: tuple[Mapping[str, Any], ...] = ()
    assigned: tuple[str, ...] = ()
    timers: tuple[Mapping[str, str], ...] = ()
    was: Mapping[str, Any] | None = field(default=None, metadata=NOT_LOGGED)
    told: tuple[tuple[str, Mapping[str, Any]], ...] = field(default=(), metadata=NOT_LOGGED)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderMadeFrom(Event):
    """An order was made of another one, ``other``; ``how`` says in which way."""

    other: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderLedTo(Event):
    """Another order, ``other``, was made of this one; ``how`` says in which way."""

    other: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderTookOver(Event):
    """All that stood on the order ``other`` stands on this one now (RV-08)."""

    other: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderMergedInto(Event):
    """All that stood on this order stands on ``other`` now, and this one is cancelled (RV-08)."""

    other: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecurrenceSet(Event):
    """The order comes again: so many days after, on ``weekday`` (Mon is 0) if given (WO-24)."""

    every_days: int
    weekday: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecurrenceStopped(Event):
    """The order does not come again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectSet(Event):
    """An assignment is about this service object now, or about none; ``code`` is the object's."""

    assignment_id: str
    code: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionUndone(Event):
    """What one transaction did was taken back; ``undone`` are its events' names.

    ``letters``: address and letter of the mails that had left already: a correction follows each.
    """

    unit: str
    undone: tuple[str, ...]
    letters: tuple[tuple[str, str], ...] = ()
