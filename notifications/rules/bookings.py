"""Bookings: the resource hears of his, the contact gets a confirmation."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from core.confirmations import told_of
from core.deliveries import NewDelivery
from core.events import (
    BookingAnswered,
    BookingChanged,
    BookingConfirmationAsked,
    BookingRemoved,
    OrderBooked,
    TimePicked,
    TimesOffered,
    VisitReminded,
)
from core.links import Purpose
from core.order_papers import Booking, BookingAnswer
from core.shapes import shape
from core.usecases.bookings import address_of_contact
from notifications.rules.audience import Audience


def order_booked(event: OrderBooked, to: Audience) -> Iterator[NewDelivery]:
    """Tell the one who was booked, and give him the card: booking assigns too (BO-03)."""
    user = to.user(event.user_id)
    yield from to.chat(user, "booked", booking_id=event.booking_id)
    yield from to.notice(user, "given", booking_id=event.booking_id)
    if user is not None and not to.has_card(user):
        yield from to.product(user, "order-card")


def booking_changed(event: BookingChanged, to: Audience) -> Iterator[NewDelivery]:
    """The resource hears that his time has moved; given to another, both of them hear of it."""
    user, before = to.user(event.user_id), to.user(event.before_user_id)
    was = {"starts_at": event.before_starts_at, "ends_at": event.before_ends_at}
    if event.user_id == event.before_user_id:
        yield from to.chat(user, "booking-changed", booking_id=event.booking_id, **was)
        yield from to.notice(user, "given", booking_id=event.booking_id, moved=True)
        return
    yield from to.chat(before, "booking-removed", **was)
    yield from to.chat(user, "booked", booking_id=event.booking_id)
    yield from to.notice(user, "given", booking_id=event.booking_id)
    if user is not None and not to.has_card(user):
        yield from to.product(user, "order-card")


def booking_removed(event: BookingRemoved, to: Audience) -> Iterator[NewDelivery]:
    """Who was booked hears that the time is his own again, and so do those who confirmed it."""
    was = {"starts_at": event.starts_at, "ends_at": event.ends_at}
    yield from to.chat(to.user(event.user_id), "booking-removed", **was)
    gone = Booking(
        UUID(event.user_id),
        event.resource,
        datetime.fromisoformat(event.starts_at),
        datetime.fromisoformat(event.ends_at),
        sequence=event.sequence,
        confirmed_under=event.confirmed_under,
        id=UUID(event.booking_id),
    )
    if event.confirmed and gone.ends_at > to.uow.now:
        yield from booking_cancelled(gone, to)


def booking_cancelled(gone: Booking, to: Audience) -> Iterator[NewDelivery]:
    """Everybody whose calendar holds the time hears that nothing comes of it (XT-10)."""
    for address in told_of(gone.id, str(to.order.number), to.uow):
        yield to.mail(address, "booking-cancelled", booking=shape(gone))


def booking_answered(event: BookingAnswered, to: Audience) -> Iterator[NewDelivery]:
    """A mere yes tells nobody; a no and another time the dispatchers and who is booked (XT-10)."""
    if not event.counts or event.answer == BookingAnswer.ACCEPTED:
        return
    said = {
        "booking_id": event.booking_id,
        "name": event.by,
        "answer": event.answer,
        "proposed_starts_at": event.proposed_starts_at,
        "proposed_ends_at": event.proposed_ends_at,
    }
    yield from to.dispatchers("booking-answered", **said)
    if event.answer != BookingAnswer.TENTATIVE:
        yield from to.chat(to.user(event.user_id), "booking-answered", **said)


def confirmation_asked(event: BookingConfirmationAsked, to: Audience) -> Iterator[NewDelivery]:
    """The confirmation; with a link to the order for a customer with a login (BO-06, BO-10)."""
    contact = address_of_contact(to.order)
    for address in event.recipients or ((contact,) if contact else ()):
        language = to.language_of(address)
        context: dict[str, Any] = {"booking_id": event.booking_id}
        context |= to.answer_link(Purpose.VISIT, address, language)
        if event.late:
            context["late"] = True
        if to.has_login(address):
            context["order_link_id"] = to.link(Purpose.ORDER_PAGE, address, language)
        yield to.mail(address, "booking-confirmation", **context)


def visit_reminded(event: VisitReminded, to: Audience) -> Iterator[NewDelivery]:
    """The contact is reminded of the visit, and says whether it suits (SE-66, RV-02)."""
    yield from to.contact("visit-reminder", Purpose.VISIT, booking_id=event.booking_id)


def times_offered(event: TimesOffered, to: Audience) -> Iterator[NewDelivery]:
    """The contact may pick a time himself (RV-03)."""
    booked = {"booking_id": event.booking_id} if event.booking_id else {}
    yield from to.contact("pick-a-time", Purpose.PICK, **booked)


def time_picked(event: TimePicked, to: Audience) -> Iterator[NewDelivery]:
    """Whoever plans hears which time the customer picked; who is booked hears it anyway (RV-03)."""
    yield from to.dispatchers("time-picked", booking_id=event.booking_id, name=event.by)
