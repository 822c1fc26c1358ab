"""The customer's signature, after the regular one: asked for, put, declined or done without (SG)."""

import re
from dataclasses import dataclass, replace
from uuid import UUID

from core import settings
from core.events import CommentAdded, CustomerDeclinedToSign, CustomerSignatureAsked, OrderSigned
from core.links import Link
from core.numbers import OrderNumber
from core.order_papers import Comment, Signature, SignedAs
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import BadInput, Refused
from core.requirements import Moment, require
from core.text import one_line, said
from core.usecases.bookings import address_of_contact
from core.usecases.signing import LONGEST_NAME, put, require_ones_to_sign
from core.words import N_
from core.work_order import State, WorkOrder

LONGEST_REASON = 2000


class ApprovalByReplyIsOff(Refused):
    sentence = N_(
        "Approval by mail is off here. Send the customer of order {number} the link to sign."
    )


class NotProvedToBeHis(Refused):
    sentence = N_(
        "Nothing proves that {email} wrote that mail, so it signs nothing for order {number}. "
        "Send the link to sign."
    )


class NotOnTheOrder(Refused):
    sentence = N_(
        "{email} is not on order {number}, so that mail approves nothing. Send the link to sign."
    )


class SignedAnewSince(Refused):
    sentence = N_(
        "Order {number} was signed anew after the mail that was answered, so the yes is not to all "
        "of it. Send the link to sign."
    )


class NoAddressToSign(Refused):
    sentence = N_("Order {number} has no e-mail address. Write the address the link should go to.")


class DrawingNeeded(Refused):
    sentence = N_("A name alone is not enough here. Draw your signature in the box too.")


@dataclass(frozen=True, slots=True)
class AskCustomerSignature:
    """Mail the customer a link to sign; to the contact unless ``email`` says otherwise."""

    number: OrderNumber
    email: str | None = None


@dataclass(frozen=True, slots=True)
class SignAsCustomer:
    """The customer's drawn signature; ``link_id`` is the link it came through, used up by it.

    Through a link, None drawn is a signature by name alone: only where the company takes it.
    """

    number: OrderNumber
    name: str
    image_sha256: str | None
    link_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class DeclineToSign:
    """The customer will not sign, and says why; himself, or to the technician who has the order."""

    number: OrderNumber
    reason: str
    link_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class SkipCustomerSignature:
    """The technician goes on without the customer's signature."""

    number: OrderNumber


def ask_customer_signature(command: AskCustomerSignature, actor: Actor, uow: UnitOfWork) -> str:
    """Have the link to sign mailed; gives the address it goes to (SG-02)."""
    order = uow.work_orders.get(command.number)
    require_ones_to_sign(order, actor, uow)
    require(Moment.CUSTOMER_SIGN, order, uow)
    address = settings.address_or_none(command.email or "") or address_of_contact(order)
    if address is None:
        raise NoAddressToSign(number=order.number)
    uow.publish(CustomerSignatureAsked(order=str(order.number), by=actor.name, email=address))
    return address


