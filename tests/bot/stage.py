"""A company at work: a real database, a real sandbox, the bot wired as the service wires it."""

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any, TypeVar

from app.chat_files import ChatFiles
from app.chat_papers import ChatPapers
from app.due import DueLoop
from app.mail_files import StoredMails
from bot.application import Talk
from bot.files.fetching import Fetching
from bot.files.scanning import Scanning
from bot.letters.rendering import Letters
from bot.shown.contact_keys import ways_on
from bot.updates.processor import Processor
from bot.updates.receiving import Polling
from core.deliveries import Channel
from core.links import Signer
from core.numbers import OrderNumber
from core.people import SYSTEM, Actor, Role, User
from core.ports import UnitOfWork, UseCase
from core.registers import Article
from core.usecases.assigning import Assign, assign
from core.usecases.faults import ReportFault, report_fault
from core.usecases.settings import SetSetting, set_setting
from core.usecases.users import InviteUser, invite_user
from core.views import Prices
from core.work_order import WorkOrder
from intake.clues import codes_seen
from notifications.channels.telegram import TelegramSender
from notifications.channels.telegram_cards import CardKeeper
from notifications.channels.telegram_contacts import ContactLetters
from notifications.channels.telegram_pace import Limit, Pace
from notifications.channels.telegram_topics import Topics
from notifications.channels.telegram_wire import Wire
from notifications.dispatcher import Dispatcher
from notifications.labels import Labels
from notifications.letterhead import Letterhead
from notifications.letters import Letters as WrittenLetters
from notifications.mail import Mailroom
from notifications.papers import Papers, Press
from sandbox.client import GroupHandle, PersonHandle, SandboxClient
from sandbox.server import Sandbox
from storage.door import SqlDoor
from storage.files import LocalFiles
from tests.intake.desk import ThisProcess
from tests.notifications.spoken import speech

C = TypeVar("C")
R = TypeVar("R")

NO_HURRY = Limit(burst=1000, seconds=0.001)
SIGNER = Signer(b"a secret of thirty-two bytes ok.")
LETTERHEAD = Letterhead("ordna.example", "ordna@ordna.example", "http://127.0.0.1:8080")
WRITTEN = WrittenLetters(speech, SIGNER, LETTERHEAD)
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


async def read_here(content: bytes) -> tuple[str, ...]:
    """The codes in a picture, read in this very process."""
    return codes_seen(content)


class PlainProtocols:
    """Gives a protocol that says what was asked for."""

    async def pdf(self, number: OrderNumber, language: str, prices: Prices) -> bytes:
        return f"%PDF {number} {language} prices={prices.each}".encode()


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
        mails = StoredMails(self.door, ThisProcess(), speech)
        press = PlainProtocols()
        files = ChatFiles(self.door, self.files, press, speech, mails, self._papers())
        topics = Topics(self.door, wire, speech)
        contacts = ContactLetters(WRITTEN, Mailroom(LETTERHEAD, SIGNER), ways_on)
        sender = TelegramSender(
            self.door, wire, letters, press, files, self.clock, topics, contacts
        )
        self.dispatcher = Dispatcher(self.door, sender, self.clock, knock=sender.knock)
        self.cards = CardKeeper(self.door, wire, letters.draw, topics)
        self.processor = Processor(self.door, self.talk.handle, pauses=(0.01,) * 4)
        self.fetching = Fetching(self.talk.bot, self.door, self.files, speech)
        self.scanning = Scanning(self.talk.bot, self.door, read_here, speech)
        claims = {each.kind: each.claim for each in (self.fetching, self.scanning)}
        self.due = DueLoop(self.door, claims, self.clock)
        polling = Polling(self.talk.bot, self.door, self.processor.offer, seconds=2)
        self.door.on_commit(self._woken)
        await self.talk.application.initialize()
        for part in (
            self.dispatcher,
            self.cards,
            self.processor,
            self.fetching,
            self.scanning,
            self.due,
            polling,
        ):
            self._loop(part)

    def _papers(self) -> ChatPapers:
        """The papers themselves, printed in this very process."""
        here = ThisProcess()
        press = Press(self.door, self.files, here, speech, "http://127.0.0.1:8080")
        labels = Labels(self.door, here, speech, self._name, "ordna.example")
        return ChatPapers(self.door, Papers(press), labels)

    async def _name(self) -> str:
        return str(self.talk.bot.username)

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
        wakes = {
            "deliveries": self.dispatcher.wake,
            "cards": self.cards.wake,
            "due": self.due.wake,
        }
        for topic in topics & wakes.keys():
            wakes[topic]()


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

    async def restart(self, *, texts: bool = False) -> None:
        """The service stops and starts again on what it had stored."""
        await self.bot.stop()
        sandbox = self.bot.sandbox
        talk = Talk(
            sandbox.token, sandbox.api_root, self.bot.door, speech, texts=texts, signer=SIGNER
        )
        self.bot = Bot(self.bot.door, self.bot.clock, sandbox, self.bot.files, talk)
        await self.bot.start()

    async def has_order(self, name: str, **changes: Any) -> WorkOrder:
        """A fault is reported, and somebody is given the order."""
        order = await self.reports(**changes)
        user = await self.user(name)
        return await self.bot.door.do(assign, Assign(order.number, user.id), SYSTEM)

    async def user(self, name: str) -> User:
        """A user as stored."""
        found = await self.bot.door.ask(lambda uow: uow.users.by_name(name))
        assert found is not None
        return found

    async def does(self, name: str, use_case: UseCase[C, R], command: C) -> R:
        """A person does something by another way than chat."""
        return await self.bot.door.do(use_case, command, Actor.of(await self.user(name)))

    async def writes(self, work: Callable[[UnitOfWork], None]) -> None:
        """Something is otherwise from now on, however that came."""

        def do(command: None, actor: Actor, uow: UnitOfWork) -> None:
            work(uow)

        await self.bot.door.do(do, None, SYSTEM)

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
