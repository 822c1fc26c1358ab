"""Messages: any letter about an order, to whoever is chosen, by e-mail or as SMS (MS)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from core import permissions as may
from core import settings
from core.checks import checks_of
from core.events import LetterAsked, ProtocolAsked
from core.numbers import OrderNumber
from core.order_papers import Booking
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import BadInput, NotPossibleYet, OrderIsClosed, Refused
from core.text import said, tidy
from core.usecases.bookings import (
    MOST_RECIPIENTS,
    ConfirmBooking,
    address_of_contact,
    booking_meant,
    confirm_booking,
    phone_of_contact,
)
from core.words import N_, Label
from core.work_order import STATE_LABELS, State, WorkOrder

LONGEST, LONGEST_SMS = 4000, 600
QUOTE = "quote"
"""The letter that a message becomes which carries a quote."""
_PHONE = re.compile(r"\+?\d{6,15}")


class Letter(StrEnum):
    """What can be sent to a customer, by the name of its template."""

    MESSAGE = "message"
    ORDER_CONFIRMATION = "order-confirmation"
    BOOKING_CONFIRMATION = "booking-confirmation"
    SELF_CHECKS = "self-checks"
    PROTOCOL = "protocol"
    INVOICE = "invoice"


LETTER_LABELS = {
    Letter.MESSAGE: Label(N_("Message")),
    Letter.ORDER_CONFIRMATION: Label(N_("Order confirmation")),
    Letter.BOOKING_CONFIRMATION: Label(N_("Booking confirmation")),
    Letter.SELF_CHECKS: Label(N_("Self-checks")),
    Letter.PROTOCOL: Label(N_("Protocol")),
    Letter.INVOICE: Label(N_("Invoice")),
}


class NobodyToWriteTo(Refused):
    sentence = N_(
        "Order {number} has nobody with an e-mail address. Write the address it should go to."
    )


class NothingBooked(NotPossibleYet):
    sentence = N_("Order {number} has no coming booking to confirm. Book a time first.")


class NoSelfChecks(NotPossibleYet):
    sentence = N_("Order {number} has no self-checks to send. Add one first.")


class NoInvoiceOfOurs(NotPossibleYet):
    sentence = N_("No invoice was made of order {number} here. Make one first.")


class NoSmsGateway(Refused):
    sentence = N_(
        "There is no SMS gateway here, so nothing can go as a text. Send it by e-mail instead."
    )


class OnlyMessagesAsSms(Refused):
    sentence = N_("Only a message of your own goes as a text. Send the rest by e-mail.")


@dataclass(frozen=True, slots=True)
class SendMessage:
    """Letters to people: ``recipients`` are addresses, or phone numbers with ``by_sms``.

    None of them means the contact. ``quote`` is the quote that the message carries. ``text`` is
    the message, None the company's own (SE-56).
    ``gateway`` says whether this installation has one for SMS.
    """

    number: OrderNumber
    letters: tuple[Letter, ...]
    recipients: tuple[str, ...] = ()
    text: str | None = None
    booking_id: UUID | None = None
    quote: str | None = None
    by_sms: bool = False
    gateway: bool = False


@dataclass(frozen=True, slots=True)
class MessageSent:
    """What is on its way, and to whom."""

    order: WorkOrder
    letters: tuple[Letter, ...]
    recipients: tuple[str, ...]


def send_message(command: SendMessage, actor: Actor, uow: UnitOfWork) -> MessageSent:
    """Have the letters sent to everybody named (MS-01..06; PE-12, and PE-13 for a booking's)."""
    order = uow.work_orders.get(command.number)
    actor.require_sight(order)
    letters = _letters(command)
    for letter in letters:
        actor.require(order, RIGHTS.get(letter, may.EMAIL_PROTOCOL))
    recipients = _phones(command, order) if command.by_sms else _addresses(command, order)
    post = _Post(command, order, recipients, actor, uow)
    for letter in letters:
        SENDING[letter](post)
    return MessageSent(uow.work_orders.get(order.number), letters, recipients)


def default_message(uow: UnitOfWork) -> str:
    """The company's own message, to be changed at will before it is sent (MS-03, SE-56)."""
    return uow.settings.all()[settings.CUSTOMER_MESSAGE] or ""


def _letters(command: SendMessage) -> tuple[Letter, ...]:
    letters = tuple(dict.fromkeys(command.letters))
    if not letters:
        raise BadInput(N_("Choose what to send."))
    if command.by_sms and not command.gateway:
        raise NoSmsGateway
    if command.by_sms and letters != (Letter.MESSAGE,):
        raise OnlyMessagesAsSms
    return letters


def _addresses(command: SendMessage, order: WorkOrder) -> tuple[str, ...]:
    written = (settings.address_or_none(each) for each in command.recipients)
    found = {each.casefold(): each for each in written if each}
    contact = address_of_contact(order)
    if not found and contact is not None:
        found = {contact.casefold(): contact}
    return _some(tuple(found.values()), order)


def _phones(command: SendMessage, order: WorkOrder) -> tuple[str, ...]:
    own = phone_of_contact(order)
    written = command.recipients or ((own,) if own else ())
    return _some(tuple(dict.fromkeys(phone_number(each) for each in written)), order)


def phone_number(written: str) -> str:
    """A telephone number without what people put between its digits; raises BadInput."""
    digits = re.sub(r"[\s()/.-]", "", tidy(written))
    if not _PHONE.fullmatch(digits):
        raise BadInput(N_("Write a phone number, such as 070-123 45 67 or +46 70 123 45 67."))
    return digits


def _some(recipients: tuple[str, ...], order: WorkOrder) -> tuple[str, ...]:
    if not recipients:
        raise NobodyToWriteTo(number=order.number)
    if len(recipients) > MOST_RECIPIENTS:
        raise BadInput(N_("At most {most} recipients at a time, please."), most=MOST_RECIPIENTS)
    return recipients


@dataclass(frozen=True, slots=True)
class _Post:
    """One run of ``send_message``: for whom, about what."""

    command: SendMessage
    order: WorkOrder
    recipients: tuple[str, ...]
    actor: Actor
    uow: UnitOfWork

    def asks_for(self, letter: Letter, text: str = "", quote: str | None = None) -> None:
        """Have this letter written to everybody."""
        asked = LetterAsked(
            order=str(self.order.number),
            by=self.actor.name,
            letter=QUOTE if quote else letter.value,
            recipients=self.recipients,
            text=text,
            quote=quote or "",
            channel="sms" if self.command.by_sms else "email",
        )
        self.uow.publish(asked)


def _message(post: _Post) -> None:
    text = post.command.text
    whole = default_message(post.uow) if text is None else text
    most = LONGEST_SMS if post.command.by_sms else LONGEST
    quote = None if post.command.by_sms else post.command.quote
    # A quote says enough by itself, so nothing need be written with it.
    post.asks_for(Letter.MESSAGE, said(whole, most) if whole or not quote else "", quote)


def _order_confirmation(post: _Post) -> None:
    order = post.order
    if order.state is State.CANCELLED:
        raise OrderIsClosed(number=order.number, state=STATE_LABELS[order.state])
    post.asks_for(Letter.ORDER_CONFIRMATION)


def _self_checks(post: _Post) -> None:
    if not checks_of(post.order):
        raise NoSelfChecks(number=post.order.number)
    post.asks_for(Letter.SELF_CHECKS)


def _protocol(post: _Post) -> None:
    for address in post.recipients:
        number = str(post.order.number)
        post.uow.publish(ProtocolAsked(order=number, by=post.actor.name, email=address))


def _booking_confirmation(post: _Post) -> None:
    for booking in _bookings(post):
        confirm = ConfirmBooking(post.order.number, booking.id, post.recipients)
        confirm_booking(confirm, post.actor, post.uow)


def _bookings(post: _Post) -> tuple[Booking, ...]:
    order, booking_id = post.order, post.command.booking_id
    if booking_id is not None:
        return (booking_meant(order, booking_id),)
    coming = tuple(booking for booking in order.bookings if booking.ends_at > post.uow.now)
    if not coming:
        raise NothingBooked(number=order.number)
    return coming


def _invoice(post: _Post) -> None:
    if not post.uow.invoices.of_order(post.order.number):
        raise NoInvoiceOfOurs(number=post.order.number)
    post.asks_for(Letter.INVOICE)


SENDING: dict[Letter, Callable[[_Post], None]] = {
    Letter.MESSAGE: _message,
    Letter.ORDER_CONFIRMATION: _order_confirmation,
    Letter.BOOKING_CONFIRMATION: _booking_confirmation,
    Letter.SELF_CHECKS: _self_checks,
    Letter.PROTOCOL: _protocol,
    Letter.INVOICE: _invoice,
}
RIGHTS = {
    Letter.BOOKING_CONFIRMATION: may.SEND_CONFIRMATION,
    Letter.INVOICE: may.GENERATE_INVOICE,
}
