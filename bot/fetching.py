"""Fetches the bytes of photos and files that were recorded by their Telegram ID."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

from telegram.error import BadRequest, TelegramError
from telegram.ext import ExtBot

from bot.steps.documents import FETCH, SOURCE
from core.numbers import OrderNumber
from core.order_papers import Document
from core.people import SYSTEM, Actor
from core.ports import Door, DueRow, Files, UnitOfWork
from core.refusals import NoSuchOrder
from core.usecases.documents import DocumentFetched, document_fetched

log = logging.getLogger(__name__)

AGAIN_AFTER = timedelta(minutes=2)
AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class Fetched:
    """A due row whose bytes are here, or will never come (None)."""

    row: DueRow
    found: DocumentFetched | None


def fetched(command: Fetched, actor: Actor, uow: UnitOfWork) -> None:
    """Write down where the bytes are, and that there is nothing left to fetch."""
    if command.found is not None:
        document_fetched(command.found, actor, uow)
    uow.due.drop(command.row.kind, command.row.key)


class Fetching:
    """Fetches what falls due; ``claim`` is its part of the due rows' transaction."""

    kind = FETCH

    def __init__(self, bot: ExtBot[None], door: Door, files: Files) -> None:
        self._bot, self._door, self._files = bot, door, files
        self._queue: asyncio.Queue[DueRow] = asyncio.Queue()

    def claim(self, row: DueRow, uow: UnitOfWork) -> Callable[[], None]:
        """Put the row off, so that it comes back unless its file does; begin after the commit."""
        uow.due.put(replace(row, at=uow.now + AGAIN_AFTER))
        return lambda: self._queue.put_nowait(row)

    async def run(self) -> None:
        """Fetch until cancelled."""
        async with asyncio.TaskGroup() as hands:
            for _ in range(AT_ONCE):
                hands.create_task(self._hand())

    async def _hand(self) -> None:
        while True:
            row = await self._queue.get()
            try:
                await self.fetch(row)
            except (TelegramError, OSError) as error:
                log.info("a file could not be fetched yet: %s", type(error).__name__)
            except Exception:  # a database that is away comes back, and so does the row
                log.exception("a file could not be fetched")
            finally:
                self._queue.task_done()

    async def fetch(self, row: DueRow) -> None:
        """Fetch one file and record it; what Telegram does not give is given up."""
        document = await self._document(row)
        found = await self._bytes_of(document, row) if document else None
        await self._door.do(fetched, Fetched(row, found), SYSTEM)

    async def _document(self, row: DueRow) -> Document | None:
        number, wanted = _meant(row)

        def look(uow: UnitOfWork) -> Document | None:
            try:
                order = uow.work_orders.get(number)
            except NoSuchOrder:
                return None
            unfetched = (d for d in order.documents if d.id == wanted and d.sha256 is None)
            return next(unfetched, None)

        return await self._door.ask(look)

    async def _bytes_of(self, document: Document, row: DueRow) -> DocumentFetched | None:
        source = document.source or ""
        try:
            file = await self._bot.get_file(source.removeprefix(SOURCE))
        except BadRequest:
            log.warning("Telegram does not give the file of document %s", document.id)
            return None
        content = bytes(await file.download_as_bytearray())
        sha256 = await self._files.put(content)
        number, document_id = _meant(row)
        return DocumentFetched(number, document_id, sha256, len(content), document.content_type)


def _meant(row: DueRow) -> tuple[OrderNumber, UUID]:
    return OrderNumber.parse(row.context["order"]), UUID(row.context["document_id"])
