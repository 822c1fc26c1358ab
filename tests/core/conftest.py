"""A company on a real, empty database: its people, its door, and what it published."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import pytest

from core.events import Event
from core.numbers import OrderNumber
from core.people import SYSTEM, Actor, Role, User
from core.ports import UnitOfWork, UseCase
from core.registers import Article
from core.usecases.assigning import Assign, assign
from core.usecases.faults import ReportFault, report_fault
from core.usecases.registers import KeepArticle, keep_article
from core.usecases.settings import SetSetting, set_setting
from core.usecases.users import AddUser, add_user
from core.work_order import WorkOrder
from storage.database import Database
from storage.door import SqlDoor
from tests.empty import empty_database

C = TypeVar("C")
R = TypeVar("R")
E = TypeVar("E", bound=Event)
ONE = OrderNumber(1)
FIRST_DAY = datetime(2026, 11, 24, 7, tzinfo=UTC)
PEOPLE = (
    ("Maja", Role.DISPATCHER),
    ("Anna", Role.TECHNICIAN),
    ("Erik", Role.TECHNICIAN),
    ("Sven", Role.SUBCONTRACTOR),
)


@dataclass
class Company:
    """What a story needs: ``now`` may be moved, ``events`` is what was published."""

    door: SqlDoor
    now: datetime
    events: list[Event] = field(default_factory=list)
    people: dict[str, User] = field(default_factory=dict)

    def actor(self, name: str) -> Actor:
        """A person of the company, acting."""
        return Actor.of(self.people[name])

    async def does(self, name: str, use_case: UseCase[C, R], command: C) -> R:
        """A person does something."""
        return await self.door.do(use_case, command, self.actor(name))

    async def order(self, number: OrderNumber = ONE) -> WorkOrder:
        """An order as it stands."""
        return await self.door.ask(lambda uow: uow.work_orders.get(number))

    async def reports(self, **changes: Any) -> WorkOrder:
        """A mail about a door becomes an order."""
        words: dict[str, Any] = {
            "sender_name": "Karin Ek",
            "sender_email": "karin@brfeken.example",
            "subject": "The door will not close",
            "text": "It stands open.",
            "language": "en",
        }
        return await self.door.do(report_fault, ReportFault(**{**words, **changes}), SYSTEM)

    async def sets(self, key: str, value: str) -> None:
        """The company changes a setting."""
        await self.door.do(set_setting, SetSetting(key, value), SYSTEM)

    async def assigned(self, name: str = "Anna") -> WorkOrder:
        """A reported fault, given to a technician."""
        order = await self.reports()
        return await self.does("Maja", assign, Assign(order.number, self.people[name].id))

    def told(self, kind: type[E]) -> list[E]:
        """The events of a kind, oldest first."""
        return [event for event in self.events if isinstance(event, kind)]

    def later(self, **by: float) -> None:
        """Time goes by."""
        self.now += timedelta(**by)


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The company's database on its first day, made once to be copied."""
    path = tmp_path_factory.mktemp("founded") / "company.db"
    asyncio.run(_found(path))
    return path


@pytest.fixture
async def company(founded: Path, tmp_path: Path) -> AsyncIterator[Company]:
    database = _database(Path(shutil.copy(founded, tmp_path / "company.db")))
    events: list[Event] = []
    made = Company(_door(database, events, lambda: made.now), FIRST_DAY, events)
    people = await made.door.ask(lambda uow: uow.users.all())
    made.people = {each.name: each for each in people}
    yield made
    await database.close()


async def _found(path: Path) -> None:
    database = _database(empty_database(path))
    door = _door(database, [], lambda: FIRST_DAY)
    for name, role in PEOPLE:
        await door.do(add_user, AddUser(name, role), SYSTEM)
    article = Article("4711", "Door closer TS 83", "pcs", Decimal(1240))
    await door.do(keep_article, KeepArticle(article), SYSTEM)
    await database.close()


def _database(path: Path) -> Database:
    return Database(f"sqlite+aiosqlite:///{path}")


def _door(database: Database, events: list[Event], now: Callable[[], datetime]) -> SqlDoor:
    def rules(event: Event, uow: UnitOfWork) -> tuple[()]:
        events.append(event)
        return ()

    return SqlDoor(database, rules, now)
