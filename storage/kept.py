"""What every register does alike: a row by its ID, all of them, add or change, take out."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import Connection, Delete, Table, bindparam, delete, func, select
from sqlalchemy.exc import IntegrityError

from core.refusals import RegisterChangedMeanwhile, StillInUse
from storage.search_behind import fall_behind
from storage.statements import cells_of, columns_for, names_of, upsert

R = TypeVar("R")
Keys = Callable[[R], dict[str, Any]]
AT_ONCE = 1000
"""So many rows go to the database in one statement."""


class Kept(Generic[R]):
    """One register's statements, built once; ``keys`` gives the cells that are looked up by.

    ``parts`` are the tables whose rows go when the row does.
    """

    def __init__(
        self,
        table: Table,
        record: type[R],
        order: Sequence[str],
        keys: Keys[R],
        parts: Sequence[tuple[Table, str]] = (),
    ) -> None:
        self._table, self._record = table, record
        self._names, self._keys = names_of(record), keys
        cells = columns_for(table, record)
        self.every = select(*cells).order_by(*(table.c[name] for name in order))
        self.a_page = self.every.offset(bindparam("skip")).limit(bindparam("limit"))
        self.how_many = select(func.count()).select_from(table)
        self.by_id = select(*cells).where(table.c.id == bindparam("key"))
        self.between = (
            select(*cells)
            .where(table.c.id.between(bindparam("first"), bindparam("last")))
            .limit(2)
        )
        self.upsert = upsert(table)
        self.removals = [delete(of).where(of.c[name] == bindparam("key")) for of, name in parts]
        self.removals.append(delete(table).where(table.c.id == bindparam("key")))

    def get(self, connection: Connection, row_id: UUID) -> R | None:
        """The row with this ID."""
        return self.one(connection, self.by_id, {"key": row_id})

    def only_between(self, connection: Connection, first: UUID, last: UUID) -> R | None:
        """The one row whose ID is one of these; None where there are more."""
        rows = self.some(connection, self.between, {"first": first, "last": last})
        return rows[0] if len(rows) == 1 else None

    def one(self, connection: Connection, statement: Any, sought: dict[str, Any]) -> R | None:
        """The row that the statement finds, if any."""
        row = connection.execute(statement, sought).one_or_none()
        return self._record(*row) if row else None

    def some(
        self, connection: Connection, statement: Any, sought: dict[str, Any] | None = None
    ) -> list[R]:
        """The rows that the statement finds."""
        return [self._record(*row) for row in connection.execute(statement, sought)]

    def all(self, connection: Connection) -> list[R]:
        """Every row, in the order people see them."""
        return self.some(connection, self.every)

    def page(self, connection: Connection, skip: int, limit: int) -> list[R]:
        """Some of all rows, in the same order."""
        return self.some(connection, self.a_page, {"skip": skip, "limit": limit})

    def count(self, connection: Connection) -> int:
        """How many rows there are."""
        return int(connection.execute(self.how_many).scalar_one())

    def put(self, connection: Connection, rows: Sequence[R]) -> None:
        """Add or change rows; raises RegisterChangedMeanwhile where another has one's key."""
        try:
            for cells in self._batches(rows):
                fall_behind(connection, self._table, cells)
                connection.execute(self.upsert, cells)
        except IntegrityError:
            raise RegisterChangedMeanwhile from None

    def remove(self, connection: Connection, row_id: UUID, name: str) -> None:
        """Take a row out with its parts; raises StillInUse."""
        removed_unless_used(connection, self.removals, row_id, name)

    def _batches(self, rows: Sequence[R]) -> Iterator[list[dict[str, Any]]]:
        for start in range(0, len(rows), AT_ONCE):
            part = rows[start : start + AT_ONCE]
            yield [cells_of(row, self._names) | self._keys(row) for row in part]


def removed_unless_used(
    connection: Connection, removals: Sequence[Delete], row_id: UUID, name: str
) -> None:
    """Delete one row and what is its own; raises StillInUse where another row still names it."""
    try:
        with connection.begin_nested():
            for removal in removals:
                connection.execute(removal, {"key": row_id})
    except IntegrityError:
        raise StillInUse(name=name) from None
