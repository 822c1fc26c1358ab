"""The statements of lists, built once for each kind of filter that is asked for."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, func, or_, select

from core.filters import SortKey
from storage import tables
from storage.full_text import FULL_TEXT, ORDER_SEARCH
from storage.list_filters import narrowed
from storage.list_sorts import SORTS

_order = tables.work_order
Statement = Select[*tuple[Any, ...]]


class Plan(StrEnum):
    """How words are looked for."""

    ALONG = "along"
    """Along the list, as long as it takes to fill it: good where many orders have the words."""

    HITS = "hits"
    """Every order that has them first: good where few have."""

    FRESH = "fresh"
    """Some orders were changed since they were indexed, and were looked through by themselves."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a filter narrows and sorts by, without its values, and the database that is asked."""

    names: tuple[str, ...]
    sort: SortKey
    down: bool
    dialect: str
    plan: Plan | None = None
    limited: bool = False


@cache
def ids(kind: Kind) -> Statement:
    """The IDs of the orders that are meant, as they are sorted."""
    key, last = _key(kind), _last(kind)
    order = (key.desc(), last.desc()) if kind.down else (key, last)
    statement = _meant(kind, _order.c.id).order_by(*order)
    if not kind.limited:
        return statement
    return statement.limit(bindparam("limit")).offset(bindparam("skip"))


@cache
def count(kind: Kind) -> Statement:
    """How many orders are meant."""
    return _meant(kind, func.count())


@cache
def tabs(kind: Kind) -> Statement:
    """How many of them are in each subgroup."""
    name = _order.c.subgroup
    return _meant(kind, name, func.count()).group_by(name).order_by(name.is_(None), name)


@cache
def place(kind: Kind) -> Statement:
    """Where an order stands in the list: its key."""
    key = SORTS[kind.sort].key(kind.down, kind.dialect)
    statement = SORTS[kind.sort].joined(select(key).select_from(_order))
    return statement.where(_order.c.id == bindparam("this"))


@cache
def beside(kind: Kind, *, after: bool) -> Statement:
    """The one order that is meant next after, or next before, a place in the list."""
    key, last, down = _key(kind), _last(kind), kind.down == after
    there: Any = bindparam("key", type_=key.type)
    this: Any = bindparam("this")
    further = key < there if down else key > there
    level = last < this if down else last > this
    order = (key.desc(), last.desc()) if down else (key, last)
    statement = _meant(kind, _order.c.id).where(or_(further, and_(key == there, level)))
    return statement.order_by(*order).limit(1)


def _key(kind: Kind) -> ColumnElement[Any]:
    if kind.sort is SortKey.NUMBER:
        return _last(kind)
    return SORTS[kind.sort].key(kind.down, kind.dialect)


def _last(kind: Kind) -> ColumnElement[Any]:
    """The number, which every sort ends in; of the index, where that gives the newest first."""
    return ORDER_SEARCH.c.rowid if kind.plan is Plan.ALONG else _order.c.id


def _meant(kind: Kind, *cells: ColumnElement[Any]) -> Statement:
    statement = SORTS[kind.sort].joined(select(*cells).select_from(_order))
    if kind.plan is not None:
        statement = _with_words(statement, kind.plan, FULL_TEXT[kind.dialect].matches)
    return narrowed(statement, kind.names)


def _with_words(statement: Statement, plan: Plan, matches: ColumnElement[bool]) -> Statement:
    hits = select(ORDER_SEARCH.c.rowid).where(matches)
    match plan:
        case Plan.ALONG:
            found = ORDER_SEARCH.c.rowid == _order.c.id
            return statement.join(ORDER_SEARCH, found).where(matches)
        case Plan.HITS:
            every = hits.cte("hits").prefix_with("MATERIALIZED", dialect="postgresql")
            return statement.join(every, every.c.rowid == _order.c.id)
        case Plan.FRESH:
            indexed = and_(
                _order.c.id.in_(hits), _order.c.id.not_in(bindparam("behind", expanding=True))
            )
            return statement.where(
                or_(indexed, _order.c.id.in_(bindparam("fresh", expanding=True)))
            )
