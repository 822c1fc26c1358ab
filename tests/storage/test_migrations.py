"""An installation that is in use is brought to this version with all it holds, or left as it was."""

import asyncio
import shutil
import sys
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from sqlalchemy import Connection, MetaData, insert, select

from core.filters import OrderFilter
from core.numbers import OrderNumber
from core.ports import UnitOfWork
from core.work_order import WorkOrder
from storage.database import Database
from storage.door import SqlDoor
from storage.tables import metadata
from storage.upgrade import configuration, is_current, revision, upgrade
from tests.postgres import PostgresServer, finished, postgres
from tests.storage.conftest import Clock, House
from tests.storage.orders import agreement_of, full_order, keep_registers
from tests.storage.stopping import ENDED

__all__ = ["postgres"]

ROOT = Path(__file__).parent.parent.parent
WHOLE = full_order()
Rows = dict[str, list[dict[str, Any]]]
STEPS = sorted(path.name[:4] for path in (ROOT / "storage/migrations/versions").glob("0*.py"))
EARLIER = STEPS[:-1]


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
async def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """A database without tables."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path / 'old.db'}"
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    url = await server.create()
    yield url
    await server.drop(url)


@pytest.fixture(scope="session")
def rows(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Rows:
    """What this version's tables hold of a whole order."""
    path = shutil.copy(migrated_file, tmp_path_factory.mktemp("whole") / "new.db")
    return finished(_rows_of_a_whole_order(f"sqlite+aiosqlite:///{path}"))


@pytest.fixture
async def old_url(empty_url: str, rows: Rows) -> str:
    """A database of the first version, in use: it holds a whole order."""
    return await _in_use(empty_url, "0001", rows)


async def _in_use(url: str, version: str, rows: Rows) -> str:
    database = Database(url)
    await database.write(lambda connection: _made(connection, version, rows))
    await database.close()
    return url


def _made(connection: Connection, version: str, rows: Rows) -> None:
    command.upgrade(configuration(connection), version)
    known = MetaData()
    known.reflect(connection)
    for table in metadata.sorted_tables:
        if table.name in known.tables:
            counted = {c.name for c in table.c if c.identity is not None}
            names = set(known.tables[table.name].columns.keys()) - counted
            kept = [{k: v for k, v in row.items() if k in names} for row in rows[table.name]]
            for row in kept:
                connection.execute(insert(table).values(row))


async def _rows_of_a_whole_order(url: str) -> Rows:
    database = Database(url)
    house = House(database, Clock())
    await house.do(_keep)
    found = await database.read(
        lambda connection: {
            table.name: [dict(row) for row in connection.execute(select(table)).mappings()]
            for table in metadata.sorted_tables
        }
    )
    await database.close()
    return found


def _keep(uow: UnitOfWork) -> None:
    keep_registers(WHOLE, uow)
    uow.work_orders.add(WHOLE)


async def _order(url: str) -> WorkOrder:
    database = Database(url)
    door = SqlDoor(database, lambda _event, _uow: (), Clock())
    order = await door.ask(lambda uow: uow.work_orders.get(WHOLE.number))
    await database.close()
    return order


@pytest.mark.parametrize("version", EARLIER)
async def test_an_order_is_kept_from_each_earlier_version(
    empty_url: str, version: str, rows: Rows
) -> None:
    url = await _in_use(empty_url, version, rows)
    await upgrade(url)
    assert [each.id for each in (await _order(url)).lines] == [each.id for each in WHOLE.lines]


async def test_an_order_of_the_first_version_is_kept(old_url: str) -> None:
    await upgrade(old_url)
    kept = await _order(old_url)
    assert (kept.number, kept.title, len(kept.lines), kept.signatures[0].name, kept.related) == (
        OrderNumber(421, 2), WHOLE.title, len(WHOLE.lines), "Anna Berg", ()
    )  # fmt: skip


async def test_an_order_of_the_first_version_was_changed_when_its_history_says_so(
    old_url: str,
) -> None:
    """Lists are sorted by it, and persons are forgotten so long after it."""
    await upgrade(old_url)
    database = Database(old_url)
    this = OrderFilter(text=f"*{WHOLE.number}")
    (row,) = await House(database, Clock()).ask(lambda uow: uow.lists.orders(this))
    await database.close()
    assert (row.created_at, row.changed_at) == (WHOLE.created_at, Clock().now)


async def test_a_customer_of_the_first_version_is_found_by_name(old_url: str) -> None:
    await upgrade(old_url)
    database = Database(old_url)
    named = await House(database, Clock()).ask(lambda uow: uow.customers.named("brf  EKEN"))
    await database.close()
    assert named is not None
    assert named.id == WHOLE.customer.id


async def test_what_is_new_on_an_old_order_can_be_filled_in(old_url: str) -> None:
    await upgrade(old_url)
    database = Database(old_url)
    house = House(database, Clock())
    await house.do(lambda uow: uow.agreements.put(agreement_of(WHOLE.customer)))
    await house.do(_fill_in)
    await database.close()
    assert (await _order(old_url)).service_number == "S-518"


def _fill_in(uow: UnitOfWork) -> None:
    uow.work_orders.save(replace(uow.work_orders.get(WHOLE.number), service_number="S-518"))


@pytest.mark.parametrize("after", [3, 12, 40])
async def test_an_upgrade_that_is_killed_halfway_leaves_the_old_version(
    old_url: str, after: int
) -> None:
    killed = await _killed(old_url, after)
    assert (killed, await revision(old_url)) == (ENDED, "0001")
    await upgrade(old_url)
    assert await is_current(old_url)


async def _killed(url: str, after: int) -> int | None:
    words = ["-m", "tests.storage.stopping", url, str(after)]
    process = await asyncio.create_subprocess_exec(sys.executable, *words, cwd=ROOT)
    return await process.wait()
