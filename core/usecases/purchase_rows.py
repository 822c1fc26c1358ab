"""The rows of purchase orders: which may stand there, whose supplier, and how they move (AO-05)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from uuid import UUID

from core.lines import TO_ORDER_LABELS, ArticleToOrder, ToOrderState
from core.people import Actor
from core.ports import UnitOfWork
from core.purchases import (
    PURCHASE_LABELS,
    ROWS_BECOME,
    PurchaseOrder,
    PurchaseRow,
    PurchaseState,
)
from core.refusals import OrderChangedMeanwhile, Refused
from core.registers import Supplier
from core.text import one_line, said
from core.usecases.article_mails import SaveArticlesToOrder, save_articles_to_order
from core.usecases.articles_to_order import row_meant, with_state
from core.words import N_
from core.work_order import State, WorkOrder


class NoSuchSupplier(Refused):
    sentence = N_("There is no supplier {name} in the register. Add it there first.")


class WhichSupplier(Refused):
    sentence = N_(
        "The register does not say who supplies all of these articles. "
        "Name a supplier or a purchase order."
    )


class OnAnotherPurchaseOrder(Refused):
    sentence = N_("{article} is on purchase order {purchase} already. Take it off there first.")


class NotToOrderAnyMore(Refused):
    sentence = N_("{article} is {state} already, so it can't be put on a purchase order.")


class PurchaseOrderIsClosed(Refused):
    sentence = N_("Purchase order {number} is {state}. Put the articles on a new one.")


class NothingToPurchase(Refused):
    sentence = N_("Order {number} has nothing to order that is not on a purchase order yet.")


def supplier_called(name: str, uow: UnitOfWork) -> Supplier:
    """The supplier of this name; raises NoSuchSupplier."""
    wanted = one_line(said(name))
    supplier = uow.suppliers.named(wanted)
    if supplier is None:
        raise NoSuchSupplier(name=wanted)
    return supplier


def supplier_of(rows: Iterable[ArticleToOrder], uow: UnitOfWork) -> Supplier:
    """The one supplier that the register names for all these articles; raises WhichSupplier."""
    articles = [uow.articles.by_number(row.number) if row.number else None for row in rows]
    named = {article.supplier_id if article else None for article in articles}
    only = named.pop() if len(named) == 1 else None
    supplier = uow.suppliers.get(only) if only else None
    if supplier is None:
        raise WhichSupplier
    return supplier


def rows_meant(order: WorkOrder, row_ids: Iterable[UUID]) -> tuple[ArticleToOrder, ...]:
    """These rows; without any named, all that are to be ordered and on no purchase order yet."""
    wanted = tuple(dict.fromkeys(row_ids))
    if wanted:
        return tuple(row_meant(order, row_id) for row_id in wanted)
    waiting = tuple(
        row
        for row in order.to_order
        if row.purchase_order is None and row.state is ToOrderState.TO_ORDER
    )
    if not waiting:
        raise NothingToPurchase(number=order.number)
    return waiting


def put_on(
    purchase: PurchaseOrder, order: WorkOrder, rows: Iterable[ArticleToOrder]
) -> Iterator[ArticleToOrder]:
    """The rows that come onto the purchase order, naming it; those on it already are passed over.

    Raises OnAnotherPurchaseOrder or NotToOrderAnyMore.
    """
    mine = str(purchase.number)
    for row in rows:
        if row.purchase_order == mine:
            continue
        if row.purchase_order is not None:
            raise OnAnotherPurchaseOrder(article=row.name, purchase=row.purchase_order)
        if row.state is not ToOrderState.TO_ORDER:
            raise NotToOrderAnyMore(article=row.name, state=TO_ORDER_LABELS[row.state])
        yield replace(row, purchase_order=mine)


def refuse_unless_open(purchase: PurchaseOrder) -> None:
    """Rows come onto an open purchase order, and off one; no longer when it was ordered."""
    if not purchase.is_open:
        raise PurchaseOrderIsClosed(number=purchase.number, state=PURCHASE_LABELS[purchase.state])


def locked_orders(purchase: int, actor: Actor, uow: UnitOfWork) -> tuple[WorkOrder, ...]:
    """The orders that have rows on it, locked in the order of their numbers; raises NoSuchOrder."""
    numbers = {each.order for each in uow.purchase_orders.rows(purchase)}
    by_number = sorted(numbers, key=lambda each: each.identity)
    orders = tuple(uow.work_orders.get(number) for number in by_number)
    for order in orders:
        actor.require_sight(order)
    return orders


def rows_seen(purchase: int, actor: Actor, uow: UnitOfWork) -> Sequence[PurchaseRow]:
    """Its rows, those of orders that this person sees (PE-02)."""
    rows = uow.purchase_orders.rows(purchase)
    if actor.sees_all:
        return rows
    seen = {n for n in {each.order for each in rows} if actor.sees(uow.work_orders.get(n))}
    return [each for each in rows if each.order in seen]


def move_rows(
    purchase: PurchaseOrder,
    orders: Sequence[WorkOrder],
    state: PurchaseState,
    actor: Actor,
    uow: UnitOfWork,
) -> None:
    """Its rows in the state that goes with the purchase order's, and told of at once.

    Raises OrderChangedMeanwhile where a row has come on since the orders were locked.
    """
    locked = {order.number for order in orders}
    for each in uow.purchase_orders.rows(purchase.number):
        if each.order not in locked:
            raise OrderChangedMeanwhile(number=each.order)
    for order in orders:
        _move_rows(order, purchase, ROWS_BECOME[state], actor, uow)


def _move_rows(
    order: WorkOrder,
    purchase: PurchaseOrder,
    state: ToOrderState,
    actor: Actor,
    uow: UnitOfWork,
) -> None:
    moved = order
    if order.state is State.CANCELLED:
        return
    for row in order.to_order:
        on_it = row.purchase_order == str(purchase.number)
        if on_it and row.state not in {state, ToOrderState.DELIVERED}:
            moved = with_state(moved, row, state, actor, uow)
    if moved != order:
        uow.work_orders.save(moved)
        save_articles_to_order(SaveArticlesToOrder(order.number, actor.user_id), actor, uow)
