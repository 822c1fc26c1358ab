"""What a change in a register does to the search index: the orders that name the row fall behind."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Connection, Table, bindparam, or_, select

from storage import tables
from storage.search_index import ALL_BEHIND

_THESE: BindParameter[Any] = bindparam("ids", expanding=True)
_order, _assignment = tables.work_order, tables.assignment


class Searched:
    """Which cells of a register's rows are searched, and which orders name these rows."""

    def __init__(self, table: Table, cells: tuple[str, ...], orders: ColumnElement[bool]) -> None:
        self._cells = cells
        columns = [table.c.id, *(table.c[name] for name in cells)]
        self._known = select(*columns).where(table.c.id.in_(_THESE))
        self._behind = ALL_BEHIND.where(orders)

    def fall_behind(self, connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
        """Let the orders fall behind that name a row which reads otherwise from now on."""
        found = connection.execute(self._known, {"ids": [row["id"] for row in rows]})
        before = {row_id: tuple(cells) for row_id, *cells in found}
        other = [
            row["id"] for row in rows if before.get(row["id"], self._of(row)) != self._of(row)
        ]
        if other:
            connection.execute(self._behind, {"ids": other})

    def _of(self, row: dict[str, Any]) -> tuple[Any, ...]:
        return tuple(row[cell] for cell in self._cells)


SEARCHED = {
    tables.customer: Searched(
        tables.customer,
        ("name",),
        or_(_order.c.customer_id.in_(_THESE), _order.c.invoiced_to_id.in_(_THESE)),
    ),
    tables.facility: Searched(
        tables.facility, ("name", "address"), _order.c.facility_id.in_(_THESE)
    ),
    tables.person: Searched(
        tables.person,
        ("name", "email", "phone"),
        or_(_order.c.contact_id.in_(_THESE), _order.c.requester_id.in_(_THESE)),
    ),
    tables.service_object: Searched(
        tables.service_object,
        ("name", "code", "serial_number", "model"),
        _order.c.id.in_(
            select(_assignment.c.order_id).where(_assignment.c.service_object_id.in_(_THESE))
        ),
    ),
}
"""The registers whose rows are searched with the orders that name them."""


def fall_behind(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """To be called before these rows are put, so that orders are locked before registers."""
    if searched := SEARCHED.get(table):
        searched.fall_behind(connection, rows)
