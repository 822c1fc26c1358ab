"""What somebody does in a dialogue, and what a dialogue is.

One begins with order 1 given to Anna, a technician, and shown to whoever plays, and ends with
what ``ordna order show 1 --json`` says of it: ``"assignments.0.measures.0.text"`` is the way to a
value, ``"comments.#"`` how many there are. Beside the order's own values stand those of the
company: ``"orders.2.status"``, ``"people.Nils Ek"``, ``"settings.require-contact"``,
``"letters.sign-request"``, ``"templates.Lift round"``.
"""

import asyncio
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from core.people import Role
from core.ports import UseCase
from sandbox.client import PersonHandle, SandboxRefused
from tests.bot.acting import photo
from tests.web.drawn import signature_address
from tests.web.stage import text_of

PATIENCE = 60.0
"""Seconds until what is waited for will never come, however busy the machine."""
AGAIN = 0.05


@dataclass(frozen=True, slots=True)
class Says:
    """Somebody writes a text."""

    text: str

    async def by(self, person: PersonHandle) -> None:
        await person.says(self.text)


@dataclass(frozen=True, slots=True)
class Taps:
    """Somebody taps a button once it is there, and goes on without waiting for the spinner."""

    label: str

    async def by(self, person: PersonHandle) -> None:
        async with asyncio.timeout(2 * PATIENCE):
            while not await self._tapped(person):  # noqa: ASYNC110 - nobody tells
                await asyncio.sleep(AGAIN)

    async def _tapped(self, person: PersonHandle) -> bool:
        """Whether it was still there when the thumb came down."""
        await person.hears(button=self.label, anew=False, timeout=PATIENCE)
        try:
            await person.taps(self.label, timeout=0.01)
        except SandboxRefused:
            return False
        return True


@dataclass(frozen=True, slots=True)
class SendsPhotos:
    """Somebody sends photos; several are an album."""

    caption: str = ""
    shades: tuple[str, ...] = ("teal",)

    async def by(self, person: PersonHandle) -> None:
        await person.sends_photo(*map(photo, self.shades), caption=self.caption)


@dataclass(frozen=True, slots=True)
class Replies:
    """Somebody answers the newest message that holds these words, once it is there."""

    text: str
    to: str

    async def by(self, person: PersonHandle) -> None:
        await person.hears(self.to, anew=False, timeout=PATIENCE)
        said = [each for each in await person.messages() if each.from_bot]
        await person.says(self.text, reply_to=[e for e in said if self.to in e.text][-1])


@dataclass(frozen=True, slots=True)
class Edits:
    """Somebody corrects the newest message of his own."""

    text: str

    async def by(self, person: PersonHandle) -> None:
        own = [each for each in await person.messages() if each.mine]
        await person.edits(own[-1], self.text)


@dataclass(frozen=True, slots=True)
class CustomerSigns:
    """The phone is handed over: the customer signs on the page behind that button."""

    label: str
    name: str

    async def by(self, person: PersonHandle) -> None:
        heard = await person.hears(button=self.label, anew=False, timeout=PATIENCE)
        url = next(each.url for each in heard.buttons if self.label in each.text)
        async with asyncio.timeout(PATIENCE), aiohttp.ClientSession() as browser:
            while not await self._signed(browser, str(url)):  # noqa: ASYNC110
                await asyncio.sleep(AGAIN)

    async def _signed(self, browser: aiohttp.ClientSession, url: str) -> bool:
        """Whether the page says so; a browser whose answer was lost loads it anew."""
        try:
            async with browser.get(url) as answer:
                page = await answer.text()
            if f"Signed by {self.name}" in text_of(page):
                return True
            lines = re.search(r'name="lines" value="([0-9a-f]{32})"', page)
            form = {"answer": "sign", "name": self.name, "drawing": signature_address()}
            async with browser.post(url, data=form | {"lines": lines[1] if lines else ""}):
                return False
        except aiohttp.ClientError:
            return False


Step = Says | Taps | SendsPhotos | Replies | Edits | CustomerSigns
Given = tuple[UseCase[Any, Any], Any]
"""A use case and its command, done before anybody speaks."""


@dataclass(frozen=True, slots=True)
class Dialogue:
    """Steps in order, what is so at the end, and what some message in the chat holds."""

    name: str
    steps: tuple[Step, ...]
    ends: Mapping[str, Any] = field(default_factory=dict)
    hears: str = ""
    role: Role = Role.TECHNICIAN
    given: tuple[Given, ...] = ()


MEASURE = "assignments.0.measures"
ARTICLES = "assignments.0.articles"
TO_ORDER = "assignments.0.to_order"
TIME = "assignments.0.time"
