"""A backup made while the database is in use is whole and opens like any other."""

import asyncio
from pathlib import Path

import pytest

from core.refusals import Refused
from core.registers import Customer
from storage.backup import backup
from storage.database import Database
from tests.storage.conftest import Clock, House


async def test_a_backup_has_everything_that_was_committed(sqlite_url: str, tmp_path: Path) -> None:
    house, target = House(Database(sqlite_url), Clock()), tmp_path / "backup.db"
    before = [Customer(f"Brf {n}") for n in range(5)]

    async def put(customer: Customer) -> None:
        await house.do(lambda uow: uow.customers.put(customer))

    async def go_on() -> None:
        for n in range(20):
            await put(Customer(f"Senare {n}"))

    for each in before:
        await put(each)
    await asyncio.gather(backup(sqlite_url, target), go_on())
    await house.database.close()
    copy = House(Database(f"sqlite+aiosqlite:///{target}"), Clock())
    assert await copy.ask(lambda uow: uow.customers.search("brf", 9)) == before
    await copy.database.close()


async def test_only_the_finished_backup_is_left(sqlite_url: str, tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir()
    await backup(sqlite_url, tmp_path / "backups" / "b.db")
    assert [path.name for path in (tmp_path / "backups").iterdir()] == ["b.db"]


async def test_postgresql_is_sent_to_its_own_tool(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="pg_dump"):
        await backup("postgresql+asyncpg:///ordna", tmp_path / "b.db")
