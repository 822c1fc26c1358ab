"""What of an order somebody sees: its prices by his rights, and of the rest what is meant for him."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from core import permissions as may
from core import settings as s
from core.assignments import Assignment
from core.changes import Change
from core.invoices import Invoice, InvoiceLine
from core.lines import Line
from core.lists import HistoryRow
from core.order_papers import Document
from core.people import Actor
from core.settings import Settings
from core.work_order import Origin, WorkOrder


@dataclass(frozen=True, slots=True)
class Prices:
    """Which figures are shown: prices each, sums (net and gross), and discounts."""

    each: bool = True
    sums: bool = True
    discounts: bool = True

    @property
    def none(self) -> bool:
        """Whether there is nothing of money to be seen."""
        return not self.each


ALL_PRICES = Prices()
NO_PRICES = Prices(each=False, sums=False, discounts=False)
_PRICE = frozenset({"price", "price_changed", "vat"})
_DISCOUNT = frozenset({"discount"})


def prices_for(actor: Actor) -> Prices:
    """What this person sees of prices, on every surface (PE-24, PE-29, PE-30)."""
    if not actor.may(may.SEE_PRICE):
        return NO_PRICES
    return Prices(sums=actor.may(may.SEE_NET), discounts=actor.may(may.SEE_DISCOUNT))


def on_print(prices: Prices, settings: Settings) -> Prices:
    """What a print for him shows of prices (SE-09)."""
    return NO_PRICES if settings[s.REMOVE_PRICES] else prices


def as_seen(order: WorkOrder, actor: Actor, settings: Settings) -> WorkOrder:
    """The order with nothing on it that this person may not see; it is not to be saved.

    How it came in names who else may have reported it: that is for whoever gives it to others.
    What it costs in all is counted on the whole order: its discounts may be missing here.
    """
    order = without_prices(order, prices_for(actor))
    if order.arrival is not None and not actor.may(may.EDIT):
        order = replace(order, arrival=None)
    return order if actor.customer_id is None else _for_customer(order, actor, settings)


def without_prices(order: WorkOrder, prices: Prices) -> WorkOrder:
    """The order without the figures that are not shown."""
    if prices.each and prices.discounts:
        return order
    return replace(
        order,
        assignments=tuple(bare_assignment(each, prices) for each in order.assignments),
        other_articles=bare_lines(order.other_articles, prices),
    )


def invoice_seen(invoice: Invoice, prices: Prices) -> Invoice:
    """The invoice without the figures that are not shown; it is not to be kept."""
    if prices.each and prices.sums and prices.discounts:
        return invoice
    parts = tuple(replace(part, lines=_bare(part.lines, prices)) for part in invoice.parts)
    return replace(invoice, parts=parts, totals=invoice.totals if prices.sums else None)


def _bare(lines: Iterable[InvoiceLine], prices: Prices) -> tuple[InvoiceLine, ...]:
    return tuple(
        replace(
            line,
            price=line.price if prices.each else None,
            discount=line.discount if prices.discounts else None,
            amounts=line.amounts if prices.sums else None,
        )
        for line in lines
    )


def history_seen(rows: Iterable[HistoryRow], prices: Prices) -> tuple[HistoryRow, ...]:
    """The history without the figures that are not shown."""
    keys = ((_PRICE, prices.each), (_DISCOUNT, prices.discounts))
    hidden = frozenset[str]().union(*(each for each, shown in keys if not shown))
    return tuple(
        replace(
            row, changes=_changes_seen(row.changes, hidden), body=_plain_seen(row.body, hidden)
        )
        for row in rows
    )


def names_of_customer(order: WorkOrder, reader: str) -> frozenset[str]:
    """Under which names the customer's own words and papers stand on the order."""
    people = (order.customer, order.contact, order.requester)
    reporter = order.created_by if order.origin is Origin.MAIL else ""
    names = (reader, reporter, *(each.name for each in people if each))
    return frozenset(name for name in names if name)


def is_customers_paper(paper: Document, order: WorkOrder, reader: str) -> bool:
    """Whether the customer sent it himself, by mail; nothing that came through our chats."""
    return (
        paper.measure_id is None
        and paper.by in names_of_customer(order, reader)
        and not (paper.source or "").startswith("telegram:")
    )


def is_for_customer(paper: Document, order: WorkOrder, reader: str) -> bool:
    """Whether this paper is meant for the customer: his own, or an image of what was done."""
    shown = paper.measure_id is not None and paper.is_image
    return shown or is_customers_paper(paper, order, reader)


def _for_customer(order: WorkOrder, actor: Actor, settings: Settings) -> WorkOrder:
    hidden = {each.name for each in settings[s.CUSTOM_FIELDS] if each.hidden_from_customers}
    return replace(
        order,
        comments=tuple(each for each in order.comments if each.visible_to_customer),
        documents=tuple(d for d in order.documents if is_for_customer(d, order, actor.name)),
        custom_fields=tuple(each for each in order.custom_fields if each[0] not in hidden),
        accounting=None,
        arrival=None,
    )


def _changes_seen(changes: Iterable[Change], hidden: frozenset[str]) -> tuple[Change, ...]:
    """The changes without these keys; one that is of nothing else is not there."""
    seen = (
        replace(
            each, before=_plain_seen(each.before, hidden), after=_plain_seen(each.after, hidden)
        )
        for each in changes
    )
    return tuple(each for each in seen if each.before != each.after)


def _plain_seen(value: Any, hidden: frozenset[str]) -> Any:
    """A plain value without these keys, however deep they lie."""
    if isinstance(value, Mapping):
        return {k: _plain_seen(each, hidden) for k, each in value.items() if k not in hidden}
    if isinstance(value, list | tuple):
        return [_plain_seen(each, hidden) for each in value]
    return value


def bare_assignment(assignment: Assignment, prices: Prices) -> Assignment:
    """The assignment without the figures that are not shown."""
    return replace(
        assignment,
        time=bare_lines(assignment.time, prices),
        articles=bare_lines(assignment.articles, prices),
    )


def bare_lines(lines: Iterable[Line], prices: Prices) -> tuple[Line, ...]:
    """The lines without the figures that are not shown."""
    return tuple(
        replace(
            line,
            price=line.price if prices.each else None,
            discount=line.discount if prices.discounts else None,
        )
        for line in lines
    )
