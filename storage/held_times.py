"""Times that are held while somebody looks at them: the primary key gives each to one alone."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, select

from storage import tables
from storage.statements import insert_new

_held = tables.held_time

HOLD = insert_new(_held)
OVER = delete(_held).where(_held.c.until <= bindparam("now"))
LET_GO = delete(_held).where(_held.c.holder == bindparam("of_holder"))
OF_OTHERS = select(_held.c.quarter).where(
    _held.c.user_id == bindparam("of_user"),
    _held.c.holder != bindparam("but_holder"),
    _held.c.until > bindparam("now"),
)


class SqlHeldTimes:
    """The held times of one transaction."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection, self._now = connection, now

    def hold(
        self, user_id: UUID, quarters: Sequence[datetime], holder: UUID, until: datetime
    ) -> bool:
        """Hold them all, or none where another holds one of them; what is over holds nothing."""
        self._connection.execute(OVER, {"now": self._now})
        self.let_go(holder)
        # In the order of time, so that two who want the same wait for each other and not in a ring.
        for quarter in sorted(quarters):
            row = {"user_id": user_id, "quarter": quarter, "holder": holder, "until": until}
            if self._connection.execute(HOLD, row).rowcount != 1:
                self.let_go(holder)
                return False
        return True

    def of_others(self, user_id: UUID, holder: UUID) -> frozenset[datetime]:
        """The quarters of this person's time that others hold now."""
        asked = {"of_user": user_id, "but_holder": holder, "now": self._now}
        return frozenset(self._connection.execute(OF_OTHERS, asked).scalars())

    def let_go(self, holder: UUID) -> None:
        """Hold nothing for this holder any more."""
        self._connection.execute(LET_GO, {"of_holder": holder})
