"""A real database with its tables made once, and a clock that stands still until it is moved."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from core.deliveries import NewDelivery
from core.events import Event
from core.people import SYSTEM, Actor
from core.ports import UnitOfWork
from storage.database import Database
from storage.door import SqlDoor
from storage.upgrade import upgrade
from tests.notifications.example import NOW


@dataclass
class Clock:
    """Says what it was set to."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **by: float) -> None:
        """Let time pass."""
        self.now += timedelta(**by)


@dataclass(frozen=True)
class Office:
    """The door of a real database, and short ways through it."""

    door: SqlDoor
    clock: Clock

    async def put(self, *deliveries: NewDelivery) -> None:
        """Have these sent."""

        def put_all(command: None, actor: Actor, uow: UnitOfWork) -> None:
            for number, delivery in enumerate(deliveries):
                uow.outbox.put(delivery, f"{uow.now}|{number}", "Anna Berg")

        await self.door.do(put_all, None, SYSTEM)

    async def write(self, work: Callable[[UnitOfWork], None]) -> None:
        """Change something in one transaction."""

        def do(command: None, actor: Actor, uow: UnitOfWork) -> None:
            work(uow)

        await self.door.do(do, None, SYSTEM)

    async def states(self) -> list[str]:
        """How far each delivery has come, oldest first."""
        rows = await self.door.ask(lambda uow: uow.outbox.rows())
        return [row.state.value for row in rows]


def no_rules(event: Event, uow: UnitOfWork) -> tuple[NewDelivery, ...]:
    """Nobody is told anything."""
    return ()


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("database") / "ordna.db"
    asyncio.run(upgrade(f"sqlite+aiosqlite:///{path}"))
    return path


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def office(empty_database: Path, tmp_path: Path, clock: Clock) -> AsyncIterator[Office]:
    path = tmp_path / "ordna.db"
    shutil.copy(empty_database, path)
    database = Database(f"sqlite+aiosqlite:///{path}")
    yield Office(SqlDoor(database, no_rules, clock), clock)
    await database.close()
