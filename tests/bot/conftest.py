"""The bot at work: a real database, a real sandbox, the real sender; people say and hear."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import pytest
from sqlalchemy import create_engine

from bot.application import Talk
from bot.fetching import Fetching
from bot.letters import Letters
from bot.processor import Processor
from bot.receiving import Polling
from core.deliveries import Channel
from core.links import Signer
from core.numbers import OrderNumber
from core.people import SYSTEM, Actor, Role, User
from core.ports import UnitOfWork, UseCase
from core.registers import Article
from core.usecases.faults import ReportFault, report_fault
from core.usecases.registers import KeepArticle, keep_article
from core.usecases.settings import SetSetting, set_setting
from core.usecases.users import InviteUser, invite_user
from core.work_order import WorkOrder
from notifications.channels.telegram import TelegramSender
from notifications.channels.telegram_cards import CardKeeper
from notifications.channels.telegram_pace import Limit, Pace
from notifications.channels.telegram_wire import Wire
from notifications.dispatcher import Dispatcher
from notifications.rules import Rules
from sandbox.client import GroupHandle, PersonHandle, SandboxClient
from sandbox.server import Sandbox
from storage import tables
from storage.database import Database, sqlite_url
from storage.door import SqlDoor
from storage.files import LocalFiles
from tests.notifications.spoken import speech

C = TypeVar("C")
R = TypeVar("R")

NO_HURRY = Limit(burst=1000, seconds=0.001)
SIGNER = Signer(b"a secret of thirty-two bytes ok.")
ARTICLES = (
    Article("4711", "Dörrstängare TS 83", price=Decimal(1240)),
    Article("4712", "Dörrstängare TS 92", price=Decimal(1890)),
    Article("P12", "Gångjärn 110 mm", price=Decimal(89)),
)


@dataclass
class Clock:
    """The time, which goes by when a test says so."""

    now: datetime = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=1)
        return self.now

    def later(self, **by: float) -> None:
        """Time goes by."""
        self.now += timedelta(**by)


@dataclass(frozen=True)
class PhoneTime:
    """The same time, as the sandbox asks for it."""

    clock: Clock

    def now(self) -> float:
        return self.clock.now.timestamp()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class PlainProtocols:
    """Gives a protocol that says what was asked for."""

    async def pdf(self, number: OrderNumber, language: str, with_prices: bool) -> bytes:
        return f"%PDF {number} {language} prices={with_prices}".encode()


@dataclass
class Bot:
    """The bot's parts, wired as the service wires them."""

    door: SqlDoor
    clock: Clock
    sandbox: Sandbox
    files: LocalFiles
    talk: Talk
    parts: AsyncExitStack = field(default_factory=AsyncExitStack)

    async def start(self) -> None:
        """Begin to listen and to speak."""
        letters = Letters(speech, SIGNER, "http://127.0.0.1:8080")
        wire = Wire(self.talk.bot, Pace(NO_HURRY, NO_HURRY, NO_HURRY))
        sender = TelegramSender(self.door, wire, letters, PlainProtocols(), self.clock)
        self.dispatcher = Dispatcher(self.door, sender, self.clock)
        self.cards = CardKeeper(self.door, wire, letters.draw)
        self.processor = Processor(self.door, self.talk.handle)
        self.fetching = Fetching(self.talk.bot, self.door, self.files)
        polling = Polling(self.talk.bot, self.door, self.processor.wake, seconds=2)
        self.door.on_commit(self._woken)
        await self.talk.application.initialize()
        for run in (self.dispatcher, self.cards, self.processor, self.fetching, polling):
            self._loop(run)

    async def stop(self) -> None:
        """Stop as the service stops."""
        await self.parts.aclose()
        await self.talk.close()
        await self.talk.application.shutdown()

    def _loop(self, part: Any) -> None:
        task = asyncio.create_task(part.run())

        async def end() -> None:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

        self.parts.push_async_callback(end)

    def _woken(self, topics: frozenset[str]) -> None:
        if "deliveries" in topics:
            self.dispatcher.wake()
        if "cards" in topics:
            self.cards.wake()
        if "due" in topics:
            task = asyncio.create_task(self.due())
            self.parts.callback(task.cancel)

    async def due(self) -> None:
        """Let what has fallen due begin."""
        for begin in await self.door.do(_claim_files, self.fetching, SYSTEM):
            begin()


