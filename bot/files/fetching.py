"""Fetches the bytes of photos and files that were recorded by their Telegram ID."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

from telegram.error import BadRequest, TelegramError
from telegram.ext import ExtBot

from bot.files.unfetched import NotFetched, document_waiting, not_fetched
from bot.steps.documents import FETCH, SOURCE
from bot.steps.object_files import OBJECT, ObjectFileFetched, object_file_fetched
from core.numbers import OrderNumber
from core.order_papers import Document
from core.people import SYSTEM, Actor
from core.ports import Door, DueRow, Files, UnitOfWork
from core.usecases.documents import DocumentFetched, document_fetched
from core.words import Speech

log = logging.getLogger(__name__)

AGAIN_AFTER = timedelta(minutes=2)
AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class Fetched:
    """A due row whose bytes are here; None where nobody wants them any more."""

    row: DueRow
    found: DocumentFetched | ObjectFileFetched | None


def fetched(command: Fetched, actor: Actor, uow: UnitOfWork) -> None:
    """Write down where the bytes are, and that there is nothing left to fetch."""
    match command.found:
        case DocumentFetched():
            _stored(command.found, actor, uow)
        case ObjectFileFetched():
            object_file_fetched(command.found, actor, uow)
    uow.due.drop(command.row.kind, command.row.key)


def _stored(found: DocumentFetched, actor: Actor, uow: UnitOfWork) -> None:
    # A card looks the same with the bytes as without: drawing it anew would only hide what is
    # open in its place, such as the point of a self-check that the photo was taken for.
    before = uow.work_orders.get(found.number).version
    document_fetched(found, actor, uow)
    after = uow.work_orders.get(found.number).version
    for card in uow.chats.cards_of(str(found.number)):
        if card.shown_version == before:
            uow.chats.put_card(replace(card, shown_version=after))


class Fetching:
    """Fetches what falls due; ``claim`` is its part of the due rows' transaction."""

    kind = FETCH

    def __init__(self, bot: ExtBot[None], door: Door, files: Files, speech: Speech) -> None:
        self._bot, self._door, self._files, self._speech = bot, door, files, speech
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
            except Exception:  # a database that is away comes back, and so does the row
                log.exception("a file could not be fetched")
            finally:
                self._queue.task_done()

    async def fetch(self, row: DueRow) -> None:
        """Fetch one file and record it; what is not given is put off, and said once."""
        document = await self._door.ask(lambda uow: document_waiting(row, uow))
        try:
            found = await self._bytes_of(document, row) if document else None
        except (TelegramError, OSError) as error:
            log.info("a file could not be fetched yet: %s", type(error).__name__)
            if document is not None:
                await self._put_off(row, document, error)
            return
        await self._door.do(fetched, Fetched(row, found), SYSTEM)

    async def _put_off(self, row: DueRow, document: Document, error: Exception) -> None:
        refused = isinstance(error, BadRequest)
        large = refused and "too big" in str(error).casefold()
        command = NotFetched(row, document, self._speech, refused, large)
        await self._door.do(not_fetched, command, SYSTEM)

    async def _bytes_of(
        self, document: Document, row: DueRow
    ) -> DocumentFetched | ObjectFileFetched:
        file = await self._bot.get_file((document.source or "").removeprefix(SOURCE))
        content = bytes(await file.download_as_bytearray())
        sha256 = await self._files.put(content)
        if OBJECT in row.context:
            return ObjectFileFetched(UUID(row.context[OBJECT]), document.id, sha256, len(content))
        number = OrderNumber.parse(row.context["order"])
        return DocumentFetched(number, document.id, sha256, len(content), document.content_type)
