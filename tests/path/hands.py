"""The sandbox's page played by hand: what a finger, a mouse and a keyboard can do in it."""

import math
from dataclasses import dataclass

from playwright.async_api import FilePayload, FrameLocator, Locator, Page, expect

from sandbox.page.words import WORDS


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the page."""

    page: Page
    side: str
    language: str

    @property
    def here(self) -> Locator:
        """The column itself."""
        return self.page.locator(f"#{self.side}")

    async def comes_forward(self) -> None:
        """Show this column where the page shows one at a time."""
        await self.page.locator(f'#tabs [data-tab="{self.side}"]').click()
        await expect(self.here).to_be_visible()

    def _labelled(self, word: str) -> Locator:
        return self.here.get_by_label(self._word(word), exact=True)

    def _word(self, word: str) -> str:
        return WORDS[self.language][word]


class Phone(Column):
    """One person's phone: what he sees in it and does with it."""

    async def turns_to(self, chat: str) -> None:
        """Open another of the person's chats."""
        await self._labelled("chat").select_option(label=chat)

    async def is_of(self, name: str) -> None:
        """Hold another person's phone."""
        await self._labelled("person").select_option(label=name)

    def key(self, label: str) -> Locator:
        """The newest button with that label, or with that in its label."""
        return self.here.locator(".keys .key", has_text=label).last

    async def hears(self, text: str, key: str = "") -> None:
        """What the bot said is seen without scrolling, and its button is there."""
        said = self.here.locator(".row.theirs", has_text=text)
        if key:
            said = said.filter(has=self.page.locator(".key", has_text=key))
        await expect(said.last).to_be_in_viewport()

    async def taps(self, label: str, *, then: str = "") -> None:
        """Tap the newest button of that name, and wait for the one that comes of it."""
        await self.key(label).click()
        if then:
            await expect(self.key(then)).to_be_in_viewport()

    async def says(self, text: str) -> None:
        """Type and send."""
        await self._labelled("write").fill(text)
        await self._labelled("send").click()

    async def sends_photo(self, content: bytes, caption: str = "") -> None:
        """Attach a photo from the device and send it."""
        await self._labelled("attach").click()
        async with self.page.expect_file_chooser() as chooser:
            await self.page.get_by_role("menuitem", name=self._word("as_photo")).click()
        await (await chooser.value).set_files(_jpeg("after.jpg", content))
        await self._labelled("write_caption").fill(caption)
        await self._labelled("send").click()


class Letterbox(Column):
    """A customer's mail."""

    @property
    def letter(self) -> FrameLocator:
        """The open letter as a mail program shows it."""
        return self.here.frame_locator(".letter-html")

    async def writes(self, subject: str, text: str, photo: bytes) -> None:
        """Write a mail to the company, without sending it yet."""
        await self.here.get_by_role("button", name=self._word("compose")).first.click()
        await self._labelled("subject").fill(subject)
        await self._labelled("text").fill(text)
        await self._labelled("attach_photo").set_input_files(_jpeg("door.jpg", photo))

    async def sends(self) -> None:
        """Send what was written."""
        await self.here.get_by_role("button", name=self._word("send")).click()
        await expect(self.here.locator(".write")).to_have_count(0)

    async def opens(self, subject: str) -> None:
        """Wait for a letter about it, and open the newest."""
        await self.here.locator(".mail-item", has_text=subject).first.click()
        await expect(self.letter.locator("body")).to_be_visible()

    async def goes_back(self) -> None:
        """Back to the list of letters."""
        await self._labelled("back").click()

    async def answers(self, text: str) -> None:
        """Answer the open letter."""
        await self.here.get_by_role("button", name=self._word("reply")).click()
        await self._labelled("text").fill(text)
        await self.sends()

    async def follows(self, link: str) -> Page:
        """Follow a link of the open letter into a new tab."""
        async with self.page.context.expect_page() as opened:
            await self.letter.get_by_role("link", name=link).click()
        return await opened.value

    async def downloads(self, name: str) -> bytes:
        """The content of an attachment of the open letter."""
        link = self.here.locator(".enclosed a", has_text=name)
        address = await link.evaluate("link => link.href")
        return await (await self.page.request.get(address)).body()


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
    for step in range(40):
        wave = math.sin(step * 0.9) * (34 - step * 0.7)
        loop = math.cos(step * 0.9) * 10
        await page.mouse.move(left + loop + step * box["width"] / 62, middle + wave)
    await page.mouse.up()


def _jpeg(name: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": "image/jpeg", "buffer": content}
