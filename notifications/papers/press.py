"""Where papers are printed: reads what they are made of, readies their images, has them set."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from core.ports import Door, Files, Processes, TookTooLong
from core.settings import COMPANY_LOGO, Settings
from core.settings.paper_templates import PLAIN, PaperTemplate
from core.views import Prices
from core.words import Speech, Words
from notifications.papers.blocks import Paper, Picture
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


@dataclass(frozen=True, slots=True)
class Press:
    """Prints papers; ``public_url`` is where the pages are that a paper's QR code leads to."""

    door: Door
    files: Files
    processes: Processes
    speech: Speech
    public_url: str = ""

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
                return await self._picture(sha256, photo_for_print)

        made = await asyncio.gather(*(ready(each) for each in names))
        return dict(zip(names, made, strict=True))

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
