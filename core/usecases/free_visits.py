"""The free times that a customer may pick a visit among (RV-03)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from uuid import UUID

from core.numbers import OrderNumber
from core.order_papers import Booking
from core.people import SYSTEM, Actor
from core.planner import DAY, USUAL_VISIT, FreeSlot
from core.ports import UnitOfWork
from core.usecases.bookings import booking_meant
from core.usecases.planning import QUARTER, LookAhead, free_time
from core.work_order import WorkOrder

DAYS, FURTHEST = 7, 56
"""Days that are shown at a time, and how far ahead a customer may pick."""


@dataclass(frozen=True, slots=True)
class FindTimes:
    """The free times of a week, for who came by the link ``link_id``; ``zone`` is the company's."""

    number: OrderNumber
    link_id: UUID
    booking_id: UUID | None
    zone: tzinfo
    first_day: date | None = None


def times_to_pick(command: FindTimes, actor: Actor, uow: UnitOfWork) -> Sequence[FreeSlot]:
    """The free times of a week from tomorrow on, each as long as the visit (RV-03)."""
    order = uow.work_orders.get(command.number)
    actor.require_customer_of(order)
    first, last = days_to_pick(uow.now, command.zone)
    first_day = min(max(command.first_day or first, first), last)
    days = min(DAYS, (last - first_day).days + 1)
    booking = booking_meant(order, command.booking_id) if command.booking_id else None
    slots = [
        slot
        for user_id in _whose(order, booking, uow)
        for free in free_time(LookAhead(first_day, command.zone, days, user_id), SYSTEM, uow)
        for slot in _visits(free, _length(booking), command.link_id, uow)
    ]
    return _one_at_a_time(slots)


def days_to_pick(now: datetime, zone: tzinfo) -> tuple[date, date]:
    """The first and the last day of which a customer may pick a time."""
    today = now.astimezone(zone).date()
    return today + DAY, today + FURTHEST * DAY


def quarters_of(slot: FreeSlot) -> list[datetime]:
    """The quarters of an hour that a visit takes, its last one whole."""
    first = slot.starts_at.astimezone(UTC)
    count = -((slot.starts_at - slot.ends_at) // QUARTER)
    return [first + n * QUARTER for n in range(count)]


def _whose(order: WorkOrder, booking: Booking | None, uow: UnitOfWork) -> Sequence[UUID | None]:
    """Whose time is offered: who is booked, else who has the order, else every technician."""
    if booking is None and not order.assigned:
        return (None,)
    asked = [booking.user_id] if booking else [each.user_id for each in order.assigned]
    known = (uow.users.get(each) for each in asked)
    return [user.id for user in known if user is not None and user.works_here]


def _length(booking: Booking | None) -> timedelta:
    return booking.ends_at - booking.starts_at if booking else USUAL_VISIT


def _visits(
    free: FreeSlot, length: timedelta, link_id: UUID, uow: UnitOfWork
) -> Iterator[FreeSlot]:
    """The free stretch in visits of this length, but those that others look at right now."""
    held = uow.held_times.of_others(free.user_id, link_id)
    starts_at = _up_to_quarter(free.starts_at)
    while starts_at + length <= free.ends_at:
        slot = replace(free, starts_at=starts_at, ends_at=starts_at + length)
        if held.isdisjoint(quarters_of(slot)):
            yield slot
        starts_at = _up_to_quarter(slot.ends_at)


def _one_at_a_time(slots: Sequence[FreeSlot]) -> list[FreeSlot]:
    """The times in their order; where several people are free, the first of them comes."""
    first = {slot.starts_at: slot for slot in reversed(slots)}
    return [first[starts_at] for starts_at in sorted(first)]


def _up_to_quarter(moment: datetime) -> datetime:
    over = timedelta(minutes=moment.minute % 15, seconds=moment.second)
    return moment + QUARTER - over if over else moment
