"""The bot at work: people say and hear."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.application import Talk
from core.numbers import OrderNumber
from core.people import SYSTEM, Role
from core.usecases.registers import KeepArticle, keep_article
from notifications.rules import Rules
from sandbox.client import PersonHandle, SandboxClient
from sandbox.server import Sandbox
from storage.database import Database
from storage.door import SqlDoor
from storage.files import LocalFiles
from tests.bot.registers import keep_two_customers
from tests.bot.stage import ARTICLES, SIGNER, Bot, Clock, Company, PhoneTime
from tests.empty import empty_database as empty_made
from tests.notifications.spoken import speech


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with every table and nothing in it, made once."""
    return empty_made(tmp_path_factory.mktemp("bot") / "empty.db")


@asynccontextmanager
async def opened(path: Path, clock: Clock) -> AsyncIterator[SqlDoor]:
    """A door to a database file."""
    database = Database(f"sqlite+aiosqlite:///{path}")
    try:
        yield SqlDoor(database, Rules("sv"), clock)
    finally:
        await database.close()


@pytest.fixture
async def company(empty_database: Path, tmp_path: Path) -> AsyncIterator[Company]:
    """A company at work, with a few articles and nobody in chat yet."""
    path, clock = tmp_path / "ordna.db", Clock()
    shutil.copy(empty_database, path)
    async with (
        Sandbox(rates=False, clock=PhoneTime(clock)) as sandbox,
        opened(path, clock) as door,
    ):
        for article in ARTICLES:
            await door.do(keep_article, KeepArticle(article), SYSTEM)
        talk = Talk(sandbox.token, sandbox.api_root, door, speech, signer=SIGNER)
        bot = Bot(door, clock, sandbox, LocalFiles(tmp_path / "files"), talk)
        async with SandboxClient(sandbox.url) as client:
            await bot.start()
            there = Company(bot, client)
            yield there
            await there.bot.stop()


@pytest.fixture
async def maja(company: Company) -> PersonHandle:
    """A dispatcher."""
    return await company.joins("Maja Lind", Role.DISPATCHER)


@pytest.fixture
async def anna(company: Company) -> PersonHandle:
    """A technician."""
    return await company.joins("Anna Berg")


@pytest.fixture
async def order(company: Company, maja: PersonHandle, anna: PersonHandle) -> OrderNumber:
    """An order that Anna was given and sees."""
    reported = await company.has_order("Anna Berg")
    await anna.hears("AO 1", button="Article", anew=False)
    return reported.number


@pytest.fixture
async def registers(company: Company) -> None:
    """Two customers, one with two places and a door."""
    await keep_two_customers(company)
