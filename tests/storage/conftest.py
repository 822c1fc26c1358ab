"""Storage on real databases: each test has its own, on SQLite and on PostgreSQL."""

import shutil
from collections.abc import AsyncIterator, Callable, Sequence
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
from tests.postgres import finished, migrated_postgres_url, postgres, postgres_url

__all__ = ["migrated_postgres_url", "postgres", "postgres_url"]

R = TypeVar("R")


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
    finished(upgrade(f"sqlite+aiosqlite:///{path}"))
    return path


@pytest.fixture
def sqlite_url(migrated_file: Path, tmp_path: Path) -> str:
    """An empty SQLite file with all tables."""
    return f"sqlite+aiosqlite:///{shutil.copy(migrated_file, tmp_path / 'ordna.db')}"


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> str:
    """An empty database with all tables, of either kind."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
async def house(database_url: str) -> AsyncIterator[House]:
    """A door to a database of this test's own."""
    database = Database(database_url)
    yield House(database, Clock())
    await database.close()
