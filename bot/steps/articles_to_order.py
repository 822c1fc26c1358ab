"""Articles to be ordered: looked at, and moved on by taps that may come twice."""

from dataclasses import dataclass
from uuid import UUID

from bot.tapped import ButtonIsOld
from bot.updates.gathering import order_seen
from core import permissions as may
from core.article_list import article_list
from core.lines import ArticleToOrder, ToOrderState
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.purchases import PurchaseOrder, PurchaseRow
from core.registers import Supplier
from core.usecases.articles_to_order import (
    SaveArticlesToOrder,
    SetArticleState,
    UseOrderedArticle,
    save_articles_to_order,
    set_article_state,
    use_ordered_article,
)
from core.usecases.purchase_orders import AddToPurchaseOrder, add_to_purchase_order
from core.words import Words
from core.work_order import State, WorkOrder


@dataclass(frozen=True, slots=True)
class SaveMine:
    """What the speaker asked for on an order is all there is; ``row_id`` is what was tapped on."""

    number: OrderNumber
    row_id: UUID | None


@dataclass(frozen=True, slots=True)
class Saved:
    """How many rows left with this save, and the one that was tapped on, if it is still there."""

    order: WorkOrder
    count: int
    row: ArticleToOrder | None


@dataclass(frozen=True, slots=True)
class Moved:
    """The order, and whether it was so before."""

    order: WorkOrder
    again: bool


@dataclass(frozen=True, slots=True)
class SeeToOrder:
    """Look at what is to be ordered for an order."""

    number: OrderNumber


@dataclass(frozen=True, slots=True)
class ToOrderSeen:
    """The order, and what this person may do: change its rows, put them on a purchase order.

    ``on_purchase`` are the purchase orders that rows are on, where he sees those.
    """

    order: WorkOrder
    edits: bool
    purchases: bool
    on_purchase: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ListToOrder:
    """The same as a file, in somebody's words."""

    number: OrderNumber
    words: Words


@dataclass(frozen=True, slots=True)
class PutOnPurchase:
    """All that waits goes on this supplier's purchase order."""

    number: OrderNumber
    supplier_id: UUID


@dataclass(frozen=True, slots=True)
class Purchased:
    """The purchase order, and the order whose articles are on it."""

    order: WorkOrder
    purchase: PurchaseOrder


def see_to_order(command: SeeToOrder, actor: Actor, uow: UnitOfWork) -> ToOrderSeen:
    """Its rows, each as far as it is (AO-02)."""
    order = order_seen(command.number, actor, uow)
    edits = order.state is not State.CANCELLED and actor.may_on(order, may.EDIT, may.EDIT_ASSIGNED)
    waits = any(
        row.purchase_order is None and row.state is ToOrderState.TO_ORDER for row in order.to_order
    )
    buys = actor.may(may.EDIT)
    on = {int(row.purchase_order) for row in order.to_order if row.purchase_order}
    return ToOrderSeen(
        order, edits, waits and edits and buys and _buys(uow), tuple(sorted(on)) if buys else ()
    )


def list_to_order(command: ListToOrder, actor: Actor, uow: UnitOfWork) -> str:
    """The rows as CSV (AO-06)."""
    order = order_seen(command.number, actor, uow)
    rows = (PurchaseRow(order.number, row) for row in order.to_order)
    return article_list(rows, command.words)


def suppliers(command: SeeToOrder, actor: Actor, uow: UnitOfWork) -> tuple[Supplier, ...]:
    """From whom it may be bought: who has one of its articles first, then by name (AO-05)."""
    order = order_seen(command.number, actor, uow)
    known = (uow.articles.by_number(row.number) for row in order.to_order if row.number)
    named = {article.supplier_id for article in known if article}
    return tuple(sorted(uow.suppliers.all(), key=lambda each: (each.id not in named, each.name)))


def put_on_purchase(command: PutOnPurchase, actor: Actor, uow: UnitOfWork) -> Purchased:
    """Put what waits on the supplier's open purchase order, or on a new one (AO-05)."""
    supplier = uow.suppliers.get(command.supplier_id)
    if supplier is None:
        raise ButtonIsOld
    wanted = AddToPurchaseOrder(command.number, supplier=supplier.name)
    purchase = add_to_purchase_order(wanted, actor, uow)
    return Purchased(uow.work_orders.get(command.number), purchase)


def save_mine(command: SaveMine, actor: Actor, uow: UnitOfWork) -> Saved:
    """The save of the speaker's own rows."""
    save = SaveArticlesToOrder(command.number, actor.user_id)
    count = save_articles_to_order(save, actor, uow)
    order = uow.work_orders.get(command.number)
    row = next((each for each in order.to_order if each.id == command.row_id), None)
    return Saved(order, count, row)


def move_once(command: SetArticleState, actor: Actor, uow: UnitOfWork) -> Moved:
    """Set the state, and say whether it was so already."""
    before = uow.work_orders.get(command.number).version
    order = set_article_state(command, actor, uow)
    now = uow.work_orders.get(command.number)
    return Moved(order, again=now.version == before)


def use_once(command: UseOrderedArticle, actor: Actor, uow: UnitOfWork) -> Moved:
    """Move the row to the used articles, unless it is gone."""
    order = order_seen(command.number, actor, uow)
    if not any(row.id == command.row_id for row in order.to_order):
        return Moved(order, again=True)
    return Moved(use_ordered_article(command, actor, uow), again=False)


def _buys(uow: UnitOfWork) -> bool:
    return bool(uow.suppliers.all())
