"""Child processes for heavy Python, bounded in time and memory; started at need, later retired."""

import asyncio
import multiprocessing
import os
import signal
import threading
from collections.abc import AsyncIterator, Callable
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from contextlib import asynccontextmanager
from multiprocessing.connection import wait
from time import sleep
from typing import TypeVar

from core.ports import TookTooLong

T = TypeVar("T")
MEMORY = 512 * 1024 * 1024
IDLE_SECONDS = 300.0
_STARTS = 20
_BETWEEN_STARTS = 0.05


class SpentItsTime(BaseException):
    """Work has used up its seconds of the processor; no `except Exception` may keep it going."""


class ChildProcesses:
    """A few children, each with its own work: one that is ended takes nobody else's with it."""

    def __init__(self, size: int = 2, memory: int = MEMORY) -> None:
        self._children = [_Child(memory) for _ in range(size)]
        self._free = list(reversed(self._children))
        self._turns = asyncio.Semaphore(size)
        self._idle: asyncio.TimerHandle | None = None

    async def run(
        self, work: Callable[..., T], *arguments: object, seconds: float = 10.0, cpu: float = 0.0
    ) -> T:
        """Run a module-level function on picklable arguments; raises TookTooLong.

        Its seconds begin when its turn has come, not while others work; on a busy machine the
        processor's own seconds (``cpu``) tell better what is without end.
        """
        async with self._turn() as child:
            try:
                return await child.run(_within, (cpu, work, *arguments), seconds)
            except SpentItsTime:
                raise TookTooLong(work.__name__) from None

    def close(self) -> None:
        """End the children."""
        if self._idle is not None:
            self._idle.cancel()
        for child in self._children:
            child.end()

    @asynccontextmanager
    async def _turn(self) -> "AsyncIterator[_Child]":
        async with self._turns:
            if self._idle is not None:
                self._idle.cancel()
            child = self._free.pop()
            try:
                yield child
            finally:
                self._free.append(child)
                self._retire_later()

    def _retire_later(self) -> None:
        if len(self._free) == len(self._children):
            loop = asyncio.get_running_loop()
            self._idle = loop.call_later(IDLE_SECONDS, self.close)


class _Child:
    """One process that does one thing at a time; begun anew after it was ended or has died."""

    def __init__(self, memory: int) -> None:
        self._memory = memory
        self._pool: ProcessPoolExecutor | None = None

    async def run(
        self, work: Callable[..., T], arguments: tuple[object, ...], seconds: float
    ) -> T:
        try:
            return await self._try(work, arguments, seconds)
        except BrokenExecutor:
            self.end()
        try:  # it may have died before, of something else
            return await self._try(work, arguments, seconds)
        except BrokenExecutor:
            self.end()
            raise TookTooLong(work.__name__) from None

    async def _try(
        self, work: Callable[..., T], arguments: tuple[object, ...], seconds: float
    ) -> T:
        try:
            if self._pool is None:
                self._pool = await asyncio.to_thread(_started, self._memory)
            call = asyncio.wrap_future(self._pool.submit(work, *arguments))
            return await asyncio.wait_for(call, seconds)
        except TimeoutError:
            self.end()
            raise TookTooLong(work.__name__) from None
        except asyncio.CancelledError:
            self.end()  # or the next would wait for work that nobody wants any more
            raise

    def end(self) -> None:
        """Kill the process, whatever it does."""
        pool, self._pool = self._pool, None
        if pool is None:
            return
        for process in list((pool._processes or {}).values()):  # noqa: SLF001 - no public way to end one
            process.kill()
        pool.shutdown(wait=False, cancel_futures=True)


def _started(memory: int) -> ProcessPoolExecutor:
    """A process that has begun; it takes half a second, in which the loop must not stand still.

    What starts the children may have been killed; it comes back once the system has seen that.
    """
    for _ in range(_STARTS):
        pool = ProcessPoolExecutor(
            1, mp_context=_context(), initializer=_bound, initargs=(memory,)
        )
        try:
            pool.submit(int)
        except (EOFError, ConnectionError):
            sleep(_BETWEEN_STARTS)
        else:
            return pool
    raise BrokenExecutor("no child process can be started")


def _context() -> multiprocessing.context.BaseContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["intake.parsing"])
    return context


def _bound(memory: int) -> None:
    """Bound the child's memory, and end it with its parent, however that one ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to hear
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    except ImportError:  # there is no such limit on Windows
        return
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _within(cpu: float, work: Callable[..., T], *arguments: object) -> T:
    """Run work in the child; the alarm that ends it ticks only while the processor works for it."""
    if not cpu or not hasattr(signal, "setitimer"):
        return work(*arguments)
    signal.signal(signal.SIGVTALRM, _spent)
    signal.setitimer(signal.ITIMER_VIRTUAL, cpu)
    try:
        return work(*arguments)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _spent(number: int, frame: object) -> None:
    raise SpentItsTime


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
