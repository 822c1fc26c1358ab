"""The files that go with a message: made once, and sent again by the name Telegram gave them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from core.chat import ChatMessage
from core.numbers import OrderNumber
from core.views import NO_PRICES, Prices
from notifications.channels.telegram_stood import Stood
from notifications.channels.telegram_wire import Upload

KEPT = timedelta(minutes=5)
"""How long a file counts as the same: it tells on its last page when it was made."""
MOST_KEPT = 20


class Press(Protocol):
    """Makes the protocol of an order."""

    async def pdf(self, number: OrderNumber, language: str, prices: Prices) -> bytes:
        """The protocol as a PDF file."""


class MailFiles(Protocol):
    """Gives received mails as files, whole orders, and what is stored."""

    async def stored(self, sha256: str) -> bytes | None:
        """What is stored under that SHA-256; None: it is gone."""

    async def file(self, name: str, language: str) -> tuple[str, bytes] | None:
        """What to call it and what is in it, for ``<ID>.txt`` or ``<ID>.eml``; None: it is gone."""

    async def archive(self, order: str, reader: UUID, language: str) -> tuple[str, bytes] | None:
        """What to call an order's ZIP and what is in it, as this user sees it; None: it is gone."""

    async def paper(
        self, paper: Sequence[str], reader: UUID, language: str
    ) -> tuple[str, bytes] | None:
        """What to call a printed paper and what is in it, as this user sees it; None: it is gone."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What tells two protocols apart: their readers, and how things stood."""

    protocol_of: str
    language: str
    prices: Prices = NO_PRICES
    version: int = 0
    settings: int = 0


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that was sent, and when."""

    upload: Upload
    at: datetime


class Attachments:
    """Finds or makes the file of a message. One that several chats get is uploaded once."""

    def __init__(self, protocols: Press, mails: MailFiles, clock: Callable[[], datetime]) -> None:
        self._protocols, self._mails, self._clock = protocols, mails, clock
        self._sent: dict[Wanted, Kept] = {}

    async def of(self, message: ChatMessage, wanted: Wanted) -> Upload | None:
        """The message's file; None when it has none, or it is gone."""
        if message.protocol_of is not None:
            return await self._protocol(wanted)
        if message.file_name is not None and message.stored is None:
            return Upload(message.file_name, message.file_text.encode())
        found = await self._found(message, wanted.language)
        return Upload(*found) if found else None

    async def _found(self, message: ChatMessage, language: str) -> tuple[str, bytes] | None:
        if message.stored is not None:
            content = await self._mails.stored(message.stored)
            return (message.file_name or message.stored, content) if content else None
        if message.mail_file is not None:
            return await self._mails.file(message.mail_file, language)
        if message.archive_for is None:
            return None
        reader = UUID(message.archive_for)
        if message.paper:
            return await self._mails.paper(message.paper, reader, language)
        if message.archive_of is None:
            return None
        return await self._mails.archive(message.archive_of, reader, language)

    def sent(self, wanted: Wanted, upload: Upload, stood: Stood) -> None:
        """Remember how Telegram calls it."""
        if stood.file_id is None or not wanted.protocol_of:
            return
        if len(self._sent) >= MOST_KEPT:
            self._sent.clear()
        self._sent[wanted] = Kept(replace(upload, file_id=stood.file_id), self._clock())

    async def _protocol(self, wanted: Wanted) -> Upload:
        kept = self._sent.get(wanted)
        if kept is not None and self._clock() - kept.at < KEPT:
            return kept.upload
        number = OrderNumber.parse(wanted.protocol_of)
        pdf = await self._protocols.pdf(number, wanted.language, wanted.prices)
        return Upload(f"AO-{number}.pdf", pdf)
