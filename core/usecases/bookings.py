"""Bookings: a resource, a day and a time; a conflict is a warning, never a refusal (BO-05)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo
from uuid import UUID

from core import permissions as may
from core import settings
from core.confirmations import fresh_sequence
from core.events import BookingConfirmationAsked, BookingRemoved, OrderBooked
from core.numbers import OrderNumber
from core.order_papers import Assigned, Booking
from core.people import Actor, User
from core.planner import LONGEST, BookingWarning, Span, warnings_of
from core.ports import UnitOfWork
from core.refusals import BadInput, NoSuchLine, OrderIsClosed, Refused
from core.usecases.assigning import user_who_works
from core.usecases.measures import refuse_when_closed
from core.words import N_
from core.work_order import STATE_LABELS, State, WorkOrder

MOST_RECIPIENTS = 20
BACK, AHEAD = timedelta(days=366), timedelta(days=5 * 366)
BOOKS = (may.EDIT, may.EDIT_ASSIGNED)


class NobodyToConfirmTo(Refused):
    sentence = N_(
        "Order {number} has no e-mail address to confirm to. Add one to the contact first."
    )


class TimeIsOver(Refused):
    sentence = N_("That time of order {number} is over, so nobody is written to. Book a new one.")


class BookingsAreOff(Refused):
    sentence = N_("Bookings are switched off. An administrator switches them on in the settings.")


@dataclass(frozen=True, slots=True)
class Book:
    """Book a user for the order; he is assigned too (BO-03).

    ``zone`` is the company's; without it nobody is warned of absences and hours.
    """

    number: OrderNumber
    user_id: UUID
    starts_at: datetime
    ends_at: datetime
    zone: tzinfo | None = None


@dataclass(frozen=True, slots=True)
class Booked:
    """The order with its booking, and what is to be known of it.

    ``conflicts`` are the resource's other orders then; ``confirm_to`` is the address to ask about
    a confirmation, None where there is none, the time is over, or the actor may not send one (BO-06).
    """

    order: WorkOrder
    booking: Booking
    conflicts: tuple[str, ...]
    warnings: tuple[BookingWarning, ...] = ()
    confirm_to: str | None = None


@dataclass(frozen=True, slots=True)
class ConfirmBooking:
    """Send a confirmation: to these addresses, else to the contact.

    ``late``: it says that whoever was booked is late.
    """

    number: OrderNumber
    booking_id: UUID
    recipients: tuple[str, ...] = ()
    late: bool = False


def book(command: Book, actor: Actor, uow: UnitOfWork) -> Booked:
    """Book a resource; the same booking twice is one (BO-01, BO-03, BO-05, SE-38)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, *BOOKS)
    refuse_when_closed(order)
    refuse_when_off(uow)
    span = fitting_span(command.starts_at, command.ends_at, uow)
    user = user_who_works(command.user_id, uow)
    booking = Booking(user.id, user.name, span.starts_at, span.ends_at)
    for known in order.bookings:
        if when_and_who(known) == when_and_who(booking):
            return noted(Booked(order, known, ()), user, command.zone, actor, uow)
    conflicts = conflicts_of(order, booking, uow)
    order = with_assigned(replace(order, bookings=(*order.bookings, booking)), user)
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
    return noted(Booked(order, booking, conflicts), user, command.zone, actor, uow)


def confirm_booking(command: ConfirmBooking, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Have a booking confirmation sent, and note when (BO-06, BO-07, BO-11, PE-13)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.SEND_CONFIRMATION)
    if order.state is State.CANCELLED:
        raise OrderIsClosed(number=order.number, state=STATE_LABELS[order.state])
    booking = booking_meant(order, command.booking_id)
    if booking.ends_at <= uow.now:
        raise TimeIsOver(number=order.number)
    recipients = _addresses(command.recipients)
    if not recipients and address_of_contact(order) is None:
        raise NobodyToConfirmTo(number=order.number)
    sent = replace(
        booking,
        confirmation_sent_at=uow.now,
        changed_since_confirmation=False,
        sequence=fresh_sequence(booking, str(order.number), uow),
        confirmed_under=booking.confirmed_under or str(order.number),
    )
    order = with_booking(order, sent)
    uow.work_orders.save(order)
    uow.publish(
        BookingConfirmationAsked(
            order=str(order.number),
            by=actor.name,
            booking_id=str(booking.id),
            recipients=recipients,
            late=command.late,
        )
    )
    return order


