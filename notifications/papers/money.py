"""What is paid for, on quotes and invoices: lists of lines, and their sums with VAT."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.invoices import InvoiceLine
from core.lines import Line
from core.prices import Totals, amounts
from core.text import one_line
from core.views import Prices
from core.words import N_, Words
from notifications.papers.blocks import Column, Listed, Pair, Sums
from notifications.quantities import quantity

NONE = "–"


@dataclass(frozen=True, slots=True)
class Priced:
    """One line as it is printed; ``net`` is what it costs after its discount, before VAT."""

    number: str | None
    name: str
    quantity: Decimal
    unit: str
    price: Decimal | None
    discount: Decimal | None
    net: Decimal | None


def of_line(line: Line) -> Priced:
    """An order's or a quote's line."""
    found = amounts(line, Decimal(0))
    net = found.net if found else None
    return Priced(line.number, line.name, line.quantity, line.unit, line.price, line.discount, net)


def of_invoice(line: InvoiceLine) -> Priced:
    """An invoice's line."""
    net = line.amounts.net if line.amounts else None
    return Priced(line.number, line.name, line.quantity, line.unit, line.price, line.discount, net)


def priced_list(
    heading: str, lines: Sequence[Priced], words: Words, prices: Prices
) -> Iterator[Listed]:
    """The lines with the figures that their reader sees; nothing where there are no lines."""
    if not lines:
        return
    if not any(line.price is not None for line in lines):
        prices = Prices(each=False, sums=False, discounts=False)
    discounted = prices.discounts and any(line.discount for line in lines)
    rows = tuple(tuple(_row(line, words, prices, discounted)) for line in lines)
    yield Listed(heading, tuple(_columns(words, prices, discounted)), rows)


def sums(totals: Totals, last: str, words: Words) -> Sums:
    """Before VAT, the VAT of each rate, and what is to be paid under the name ``last``."""
    pairs = [Pair(words.text(N_("Total before VAT")), words.money(totals.net))]
    for each in totals.by_rate:
        rate = f"{words.quantity(each.rate)}\u00a0%"
        label = words.text(N_("VAT {rate} on {net}"), rate=rate, net=words.money(each.net))
        pairs.append(Pair(label, words.money(each.vat)))
    pairs.append(Pair(last, words.money(totals.total)))
    return Sums(tuple(pairs))


def _columns(words: Words, prices: Prices, discounted: bool) -> Iterator[Column]:
    wide = 0.75 - 0.15 * prices.each - 0.16 * prices.sums - 0.09 * discounted
    yield Column(words.text(N_("Number")), 0.13)
    yield Column(words.text(N_("Article")), wide)
    yield Column(words.text(N_("Quantity")), 0.12, number=True)
    if prices.each:
        yield Column(words.text(N_("Price each")), 0.15, number=True)
    if discounted:
        yield Column(words.text(N_("Discount")), 0.09, number=True)
    if prices.sums:
        yield Column(words.text(N_("Sum")), 0.16, number=True)


def _row(line: Priced, words: Words, prices: Prices, discounted: bool) -> Iterator[str]:
    yield one_line(line.number or "", 60)
    yield one_line(line.name)
    yield quantity(line.quantity, line.unit, words).replace(" ", "\u00a0")
    if prices.each:
        yield NONE if line.price is None else words.money(line.price)
    if discounted:
        yield f"{words.quantity(line.discount)}\u00a0%" if line.discount else ""
    if prices.sums:
        yield NONE if line.net is None else words.money(line.net)
