"""Signing: the regular signature first, then, if the company wants it, the customer's (SG)."""

from dataclasses import dataclass, replace
from uuid import UUID

from core import permissions as may
from core import settings
from core.events import CommentAdded, CustomerDeclinedToSign, CustomerSignatureAsked, OrderSigned
from core.links import Link
from core.numbers import OrderNumber
from core.order_papers import Comment, Signature, SignedAs
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import BadInput, OrderIsClosed, Refused
from core.text import one_line, said
from core.usecases.articles_to_order import SaveArticlesToOrder, save_articles_to_order
from core.usecases.bookings import address_of_contact
from core.words import N_
from core.work_order import STATE_LABELS, State, WorkOrder


class AlreadySigned(Refused):
    sentence = N_("Order {number} is already signed.")


class CustomerSignsSecond(Refused):
    sentence = N_(
        "Order {number} is not signed by the technician yet. The customer signs after that."
    )


class CustomerMustSign(Refused):
    sentence = N_("Order {number} needs the customer's signature. Send the link to sign instead.")


class NoAddressToSign(Refused):
    sentence = N_("Order {number} has no e-mail address. Write the address the link should go to.")


@dataclass(frozen=True, slots=True)
class Sign:
    """Put the regular signature; ``finished`` False when more visits follow (SG-03)."""

    number: OrderNumber
    name: str
    finished: bool = True


@dataclass(frozen=True, slots=True)
class AskCustomerSignature:
    """Mail the customer a link to sign; to the contact unless ``email`` says otherwise."""

    number: OrderNumber
    email: str | None = None


@dataclass(frozen=True, slots=True)
class SignAsCustomer:
    """The customer's drawn signature; ``link_id`` is the link it came through, used up by it."""

    number: OrderNumber
    name: str
    image_sha256: str | None
    link_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class DeclineToSign:
    """The customer will not sign, and says why."""

    number: OrderNumber
    reason: str
    link_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class SkipCustomerSignature:
    """The technician goes on without the customer's signature."""

    number: OrderNumber


def sign(command: Sign, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Lock the lines there are; finished completes, or waits for the customer (SG-01..05)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.SIGN)
    _refuse_when_done(order)
    name = one_line(said(command.name, 120))
    save_articles_to_order(SaveArticlesToOrder(order.number, actor.user_id), actor, uow)
    waits = uow.settings.all()[settings.CUSTOMER_SIGNATURES]
    state = State.SIGNED if command.finished and not waits else State.PARTLY_SIGNED
    signature = Signature(SignedAs.TECHNICIAN, name, uow.now, finished=command.finished)
    return _signed(order, signature, state, actor, uow)


def ask_customer_signature(command: AskCustomerSignature, actor: Actor, uow: UnitOfWork) -> str:
    """Have the link to sign mailed; gives the address it goes to (SG-02)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.SIGN)
    _refuse_unless_customer_is_next(order)
    address = settings.address_or_none(command.email or "") or address_of_contact(order)
    if address is None:
        raise NoAddressToSign(number=order.number)
    uow.publish(CustomerSignatureAsked(order=str(order.number), by=actor.name, email=address))
    return address


def sign_as_customer(command: SignAsCustomer, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Put the customer's signature after the regular one; the order is complete by it (SG-02)."""
    order = uow.work_orders.get(command.number)
    actor.require_customer_of(order)
    _refuse_unless_customer_is_next(order)
    name = one_line(said(command.name, 120))
    signature = Signature(SignedAs.CUSTOMER, name, uow.now, image_sha256=command.image_sha256)
    _use_link(command.link_id, uow)
    return _signed(order, signature, State.SIGNED, replace(actor, name=name), uow)


def decline_to_sign(command: DeclineToSign, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Keep the customer's reason and alert; without SE-49 the order is complete (0b)."""
    order = uow.work_orders.get(command.number)
    actor.require_customer_of(order)
    _refuse_unless_customer_is_next(order)
    reason = said(command.reason, 2000)
    comment = Comment(reason, actor.name, uow.now, visible_to_customer=True, from_customer=True)
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
    return _completed(order, actor, uow)


def skip_customer_signature(
    command: SkipCustomerSignature, actor: Actor, uow: UnitOfWork
) -> WorkOrder:
    """Complete the order without the customer's signature, where none is required (0b)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.SIGN)
    _refuse_unless_customer_is_next(order)
    if uow.settings.all()[settings.REQUIRE_CUSTOMER_SIGNATURES]:
        raise CustomerMustSign(number=order.number)
    return _completed(order, actor, uow)


def _signed(
    order: WorkOrder, signature: Signature, state: State, actor: Actor, uow: UnitOfWork
) -> WorkOrder:
    order = order.with_signature(signature, state)
    uow.work_orders.save(order)
    uow.publish(
        OrderSigned(
            order=str(order.number),
            by=actor.name,
            role=signature.role.value,
            completed=state is State.SIGNED,
        )
    )
    return order


def _completed(order: WorkOrder, actor: Actor, uow: UnitOfWork) -> WorkOrder:
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


def _refuse_when_done(order: WorkOrder) -> None:
    if order.is_closed:
        raise OrderIsClosed(number=order.number, state=STATE_LABELS[order.state])
    if order.state is State.SIGNED and not order.unsigned:
        raise AlreadySigned(number=order.number)
    if order.waits_for_customer and not order.unsigned:
        raise AlreadySigned(number=order.number)
    if not order.lines:
        raise BadInput(
            N_("There is nothing to sign on order {number} yet. Write what you did first."),
            number=order.number,
        )


def _refuse_unless_customer_is_next(order: WorkOrder) -> None:
    if order.is_closed:
        raise OrderIsClosed(number=order.number, state=STATE_LABELS[order.state])
    if order.state is State.SIGNED:
        raise AlreadySigned(number=order.number)
    if not order.waits_for_customer:
        raise CustomerSignsSecond(number=order.number)
