"""Which orders something belongs to, without opening them."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import Connection, bindparam, or_, select

from core.numbers import OrderNumber
from storage import tables

_order, _comment = tables.work_order, tables.comment
AT_ONCE = 500

NAMING = (
    select(_order.c.id)
    .where(
        or_(
            _order.c.customer_id == bindparam("customer"),
            _order.c.invoiced_to_id == bindparam("customer"),
        )
    )
    .order_by(_order.c.id)
)
BACKORDERS_OF = (
    select(_order.c.id).where(_order.c.backorder_of == bindparam("of_order")).order_by(_order.c.id)
)
COMMENTED = select(_comment.c.id, _comment.c.order_id).where(
    _comment.c.id.in_(bindparam("ids", expanding=True))
)


def naming(connection: Connection, customer_id: UUID) -> Sequence[OrderNumber]:
    """The orders of this customer, and those he pays for."""
    found = connection.execute(NAMING, {"customer": customer_id}).scalars()
    return [OrderNumber.of_id(each) for each in found]


def backorders_of(connection: Connection, number: OrderNumber) -> Sequence[OrderNumber]:
    """The orders that go on where this one was finished (BK-01)."""
    found = connection.execute(BACKORDERS_OF, {"of_order": number.identity}).scalars()
    return [OrderNumber.of_id(each) for each in found]


def commented(connection: Connection, ids: Sequence[UUID]) -> Mapping[UUID, OrderNumber]:
    """On which orders these comments stand; those that stand on none are left out."""
    found: dict[UUID, OrderNumber] = {}
    for start in range(0, len(ids), AT_ONCE):
        rows = connection.execute(COMMENTED, {"ids": list(ids[start : start + AT_ONCE])})
        found |= {comment_id: OrderNumber.of_id(order_id) for comment_id, order_id in rows}
    return found
