"""Which orders something belongs to, without opening them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, or_, select

from core.numbers import OrderNumber
from core.ports import RecentOrder
from core.states import OPEN
from storage import tables

_order, _comment, _assignment = tables.work_order, tables.comment, tables.assignment
AT_ONCE = 500
NEWEST = 20
"""So many of somebody's newest orders are looked at."""

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

_SEEN = (
    _order.c.id,
    _order.c.title,
    _order.c.facility_id,
    _order.c.contact_id,
    _order.c.state,
    _order.c.created_at,
)
NEWEST_OF_CUSTOMER = (
    select(*_SEEN)
    .where(_order.c.customer_id == bindparam("of"))
    .order_by(_order.c.id.desc())
    .limit(NEWEST)
)
NEWEST_OF_FACILITY = (
    select(*_SEEN)
    .where(_order.c.facility_id == bindparam("of"))
    .order_by(_order.c.id.desc())
    .limit(NEWEST)
)
NEWEST_OF_OBJECT = (
    select(*_SEEN)
    .join(_assignment, _assignment.c.order_id == _order.c.id)
    .where(_assignment.c.service_object_id == bindparam("of"))
    .order_by(_order.c.id.desc())
    .limit(NEWEST)
)
ABOUT = select(_assignment.c.order_id, _assignment.c.service_object_id, _assignment.c.error).where(
    _assignment.c.order_id.in_(bindparam("ids", expanding=True))
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


def recent(
    connection: Connection,
    since: datetime,
    customer_id: UUID,
    facility_id: UUID | None,
    object_id: UUID | None,
) -> Sequence[RecentOrder]:
    """Open orders made since, of one customer, at one facility or on one object."""
    sought = ((NEWEST_OF_CUSTOMER, customer_id), (NEWEST_OF_FACILITY, facility_id),
              (NEWEST_OF_OBJECT, object_id))  # fmt: skip
    found: dict[int, Any] = {}
    for statement, of in sought:
        rows = connection.execute(statement, {"of": of}) if of else ()
        found |= {row.id: row for row in rows if row.state in OPEN and row.created_at >= since}
    about = connection.execute(ABOUT, {"ids": list(found)}).all() if found else ()
    return [_recent(found[each], about) for each in sorted(found, reverse=True)]


def newest_of(
    connection: Connection, facility_id: UUID | None, object_id: UUID | None
) -> Sequence[OrderNumber]:
    """The newest orders on an object, else at a facility, whatever their state."""
    sought = (NEWEST_OF_OBJECT, object_id) if object_id else (NEWEST_OF_FACILITY, facility_id)
    rows = connection.execute(sought[0], {"of": sought[1]})
    return list(dict.fromkeys(OrderNumber.of_id(row.id) for row in rows))


def _recent(row: Any, about: Sequence[Any]) -> RecentOrder:
    its = [each for each in about if each.order_id == row.id]
    return RecentOrder(
        OrderNumber.of_id(row.id),
        row.title,
        "\n".join(each.error for each in its if each.error),
        row.facility_id,
        row.contact_id,
        frozenset(each.service_object_id for each in its if each.service_object_id),
    )
