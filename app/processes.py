"""Child processes for heavy Python, bounded in time and memory; started at need, later retired."""

import asyncio
import multiprocessing
import os
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from multiprocessing.connection import wait
from typing import TypeVar

from core.ports import TookTooLong

T = TypeVar("T")
MEMORY = 1024 * 1024 * 1024
IDLE_SECONDS = 300.0


class ChildProcesses:
    """A small pool. Work that takes too long is ended with its process, and others go on."""

    def __init__(self, size: int = 2, memory: int = MEMORY) -> None:
        self._size, self._memory = size, memory
        self._pool: ProcessPoolExecutor | None = None
        self._running = 0
        self._idle: asyncio.TimerHandle | None = None

    async def run(self, work: Callable[..., T], *arguments: object, seconds: float = 10.0) -> T:
        """Run a module-level function on picklable arguments; raises TookTooLong."""
        for attempt in (1, 2):
            pool = self._started()
            self._running += 1
            try:
                call = asyncio.wrap_future(pool.submit(work, *arguments))
                return await asyncio.wait_for(call, seconds)
            except TimeoutError:
                self._end(pool)
                raise TookTooLong(work.__name__) from None
            except BrokenExecutor:
                self._end(pool)
                if (
                    attempt == 2
                ):  # a neighbour's death ends the pool too, so its work runs once more
                    raise TookTooLong(work.__name__) from None
            finally:
                self._running -= 1
                self._retire_later()
        raise AssertionError("unreachable")

    def close(self) -> None:
        """End the children."""
        if self._idle is not None:
            self._idle.cancel()
        if self._pool is not None:
            self._end(self._pool)

    def _started(self) -> ProcessPoolExecutor:
        if self._idle is not None:
            self._idle.cancel()
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                self._size,
                mp_context=_context(),
                initializer=_child,
                initargs=(self._memory,),
            )
        return self._pool

    def _retire_later(self) -> None:
        if self._running == 0:
            loop = asyncio.get_running_loop()
            self._idle = loop.call_later(IDLE_SECONDS, self.close)

    def _end(self, pool: ProcessPoolExecutor) -> None:
        if self._pool is pool:
            self._pool = None
        for child in list((pool._processes or {}).values()):  # noqa: SLF001 - no public way to end one
            child.kill()
        pool.shutdown(wait=False, cancel_futures=True)


def _context() -> multiprocessing.context.BaseContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["intake.parsing"])
    return context


def _child(memory: int) -> None:
    """Bound the child's memory, and end it with its parent, however that one ended."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    except ImportError:  # there is no such limit on Windows
        return
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
