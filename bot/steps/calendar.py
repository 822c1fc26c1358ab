"""Looks at somebody's calendar for a booking: a month's days, and the times of one day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.shown.cards import card_text
from core import settings as s
from core.numbers import OrderNumber
from core.order_papers import Booking
from core.people import Actor, User
from core.planner import (
    DAY,
    PlannedBooking,
    Span,
    day_span,
    days_of,
    is_away,
    usual_time,
    working_time,
)
from core.ports import UnitOfWork
from core.refusals import Refused
from core.usecases.assigning import user_who_works
from core.usecases.bookings import BOOKS, refuse_when_off
from core.usecases.measures import refuse_when_closed
from core.words import N_, Words
from core.work_order import WorkOrder

MOST_TIMES = 12
HOUR = timedelta(hours=1)


class BookingIsGone(Refused):
    sentence = N_("That time is not booked on order {number} any more. Book a new one there.")


@dataclass(frozen=True, slots=True)
class Meant:
    """Whose time it is: a person's, or the booking that is to be moved."""

    user: User
    booking: Booking | None = None


@dataclass(frozen=True, slots=True)
class LookAtMonth:
    """At the days of a month; ``target`` is a user's ID or that of a booking on the order.

    Several ``targets`` are looked at as one.
    """

    number: OrderNumber
    targets: tuple[UUID, ...]
    month: date
    words: Words


@dataclass(frozen=True, slots=True)
class Month:
    """A month's first day; on which days one of them is booked or away; ``text`` is the card's."""

    order: WorkOrder
    meant: tuple[Meant, ...]
    first: date
    today: date
    booked: frozenset[date]
    away: frozenset[date]
    text: str


@dataclass(frozen=True, slots=True)
class LookAtDay:
    """At the times of a day, each so many minutes long; 0 is the usual length.

    ``alone``: no other day is booked with it, so what is left of today is offered in the evening.
    """

    number: OrderNumber
    targets: tuple[UUID, ...]
    day: date
    minutes: int
    words: Words
    alone: bool = True


@dataclass(frozen=True, slots=True)
class Time:
    """A time of a day, in minutes from midnight; ``busy``: somebody of them is booked then."""

    start: int
    end: int
    busy: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """The times of a day, the whole working day, and who is away then."""

    order: WorkOrder
    meant: tuple[Meant, ...]
    day: date
    minutes: int
    times: tuple[Time, ...]
    whole: Time
    away: tuple[str, ...]
    text: str


def month_of(command: LookAtMonth, actor: Actor, uow: UnitOfWork) -> Month:
    """A month of those who are to be booked (BO-01, SE-61)."""
    order = _bookable(command.number, actor, uow)
    meant = tuple(meant_by(order, each, uow) for each in command.targets)
    first = command.month.replace(day=1)
    last = (first + 31 * DAY).replace(day=1) - DAY
    zone = command.words.zone
    days = [first + n * DAY for n in range((last - first).days + 1)]
    rows = _bookings(meant, day_span(first, last, zone), uow)
    booked = {day for row in rows for day in days_of(row.span, zone)}
    away = {day for day in days if any(is_away(each.user, day) for each in meant)}
    today = command.words.today(uow.now)
    text = card_text(order, uow, command.words)
    return Month(order, meant, first, today, frozenset(booked), frozenset(away), text)


def day_of(command: LookAtDay, actor: Actor, uow: UnitOfWork) -> Day:
    """The times of a day within the working hours, the taken ones marked (BO-02, BO-05)."""
    order = _bookable(command.number, actor, uow)
    meant = tuple(meant_by(order, each, uow) for each in command.targets)
    zone, day = command.words.zone, command.day
    company = uow.settings.all()[s.WORKING_HOURS]
    first = meant[0].user
    spans = working_time(first, company, day, zone) or (usual_time(first, company, day, zone),)
    busy = [row.span for row in _bookings(meant, day_span(day, day, zone), uow)]
    minutes = command.minutes or _usual(meant)
    whole = usual_time(first, company, day, zone)
    if command.alone and whole.ends_at <= uow.now < day_span(day, day, zone).ends_at:
        whole = _left_of(day, zone, uow.now)
        spans = (whole,)
    times = tuple(_times(spans, busy, minutes, command.words, uow.now))
    away = tuple(each.user.name for each in meant if is_away(each.user, day))
    text = card_text(order, uow, command.words)
    whole_day = _time(whole.starts_at, whole.ends_at, busy, command.words)
    return Day(order, meant, day, minutes, times, whole_day, away, text)


def meant_by(order: WorkOrder, target: UUID, uow: UnitOfWork) -> Meant:
    """Whose time is meant: a booking of the order, else a user; raises NoSuchUser, BookingIsGone."""
    booking = next((each for each in order.bookings if each.id == target), None)
    if booking is None and uow.users.get(target) is None:
        raise BookingIsGone(number=order.number)
    return Meant(user_who_works(booking.user_id if booking else target, uow), booking)


def _left_of(day: date, zone: ZoneInfo, now: datetime) -> Span:
    """What is left of a day whose working hours are over, from the next full hour on."""
    midnight = day_span(day, day, zone).ends_at
    begun = now.replace(minute=0, second=0, microsecond=0)
    return Span(min(begun + HOUR, midnight - HOUR), midnight)


def _bookable(number: OrderNumber, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    order = uow.work_orders.get(number)
    actor.require(order, *BOOKS)
    refuse_when_closed(order)
    refuse_when_off(uow)
    return order


def _usual(meant: Sequence[Meant]) -> int:
    """How long it takes: as long as before where it is moved, else two hours."""
    booking = meant[0].booking
    lasts = booking.ends_at - booking.starts_at if booking else 2 * HOUR
    return int(lasts.total_seconds()) // 60 if lasts < DAY else 120


def _bookings(meant: Sequence[Meant], span: Span, uow: UnitOfWork) -> list[PlannedBooking]:
    """What they are booked for then; a booking that is moved is not in its own way."""
    moved = {each.booking.id for each in meant if each.booking}
    ids = dict.fromkeys(each.user.id for each in meant)
    rows = (row for each in ids for row in uow.lists.planned(span.starts_at, span.ends_at, each))
    return [row for row in rows if row.booking_id not in moved]


def _times(
    spans: Sequence[Span],
    busy: Sequence[Span],
    minutes: int,
    words: Words,
    now: datetime,
) -> Iterator[Time]:
    """From every full hour of the working time on, as many as a phone shows."""
    length = timedelta(minutes=minutes)
    starts = [start for span in spans for start in _starts(span, length) if start >= now]
    every = -(-len(starts) // MOST_TIMES) or 1
    for start in starts[::every]:
        yield _time(start, start + length, busy, words)


def _starts(span: Span, length: timedelta) -> Iterator[datetime]:
    start = span.starts_at
    while start + length <= span.ends_at:
        yield start
        start = start.replace(minute=0) + HOUR


def _time(starts_at: datetime, ends_at: datetime, busy: Sequence[Span], words: Words) -> Time:
    start, end = words.local(starts_at), words.local(ends_at)
    minutes = start.hour * 60 + start.minute
    until = end.hour * 60 + end.minute + (24 * 60 if end.date() > start.date() else 0)
    taken = any(each.starts_at < ends_at and starts_at < each.ends_at for each in busy)
    return Time(minutes, until, taken)
