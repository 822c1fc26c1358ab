"""Invoices of ours, and the end of an order: it is marked as invoiced (IN-03, IN-06)."""

from dataclasses import dataclass, replace
from datetime import date

from core import permissions as may
from core import settings
from core.events import InvoiceGenerated, OrderInvoiced
from core.invoices import Invoice, Terms, invoice_of
from core.numbers import OrderNumber
from core.payers import payer_of
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import BadInput, NotPossibleYet, Refused
from core.states import State
from core.text import LINE, one_line
from core.words import N_
from core.work_order import WorkOrder

DUE_DAYS = 30
LONGEST_DUE = 365


class NotReadyToInvoice(NotPossibleYet):
    sentence = N_("Order {number} is not ready for invoicing yet. Set it to ready first.")


class NothingToInvoice(NotPossibleYet):
    sentence = N_("Order {number} has no time and no articles, so there is nothing to invoice.")


class InvoiceIsMade(Refused):
    sentence = N_("Invoice {invoice} was made of order {number} already.")


class AccountingMakesIt(Refused):
    sentence = N_(
        "Order {number} was sent to the accounting software, which makes the invoice. See there."
    )


class AlreadyInvoicedBefore(Refused):
    sentence = N_(
        "Order {number} was invoiced before it was restored, so no second invoice is made. Mark "
        "it as invoiced when you are done."
    )


@dataclass(frozen=True, slots=True)
class GenerateInvoice:
    """Make an invoice of the order, to be paid within ``due_days``.

    ``today`` is the company's date. ``has_accounting``: accounting software is connected, so that
    prices stay on the invoice whatever prints show (SE-09).
    """

    number: OrderNumber
    due_days: int = DUE_DAYS
    today: date | None = None
    has_accounting: bool = False


@dataclass(frozen=True, slots=True)
class MarkInvoiced:
    """The order was invoiced, here or elsewhere; ``invoice`` is the invoice's number if known."""

    number: OrderNumber
    invoice: str = ""


def generate_invoice(command: GenerateInvoice, actor: Actor, uow: UnitOfWork) -> Invoice:
    """Make the invoice data of a ready order, once, and keep it as it is now (IN-03, PE-08)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.GENERATE_INVOICE)
    _refuse_unless_it_can_be_made(order)
    if not 0 <= command.due_days <= LONGEST_DUE:
        raise BadInput(N_("Write a number of days from 0 to {most}."), most=LONGEST_DUE)
    values = uow.settings.all()
    terms = Terms(
        number=uow.invoices.next_number(),
        made_on=command.today or uow.now.date(),
        due_days=command.due_days,
        our_reference=actor.name,
        vat=values[settings.VAT_RATE],
        with_prices=command.has_accounting or not values[settings.REMOVE_PRICES],
    )
    invoice = invoice_of(order, payer_of(order, uow).customer, terms)
    if not invoice.lines:
        raise NothingToInvoice(number=order.number)
    uow.invoices.add(invoice)
    uow.work_orders.save(replace(order, invoice_number=invoice.number))
    uow.publish(InvoiceGenerated(order=str(order.number), by=actor.name, invoice=invoice.number))
    return invoice


def mark_invoiced(command: MarkInvoiced, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """End an order that is ready; a restored one is ended by it again (IN-06, PE-07, RS-04)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.INVOICE)
    if order.state is State.INVOICED:
        return order
    if order.state is not State.READY:
        raise NotReadyToInvoice(number=order.number)
    invoice = one_line(command.invoice, LINE) or order.invoice_number
    _refuse_another(order, invoice, uow)
    uow.work_orders.save(
        replace(order, state=State.INVOICED, restored=False, invoice_number=invoice)
    )
    uow.publish(OrderInvoiced(order=str(order.number), by=actor.name, invoice=invoice))
    return uow.work_orders.get(order.number)


def _refuse_another(order: WorkOrder, invoice: str | None, uow: UnitOfWork) -> None:
    """An invoice that was made here is the order's, whatever somebody types."""
    made = uow.invoices.of_order(order.number)
    if made and made[-1].number != invoice:
        raise InvoiceIsMade(number=order.number, invoice=made[-1].number)


def _refuse_unless_it_can_be_made(order: WorkOrder) -> None:
    if order.restored:
        raise AlreadyInvoicedBefore(number=order.number)
    if order.invoice_number is not None:
        raise InvoiceIsMade(number=order.number, invoice=order.invoice_number)
    if order.state is not State.READY:
        raise NotReadyToInvoice(number=order.number)
    if order.was_sent:
        raise AccountingMakesIt(number=order.number)
