"""How a filter narrows a list: one condition for each field of it, in statements built once."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    bindparam,
    exists,
    false,
    not_,
    or_,
    select,
    true,
)

from core.filters import DateOf, OrderFilter, Period, View, WaitsFor, moments
from core.lines import ToOrderState
from core.numbers import SUFFIXES
from core.order_papers import SignedAs
from core.searching import Search
from core.states import CLOSED, OPEN, State
from storage import tables

Asked = dict[str, Any]
Condition = tuple[str, Asked]
"""A condition's name, and the values that it asks with."""

_order, _assigned, _booking = tables.work_order, tables.assigned, tables.booking
_to_order, _signature = tables.article_to_order, tables.signature
_VALUES = ("assigned_to", "customer", "facility", "subgroup", "order_type", "custom_status")
_FLAGS = ("unassigned", "urgent", "incomplete")
_EARLIEST, _LATEST = datetime(1800, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC)


def conditions(wanted: OrderFilter, view: View, now: datetime) -> Iterator[Condition]:
    """What narrows this list, in an order that is always the same; the search is not among it."""
    today = now.astimezone(view.zone).date()
    yield from _seen(view)
    yield from _with_values(wanted)
    yield from ((field, {}) for field in _FLAGS if getattr(wanted, field))
    if wanted.overdue:
        yield "overdue", {"today": today, "now": now}
    if wanted.waits_for:
        yield f"waits for {wanted.waits_for}", {}
    if wanted.period:
        yield wanted.period.of.value, _between(wanted.period, today, view)


def narrowed(statement: Select[Any], names: tuple[str, ...]) -> Select[Any]:
    """The statement with these conditions."""
    for name in names:
        statement = statement.where(CONDITIONS[name]())
    return statement


def searched(search: Search) -> Condition | None:
    """The condition of a search that is not for words; None for one that is."""
    if search.number:
        return "number", {"number": search.number.identity}
    if search.serial:
        first = search.serial * SUFFIXES
        return "serial", {"serial_first": first, "serial_after": first + SUFFIXES}
    return None if search.words else ("nothing", {})


def _with_values(wanted: OrderFilter) -> Iterator[Condition]:
    if wanted.states:
        yield "states", {"states": sorted(wanted.states)}
    if wanted.only:
        yield "only", {"only": sorted(each.identity for each in wanted.only)}
    if wanted.subgroup == "":
        yield "of no subgroup", {}
    for field in _VALUES:
        if value := getattr(wanted, field):
            yield field, {field: value}


def _seen(view: View) -> Iterator[Condition]:
    if view.is_empty:
        yield "nothing", {}
    if view.assigned_to is not None:
        yield "seen by assigned", {"seen_by": view.assigned_to}
    if view.customer is not None:
        yield "seen by customer", {"seen_by": view.customer}


def _between(period: Period, today: date, view: View) -> Asked:
    days = period.days(today)
    if period.of is DateOf.PLANNED:
        return {"first_day": days[0] or date(1800, 1, 1), "last_day": days[1] or date(9000, 1, 1)}
    since, before = moments(days, view.zone)
    return {"since": since or _EARLIEST, "before": before or _LATEST}


def _is(field: str, column: str | None = None) -> Callable[[], ColumnElement[bool]]:
    return lambda: _order.c[column or field] == bindparam(field)


def _assigned_to(name: str) -> Callable[[], ColumnElement[bool]]:
    mine = select(_assigned.c.order_id).where(_assigned.c.user_id == bindparam(name))
    return lambda: _order.c.id.in_(mine)


def _in_states(states: frozenset[State]) -> ColumnElement[bool]:
    return _order.c.state.in_(sorted(states))


def _unassigned() -> ColumnElement[bool]:
    return ~exists().where(_assigned.c.order_id == _order.c.id)


def _booked(*when: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(_booking.c.order_id == _order.c.id, *when)


def _overdue() -> ColumnElement[bool]:
    day_is_past = _order.c.planned_on < bindparam("today")
    to_come = _booked(_booking.c.ends_at >= bindparam("now"))
    return and_(_in_states(OPEN), ~to_come, or_(day_is_past, _booked()))


def _booked_between() -> ColumnElement[bool]:
    then = select(_booking.c.order_id).where(
        _booking.c.ends_at > bindparam("since"), _booking.c.starts_at < bindparam("before")
    )
    return _order.c.id.in_(then)


def _within(moment: ColumnElement[Any]) -> ColumnElement[bool]:
    return and_(moment >= bindparam("since"), moment < bindparam("before"))


def _waits_for_articles(*states: ToOrderState) -> ColumnElement[bool]:
    outstanding = exists().where(
        _to_order.c.order_id == _order.c.id, _to_order.c.state.in_(states)
    )
    return and_(not_(_in_states(CLOSED)), outstanding)


def _waits_for_customer() -> ColumnElement[bool]:
    latest = (
        select(_signature.c.finished)
        .where(_signature.c.order_id == _order.c.id, _signature.c.role == SignedAs.TECHNICIAN)
        .order_by(_signature.c.position.desc())
        .limit(1)
        .scalar_subquery()
    )
    return and_(_order.c.state == State.PARTLY_SIGNED, latest == true())


CONDITIONS: dict[str, Callable[[], ColumnElement[bool]]] = {
    "nothing": false,
    "seen by assigned": _assigned_to("seen_by"),
    "seen by customer": lambda: _order.c.customer_id == bindparam("seen_by"),
    "states": lambda: _order.c.state.in_(bindparam("states", expanding=True)),
    "assigned_to": _assigned_to("assigned_to"),
    "customer": _is("customer", "customer_id"),
    "facility": _is("facility", "facility_id"),
    "order_type": _is("order_type"),
    "custom_status": _is("custom_status"),
    "subgroup": _is("subgroup"),
    "of no subgroup": lambda: _order.c.subgroup.is_(None),
    "unassigned": _unassigned,
    "urgent": lambda: _order.c.urgent == true(),
    "incomplete": lambda: _order.c.incomplete == true(),
    "overdue": _overdue,
    "planned": lambda: _order.c.planned_on.between(bindparam("first_day"), bindparam("last_day")),
    "booked": _booked_between,
    "created": lambda: _within(_order.c.created_at),
    "changed": lambda: _within(_order.c.changed_at),
    f"waits for {WaitsFor.SOMEBODY}": lambda: and_(_in_states(OPEN), _unassigned()),
    f"waits for {WaitsFor.DETAILS}": lambda: and_(
        _order.c.incomplete == true(), not_(_in_states(CLOSED))
    ),
    f"waits for {WaitsFor.TIME}": lambda: and_(_in_states(OPEN), ~_booked()),
    f"waits for {WaitsFor.ORDERING}": lambda: _waits_for_articles(ToOrderState.TO_ORDER),
    f"waits for {WaitsFor.ARTICLES}": lambda: _waits_for_articles(
        ToOrderState.TO_ORDER, ToOrderState.ORDERED
    ),
    f"waits for {WaitsFor.CUSTOMER}": _waits_for_customer,
    f"waits for {WaitsFor.READY}": lambda: _order.c.state == State.SIGNED,
    f"waits for {WaitsFor.INVOICE}": lambda: _order.c.state == State.READY,
    "number": lambda: _order.c.id == bindparam("number"),
    "serial": lambda: and_(
        _order.c.id >= bindparam("serial_first"), _order.c.id < bindparam("serial_after")
    ),
    "only": lambda: _order.c.id.in_(bindparam("only", expanding=True)),
    "these": lambda: _order.c.id.in_(bindparam("ids", expanding=True)),
}
