"""The addresses that mail came back from."""

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, delete, select

from core.ports import Unreached
from storage import tables
from storage.statements import cells_of, insert_new, names_of

_unreached = tables.undeliverable
NAMES = names_of(Unreached, without=("order",))

PUT = insert_new(_unreached)
_CELLS = (*(_unreached.c[name] for name in NAMES), _unreached.c.order_number)
GET = select(*_CELLS).where(_unreached.c.address == bindparam("written"))
ALL = select(*_CELLS).order_by(_unreached.c.since.desc(), _unreached.c.address)
REMOVE = delete(_unreached).where(_unreached.c.address == bindparam("written"))


class SqlUndeliverable:
    """The unreachable addresses of one transaction; upper and lower case are the same here."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, unreached: Unreached) -> None:
        """Note an address, however it is written; the first time stays."""
        row = cells_of(unreached, NAMES) | {"order_number": unreached.order}
        self._connection.execute(PUT, row | {"address": _bare(unreached.address)})

    def get(self, address: str) -> Unreached | None:
        """What is known of an address that can't be reached."""
        row = self._connection.execute(GET, {"written": _bare(address)}).one_or_none()
        return Unreached(*row) if row else None

    def remove(self, address: str) -> bool:
        """It can be reached again; False when it was not noted."""
        return self._connection.execute(REMOVE, {"written": _bare(address)}).rowcount == 1

    def all(self) -> Sequence[Unreached]:
        """All of them, the newest first."""
        return [Unreached(*row) for row in self._connection.execute(ALL)]


def _bare(address: str) -> str:
    return address.strip().casefold()
