"""The web application on a real SQLite file, behind aiohttp's own test server."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import pytest
from prometheus_client import CollectorRegistry
from pytest_aiohttp.plugin import AiohttpClient

from core import settings
from core.links import Signer
from core.numbers import OrderNumber
from core.people import SYSTEM, Actor
from core.ports import Door, UnitOfWork
from core.usecases.calendars import OwnCalendar
from core.views import Prices
from storage.database import Database
from storage.door import SqlDoor
from storage.files import LocalFiles
from tests.empty import empty_database as empty_made
from tests.notifications.spoken import speech
from tests.web.stage import Clock, Stage, StageFor
from web.application import WebParts, web_application

T = TypeVar("T")


class Threads:
    """Runs in a thread what the service runs in a child process."""

    async def run(
        self, work: Callable[..., T], *arguments: object, seconds: float = 10.0, cpu: float = 0.0
    ) -> T:
        return await asyncio.wait_for(asyncio.to_thread(work, *arguments), seconds)


class PlainProtocols:
    """Gives a protocol that says what was asked for."""

    async def pdf(self, number: OrderNumber, language: str, prices: Prices) -> bytes:
        return f"%PDF {number} {language} prices={prices.each}".encode()


class PlainPapers:
    """Gives a paper that says what was asked for."""

    async def pdf(
        self, kind: str, number: OrderNumber, language: str | None, prices: Prices
    ) -> bytes:
        return f"%PDF {kind} {number} {language} prices={prices.each}".encode()


class PlainCalendars:
    """Gives a calendar that says whose it is."""

    async def written(self, calendar: OwnCalendar, now: datetime) -> bytes:
        return f"BEGIN:VCALENDAR {calendar.user.name}".encode()


async def _all_ready() -> Mapping[str, bool]:
    return {"database": True}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with every table and nothing in it, made once."""
    return empty_made(tmp_path_factory.mktemp("web") / "empty.db")


@pytest.fixture
async def door(empty_database: Path, tmp_path: Path, clock: Clock) -> AsyncIterator[Door]:
    shutil.copy(empty_database, tmp_path / "ordna.db")
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'ordna.db'}")
    opened = SqlDoor(database, lambda event, uow: (), clock)
    await opened.do(_found_company, None, SYSTEM)
    yield opened
    await database.close()


def _found_company(_: None, __: Actor, uow: UnitOfWork) -> None:
    uow.settings.put(settings.COMPANY_NAME.key, "Nordic Doors")
    uow.settings.put(settings.COMPANY_PHONE.key, "08-123 45 67")
    uow.settings.put(settings.COMPANY_EMAIL.key, "service@example.com")


@pytest.fixture
def stage_for(door: Door, clock: Clock, aiohttp_client: AiohttpClient, tmp_path: Path) -> StageFor:
    """Makes a stage whose parts are changed as the test says."""

    async def made(**changes: Any) -> Stage:
        parts: dict[str, Any] = {
            "door": door,
            "files": LocalFiles(tmp_path / "files"),
            "processes": Threads(),
            "speech": speech,
            "signer": Signer(b"a secret of thirty-two bytes ok."),
            "protocols": PlainProtocols(),
            "papers": PlainPapers(),
            "calendars": PlainCalendars(),
            "public_url": "http://127.0.0.1",
            "language": "en",
            "clock": clock,
            "ready": _all_ready,
            "registry": CollectorRegistry(),
        }
        handed = WebParts(**(parts | changes))
        client = await aiohttp_client(web_application(handed))
        return Stage(handed, client, clock)

    return made


@pytest.fixture
async def stage(stage_for: StageFor) -> Stage:
    return await stage_for()
