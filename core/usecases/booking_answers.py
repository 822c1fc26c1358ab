"""What a customer's calendar answers to a booked time, and a dispatcher's yes to another (XT-10)."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo
from enum import StrEnum
from uuid import UUID

from core import permissions as may
from core.confirmations import told_of
from core.events import BookingAnswered
from core.numbers import OrderNumber
from core.order_papers import Booking, BookingAnswer
from core.people import Actor
from core.planner import LONGEST
from core.ports import UnitOfWork
from core.refusals import Refused
from core.text import said
from core.usecases.bookings import (
    AHEAD,
    BOOKS,
    Booked,
    ConfirmBooking,
    booking_meant,
    confirm_booking,
    with_booking,
)
from core.usecases.rebooking import ChangeBooking, change_booking
from core.words import N_, plain
from core.work_order import WorkOrder

LONGEST_NOTE = 1000


class NothingIsProposed(Refused):
    sentence = N_(
        "Nobody proposes another time for that booking of order {number}. Move it yourself."
    )


class ProposesAnotherTime(Refused):
    sentence = N_("By now another time is proposed for order {number}. Look at its booking again.")


class Heard(StrEnum):
    """What became of an answer: kept, to a time that is another since, or to none that is known."""

    KEPT = "kept"
    LATE = "late"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class AnswerBooking:
    """What somebody answered to a booked time; without an ID, to the only confirmed one.

    ``sequence`` counts the changes that he had heard of, None where he answered in words;
    ``said_at`` is when his calendar wrote it. Only a proposal has a time of its own; ``note`` is
    what he wishes instead, in his words (RV-02).
    """

    number: OrderNumber
    booking_id: UUID | None
    answer: BookingAnswer
    sequence: int | None = None
    said_at: datetime | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class TakeProposedTime:
    """A yes to the time that the customer proposes; ``starts_at`` is the one its author saw."""

    number: OrderNumber
    booking_id: UUID
    starts_at: datetime | None = None
    zone: tzinfo | None = None


def answer_booking(command: AnswerBooking, actor: Actor, uow: UnitOfWork) -> Heard:
    """Keep the answer, unless it is to a time that has moved, or a later one is known (XT-10).

    The same answer again changes nothing and tells nobody.
    """
    order = uow.work_orders.get(command.number)
    actor.require_customer_of(order)
    booking = _answered_booking(order, command.booking_id)
    if booking is None:
        return Heard.NOWHERE
    counts = _is_to_this_time(command, booking) and not _is_older(command, booking)
    answered = _answered(booking, command, actor, uow)
    if counts and _says(answered) == _says(booking):
        return Heard.KEPT
    if counts:
        uow.work_orders.save(with_booking(order, answered))
    uow.publish(_told(order.number, answered, actor, counts=counts))
    return Heard.KEPT if counts else Heard.LATE


def take_proposed_time(command: TakeProposedTime, actor: Actor, uow: UnitOfWork) -> Booked:
    """Move the booking to the proposed time and confirm it anew to all who knew of it (XT-10)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, *BOOKS)
    booking = booking_meant(order, command.booking_id)
    if booking.answer is not BookingAnswer.PROPOSED or booking.proposed_starts_at is None:
        raise NothingIsProposed(number=order.number)
    if command.starts_at not in {None, booking.proposed_starts_at}:
        raise ProposesAnotherTime(number=order.number)
    moved = change_booking(
        ChangeBooking(
            order.number,
            booking.id,
            booking.proposed_starts_at,
            booking.proposed_ends_at,
            zone=command.zone,
        ),
        actor,
        uow,
    )
    if not actor.may_on(moved.order, may.SEND_CONFIRMATION):
        return moved
    told = told_of(booking.id, str(order.number), uow)
    confirmed = confirm_booking(ConfirmBooking(order.number, booking.id, told), actor, uow)
    return replace(
        moved, order=confirmed, booking=booking_meant(confirmed, booking.id), confirm_to=None
    )


def _answered_booking(order: WorkOrder, booking_id: UUID | None) -> Booking | None:
    confirmed = [each for each in order.bookings if each.confirmation_sent_at is not None]
    if booking_id is None:
        return confirmed[0] if len(confirmed) == 1 else None
    return next((each for each in order.bookings if each.id == booking_id), None)


def _is_to_this_time(command: AnswerBooking, booking: Booking) -> bool:
    return command.sequence is None or command.sequence >= booking.sequence


def _is_older(command: AnswerBooking, booking: Booking) -> bool:
    before, said_at = booking.answered_at, command.said_at
    return before is not None and said_at is not None and said_at < before


def _answered(booking: Booking, command: AnswerBooking, actor: Actor, uow: UnitOfWork) -> Booking:
    """The booking with the answer; a proposal without a sensible time of its own is a no."""
    starts_at, ends_at = _proposed(command, booking, uow.now)
    proposes = command.answer is BookingAnswer.PROPOSED
    # A calendar that runs ahead must not keep later answers out.
    said_at = min(command.said_at or uow.now, uow.now)
    return replace(
        booking,
        answer=BookingAnswer.DECLINED if proposes and starts_at is None else command.answer,
        answered_at=said_at.astimezone(UTC),
        answered_by=actor.name,
        proposed_starts_at=starts_at,
        proposed_ends_at=ends_at,
        answer_note=said(command.note, LONGEST_NOTE) if command.note.strip() else None,
    )


def _proposed(
    command: AnswerBooking, booking: Booking, now: datetime
) -> tuple[datetime | None, datetime | None]:
    starts_at = command.starts_at
    if command.answer is not BookingAnswer.PROPOSED or starts_at is None:
        return None, None
    starts_at = starts_at.replace(second=0, microsecond=0)
    if not now < starts_at <= now + AHEAD:
        return None, None
    ends_at = command.ends_at or starts_at + (booking.ends_at - booking.starts_at)
    fits = starts_at < ends_at <= starts_at + LONGEST
    return (starts_at.astimezone(UTC), ends_at.astimezone(UTC)) if fits else (None, None)


def _says(booking: Booking) -> tuple[object, ...]:
    return (
        booking.answer,
        booking.answered_by,
        booking.proposed_starts_at,
        booking.proposed_ends_at,
        booking.answer_note,
    )


def _told(number: OrderNumber, booking: Booking, actor: Actor, *, counts: bool) -> BookingAnswered:
    proposed = (booking.proposed_starts_at, booking.proposed_ends_at)
    starts_at, ends_at = (str(plain(each)) if each else None for each in proposed)
    return BookingAnswered(
        order=str(number),
        by=actor.name,
        booking_id=str(booking.id),
        user_id=str(booking.user_id),
        answer=str(booking.answer),
        counts=counts,
        proposed_starts_at=starts_at,
        proposed_ends_at=ends_at,
    )
