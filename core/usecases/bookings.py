"""Bookings: a resource, a day and a time; a conflict is a warning, never a refusal (BO-05)."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from core import permissions as may
from core.events import BookingConfirmationAsked, OrderBooked
from core.numbers import OrderNumber
from core.order_papers import Assigned, Booking
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import BadInput, NoSuchLine, OrderIsClosed, Refused
from core.usecases.assigning import user_who_works
from core.words import N_
from core.work_order import STATE_LABELS, WorkOrder

LONGEST = timedelta(days=31)


class NobodyToConfirmTo(Refused):
    sentence = N_(
        "Order {number} has no e-mail address to confirm to. Add one to the contact first."
    )


@dataclass(frozen=True, slots=True)
class Book:
    """Book a user for the order; he is assigned too (BO-03)."""

    number: OrderNumber
    user_id: UUID
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Booked:
    """The order with its new booking, and the other orders that resource has at that time."""

    order: WorkOrder
    booking: Booking
    conflicts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConfirmBooking:
    """Send the contact a confirmation."""

    number: OrderNumber
    booking_id: UUID


def book(command: Book, actor: Actor, uow: UnitOfWork) -> Booked:
    """Book a resource; the same booking twice is one (BO-01, BO-03, BO-05)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.EDIT, may.EDIT_ASSIGNED)
    if order.is_closed:
        raise OrderIsClosed(number=order.number, state=STATE_LABELS[order.state])
    _check_time(command)
    user = user_who_works(command.user_id, uow)
    booking = Booking(user.id, user.name, command.starts_at, command.ends_at)
    for known in order.bookings:
        if (known.user_id, known.starts_at, known.ends_at) == (
            user.id,
            command.starts_at,
            command.ends_at,
        ):
            return Booked(order, known, ())
    busy = uow.lists.bookings_between(user.id, command.starts_at, command.ends_at)
    conflicts = tuple(number for number in busy if number != str(order.number))
    assigned = () if order.is_assigned_to(user.id) else (Assigned(user.id, user.name),)
    order = replace(
        order, bookings=(*order.bookings, booking), assigned=(*order.assigned, *assigned)
    )
    uow.work_orders.save(order)
    uow.publish(
        OrderBooked(
            order=str(order.number),
            by=actor.name,
            booking_id=str(booking.id),
            user_id=str(user.id),
            conflicts=conflicts,
        )
    )
    return Booked(order, booking, conflicts)


def confirm_booking(command: ConfirmBooking, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Have a booking confirmation sent, and note when (BO-06, BO-07, PE-13)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.SEND_CONFIRMATION)
    if not any(booking.id == command.booking_id for booking in order.bookings):
        raise NoSuchLine(number=order.number)
    if address_of_contact(order) is None:
        raise NobodyToConfirmTo(number=order.number)
    order = replace(
        order,
        bookings=tuple(
            replace(b, confirmation_sent_at=uow.now, changed_since_confirmation=False)
            if b.id == command.booking_id
            else b
            for b in order.bookings
        ),
    )
    uow.work_orders.save(order)
    uow.publish(
        BookingConfirmationAsked(
            order=str(order.number), by=actor.name, booking_id=str(command.booking_id)
        )
    )
    return order


def address_of_contact(order: WorkOrder) -> str | None:
    """Where letters about the order go: the contact, else the requester, else the customer."""
    people = (order.contact, order.requester, order.customer)
    return next((each.email for each in people if each is not None and each.email), None)


def _check_time(command: Book) -> None:
    if command.ends_at <= command.starts_at or command.ends_at - command.starts_at > LONGEST:
        raise BadInput(N_("A booking ends after it begins and lasts at most a month."))
