"""The README's pictures of what leaves Ordna: a confirmation, the protocol, the customer's page."""

import subprocess
from pathlib import Path

from playwright.async_api import Page, ViewportSize, expect

from tests.path.hands import Phone, draws
from tests.path.stage import Stage

KARIN = "karin@brfeken.example"
NARROW: ViewportSize = {"width": 520, "height": 735}
"""As high to its width as a sheet of A4, so that the pictures stand in a row."""
DPI = "96"


async def write_letter_pictures(there: Stage, folder: Path) -> None:
    """Go on where the work is done: it is signed for by both, and Karin looks at her order."""
    karin = there.town.mailbox(KARIN)
    confirmation = await karin.waits_for(subject="8–10")
    page = await _narrow(there)
    await page.goto(f"{there.town.sandbox.url}/sandbox/mails/{confirmation.id}/html")
    await page.screenshot(path=folder / "confirmation.png")
    await _both_sign(there)
    protocol = await karin.waits_for(subject="protokoll", timeout=20)
    _print(await protocol.attachment("AO-1.pdf"), folder / "protocol")
    await page.goto(protocol.links[-1])
    await page.screenshot(path=folder / "order-page.png")


async def _both_sign(there: Stage) -> None:
    anna = Phone(there.desk, "left", there.language)
    finished = there.label("✍️ Finished, sign as {name}", name="Anna Berg")
    await anna.says("/order 1")
    await anna.taps(there.label("✍️ Sign"), then=finished)
    await anna.taps(finished, then=KARIN)
    await anna.taps(KARIN)
    request = await there.town.mailbox(KARIN).waits_for(subject="signera", timeout=20)
    tab = await there.desk.context.new_page()
    await tab.goto(next(each for each in request.links if "/sign/" in each))
    await draws(tab)
    await tab.locator("#send").click()
    await expect(tab.locator("[data-answered]")).to_contain_text("Karin Ek")
    await tab.close()


async def _narrow(there: Stage) -> Page:
    browser = there.desk.context.browser
    if browser is None:
        raise LookupError("the stage has no browser")
    context = await browser.new_context(
        locale="sv-SE", timezone_id="Europe/Stockholm", viewport=NARROW, device_scale_factor=1.5
    )
    return await context.new_page()


def _print(pdf: bytes, stem: Path) -> None:
    """The first page as a picture."""
    command = ["pdftoppm", "-r", DPI, "-png", "-singlefile", "-", str(stem)]
    subprocess.run(command, input=pdf, check=True)
