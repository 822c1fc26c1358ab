"""The customer picks a time among free ones; what he looks at is held meanwhile (RV-03)."""

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from uuid import UUID

from core import settings
from core.confirmations import told_of
from core.events import TimePicked, TimesOffered
from core.links import Link, Purpose
from core.numbers import OrderNumber
from core.order_papers import Booking, BookingAnswer
from core.people import SYSTEM, Actor
from core.planner import FreeSlot
from core.ports import DueRow, UnitOfWork
from core.refusals import Refused
from core.usecases.booking_answers import AnswerBooking, answer_booking
from core.usecases.bookings import (
    BOOKS,
    Book,
    ConfirmBooking,
    NobodyToConfirmTo,
    address_of_contact,
    book,
    booking_meant,
    confirm_booking,
    phone_of_contact,
    refuse_when_off,
)
from core.usecases.free_visits import FindTimes, quarters_of, times_to_pick
from core.usecases.measures import refuse_when_closed
from core.usecases.rebooking import ChangeBooking, change_booking
from core.words import N_
from core.work_order import WorkOrder

HELD = "held-time"
HOLDS = timedelta(minutes=10)


class NotForPicking(Refused):
    sentence = N_("No time can be picked by this link. Say which one you wish in words instead.")


class TakenMeanwhile(Refused):
    sentence = N_("Somebody else has just taken that time. Pick another one.")


class BookedMeanwhile(Refused):
    sentence = N_("A time is booked for order {number} by now. Open the link once more.")


class HoldIsOver(Refused):
    sentence = N_("That time was held for ten minutes, and they are over. Pick a time once more.")


@dataclass(frozen=True, slots=True)
class OfferTimes:
    """Have the customer pick a time: another for this booking, else one where there is none."""

    number: OrderNumber
    booking_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class HoldTime:
    """Hold a free time for ten minutes for who came by the link."""

    number: OrderNumber
    link_id: UUID
    booking_id: UUID | None
    user_id: UUID
    starts_at: datetime
    zone: tzinfo


@dataclass(frozen=True, slots=True)
class LetGo:
    """Hold nothing for who came by the link."""

    number: OrderNumber
    link_id: UUID


@dataclass(frozen=True, slots=True)
class PickTime:
    """Book the time that is held, or move the booking there."""

    number: OrderNumber
    link_id: UUID
    zone: tzinfo


@dataclass(frozen=True, slots=True)
class HeldTime:
    """The time that is held for somebody, and until when."""

    slot: FreeSlot
    until: datetime
    booking_id: UUID | None = None


def offer_times(command: OfferTimes, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Write the contact that he may pick a time himself (RV-03)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, *BOOKS)
    refuse_when_closed(order)
    refuse_when_off(uow)
    if command.booking_id is not None:
        booking_meant(order, command.booking_id)
    if not may_be_told(order):
        raise NobodyToConfirmTo(number=order.number)
    booking_id = str(command.booking_id) if command.booking_id else None
    uow.publish(TimesOffered(order=str(order.number), by=actor.name, booking_id=booking_id))
    return order


def may_be_told(order: WorkOrder) -> bool:
    """Whether the contact can be written to at all, by mail or as a text."""
    return address_of_contact(order) is not None or phone_of_contact(order) is not None


def may_pick(order: WorkOrder, link: Link, values: settings.Settings) -> bool:
    """Whether this link lets its reader pick a time, and has not done so yet."""
    asked = link.purpose is Purpose.PICK or values[settings.PICK_TIMES]
    return asked and link.used_at is None and order.is_open and values[settings.SHOW_BOOKINGS]


def hold_time(command: HoldTime, actor: Actor, uow: UnitOfWork) -> HeldTime:
    """Hold a time that is free for ten minutes; what was held before is free again (RV-03)."""
    order = uow.work_orders.get(command.number)
    actor.require_customer_of(order)
    _link_for(order, command.link_id, uow)
    _refuse_a_second(order, command.booking_id, uow)
    day = command.starts_at.astimezone(command.zone).date()
    asked = FindTimes(order.number, command.link_id, command.booking_id, command.zone, day)
    free = times_to_pick(asked, actor, uow)
    meant = (command.user_id, command.starts_at)
    slot = next((each for each in free if (each.user_id, each.starts_at) == meant), None)
    until = uow.now + HOLDS
    if slot is None or not _hold(slot, command.link_id, until, uow):
        raise TakenMeanwhile
    held = HeldTime(slot, until, command.booking_id)
    uow.due.put(DueRow(HELD, str(command.link_id), until, _context(order.number, held)))
    return held


