"""The service: which parts run, in which order they start and stop, and who wakes whom."""

import gc
import logging
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, nullcontext
from dataclasses import dataclass

from app.due import DueLoop
from app.environment import CantListen, Environment, Listen, WrongEnvironment
from app.figures import figures_of, tell_of_mailboxes
from app.indexing import IndexLoop
from app.life import Life
from app.log import set_up_log
from app.mailboxes import imap_mouth
from app.mouths import lmtp_mouth, smtp_mouth
from app.neighbours import Anywhere, Neighbours
from app.pages import Pages
from app.post import mail_post
from app.telegram import Telegram
from app.texts import text_messages
from app.wiring import Parts, open_parts
from core.people import SYSTEM, Actor
from core.ports import UnitOfWork
from core.refusals import Refused
from core.usecases.watching import begin_to_watch
from core.words import N_
from notifications.channels.telegram_pace import Pace
from storage.database import sqlite_path
from storage.serving_lock import ServingLock

log = logging.getLogger(__name__)

PARTS = ("web", "bot", "imap", "worker", "smtp")
SWITCH_INTERVAL = 0.0005
"""Seconds. A longer one makes every database call wait behind any busy thread."""
RUBBISH = (20_000, 20, 100)
"""Objects between looks for rubbish: at Python's own 700, every update paid for many looks."""


class OneProcessOnly(Refused):
    sentence = N_(
        "On SQLite one process serves everything. Run ordna serve without --only, or set "
        "ORDNA_DATABASE_URL to a PostgreSQL database."
    )


@dataclass(frozen=True, slots=True)
class Running:
    """A service at work: its parts, and where it listens."""

    parts: Parts
    life: Life
    http: tuple[str, int]
    smtp: tuple[str, int]


async def serve_until_stopped(
    environment: Environment,
    wanted: tuple[str, ...] = PARTS,
    said: Callable[[Running], None] | None = None,
    pace: Pace | None = None,
) -> None:
    """Run the service until a signal ends it; every line of its start is on the log."""
    set_up_log(environment.log)
    async with running(environment, wanted, pace) as service:
        _look_for_rubbish_seldom()
        log.info("ready")
        if said is not None:
            said(service)
        await service.life.last()
        log.info("stopping")


@asynccontextmanager
async def running(
    environment: Environment, wanted: tuple[str, ...] = PARTS, pace: Pace | None = None
) -> AsyncIterator[Running]:
    """The service while it runs; SMTP opens last, when everything else answers.

    Without a ``pace`` chats are written to as fast as Telegram allows.
    """
    _refuse_half_a_service(environment, wanted)
    sys.setswitchinterval(SWITCH_INTERVAL)
    lock = ServingLock(environment.folder) if environment.on_sqlite else nullcontext()
    with lock:
        async with open_parts(environment) as parts, Life() as life:
            yield await _Start(parts, life, wanted, pace or Pace()).everything()


def _look_for_rubbish_seldom() -> None:
    """What is there after the start stays, so that no look needs to go through it."""
    gc.set_threshold(*RUBBISH)
    gc.collect()
    gc.freeze()


