"""The town with its people in place and the sandbox's page open: on a desk and in a pocket."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.async_api import Browser, Page, ViewportSize, expect

from core.people import Role
from tests.browser import chromium
from tests.path.hands import Letterbox, Phone
from tests.path.town import Town, town

GROUP = "Nordport arbetsledning"
PEOPLE = (
    ("Maja Lind", Role.DISPATCHER),
    ("Anna Berg", Role.TECHNICIAN),
    ("Erik Sund", Role.TECHNICIAN),
)
DESK: ViewportSize = {"width": 1440, "height": 900}
POCKET: ViewportSize = {"width": 390, "height": 844}
PATIENCE = 20_000
"""Milliseconds. Nothing waits so long; a machine that is busy elsewhere may."""


@dataclass(frozen=True, slots=True)
class Stage:
    """Everybody at his place: Maja and Karin at a desk, Anna with the phone in her hand."""

    town: Town
    desk: Page
    pocket: Page
    language: str
    faults: list[str] = field(default_factory=list)

    def label(self, sentence: str, **fields: object) -> str:
        """A sentence of the service in the language that is played."""
        return self.town.service.parts.speech(self.language).text(sentence, **fields)

    @property
    def office(self) -> Phone:
        """Maja, in the dispatchers' group."""
        return Phone(self.desk, "middle", self.language)

    @property
    def anna(self) -> Phone:
        """Anna, in her chat with the bot."""
        return Phone(self.pocket, "left", self.language)

    @property
    def mail(self) -> Letterbox:
        """Karin's mail."""
        return Letterbox(self.desk, "right", self.language)


@asynccontextmanager
async def stage(folder: Path, language: str = "sv") -> AsyncIterator[Stage]:
    """Set the stage in one language."""
    async with chromium() as browser, town(folder, language) as there, _patience():
        await _gather(there, language)
        desk = await _open(browser, there, language, viewport=DESK)
        pocket = await _open(
            browser, there, language,
            viewport=POCKET, device_scale_factor=2, has_touch=True, is_mobile=True,
        )  # fmt: skip
        set_up = Stage(there, desk, pocket, language)
        for page in (desk, pocket):
            page.on("pageerror", lambda fault: set_up.faults.append(str(fault)))
        yield set_up


@asynccontextmanager
async def _patience() -> AsyncIterator[None]:
    expect.set_options(timeout=PATIENCE)
    try:
        yield
    finally:
        expect.set_options(timeout=None)


async def _gather(there: Town, language: str) -> None:
    people = [await there.joins(name, role, language) for name, role in PEOPLE]
    group = there.client.group(GROUP, members=people[:1])
    await people[0].in_chat(group).says("/here")
    there.sandbox.ensure_mailbox("karin@brfeken.example", "Karin Ek")


async def _open(browser: Browser, there: Town, language: str, **device: object) -> Page:
    locale = {"sv": "sv-SE", "en": "en-GB"}[language]
    context = await browser.new_context(
        locale=locale, timezone_id="Europe/Stockholm", **device  # type: ignore[arg-type]
    )  # fmt: skip
    page = await context.new_page()
    await page.goto(there.sandbox.url)
    await expect(page.locator("body.ready")).to_be_visible()
    return page
