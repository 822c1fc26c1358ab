"""Planning: who is booked when, what is free, and an order made from a free slot (WO-05, BO-04)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from uuid import UUID

from core import permissions as may
from core import settings
from core.numbers import OrderNumber
from core.people import Actor, User
from core.planner import (
    DAY,
    USUAL_VISIT,
    Company,
    FreeSlot,
    PlannedBooking,
    Span,
    day_span,
    first_free,
    free_slots,
    usual_time,
)
from core.ports import UnitOfWork
from core.refusals import BadInput, NotAllowedAtAll
from core.usecases.assigning import AssignToSelf, assign_to_self, user_who_works
from core.usecases.bookings import BOOKS, Book, Booked, book
from core.usecases.creating import CreateOrder, create_order
from core.usecases.editing import Edit
from core.words import N_

MOST_DAYS = 62
QUARTER = timedelta(minutes=15)
EARLIEST, LATEST = date(2000, 1, 1), date(2200, 1, 1)


@dataclass(frozen=True, slots=True)
class LookAhead:
    """So many days from a day on, in the company's zone; one person's, else everybody's."""

    first_day: date
    zone: tzinfo
    days: int = 7
    user_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class BookDay:
    """Book a user for a day; the times that are not said are those of his working day (BO-02)."""

    number: OrderNumber
    user_id: UUID
    day: date
    zone: tzinfo
    starts_at: time | None = None
    ends_at: time | None = None


@dataclass(frozen=True, slots=True)
class BookFirstFree:
    """Book the usual length of a visit where a user's day has room for it first."""

    number: OrderNumber
    user_id: UUID
    day: date
    zone: tzinfo


@dataclass(frozen=True, slots=True)
class CreateFromSlot:
    """A new order for a free slot: its day is the planned one, its resource is booked."""

    order: CreateOrder
    user_id: UUID
    starts_at: datetime
    ends_at: datetime
    zone: tzinfo


def planned(command: LookAhead, actor: Actor, uow: UnitOfWork) -> Sequence[PlannedBooking]:
    """The bookings of these days, earliest first; who sees only his own orders sees his own."""
    span = looked_at(command)
    user_id = seen_by(command, actor)
    return uow.lists.planned(span.starts_at, span.ends_at, user_id)


def free_time(command: LookAhead, actor: Actor, uow: UnitOfWork) -> Sequence[FreeSlot]:
    """Free working time from now on, person by person and day by day (WO-05, SE-61)."""
    span = looked_at(command)
    user_id = seen_by(command, actor)
    company = uow.settings.all()[settings.WORKING_HOURS]
    days = [command.first_day + n * DAY for n in range(command.days)]
    rows = uow.lists.planned(span.starts_at, span.ends_at, user_id)
    return [
        slot
        for user in _resources(user_id, uow)
        for slot in free_slots(user, company, days, _busy(user, span, rows, uow), command.zone)
    ]


def book_day(command: BookDay, actor: Actor, uow: UnitOfWork) -> Booked:
    """Book somebody's day, or a part of it (BO-01, BO-02)."""
    actor.require(uow.work_orders.get(command.number), *BOOKS)
    user = user_who_works(command.user_id, uow)
    span = _meant(command, user, uow.settings.all()[settings.WORKING_HOURS])
    return book(
        Book(command.number, user.id, span.starts_at, span.ends_at, command.zone), actor, uow
    )


def book_first_free(command: BookFirstFree, actor: Actor, uow: UnitOfWork) -> Booked:
    """Book where there is room; without any the beginning of his working day, as a conflict."""
    actor.require(uow.work_orders.get(command.number), *BOOKS)
    user, zone = user_who_works(command.user_id, uow), command.zone
    whole = day_span(command.day, command.day, zone)
    rows = uow.lists.planned(whole.starts_at, whole.ends_at, user.id)
    company = uow.settings.all()[settings.WORKING_HOURS]
    span = first_free(user, company, command.day, _busy(user, whole, rows, uow), zone)
    return book(Book(command.number, user.id, span.starts_at, span.ends_at, zone), actor, uow)


def create_from_slot(command: CreateFromSlot, actor: Actor, uow: UnitOfWork) -> Booked:
    """Make an order and book the slot's resource for it (WO-05, BO-04)."""
    day = command.starts_at.astimezone(command.zone).date()
    planned_on = Edit("planned", day.isoformat())
    made = replace(command.order, edits=(planned_on, *command.order.edits))
    order = create_order(made, actor, uow)
    if command.user_id == actor.user_id and actor.may(may.ASSIGN_SELF):
        assign_to_self(AssignToSelf(order.number), actor, uow)
    slot = Book(order.number, command.user_id, command.starts_at, command.ends_at, command.zone)
    return book(slot, actor, uow)


def looked_at(command: LookAhead) -> Span:
    """The time that is looked at; raises BadInput for days beyond reason."""
    if not 1 <= command.days <= MOST_DAYS:
        raise BadInput(N_("Look at 1 to {most} days at a time."), most=MOST_DAYS)
    if not EARLIEST <= command.first_day <= LATEST:
        raise BadInput(N_("Look at days from the year 2000 up to 2200."))
    last = command.first_day + (command.days - 1) * DAY
    return day_span(command.first_day, last, command.zone)


def seen_by(command: LookAhead, actor: Actor) -> UUID | None:
    """Whose calendar is looked at: who may not view all orders sees his own."""
    if actor.may(may.VIEW) and actor.customer_id is None:
        return command.user_id
    if actor.user_id is None or command.user_id not in {None, actor.user_id}:
        raise NotAllowedAtAll
    return actor.user_id


def _resources(user_id: UUID | None, uow: UnitOfWork) -> Sequence[User]:
    if user_id is not None:
        return [user_who_works(user_id, uow)]
    return [user for user in uow.users.all() if user.is_technician]


def _busy(
    user: User, span: Span, rows: Sequence[PlannedBooking], uow: UnitOfWork
) -> Sequence[Span]:
    """His bookings, and the time that is over."""
    return [over_by(span, uow), *(row.span for row in rows if row.user_id == user.id)]


def over_by(span: Span, uow: UnitOfWork) -> Span:
    """What of that time is over, to the next quarter of an hour."""
    return Span(span.starts_at, max(span.starts_at, _next_quarter(uow.now)))


def _next_quarter(now: datetime) -> datetime:
    since = timedelta(minutes=now.minute % 15, seconds=now.second, microseconds=now.microsecond)
    return now + QUARTER - since if since else now


def _meant(command: BookDay, user: User, company: Company) -> Span:
    usual = usual_time(user, company, command.day, command.zone)
    starts_at = _on(command, command.starts_at) or usual.starts_at
    ends_at = _on(command, command.ends_at) or usual.ends_at
    if command.ends_at is None and ends_at <= starts_at:
        ends_at = starts_at + USUAL_VISIT
    return Span(starts_at, ends_at)


def _on(command: BookDay, clock: time | None) -> datetime | None:
    if clock is None:
        return None
    return datetime.combine(command.day, clock, command.zone).astimezone(UTC)
