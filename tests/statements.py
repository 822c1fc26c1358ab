"""SQL compiled once in a process: hundreds of small databases run the same few statements."""

from typing import Any

from sqlalchemy import Connection, Engine, event

MOST = 5_000


class Statements(dict[Any, Any]):
    """Keeps what was compiled by the kind of database, where an engine's own keeps it for itself."""

    def get(self, key: Any, default: Any = None) -> Any:
        """What was compiled for any database of this kind."""
        return super().get(_anywhere(key), default)

    def __setitem__(self, key: Any, compiled: Any) -> None:
        if len(self) >= MOST:
            self.clear()
        super().__setitem__(_anywhere(key), compiled)


def share_compiled_statements() -> None:
    """From now on every connection of this process looks into the same cache."""
    kept = Statements()

    def share(connection: Connection) -> None:
        connection.execution_options(compiled_cache=kept)

    event.listen(Engine, "engine_connect", share)


def _anywhere(key: Any) -> Any:
    """The same statement to the same kind of database, spoken to through the same driver."""
    dialect, *statement = key
    return (dialect.name, dialect.driver, *statement)
