"""Signing and the protocol that comes of it."""

from collections.abc import Iterator

from core.deliveries import NewDelivery
from core.events import (
    ApprovalNotTaken,
    CustomerDeclinedToSign,
    CustomerSignatureAsked,
    OrderSigned,
    ProtocolAsked,
)
from core.links import Purpose
from core.order_papers import SignedAs
from core.settings import ASK_RATING
from core.usecases.bookings import address_of_contact
from core.usecases.rating import DONE
from notifications.rules.audience import Audience, is_at


def customer_signature_asked(event: CustomerSignatureAsked, to: Audience) -> Iterator[NewDelivery]:
    """The customer gets a link to sign with."""
    language = to.language_of(event.email)
    link_id = to.link(Purpose.SIGN, event.email, language)
    order_link = to.order_link(event.email, language)
    yield to.mail(event.email, "sign-request", language, link_id=link_id, **order_link)


def order_signed(event: OrderSigned, to: Audience) -> Iterator[NewDelivery]:
    """Word of the customer's signature; and, once complete, the protocol for everybody (SG-02)."""
    if event.role == SignedAs.CUSTOMER:
        yield from to.assigned("customer-signed")
        yield from to.dispatchers("customer-signed")
    if event.completed:
        yield from _protocol(address_of_contact(to.order), to)
        for user in to.assigned_users():
            yield from to.product(user, "protocol")


def customer_declined(event: CustomerDeclinedToSign, to: Audience) -> Iterator[NewDelivery]:
    """The technicians and the dispatchers hear why the customer would not sign (0b)."""
    yield from to.assigned("customer-declined", reason=event.reason)
    yield from to.dispatchers("customer-declined", reason=event.reason)


def approval_not_taken(event: ApprovalNotTaken, to: Audience) -> Iterator[NewDelivery]:
    """The dispatchers hear why a mailed yes is no signature, and what to do instead (XT-08)."""
    yield from to.dispatchers("approval-not-taken", reason=event.reason, fields=dict(event.fields))


def protocol_asked(event: ProtocolAsked, to: Audience) -> Iterator[NewDelivery]:
    """The protocol by mail, to the contact unless somebody else was named (MS-04)."""
    yield from _protocol(event.email or address_of_contact(to.order), to)


def _protocol(address: str | None, to: Audience) -> Iterator[NewDelivery]:
    if address is not None:
        language = to.language_of(address)
        links = to.order_link(address, language) | _rating_link(address, language, to)
        yield to.mail(address, "protocol", language, **links)


def _rating_link(address: str, language: str, to: Audience) -> dict[str, str]:
    """Whoever it was done for is asked how he liked it, until he has said so (RV-06)."""
    order = to.order
    asks = to.settings[ASK_RATING] and order.state in DONE and order.rating is None
    if not asks or not any(is_at(each, address) for each in to.customer_people()):
        return {}
    return to.answer_link(Purpose.RATE, address, language)
