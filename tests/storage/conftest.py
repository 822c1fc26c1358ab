"""Storage on real databases: each test has its own, on SQLite and on PostgreSQL."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest

from core.deliveries import NewDelivery
from core.events import Event
from core.people import SYSTEM
from core.ports import UnitOfWork
from storage.database import Database
from storage.door import SqlDoor
from storage.upgrade import upgrade
from tests.postgres import PostgresServer, postgres, shared_by_workers

__all__ = ["postgres"]

R = TypeVar("R")
MIGRATED = "migrated"
BOTH = ("sqlite", pytest.param("postgres", marks=pytest.mark.postgres))


@dataclass
class Clock:
    """Says the time it is told."""

    now: datetime = datetime(2026, 11, 26, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **by: float) -> None:
        """Let time pass."""
        self.now += timedelta(**by)


@dataclass
class House:
    """A door with its clock, the letters its rules make, and what its listeners heard."""

    database: Database
    clock: Clock
    letters: list[NewDelivery] = field(default_factory=list)
    heard: list[frozenset[str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.door = SqlDoor(self.database, self._rules, self.clock)
        self.door.on_commit(self.heard.append)

    async def do(self, work: Callable[[UnitOfWork], R]) -> R:
        """Run this as one transaction."""
        return await self.door.do(lambda _command, _actor, uow: work(uow), None, SYSTEM)

    async def ask(self, question: Callable[[UnitOfWork], R]) -> R:
        """Look with this."""
        return await self.door.ask(question)

    def _rules(self, event: Event, uow: UnitOfWork) -> Sequence[NewDelivery]:
        return tuple(self.letters)


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the tables, to copy."""
    path = tmp_path_factory.mktemp("migrated") / "ordna.db"
    _finish(upgrade(f"sqlite+aiosqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def migrated_postgres(
    postgres: PostgresServer, tmp_path_factory: pytest.TempPathFactory
) -> PostgresServer:
    """A PostgreSQL that has a database with the tables, to copy."""
    with shared_by_workers(tmp_path_factory, MIGRATED) as made:
        made(lambda: _finish(_migrated(postgres)))
    return postgres


def _finish(work: Coroutine[None, None, R]) -> R:
    """Run it to its end in a loop of its own, wherever we are."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


async def _migrated(server: PostgresServer) -> str:
    name = await server.create(MIGRATED)
    await upgrade(server.url(name))
    return name


@pytest.fixture(params=BOTH)
async def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """A migrated, empty database of this test's own."""
    if request.param == "sqlite":
        path = shutil.copy(request.getfixturevalue("migrated_file"), tmp_path / "ordna.db")
        yield f"sqlite+aiosqlite:///{path}"
        return
    server: PostgresServer = request.getfixturevalue("migrated_postgres")
    name = await server.create(template=MIGRATED)
    yield server.url(name)
    await server.drop(name)


@pytest.fixture
async def house(database_url: str) -> AsyncIterator[House]:
    """A door to a database of this test's own."""
    database = Database(database_url)
    yield House(database, Clock())
    await database.close()
