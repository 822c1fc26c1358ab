"""Signing what was seen, and getting the customer to sign."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from bot.updates.gathering import order_seen
from core import settings
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.requirements import Block, Moment, blocks, facts_of
from core.usecases.bookings import address_of_contact
from core.usecases.customer_signing import AskCustomerSignature, ask_customer_signature
from core.usecases.finishing import SendProtocol, send_protocol
from core.usecases.sign_links import link_on_phone
from core.usecases.signing import Sign, require_ones_to_sign, sign
from core.work_order import WorkOrder

A_MOMENT = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class AskToSign:
    """What there is to sign on an order."""

    number: OrderNumber


@dataclass(frozen=True, slots=True)
class ToSign:
    """The order, who signs, and what the customer may do after.

    ``blocks`` stand in the way of finishing it; ``may_leave``: none of them of a signature that
    more visits follow.
    """

    order: WorkOrder
    name: str
    customer: "CustomerNext | None"
    blocks: tuple[Block, ...]
    may_leave: bool
    actor: Actor


@dataclass(frozen=True, slots=True)
class CustomerNext:
    """How the customer may sign: with a link on this phone, or by mail; or not at all."""

    link_id: UUID
    address: str | None
    may_skip: bool


@dataclass(frozen=True, slots=True)
class SignSeen:
    """Sign the order as it was when its version was ``seen``."""

    number: OrderNumber
    name: str
    finished: bool
    seen: int


@dataclass(frozen=True, slots=True)
class Signed:
    """The order after it; not ``done`` when it had changed and must be looked at again.

    ``assigned``: the signature gave the order to whoever signed it (SG-09).
    """

    order: WorkOrder
    done: bool
    customer: CustomerNext | None
    assigned: bool = False


@dataclass(frozen=True, slots=True)
class Mailed:
    """Where it goes, and whether it was on its way before."""

    address: str
    again: bool


def to_sign(command: AskToSign, actor: Actor, uow: UnitOfWork) -> ToSign:
    """What would be signed now."""
    order = order_seen(command.number, actor, uow)
    require_ones_to_sign(order, actor, uow)
    stops = tuple(blocks(Moment.SIGN, order, facts_of(uow)))
    may_leave = not any(blocks(Moment.SIGN, order, facts_of(uow, finished=False)))
    return ToSign(order, actor.name, _customer_next(order, uow), stops, may_leave, actor)


def sign_seen(command: SignSeen, actor: Actor, uow: UnitOfWork) -> Signed:
    """Sign, unless something came or went since it was looked at (SG-03)."""
    order = order_seen(command.number, actor, uow)
    if order.version != command.seen:
        return Signed(order, done=False, customer=None)
    mine = order.is_assigned_to(actor.user_id)
    order = sign(Sign(command.number, command.name, command.finished), actor, uow)
    assigned = not mine and order.is_assigned_to(actor.user_id)
    return Signed(order, True, _customer_next(order, uow), assigned)


def mail_sign_link(command: AskCustomerSignature, actor: Actor, uow: UnitOfWork) -> Mailed:
    """Have the link mailed; one that left a moment ago is enough."""
    order = order_seen(command.number, actor, uow)
    address = command.email or address_of_contact(order)
    if address and _just_sent("sign-request", address, order, uow):
        return Mailed(address, again=True)
    return Mailed(ask_customer_signature(command, actor, uow), again=False)


def mail_protocol(command: SendProtocol, actor: Actor, uow: UnitOfWork) -> Mailed:
    """Have the protocol mailed; one that left a moment ago is enough."""
    order = order_seen(command.number, actor, uow)
    address = command.email or address_of_contact(order)
    if address and _just_sent("protocol", address, order, uow):
        return Mailed(address, again=True)
    return Mailed(send_protocol(command, actor, uow), again=False)


def _just_sent(letter: str, address: str, order: WorkOrder, uow: UnitOfWork) -> bool:
    since = uow.now - A_MOMENT
    return any(
        row.letter == letter and row.to.casefold() == address.casefold() and row.at > since
        for row in uow.outbox.rows(str(order.number))
    )


def _customer_next(order: WorkOrder, uow: UnitOfWork) -> CustomerNext | None:
    if not order.waits_for_customer:
        return None
    required = uow.settings.all()[settings.REQUIRE_CUSTOMER_SIGNATURES]
    return CustomerNext(link_on_phone(order, uow), address_of_contact(order), not required)
