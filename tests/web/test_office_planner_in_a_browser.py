"""The planner in a real browser: dragged with the mouse, and moved on the keyboard."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import CDPSession, Locator, Page, expect

from core.links import Purpose
from core.people import SYSTEM, User
from core.usecases.sessions import MakeSession, make_session
from tests.browser import chromium
from tests.web.planning import THURSDAY, WEDNESDAY, Planner, at, planner_of
from tests.web.stage import Stage

pytestmark = pytest.mark.chromium


@pytest.fixture
async def page() -> AsyncIterator[Page]:
    async with chromium() as browser:
        yield await browser.new_page(viewport={"width": 1280, "height": 800})


async def opened(stage: Stage, page: Page) -> Planner:
    """Doris is in with a browser, and a planner with two technicians."""
    planner = await planner_of(stage)
    session = await stage.parts.door.do(make_session, MakeSession("Doris Dal"), SYSTEM)
    path = f"/office/in/{stage.parts.signer.token(Purpose.OFFICE, session)}"
    await page.goto(stage.address(path))
    await page.get_by_role("main").get_by_role("button").click()
    return planner


async def looks(planner: Planner, page: Page) -> None:
    """At the week."""
    await page.goto(planner.stage.address(f"/office/planner?day={THURSDAY}"))


def cell(page: Page, user: User, day: object = THURSDAY) -> Locator:
    """A person's day."""
    return page.locator(f'[data-cell][data-who="{user.id}"][data-day="{day}"]')


async def drags(page: Page, what: Locator, to: Locator) -> None:
    """Drag with the mouse from the middle of one to the middle of the other."""
    start, end = await what.bounding_box(), await to.bounding_box()
    assert start is not None
    assert end is not None
    await page.mouse.move(start["x"] + start["width"] / 2, start["y"] + 20)
    await page.mouse.down()
    await page.mouse.move(end["x"] + 30, end["y"] + 6, steps=8)
    await page.mouse.up()


@pytest.mark.shows("W", "BO-04")
async def test_an_order_is_booked_by_drag(stage: Stage, page: Page) -> None:
    planner = await opened(stage, page)
    order = await planner.order()
    await looks(planner, page)
    await drags(page, page.locator(".waits [data-block]"), cell(page, planner.anna))
    await expect(page.get_by_role("status").first).to_have_text(
        f"AO {order.number} is booked: Thu 26 Nov 7–9, Anna Berg."
    )


async def test_a_booking_is_given_away_and_lengthened_by_drag(stage: Stage, page: Page) -> None:
    planner = await opened(stage, page)
    order = await planner.order(planner.booked(planner.anna, 8, 10))
    await looks(planner, page)
    await drags(page, page.locator(".plan [data-block]"), cell(page, planner.erik, WEDNESDAY))
    await expect(page.get_by_role("status").first).to_contain_text("tomorrow 8–10, Erik Holm")
    grip = await page.locator("[data-grip]").bounding_box()
    assert grip is not None
    await page.mouse.move(grip["x"] + 20, grip["y"] + 4)
    await page.mouse.down()
    await page.mouse.move(grip["x"] + 20, grip["y"] + 36, steps=4)
    await page.mouse.up()
    await expect(page.get_by_role("status").first).to_contain_text("tomorrow 8–11, Erik Holm")
    (booking,) = (await planner.stage.order(order.number)).bookings
    assert booking.ends_at == at(11, WEDNESDAY)


async def test_a_booking_is_moved_on_the_keyboard(stage: Stage, page: Page) -> None:
    planner = await opened(stage, page)
    await planner.order(planner.booked(planner.anna, 8, 10))
    await looks(planner, page)
    await page.locator(".plan [data-block] a").focus()
    for key in (" ", "ArrowLeft", "ArrowDown"):
        await page.keyboard.press(key)
    await expect(page.locator("[data-says-it]")).to_have_text("Erik Holm, tomorrow")
    await page.keyboard.press(" ")
    await expect(page.get_by_role("status").first).to_contain_text("tomorrow 8–10, Erik Holm")


async def test_a_click_still_opens_the_booking(stage: Stage, page: Page) -> None:
    planner = await opened(stage, page)
    await planner.order(planner.booked(planner.anna, 8, 10))
    await looks(planner, page)
    await page.locator(".plan [data-block] a").click()
    await expect(page.get_by_role("heading", name="Booking of AO 421")).to_be_visible()


async def test_what_somebody_else_books_appears_by_itself(stage: Stage, page: Page) -> None:
    planner = await opened(stage, page)
    async with page.expect_response("**/office/live"):
        await looks(planner, page)
    order = await planner.order(planner.booked(planner.anna, 8, 10))
    planner.stage.parts.changes.tell()
    await expect(page.locator(".plan .block")).to_contain_text(f"AO {order.number}")


async def test_a_phone_shows_one_day_and_goes_nowhere_sideways(stage: Stage, page: Page) -> None:
    planner = await opened(stage, page)
    await planner.order(planner.booked(planner.anna, 8, 10))
    await page.set_viewport_size({"width": 390, "height": 800})
    await looks(planner, page)
    await expect(page.locator("[data-cell]:visible")).to_have_count(2)
    assert await page.evaluate("document.documentElement.scrollWidth") == 390


async def test_a_finger_that_rests_on_an_order_drags_it(stage: Stage) -> None:
    async with chromium() as browser:
        page = await browser.new_page(viewport={"width": 800, "height": 700}, has_touch=True)
        planner = await opened(stage, page)
        order = await planner.order()
        await looks(planner, page)
        await rests_and_drags(page, page.locator(".waits [data-block]"), cell(page, planner.anna))
        await expect(page.get_by_role("status").first).to_contain_text(f"AO {order.number} is")


async def rests_and_drags(page: Page, what: Locator, to: Locator) -> None:
    """A finger rests until the block is held, then moves over the other and leaves."""
    await what.scroll_into_view_if_needed()
    start, end = await what.bounding_box(), await to.bounding_box()
    assert start is not None
    assert end is not None
    finger = await page.context.new_cdp_session(page)
    x, y = start["x"] + 30, start["y"] + 14
    await _touches(finger, "touchStart", x, y)
    await expect(page.locator(".ghost")).to_be_visible()
    for step in range(1, 9):
        there = (end["x"] + 30 - x) * step / 8, (end["y"] + 6 - y) * step / 8
        await _touches(finger, "touchMove", x + there[0], y + there[1])
    await finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


async def _touches(finger: CDPSession, kind: str, x: float, y: float) -> None:
    point = {"x": x, "y": y}
    await finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [point]})
