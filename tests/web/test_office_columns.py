"""The columns of the office's table: chosen, put in another order, taken away."""

import re
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Page

from tests.browser import chromium
from tests.web.listed import door_and_lift
from tests.web.offices import Office, office_of
from tests.web.stage import Stage, text_of

LIST = "/office/orders"
COLUMNS = f"{LIST}/columns"
THREE = [("column", "number"), ("column", "customer"), ("column", "state")]


@pytest.fixture
async def office(stage: Stage) -> Office:
    await door_and_lift(stage)
    return await office_of(stage)


def chosen(page: str) -> list[str]:
    """The columns that are ticked, from above."""
    return re.findall(r'name="column" value="([^"]+)" checked', page)


@pytest.mark.shows("W", "LS-08", "LS-10")
async def test_the_table_has_the_columns_one_chose(office: Office) -> None:
    await office.posts(COLUMNS, fields=[("column", "number"), ("column", "cost-centre")])
    page = text_of(await office.get(f"{LIST}?table=1"))
    assert "Chosen Number ▼ Cost centre" in page or "Chosen Number Cost centre" in page


@pytest.mark.shows("W", "LS-11")
async def test_a_column_is_moved_by_its_arrows(office: Office) -> None:
    await office.posts(COLUMNS, up="customer", back=COLUMNS, fields=THREE)
    assert chosen(await office.get(COLUMNS)) == ["customer", "number", "state"]
    moved = [("column", "customer"), ("column", "number"), ("column", "state")]
    await office.posts(COLUMNS, down="number", back=COLUMNS, fields=moved)
    assert chosen(await office.get(COLUMNS)) == ["customer", "state", "number"]


@pytest.mark.shows("W", "LS-12")
async def test_what_is_not_ticked_is_taken_away(office: Office) -> None:
    await office.posts(COLUMNS, fields=THREE)
    await office.posts(COLUMNS, fields=THREE[:2])
    assert chosen(await office.get(COLUMNS)) == ["number", "customer"]


async def test_the_usual_columns_come_back(office: Office) -> None:
    before = chosen(await office.get(COLUMNS))
    await office.posts(COLUMNS, fields=THREE)
    await office.posts(f"{COLUMNS}/usual")
    assert chosen(await office.get(COLUMNS)) == before


async def test_a_table_has_at_least_one_column(office: Office) -> None:
    page = await office.posts(COLUMNS, back=COLUMNS)
    assert "A list needs at least one column" in text_of(page)


@pytest.fixture
async def page() -> AsyncIterator[Page]:
    async with chromium() as browser:
        yield await browser.new_page(viewport={"width": 390, "height": 800})


@pytest.mark.chromium
@pytest.mark.shows("W", "LS-11")
async def test_a_column_is_dragged_to_another_place(office: Office, page: Page) -> None:
    await office.posts(COLUMNS, fields=THREE)
    await comes_in(office, page)
    await page.goto(office.stage.address(COLUMNS))
    first, third = (page.locator("[data-columns] .grip").nth(at) for at in (0, 2))
    await first.hover()
    await page.mouse.down()
    box = await third.bounding_box()
    assert box is not None
    await page.mouse.move(box["x"] + 10, box["y"] + box["height"] / 2, steps=8)
    await page.mouse.up()
    await page.get_by_role("button", name="Save", exact=True).click()
    assert chosen(await office.get(COLUMNS)) == ["customer", "state", "number"]


async def comes_in(office: Office, page: Page) -> None:
    """The browser is in as the office is."""
    for cookie in office.stage.client.session.cookie_jar:
        where = office.stage.address("/")
        await page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": where}])
