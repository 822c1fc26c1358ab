"""The web application on a real SQLite file, behind aiohttp's own test server."""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Callable, Mapping
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
from storage import tables
from storage.database import Database
from storage.door import SqlDoor
from tests.notifications.spoken import speech
from tests.web.stage import Clock, Stage, StageFor
from web.application import WebParts, web_application

T = TypeVar("T")


class Threads:
    """Runs in a thread what the service runs in a child process."""

    async def run(self, work: Callable[..., T], *arguments: object, seconds: float = 10.0) -> T:
        return await asyncio.wait_for(asyncio.to_thread(work, *arguments), seconds)


class KeptFiles:
    """Keeps files in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    async def put(self, content: bytes) -> str:
        name = hashlib.sha256(content).hexdigest()
        self.kept[name] = content
        return name

    async def get(self, sha256: str) -> bytes:
        try:
            return self.kept[sha256]
        except KeyError:
            raise FileNotFoundError(sha256) from None


class PlainProtocols:
    """Gives a protocol that says what was asked for."""

    async def pdf(self, number: OrderNumber, language: str, with_prices: bool) -> bytes:
        return f"%PDF {number} {language} prices={with_prices}".encode()


async def _all_ready() -> Mapping[str, bool]:
    return {"database": True}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def door(tmp_path: Path, clock: Clock) -> AsyncIterator[Door]:
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'ordna.db'}")
    await database.write(tables.metadata.create_all)
    opened = SqlDoor(database, lambda event, uow: (), clock)
    await opened.do(_found_company, None, SYSTEM)
    yield opened
    await database.close()


def _found_company(_: None, __: Actor, uow: UnitOfWork) -> None:
    uow.settings.put(settings.COMPANY_NAME.key, "Nordic Doors")
    uow.settings.put(settings.COMPANY_PHONE.key, "08-123 45 67")
    uow.settings.put(settings.COMPANY_EMAIL.key, "service@example.com")


@pytest.fixture
def stage_for(door: Door, clock: Clock, aiohttp_client: AiohttpClient) -> StageFor:
    """Makes a stage whose parts are changed as the test says."""

    async def made(**changes: Any) -> Stage:
        parts: dict[str, Any] = {
            "door": door,
            "files": KeptFiles(),
            "processes": Threads(),
            "speech": speech,
            "signer": Signer(b"a secret of thirty-two bytes ok."),
            "protocols": PlainProtocols(),
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
