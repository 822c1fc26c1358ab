"""What must happen later: one row per kind and key."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, func, select

from core.ports import DueRow
from core.words import plain
from storage import tables
from storage.statements import columns_for, upsert

_due = tables.due_row

PUT = upsert(_due)
BY_KEY = select(*columns_for(_due, DueRow)).where(
    _due.c.kind == bindparam("kind"), _due.c.key == bindparam("key")
)
DUE = (
    select(*columns_for(_due, DueRow))
    .where(_due.c.at <= bindparam("now"))
    .order_by(_due.c.at, _due.c.kind, _due.c.key)
    .limit(bindparam("limit"))
)
OF_ORDER = (
    select(*columns_for(_due, DueRow))
    .where(_due.c.context["order"].as_string() == bindparam("order"))
    .order_by(_due.c.kind, _due.c.key)
)
DROP = delete(_due).where(_due.c.kind == bindparam("kind"), _due.c.key == bindparam("key"))
TAKE = DROP.where(_due.c.at == bindparam("seen"))
NEXT = select(func.min(_due.c.at))


class SqlDueRows:
    """The due rows of one transaction."""

    def __init__(self, connection: Connection, now: datetime, touched: set[str]) -> None:
        self._connection, self._now, self._touched = connection, now, touched

    def put(self, row: DueRow) -> None:
        """Keep or move the row of this kind and key."""
        cells = {"kind": row.kind, "key": row.key, "at": row.at, "context": plain(row.context)}
        self._connection.execute(PUT, cells)
        self._touched.add("due")

    def get(self, kind: str, key: str) -> DueRow | None:
        """The row of this kind and key."""
        row = self._connection.execute(BY_KEY, {"kind": kind, "key": key}).one_or_none()
        return DueRow(*row) if row else None

    def due(self, limit: int) -> Sequence[DueRow]:
        """What has fallen due, the oldest first; nothing is locked."""
        rows = self._connection.execute(DUE, {"now": self._now, "limit": limit})
        return [DueRow(*row) for row in rows]

    def take(self, row: DueRow) -> bool:
        """Take a row away that was looked at; False when another has taken or moved it since."""
        seen = {"kind": row.kind, "key": row.key, "seen": row.at}
        return self._connection.execute(TAKE, seen).rowcount == 1

    def of_order(self, order: str) -> Sequence[DueRow]:
        """What is to happen later on this order, whose number its context says."""
        return [DueRow(*row) for row in self._connection.execute(OF_ORDER, {"order": order})]

    def drop(self, kind: str, key: str) -> None:
        """Take the row away; it need not be there."""
        self._connection.execute(DROP, {"kind": kind, "key": key})

    def next_due(self) -> datetime | None:
        """When the next row falls due."""
        moment: datetime | None = self._connection.execute(NEXT).scalar_one()
        return moment