def _claim_files(fetching: Fetching, _: Actor, uow: UnitOfWork) -> list[Any]:
    rows = uow.due.due(50)
    return [fetching.claim(row, uow) for row in rows if row.kind == fetching.kind]


@dataclass
class Company:
    """What a story needs: the company's people, the bot and the world around it."""

    bot: Bot
    client: SandboxClient

    @property
    def clock(self) -> Clock:
        """The time."""
        return self.bot.clock

    async def joins(
        self, name: str, role: Role = Role.TECHNICIAN, language: str = "en"
    ) -> PersonHandle:
        """An invited person comes in by his link."""
        invited = await self.bot.door.do(invite_user, InviteUser(name, role, language), SYSTEM)
        first, _, last = name.partition(" ")
        person = self.client.person(first, last_name=last, language_code=language)
        await person.starts(invited.secret)
        await person.hears(first)
        return person

    def stranger(self, name: str, language: str = "en") -> PersonHandle:
        """Somebody nobody invited."""
        return self.client.person(name, language_code=language)

    async def group(self, *members: PersonHandle) -> GroupHandle:
        """The dispatchers' group."""
        return await self.client.group("Arbetsledning", members=list(members)).exists()

    async def reports(self, **changes: Any) -> WorkOrder:
        """A mail about a door becomes an order."""
        words: dict[str, Any] = {
            "sender_name": "Karin Ek",
            "sender_email": "karin@brfeken.example",
            "subject": "Dörren stänger inte",
            "text": "Den står öppen hela tiden.",
            "language": "sv",
        }
        return await self.bot.door.do(report_fault, ReportFault(**{**words, **changes}), SYSTEM)

    async def order(self, number: int = 1) -> WorkOrder:
        """An order as it stands."""
        wanted = OrderNumber(number)
        return await self.bot.door.ask(lambda uow: uow.work_orders.get(wanted))

    async def user(self, name: str) -> User:
        """A user as stored."""
        found = await self.bot.door.ask(lambda uow: uow.users.by_name(name))
        assert found is not None
        return found

    async def does(self, name: str, use_case: UseCase[C, R], command: C) -> R:
        """A person does something by another way than chat."""
        return await self.bot.door.do(use_case, command, Actor.of(await self.user(name)))

    async def sets(self, key: str, value: str) -> None:
        """The company changes a setting."""
        await self.bot.door.do(set_setting, SetSetting(key, value), SYSTEM)

    async def letters(self, letter: str) -> list[str]:
        """To whom a letter of this kind was written, by mail."""
        rows = await self.bot.door.ask(lambda uow: uow.outbox.rows())
        return [row.to for row in rows if row.letter == letter and row.channel is Channel.EMAIL]

    async def taps_twice(self, person: PersonHandle, label: str) -> str:
        """A tap that the phone sends again, with a new identity; gives the second one's toast."""
        await person.hears(button=label, anew=False)
        await self.client.faults(telegram={"resent_taps": 1})
        await person.taps(label)
        twin = list(self.bot.sandbox.exchange.taps.values())[-1]

        async def answer() -> dict[str, Any] | None:
            return twin.answer

        return str((await self.when(answer)).get("text", ""))

    async def when(self, condition: Any, seconds: float = 5.0) -> Any:
        """Wait until a question to the company is answered with something."""
        async with asyncio.timeout(seconds):
            while not (found := await condition()):  # noqa: ASYNC110 - nobody tells of a commit
                await asyncio.sleep(0.01)
            return found


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with every table and nothing in it, made once."""
    path = tmp_path_factory.mktemp("bot") / "empty.db"
    engine = create_engine(sqlite_url(path))
    tables.metadata.create_all(engine)
    engine.dispose()
    return path


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
        talk = Talk(sandbox.token, sandbox.api_root, door, speech)
        bot = Bot(door, clock, sandbox, LocalFiles(tmp_path / "files"), talk)
        async with SandboxClient(sandbox.url) as client:
            await bot.start()
            yield Company(bot, client)
            await bot.stop()


@pytest.fixture
async def maja(company: Company) -> PersonHandle:
    """A dispatcher."""
    return await company.joins("Maja Lind", Role.DISPATCHER)


@pytest.fixture
async def anna(company: Company) -> PersonHandle:
    """A technician."""
    return await company.joins("Anna Berg")
