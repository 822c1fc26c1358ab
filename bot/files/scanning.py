"""Looks for codes in photos after the turn: fetches each, has it read, and says what it says."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import timedelta

from telegram.error import BadRequest, TelegramError
from telegram.ext import ExtBot

from bot.steps.scanned import SCAN, CodesRead, codes_read
from core.people import SYSTEM
from core.ports import Door, DueRow, TookTooLong, UnitOfWork
from core.words import Speech

log = logging.getLogger(__name__)

AGAIN_AFTER = timedelta(minutes=2)
AT_ONCE = 2
MOST_TRIES = 30
"""An hour: a photo that can't be looked at until then is treated as one without a code."""
Read = Callable[[bytes], Awaitable[Sequence[str]]]
"""What stands in the codes of a picture, read in another process; raises TookTooLong."""


class Scanning:
    """Reads what falls due; ``claim`` is its part of the due rows' transaction."""

    kind = SCAN

    def __init__(self, bot: ExtBot[None], door: Door, read: Read, speech: Speech) -> None:
        self._bot, self._door, self._read, self._speech = bot, door, read, speech
        self._queue: asyncio.Queue[DueRow] = asyncio.Queue()

    def claim(self, row: DueRow, uow: UnitOfWork) -> Callable[[], None]:
        """Put the row off, so that it comes back unless it was read; begin after the commit."""
        tries = int(row.context.get("tries", 0)) + 1
        later = replace(row, at=uow.now + AGAIN_AFTER, context={**row.context, "tries": tries})
        uow.due.put(later)
        return lambda: self._queue.put_nowait(row)

    async def run(self) -> None:
        """Read until cancelled."""
        async with asyncio.TaskGroup() as hands:
            for _ in range(AT_ONCE):
                hands.create_task(self._hand())

    async def _hand(self) -> None:
        while True:
            row = await self._queue.get()
            try:
                await self.look(row)
            except (TelegramError, OSError) as error:
                log.info("a photo could not be looked at yet: %s", type(error).__name__)
            except Exception:  # a database that is away comes back, and so does the row
                log.exception("a photo could not be looked at")
            finally:
                self._queue.task_done()

    async def look(self, row: DueRow) -> None:
        """Read one photo; one that Telegram does not give has no codes."""
        given_up = int(row.context.get("tries", 0)) >= MOST_TRIES
        codes = () if given_up else await self._codes(row)
        words = self._speech(row.context["language"])
        await self._door.do(codes_read, CodesRead(row, codes, words), SYSTEM)

    async def _codes(self, row: DueRow) -> Sequence[str]:
        try:
            file = await self._bot.get_file(row.context["file"]["file_id"])
            return await self._read(bytes(await file.download_as_bytearray()))
        except (BadRequest, TookTooLong) as error:
            log.info("a photo has no codes that could be read: %s", type(error).__name__)
            return ()
