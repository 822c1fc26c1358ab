"""A database that is locked, full or out of reach is told from one that is asked for nonsense."""

import sqlite3
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection

from core.ports import DatabaseAway, UnitOfWork
from core.registers import Customer
from storage.away import is_away
from storage.database import Database, sqlite_path
from tests.storage.conftest import Clock, House


@pytest.fixture
async def on_sqlite(sqlite_url: str) -> AsyncIterator[House]:
    database = Database(sqlite_url)
    yield House(database, Clock())
    await database.close()


async def test_a_database_that_another_program_locks_is_away(
    on_sqlite: House, sqlite_url: str
) -> None:
    await on_sqlite.database.write(lambda to: to.execute(text("PRAGMA busy_timeout=0")))
    other = sqlite3.connect(sqlite_path(sqlite_url), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseAway):
        await on_sqlite.do(_keep_customer)
    other.close()
    await on_sqlite.do(_keep_customer)


async def test_a_database_that_is_full_is_away(on_sqlite: House) -> None:
    await on_sqlite.database.write(lambda to: to.execute(text("PRAGMA max_page_count=1")))
    with pytest.raises(DatabaseAway):
        await on_sqlite.do(_keep_many_customers)


async def test_nonsense_is_not(on_sqlite: House) -> None:
    with pytest.raises(DBAPIError) as raised:
        await on_sqlite.database.write(lambda to: to.execute(text("SELECT nothing FROM nowhere")))
    assert not is_away(raised.value)


class FromPostgresql(Exception):  # noqa: N818 - a stand-in for what asyncpg raises
    """A fault with its SQLSTATE."""

    def __init__(self, sqlstate: str | None) -> None:
        self.sqlstate = sqlstate


@pytest.mark.parametrize(
    ("state", "away"),
    [
        ("08006", True),  # the connection is lost
        ("40P01", True),  # two waited for each other
        ("53100", True),  # the disk is full
        ("53300", True),  # too many connections
        ("55P03", True),  # a lock was not to be had
        ("57P01", True),  # it is being restarted
        ("58030", True),  # the disk is broken
        ("57014", False),  # it took too long
        ("42P01", False),  # there is no such table
        ("23505", False),  # it is there already
        (None, False),
    ],
)
def test_postgresql_says_which_it_is(state: str | None, *, away: bool) -> None:
    assert is_away(OperationalError("SELECT", {}, FromPostgresql(state))) is away


def test_a_connection_that_is_gone_or_not_to_be_had_is_away() -> None:
    gone = InterfaceError("SELECT", {}, FromPostgresql(None), connection_invalidated=True)
    assert [is_away(each) for each in (gone, NoConnection(), ValueError())] == [True, True, False]


def _keep_customer(uow: UnitOfWork) -> None:
    uow.customers.put(Customer("Brf Eken"))


def _keep_many_customers(uow: UnitOfWork) -> None:
    for _ in range(2_000):
        _keep_customer(uow)
