"""A signature drawn with the mouse in a real browser arrives, also after bad coverage."""

import math
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Page, expect

from core.order_papers import SignedAs
from core.work_order import State
from tests.browser import chromium
from tests.web.orders import signed_again, waiting
from tests.web.stage import Stage

pytestmark = pytest.mark.chromium


@pytest.fixture
async def page() -> AsyncIterator[Page]:
    async with chromium() as browser:
        yield await browser.new_page(viewport={"width": 390, "height": 700}, has_touch=True)


async def draw(page: Page) -> None:
    """Draw one stroke over the pad with the mouse."""
    pad = page.locator("#pad")
    await pad.scroll_into_view_if_needed()
    box = await pad.bounding_box()
    assert box is not None
    middle = box["y"] + box["height"] / 2
    await page.mouse.move(box["x"] + 40, middle)
    await page.mouse.down()
    for step in range(25):
        await page.mouse.move(box["x"] + 40 + step * 10, middle + 40 * math.sin(step / 2))
    await page.mouse.up()


async def touch(page: Page) -> None:
    """Draw downwards over the pad with a finger, as a scroll would go."""
    pad = page.locator("#pad")
    await pad.scroll_into_view_if_needed()
    await page.evaluate("window.before = scrollY")
    box = await pad.bounding_box()
    assert box is not None
    finger = await page.context.new_cdp_session(page)
    for step in range(12):
        point = {"x": box["x"] + 60 + step * 12, "y": box["y"] + 20 + step * 8}
        kind = "touchMove" if step else "touchStart"
        await finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [point]})
    await finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


@pytest.mark.shows("W", "SG-01")
async def test_a_drawn_signature_signs_the_order(stage: Stage, page: Page) -> None:
    order = waiting(stage.number())
    await page.goto(stage.address(await stage.sign_page(order)))
    await page.get_by_label("Name clarification").fill("Karin Ek-Lund")
    await draw(page)
    await page.get_by_role("button", name="Sign", exact=True).click()
    await expect(page.get_by_text("Signed by Karin Ek-Lund today 14:20")).to_be_visible()
    signed = await stage.order(order.number)
    assert signed.state is State.SIGNED
    assert signed.signatures[-1].image_sha256 is not None


async def test_a_finger_draws_too_and_does_not_scroll_the_page(stage: Stage, page: Page) -> None:
    order = waiting(stage.number())
    await page.goto(stage.address(await stage.sign_page(order)))
    await touch(page)
    await expect(page.get_by_role("button", name="Undo stroke")).to_be_enabled()
    assert await page.evaluate("scrollY === before")
    await page.get_by_role("button", name="Sign", exact=True).click()
    await expect(page.get_by_text("Signed by Karin Ek today 14:20")).to_be_visible()


async def test_undo_and_clear_leave_a_blank_pad_that_is_not_sent(stage: Stage, page: Page) -> None:
    order = waiting(stage.number())
    await page.goto(stage.address(await stage.sign_page(order)))
    await draw(page)
    await page.get_by_role("button", name="Undo stroke").click()
    await draw(page)
    await page.get_by_role("button", name="Clear").click()
    await page.get_by_role("button", name="Sign", exact=True).click()
    await expect(page.get_by_role("alert")).to_have_text("Draw your signature first.")
    assert (await stage.order(order.number)).state is State.PARTLY_SIGNED


async def test_without_coverage_the_drawing_stays_on_the_device_until_it_has_arrived(
    stage: Stage, page: Page
) -> None:
    order = waiting(stage.number())
    address = stage.address(await stage.sign_page(order))
    await page.goto(address)
    await draw(page)
    await page.context.set_offline(True)
    await page.get_by_role("button", name="Sign", exact=True).click()
    await expect(page.get_by_role("alert")).to_contain_text("It could not be sent.")
    await page.context.set_offline(False)
    await page.goto(address)
    await page.get_by_role("button", name="Sign", exact=True).click()
    await expect(page.get_by_text("Signed by Karin Ek today 14:20")).to_be_visible()
    assert await page.evaluate("localStorage.length") == 0
    kept = await stage.order(order.number)
    assert [s.role for s in kept.signatures].count(SignedAs.CUSTOMER) == 1


async def test_new_lines_are_shown_and_the_drawing_waits_for_a_second_yes(
    stage: Stage, page: Page
) -> None:
    order = waiting(stage.number())
    await page.goto(stage.address(await stage.sign_page(order)))
    await draw(page)
    await stage.add_measure(order.number, "Painted the frame")
    await stage.change(order.number, signed_again)
    await page.get_by_role("button", name="Sign", exact=True).click()
    await expect(page.get_by_text("The order changed while this page was open.")).to_be_visible()
    await expect(page.get_by_text("Painted the frame")).to_be_visible()
    await page.get_by_role("button", name="Sign", exact=True).click()
    await expect(page.get_by_text("Signed by Karin Ek today 14:20")).to_be_visible()
