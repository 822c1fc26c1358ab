"""Purchase orders; their rows are found among the orders' articles to be ordered."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, bindparam, select

from core.lines import ArticleToOrder
from core.numbers import OrderNumber
from core.purchases import NoSuchPurchaseOrder, PurchaseOrder, PurchaseRow, PurchaseState
from core.registers import Supplier
from storage import tables
from storage.counters import next_of
from storage.statements import columns_for, names_of, upsert

COUNTER = "purchase-order"
OWN = names_of(PurchaseOrder, without=("supplier",))
_purchase, _supplier = tables.purchase_order, tables.supplier
_row, _assignment = tables.article_to_order, tables.assignment

HEADS = select(*(_purchase.c[name] for name in OWN), *columns_for(_supplier, Supplier)).join_from(
    _purchase, _supplier
)
ALL = HEADS.order_by(_purchase.c.number.desc())
ONE = HEADS.where(_purchase.c.number == bindparam("number"))
OPEN_OF = (
    HEADS.where(
        _purchase.c.supplier_id == bindparam("supplier_id"),
        _purchase.c.state == PurchaseState.OPEN,
    )
    .order_by(_purchase.c.number.desc())
    .limit(1)
)
ROWS = (
    select(_row.c.order_id, *columns_for(_row, ArticleToOrder))
    .join(
        _assignment,
        (_assignment.c.order_id == _row.c.order_id) & (_assignment.c.id == _row.c.assignment_id),
    )
    .where(_row.c.purchase_order == bindparam("number"))
    .order_by(_row.c.order_id, _assignment.c.position, _row.c.position)
)
PUT = upsert(_purchase)


class SqlPurchaseOrders:
    """The purchase orders of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, number: int) -> PurchaseOrder:
        """The purchase order, its row locked until the end; raises NoSuchPurchaseOrder."""
        return self._one(_locking(ONE), number)

    def look_at(self, number: int) -> PurchaseOrder:
        """The same without a lock."""
        return self._one(ONE, number)

    def open_of(self, supplier_id: UUID) -> PurchaseOrder | None:
        """The latest of this supplier's that is still open, locked."""
        sought = {"supplier_id": supplier_id}
        row = self._connection.execute(_locking(OPEN_OF), sought).one_or_none()
        return _made(row) if row else None

    def all(self) -> Sequence[PurchaseOrder]:
        """Every purchase order, the latest first."""
        return [_made(row) for row in self._connection.execute(ALL)]

    def rows(self, number: int) -> Sequence[PurchaseRow]:
        """What stands on it, order by order."""
        found = self._connection.execute(ROWS, {"number": str(number)})
        return [
            PurchaseRow(OrderNumber.of_id(order_id), ArticleToOrder(*cells))
            for order_id, *cells in found
        ]

    def put(self, purchase: PurchaseOrder) -> None:
        """Add or change a purchase order."""
        cells = {name: getattr(purchase, name) for name in OWN}
        self._connection.execute(PUT, cells | {"supplier_id": purchase.supplier.id})

    def next_number(self) -> int:
        """The next free number; never given twice."""
        return next_of(self._connection, COUNTER)

    def _one(self, statement: Select[*tuple[Any, ...]], number: int) -> PurchaseOrder:
        row = self._connection.execute(statement, {"number": number}).one_or_none()
        if row is None:
            raise NoSuchPurchaseOrder(number=number)
        return _made(row)


def _locking(statement: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return statement.with_for_update(of=_purchase)


def _made(row: Any) -> PurchaseOrder:
    own = dict(zip(OWN, row, strict=False))
    return PurchaseOrder(supplier=Supplier(*row[len(OWN) :]), **own)
