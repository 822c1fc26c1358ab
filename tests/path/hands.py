"""The sandbox's page played by hand: what a finger, a mouse and a keyboard can do in it."""

import math
import re
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import FrameLocator, Locator, Page, expect

from sandbox.page.words import WORDS


@dataclass(frozen=True, slots=True)
class Phone:
    """One person's phone on the page: what he sees in it and does with it."""

    page: Page
    side: str
    language: str = "en"

    @property
    def column(self) -> Locator:
        """The part of the page that is this phone."""
        return self.page.locator(f"#{self.side}")

    def message(self, text: str) -> Locator:
        """The newest message with these words."""
        return self.column.locator(".row", has_text=text).last

    def key(self, label: str) -> Locator:
        """The newest button that is named so, wholly or in part."""
        return self.column.locator(".keys .key", has_text=label).last

    async def takes_up(self) -> None:
        """Bring the phone to the front, where the page shows one column at a time."""
        tab = self.page.locator(f'#tabs [data-tab="{self.side}"]')
        if await tab.is_visible():
            await tab.click()

    async def chooses(self, person: str) -> None:
        """Hand the phone to a person."""
        await self._labelled("person").select_option(label=person)

    async def hears(self, text: str, key: str = "") -> None:
        """Wait for a message with these words, and scroll to it."""
        heard = self.message(text)
        await expect(heard).to_be_visible()
        await heard.evaluate("row => row.scrollIntoView({ block: 'nearest' })")
        if key:
            await expect(heard.locator(".key", has_text=key).last).to_be_visible()

    async def taps(self, label: str) -> None:
        """Tap the newest button of that name."""
        await self.key(label).click()

    async def says(self, text: str) -> None:
        """Type and send."""
        await self._labelled("write").fill(text)
        await self._labelled("send").click()

    async def sends_photo(self, photo: Path, caption: str = "") -> None:
        """Attach a photo from the device and send it."""
        await self._labelled("attach").click()
        async with self.page.expect_file_chooser() as chooser:
            await self.page.get_by_role("menuitem", name=self._word("as_photo")).click()
        await (await chooser.value).set_files(photo)
        await self._labelled("write_caption").fill(caption)
        await self._labelled("send").click()

    def _labelled(self, word: str) -> Locator:
        return self.column.get_by_label(self._word(word), exact=True)

    def _word(self, word: str) -> str:
        return WORDS[self.language][word]


@dataclass(frozen=True, slots=True)
class Letterbox:
    """The customer's mail on the page."""

    page: Page
    language: str = "en"

    @property
    def column(self) -> Locator:
        """The part of the page that is the mailbox."""
        return self.page.locator("#right")

    async def takes_up(self) -> None:
        """Bring the mail to the front, where the page shows one column at a time."""
        tab = self.page.locator('#tabs [data-tab="right"]')
        if await tab.is_visible():
            await tab.click()

    async def chooses(self, owner: str) -> None:
        """Open somebody's mailbox."""
        await self._labelled("mailbox").select_option(label=owner)

    async def begins(self, subject: str, text: str, *photos: Path) -> None:
        """Write a mail to the company, without sending it yet."""
        await self.column.get_by_role("button", name=self._word("compose")).first.click()
        await self._labelled("subject").fill(subject)
        await self._labelled("text").fill(text)
        await self._labelled("attach_photo").set_input_files(list(photos))

    async def sends(self) -> None:
        """Send what was written."""
        await self.column.get_by_role("button", name=self._word("send")).click()
        await expect(self.column.locator(".write")).to_have_count(0)

    async def gets(self, subject: str) -> Locator:
        """Wait for a letter to come in."""
        item = self.column.locator(".mail-item", has_text=subject).first
        await expect(item).to_be_visible()
        return item

    async def opens(self, subject: str) -> None:
        """Open the newest letter about it."""
        await (await self.gets(subject)).click()
        await expect(
            self.column.get_by_role("heading", name=re.compile(re.escape(subject)))
        ).to_be_visible()

    async def goes_back(self) -> None:
        """Back to the list of letters."""
        await self._labelled("back").click()

    @property
    def letter(self) -> FrameLocator:
        """The open letter as a mail program shows it."""
        return self.column.frame_locator(".letter-html")

    async def as_text(self) -> None:
        """Read the open letter as plain text."""
        await self.column.get_by_role("button", name=self._word("as_text"), exact=True).click()

    async def replies(self, text: str) -> None:
        """Answer the open letter."""
        await self.column.get_by_role("button", name=self._word("reply")).click()
        await self._labelled("text").fill(text)
        await self.sends()

    async def follows(self, link: str) -> Page:
        """Follow a link of the open letter into a new tab."""
        async with self.page.context.expect_page() as opened:
            await self.letter.get_by_role("link", name=link).click()
        return await opened.value

    def _labelled(self, word: str) -> Locator:
        return self.column.get_by_label(self._word(word), exact=True)

    def _word(self, word: str) -> str:
        return WORDS[self.language][word]


async def draws(page: Page) -> None:
    """Write one's name on the pad of the signing page with the mouse."""
    pad = page.locator("#pad")
    await pad.scroll_into_view_if_needed()
    box = await pad.bounding_box()
    if box is None:
        raise AssertionError("the pad is not shown")
    left, middle = box["x"] + box["width"] / 8, box["y"] + box["height"] / 2
    await page.mouse.move(left, middle)
    await page.mouse.down()
    for step in range(30):
        wave = math.sin(step / 1.7) * (36 - step)
        await page.mouse.move(left + step * box["width"] / 45, middle + wave)
    await page.mouse.up()
