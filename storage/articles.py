"""The article register."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, select

from core.refusals import CodeTaken
from core.registers import Article
from storage import tables
from storage.counters import next_of
from storage.kept import Kept
from storage.keys import folded, key_of
from storage.searches import found, searches
from storage.statements import columns_for

COUNTER = "article"
_article, _line, _assignment = tables.article, tables.line, tables.assignment


def _keys(article: Article) -> dict[str, Any]:
    return {
        "number_key": key_of(article.number),
        "search_key": folded(f"{article.number} {article.name} {article.barcode or ''}"),
    }


ARTICLES = Kept(_article, Article, ("number", "id"), _keys)
_CELLS = columns_for(_article, Article)
BY_NUMBER = select(*_CELLS).where(_article.c.number_key == bindparam("key"))
BY_BARCODE = (
    select(*_CELLS)
    .where(_article.c.barcode == bindparam("key"))
    .order_by(_article.c.number, _article.c.id)
    .limit(1)
)
SEARCH = searches(_article, Article, "number_key")


BY_NUMBERS = select(*_CELLS).where(_article.c.number_key.in_(bindparam("keys", expanding=True)))
LOOKED_AT = 500
"""So many of a person's or an object's latest lines are looked through."""
_USED = (
    select(_line.c.number)
    .where(_line.c.number.is_not(None))
    .order_by(_line.c.added_at.desc())
    .limit(LOOKED_AT)
)
USED_BY = _USED.where(_line.c.added_by == bindparam("key"))
USED_ON_OBJECT = _USED.join(
    _assignment,
    (_assignment.c.order_id == _line.c.order_id) & (_assignment.c.id == _line.c.assignment_id),
).where(_assignment.c.service_object_id == bindparam("key"))


class SqlArticles:
    """The articles of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, article_id: UUID) -> Article | None:
        """The article with this ID."""
        return ARTICLES.get(self._connection, article_id)

    def all(self) -> Sequence[Article]:
        """Every article, by number."""
        return ARTICLES.all(self._connection)

    def page(self, skip: int, limit: int) -> Sequence[Article]:
        """Some of all rows, in the same order."""
        return ARTICLES.page(self._connection, skip, limit)

    def count(self) -> int:
        """How many rows there are."""
        return ARTICLES.count(self._connection)

    def by_number(self, number: str) -> Article | None:
        """The article with this number, in whatever case it is written."""
        return ARTICLES.one(self._connection, BY_NUMBER, {"key": key_of(number)})

    def by_barcode(self, barcode: str) -> Article | None:
        """The article with this barcode, digit for digit (QR-02)."""
        return ARTICLES.one(self._connection, BY_BARCODE, {"key": barcode})

    def search(self, text: str, limit: int) -> Sequence[Article]:
        """Articles in whose number, name or barcode every word stands; the very number first."""
        return [Article(*row) for row in found(self._connection, SEARCH, text, limit)]

    def recent(self, user_name: str, object_id: UUID | None, limit: int) -> Sequence[Article]:
        """What was used on this object, then what this person used, latest first (AR-03)."""
        used = self._used(USED_ON_OBJECT, object_id) if object_id else []
        keys = list(dict.fromkeys([*used, *self._used(USED_BY, user_name)]))
        rows = ARTICLES.some(self._connection, BY_NUMBERS, {"keys": keys})
        return sorted(rows, key=lambda each: keys.index(key_of(each.number)))[:limit]

    def next_number(self) -> str:
        """A number that no article has, for one that came without (AR-16)."""
        while True:
            number = f"A{next_of(self._connection, COUNTER)}"
            if self.by_number(number) is None:
                return number

    def put(self, article: Article) -> None:
        """Add or change an article; raises CodeTaken when another has its number."""
        other = self.by_number(article.number)
        if other is not None and other.id != article.id:
            raise CodeTaken(code=article.number, name=other.name)
        self.put_all([article])

    def put_all(self, articles: Sequence[Article]) -> None:
        """Add or change many articles."""
        ARTICLES.put(self._connection, articles)

    def remove(self, article_id: UUID) -> None:
        """Take an article out; orders keep their own copies of what was used."""
        if article := self.get(article_id):
            ARTICLES.remove(self._connection, article_id, article.number)

    def _used(self, statement: Any, key: UUID | str) -> list[str]:
        numbers = self._connection.execute(statement, {"key": key}).scalars()
        return [key_of(number) for number in numbers]
