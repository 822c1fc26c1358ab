"""After signing: ready for invoicing, and the protocol (IN-01, MS-04)."""

from dataclasses import dataclass, replace
from datetime import date

from core import permissions as may
from core import settings
from core.events import OrderReady, ProtocolAsked, ReadyWithdrawn
from core.numbers import OrderNumber
from core.order_papers import Accounting
from core.payers import payers_of
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import AsksFirst, Refused
from core.requirements import Moment, require
from core.usecases.accounting import may_be_sent, refuse_when_sent, sent
from core.usecases.bookings import address_of_contact
from core.usecases.recurring import make_next_of
from core.words import N_, Label
from core.work_order import State, WorkOrder

READY_MAKERS = (may.SET_READY, may.INVOICE, may.GENERATE_INVOICE)
"""Each of the rights to do with invoicing shows *Ready* (PE-07, PE-08, PE-19)."""
READY = Label(N_("ready for invoicing"))


class ArticlesLeftToOrder(AsksFirst):
    sentence = N_(
        "Order {number} still has articles to be ordered: {articles}. They are never invoiced. "
        "Set it to ready for invoicing anyway?"
    )


class PayersDiffer(AsksFirst):
    sentence = N_(
        "The assignments of order {number} are paid by different customers: {payers}. Separate "
        "them first, so that each gets an invoice. Set it to ready for invoicing anyway?"
    )


class AsksToSend(AsksFirst):
    no_is_an_answer = True
    sentence = N_("Send order {number} to the accounting software now?")


class AsksToInvoiceAgain(AsksFirst):
    no_is_an_answer = True
    sentence = N_(
        "Order {number} was invoiced before it was restored. Send it for invoicing once more?"
    )


class InvoiceStands(Refused):
    sentence = N_(
        "Invoice {invoice} was made of order {number}, so it stays ready. Make a backorder, or "
        "credit the invoice."
    )


class NobodyToSendTo(Refused):
    sentence = N_("Order {number} has no e-mail address to send the protocol to. Add one first.")


@dataclass(frozen=True, slots=True)
class MarkReady:
    """Set to ready for invoicing; the rest are answers to what is asked on the way.

    ``despite_articles_to_order`` and ``despite_payers`` are a yes. ``send`` says whether it goes
    on to the accounting software; None was not asked yet. ``today`` is the company's date.
    """

    number: OrderNumber
    despite_articles_to_order: bool = False
    despite_payers: bool = False
    send: bool | None = None
    today: date | None = None


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
    """Ready, once signed; asks about what is left over and whether to send it (IN-01, IN-05).

    A recurring order comes again by it (WO-24). With SE-46 on it is sent at once, never a
    restored one; what stands in the way of that does not stop *ready* (IN-04).
    """
    order = uow.work_orders.get(command.number)
    actor.require(order, *READY_MAKERS)
    if order.state is State.READY:
        return order
    require(Moment.READY, order, uow)
    _mind_articles_to_order(order, command)
    _mind_payers(order, command, uow)
    at_once = uow.settings.all()[settings.SEND_ON_READY] and not order.restored
    send = at_once or _is_to_be_sent(order, command, actor)
    uow.work_orders.save(replace(order, state=State.READY))
    order = uow.work_orders.get(order.number)
    kept_back = at_once and not may_be_sent(order, uow)
    uow.publish(OrderReady(order=str(order.number), by=actor.name, kept_back=kept_back))
    if send and not kept_back:
        sent(order, actor, uow, again=order.restored)
    make_next_of(order.number, command.today, actor, uow)
    return uow.work_orders.get(order.number)


def withdraw_ready(command: WithdrawReady, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Take *ready* back, unless it went on from there; the order is signed again (SG-04)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, *READY_MAKERS)
    if order.state is not State.READY:
        return order
    refuse_when_sent(order, READY)
    if order.invoice_number is not None and not order.restored:
        raise InvoiceStands(number=order.number, invoice=order.invoice_number)
    order = replace(order, state=State.SIGNED, accounting=_unless_refused(order))
    uow.work_orders.save(order)
    uow.publish(ReadyWithdrawn(order=str(order.number), by=actor.name))
    return uow.work_orders.get(order.number)


def send_protocol(command: SendProtocol, actor: Actor, uow: UnitOfWork) -> str:
    """Have the protocol mailed; gives the address it goes to (MS-04, PE-12)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.EMAIL_PROTOCOL)
    address = settings.address_or_none(command.email or "") or address_of_contact(order)
    if address is None:
        raise NobodyToSendTo(number=order.number)
    uow.publish(ProtocolAsked(order=str(order.number), by=actor.name, email=address))
    return address


def _mind_articles_to_order(order: WorkOrder, command: MarkReady) -> None:
    articles = ", ".join(row.name for row in order.to_order)
    if articles and not command.despite_articles_to_order:
        raise ArticlesLeftToOrder(number=order.number, articles=articles)


def _mind_payers(order: WorkOrder, command: MarkReady, uow: UnitOfWork) -> None:
    payers = payers_of(order, uow)
    if len(payers) > 1 and not command.despite_payers and not order.restored:
        names = ", ".join(each.customer.name for each in payers)
        raise PayersDiffer(number=order.number, payers=names)


def _is_to_be_sent(order: WorkOrder, command: MarkReady, actor: Actor) -> bool:
    """What was answered; asks whoever may send, and everybody about a restored order (RS-03)."""
    if command.send is None and order.restored:
        raise AsksToInvoiceAgain(number=order.number)
    if command.send is None and actor.may(may.GENERATE_INVOICE):
        raise AsksToSend(number=order.number)
    if command.send:
        actor.require(order, may.GENERATE_INVOICE)
    return bool(command.send)


def _unless_refused(order: WorkOrder) -> Accounting | None:
    """What the accounting software refused is not with it any more; a restored order's stays."""
    return order.accounting if order.was_sent else None
