"""On PostgreSQL transactions run beside each other: none is lost where two wait for each other."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.util import await_only

from core.numbers import OrderNumber
from storage import search_index
from storage.database import Database
from storage.work_orders import LOCK
from tests.storage.conftest import Clock, House
from tests.storage.keeping import keep
from tests.storage.orders import plain_order

pytestmark = pytest.mark.postgres

FIRST, SECOND = OrderNumber(1), OrderNumber(2)


@pytest.fixture
async def house(postgres_url: str) -> AsyncIterator[House]:
    """A door to a PostgreSQL with two orders."""
    house = House(Database(postgres_url), Clock())
    await keep(house, plain_order(1))
    await keep(house, plain_order(2))
    yield house
    await house.database.close()


def lock(connection: Connection, number: OrderNumber) -> None:
    """Take the order, as every change of it does."""
    connection.execute(LOCK, {"of_order": number.identity})


class Embrace:
    """Takes one order, then the other once another has that: for the first time.

    Whoever has waited as long as its ``patience`` looks whether it is in a circle, and is ended.
    """

    def __init__(self, both: asyncio.Barrier, patience: str, *numbers: OrderNumber) -> None:
        self._both, self._patience, self._numbers = both, patience, numbers
        self.turns = 0

    def __call__(self, connection: Connection) -> int:
        self.turns += 1
        connection.execute(text(f"SET LOCAL deadlock_timeout = '{self._patience}'"))
        lock(connection, self._numbers[0])
        if self.turns == 1:
            await_only(self._both.wait())
        lock(connection, self._numbers[1])
        return self.turns


async def test_of_two_that_wait_for_each_other_one_is_run_anew(house: House) -> None:
    both = asyncio.Barrier(2)
    works = Embrace(both, "10ms", FIRST, SECOND), Embrace(both, "1min", SECOND, FIRST)
    turns = await asyncio.gather(*(house.database.write(work) for work in works))
    assert turns == [2, 1]


async def test_another_trouble_of_the_database_is_not_tried_again(house: House) -> None:
    tried = []

    def work(connection: Connection) -> None:
        tried.append(1)
        connection.execute(text("SELECT 1 / 0"))

    with pytest.raises(DBAPIError, match="division by zero"):
        await house.database.write(work)
    assert tried == [1]


async def test_two_that_index_at_once_take_no_order_twice(house: House) -> None:
    def twice(connection: Connection) -> tuple[int, int]:
        done = search_index.catch_up(connection)
        other: int = await_only(house.database.write(search_index.catch_up))
        return done, other

    assert await house.database.write(twice) == (2, 0)


@pytest.mark.shows("U", "WO-21")
async def test_nobody_deletes_an_order_between_its_reading_and_its_indexing(house: House) -> None:
    """Or its text would come into the index once it is gone, and stay there."""

    def delete(connection: Connection) -> None:
        connection.execute(text("SET LOCAL lock_timeout = '10ms'"))
        lock(connection, FIRST)

    def index(connection: Connection) -> None:
        connection.execute(search_index.NEXT_BEHIND, {"limit": 1})
        with pytest.raises(DBAPIError, match="lock timeout"):
            await_only(house.database.write(delete))

    await house.database.write(index)
