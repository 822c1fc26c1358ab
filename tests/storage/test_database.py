"""Lanes: one writer at a time on SQLite, reads that end, and files with any name."""

import asyncio
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from storage.database import Database, sqlite_path, sqlite_url
from storage.threads import Threads

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


def pragma(name: str, connection: Connection) -> object:
    """What SQLite says about itself."""
    return connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()


async def test_sqlite_keeps_what_it_promises(tmp_path: Path) -> None:
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'ordna.db'}")
    asked = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
    found = await database.write(lambda connection: [pragma(name, connection) for name in asked])
    await database.close()
    assert found == ["wal", 2, 1, 30000]


async def test_a_file_with_any_name_can_be_kept_and_read(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "å 100% #1.db"
    database = Database(f"sqlite+aiosqlite:///{path}")
    await database.write(lambda connection: connection.exec_driver_sql("CREATE TABLE x (a)"))
    found = await database.read(
        lambda connection: (
            connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars().all()
        )
    )
    await database.close()
    assert (list(found), path.exists()) == (["x"], True)


async def test_a_look_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    lane = Threads(sqlite_url(tmp_path / "x.db"), "BEGIN", 1, seconds=0.05)
    with pytest.raises(OperationalError, match="interrupted"):
        await lane.run(lambda connection: connection.exec_driver_sql(ENDLESS).all())
    assert await lane.run(lambda connection: pragma("user_version", connection)) == 0
    await lane.close()


async def test_another_process_may_write_beside(tmp_path: Path) -> None:
    path = tmp_path / "ordna.db"
    database = Database(f"sqlite+aiosqlite:///{path}")
    await database.write(lambda connection: connection.exec_driver_sql("CREATE TABLE x (a)"))
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("INSERT INTO x VALUES (1)")
    found = await database.read(
        lambda connection: connection.exec_driver_sql("SELECT a FROM x").scalars().all()
    )
    await database.close()
    assert list(found) == [1]


@pytest.mark.parametrize("url", ["sqlite+aiosqlite://", "sqlite+aiosqlite:///:memory:"])
def test_a_database_without_a_file_is_not_taken(url: str) -> None:
    with pytest.raises(ValueError, match="file"):
        sqlite_path(url)


async def test_what_is_written_at_once_is_refused_one_by_one(tmp_path: Path) -> None:
    """One commit for a burst; who is refused undoes his own and nobody else's."""
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'ordna.db'}")
    await database.write(lambda connection: connection.exec_driver_sql("CREATE TABLE x (a)"))

    def put(number: int, connection: Connection) -> int:
        connection.exec_driver_sql("INSERT INTO x VALUES (?)", (number,))
        if number % 3 == 0:
            raise ValueError(number)
        return number

    writes = [database.write(partial(put, number)) for number in range(20)]
    told = await asyncio.gather(*writes, return_exceptions=True)
    kept = await database.read(
        lambda connection: connection.exec_driver_sql("SELECT a FROM x").scalars().all()
    )
    await database.close()
    assert [each for each in told if isinstance(each, int)] == list(kept)
    assert len(kept) == 13


async def test_a_burst_that_cannot_be_kept_together_is_kept_one_by_one(tmp_path: Path) -> None:
    """As when one of them ends the transaction that all of them share."""
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'ordna.db'}")
    await database.write(lambda connection: connection.exec_driver_sql("CREATE TABLE x (a)"))

    def put(number: int, connection: Connection) -> None:
        connection.exec_driver_sql("INSERT INTO x VALUES (?)", (number,))
        if number == 7:
            connection.exec_driver_sql("ROLLBACK")
            raise ValueError(number)

    writes = [database.write(partial(put, number)) for number in range(10)]
    told = await asyncio.gather(*writes, return_exceptions=True)
    kept = await database.read(
        lambda connection: connection.exec_driver_sql("SELECT a FROM x").scalars().all()
    )
    await database.close()
    assert [number for number, each in enumerate(told) if each is not None] == [7]
    assert list(kept) == [number for number in range(10) if number != 7]
