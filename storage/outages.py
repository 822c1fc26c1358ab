"""Channels over which nothing can be sent: known to every process, and after a restart."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select, update

from core.deliveries import Channel, Outage
from storage import tables
from storage.quick import quick
from storage.statements import cells_of, columns_for, names_of, upsert

_outage = tables.outage
_NAMES = names_of(Outage)

OF = select(*columns_for(_outage, Outage)).where(_outage.c.channel == bindparam("over"))
PUT = upsert(_outage)
END = delete(_outage).where(_outage.c.channel == bindparam("over"))
KNOCK_NOW = update(_outage).values(knock_at=bindparam("now"))


class SqlOutages:
    """The outages of one transaction."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection, self._now = connection, now

    def get(self, channel: Channel) -> Outage | None:
        """Since when and why nothing can be sent over it; None while things can."""
        row = quick(OF).one(self._connection, {"over": channel})
        return Outage(*row) if row else None

    def put(self, outage: Outage) -> None:
        """Keep it instead of what was known of this channel."""
        self._connection.execute(PUT, cells_of(outage, _NAMES))

    def end(self, channel: Channel) -> None:
        """Things can be sent over it again."""
        self._connection.execute(END, {"over": channel})

    def knock_now(self) -> None:
        """See at once whether they can be sent over again."""
        self._connection.execute(KNOCK_NOW, {"now": self._now})