def sign_as_customer(command: SignAsCustomer, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Put the customer's signature after the regular one; the order is complete by it (SG-02).

    It says yes to what the technician signed: lines he added since stay open until he signs them.
    """
    order = uow.work_orders.get(command.number)
    actor.require_customer_of(order)
    require(Moment.CUSTOMER_SIGN, order, uow)
    if command.link_id and not (command.image_sha256 or uow.settings.all()[settings.SIGN_BY_NAME]):
        raise DrawingNeeded
    name = one_line(said(command.name, LONGEST_NAME))
    signature = Signature(SignedAs.CUSTOMER, name, uow.now, image_sha256=command.image_sha256)
    _use_link(command.link_id, uow)
    return put(order, signature, State.SIGNED, replace(actor, name=name), uow)


@dataclass(frozen=True, slots=True)
class ApproveByMail:
    """The customer answered *I approve* by mail: from where, and the SHA-256 of the raw mail.

    ``proved``: it came to the reply address that only he was given, and his domain vouches for it,
    or else the person does who keeps it by hand;
    ``letter_id`` is the letter of ours that he answered.
    """

    number: OrderNumber
    email: str
    name: str
    mail_sha256: str
    proved: bool = False
    letter_id: UUID | None = None


def approve_by_mail(command: ApproveByMail, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Keep a mailed approval as the customer's signature, apart from a drawn one (XT-08, SE-65).

    Only while the company takes such answers, and only from an address that is on the order.
    """
    order = uow.work_orders.get(command.number)
    require_ones_to_sign(order, actor, uow)
    if not uow.settings.all()[settings.APPROVAL_BY_REPLY]:
        raise ApprovalByReplyIsOff(number=order.number)
    require(Moment.CUSTOMER_SIGN, order, uow)
    if not _is_on(order, command.email):
        raise NotOnTheOrder(number=order.number, email=one_line(command.email, 120))
    if not command.proved:
        raise NotProvedToBeHis(number=order.number, email=one_line(command.email, 120))
    if _was_written_before(command.letter_id, order, uow):
        raise SignedAnewSince(number=order.number)
    name = one_line(said(command.name, LONGEST_NAME))
    signature = Signature(
        SignedAs.CUSTOMER, name, uow.now, mail_sha256=_fingerprint(command.mail_sha256)
    )
    return put(order, signature, State.SIGNED, replace(actor, name=name), uow)


def _is_on(order: WorkOrder, email: str) -> bool:
    people = (order.contact, order.requester, order.customer)
    known = {each.email.casefold() for each in people if each is not None and each.email}
    return email.strip().casefold() in known


def _was_written_before(letter_id: UUID | None, order: WorkOrder, uow: UnitOfWork) -> bool:
    """Whether the letter was written before the work was last signed for, and tells not of it all."""
    latest, letters = order.latest_regular, uow.outbox.rows(order=str(order.number))
    return any(
        each.id == letter_id and latest is not None and each.at < latest.at for each in letters
    )


def _fingerprint(text: str) -> str:
    if re.fullmatch("[0-9a-f]{64}", text) is None:
        raise BadInput(N_("The mail's SHA-256 has 64 hexadecimal digits."))
    return text


def decline_to_sign(command: DeclineToSign, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Keep the customer's reason and alert; without SE-49 the order is complete (0b)."""
    order = uow.work_orders.get(command.number)
    himself = actor.order is not None or actor.customer_id is not None
    if himself:
        actor.require_customer_of(order)
    else:
        require_ones_to_sign(order, actor, uow)
    require(Moment.CUSTOMER_SIGN, order, uow)
    reason = said(command.reason, LONGEST_REASON)
    comment = Comment(
        reason, actor.name, uow.now, visible_to_customer=himself, from_customer=himself
    )
    order = replace(order, comments=(*order.comments, comment))
    _use_link(command.link_id, uow)
    number = str(order.number)
    uow.publish(CustomerDeclinedToSign(order=number, by=actor.name, reason=reason))
    uow.publish(
        CommentAdded(order=number, by=actor.name, comment_id=str(comment.id), from_customer=False)
    )
    if uow.settings.all()[settings.REQUIRE_CUSTOMER_SIGNATURES]:
        uow.work_orders.save(order)
        return order
    return _complete_without(order, actor, uow)


def skip_customer_signature(
    command: SkipCustomerSignature, actor: Actor, uow: UnitOfWork
) -> WorkOrder:
    """Complete the order without the customer's signature, where none is required (0b)."""
    order = uow.work_orders.get(command.number)
    require_ones_to_sign(order, actor, uow)
    require(Moment.CUSTOMER_SIGN, order, uow)
    return _complete_without(order, actor, uow)


def _complete_without(order: WorkOrder, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    require(Moment.COMPLETE, order, uow)
    order = replace(order, state=State.SIGNED)
    uow.work_orders.save(order)
    uow.publish(
        OrderSigned(
            order=str(order.number), by=actor.name, role=SignedAs.TECHNICIAN.value, completed=True
        )
    )
    return order


def _use_link(link_id: UUID | None, uow: UnitOfWork) -> None:
    link: Link | None = uow.links.get(link_id) if link_id else None
    if link is not None and link.used_at is None:
        uow.links.mark_used(link.id, uow.now)
