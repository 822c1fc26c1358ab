"""Silence watch: a booked time is over and nobody said a word, so Ordna asks (XT-16)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta, tzinfo
from enum import StrEnum
from uuid import UUID

from core import settings as s
from core.confirmations import told_of
from core.events import VisitSilent, VisitTold
from core.numbers import OrderNumber
from core.order_papers import Booking, Stamp, StampKind
from core.people import Actor
from core.planner import PlannedBooking
from core.ports import DueRow, UnitOfWork
from core.refusals import BadInput, Refused
from core.states import OPEN
from core.usecases.bookings import (
    ConfirmBooking,
    address_of_contact,
    booking_meant,
    confirm_booking,
)
from core.usecases.measures import refuse_when_closed
from core.usecases.rebooking import ChangeBooking, change_booking
from core.usecases.repeated import was_just_said
from core.usecases.stamping import GOES
from core.words import N_
from core.work_order import WorkOrder

ASKED = "visit-silent"
PATIENCE = timedelta(minutes=10)
"""So long after the end of a booked time there may still come a word by itself."""
LOOKS_BACK = timedelta(hours=24)
REMEMBERED = timedelta(days=30)
MORNING, EVENING = time(6, 30), time(21)
LATEST = timedelta(days=14)


class VisitWord(StrEnum):
    """What became of a booked time."""

    DONE = "done"
    DELAYED = "delayed"
    NOT_STARTED = "not_started"


class NotBooked(Refused):
    sentence = N_(
        "That time on order {number} is another's. Only whoever is booked tells how it went."
    )


@dataclass(frozen=True, slots=True)
class TellOfVisit:
    """How a booked time went; a delayed one begins ``minutes`` from now.

    ``tell``: the customer hears of the new time.
    """

    number: OrderNumber
    booking_id: UUID
    word: VisitWord
    minutes: int | None = None
    tell: bool = False


@dataclass(frozen=True, slots=True)
class ToldOfVisit:
    """The order and its booking as it is now; ``told``: the customer hears of it."""

    order: WorkOrder
    booking: Booking
    told: bool = False


def ask_the_silent(uow: UnitOfWork, zone: tzinfo = UTC) -> None:
    """Ask whoever was booked and has said nothing since: once for each booking and day (XT-16)."""
    if not _is_day(uow, zone):
        return
    for booking in _over(uow):
        if _is_first(booking, uow, zone) and _is_silent(booking, uow):
            uow.publish(
                VisitSilent(
                    order=booking.number,
                    by="Ordna",
                    booking_id=str(booking.booking_id),
                    user_id=str(booking.user_id),
                )
            )


def tell_of_visit(command: TellOfVisit, actor: Actor, uow: UnitOfWork) -> ToldOfVisit:
    """Say how a booked time went: the order and the plan follow, and the dispatcher hears (XT-16).

    The same word again at once is once.
    """
    order = uow.work_orders.get(command.number)
    actor.require(order, *GOES)
    refuse_when_closed(order)
    booking = booking_meant(order, command.booking_id)
    if booking.user_id != actor.user_id:
        raise NotBooked(number=order.number)
    said = {"booking_id": str(booking.id), "word": command.word.value}
    if was_just_said(order.number, VisitTold.__name__, uow, **said):
        return ToldOfVisit(order, booking)
    told = _DO[command.word](command, booking, actor, uow)
    uow.publish(
        VisitTold(
            order=str(order.number),
            by=actor.name,
            booking_id=str(booking.id),
            user_id=str(booking.user_id),
            word=command.word.value,
        )
    )
    return told


def has_spoken(number: OrderNumber, user_id: UUID, since: datetime, uow: UnitOfWork) -> bool:
    """Whether this user has done anything on the order since then."""
    rows = uow.lists.history(number)
    return any(row.actor_id == user_id and row.at >= since for row in rows)


def _is_silent(booking: PlannedBooking, uow: UnitOfWork) -> bool:
    number = OrderNumber.parse(booking.number)
    return not has_spoken(number, booking.user_id, booking.starts_at, uow)


def _is_day(uow: UnitOfWork, zone: tzinfo) -> bool:
    """Nobody is asked at night, nor in the company's quiet hours."""
    clock, quiet = uow.now.astimezone(zone).time(), uow.settings.all()[s.QUIET_HOURS]
    return MORNING <= clock < EVENING and not (quiet is not None and quiet.holds(clock))


def _over(uow: UnitOfWork) -> Iterator[PlannedBooking]:
    for booking in uow.lists.planned(uow.now - LOOKS_BACK, uow.now):
        if booking.state in OPEN and booking.ends_at + PATIENCE <= uow.now:
            yield booking


def _is_first(booking: PlannedBooking, uow: UnitOfWork, zone: tzinfo) -> bool:
    day = booking.ends_at.astimezone(zone).date().isoformat()
    key = f"{booking.booking_id}|{day}"
    if uow.due.get(ASKED, key) is not None:
        return False
    uow.due.put(DueRow(ASKED, key, uow.now + REMEMBERED, {"order": booking.number}))
    return True


def _done(command: TellOfVisit, booking: Booking, actor: Actor, uow: UnitOfWork) -> ToldOfVisit:
    order = uow.work_orders.get(command.number)
    left = Stamp(StampKind.LEFT, booking.user_id, actor.name, uow.now)
    order = replace(order, stamps=(*order.stamps, left))
    uow.work_orders.save(order)
    return ToldOfVisit(order, booking)


def _not_started(
    command: TellOfVisit, booking: Booking, actor: Actor, uow: UnitOfWork
) -> ToldOfVisit:
    order = uow.work_orders.get(command.number)
    uow.work_orders.save(order)
    return ToldOfVisit(order, booking)


def _delayed(command: TellOfVisit, booking: Booking, actor: Actor, uow: UnitOfWork) -> ToldOfVisit:
    ahead = timedelta(minutes=min(max(command.minutes or 0, 0), 100_000))
    if not timedelta() < ahead <= LATEST:
        raise BadInput(N_("Say in how many minutes you begin: at most two weeks ahead."))
    starts_at = _to_five_minutes(uow.now + ahead)
    moved = change_booking(ChangeBooking(command.number, booking.id, starts_at), actor, uow)
    may_tell = command.tell and address_of_contact(moved.order) is not None
    if not may_tell:
        return ToldOfVisit(moved.order, moved.booking)
    knew = told_of(booking.id, str(command.number), uow)
    order = confirm_booking(
        ConfirmBooking(command.number, booking.id, knew, late=True), actor, uow
    )
    return ToldOfVisit(order, booking_meant(order, booking.id), told=True)


_DO = {
    VisitWord.DONE: _done,
    VisitWord.DELAYED: _delayed,
    VisitWord.NOT_STARTED: _not_started,
}


def _to_five_minutes(moment: datetime) -> datetime:
    minute = moment.replace(second=0, microsecond=0)
    return minute + timedelta(minutes=-minute.minute % 5)
