"""Which orders a list shows, in what order, and through whose eyes (LS-01, LS-13, PE-02)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from uuid import UUID

from core.numbers import OrderNumber
from core.people import Actor
from core.states import State


class DateOf(StrEnum):
    """Which of an order's dates is meant."""

    PLANNED = "planned"
    BOOKED = "booked"
    CREATED = "created"
    CHANGED = "changed"


class Span(StrEnum):
    """Days that move with the calendar, so that a kept filter stays true."""

    TODAY = "today"
    TOMORROW = "tomorrow"
    THIS_WEEK = "this-week"
    NEXT_WEEK = "next-week"
    LAST_WEEK = "last-week"
    THIS_MONTH = "this-month"
    LAST_MONTH = "last-month"


class WaitsFor(StrEnum):
    """What an order waits for next.

    Somebody to do it, details that are missing, a booked time, articles to be ordered, articles to
    come, the customer's signature, to be made ready, to be invoiced.
    """

    SOMEBODY = "somebody"
    DETAILS = "details"
    TIME = "time"
    ORDERING = "ordering"
    ARTICLES = "articles"
    CUSTOMER = "customer"
    READY = "ready"
    INVOICE = "invoice"


class SortKey(StrEnum):
    """What a list is sorted by (LS-13)."""

    CHANGED = "changed"
    NUMBER = "number"
    CREATED = "created"
    PLANNED = "planned"
    BOOKED = "booked"
    CUSTOMER = "customer"
    FACILITY = "facility"
    STATE = "state"
    STATUS = "status"
    TYPE = "type"
    SUBGROUP = "subgroup"


NEWEST_FIRST = frozenset({SortKey.CHANGED, SortKey.NUMBER, SortKey.CREATED})
"""Sorted downwards unless one says otherwise; the rest upwards, what has no value last."""

Days = tuple[date | None, date | None]
"""From one day up to another, both included; None is open."""


@dataclass(frozen=True, slots=True)
class Period:
    """Orders with a date in these days: a span of the calendar, else from ``first`` to ``last``."""

    of: DateOf = DateOf.BOOKED
    span: Span | None = None
    first: date | None = None
    last: date | None = None

    def days(self, today: date) -> Days:
        """The days meant, seen from today."""
        return _SPANS[self.span](today) if self.span else (self.first, self.last)


@dataclass(frozen=True, slots=True)
class OrderFilter:
    """Which orders are meant; every set field narrows. ``text`` searches as people write.

    ``only``: those that somebody ticked. ``subgroup`` may be empty: the orders of none. ``sort``
    None is the company's own (SE-11), ``descending`` None the key's natural direction.
    """

    states: frozenset[State] = frozenset()
    assigned_to: UUID | None = None
    customer: UUID | None = None
    unassigned: bool = False
    text: str | None = None
    limit: int | None = None
    facility: UUID | None = None
    period: Period | None = None
    subgroup: str | None = None
    order_type: str | None = None
    custom_status: str | None = None
    urgent: bool = False
    incomplete: bool = False
    overdue: bool = False
    waits_for: WaitsFor | None = None
    sort: SortKey | None = None
    descending: bool | None = None
    skip: int = 0
    only: tuple[OrderNumber, ...] = ()

    @property
    def goes_down(self) -> bool:
        """Whether the list goes from the last to the first."""
        key = self.sort or SortKey.NUMBER
        return key in NEWEST_FIRST if self.descending is None else self.descending


@dataclass(frozen=True, slots=True)
class View:
    """Through whose eyes a list is seen: which orders there are, and where his days begin.

    ``whole`` is every order; else those that are assigned to somebody, or a customer's, or none.
    ``internal``: what is hidden from customers may be searched.
    """

    whole: bool = False
    assigned_to: UUID | None = None
    customer: UUID | None = None
    internal: bool = True
    zone: tzinfo = UTC

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing for him to see."""
        return not self.whole and self.assigned_to is None and self.customer is None


WHOLE = View(whole=True)


def view_of(actor: Actor, zone: tzinfo = UTC) -> View:
    """What this person sees, as ``Actor.sees`` says of one order (PE-01, PE-02)."""
    if actor.customer_id is not None:
        return View(customer=actor.customer_id, internal=False, zone=zone)
    if actor.sees_all:
        return View(whole=True, zone=zone)
    return View(assigned_to=actor.user_id if actor.sees_own else None, zone=zone)


def moments(days: Days, zone: tzinfo) -> tuple[datetime | None, datetime | None]:
    """From which moment to before which other the days last in this zone, UTC."""
    first, last = days
    after = last + timedelta(days=1) if last is not None and last < date.max else None
    return _midnight(first, zone), _midnight(after, zone)


def _midnight(day: date | None, zone: tzinfo) -> datetime | None:
    if day is None or not date(2, 1, 1) < day < date(9999, 1, 1):
        return None
    return datetime.combine(day, time.min, zone).astimezone(UTC)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _week(day: date) -> Days:
    monday = _monday(day)
    return monday, monday + timedelta(days=6)


def _month(day: date) -> Days:
    first = day.replace(day=1)
    after = (first + timedelta(days=32)).replace(day=1)
    return first, after - timedelta(days=1)


_SPANS: dict[Span, Callable[[date], Days]] = {
    Span.TODAY: lambda today: (today, today),
    Span.TOMORROW: lambda today: (today + timedelta(days=1), today + timedelta(days=1)),
    Span.THIS_WEEK: _week,
    Span.NEXT_WEEK: lambda today: _week(today + timedelta(days=7)),
    Span.LAST_WEEK: lambda today: _week(today - timedelta(days=7)),
    Span.THIS_MONTH: _month,
    Span.LAST_MONTH: lambda today: _month(today.replace(day=1) - timedelta(days=1)),
}
