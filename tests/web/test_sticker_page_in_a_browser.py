"""A sticker's page on a phone: filled in with thumbs, with a photo, without a script."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Page, expect

from core.people import SYSTEM, Actor
from core.ports import UnitOfWork
from core.registers import ServiceObject
from tests.browser import chromium
from tests.web.stage import Stage

pytestmark = [pytest.mark.chromium, pytest.mark.shows("W", "RV-09")]
PHOTO = b"\xff\xd8\xff\xe0" + b"0" * 40


@pytest.fixture
async def phone() -> AsyncIterator[Page]:
    """A phone whose browser runs no script."""
    async with chromium() as browser:
        yield await browser.new_page(
            viewport={"width": 390, "height": 800}, has_touch=True, java_script_enabled=False
        )


async def opens(stage: Stage, phone: Page) -> None:
    """Whoever stands before the door scans its sticker."""

    def keep(_: None, __: Actor, uow: UnitOfWork) -> None:
        uow.service_objects.put(ServiceObject("D-014", "Entrance door"))

    await stage.parts.door.do(keep, None, SYSTEM)
    await phone.goto(stage.address("/r/o_D-014"))


async def test_a_fault_is_reported_with_a_photo(stage: Stage, phone: Page) -> None:
    await opens(stage, phone)
    await phone.get_by_label("What is wrong?").fill("It does not close")
    await phone.get_by_label("Your e-mail or phone").fill("070-123 45 67")
    photo = {"name": "door.jpg", "mimeType": "image/jpeg", "buffer": PHOTO}
    await phone.get_by_label("Photos").set_input_files(photo)  # type: ignore[arg-type]
    await phone.get_by_role("button", name="Send the report").click()
    await expect(phone.get_by_text("Entrance door: it is order 1 with us.")).to_be_visible()


async def test_what_only_programs_fill_in_is_out_of_reach(stage: Stage, phone: Page) -> None:
    await opens(stage, phone)
    await expect(phone.get_by_role("textbox", name="Leave this empty")).to_have_count(0)
