"""Bookings that are there already: looked at, given to another, taken away."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from bot.shown.cards import card_text
from bot.steps.bookings import BookedSlot, told
from bot.updates.gathering import order_seen
from core import permissions as may
from core.numbers import OrderNumber
from core.order_papers import Booking
from core.people import Actor
from core.ports import UnitOfWork
from core.usecases.accepting import WORKS
from core.usecases.assigning import Unassign, is_booked_ahead, unassign
from core.usecases.bookings import BOOKS, Booked, address_of_contact, booking_meant
from core.usecases.rebooking import ChangeBooking, RemoveBooking, change_booking, remove_booking
from core.words import Words
from core.work_order import WorkOrder


@dataclass(frozen=True, slots=True)
class LookAtBookings:
    """At the booked times of an order; at one of them if ``booking_id`` names it."""

    number: OrderNumber
    words: Words
    booking_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Bookings:
    """An order's booked times, and what this person may do with them.

    ``confirm_to`` is the address a confirmation goes to, None where none may.
    """

    order: WorkOrder
    booking: Booking | None
    may_change: bool
    confirm_to: str | None
    now: datetime
    text: str


@dataclass(frozen=True, slots=True)
class GiveTime:
    """A booked time goes to another."""

    number: OrderNumber
    booking_id: UUID
    user_id: UUID
    words: Words


@dataclass(frozen=True, slots=True)
class Unbooked:
    """The order without the booking; ``gone`` is what it was, None where it was gone before."""

    order: WorkOrder
    gone: Booking | None


def bookings_of(command: LookAtBookings, actor: Actor, uow: UnitOfWork) -> Bookings:
    """The booked times, for whoever sees the order (SE-38)."""
    order = order_seen(command.number, actor, uow)
    actor.require(order, may.VIEW, *WORKS)
    booking = booking_meant(order, command.booking_id) if command.booking_id else None
    changes = actor.may_on(order, *BOOKS) and not order.is_closed
    sends = actor.may_on(order, may.SEND_CONFIRMATION)
    return Bookings(
        order,
        booking,
        changes,
        address_of_contact(order) if sends else None,
        uow.now,
        card_text(order, uow, command.words),
    )


def give_time(command: GiveTime, actor: Actor, uow: UnitOfWork) -> BookedSlot:
    """Another does it at that time: the one before is off the order unless he has more (BO-08)."""
    before = booking_meant(uow.work_orders.get(command.number), command.booking_id)
    zone = command.words.zone
    change = ChangeBooking(command.number, before.id, user_id=command.user_id, zone=zone)
    done = change_booking(change, actor, uow)
    if before.user_id == command.user_id:
        return told(done, uow, command.words, True, before)
    return told(
        _without_former(done, before.user_id, actor, uow), uow, command.words, False, before
    )


def _without_former(done: Booked, former: UUID, actor: Actor, uow: UnitOfWork) -> Booked:
    order = done.order
    if is_booked_ahead(order, former, uow) or not actor.may_on(order, may.ASSIGN):
        return done
    return replace(done, order=unassign(Unassign(order.number, former), actor, uow))


def remove_once(command: RemoveBooking, actor: Actor, uow: UnitOfWork) -> Unbooked:
    """Take a booking away; what is gone already stays so."""
    order = order_seen(command.number, actor, uow)
    gone = next((each for each in order.bookings if each.id == command.booking_id), None)
    return Unbooked(remove_booking(command, actor, uow) if gone else order, gone)
