"""The one way to the database: a whole transaction per hop, on SQLite and on PostgreSQL."""

from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from sqlalchemy import URL, create_engine, make_url

from storage.lanes import Greenlets, Lane, Then, Work
from storage.threads import Threads, Writer

R = TypeVar("R")

WRITE_SECONDS = 30.0
READ_SECONDS = 10.0
EXPORT_SECONDS = 600.0


class Database:
    """``write`` for use cases, ``read`` for what only looks, ``export`` for long looks.

    Each call is one transaction in one hop. A read sees one snapshot, can't write, and is ended
    when it takes too long: an open read keeps SQLite's log from shrinking.
    """

    def __init__(self, url: str) -> None:
        where = make_url(url)
        if where.get_backend_name() == "sqlite":
            self._writes, self._reads, self._exports = _sqlite_lanes(sqlite_path(url))
        else:
            self._writes, self._reads, self._exports = _postgresql_lanes(where)

    async def write(self, work: Work[R], then: Then[R] | None = None) -> R:
        """Run the function and commit; ``then`` gets its result on the loop after the commit."""
        return await self._writes.run(work, then)

    async def read(self, work: Work[R]) -> R:
        """Run the function on one read-only snapshot."""
        return await self._reads.run(work)

    async def export(self, work: Work[R]) -> R:
        """As ``read``, beside it and with more time."""
        return await self._exports.run(work)

    async def close(self) -> None:
        """Wait for all that was begun and close; SQLite's writer last, who folds the log in."""
        for lane in (self._exports, self._reads, self._writes):
            await lane.close()


def is_sqlite(url: str) -> bool:
    """Whether the URL names a SQLite file."""
    return make_url(url).get_backend_name() == "sqlite"


def sqlite_path(url: str) -> Path:
    """The file that a SQLite URL names."""
    name = make_url(url).database
    if not name or name == ":memory:":
        raise ValueError("Ordna keeps its data in a file; a SQLite URL must name one")
    return Path(name).absolute()


def sqlite_url(path: Path, *, read_only: bool = False) -> URL:
    """SQLAlchemy's URL for a SQLite file, whatever signs are in its name."""
    if not read_only:
        return URL.create("sqlite", database=str(path))
    return URL.create(
        "sqlite", database=f"file:{quote(str(path))}", query={"mode": "ro", "uri": "true"}
    )


def _sqlite_lanes(path: Path) -> tuple[Lane, Lane, Lane]:
    path.parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(sqlite_url(path))
    with engine.connect() as connection:  # the file must be there before a reader opens it
        connection.exec_driver_sql("PRAGMA journal_mode=WAL")
    engine.dispose()
    reading = sqlite_url(path, read_only=True)
    return (
        Writer(sqlite_url(path)),
        Threads(reading, "BEGIN", 2, READ_SECONDS),
        Threads(reading, "BEGIN", 1, EXPORT_SECONDS),
    )


def _postgresql_lanes(url: URL) -> tuple[Lane, Lane, Lane]:
    snapshot = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    return (
        Greenlets(url, 10, WRITE_SECONDS),
        Greenlets(url, 5, READ_SECONDS, **snapshot),
        Greenlets(url, 1, EXPORT_SECONDS, **snapshot),
    )
