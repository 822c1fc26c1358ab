"""What waits to be put on a purchase order, for whichever orders, gathered by supplier (AO-05)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core import permissions as may
from core.filters import OrderFilter, WaitsFor
from core.lines import ArticleToOrder, ToOrderState
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.registers import Supplier
from core.usecases.purchase_orders import AddToPurchaseOrder, add_to_purchase_order

MOST_ORDERS = 200
"""So many orders are looked through at once; the rest comes up when these are done."""


@dataclass(frozen=True, slots=True)
class ToPurchase:
    """An article that waits: on which order, and who supplies it, as far as the register says."""

    number: OrderNumber
    title: str
    row: ArticleToOrder
    supplier: Supplier | None


@dataclass(frozen=True, slots=True)
class GatherOnPurchaseOrder:
    """Put articles of several orders on one purchase order, as AddToPurchaseOrder puts one's."""

    parts: tuple[AddToPurchaseOrder, ...]


def what_to_purchase(command: None, actor: Actor, uow: UnitOfWork) -> Sequence[ToPurchase]:
    """All that is to be ordered and on no purchase order yet, those of one supplier together."""
    actor.require_at_all(may.EDIT)
    found = sorted(_waiting(actor, uow), key=_by_supplier)
    return tuple(found)


def gather_on_purchase_order(
    command: GatherOnPurchaseOrder, actor: Actor, uow: UnitOfWork
) -> Sequence[int]:
    """Put them there, all or none; gives the numbers of the purchase orders."""
    parts = sorted(command.parts, key=lambda each: each.number.identity)
    made = [add_to_purchase_order(each, actor, uow).number for each in parts]
    return tuple(dict.fromkeys(made))


def _waiting(actor: Actor, uow: UnitOfWork) -> Iterator[ToPurchase]:
    wanted = OrderFilter(waits_for=WaitsFor.ORDERING, limit=MOST_ORDERS)
    for text in uow.lists.numbers(wanted):
        order = uow.work_orders.get(OrderNumber.parse(text))
        if not actor.may_on(order, may.EDIT):
            continue
        for row in order.to_order:
            if row.purchase_order is None and row.state is ToOrderState.TO_ORDER:
                yield ToPurchase(order.number, order.title, row, _supplier_of(row, uow))


def _supplier_of(row: ArticleToOrder, uow: UnitOfWork) -> Supplier | None:
    article = uow.articles.by_number(row.number) if row.number else None
    return uow.suppliers.get(article.supplier_id) if article and article.supplier_id else None


def _by_supplier(each: ToPurchase) -> tuple[bool, str, object]:
    name = each.supplier.name.casefold() if each.supplier else ""
    return each.supplier is None, name, each.number.identity