def held_by(link_id: UUID, uow: UnitOfWork) -> HeldTime | None:
    """What is held for who came by this link; None once it is over, or somebody is booked then."""
    row = uow.due.get(HELD, str(link_id))
    if row is None or row.at <= uow.now:
        return None
    held = _held(row)
    busy = uow.lists.bookings_between(held.slot.user_id, held.slot.starts_at, held.slot.ends_at)
    return None if busy else held


def let_time_go(command: LetGo, actor: Actor, uow: UnitOfWork) -> None:
    """Free again what is held for who came by the link."""
    actor.require_customer_of(uow.work_orders.get(command.number))
    _forget(command.link_id, uow)


def let_go(row: DueRow, uow: UnitOfWork) -> None:
    """Ten minutes are over."""
    uow.held_times.let_go(UUID(row.key))


def pick_time(command: PickTime, actor: Actor, uow: UnitOfWork) -> Booking:
    """Book or move to what is held, confirm it, and end the link: it picks once (RV-03)."""
    order = uow.work_orders.get(command.number)
    actor.require_customer_of(order)
    link = _link_for(order, command.link_id, uow)
    held = held_by(link.id, uow)
    if held is None:
        raise HoldIsOver
    _refuse_a_second(order, held.booking_id, uow)
    # His link lets him do this one thing, which otherwise is the office's.
    office = Actor(actor.name, SYSTEM.rights, language=actor.language)
    booking = _booked(order, held, command.zone, office, uow)
    _forget(link.id, uow)
    uow.links.mark_used(link.id, uow.now)
    _confirm(order.number, booking, link, office, uow)
    accepted = AnswerBooking(order.number, booking.id, BookingAnswer.ACCEPTED)
    answer_booking(accepted, actor, uow)
    uow.publish(
        TimePicked(
            order=str(order.number),
            by=actor.name,
            booking_id=str(booking.id),
            user_id=str(booking.user_id),
        )
    )
    return booking_meant(uow.work_orders.get(order.number), booking.id)


def _link_for(order: WorkOrder, link_id: UUID, uow: UnitOfWork) -> Link:
    """The link, while it lets its reader pick; raises NotForPicking."""
    link = uow.links.get(link_id)
    values = uow.settings.all()
    if link is None or link.order != order.number or not may_pick(order, link, values):
        raise NotForPicking
    return link


def _refuse_a_second(order: WorkOrder, booking_id: UUID | None, uow: UnitOfWork) -> None:
    """Who picks a time where there is none gets no second one beside one that was booked since."""
    if booking_id is None and any(each.ends_at > uow.now for each in order.bookings):
        raise BookedMeanwhile(number=order.number)


def _hold(slot: FreeSlot, link_id: UUID, until: datetime, uow: UnitOfWork) -> bool:
    return uow.held_times.hold(slot.user_id, quarters_of(slot), link_id, until)


def _forget(link_id: UUID, uow: UnitOfWork) -> None:
    uow.held_times.let_go(link_id)
    uow.due.drop(HELD, str(link_id))


def _context(number: OrderNumber, held: HeldTime) -> dict[str, str | None]:
    return {
        "order": str(number),
        "user_id": str(held.slot.user_id),
        "resource": held.slot.resource,
        "starts_at": held.slot.starts_at.isoformat(),
        "ends_at": held.slot.ends_at.isoformat(),
        "booking_id": str(held.booking_id) if held.booking_id else None,
    }


def _held(row: DueRow) -> HeldTime:
    kept = row.context
    starts_at, ends_at = (datetime.fromisoformat(kept[key]) for key in ("starts_at", "ends_at"))
    slot = FreeSlot(UUID(kept["user_id"]), kept["resource"], starts_at, ends_at)
    return HeldTime(slot, row.at, UUID(kept["booking_id"]) if kept["booking_id"] else None)


def _booked(
    order: WorkOrder, held: HeldTime, zone: tzinfo, office: Actor, uow: UnitOfWork
) -> Booking:
    slot, number = held.slot, order.number
    if held.booking_id is None:
        command = Book(number, slot.user_id, slot.starts_at, slot.ends_at, zone)
        return book(command, office, uow).booking
    moved = ChangeBooking(number, held.booking_id, slot.starts_at, slot.ends_at, zone=zone)
    return change_booking(moved, office, uow).booking


def _confirm(
    number: OrderNumber, booking: Booking, link: Link, office: Actor, uow: UnitOfWork
) -> None:
    """Confirm it to him who picked it, and to all who knew of the time before."""
    told = told_of(booking.id, str(number), uow)
    his = (link.recipient,) if "@" in link.recipient else ()
    recipients = tuple({each.casefold(): each for each in (*told, *his)}.values())
    if recipients:
        confirm_booking(ConfirmBooking(number, booking.id, recipients), office, uow)
