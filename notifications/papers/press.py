"""Where papers are printed: reads what they are made of, readies their images, has them set."""

import asyncio
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

from core.ports import Door, Files, Processes, TookTooLong
from core.settings import COMPANY_LOGO, Settings
from core.settings.paper_templates import PLAIN, PaperTemplate
from core.views import Prices
from core.words import Speech, Words
from notifications.papers.blocks import Paper, Picture
from notifications.papers.packing import PRINTED, packed, unpacked
from notifications.papers.printing import (
    drawing_for_print,
    logo_for_print,
    photo_for_print,
    render,
)

Make = Callable[[bytes], Picture | None]

AT_ONCE = 2
SECONDS_FOR_AN_IMAGE = 10.0
SECONDS_FOR_THE_WHOLE = 15.0


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads a paper: in which language, and which prices he sees (PE-24, PE-29, PE-30)."""

    language: str | None
    prices: Prices


class Previews(Protocol):
    """Small copies of stored images that are made once."""

    async def get(self, sha256: str, made_for: str) -> bytes | None:
        """The copy; None where it is still to be made."""

    async def put(self, sha256: str, made_for: str, content: bytes) -> None:
        """Keep a copy."""


@dataclass(frozen=True, slots=True)
class Press:
    """Prints papers; ``public_url`` is where the pages are that a paper's QR code leads to."""

    door: Door
    files: Files
    processes: Processes
    speech: Speech
    public_url: str = ""
    previews: Previews | None = None

    def words(self, reader: Reader) -> Words:
        """The words of the reader's language."""
        return self.speech(reader.language)

    async def printed(self, paper: Paper) -> bytes:
        """The paper as a PDF file; raises TookTooLong."""
        return await self.processes.run(render, paper, seconds=SECONDS_FOR_THE_WHOLE)

    async def photos(self, wanted: Iterable[str]) -> dict[str, Picture | None]:
        """Stored photos made ready for print, by their SHA-256; None for what can't be shown."""
        hands = asyncio.Semaphore(AT_ONCE)
        names = tuple(dict.fromkeys(wanted))

        async def ready(sha256: str) -> Picture | None:
            async with hands:
                return await self._kept(sha256) or await self._made(sha256)

        made = await asyncio.gather(*(ready(each) for each in names))
        return dict(zip(names, made, strict=True))

    async def _kept(self, sha256: str) -> Picture | None:
        kept = None
        if self.previews is not None:
            with suppress(OSError):  # what can't be read is made anew
                kept = await self.previews.get(sha256, PRINTED)
        return unpacked(kept) if kept else None

    async def _made(self, sha256: str) -> Picture | None:
        picture = await self._picture(sha256, photo_for_print)
        if picture is not None and self.previews is not None:
            with suppress(OSError):  # a full disk costs time here, never the paper
                await self.previews.put(sha256, PRINTED, packed(picture))
        return picture

    async def drawing(self, sha256: str) -> Picture | None:
        """A stored signature made ready for print; None when it can't be shown."""
        return await self._picture(sha256, drawing_for_print)

    async def logo(self, settings: Settings, template: PaperTemplate = PLAIN) -> Picture | None:
        """The template's or else the company's logo made ready for print, if there is one (SE-73)."""
        stored = template.logo or settings[COMPANY_LOGO]
        return await self._picture(stored, logo_for_print) if stored else None

    async def _picture(self, sha256: str, make: Make) -> Picture | None:
        try:
            content = await self.files.get(sha256)
            return await self.processes.run(make, content, seconds=SECONDS_FOR_AN_IMAGE)
        except (FileNotFoundError, TookTooLong):
            return None
