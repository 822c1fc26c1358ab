"""The search index follows what is written, and a fault on the way ends nothing."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from app.indexing import IndexLoop, index_all, index_anew
from core.people import SYSTEM, Actor
from core.ports import UnitOfWork
from storage import search_index
from storage.database import Database
from storage.door import SqlDoor
from storage.tables import metadata
from tests.storage.orders import plain_order


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """An empty database."""
    made = Database(f"sqlite+aiosqlite:///{tmp_path / 'ordna.db'}")
    await made.write(metadata.create_all)
    yield made
    await made.close()


async def keep(database: Database, serial: int) -> None:
    """Keep an order."""
    door = SqlDoor(database, lambda *_: (), lambda: datetime(2026, 11, 24, tzinfo=UTC))

    def add(command: None, actor: Actor, uow: UnitOfWork) -> None:
        order = plain_order(serial)
        uow.customers.put(order.customer)
        uow.work_orders.add(order)

    await door.do(add, None, SYSTEM)


@asynccontextmanager
async def running(loop: IndexLoop) -> AsyncIterator[None]:
    """The loop while it runs."""
    task = asyncio.create_task(loop.run())
    try:
        async with asyncio.timeout(10):
            yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def nothing_is_behind(database: Database) -> None:
    """Wait until everything is indexed."""
    while await database.read(search_index.behind):
        pass


async def test_what_is_behind_is_indexed_at_the_start_and_after_each_change(
    database: Database,
) -> None:
    await keep(database, 1)
    loop = IndexLoop(database, gathering=0)
    async with running(loop):
        await nothing_is_behind(database)
        await keep(database, 2)
        loop.wake()
        await nothing_is_behind(database)


async def test_a_fault_is_logged_and_the_loop_goes_on(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    await database.write(lambda c: c.execute(text("DROP TABLE order_search")))
    await keep(database, 1)
    loop = IndexLoop(database, gathering=0)
    async with running(loop):
        while "orders could not be indexed" not in caplog.text:
            await database.read(search_index.behind)
        await database.write(metadata.create_all)
        loop.wake()
        await nothing_is_behind(database)


async def test_all_is_indexed_and_indexed_anew_and_said_on_the_way(database: Database) -> None:
    for serial in (1, 2):
        await keep(database, serial)
    said: list[int] = []
    first = await index_all(database)
    again = await index_all(database)
    anew = await index_anew(database, said.append)
    assert (first, again, anew, said) == (2, 0, 2, [2])
