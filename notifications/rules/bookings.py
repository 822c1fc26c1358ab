"""Bookings: the resource hears of his, the contact gets a confirmation."""

from collections.abc import Iterator

from core.deliveries import NewDelivery
from core.events import BookingConfirmationAsked, OrderBooked
from core.links import Purpose
from core.usecases.bookings import address_of_contact
from notifications.rules.audience import Audience


def order_booked(event: OrderBooked, to: Audience) -> Iterator[NewDelivery]:
    """Tell the one who was booked, and give him the card: booking assigns too (BO-03)."""
    user = to.user(event.user_id)
    yield from to.chat(user, "booked", booking_id=event.booking_id)
    if user is not None and not to.has_card(user):
        yield from to.product(user, "order-card")


def confirmation_asked(event: BookingConfirmationAsked, to: Audience) -> Iterator[NewDelivery]:
    """The confirmation; with a link to the order for a customer with a login (BO-06, BO-10)."""
    address = address_of_contact(to.order)
    if address is None:
        return
    context = {"booking_id": event.booking_id}
    if to.has_login(address):
        context["order_link_id"] = to.link(Purpose.ORDER_PAGE, address, to.language_of(address))
    yield to.mail(address, "booking-confirmation", **context)
