"""Bookings that are there already: moved, given to another, taken away (BO-08)."""

from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from uuid import UUID

from core.events import BookingChanged
from core.numbers import OrderNumber
from core.order_papers import Booking
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import Refused
from core.usecases.assigning import user_who_works
from core.usecases.bookings import (
    BOOKS,
    Booked,
    booking_meant,
    booking_removed,
    conflicts_of,
    fitting_span,
    noted,
    refuse_when_off,
    when_and_who,
    with_assigned,
    with_booking,
)
from core.usecases.measures import refuse_when_closed
from core.words import N_, plain
from core.work_order import WorkOrder


class BookingMovedMeanwhile(Refused):
    sentence = N_(
        "Somebody else moved this booking of order {number} meanwhile. See where it is now, and "
        "move it once more if yours is right."
    )


@dataclass(frozen=True, slots=True)
class ChangeBooking:
    """Another time or resource for a booking; what is None stays, a lone start moves the whole.

    ``seen`` is whose and when it was to whoever changes it, where that may be old.
    """

    number: OrderNumber
    booking_id: UUID
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    user_id: UUID | None = None
    zone: tzinfo | None = None
    seen: tuple[UUID, datetime, datetime] | None = None


@dataclass(frozen=True, slots=True)
class RemoveBooking:
    """Take a booking away; who was booked stays assigned."""

    number: OrderNumber
    booking_id: UUID


def change_booking(command: ChangeBooking, actor: Actor, uow: UnitOfWork) -> Booked:
    """Move a booking or give it to another; a confirmed one says so until confirmed anew (BO-08)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, *BOOKS)
    refuse_when_closed(order)
    refuse_when_off(uow)
    before = booking_meant(order, command.booking_id)
    user = user_who_works(command.user_id or before.user_id, uow)
    span = fitting_span(*_moved(before, command), uow)
    after = replace(
        before.unanswered(),
        user_id=user.id,
        resource=user.name,
        starts_at=span.starts_at,
        ends_at=span.ends_at,
    )
    if when_and_who(before) == when_and_who(after):
        return noted(Booked(order, before, ()), user, command.zone, actor, uow)
    if command.seen not in {None, when_and_who(before)}:
        raise BookingMovedMeanwhile(number=order.number)
    if before.confirmation_sent_at is not None:
        after = replace(after, changed_since_confirmation=True, sequence=before.sequence + 1)
    conflicts = conflicts_of(order, after, uow)
    order = with_assigned(with_booking(order, after), user)
    uow.work_orders.save(order)
    uow.publish(
        BookingChanged(
            order=str(order.number),
            by=actor.name,
            booking_id=str(after.id),
            user_id=str(user.id),
            before_user_id=str(before.user_id),
            before_starts_at=str(plain(before.starts_at)),
            before_ends_at=str(plain(before.ends_at)),
            conflicts=conflicts,
        )
    )
    return noted(Booked(order, after, conflicts), user, command.zone, actor, uow)


def remove_booking(command: RemoveBooking, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Take a booking away; the time is free again (BO-01)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, *BOOKS)
    refuse_when_closed(order)
    gone = booking_meant(order, command.booking_id)
    order = replace(order, bookings=tuple(b for b in order.bookings if b.id != gone.id))
    uow.work_orders.save(order)
    uow.publish(booking_removed(gone, order.number, actor.name))
    return order


def _moved(before: Booking, command: ChangeBooking) -> tuple[datetime, datetime]:
    starts_at = command.starts_at or before.starts_at
    kept_end = before.ends_at + (starts_at - before.starts_at)
    return starts_at, command.ends_at or kept_end
