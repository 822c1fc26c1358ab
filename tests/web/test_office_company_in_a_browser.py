"""The company's own pages in a real browser, on a phone."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Page, expect

from core.settings import REQUIRE_MEASURE_TO_SEND
from tests.browser import chromium
from tests.web.offices import Office, office_of
from tests.web.orders import reported
from tests.web.stage import Stage

pytestmark = pytest.mark.chromium
PATHS = (
    "/office/settings",
    "/office/settings?group=6",
    "/office/settings/custom-statuses",
    "/office/settings/custom-fields",
    "/office/settings/working-hours",
    "/office/settings/paper-templates",
    "/office/settings/self-check-templates",
    "/office/people",
    "/office/mail",
    "/office/purchases",
    "/office/history",
)
TOO_WIDE = "document.documentElement.scrollWidth > innerWidth"
FIELDS = "main input:not([type=hidden]), main select, main textarea"
NAMELESS = (
    f"[...document.querySelectorAll('{FIELDS}')]"
    ".filter(e => !(e.labels && e.labels.length) && !e.ariaLabel).length"
)
TOO_SMALL = (
    "[...document.querySelectorAll('main .button, main select, main .tabs a')]"
    ".filter(e => e.getBoundingClientRect().height < 44).length"
)


@pytest.fixture
async def office(stage: Stage) -> Office:
    return await office_of(stage)


@pytest.fixture
async def page(office: Office) -> AsyncIterator[Page]:
    jar = office.stage.client.session.cookie_jar
    where = office.stage.address("/")
    async with chromium() as browser:
        page = await browser.new_page(viewport={"width": 390, "height": 800})
        for each in jar:
            await page.context.add_cookies([{"name": each.key, "value": each.value, "url": where}])
        yield page


async def test_every_page_fits_a_phone_and_names_its_fields(office: Office, page: Page) -> None:
    amiss = {}
    for path in PATHS:
        await page.goto(office.stage.address(path))
        found = [await page.evaluate(each) for each in (TOO_WIDE, NAMELESS, TOO_SMALL)]
        if any(found):
            amiss[path] = found
    assert amiss == {}


@pytest.mark.shows("W", "XT-07")
async def test_a_requirement_is_turned_on_after_one_look_at_who_gets_stuck(
    office: Office, page: Page
) -> None:
    await office.stage.keep(reported(office.stage.number()))
    await page.goto(office.stage.address("/office/settings?q=require-measure-to-send"))
    await page.get_by_role("button", name="Turn on").click()
    await expect(page.get_by_role("link", name="AO 421")).to_be_visible()
    await page.get_by_role("button", name="Change it all the same").click()
    await expect(page.get_by_role("button", name="Turn off")).to_be_visible()
    values = await office.stage.parts.door.ask(lambda uow: uow.settings.all())
    assert values[REQUIRE_MEASURE_TO_SEND] is True
