"""``python -m tests.path.chat_pictures``: plays a day in a demo and writes the manual's pictures."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.async_api import Page, ViewportSize, expect

from sandbox.client import PersonHandle, SandboxClient
from tests.browser import CHROMIUM, INSTALLED, chromium
from tests.path.hands import Phone

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "docs" / "chat"
POCKET: ViewportSize = {"width": 390, "height": 1000}
"""A phone's width; higher than one, so that a card is seen with all its buttons."""
READY = b"Ctrl-C"
PATIENCE = 20.0
CARD = "AO 1 · Påbörjad"
REPORTS = (
    ("Karin Ek", "karin@brfeken.example", "Dörren stänger inte",
     "Hej, entrédörren D-014 på Storgatan 5 stänger inte. Den står öppen på nätterna.\n\nKarin Ek"),
    ("Johan Mark", "johan@skolan.example", "Skjutdörren går trögt",
     "Hej, skjutdörren D-101 i hus A går trögt och gnisslar.\n\nJohan Mark"),
    ("Sara Holm", "sara@viskan.example", "Garageporten fastnar",
     "Hej, garageporten P-020 på Allégatan 40 fastnar halvvägs.\n\nSara Holm"),
)  # fmt: skip


@asynccontextmanager
async def demo(folder: Path) -> AsyncIterator[str]:
    """A demo of its own in this folder; its page's address."""
    own = {key: value for key, value in os.environ.items() if not key.startswith("ORDNA_")}
    running = await asyncio.create_subprocess_exec(
        sys.executable, "-P", "-m", "cli", "demo", "--port", "0",
        cwd=folder, env=own | {"PYTHONPATH": str(ROOT), "ORDNA_DATA": str(folder)},
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        if running.stdout is None:
            raise AssertionError("the demo says nothing")
        address = (await running.stdout.readline()).decode().strip()
        async with asyncio.timeout(60):
            while READY not in await running.stdout.readline():
                pass
        yield address
    finally:
        running.terminate()
        await running.wait()


class Story:
    """A day as its people live it, stopped wherever there is something to see."""

    def __init__(self, client: SandboxClient, page: Page) -> None:
        self.client, self.page = client, page
        self.anna = client.person("Anna", last_name="Berg")
        self.olof = client.person("Olof", last_name="Nord")
        self.maja = client.person("Maja", last_name="Lind")
        self.office = self.maja.in_chat(client.group("Nordport arbetsledning"))

    async def taps(self, person: PersonHandle, *labels: str, under: str = "") -> None:
        """Tap the first (under that text), and each next one in what came of the one before."""
        for nth, label in enumerate(labels):
            said = under if nth == 0 else ""
            heard = await person.hears(said, button=label, anew=nth > 0, timeout=PATIENCE)
            await person.taps(label, message=heard)

    async def sees(self, person: PersonHandle, text: str = "", button: str | None = None) -> None:
        """Wait for what was answered."""
        await person.hears(text, button=button, anew=False, timeout=PATIENCE)

    async def pictures(self, name: str, label: str, side: str = "left", newest: str = "") -> None:
        """Take the picture with the newest such button well in sight."""
        phone = Phone(self.page, side, "sv")
        await phone.comes_forward()
        rows = phone.here.locator(".row.theirs")
        row = rows.filter(has_text=newest).last if newest else rows.filter(
            has=self.page.locator(".key", has_text=label)
        ).last  # fmt: skip
        await expect(row).to_be_visible(timeout=PATIENCE * 1000)
        await row.evaluate("row => row.scrollIntoView({ block: 'end' })")
        await expect(self.page.locator(".toast, .typing")).to_have_count(0)
        await phone.here.screenshot(path=PICTURES / f"{name}.png", animations="disabled")


async def report(story: Story) -> None:
    """Three mails, and what the dispatchers do with them."""
    office = story.office
    for nth, (name, sender, subject, text) in enumerate(REPORTS, 1):
        await story.client.mailbox(sender, name).writes("fel@ordna.example", subject, text)
        await story.sees(office, subject, "Tilldela")
        if nth == 1:
            await story.taps(office, "👤 Tilldela")
            await story.sees(office, button="Anna")
            await story.pictures("assign", "Anna", "middle")
            await story.taps(office, "Anna", "🗓 Boka", "Anna")
            await story.sees(office, button="Imorgon")
            await story.pictures("booking", "Imorgon", "middle")
            await story.taps(office, "Idag", "Hela dagen", "Ja, skicka")
        elif nth == 2:
            await story.taps(office, "👤 Tilldela", "Anna")
            await story.sees(office, "Anna, ingen tid bokad")
    await story.sees(story.anna, "Skjutdörren")


async def begin(story: Story) -> None:
    """The technician's morning: the day, the card, on the way, at work."""
    anna = story.anna
    await anna.says("Min dag")
    await story.sees(anna, "Du har 2 ordrar")
    await story.pictures("my-day", "Klar för dagen")
    await story.taps(anna, "1 · Dörren", "Jag gör det", "På väg", "30 min", "Jag är framme")
    await story.taps(anna, "⏱ Starta", under="AO 1")
    await story.sees(anna, "på plats", "⏱ Stoppa")
    await story.pictures("card", "⏱ Stoppa")
    await story.taps(anna, "⋯ Mer", under=CARD)
    await story.sees(anna, button="Papper och meddelanden")
    await story.pictures("more", "Papper och meddelanden")
    await story.taps(anna, "Tillbaka", under=CARD)


async def work(story: Story) -> None:
    """A measure with its photo, articles, a self-check, and the signature."""
    anna, sample = story.anna, story.client.sample
    await anna.sends_photo(await sample("Dörren efter"), caption="Bytte dörrstängare, provkörde")
    await story.sees(anna, "Bytte dörrstängare", "Ångra")
    await story.pictures("measure", "", newest="Tillagt på AO 1")
    await story.taps(anna, "📦 Artikel", under=CARD)
    await story.sees(anna, button="1 × Dörrstängare TS 83")
    await story.pictures("articles", "1 × Dörrstängare TS 83")
    await story.taps(anna, "1 × Dörrstängare TS 83", under="AO 1")
    await story.sees(anna, "1 st 4711")
    await story.taps(
        anna, "⋯ Mer", "☑️ Egenkontroll", "+ Lägg till egenkontroll", "Dörrkontroll", "✓ Godkänd",
        under=CARD,
    )  # fmt: skip
    await anna.says("42")
    await story.sees(anna, button="Sliten")
    await story.pictures("self-check", "Sliten")
    await story.taps(anna, "Hel")
    await anna.sends_photo(await sample("Dörren efter"))
    await story.taps(anna, "☑️ Klar", "Tillbaka", "Tillbaka", "⏱ Stoppa")
    await story.taps(anna, "✍️ Signera", under=CARD)
    await story.sees(anna, button="signera som Anna Berg")
    await story.pictures("signing", "signera som Anna Berg")


async def oversee(story: Story) -> None:
    """What waits, and the company's settings."""
    phone = Phone(story.page, "left", "sv")
    await story.maja.says("Tavlan")
    await story.sees(story.maja, button="Ingen har den")
    await phone.is_of("Maja Lind")
    await story.pictures("board", "Ingen har den")
    await story.olof.says("Inställningar")
    await story.taps(story.olof, "Signering")
    await phone.is_of("Olof Nord")
    await story.pictures("settings", "Tillbaka")


async def main() -> None:
    """Play it in Swedish, as most who use it will see it."""
    if not INSTALLED:
        sys.exit(f"{CHROMIUM} is missing: install Debian's package chromium.")
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        async with demo(Path(folder)) as url, chromium() as browser, SandboxClient(url) as client:
            context = await browser.new_context(
                viewport=POCKET, device_scale_factor=2, has_touch=True, is_mobile=True,
                locale="sv-SE", timezone_id="Europe/Stockholm", color_scheme="light",
            )  # fmt: skip
            page = await context.new_page()
            await page.goto(url)
            await expect(page.locator("body.ready")).to_be_visible()
            story = Story(client, page)
            for part in (report, begin, work, oversee):
                await part(story)
    print(PICTURES)  # noqa: T201 - what a script says


if __name__ == "__main__":
    asyncio.run(main())
