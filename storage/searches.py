"""Searching a register as people do: every word somewhere in the row, an exact match first."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BindParameter, Connection, Select, Table, bindparam, case, select

from storage.keys import MOST_WORDS, folded, patterns
from storage.statements import columns_for

Search = Select[*tuple[Any, ...]]


def searches(
    table: Table, record: type[Any], exact: str, among: str | None = None
) -> Sequence[Search]:
    """Statements that search for one word, for two, and so on; an exact match comes first.

    ``among`` is a column whose value, bound as ``among``, limits what is searched.
    """
    exactly = case((table.c[exact] == bindparam("all"), 0), else_=1)
    found = select(*columns_for(table, record)).limit(bindparam("limit"))
    found = found.order_by(exactly, table.c.name, table.c.id)
    if among:
        found = found.where(table.c[among] == bindparam("among"))
    words: list[BindParameter[str]] = [bindparam(f"word_{n}") for n in range(MOST_WORDS)]
    has = [table.c.search_key.like(word, escape="\\") for word in words]
    return [found.where(*has[:count]) for count in range(1, MOST_WORDS + 1)]


def found(
    connection: Connection,
    statements: Sequence[Search],
    text: str,
    limit: int,
    among: object = None,
) -> Sequence[Any]:
    """The rows that the search finds, at most ``limit``."""
    words = patterns(text, at_most=len(statements))
    asked: dict[str, object] = {f"word_{place}": word for place, word in enumerate(words)}
    asked |= {"limit": limit, "all": folded(text)}
    if among is not None:
        asked["among"] = among
    return connection.execute(statements[len(words) - 1], asked).all()
