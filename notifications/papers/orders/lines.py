"""The lines of an order as lists: time and articles used, what they cost, and what is still to be ordered."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from core.lines import ArticleToOrder, Line, ToOrderState
from core.prices import amounts, totals, used_lines
from core.settings import SHOW_OTHER_ARTICLES, Settings
from core.text import one_line
from core.time_apart import listed, others_listed
from core.views import Prices
from core.words import N_, Words
from core.work_order import Assignment, WorkOrder
from notifications.papers.blocks import Column, Listed, Pair
from notifications.quantities import quantity

NONE = "–"
NO_RATE = Decimal(0)
"""The protocol says what things cost before VAT."""
STATES = {
    ToOrderState.TO_ORDER: N_("to order"),
    ToOrderState.ORDERED: N_("ordered"),
    ToOrderState.DELIVERED: N_("delivered"),
}


def used_on(
    assignment: Assignment, order: WorkOrder, settings: Settings, words: Words, prices: Prices
) -> tuple[Listed, ...]:
    """An assignment's time and articles: two lists, or one, as the company has it (SE-59)."""
    time, articles = listed(assignment.time, assignment.articles, settings)
    return (
        *_listed(N_("Time"), time, order, words, prices),
        *_listed(N_("Articles"), articles, order, words, prices),
    )


def used_otherwise(
    order: WorkOrder, settings: Settings, words: Words, prices: Prices
) -> tuple[Listed, ...]:
    """What belongs to no assignment, while that is shown (SE-36), with its time apart or not."""
    shown = order.other_articles if settings[SHOW_OTHER_ARTICLES] else ()
    time, articles = others_listed(shown, settings)
    return (
        *_listed(N_("Other time"), time, order, words, prices),
        *_listed(N_("Other articles"), articles, order, words, prices),
    )


def articles_to_order(order: WorkOrder, words: Words) -> tuple[Listed, ...]:
    """What is still to be ordered, plainly not part of what is paid for (AO-10)."""
    if not order.to_order:
        return ()
    columns = (
        Column(words.text(N_("Number")), 0.13),
        Column(words.text(N_("Article")), 0.53),
        Column(words.text(N_("Quantity")), 0.16, number=True),
        Column(words.text(N_("State")), 0.18, number=True),
    )
    rows = tuple(_to_order(row, words) for row in order.to_order)
    note = words.text(N_("These articles are not invoiced."))
    return (Listed(words.text(N_("Articles to be ordered")), columns, rows, note),)


def shows_prices(order: WorkOrder) -> bool:
    """Whether any line has a price to show."""
    return any(line.price is not None for line in used_lines(order))


def priced_total(order: WorkOrder, words: Words) -> Pair:
    """What all lines with a price cost together, before VAT (AR-11)."""
    total = totals(used_lines(order), NO_RATE).net
    return Pair(words.text(N_("Total before VAT")), words.money(total))


def _listed(
    heading: str, lines: Sequence[Line], order: WorkOrder, words: Words, prices: Prices
) -> tuple[Listed, ...]:
    if not lines:
        return ()
    discounted = prices.discounts and any(line.discount for line in used_lines(order))
    late = bool(order.signatures)
    rows = tuple(tuple(_row(line, words, prices, discounted, late)) for line in lines)
    return (Listed(words.text(heading), _columns(words, prices, discounted), rows),)


def _columns(words: Words, prices: Prices, discounted: bool) -> tuple[Column, ...]:
    wide = 0.75 - 0.15 * prices.each - 0.16 * prices.sums - 0.09 * discounted
    columns = [
        Column(words.text(N_("Number")), 0.13),
        Column(words.text(N_("Article")), wide),
        Column(words.text(N_("Quantity")), 0.12, number=True),
    ]
    if prices.each:
        columns.append(Column(words.text(N_("Price each")), 0.15, number=True))
    if discounted:
        columns.append(Column(words.text(N_("Discount")), 0.09, number=True))
    if prices.sums:
        columns.append(Column(words.text(N_("Sum")), 0.16, number=True))
    return tuple(columns)


def _row(line: Line, words: Words, prices: Prices, discounted: bool, late: bool) -> Iterator[str]:
    name = one_line(line.name)
    yield one_line(line.number or "", 60)
    yield (
        name
        if line.signed or not late
        else words.text(N_("{name} · added after signing"), name=name)
    )
    yield _quantity(line, words)
    if prices.each:
        yield NONE if line.price is None else words.money(line.price)
    if discounted:
        yield f"{words.quantity(line.discount)}\u00a0%" if line.discount else ""
    if prices.sums:
        amount = _sum(line)
        yield NONE if amount is None else words.money(amount)


def _to_order(row: ArticleToOrder, words: Words) -> tuple[str, ...]:
    state = words.text(STATES[row.state])
    return (
        one_line(row.number or "", 60),
        one_line(row.name),
        _quantity(row, words),
        state,
    )


def _quantity(line: Line | ArticleToOrder, words: Words) -> str:
    return quantity(line.quantity, line.unit, words).replace(" ", "\u00a0")


def _sum(line: Line) -> Decimal | None:
    found = amounts(line, NO_RATE)
    return found.net if found else None
