"""Everybody's work timer."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, select, update

from core.numbers import OrderNumber
from core.timers import Timer
from storage import tables
from storage.quick import Row, quick
from storage.statements import columns_for, upsert

_timer = tables.timer

OF = select(*columns_for(_timer, Timer)).where(_timer.c.user_id == bindparam("user_id"))
ON = (
    select(*columns_for(_timer, Timer))
    .where(_timer.c.order == bindparam("number"))
    .order_by(_timer.c.user_id)
)
PUT = upsert(_timer)
DROP = delete(_timer).where(_timer.c.user_id == bindparam("user_id"))
MOVE = (
    update(_timer).where(_timer.c.order == bindparam("source")).values(order=bindparam("target"))
)


class SqlTimers:
    """The timers of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, user_id: UUID) -> Timer | None:
        """This person's timer."""
        row = quick(OF).one(self._connection, {"user_id": user_id})
        return _timer_of(row) if row else None

    def on(self, number: OrderNumber) -> Sequence[Timer]:
        """Everybody's on this order."""
        rows = quick(ON).all(self._connection, {"number": str(number)})
        return [_timer_of(row) for row in rows]

    def put(self, timer: Timer) -> None:
        """Keep it instead of what this person had."""
        cells = {
            "user_id": timer.user_id,
            "order": str(timer.order),
            "assignment_id": timer.assignment_id,
            "running_since": timer.running_since,
            "worked": timer.worked,
        }
        self._connection.execute(PUT, cells)

    def drop(self, user_id: UUID) -> None:
        """This person has none any more."""
        self._connection.execute(DROP, {"user_id": user_id})

    def move(self, source: OrderNumber, target: OrderNumber) -> None:
        """What counts on one order counts on another from now on."""
        self._connection.execute(MOVE, {"source": str(source), "target": str(target)})


def _timer_of(row: Row) -> Timer:
    user_id, number, *rest = row
    return Timer(user_id, OrderNumber.parse(number), *rest)
