"""The full-text table of each database: how it is filled, and how a question is put to it.

Both get terms that are cut already, and are only asked which orders have them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import (
    JSON,
    BigInteger,
    ColumnElement,
    Connection,
    TextClause,
    Unicode,
    bindparam,
    column,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR
from sqlalchemy.sql.expression import cast

from core.searching import Document

MOST_BYTES = 500_000
"""PostgreSQL takes no more than a megabyte of terms."""
_GAP = 10
_MOST_PLACES = 16_383
_QUESTION = bindparam("question", type_=Unicode())

ORDER_SEARCH = table(
    "order_search",
    column("rowid", BigInteger),
    column("order_search"),
    column("terms", TSVECTOR),
)


_ESTIMATE = text(
    "EXPLAIN (FORMAT JSON) SELECT FROM order_search WHERE terms @@ CAST(:question AS tsquery)"
).columns(column("plan", JSON))
_HOW_MANY = text("SELECT reltuples FROM pg_class WHERE oid = 'order_search'::regclass")


@dataclass(frozen=True, slots=True)
class Found:
    """One way in which a word may stand in a text: terms side by side, the last may go on."""

    row: Sequence[str]
    goes_on: bool = False


class FullText(Protocol):
    """One database's way; the question is a bind parameter of that name.

    ``terms`` gives those of one order, with a space between.
    """

    matches: ColumnElement[bool]
    put: TextClause
    terms: TextClause

    def is_frequent(self, connection: Connection, question: str, limit: int | None) -> bool:
        """Whether so many orders fit that the newest are found soonest along the list."""

    def row(self, order_id: int, document: Document) -> dict[str, Any]:
        """What ``put`` takes of one order."""

    def question(self, words: Sequence[Sequence[Found]], *, internal: bool) -> str:
        """All words, each in one of its ways; without ``internal`` in the public part."""


class Fts5:
    """SQLite's: a virtual table with a column for each part."""

    matches: ColumnElement[bool] = ORDER_SEARCH.c.order_search.op("MATCH", is_comparison=True)(
        _QUESTION
    )
    put: TextClause = text(
        "INSERT OR REPLACE INTO order_search (rowid, public, internal) "
        "VALUES (:id, :public, :internal)"
    )
    terms: TextClause = text(
        "SELECT public || ' ' || internal FROM order_search WHERE rowid = :id"
    )

    def is_frequent(self, connection: Connection, question: str, limit: int | None) -> bool:
        """Always: FTS5 gives the newest first, one by one, however many there are."""
        return True

    def row(self, order_id: int, document: Document) -> dict[str, Any]:
        """The terms of each part, with a space between."""
        public, internal = " ".join(document.public), " ".join(document.internal)
        return {"id": order_id, "public": public, "internal": internal}

    def question(self, words: Sequence[Sequence[Found]], *, internal: bool) -> str:
        """FTS5's own words, such as ``("d 014" * OR "d014" *) AND ("lift" *)``."""
        each = (" OR ".join(self._phrase(way) for way in ways) for ways in words)
        whole = " AND ".join(f"({one})" for one in each)
        return whole if internal else f"{{public}} : ({whole})"

    def _phrase(self, way: Found) -> str:
        return f'"{" ".join(way.row)}"{" *" if way.goes_on else ""}'


class TsVector:
    """PostgreSQL's: one vector, in which the public terms have the weight A."""

    matches: ColumnElement[bool] = ORDER_SEARCH.c.terms.op("@@", is_comparison=True)(
        cast(_QUESTION, TSQUERY)
    )
    put: TextClause = text(
        "INSERT INTO order_search (rowid, terms) VALUES (:id, CAST(:terms AS tsvector)) "
        "ON CONFLICT (rowid) DO UPDATE SET terms = excluded.terms"
    )
    terms: TextClause = text(
        "SELECT array_to_string(tsvector_to_array(terms), ' ') FROM order_search WHERE rowid = :id"
    )

    def is_frequent(self, connection: Connection, question: str, limit: int | None) -> bool:
        """As the planner's statistics have it: going along takes limit × all ÷ hits rows."""
        if limit is None:
            return False
        (plan,) = connection.execute(_ESTIMATE, {"question": question}).scalar_one()
        every: float = connection.execute(_HOW_MANY).scalar_one()
        hits: float = plan["Plan"]["Plan Rows"]
        return hits**2 > limit * max(every, 0)

    def row(self, order_id: int, document: Document) -> dict[str, Any]:
        """Each term with its place and weight."""
        after = len(document.public) + _GAP
        placed = [
            *((term, place, "A") for place, term in enumerate(document.public, 1)),
            *((term, place, "B") for place, term in enumerate(document.internal, after)),
        ]
        return {"id": order_id, "terms": " ".join(_lexemes(placed))}

    def question(self, words: Sequence[Sequence[Found]], *, internal: bool) -> str:
        """A tsquery, such as ``('d' <-> '014':* | 'd014':*) & ('lift':*)``."""
        weight = "" if internal else "A"
        each = (" | ".join(self._phrase(way, weight) for way in ways) for ways in words)
        return " & ".join(f"({one})" for one in each)

    def _phrase(self, way: Found, weight: str) -> str:
        *first, last = way.row
        marked = [_marked(term, weight) for term in first]
        return f"({' <-> '.join([*marked, _marked(last, '*' * way.goes_on + weight)])})"


def _marked(term: str, mark: str) -> str:
    return f"'{term}':{mark}" if mark else f"'{term}'"


def _lexemes(placed: Sequence[tuple[str, int, str]]) -> Iterator[str]:
    left = MOST_BYTES
    for term, place, weight in placed:
        left -= len(term.encode())
        if left < 0:
            return
        yield f"'{term}':{min(place, _MOST_PLACES)}{weight}"


FULL_TEXT: dict[str, FullText] = {"sqlite": Fts5(), "postgresql": TsVector()}
"""By the name of the database's dialect."""
