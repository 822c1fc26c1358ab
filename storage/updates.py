"""The durable inbox of Telegram updates."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, case, func, select, update

from core.ports import WaitingUpdate
from storage import tables
from storage.quick import quick
from storage.statements import columns_for, insert_new, one_of

_update = tables.telegram_update
TRIES = 5
IDS_GO_UP_FOR = timedelta(days=6)
"""After a week of silence Telegram starts update IDs anew anywhere; older rows say nothing."""

ADD = insert_new(_update).returning(_update.c.update_id)
ADD_ONE = insert_new(_update)
WAITING = (
    select(*columns_for(_update, WaitingUpdate))
    .where(one_of(_update.c.state, "waiting"))
    .order_by(_update.c.position)
    .limit(bindparam("limit"))
)
IS_DONE = select(_update.c.state == "done").where(_update.c.update_id == bindparam("this"))
DONE = (
    update(_update)
    .where(_update.c.update_id == bindparam("this"), _update.c.state != "done")
    .values(state="done", body=b"", reason=None)
)
FAILED = (
    update(_update)
    .where(_update.c.update_id == bindparam("this"), one_of(_update.c.state, "waiting"))
    .values(
        attempts=_update.c.attempts + 1,
        state=case((_update.c.attempts + 1 >= TRIES, "parked"), else_="waiting"),
    )
)
HIGHEST = select(func.max(_update.c.update_id)).where(_update.c.stored_at > bindparam("since"))


class SqlUpdates:
    """The update inbox of one transaction."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection, self._now = connection, now

    def add(self, updates: Sequence[WaitingUpdate]) -> int:
        """Store what is new, all in one go; gives how many were."""
        rows = [
            {
                "update_id": each.update_id,
                "key": each.key,
                "body": each.body,
                "attempts": each.attempts,
                "state": "waiting",
                "stored_at": self._now,
            }
            for each in updates
        ]
        return len(self._connection.execute(ADD, rows).all()) if rows else 0

    def waiting(self, limit: int) -> Sequence[WaitingUpdate]:
        """The oldest that are not done, parked ones left out."""
        rows = quick(WAITING).all(self._connection, {"limit": limit})
        return [WaitingUpdate(*row) for row in rows]

    def is_done(self, update_id: int) -> bool:
        """Whether it has had its effect."""
        return bool(self._connection.execute(IS_DONE, {"this": update_id}).scalar_one_or_none())

    def done(self, update_id: int) -> bool:
        """Mark as done and forget its body; False when it was done before."""
        return quick(DONE).change(self._connection, {"this": update_id}) == 1

    def done_at_once(self, update: WaitingUpdate) -> bool:
        """As ``done``, of one that need not have been stored before."""
        row = {
            "update_id": update.update_id,
            "key": update.key,
            "body": b"",
            "attempts": update.attempts,
            "state": "done",
            "stored_at": self._now,
        }
        is_new = quick(ADD_ONE).change(self._connection, row) == 1
        return is_new or self.done(update.update_id)

    def failed(self, update_id: int, reason: str) -> None:
        """Count a failed try; parked for a person after five."""
        self._connection.execute(FAILED, {"this": update_id, "reason": reason})

    def highest(self) -> int | None:
        """The highest ID of late, for the next polling offset."""
        since = {"since": self._now - IDS_GO_UP_FOR}
        highest: int | None = self._connection.execute(HIGHEST, since).scalar_one()
        return highest
