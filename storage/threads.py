"""SQLite's lanes: threads that keep one connection each and hand results back to the event loop."""

import asyncio
import contextlib
import contextvars
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from queue import Empty, SimpleQueue
from time import monotonic
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event

from storage.lanes import Lane, Then, Work, say_what_nobody_hears

R = TypeVar("R")

PRAGMAS = (
    "foreign_keys=ON",
    "busy_timeout=30000",
    "synchronous=FULL",
    "cache_size=-16000",
    "journal_size_limit=67108864",
)
OPCODES_BETWEEN_LOOKS = 20_000
MOST_TOGETHER = 32


@dataclass(slots=True)
class Job:
    """A function that waits for its turn, and what becomes of it."""

    work: Work[Any]
    then: Then[Any] | None
    loop: asyncio.AbstractEventLoop
    future: "asyncio.Future[Any]"
    context: contextvars.Context = field(default_factory=contextvars.copy_context)
    result: Any = None
    fault: BaseException | None = None

    def do(self, connection: Connection) -> None:
        """Run it in the context of whoever asked; what it raises rises."""
        self.result = self.context.run(self.work, connection)

    def settle(self) -> None:
        """Let the caller have what came of it, on his loop."""
        if self.fault is None and self.then is not None:
            self.then(self.result)
        if self.future.cancelled():
            say_what_nobody_hears(self.fault)
        elif self.fault is not None:
            self.future.set_exception(self.fault)
        else:
            self.future.set_result(self.result)


class Threads(Lane):
    """Each function in a transaction of its own, as many at once as there are threads."""

    def __init__(self, url: URL, begin: str, size: int, seconds: float | None = None) -> None:
        self._seconds = seconds
        self._engine = create_engine(
            url,
            pool_size=size,
            max_overflow=0,
            hide_parameters=True,
            connect_args={"isolation_level": None},
        )
        event.listen(self._engine, "connect", _set_pragmas)
        event.listen(self._engine, "begin", partial(_begin, begin))
        self._jobs = SimpleQueue[Job | None]()
        self._threads = [
            threading.Thread(target=self._work, name="ordna-sqlite", daemon=True)
            for _ in range(size)
        ]
        self._started = self._closed = False

    async def run(self, work: Work[R], then: Then[R] | None = None) -> R:
        """The function's result; a caller who leaves undoes nothing, for a thread goes on."""
        if self._closed:
            raise RuntimeError("the database is closed")
        if not self._started:
            self._started = True
            for thread in self._threads:
                thread.start()
        loop = asyncio.get_running_loop()
        job = Job(work, then, loop, loop.create_future())
        self._jobs.put(job)
        result: R = await job.future
        return result

    def _work(self) -> None:
        with contextlib.closing(_Kept(self._engine, self._seconds)) as kept:
            while (job := self._jobs.get()) is not None:
                self._deal_with(job, kept)

    def _deal_with(self, job: Job, kept: "_Kept") -> None:
        kept.alone(job)
        _hand_back([job])

    async def close(self) -> None:
        """Wait for what was begun, then let go of the connections."""
        self._closed = True
        for _ in self._threads:
            self._jobs.put(None)
        for thread in self._threads if self._started else ():
            await asyncio.to_thread(thread.join)
        self._engine.dispose()


class Writer(Threads):
    """The one writer: what waits at the same time shares one commit, each in a savepoint.

    A commit waits for the disk, so that a burst is written several times as fast. Whoever is
    refused undoes only his own; where the whole fails, each is written by itself.
    """

    def __init__(self, url: URL) -> None:
        super().__init__(url, "BEGIN IMMEDIATE", 1)

    def _deal_with(self, job: Job, kept: "_Kept") -> None:
        jobs = [job, *self._waiting()]
        if len(jobs) == 1:
            kept.alone(job)
        else:
            kept.together(jobs)
        _hand_back(jobs)

    def _waiting(self) -> list[Job]:
        jobs = list[Job]()
        with contextlib.suppress(Empty):
            while len(jobs) < MOST_TOGETHER - 1:
                job = self._jobs.get_nowait()
                if job is None:
                    self._jobs.put(None)
                    break
                jobs.append(job)
        return jobs


class _Kept:
    """A thread's own connection: taking one from a pool would cost as much as a short look."""

    def __init__(self, engine: Engine, seconds: float | None) -> None:
        self._engine, self._seconds = engine, seconds
        self._connection: Connection | None = None

    def alone(self, job: Job) -> None:
        """Do one job in a transaction of its own."""
        try:
            connection = self._ready()
            with connection.begin():
                if self._seconds is not None:
                    _end_after(connection, self._seconds)
                job.do(connection)
        except BaseException as fault:  # noqa: BLE001 - whatever it raises is the caller's
            job.fault = fault

    def together(self, jobs: Sequence[Job]) -> None:
        """Do them in one transaction; each by itself where that can't be kept as a whole."""
        try:
            connection = self._ready()
            with connection.begin():
                for job in jobs:
                    _in_savepoint(job, connection)
        except Exception:  # noqa: BLE001 - whose fault it is meets it when he is alone
            for job in jobs:
                job.fault = None
                self.alone(job)

    def close(self) -> None:
        """Let the connection go."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _ready(self) -> Connection:
        kept = self._connection
        if kept is not None and (kept.closed or kept.invalidated or kept.in_transaction()):
            self.close()
        if self._connection is None:
            self._connection = self._engine.connect()
        return self._connection


def _in_savepoint(job: Job, connection: Connection) -> None:
    driver: Any = connection.connection.driver_connection
    driver.execute("SAVEPOINT job")
    try:
        job.do(connection)
    except Exception as fault:  # noqa: BLE001 - whatever it raises is the caller's
        driver.execute("ROLLBACK TO job")
        job.fault = fault
    driver.execute("RELEASE job")


def _hand_back(jobs: Sequence[Job]) -> None:
    """Wake each caller's loop once; one that has ended asks for nothing more."""
    for loop, his in groupby(jobs, key=lambda job: job.loop):
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(_settle, list(his))


def _settle(jobs: Sequence[Job]) -> None:
    for job in jobs:
        job.settle()


def _begin(begin: str, connection: Connection) -> None:
    driver: Any = connection.connection.driver_connection
    driver.execute(begin)


def _set_pragmas(connection: Any, _record: object) -> None:
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").close()


def _end_after(connection: Connection, seconds: float) -> None:
    end = monotonic() + seconds
    driver: Any = connection.connection.driver_connection
    driver.set_progress_handler(lambda: monotonic() > end, OPCODES_BETWEEN_LOOKS)
