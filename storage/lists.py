"""Read models: rows as lists show them, through one or two selects and never the aggregate."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, Connection, Select, bindparam, exists, func, or_, select

from core.lists import HistoryRow, OrderFilter, OrderRow
from core.numbers import OrderNumber
from core.planner import PlannedBooking
from core.refusals import NoSuchOrder
from core.work_order import State
from storage import event_log, planner, tables
from storage.keys import patterns

_order, _customer, _facility = tables.work_order, tables.customer, tables.facility
_assigned, _booking, _comment = tables.assigned, tables.booking, tables.comment
FOUND_AT_MOST = 500
"""A search without a number gives so many, unless a limit says otherwise."""

BOOKED = (
    select(_booking.c.order_id)
    .join_from(_booking, _order)
    .where(
        _booking.c.user_id == bindparam("user_id"),
        _booking.c.starts_at < bindparam("ends_at"),
        _booking.c.ends_at > bindparam("starts_at"),
        _order.c.state != State.CANCELLED,
    )
    .distinct()
    .order_by(_booking.c.order_id)
)


class SqlLists:
    """The read models of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def orders(self, wanted: OrderFilter) -> Sequence[OrderRow]:
        """The orders that are meant, newest first."""
        kind, asked = _kind(wanted), _asked(wanted)
        names = defaultdict[int, list[str]](list)
        for order_id, name in self._connection.execute(_assigned_of(kind), asked):
            names[order_id].append(name)
        rows = self._connection.execute(_rows(kind), asked)
        return [_order_row(row, names.get(row[0], ())) for row in rows]

    def numbers(self, wanted: OrderFilter) -> Sequence[str]:
        """The numbers of the orders that are meant, newest first."""
        rows = self._connection.execute(_ids(_kind(wanted)), _asked(wanted)).scalars()
        return [str(OrderNumber.of_id(order_id)) for order_id in rows]

    def history(self, order: OrderNumber) -> Sequence[HistoryRow]:
        """Everything that happened to the order, oldest first."""
        return event_log.history(self._connection, order)

    def unit(self, unit: UUID) -> Sequence[HistoryRow]:
        """Everything that happened in one transaction."""
        return event_log.of_unit(self._connection, unit)

    def bookings_between(
        self, user_id: UUID, starts_at: datetime, ends_at: datetime
    ) -> Sequence[str]:
        """Numbers of the orders this resource is booked on then, cancelled ones left out."""
        asked = {"user_id": user_id, "starts_at": starts_at, "ends_at": ends_at}
        return [
            str(OrderNumber.of_id(order_id))
            for order_id in self._connection.execute(BOOKED, asked).scalars()
        ]

    def planned(
        self, starts_at: datetime, ends_at: datetime, user_id: UUID | None = None
    ) -> Sequence[PlannedBooking]:
        """The bookings that reach into this time, earliest first."""
        return planner.planned(self._connection, starts_at, ends_at, user_id)


Kind = tuple[str | int, ...]
"""What a filter narrows by; statements are built once for each kind."""


def _kind(wanted: OrderFilter) -> Kind:
    narrows: list[str | int] = [
        name
        for name in ("states", "assigned_to", "customer", "unassigned")
        if getattr(wanted, name)
    ]
    if wanted.text and _number(wanted.text):
        narrows.append("number")
    elif wanted.text:
        narrows.append(len(patterns(wanted.text)))
    if _limit(wanted) is not None:
        narrows.append("limit")
    return tuple(narrows)


def _asked(wanted: OrderFilter) -> dict[str, Any]:
    asked: dict[str, Any] = {}
    if wanted.states:
        asked["states"] = sorted(wanted.states)
    if wanted.assigned_to:
        asked["assigned_to"] = wanted.assigned_to
    if wanted.customer:
        asked["customer"] = wanted.customer
    if wanted.text and (number := _number(wanted.text)):
        asked["number"] = number.identity
    elif wanted.text:
        asked |= {f"word_{place}": word for place, word in enumerate(patterns(wanted.text))}
    if (limit := _limit(wanted)) is not None:
        asked["limit"] = limit
    return asked


def _limit(wanted: OrderFilter) -> int | None:
    if wanted.text and not _number(wanted.text):
        return FOUND_AT_MOST if wanted.limit is None else wanted.limit
    return wanted.limit


def _number(text: str) -> OrderNumber | None:
    try:
        return OrderNumber.parse(text.strip().removeprefix("*"))
    except NoSuchOrder:
        return None


@cache
def _ids(kind: Kind) -> Select[*tuple[Any, ...]]:
    statement = select(_order.c.id)
    for narrow in kind:
        statement = _narrowed(statement, narrow)
    return statement.order_by(_order.c.id.desc())


def _narrowed(statement: Select[Any], narrow: str | int) -> Select[Any]:
    match narrow:
        case "states":
            return statement.where(_order.c.state.in_(bindparam("states", expanding=True)))
        case "assigned_to":
            mine = _assigned.c.user_id == bindparam("assigned_to")
            return statement.join(_assigned).where(mine)
        case "customer":
            return statement.where(_order.c.customer_id == bindparam("customer"))
        case "unassigned":
            return statement.where(~exists().where(_assigned.c.order_id == _order.c.id))
        case "number":
            return statement.where(_order.c.id == bindparam("number"))
        case "limit":
            return statement.limit(bindparam("limit"))
        case _:
            return _with_words(statement, int(narrow))


def _with_words(statement: Select[Any], words: int) -> Select[Any]:
    places = (_order.c.title_key, _customer.c.search_key, _facility.c.search_key)
    statement = statement.join(_customer, _customer.c.id == _order.c.customer_id)
    statement = statement.outerjoin(_facility, _facility.c.id == _order.c.facility_id)
    for word in range(words):
        pattern: BindParameter[str] = bindparam(f"word_{word}")
        statement = statement.where(or_(*(p.like(pattern, escape="\\") for p in places)))
    return statement


@cache
def _assigned_of(kind: Kind) -> Select[*tuple[Any, ...]]:
    meant = _ids(kind).subquery()
    return (
        select(_assigned.c.order_id, _assigned.c.name)
        .join(meant, meant.c.id == _assigned.c.order_id)
        .order_by(_assigned.c.order_id, _assigned.c.position)
    )


@cache
def _rows(kind: Kind) -> Select[*tuple[Any, ...]]:
    meant = _ids(kind).subquery()
    booked_at = select(func.min(_booking.c.starts_at)).where(_booking.c.order_id == _order.c.id)
    comments = select(func.count()).where(_comment.c.order_id == _order.c.id)
    return (
        select(
            _order.c.id,
            _order.c.state,
            _order.c.urgent,
            _order.c.title,
            _customer.c.name,
            _facility.c.name,
            booked_at.scalar_subquery(),
            comments.scalar_subquery(),
            _order.c.created_at,
        )
        .join_from(meant, _order, meant.c.id == _order.c.id)
        .join(_customer, _customer.c.id == _order.c.customer_id)
        .outerjoin(_facility, _facility.c.id == _order.c.facility_id)
        .order_by(_order.c.id.desc())
    )


def _order_row(row: Any, assigned: Sequence[str]) -> OrderRow:
    order_id, state, urgent, title, customer, facility, booked_at, comments, created_at = row
    return OrderRow(
        number=str(OrderNumber.of_id(order_id)),
        state=state,
        urgent=urgent,
        title=title,
        customer=customer,
        facility=facility,
        assigned=tuple(assigned),
        booked_at=booked_at,
        comments=comments,
        created_at=created_at,
    )
