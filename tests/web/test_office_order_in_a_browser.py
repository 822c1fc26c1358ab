"""An order's page in a real browser: on a phone, and kept up to date while it is open."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Page, expect

from core.links import Purpose
from core.people import SYSTEM
from core.usecases.sessions import MakeSession, make_session
from tests.browser import chromium
from tests.web.offices import Office, office_of
from tests.web.offices_orders import at, now
from tests.web.orders import worked_on
from tests.web.stage import Stage

pytestmark = pytest.mark.chromium


@pytest.fixture
async def page() -> AsyncIterator[Page]:
    async with chromium() as browser:
        yield await browser.new_page(viewport={"width": 390, "height": 800})


@pytest.fixture
async def office(stage: Stage) -> Office:
    return await office_of(stage)


async def opens(page: Page, office: Office, path: str) -> None:
    """Doris comes in by a link in this browser, and opens the page."""
    stage = office.stage
    session = await stage.parts.door.do(make_session, MakeSession("Doris Dal"), SYSTEM)
    token = stage.parts.signer.token(Purpose.OFFICE, session)
    await page.goto(stage.address(f"/office/in/{token}"))
    await page.get_by_role("button", name="Open the office").click()
    await page.goto(stage.address(path))


@pytest.mark.shows("W", "ME-03")
async def test_a_measure_is_written_on_a_phone(office: Office, page: Page) -> None:
    path = await at(office, worked_on)
    await opens(page, office, path)
    await page.get_by_placeholder("What was done?").fill("Oiled the hinges")
    await page.get_by_role("button", name="Add what was done").click()
    await expect(page.get_by_text("Noted on order 421.")).to_be_visible()
    assert (await now(office, path)).assignments[0].measures[-1].text == "Oiled the hinges"


@pytest.mark.parametrize("beyond", ["", "/edit", "/letters", "/history", "/articles"])
async def test_no_page_of_an_order_is_wider_than_a_phone(
    office: Office, page: Page, beyond: str
) -> None:
    await opens(page, office, f"{await at(office, worked_on)}{beyond}")
    assert await page.evaluate("document.documentElement.scrollWidth") <= 390


async def test_what_a_colleague_does_is_seen_at_once(office: Office, page: Page) -> None:
    path = await at(office, worked_on)
    async with page.expect_response("**/office/live"):
        await opens(page, office, path)
    await office.stage.add_measure((await now(office, path)).number, "Painted the frame")
    office.stage.parts.changes.tell()
    await expect(page.get_by_text("Painted the frame").first).to_be_visible()


async def test_who_edits_is_told_of_a_change_to_this_order(office: Office, page: Page) -> None:
    path = await at(office, worked_on)
    async with page.expect_response("**/office/live"):
        await opens(page, office, f"{path}/edit")
    await page.get_by_label("Cost centre").fill("K7")
    await office.stage.add_measure((await now(office, path)).number, "Painted the frame")
    office.stage.parts.changes.tell()
    await expect(page.get_by_text("changed by somebody else meanwhile")).to_be_visible()


async def test_who_edits_is_not_told_of_what_happens_elsewhere(office: Office, page: Page) -> None:
    path, other = await at(office, worked_on), await at(office)
    async with page.expect_response("**/office/live"):
        await opens(page, office, f"{path}/edit")
    await page.get_by_label("Cost centre").fill("K7")
    await office.stage.add_measure((await now(office, other)).number, "Painted the frame")
    async with page.expect_response(f"**{path}/edit"):
        office.stage.parts.changes.tell()
    await expect(page.get_by_text("changed by somebody else meanwhile")).to_be_hidden()