class _Start:
    """Starts the wanted parts of one service."""

    def __init__(self, parts: Parts, life: Life, wanted: tuple[str, ...], pace: Pace) -> None:
        self._parts, self._life, self._wanted, self._pace = parts, life, wanted, pace
        self._environment = parts.environment
        self._telegram: Telegram | None = None
        self._registry = figures_of(parts.environment)
        self._wakes: dict[str, list[Callable[[], None]]] = {}

    async def everything(self) -> Running:
        """Start in order, and say where it listens."""
        self._parts.door.on_commit(self._wake)
        if self._environment.on_sqlite:
            await self._parts.door.do(_take_back, None, SYSTEM)
        await self._start_telegram()
        if "worker" in self._wanted:
            await self._parts.door.do(begin_to_watch, None, SYSTEM)
            self._start_worker()
        self._life.loop(self._neighbours().run(), "neighbours")
        http = await self._start_web()
        await self._start_imap()
        smtp = await self._start_smtp()
        return Running(self._parts, self._life, http, smtp)

    def _wake(self, touched: frozenset[str]) -> None:
        for topic in touched:
            for wake in self._wakes.get(topic, ()):
                wake()

    def _wake_all(self) -> None:
        self._wake(frozenset(self._wakes))

    def _neighbours(self) -> Neighbours | Anywhere:
        if self._environment.on_sqlite:
            return Neighbours(sqlite_path(self._environment.database_url), self._wake_all)
        return Anywhere(self._wake_all)

    def _when(self, topic: str, wake: Callable[[], None]) -> None:
        self._wakes.setdefault(topic, []).append(wake)

    async def _start_telegram(self) -> None:
        if not {"bot", "worker", "web"} & set(self._wanted):
            return
        if self._environment.telegram_token is None:
            log.warning("ORDNA_TELEGRAM_TOKEN is not set: nothing is told in chat")
            return
        token = self._environment.telegram_token
        self._telegram = Telegram(self._parts, token, self._pace)
        await self._telegram.start(
            self._life,
            self._when,
            chats="bot" in self._wanted,
            letters="worker" in self._wanted,
        )

    def _start_worker(self) -> None:
        desk = self._parts.desk
        self._life.loop(desk.run(), "desk", desk.stop)
        self._when("mails", desk.wake)
        claims = self._telegram.claims if self._telegram else {}
        due = DueLoop(self._parts.door, claims, self._parts.clock, self._environment.zone)
        self._life.loop(due.run(), "due")
        self._when("due", due.wake)
        index = IndexLoop(self._parts.database)
        self._life.loop(index.run(), "index")
        self._when("search", index.wake)
        self._start_post()
        self._start_texts()

    def _start_texts(self) -> None:
        texts = text_messages(self._parts)
        if texts is not None:
            self._life.loop(texts.run(), "texts", texts.stop)
            self._when("deliveries", texts.wake)

    def _start_post(self) -> None:
        post = mail_post(self._parts)
        if post is not None:
            self._life.loop(post.run(), "post", post.stop)
            self._when("deliveries", post.wake)

    async def _start_web(self) -> tuple[str, int]:
        if "web" not in self._wanted:
            return ("", 0)
        pages = Pages(self._parts, self._telegram, self._registry)
        with _listening("HTTP_LISTEN", self._environment.http):
            await self._life.begin(pages.start(), pages.stop)
        for topic in ("search", "mails", "deliveries"):
            self._when(topic, pages.changed)
        return pages.address

    async def _start_imap(self) -> None:
        mouth = imap_mouth(self._parts) if "imap" in self._wanted else None
        if mouth is not None:
            await self._life.begin(mouth.start(), mouth.stop)
            tell_of_mailboxes(self._registry, mouth)

    async def _start_smtp(self) -> tuple[str, int]:
        if "smtp" not in self._wanted:
            return ("", 0)
        mouth = smtp_mouth(self._parts)
        with _listening("SMTP_LISTEN", self._environment.smtp):
            await self._life.begin(mouth.start(), mouth.stop)
        await self._start_lmtp()
        return (self._environment.smtp.host, mouth.port)

    async def _start_lmtp(self) -> None:
        mouth, where = lmtp_mouth(self._parts), self._environment.lmtp
        if mouth is not None and where is not None:
            with _listening("LMTP_LISTEN", where):
                await self._life.begin(mouth.start(), mouth.stop)


@contextmanager
def _listening(name: str, where: Listen) -> Iterator[None]:
    try:
        yield
    except OSError:
        raise CantListen(name=name, where=where) from None


def _take_back(command: None, actor: Actor, uow: UnitOfWork) -> int:
    uow.outages.knock_now()
    return uow.outbox.release()


def _refuse_half_a_service(environment: Environment, wanted: tuple[str, ...]) -> None:
    if environment.on_sqlite and set(wanted) != set(PARTS):
        raise OneProcessOnly
    if "bot" in wanted and len(wanted) < len(PARTS) and environment.telegram_token is None:
        raise WrongEnvironment(
            N_("ORDNA_TELEGRAM_TOKEN is not set. BotFather gives it to you with a new bot.")
        )
