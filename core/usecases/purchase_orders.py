"""Purchase orders: articles to be ordered put on a supplier's list, ordered, delivered (AO-05).

Orders are locked before the purchase order, and in the order of their numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from core import permissions as may
from core import settings
from core.events import PurchaseOrderChanged
from core.lines import ArticleToOrder
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.purchases import PURCHASE_LABELS, PurchaseOrder, PurchaseRow, PurchaseState
from core.refusals import OrderIsClosed
from core.registers import Supplier
from core.usecases.articles_to_order import row_meant
from core.usecases.purchase_rows import (
    PurchaseOrderIsClosed,
    locked_orders,
    move_rows,
    put_on,
    refuse_unless_open,
    rows_meant,
    rows_seen,
    supplier_called,
    supplier_of,
)
from core.work_order import STATE_LABELS, State, WorkOrder


@dataclass(frozen=True, slots=True)
class MakePurchaseOrder:
    """Begin an empty list for a supplier of the register, by name."""

    supplier: str


@dataclass(frozen=True, slots=True)
class AddToPurchaseOrder:
    """Put articles to be ordered on a purchase order; no ``row_ids`` means all that wait.

    On ``purchase`` by its number; else on the open one of ``supplier``, or of the supplier that
    the register names for the articles; where he has none open, one is made.
    """

    number: OrderNumber
    row_ids: tuple[UUID, ...] = ()
    purchase: int | None = None
    supplier: str | None = None


@dataclass(frozen=True, slots=True)
class TakeOffPurchaseOrder:
    """Take an article off the purchase order it is on; it is to be ordered again."""

    number: OrderNumber
    row_id: UUID


@dataclass(frozen=True, slots=True)
class MovePurchaseOrder:
    """It was ordered from the supplier, or has come; so are all its rows."""

    purchase: int
    state: PurchaseState


@dataclass(frozen=True, slots=True)
class SeePurchaseOrder:
    """Look at a purchase order."""

    purchase: int


@dataclass(frozen=True, slots=True)
class PurchaseSeen:
    """A purchase order with its rows; its last edit only while edits are shown (SE-31)."""

    purchase: PurchaseOrder
    rows: Sequence[PurchaseRow]


def make_purchase_order(
    command: MakePurchaseOrder, actor: Actor, uow: UnitOfWork
) -> PurchaseOrder:
    """Begin a purchase order."""
    actor.require_at_all(may.EDIT)
    return _made(supplier_called(command.supplier, uow), actor, uow)


def add_to_purchase_order(
    command: AddToPurchaseOrder, actor: Actor, uow: UnitOfWork
) -> PurchaseOrder:
    """Put rows on a purchase order, each on one only (AO-05)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.EDIT)
    if order.state is State.CANCELLED:
        raise OrderIsClosed(number=order.number, state=STATE_LABELS[order.state])
    rows = rows_meant(order, command.row_ids)
    purchase, is_new = _purchase_meant(command, rows, actor, uow)
    added = tuple(put_on(purchase, order, rows))
    if not added:
        return purchase
    for row in added:
        order = order.with_changed(row)
    uow.work_orders.save(order)
    return purchase if is_new else _kept(purchase.edited(uow.now, actor.name), actor, uow)


def take_off_purchase_order(
    command: TakeOffPurchaseOrder, actor: Actor, uow: UnitOfWork
) -> WorkOrder:
    """Take a row off its open purchase order; twice is once."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.EDIT)
    row = row_meant(order, command.row_id)
    if row.purchase_order is None:
        return order
    purchase = uow.purchase_orders.get(int(row.purchase_order))
    refuse_unless_open(purchase)
    order = order.with_changed(replace(row, purchase_order=None))
    uow.work_orders.save(order)
    _kept(purchase.edited(uow.now, actor.name), actor, uow)
    return order


def move_purchase_order(
    command: MovePurchaseOrder, actor: Actor, uow: UnitOfWork
) -> PurchaseOrder:
    """Set it to ordered or delivered with all its rows, and tell of them at once (AO-05)."""
    actor.require_at_all(may.EDIT)
    orders = locked_orders(command.purchase, actor, uow)
    purchase = uow.purchase_orders.get(command.purchase)
    if command.state is purchase.state:
        return purchase
    if command.state is PurchaseState.OPEN or purchase.state is PurchaseState.DELIVERED:
        raise PurchaseOrderIsClosed(number=purchase.number, state=PURCHASE_LABELS[purchase.state])
    move_rows(purchase, orders, command.state, actor, uow)
    return _kept(purchase.edited(uow.now, actor.name, command.state), actor, uow)


def see_purchase_order(command: SeePurchaseOrder, actor: Actor, uow: UnitOfWork) -> PurchaseSeen:
    """A purchase order with its rows; raises NoSuchPurchaseOrder."""
    actor.require_at_all(may.EDIT)
    purchase = uow.purchase_orders.look_at(command.purchase)
    if not uow.settings.all()[settings.SHOW_LAST_EDIT]:
        purchase = replace(purchase, changed_at=None, changed_by=None)
    return PurchaseSeen(purchase, rows_seen(purchase.number, actor, uow))


def all_purchase_orders(command: None, actor: Actor, uow: UnitOfWork) -> Sequence[PurchaseOrder]:
    """Every purchase order, the latest first."""
    actor.require_at_all(may.EDIT)
    return uow.purchase_orders.all()


def _purchase_meant(
    command: AddToPurchaseOrder, rows: Sequence[ArticleToOrder], actor: Actor, uow: UnitOfWork
) -> tuple[PurchaseOrder, bool]:
    """The purchase order that is meant, locked, and whether it was made just now."""
    if command.purchase is not None:
        purchase = uow.purchase_orders.get(command.purchase)
        refuse_unless_open(purchase)
        return purchase, False
    name = command.supplier
    supplier = supplier_called(name, uow) if name else supplier_of(rows, uow)
    standing = uow.purchase_orders.open_of(supplier.id)
    return (standing, False) if standing else (_made(supplier, actor, uow), True)


def _made(supplier: Supplier, actor: Actor, uow: UnitOfWork) -> PurchaseOrder:
    number = uow.purchase_orders.next_number()
    return _kept(PurchaseOrder(number, supplier, uow.now, actor.name), actor, uow)


def _kept(purchase: PurchaseOrder, actor: Actor, uow: UnitOfWork) -> PurchaseOrder:
    uow.purchase_orders.put(purchase)
    uow.publish(
        PurchaseOrderChanged(
            by=actor.name,
            purchase=str(purchase.number),
            supplier=purchase.supplier.name,
            state=purchase.state.value,
        )
    )
    return purchase
