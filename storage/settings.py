"""What the company has set: one row per key."""

from sqlalchemy import Connection, select

from core.settings import Settings
from storage import tables
from storage.quick import quick
from storage.statements import upsert

ALL = select(tables.setting.c.key, tables.setting.c.value)
PUT = upsert(tables.setting)


class SqlSettings:
    """The settings of one transaction, read at most once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: Settings | None = None

    def all(self) -> Settings:
        """Every value, read by its declaration."""
        if self._known is None:
            self._known = Settings(dict(map(tuple, quick(ALL).all(self._connection, {}))))
        return self._known

    def put(self, key: str, value: str) -> None:
        """Set a value, as the setting's ``read`` takes it."""
        self._connection.execute(PUT, {"key": key, "value": value})
        self._known = None
