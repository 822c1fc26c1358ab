"""What a customer answers from his mails works in a real browser, with JavaScript off."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from playwright.async_api import Page, expect

from core.links import Purpose
from core.numbers import OrderNumber
from core.work_order import State
from tests.browser import chromium
from tests.web.orders import worked_on
from tests.web.stage import Stage
from tests.web.test_times import AT, offered

pytestmark = pytest.mark.chromium


@pytest.fixture
async def page() -> AsyncIterator[Page]:
    async with chromium() as browser:
        context = await browser.new_context(
            viewport={"width": 390, "height": 700}, java_script_enabled=False
        )
        yield await context.new_page()


@pytest.mark.shows("W", "RV-03")
async def test_a_time_is_picked_with_two_taps(stage: Stage, page: Page) -> None:
    await page.goto(stage.address(await offered(stage)))
    await page.get_by_role("button", name="Thu 26 Nov 10–12").click()
    await expect(page.get_by_text("The time is held for you until 14:30.")).to_be_visible()
    await page.get_by_role("button", name="Book this time").click()
    await expect(
        page.get_by_role("heading", name="Anna Berg comes Thu 26 Nov 10–12")
    ).to_be_visible()
    (booking,) = (await stage.order(OrderNumber(421))).bookings
    assert booking.starts_at.hour == AT.hour + 2


@pytest.mark.shows("W", "RV-06")
async def test_the_number_that_the_mail_chose_is_changed_before_it_is_sent(
    stage: Stage, page: Page
) -> None:
    order = replace(worked_on(stage.number()), state=State.SIGNED)
    path = await stage.page_for(Purpose.RATE, order)
    await page.goto(stage.address(f"{path}/rate?score=2"))
    await page.get_by_role("radio", name="4").check()
    await page.get_by_label("A word about it").fill("Quick")
    await page.get_by_role("button", name="Send").click()
    await expect(page.get_by_text("Thank you! You said 4 of 5.")).to_be_visible()


@pytest.mark.shows("W", "RV-03", "RV-06")
async def test_nothing_is_wider_than_a_phone(stage: Stage, page: Page) -> None:
    await page.goto(stage.address(await offered(stage)))
    body = await page.locator("body").bounding_box()
    days = await page.locator(".days .card").first.bounding_box()
    assert body is not None
    assert days is not None
    assert body["width"] <= 390
    assert days["width"] > 300