def booking_removed(gone: Booking, number: OrderNumber, by: str) -> BookingRemoved:
    """What is told of a booking that was taken away."""
    return BookingRemoved(
        order=str(number),
        by=by,
        booking_id=str(gone.id),
        user_id=str(gone.user_id),
        starts_at=gone.starts_at.isoformat(),
        ends_at=gone.ends_at.isoformat(),
        confirmed=gone.confirmation_sent_at is not None,
        resource=gone.resource,
        sequence=gone.sequence,
        confirmed_under=gone.confirmed_under,
    )


def _addresses(written: Sequence[str]) -> tuple[str, ...]:
    if len(written) > MOST_RECIPIENTS:
        raise BadInput(N_("At most {most} recipients at a time, please."), most=MOST_RECIPIENTS)
    return tuple(each for each in map(settings.address_or_none, written) if each)


def address_of_contact(order: WorkOrder) -> str | None:
    """Where letters about the order go: the contact, else the requester, else the customer."""
    people = (order.contact, order.requester, order.customer)
    return next((each.email for each in people if each is not None and each.email), None)


def phone_of_contact(order: WorkOrder) -> str | None:
    """The number that text messages about the order go to, of the same people."""
    people = (order.contact, order.requester, order.customer)
    return next((each.phone for each in people if each is not None and each.phone), None)


def booking_meant(order: WorkOrder, booking_id: UUID) -> Booking:
    """The booking with this ID; raises NoSuchLine."""
    for booking in order.bookings:
        if booking.id == booking_id:
            return booking
    raise NoSuchLine(number=order.number)


def refuse_when_off(uow: UnitOfWork) -> None:
    """Refuse where the company does not use bookings (SE-38)."""
    if not uow.settings.all()[settings.SHOW_BOOKINGS]:
        raise BookingsAreOff


def fitting_span(starts_at: datetime, ends_at: datetime, uow: UnitOfWork) -> Span:
    """The time of a booking in UTC, within reason; raises BadInput."""
    if starts_at.tzinfo is None or ends_at.tzinfo is None:
        raise BadInput(N_("Say the time zone of a booking's times."))
    # In UTC before they are compared: an hour that the clocks leave out has no length.
    starts_at, ends_at = starts_at.astimezone(UTC), ends_at.astimezone(UTC)
    if ends_at <= starts_at or ends_at - starts_at > LONGEST:
        raise BadInput(N_("A booking ends after it begins and lasts at most a month."))
    if not -BACK <= starts_at - uow.now <= AHEAD:
        raise BadInput(N_("Book a time at most a year back and five years ahead."))
    return Span(starts_at, ends_at)


def when_and_who(booking: Booking) -> tuple[UUID, datetime, datetime]:
    """What makes a booking the one it is."""
    return booking.user_id, booking.starts_at, booking.ends_at


def conflicts_of(order: WorkOrder, booking: Booking, uow: UnitOfWork) -> tuple[str, ...]:
    """The other orders this resource is booked on then (BO-05)."""
    busy = uow.lists.bookings_between(*when_and_who(booking))
    return tuple(number for number in busy if number != str(order.number))


def with_booking(order: WorkOrder, booking: Booking) -> WorkOrder:
    """The order with this booking in the place of the one with its ID."""
    return replace(
        order, bookings=tuple(booking if b.id == booking.id else b for b in order.bookings)
    )


def with_assigned(order: WorkOrder, user: User) -> WorkOrder:
    """The order given to whoever is booked on it (BO-03)."""
    if order.is_assigned_to(user.id):
        return order
    return replace(order, assigned=(*order.assigned, Assigned(user.id, user.name)))


def noted(
    booked: Booked, user: User, zone: tzinfo | None, actor: Actor, uow: UnitOfWork
) -> Booked:
    """With what is to be known of the booking: what speaks against the time, whom to ask."""
    order, booking = booked.order, booked.booking
    warnings = (BookingWarning.ELSEWHERE,) if booked.conflicts else ()
    if zone is not None:
        hours = uow.settings.all()[settings.WORKING_HOURS]
        span = Span(booking.starts_at, booking.ends_at)
        warnings = (*warnings, *warnings_of(user, hours, span, zone))
    may_send = actor.may_on(order, may.SEND_CONFIRMATION)
    is_over = booking.ends_at <= uow.now
    confirm_to = address_of_contact(order) if may_send and not is_over else None
    return replace(booked, warnings=warnings, confirm_to=confirm_to)
