"""``python -m tests.path.screenshots``: plays a short story and writes the README's pictures."""

import asyncio
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.async_api import expect

from cli.demo_door import door
from tests.browser import CHROMIUM, INSTALLED
from tests.path.hands import Phone
from tests.path.letter_pictures import write_letter_pictures
from tests.path.stage import Stage, stage

DOCS = Path(__file__).parents[2] / "docs"
PICTURE, LETTERS = DOCS / "sandbox.png", DOCS / "letters"
FAULT = "Hej, entrédörren D-014 på Storgatan 5 står öppen på nätterna.\n\nMvh\nKarin Ek"


async def write_picture(there: Stage, picture: Path) -> None:
    """Stop in the middle of the work: Anna has just used an article, and the card has followed."""
    await _report_and_book(there)
    anna = Phone(there.desk, "left", there.language)
    undo = there.label("↩ Undo")
    await anna.says("Bytte dörrstängare och justerade")
    await anna.hears("justerade", key=undo)
    await anna.sends_photo(door(closed=True))
    await anna.hears("📷")
    await anna.says("2 x 4711")
    await anna.hears("2 st 4711", key=undo)
    await there.office.hears("2 st 4711", key=there.label("🗓 Book"))
    await expect(there.desk.locator(".toast, .typing")).to_have_count(0)
    await there.desk.mouse.move(0, 0)
    await there.desk.screenshot(path=picture, animations="disabled")


async def _report_and_book(there: Stage) -> None:
    office, tomorrow = there.office, there.label("tomorrow").capitalize()
    book, send = there.label("🗓 Book"), there.label("Yes, send it")
    await there.mail.writes("Dörren stänger inte", FAULT, door(closed=False))
    await there.mail.sends()
    await office.hears("Dörren stänger inte", key=book)
    await office.taps(there.label("👤 Assign"), then="Erik")
    await office.taps("Anna", then=book)
    await office.taps(book, then="Erik")
    await office.taps("Anna", then=tomorrow)
    await office.taps(tomorrow, then="8–10")
    await office.taps("8–10", then=send)
    await office.taps(send)
    await there.mail.opens("Anna Berg")


async def main() -> None:
    """Play the story in Swedish, as most who use it will see it."""
    if not INSTALLED:
        sys.exit(f"{CHROMIUM} is missing: install Debian's package chromium.")
    with TemporaryDirectory() as folder:
        async with stage(Path(folder)) as there:
            await write_picture(there, PICTURE)
            await write_letter_pictures(there, LETTERS)
    print(PICTURE, LETTERS)  # noqa: T201 - what a script says


if __name__ == "__main__":
    LETTERS.mkdir(exist_ok=True)
    asyncio.run(main())
