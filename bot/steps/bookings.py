"""Booking a time that was tapped or typed."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from bot.reading.days import USUAL_VISIT, Slot, names_weekday, slot_meant
from bot.shown.cards import card_text
from bot.steps.calendar import meant_by
from bot.updates.gathering import order_seen
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
from core.usecases.rebooking import ChangeBooking, change_booking
from core.words import N_, Words
from core.work_order import WorkOrder


@dataclass(frozen=True, slots=True)
class BookSlot:
    """A time of a day, in the company's zone, for ``target``: a user, or a booking to be moved."""

    number: OrderNumber
    target: UUID
    slot: Slot
    words: Words


@dataclass(frozen=True, slots=True)
class BookTyped:
    """A time as somebody typed it; ``day`` if one was tapped before."""

    number: OrderNumber
    target: UUID
    text: str
    day: date | None
    words: Words


@dataclass(frozen=True, slots=True)
class BookedSlot:
    """What came of it: the booking, what speaks against the time, where to confirm to.

    ``before`` is the booking as it was where it was moved; ``text`` is the order as its card says
    it; ``now`` is when it was booked.
    """

    order: WorkOrder
    booking: Booking
    conflicts: tuple[str, ...]
    warnings: tuple[BookingWarning, ...]
    again: bool
    confirm_to: str | None
    text: str
    now: datetime
    before: Booking | None = None


def book_slot(command: BookSlot, actor: Actor, uow: UnitOfWork) -> BookedSlot:
    """Book it, or move the booking that is meant; the same once more is told as there already."""
    starts_at, ends_at = command.slot.moments(command.words.zone)
    order, zone = uow.work_orders.get(command.number), command.words.zone
    before = next((each for each in order.bookings if each.id == command.target), None)
    if before is not None:
        move = ChangeBooking(order.number, before.id, starts_at, ends_at, zone=zone)
        again = (before.starts_at, before.ends_at) == (starts_at, ends_at)
        return told(change_booking(move, actor, uow), uow, command.words, again, before)
    meant_by(order, command.target, uow)
    known = {booking.id for booking in order.bookings}
    done = book(Book(order.number, command.target, starts_at, ends_at, zone), actor, uow)
    return told(done, uow, command.words, done.booking.id in known)


def told(
    booked: Booked, uow: UnitOfWork, words: Words, again: bool, before: Booking | None = None
) -> BookedSlot:
    """What came of a booking, as a chat tells it."""
    return BookedSlot(
        booked.order,
        booked.booking,
        booked.conflicts,
        booked.warnings,
        again,
        booked.confirm_to,
        card_text(booked.order, uow, words),
        uow.now,
        before,
    )


def book_typed(command: BookTyped, actor: Actor, uow: UnitOfWork) -> BookedSlot:
    """Understand the time and book it; one that is moved lasts as long as before unless said."""
    order = uow.work_orders.get(command.number)
    before = next((each for each in order.bookings if each.id == command.target), None)
    lasts = before.ends_at - before.starts_at if before else USUAL_VISIT
    today = command.words.today(uow.now)
    slot = slot_meant(command.text, today, command.day, min(lasts, timedelta(days=1)))
    if slot is not None and names_weekday(command.text):
        slot = _to_come(slot, command.words, uow)
    if slot is None:
        raise BadInput(N_("Write the time like this: Thu 8-10, or 26/11 13-15."))
    return book_slot(BookSlot(command.number, command.target, slot, command.words), actor, uow)


def _to_come(slot: Slot, words: Words, uow: UnitOfWork) -> Slot:
    """A weekday whose hours are over today is that of next week."""
    _, ends_at = slot.moments(words.zone)
    return slot if ends_at > uow.now else replace(slot, day=slot.day + timedelta(days=7))


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
