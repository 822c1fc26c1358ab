"""An invoice of ours as a paper: what is to be paid, by whom, when and how (IN-03)."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from core.invoices import Invoice
from core.numbers import OrderNumber
from core.papers import INVOICE
from core.ports import UnitOfWork
from core.refusals import Refused
from core.registers import Customer
from core.settings import COMPANY_BANKGIRO, Settings
from core.text import one_line
from core.views import Prices, invoice_seen, on_print
from core.words import N_, Words
from notifications.papers.blocks import Block, Pair, Paper, Particulars, Prose, Section
from notifications.papers.composing import Headed, composed
from notifications.papers.dates import full_date
from notifications.papers.money import of_invoice, priced_list, sums
from notifications.papers.press import Press, Reader


class NoInvoice(Refused):
    sentence = N_("No invoice was made of order {number} here, so there is none to print.")


async def invoice_paper(press: Press, number: OrderNumber, reader: Reader) -> Paper:
    """The order's latest invoice as it was made; raises NoSuchOrder or NoInvoice."""

    def look(uow: UnitOfWork) -> tuple[Sequence[Invoice], Settings, datetime]:
        order = uow.work_orders.get(number)
        return uow.invoices.of_order(order.number), uow.settings.all(), uow.now

    made, settings, now = await press.door.ask(look)
    if not made:
        raise NoInvoice(number=number)
    words = press.words(reader)
    prices = on_print(reader.prices, settings)
    invoice = invoice_seen(made[-1], prices)
    headed = Headed(
        INVOICE,
        words.text(N_("Tax invoice")),
        words.text(N_("No. {number}"), number=invoice.number),
        next((part.about for part in invoice.parts if part.about), ""),
    )
    blocks = [Particulars(tuple(_about(invoice, words)))]
    return await composed(
        press,
        reader,
        (settings, now),
        headed,
        (*blocks, *_priced(invoice, settings, words, prices)),
    )


def _priced(invoice: Invoice, settings: Settings, words: Words, prices: Prices) -> Iterator[Block]:
    for part in invoice.parts:
        heading = one_line(part.about) or words.text(N_("Other articles"))
        lines = [of_invoice(each) for each in part.lines]
        yield from priced_list(heading, lines, words, prices)
    if invoice.totals is not None:
        yield sums(invoice.totals, words.text(N_("To pay")), words)
    yield Section(words.text(N_("Payment")))
    yield Particulars(tuple(_payment(invoice, settings, words)))
    yield Prose(words.text(N_("After the due day interest is charged as the law says.")))


def _payment(invoice: Invoice, settings: Settings, words: Words) -> Iterator[Pair]:
    yield Pair(words.text(N_("Due day")), full_date(invoice.due_on, words))
    if giro := settings[COMPANY_BANKGIRO]:
        yield Pair(words.text(N_("Bankgiro")), one_line(giro))
    yield Pair(words.text(N_("Write on the payment")), invoice.number)


def _about(invoice: Invoice, words: Words) -> Iterator[Pair]:
    is_other = invoice.customer.id != invoice.payer.id
    days = (invoice.due_on - invoice.made_on).days
    found = (
        (N_("Invoiced to"), _payer(invoice.payer, words)),
        (N_("Customer"), one_line(invoice.customer.name) if is_other else ""),
        (N_("Order"), f"AO {invoice.order}"),
        (N_("Invoice date"), full_date(invoice.made_on, words)),
        (N_("Due day"), full_date(invoice.due_on, words)),
        (N_("Terms"), words.plural("{count} day", "{count} days", days)),
        (N_("Our reference"), one_line(invoice.our_reference, 80)),
        (N_("Your reference"), one_line(invoice.your_reference or "", 80)),
        (N_("Your order number"), one_line(invoice.customer_order_number or "", 80)),
        (N_("Cost centre"), one_line(invoice.cost_centre or "", 80)),
    )
    yield from (Pair(words.text(label), value) for label, value in found if value)


def _payer(payer: Customer, words: Words) -> str:
    number, vat = payer.organisation_number, payer.vat_number
    known = (
        payer.name,
        payer.address,
        words.text(N_("Org. no. {number}"), number=number) if number else "",
        words.text(N_("VAT no. {number}"), number=vat) if vat else "",
    )
    return "\n".join(one_line(each) for each in known if each)
