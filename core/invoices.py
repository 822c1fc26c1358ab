"""An invoice of ours: what an order costs its payer, put down when it is made (IN-03)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from core.lines import Line
from core.numbers import OrderNumber
from core.prices import LineAmounts, Totals, amounts, totals, used_lines
from core.registers import Customer
from core.work_order import WorkOrder


@dataclass(frozen=True, slots=True)
class InvoiceLine:
    """One line of an invoice; ``amounts`` is None where no price is shown or known."""

    name: str
    quantity: Decimal
    unit: str
    number: str | None = None
    price: Decimal | None = None
    discount: Decimal | None = None
    amounts: LineAmounts | None = None


@dataclass(frozen=True, slots=True)
class InvoicePart:
    """The lines of one assignment, or the other articles of the order when ``about`` is empty."""

    about: str
    lines: tuple[InvoiceLine, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """What stands on the invoice beside the order: its number, its days, who answers for it.

    ``vat`` is the company's rate in percent. ``with_prices`` False leaves them out (SE-09).
    """

    number: str
    made_on: date
    due_days: int
    our_reference: str
    vat: Decimal
    with_prices: bool = True


@dataclass(frozen=True, slots=True)
class Invoice:
    """An invoice as it was made; later changes of order and registers do not reach it.

    ``totals`` is None where prices are left out; then no line has one either.
    """

    number: str
    order: OrderNumber
    customer: Customer
    payer: Customer
    made_on: date
    due_on: date
    our_reference: str
    your_reference: str | None
    cost_centre: str | None
    customer_order_number: str | None
    parts: tuple[InvoicePart, ...]
    totals: Totals | None

    @property
    def lines(self) -> tuple[InvoiceLine, ...]:
        """Every line, part by part."""
        return tuple(line for part in self.parts for line in part.lines)


def invoice_of(order: WorkOrder, payer: Customer, terms: Terms) -> Invoice:
    """What the order costs: its time and articles; never what is to be ordered (AO-10)."""
    parts = tuple(part for part in _parts(order, terms) if part.lines)
    return Invoice(
        number=terms.number,
        order=order.number,
        customer=order.customer,
        payer=payer,
        made_on=terms.made_on,
        due_on=terms.made_on + timedelta(days=terms.due_days),
        our_reference=terms.our_reference,
        your_reference=payer.buyer_reference or (order.contact.name if order.contact else None),
        cost_centre=order.cost_centre,
        customer_order_number=order.customer_order_number,
        parts=parts,
        totals=totals(used_lines(order), terms.vat) if terms.with_prices else None,
    )


def _parts(order: WorkOrder, terms: Terms) -> Iterator[InvoicePart]:
    for each in order.assignments:
        yield InvoicePart(each.description, _lines((*each.time, *each.articles), terms))
    yield InvoicePart("", _lines(order.other_articles, terms))


def _lines(lines: tuple[Line, ...], terms: Terms) -> tuple[InvoiceLine, ...]:
    return tuple(_line(each, terms) for each in lines)


def _line(line: Line, terms: Terms) -> InvoiceLine:
    bare = InvoiceLine(line.name, line.quantity, line.unit, line.number)
    if not terms.with_prices:
        return bare
    return replace(
        bare, price=line.price, discount=line.discount, amounts=amounts(line, terms.vat)
    )
