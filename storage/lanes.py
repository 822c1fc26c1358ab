"""How a plain function gets a transaction of its own; on PostgreSQL as a greenlet over asyncpg."""

import asyncio
import logging
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, ExceptionContext, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import create_async_engine

from core.refusals import Refused

log = logging.getLogger(__name__)

R = TypeVar("R")
Work = Callable[[Connection], R]
Then = Callable[[R], object]

MOST_TURNS = 5
"""So often is a transaction begun that PostgreSQL ends because two waited for each other."""
DEADLOCK = "40P01"
SERVER_SETTINGS = {
    "application_name": "ordna",
    "timezone": "UTC",
    "jit": "off",
    "lock_timeout": "10s",
    "idle_in_transaction_session_timeout": "60s",
}


class Lane(ABC):
    """Runs plain functions, each in its transaction, to the end even for a caller who left."""

    @abstractmethod
    async def run(self, work: Work[R], then: Then[R] | None = None) -> R:
        """The function's result; ``then`` gets it on the event loop, after the commit."""

    @abstractmethod
    async def close(self) -> None:
        """Wait for what was begun, then let go of the connections."""


class Greenlets(Lane):
    """PostgreSQL: the same functions over asyncpg; other tasks go on while one waits.

    Of two transactions that wait for each other the one that PostgreSQL ends is run anew: nothing
    of it was kept, and it reads what the other has changed.
    """

    def __init__(self, url: URL, size: int, seconds: float, **options: Any) -> None:
        self._running = set[asyncio.Task[Any]]()
        settings = {**SERVER_SETTINGS, "statement_timeout": f"{int(seconds * 1000)}"}
        engine = create_async_engine(
            url,
            pool_size=size,
            max_overflow=0,
            pool_pre_ping=True,
            hide_parameters=True,
            connect_args={"server_settings": settings},
        )
        event.listen(engine.sync_engine, "handle_error", _without_values)
        self._engine = engine.execution_options(**options)

    async def run(self, work: Work[R], then: Then[R] | None = None) -> R:
        """The function's result, from a task that goes on when its caller leaves."""
        task = asyncio.ensure_future(self._hop(work, then))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            task.add_done_callback(_say_what_nobody_hears)
            raise

    async def close(self) -> None:
        """Wait for what was begun, then let go of the connections."""
        while self._running:
            await asyncio.wait(self._running)
        await self._engine.dispose()

    async def _hop(self, work: Work[R], then: Then[R] | None) -> R:
        result = await self._transaction(work)
        if then is not None:
            then(result)
        return result

    async def _transaction(self, work: Work[R]) -> R:
        for _ in range(MOST_TURNS - 1):
            try:
                return await self._once(work)
            except DBAPIError as fault:
                if getattr(fault.orig, "sqlstate", None) != DEADLOCK:
                    raise
                log.info("two transactions waited for each other; one of them is run anew")
        return await self._once(work)

    async def _once(self, work: Work[R]) -> R:
        async with self._engine.begin() as connection:
            return await connection.run_sync(work)


def _say_what_nobody_hears(task: asyncio.Task[Any]) -> None:
    say_what_nobody_hears(None if task.cancelled() else task.exception())


def say_what_nobody_hears(fault: BaseException | None) -> None:
    """The caller has left, so a fault that came after would be known to nobody."""
    if fault is not None and not isinstance(fault, Refused):
        log.error("a transaction failed after its caller had left", exc_info=fault)


def _without_values(context: ExceptionContext) -> None:
    """PostgreSQL quotes the row in an error's detail: names and addresses that no log may hold."""
    said: Any = context.original_exception.__cause__
    if getattr(said, "detail", None):
        said.detail = None
