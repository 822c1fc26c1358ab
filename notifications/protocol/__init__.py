"""The protocol of an order: the PDF that a company signs with pride."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.numbers import OrderNumber
from core.order_papers import Document
from core.ports import Door, Files, Processes, TookTooLong
from core.settings import PRINT_IMAGES, PRINT_SIGNATURES, Settings
from core.views import Prices
from core.words import Speech
from core.work_order import WorkOrder
from notifications.protocol.facts import Picture
from notifications.protocol.gathering import MOST_PHOTOS, Pictures, photos_of, protocol_facts
from notifications.protocol.work import drawing_for_print, photo_for_print, render

Make = Callable[[bytes], Picture | None]

AT_ONCE = 2
SECONDS_FOR_AN_IMAGE = 10.0
SECONDS_FOR_THE_WHOLE = 15.0


@dataclass(frozen=True, slots=True)
class Protocols:
    """Makes protocols, for mail, chat, pages and the command line."""

    door: Door
    files: Files
    processes: Processes
    speech: Speech

    async def pdf(self, number: OrderNumber, language: str | None, prices: Prices) -> bytes:
        """The order's protocol as it stands now; raises NoSuchOrder, or TookTooLong."""
        order, settings, now = await self._look(number)
        pictures = await self._pictures(order, settings)
        words = self.speech(language)
        facts = protocol_facts(order, settings, words, pictures, now, prices)
        return await self.processes.run(render, facts, seconds=SECONDS_FOR_THE_WHOLE)

    async def _look(self, number: OrderNumber) -> tuple[WorkOrder, Settings, datetime]:
        return await self.door.ask(
            lambda uow: (uow.work_orders.get(number), uow.settings.all(), uow.now)
        )

    async def _pictures(self, order: WorkOrder, settings: Settings) -> Pictures:
        photos = await self._photos(order) if settings[PRINT_IMAGES] else {}
        drawings = await self._drawings(order) if settings[PRINT_SIGNATURES] else {}
        return Pictures(photos, drawings)

    async def _photos(self, order: WorkOrder) -> dict[UUID, Picture | None]:
        wanted = photos_of(order)[:MOST_PHOTOS]
        hands = asyncio.Semaphore(AT_ONCE)

        async def ready(document: Document) -> Picture | None:
            async with hands:
                return await self._picture(document.sha256, photo_for_print)

        made = await asyncio.gather(*(ready(document) for document in wanted))
        return {document.id: picture for document, picture in zip(wanted, made, strict=True)}

    async def _drawings(self, order: WorkOrder) -> dict[UUID, Picture | None]:
        return {
            signature.id: await self._picture(signature.image_sha256, drawing_for_print)
            for signature in order.signatures
            if signature.image_sha256
        }

    async def _picture(self, sha256: str | None, make: Make) -> Picture | None:
        """The stored image made ready; None when it is not there, no image, or too much for us."""
        try:
            content = await self.files.get(sha256 or "")
            return await self.processes.run(make, content, seconds=SECONDS_FOR_AN_IMAGE)
        except (FileNotFoundError, TookTooLong):
            return None
