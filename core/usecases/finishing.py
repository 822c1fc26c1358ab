"""After signing: ready for invoicing, and the protocol (IN-01, MS-04)."""

from dataclasses import dataclass, replace

from core import permissions as may
from core import settings
from core.events import OrderReady, ProtocolAsked, ReadyWithdrawn
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import AsksFirst, NotPossibleYet, OrderIsClosed, Refused
from core.usecases.bookings import address_of_contact
from core.words import N_
from core.work_order import STATE_LABELS, State, WorkOrder


class ArticlesLeftToOrder(AsksFirst):
    sentence = N_(
        "Order {number} still has articles to be ordered: {articles}. They are never invoiced. "
        "Set it to ready for invoicing anyway?"
    )


class ArticlesStopReady(NotPossibleYet):
    sentence = N_(
        "Order {number} can't be set to ready: articles to be ordered are left ({articles}). "
        "Move them to the used articles or take them off."
    )


class NotSignedYet(NotPossibleYet):
    sentence = N_("Order {number} is not signed yet. Sign it first.")


class CustomerHasNotSigned(NotPossibleYet):
    sentence = N_(
        "Order {number} waits for the customer's signature, so it can't be set to ready."
    )


class NobodyToSendTo(Refused):
    sentence = N_("Order {number} has no e-mail address to send the protocol to. Add one first.")


@dataclass(frozen=True, slots=True)
class MarkReady:
    """Set to ready for invoicing; ``despite_articles_to_order`` is the yes to the question."""

    number: OrderNumber
    despite_articles_to_order: bool = False


@dataclass(frozen=True, slots=True)
class WithdrawReady:
    """Open a ready order again."""

    number: OrderNumber


@dataclass(frozen=True, slots=True)
class SendProtocol:
    """Mail the protocol; to the contact unless ``email`` says otherwise."""

    number: OrderNumber
    email: str | None = None


def mark_ready(command: MarkReady, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Ready, once signed; articles left to order ask, or stop it (IN-01, AO-11, SE-18)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.SET_READY)
    if order.state is State.READY:
        return order
    _refuse_unless_signed(order)
    _mind_articles_to_order(order, command, uow)
    order = replace(order, state=State.READY)
    uow.work_orders.save(order)
    uow.publish(OrderReady(order=str(order.number), by=actor.name))
    return order


def withdraw_ready(command: WithdrawReady, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Take *ready* back; the order is signed again."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.SET_READY)
    if order.state is not State.READY:
        return order
    order = replace(order, state=State.SIGNED)
    uow.work_orders.save(order)
    uow.publish(ReadyWithdrawn(order=str(order.number), by=actor.name))
    return order


def send_protocol(command: SendProtocol, actor: Actor, uow: UnitOfWork) -> str:
    """Have the protocol mailed; gives the address it goes to (MS-04, PE-12)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.EMAIL_PROTOCOL)
    address = settings.address_or_none(command.email or "") or address_of_contact(order)
    if address is None:
        raise NobodyToSendTo(number=order.number)
    uow.publish(ProtocolAsked(order=str(order.number), by=actor.name, email=address))
    return address


def _refuse_unless_signed(order: WorkOrder) -> None:
    if order.is_closed:
        raise OrderIsClosed(number=order.number, state=STATE_LABELS[order.state])
    if order.waits_for_customer:
        raise CustomerHasNotSigned(number=order.number)
    if order.state is not State.SIGNED:
        raise NotSignedYet(number=order.number)


def _mind_articles_to_order(order: WorkOrder, command: MarkReady, uow: UnitOfWork) -> None:
    if not order.to_order:
        return
    articles = ", ".join(row.name for row in order.to_order)
    if uow.settings.all()[settings.DISABLE_READY_WITH_TO_ORDER]:
        raise ArticlesStopReady(number=order.number, articles=articles)
    if not command.despite_articles_to_order:
        raise ArticlesLeftToOrder(number=order.number, articles=articles)
