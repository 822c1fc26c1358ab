"""Booking a time that was tapped or typed."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bot.cards import card_text
from bot.days import Slot, slot_meant
from bot.gathering import order_seen
from core.numbers import OrderNumber
from core.order_papers import Booking
from core.people import Actor
from core.planner import BookingWarning
from core.ports import UnitOfWork
from core.refusals import BadInput
from core.usecases.booking_answers import TakeProposedTime, take_proposed_time
from core.usecases.bookings import (
    Book,
    Booked,
    ConfirmBooking,
    book,
    confirm_booking,
)
from core.words import N_, Words
from core.work_order import WorkOrder


@dataclass(frozen=True, slots=True)
class BookSlot:
    """A technician and a time of a day, in the company's zone."""

    number: OrderNumber
    user_id: UUID
    slot: Slot
    words: Words


@dataclass(frozen=True, slots=True)
class BookTyped:
    """A technician and a time as somebody typed it; ``day`` if one was tapped before."""

    number: OrderNumber
    user_id: UUID
    text: str
    day: date | None
    words: Words


@dataclass(frozen=True, slots=True)
class BookedSlot:
    """What came of it: the booking, what speaks against the time, where to confirm to.

    ``text`` is the order as its card says it.
    """

    order: WorkOrder
    booking: Booking
    conflicts: tuple[str, ...]
    warnings: tuple[BookingWarning, ...]
    again: bool
    confirm_to: str | None
    text: str


def book_slot(command: BookSlot, actor: Actor, uow: UnitOfWork) -> BookedSlot:
    """Book it; the same once more is told as what is there already."""
    starts_at, ends_at = command.slot.moments(command.words.zone)
    before = {booking.id for booking in uow.work_orders.get(command.number).bookings}
    slot = Book(command.number, command.user_id, starts_at, ends_at, command.words.zone)
    booked = book(slot, actor, uow)
    return BookedSlot(
        booked.order,
        booked.booking,
        booked.conflicts,
        booked.warnings,
        booked.booking.id in before,
        booked.confirm_to,
        card_text(booked.order, uow, command.words),
    )


def book_typed(command: BookTyped, actor: Actor, uow: UnitOfWork) -> BookedSlot:
    """Understand the time and book it."""
    slot = slot_meant(command.text, command.words.today(uow.now), command.day)
    if slot is None:
        raise BadInput(N_("Write the time like this: Thu 8-10, or 26/11 13-15."))
    return book_slot(BookSlot(command.number, command.user_id, slot, command.words), actor, uow)


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The order, and whether this booking had been confirmed as it is before."""

    order: WorkOrder
    again: bool


def confirm_once(command: ConfirmBooking, actor: Actor, uow: UnitOfWork) -> Confirmed:
    """Have a confirmation sent, unless the contact has one of the booking as it is."""
    order = order_seen(command.number, actor, uow)
    for booking in order.bookings:
        sent = booking.confirmation_sent_at and not booking.changed_since_confirmation
        if booking.id == command.booking_id and sent:
            return Confirmed(order, again=True)
    return Confirmed(confirm_booking(command, actor, uow), again=False)


@dataclass(frozen=True, slots=True)
class Taken:
    """The order with its booking where the customer wanted it; ``again``: it was there already."""

    order: WorkOrder
    booking: Booking
    again: bool


def take_once(command: TakeProposedTime, actor: Actor, uow: UnitOfWork) -> Taken:
    """Move the booking to the proposed time, unless it is there by now."""
    order = order_seen(command.number, actor, uow)
    for booking in order.bookings:
        if booking.id == command.booking_id and booking.starts_at == command.starts_at:
            return Taken(order, booking, again=True)
    booked: Booked = take_proposed_time(command, actor, uow)
    return Taken(booked.order, booked.booking, again=False)
