"""Bookings: the resource hears of his, the contact gets a confirmation."""

from collections.abc import Iterator

from core.deliveries import NewDelivery
from core.events import (
    BookingChanged,
    BookingConfirmationAsked,
    BookingRemoved,
    OrderBooked,
    VisitReminded,
)
from core.links import Purpose
from core.usecases.bookings import address_of_contact
from notifications.rules.audience import Audience


def order_booked(event: OrderBooked, to: Audience) -> Iterator[NewDelivery]:
    """Tell the one who was booked, and give him the card: booking assigns too (BO-03)."""
    user = to.user(event.user_id)
    yield from to.chat(user, "booked", booking_id=event.booking_id)
    if user is not None and not to.has_card(user):
        yield from to.product(user, "order-card")


def booking_changed(event: BookingChanged, to: Audience) -> Iterator[NewDelivery]:
    """The resource hears that his time has moved; given to another, both of them hear of it."""
    user, before = to.user(event.user_id), to.user(event.before_user_id)
    was = {"starts_at": event.before_starts_at, "ends_at": event.before_ends_at}
    if event.user_id == event.before_user_id:
        yield from to.chat(user, "booking-changed", booking_id=event.booking_id, **was)
        return
    yield from to.chat(before, "booking-removed", **was)
    yield from to.chat(user, "booked", booking_id=event.booking_id)
    if user is not None and not to.has_card(user):
        yield from to.product(user, "order-card")


def booking_removed(event: BookingRemoved, to: Audience) -> Iterator[NewDelivery]:
    """Who was booked hears that the time is his own again."""
    was = {"starts_at": event.starts_at, "ends_at": event.ends_at}
    yield from to.chat(to.user(event.user_id), "booking-removed", **was)


def confirmation_asked(event: BookingConfirmationAsked, to: Audience) -> Iterator[NewDelivery]:
    """The confirmation; with a link to the order for a customer with a login (BO-06, BO-10)."""
    contact = address_of_contact(to.order)
    for address in event.recipients or ((contact,) if contact else ()):
        context = {"booking_id": event.booking_id}
        if to.has_login(address):
            language = to.language_of(address)
            context["order_link_id"] = to.link(Purpose.ORDER_PAGE, address, language)
        yield to.mail(address, "booking-confirmation", **context)


def visit_reminded(event: VisitReminded, to: Audience) -> Iterator[NewDelivery]:
    """The contact is reminded of the visit (SE-66)."""
    address = address_of_contact(to.order)
    if address is not None:
        yield to.mail(address, "visit-reminder", booking_id=event.booking_id)
