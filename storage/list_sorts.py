"""What a list is sorted by: one key for each choice, never empty, so that a place in it is a value."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, case, func, literal, select

from core.filters import SortKey
from core.states import State
from storage import tables

_order, _booking = tables.work_order, tables.booking
_customer, _facility = tables.customer, tables.facility
_LAST_LETTER = "\uffff"
_PLAINEST = {"sqlite": "BINARY", "postgresql": "C"}
_SWEDISH = (("å", "{"), ("ä", "|"), ("ö", "}"))
"""The letters after z, as the signs that follow it in every database's plainest order."""


@dataclass(frozen=True, slots=True)
class Sort:
    """A key, given whether the list goes down and which database it is; ``table`` if another's."""

    key: Callable[[bool, str], ColumnElement[Any]]
    table: Table | None = None
    reference: str = ""

    def joined(self, statement: Select[Any]) -> Select[Any]:
        """The statement with the table that the key is in."""
        if self.table is None:
            return statement
        return statement.outerjoin(self.table, self.table.c.id == _order.c[self.reference])


def _always(column: ColumnElement[Any]) -> Sort:
    return Sort(lambda _down, _dialect: column)


def _or_last(column: ColumnElement[Any], low: Any, high: Any) -> Sort:
    """What has no value comes last, whichever way the list goes."""

    def key(down: bool, _dialect: str) -> ColumnElement[Any]:
        return func.coalesce(column, literal(low if down else high, column.type))

    return Sort(key)


def _named(column: ColumnElement[str], table: Table | None = None, reference: str = "") -> Sort:
    """By name as Swedish sorts; what has none comes last."""

    def key(down: bool, dialect: str) -> ColumnElement[Any]:
        text: ColumnElement[str] = func.coalesce(column, "" if down else _LAST_LETTER)
        for letter, sign in _SWEDISH:
            text = func.replace(text, letter, sign)
        return text.collate(_PLAINEST[dialect])

    return Sort(key, table, reference)


_booked_at: ColumnElement[Any] = (
    select(func.min(_booking.c.starts_at))
    .where(_booking.c.order_id == _order.c.id)
    .scalar_subquery()
)
_how_far = case(
    {state.value: place for place, state in enumerate(State)}, value=_order.c.state, else_=0
)
_LONG_AGO, _IN_THE_END = datetime(1800, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC)

SORTS: dict[SortKey, Sort] = {
    SortKey.CHANGED: _always(_order.c.changed_at),
    SortKey.NUMBER: _always(_order.c.id),
    SortKey.CREATED: _always(_order.c.created_at),
    SortKey.PLANNED: _or_last(_order.c.planned_on, date(1800, 1, 1), date(9000, 1, 1)),
    SortKey.BOOKED: _or_last(_booked_at, _LONG_AGO, _IN_THE_END),
    SortKey.CUSTOMER: _named(_customer.c.search_key, _customer, "customer_id"),
    SortKey.FACILITY: _named(_facility.c.search_key, _facility, "facility_id"),
    SortKey.STATE: _always(_how_far),
    SortKey.STATUS: _named(_order.c.custom_status),
    SortKey.TYPE: _named(_order.c.order_type),
    SortKey.SUBGROUP: _named(_order.c.subgroup),
}
