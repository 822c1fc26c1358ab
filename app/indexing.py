"""The search index is brought up after each commit, a little at a time, so that nobody waits for it."""

import asyncio
import contextlib
import logging
from collections.abc import Callable

from storage import search_index
from storage.database import Database

log = logging.getLogger(__name__)

LONGEST_REST = 60.0
GATHERING = 0.5
"""Seconds after a change, in which others of the same burst come along; searches see them anyway."""
AFTER_A_FAULT = 5.0


class IndexLoop:
    """Indexes the orders that were changed since they were indexed."""

    def __init__(self, database: Database, gathering: float = GATHERING) -> None:
        self._database, self._gathering = database, gathering
        self._nudged = asyncio.Event()

    def wake(self) -> None:
        """An order was changed."""
        self._nudged.set()

    async def run(self) -> None:
        """Work until cancelled."""
        while True:
            self._nudged.clear()
            rest = LONGEST_REST
            try:
                await index_all(self._database)
            except Exception:  # searches go on without it, looking through what is behind
                log.exception("orders could not be indexed")
                rest = AFTER_A_FAULT
            await self._rest(rest)
            await asyncio.sleep(self._gathering)

    async def _rest(self, seconds: float) -> None:
        # Not wait_for: on Python 3.11 it can swallow the cancellation that ends this loop.
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._nudged.wait()


async def index_all(database: Database, said: Callable[[int], None] | None = None) -> int:
    """Index whatever is behind; ``said`` hears how many are done so far. Gives how many it were."""
    done = 0
    while number := await database.write(search_index.catch_up):
        done += number
        if said is not None:
            said(done)
    return done


async def index_anew(database: Database, said: Callable[[int], None] | None = None) -> int:
    """Empty the index and fill it again; searches find everything all the while."""
    await database.write(search_index.start_anew)
    return await index_all(database, said)
