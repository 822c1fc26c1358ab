"""What ends an order for good is asked about first, here in chat: an invoice, a restore."""

from dataclasses import dataclass
from datetime import date

from core.invoices import Invoice
from core.numbers import OrderNumber
from core.payers import payer_of
from core.people import Actor
from core.permissions import ADMIN, GENERATE_INVOICE
from core.ports import UnitOfWork
from core.refusals import AsksFirst
from core.usecases.invoicing import GenerateInvoice, generate_invoice
from core.usecases.restoring import OnlyAdministratorsRestore, RestoreOrder, restore_order
from core.views import invoice_seen, prices_for
from core.words import N_
from core.work_order import State, WorkOrder


class MakesAnInvoice(AsksFirst):
    sentence = N_(
        "An invoice of order {number} is made for {payer}. It can't be taken back, only credited. "
        "Make it?"
    )


class RestoresInvoiced(AsksFirst):
    sentence = N_(
        "Order {number} is invoiced. Restored, it is for emergencies only: articles, time, prices "
        "and the customer stay as they were invoiced. Restore it?"
    )


@dataclass(frozen=True, slots=True)
class InvoiceInChat:
    """Make an invoice; ``sure`` is the yes to the question, ``today`` the company's date."""

    number: OrderNumber
    sure: bool
    today: date


@dataclass(frozen=True, slots=True)
class RestoreInChat:
    """Open an invoiced order again; ``sure`` is the yes to the warning (RS-02)."""

    number: OrderNumber
    sure: bool


def invoice_in_chat(command: InvoiceInChat, actor: Actor, uow: UnitOfWork) -> Invoice:
    """Make the invoice, once somebody is sure; its maker sees what he may of prices (IN-03)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, GENERATE_INVOICE)
    if order.state is State.READY and order.invoice_number is None and not command.sure:
        payer = payer_of(order, uow).customer.name
        raise MakesAnInvoice(number=order.number, payer=payer)
    made = generate_invoice(GenerateInvoice(command.number, today=command.today), actor, uow)
    return invoice_seen(made, prices_for(actor))


def restore_in_chat(command: RestoreInChat, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Restore it, once somebody has read the warning (RS-01, RS-02)."""
    order = uow.work_orders.get(command.number)
    actor.require_sight(order)
    if not actor.may(ADMIN):
        raise OnlyAdministratorsRestore(number=order.number)
    if order.state is State.INVOICED and not command.sure:
        raise RestoresInvoiced(number=order.number)
    return restore_order(RestoreOrder(command.number), actor, uow)
