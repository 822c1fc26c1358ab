"""The office's list of orders in a real browser: whole on a phone, and its file opens rightly."""

import csv
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from playwright.async_api import Page, expect

from core import settings as s
from tests.browser import chromium
from tests.web.listed import door_and_lift, numbers
from tests.web.offices import Office, office_of
from tests.web.orders import reported
from tests.web.stage import Stage

pytestmark = pytest.mark.chromium
LIST = "/office/orders"


@pytest.fixture
async def office(stage: Stage) -> Office:
    await door_and_lift(stage)
    await stage.set(s.CUSTOM_STATUSES, "Waits for parts #a4262c")
    await stage.set(s.SHOW_CUSTOM_STATUS, "on")
    waiting = replace(reported(stage.number()), custom_status="Waits for parts", urgent=True)
    await stage.keep(waiting)
    return await office_of(stage)


@pytest.fixture
async def page(office: Office) -> AsyncIterator[Page]:
    async with chromium() as browser:
        page = await browser.new_page(viewport={"width": 390, "height": 800})
        for cookie in office.stage.client.session.cookie_jar:
            where = office.stage.address("/")
            await page.context.add_cookies(
                [{"name": cookie.key, "value": cookie.value, "url": where}]
            )
        yield page


@pytest.mark.parametrize("path", [LIST, f"{LIST}?table=1", f"{LIST}/columns", f"{LIST}/new"])
async def test_on_a_phone_nothing_stands_out_at_the_side(
    office: Office, page: Page, path: str
) -> None:
    await page.goto(office.stage.address(path))
    for summary in await page.locator("main summary").all():
        await summary.click()
    assert await page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.shows("W", "WO-23")
async def test_what_is_ticked_on_a_card_is_deleted_after_a_yes(office: Office, page: Page) -> None:
    await page.goto(office.stage.address(LIST))
    await page.get_by_label("AO 422").check()
    await page.get_by_role("button", name="Delete").click()
    await page.get_by_role("button", name="Yes").click()
    await expect(page.get_by_text("1 order is deleted")).to_be_visible()
    assert await numbers(office.stage) == ["421", "423"]


@pytest.mark.shows("W", "LS-14")
async def test_the_file_opens_with_its_columns(office: Office, page: Page) -> None:
    await page.goto(office.stage.address(f"{LIST}?q=lift"))
    async with page.expect_download() as coming:
        await page.get_by_role("button", name="Spreadsheet (CSV)").click()
    path = await (await coming.value).path()
    rows = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
    assert [(row["Number"], row["Customer"]) for row in rows] == [("422", "Skolan")]
