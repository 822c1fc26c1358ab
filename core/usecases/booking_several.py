"""Several people and several days booked in one go, and confirmed in one go (BO-01)."""

from dataclasses import dataclass
from datetime import tzinfo
from uuid import UUID

from core.numbers import OrderNumber
from core.people import Actor
from core.planner import Span
from core.ports import UnitOfWork
from core.refusals import BadInput
from core.usecases.bookings import BOOKS, Book, Booked, ConfirmBooking, book, confirm_booking
from core.words import N_
from core.work_order import WorkOrder

MOST = 60


@dataclass(frozen=True, slots=True)
class BookSeveral:
    """Each of these users for each of these times."""

    number: OrderNumber
    user_ids: tuple[UUID, ...]
    spans: tuple[Span, ...]
    zone: tzinfo | None = None


@dataclass(frozen=True, slots=True)
class ConfirmAll:
    """Every booking to come that its contact does not know as it is."""

    number: OrderNumber


def book_several(command: BookSeveral, actor: Actor, uow: UnitOfWork) -> tuple[Booked, ...]:
    """All of them or none; each warns for itself (BO-01, BO-05)."""
    actor.require(uow.work_orders.get(command.number), *BOOKS)
    count = len(command.user_ids) * len(command.spans)
    if not 1 <= count <= MOST:
        raise BadInput(N_("Book 1 to {most} times in one go."), most=MOST)
    return tuple(
        book(Book(command.number, user_id, span.starts_at, span.ends_at, command.zone), actor, uow)
        for span in sorted(command.spans, key=lambda each: each.starts_at)
        for user_id in dict.fromkeys(command.user_ids)
    )


def confirm_all(command: ConfirmAll, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Send a confirmation of each time to come that was not confirmed as it is (BO-06, BO-11)."""
    order = uow.work_orders.get(command.number)
    actor.require_sight(order)
    for booking in order.bookings:
        known = booking.confirmation_sent_at and not booking.changed_since_confirmation
        if booking.ends_at > uow.now and not known:
            order = confirm_booking(ConfirmBooking(command.number, booking.id), actor, uow)
    return order
