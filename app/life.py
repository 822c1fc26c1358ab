"""How the service lives: tasks that are started in order, watched, and stopped in reverse."""

import asyncio
import logging
import signal
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import AsyncExitStack
from typing import Any

log = logging.getLogger(__name__)

PATIENCE = 10.0
"""How long a stop waits for what is in hand, in seconds."""


class Life:
    """Starts parts and loops; a loop that ends by itself ends the service, loudly."""

    def __init__(self) -> None:
        self._parts = AsyncExitStack()
        self._failed: asyncio.Future[None] | None = None
        self._stopping = False

    async def __aenter__(self) -> "Life":
        self._failed = asyncio.get_running_loop().create_future()
        return self

    async def __aexit__(self, *_: object) -> None:
        self._stopping = True
        await self._parts.aclose()

    async def begin(self, start: Awaitable[object], stop: Callable[[], Awaitable[object]]) -> None:
        """Start a part now, and stop it when its turn comes."""
        await start
        self._parts.push_async_callback(stop)

    def last_of_all(self, stop: Callable[[], Awaitable[object]]) -> None:
        """Do this when everything that was begun later has ended."""
        self._parts.push_async_callback(stop)

    def loop(
        self, run: Coroutine[Any, Any, None], name: str, stop: Callable[[], object] | None = None
    ) -> None:
        """Keep a loop running. ``stop`` asks it to end when it has finished what is in hand."""
        task = asyncio.create_task(run, name=name)
        task.add_done_callback(self._ended)
        self._parts.push_async_callback(_finish, task, stop)

    async def last(self) -> None:
        """Until a signal asks for the end or a loop failed; raises what it failed of."""
        stopped = asyncio.Event()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, stopped.set)
        waiting = asyncio.create_task(stopped.wait())
        assert self._failed is not None
        ends: set[asyncio.Future[Any]] = {waiting, self._failed}
        await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        if self._failed.done():
            self._failed.result()

    def _ended(self, task: "asyncio.Task[None]") -> None:
        if self._stopping or self._failed is None or self._failed.done():
            return
        fault = None if task.cancelled() else task.exception()
        ended = RuntimeError(f"{task.get_name()} ended by itself")
        self._failed.set_exception(fault or ended)


async def _finish(task: "asyncio.Task[None]", stop: Callable[[], object] | None) -> None:
    if stop is not None and not task.done():
        stop()
        await asyncio.wait({task}, timeout=PATIENCE)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
