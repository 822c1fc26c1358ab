"""A signature drawn with the mouse in a real browser arrives, also after bad coverage."""

import json
import math
from collections.abc import AsyncIterator
from io import BytesIO

import pytest
from PIL import Image
from playwright.async_api import Page, expect

from core import settings
from core.order_papers import SignedAs
from core.work_order import State
from tests.browser import chromium
from tests.web.orders import signed_again, waiting
from tests.web.stage import Stage

pytestmark = pytest.mark.chromium


@pytest.fixture
async def page() -> AsyncIterator[Page]:
    async with chromium() as browser:
        phone = await browser.new_context(viewport={"width": 390, "height": 700}, has_touch=True)
        yield await phone.new_page()


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


async def _sign_without_coverage(page: Page) -> None:
    await draw(page)
    await page.context.set_offline(True)
    await page.get_by_role("button", name="Sign", exact=True).click()
    await expect(page.get_by_role("alert")).to_contain_text("It could not be sent.")


@pytest.mark.shows("W", "SG-01")
async def test_without_coverage_the_drawing_stays_on_the_device_until_it_has_arrived(
    stage: Stage, page: Page
) -> None:
    """SG-01: it is sent by itself when coverage is back, once, and then forgotten."""
    order = waiting(stage.number())
    await page.goto(stage.address(await stage.sign_page(order)))
    await _sign_without_coverage(page)
    await page.context.set_offline(False)
    await expect(page.get_by_text("Signed by Karin Ek today 14:20")).to_be_visible()
    assert await page.evaluate("localStorage.length") == 0
    kept = await stage.order(order.number)
    assert [s.role for s in kept.signatures].count(SignedAs.CUSTOMER) == 1


@pytest.mark.shows("W", "SG-01")
async def test_what_was_signed_without_coverage_is_sent_when_the_page_is_opened_again(
    stage: Stage, page: Page
) -> None:
    order = waiting(stage.number())
    address = stage.address(await stage.sign_page(order))
    await page.goto(address)
    await _sign_without_coverage(page)
    await page.goto("about:blank")
    await page.context.set_offline(False)
    assert (await stage.order(order.number)).state is State.PARTLY_SIGNED
    await page.goto(address)
    await expect(page.get_by_text("Signed by Karin Ek today 14:20")).to_be_visible()


@pytest.mark.shows("W", "SG-05")
async def test_what_was_signed_without_coverage_is_not_put_under_other_lines(
    stage: Stage, page: Page
) -> None:
    """SG-05: it says that other lines stand there now, and waits for another yes."""
    order = waiting(stage.number())
    address = stage.address(await stage.sign_page(order))
    await page.goto(address)
    await _sign_without_coverage(page)
    await page.goto("about:blank")
    await stage.add_measure(order.number, "Painted the frame")
    await stage.change(order.number, signed_again)
    await page.context.set_offline(False)
    await page.goto(address)
    await expect(page.get_by_text("Other lines stand here now")).to_be_visible()
    assert (await stage.order(order.number)).state is State.PARTLY_SIGNED
    await page.get_by_role("button", name="Sign", exact=True).click()
    await expect(page.get_by_text("Signed by Karin Ek today 14:20")).to_be_visible()


@pytest.mark.shows("W", "SG-01")
async def test_two_tabs_sign_once_and_both_show_it(stage: Stage, page: Page) -> None:
    order = waiting(stage.number())
    address = stage.address(await stage.sign_page(order))
    await page.goto(address)
    other = await page.context.new_page()
    await other.goto(address)
    await page.bring_to_front()
    await _sign_without_coverage(page)
    await page.context.set_offline(False)
    for tab in (page, other):
        await expect(tab.get_by_text("Signed by Karin Ek today 14:20")).to_be_visible()
    kept = await stage.order(order.number)
    assert [s.role for s in kept.signatures].count(SignedAs.CUSTOMER) == 1


@pytest.mark.shows("W", "SG-01")
async def test_the_picture_carries_the_strokes_it_was_drawn_with(stage: Stage, page: Page) -> None:
    order = waiting(stage.number())
    await page.goto(stage.address(await stage.sign_page(order)))
    await draw(page)
    await touch(page)
    await page.get_by_role("button", name="Sign", exact=True).click()
    await expect(page.get_by_text("Signed by Karin Ek today 14:20")).to_be_visible()
    picture = (await stage.order(order.number)).signatures[-1].image_sha256 or ""
    with Image.open(BytesIO(await stage.parts.files.get(picture))) as image:
        assert len(json.loads(image.info["strokes"])) == 2


@pytest.mark.shows("W", "SG-06", "SE-48")
async def test_a_name_alone_signs_by_keyboard_where_the_company_takes_it(
    stage: Stage, page: Page
) -> None:
    await stage.set(settings.SIGN_BY_NAME, "on")
    order = waiting(stage.number())
    await page.goto(stage.address(await stage.sign_page(order)))
    await page.get_by_text("Sign with your name alone").focus()
    await page.keyboard.press("Enter")
    await page.get_by_label("Your name").fill("Karin Ek-Lund")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("Signed by Karin Ek-Lund today 14:20")).to_be_visible()
    assert (await stage.order(order.number)).signatures[-1].image_sha256 is None


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
