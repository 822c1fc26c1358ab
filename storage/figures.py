"""Counts over all orders and mails: a few statements, each answered from an index."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, case, func, select, text

from core.figures import ArticleAwaited
from core.states import CLOSED, OPEN, State
from storage import tables
from storage.types import Utc

_order, _mail, _awaited = tables.work_order, tables.received_mail, tables.article_to_order
Statement = Select[*tuple[Any, ...]]

# As the index on them says it, so that the database sees that the index is enough.
_IS_AWAITED: ColumnElement[bool] = text("article_to_order.state IN ('to_order', 'ordered')")  # type: ignore[assignment]


class SqlFigures:
    """The counts of one moment."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def open_by_age(self, bounds: Sequence[datetime]) -> Mapping[tuple[State, int], int]:
        """Open orders by state, and by how many of these moments they are before."""
        rows = self._connection.execute(open_by_age(len(bounds)), _named(bounds))
        return {(state, age): count for state, age, count in rows}

    def mails_between(self, bounds: Sequence[datetime]) -> Mapping[tuple[int, str], int]:
        """Received mails by the stretch in which they came, and by what became of them."""
        rows = self._connection.execute(mails_between(len(bounds)), _named(bounds))
        return {(at, became): count for at, became, count in rows}

    def articles_awaited(self, most: int) -> Sequence[ArticleAwaited]:
        """The articles that most rows wait for."""
        rows = self._connection.execute(ARTICLES_AWAITED, {"most": most})
        return [ArticleAwaited(*row) for row in rows]


@cache
def open_by_age(bounds: int) -> Statement:
    """By so many moments, the newest first."""
    ages = [(_order.c.created_at >= _moment(n), n) for n in range(bounds)]
    age = case(*ages, else_=bounds)
    return (
        select(_order.c.state, age, func.count())
        .where(_order.c.state.in_(sorted(OPEN)))
        .group_by(_order.c.state, age)
    )


@cache
def mails_between(bounds: int) -> Statement:
    """Between so many moments, the oldest first."""
    last = bounds - 1
    stretch = case(*((_mail.c.received_at < _moment(n + 1), n) for n in range(last)), else_=last)
    became = case(
        (_mail.c.state == "quarantined", "held"),
        (_mail.c.state == "waiting", "waiting"),
        else_=func.coalesce(_mail.c.outcome, _mail.c.state),
    )
    return (
        select(stretch, became, func.count())
        .where(_mail.c.received_at >= _moment(0), _mail.c.received_at < _moment(last))
        .group_by(stretch, became)
    )


def _rows_that_are(state: str) -> ColumnElement[int]:
    return func.sum(case((_awaited.c.state == state, 1), else_=0))


ARTICLES_AWAITED: Statement = (
    select(
        _awaited.c.number, _awaited.c.name, _rows_that_are("to_order"), _rows_that_are("ordered")
    )
    .join_from(_awaited, _order)
    .where(_IS_AWAITED, _order.c.state.not_in(sorted(CLOSED)))
    .group_by(_awaited.c.number, _awaited.c.name)
    .order_by(func.count().desc(), _awaited.c.name, _awaited.c.number)
    .limit(bindparam("most"))
)


def _moment(n: int) -> ColumnElement[datetime]:
    return bindparam(f"moment_{n}", type_=Utc())


def _named(bounds: Sequence[datetime]) -> dict[str, datetime]:
    return {f"moment_{n}": moment for n, moment in enumerate(bounds)}
