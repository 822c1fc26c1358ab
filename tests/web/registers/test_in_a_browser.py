"""The registers in a real browser, on a phone."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Page, expect

from core.links import Purpose
from core.people import SYSTEM
from core.registers import InfoTemplate
from core.usecases.sessions import MakeSession, make_session
from tests.browser import chromium
from tests.web.offices import Office
from tests.web.registers.rows import DOOR, EKEN, kept, page_of, row_of

pytestmark = pytest.mark.chromium


@pytest.fixture
async def page(office: Office) -> AsyncIterator[Page]:
    """A phone's browser, in by a link."""
    session = await office.stage.parts.door.do(make_session, MakeSession("Doris Dal"), SYSTEM)
    link = f"/office/in/{office.stage.parts.signer.token(Purpose.OFFICE, session)}"
    async with chromium() as browser:
        page = await browser.new_page(viewport={"width": 390, "height": 800})
        await page.goto(office.stage.address(link))
        await page.get_by_role("main").get_by_role("button").click()
        yield page


@pytest.mark.shows("W", "OB-03", "OB-09")
async def test_an_object_is_kept_on_a_phone(office: Office, page: Page) -> None:
    await kept(office.stage, InfoTemplate("Doors", ("Width",), model="TS 83"))
    await page.goto(office.stage.address(page_of(DOOR)))
    await page.get_by_label("Serial number").fill("S-1")
    await page.get_by_label("Width").fill("90 cm")
    await page.get_by_role("button", name="Save").click()
    await expect(page.get_by_text("Saved.")).to_be_visible()
    now = await row_of(office.stage, DOOR)
    assert (now.serial_number, now.info) == ("S-1", (("Width", "90 cm"),))


@pytest.mark.parametrize(
    "path",
    [page_of(DOOR), page_of(EKEN), "/office/registers/objects"],
    ids=["an object", "a customer", "objects"],
)
async def test_no_page_is_wider_than_a_phone(office: Office, page: Page, path: str) -> None:
    await page.goto(office.stage.address(path))
    assert await page.evaluate("document.documentElement.scrollWidth") <= 390


async def test_a_file_is_chosen_seen_and_taken_in(office: Office, page: Page) -> None:
    await page.goto(office.stage.address("/office/registers/customers/import"))
    content = b"Namn;Telefon\nBrf Eken;1234\n"
    file = page.get_by_label("File")
    await file.set_input_files({"name": "k.csv", "mimeType": "text/csv", "buffer": content})
    await page.get_by_role("button", name="See what would change").click()
    await page.get_by_role("button", name="Take it in").click()
    await expect(page.get_by_text("1 changed")).to_be_visible()
    assert (await row_of(office.stage, EKEN)).phone == "1234"
