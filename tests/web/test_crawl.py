"""Every page of the office, reached by its links: it opens, is put together well, and bears nonsense."""

from collections import Counter
from collections.abc import AsyncIterator, Iterable
from typing import Any

import pytest
from playwright.async_api import ConsoleMessage, Page

from tests.browser import chromium
from tests.web.accessible import broken_rules, faint_colours
from tests.web.filled import filled_office
from tests.web.offices import Office
from tests.web.stage import StageFor
from tests.web.walking import Form, Walk, kind, shape

NONSENSE = "\u202e<b>'\";--\u0000 99999999999999999999 -1 \u00e5\U0001f6aa"
OUT = "/office/out"
GUARDS = {"csrf", "back"}
BEGIN = ("/office", *(f"/office/orders/{number}" for number in range(421, 428)))
TOO_WIDE = "document.documentElement.scrollWidth > innerWidth"
OPEN_ALL = "document.querySelectorAll('main details').forEach(each => { each.open = true; })"


@pytest.fixture
async def office(stage_for: StageFor) -> Office:
    return await filled_office(stage_for)


@pytest.fixture
async def page(office: Office) -> AsyncIterator[Page]:
    async with chromium() as browser:
        page = await browser.new_page(viewport={"width": 390, "height": 800})
        where = office.stage.address("/")
        for each in office.stage.client.session.cookie_jar:
            await page.context.add_cookies([{"name": each.key, "value": each.value, "url": where}])
        yield page


async def walked(office: Office) -> tuple[Walk, dict[str, int]]:
    """Every page and form of the office, and how each page answered."""
    answers: dict[str, int] = {}

    async def visit(address: str) -> str:
        async with office.stage.client.get(address) as answer:
            answers[address] = answer.status
            return await answer.text() if answer.content_type == "text/html" else ""

    walk = Walk(shape)
    await walk.goes(visit, *BEGIN)
    return walk, answers


async def test_every_link_of_every_page_leads_somewhere(office: Office) -> None:
    walk, answers = await walked(office)
    assert {each: status for each, status in answers.items() if status != 200} == {}
    assert len(walk.pages) > 100


async def test_no_page_has_an_id_twice_or_a_field_without_a_name(office: Office) -> None:
    walk, _ = await walked(office)
    amiss = {
        address: ([each for each, times in Counter(read.ids).items() if times > 1], read.nameless)
        for address, read in walk.pages.items()
    }
    assert {address: found for address, found in amiss.items() if any(found)} == {}


async def test_every_form_answers_nonsense_with_a_page(office: Office) -> None:
    walk, _ = await walked(office)
    assert [form for form in walk.forms() if not await bears(office, form, NONSENSE)] == []


async def test_every_form_answers_with_a_page_when_nothing_was_filled_in(office: Office) -> None:
    walk, _ = await walked(office)
    assert [form for form in walk.forms() if not await bears(office, form, None)] == []


async def bears(office: Office, form: Form, said: str | None) -> bool:
    """The form is answered in words, or with what it asks for, whatever stands in its fields."""
    if form.action == OUT:
        return True
    typed = [(f.name, said) for f in form.fields if f.name not in GUARDS and said is not None]
    client = office.stage.client
    if form.method == "get":
        asked: Any = client.get(form.action.partition("?")[0], params=typed)
    else:
        asked = client.post(form.action, data=[("csrf", office.csrf), ("back", "/office"), *typed])
    async with asked as answer:
        has_words = answer.content_type != "text/html" or "<h1" in await answer.text()
        return answer.status < 500 and has_words


@pytest.mark.chromium
async def test_in_a_browser_no_page_complains_or_is_wider_than_a_phone(
    office: Office, page: Page
) -> None:
    amiss: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            amiss.append(f"{page.url}: {message.text}")

    page.on("console", heard)
    page.on("pageerror", lambda fault: amiss.append(f"{page.url}: {fault}"))
    for address in await kinds(office):
        await page.goto(office.stage.address(address))
        await page.evaluate(OPEN_ALL)
        if await page.evaluate(TOO_WIDE):
            amiss.append(f"{address}: wider than the screen")
    assert amiss == []


async def kinds(office: Office) -> list[str]:
    """A page of each kind there is: no files, and no second look at the same form or list."""
    walk, _ = await walked(office)
    found: dict[str, str] = {}
    for address, read in walk.pages.items():
        if read.has_text:
            found.setdefault(kind(address), address)
    return list(found.values())


EVERY_DAY = (
    "/office",
    "/office/orders",
    "/office/orders/424",
    "/office/planner",
    "/office/registers/customers",
    "/office/people",
    "/office/settings",
)


@pytest.mark.chromium
async def test_the_pages_of_every_day_keep_to_the_rules_of_accessibility(
    office: Office, page: Page
) -> None:
    assert await broken(office, page, EVERY_DAY) == {}


@pytest.mark.chromium
@pytest.mark.proof
@pytest.mark.parametrize("width", [390, 1200])
async def test_every_page_keeps_to_the_rules_of_accessibility(
    office: Office, page: Page, width: int
) -> None:
    await page.set_viewport_size({"width": width, "height": 800})
    assert await broken(office, page, await kinds(office)) == {}


async def broken(office: Office, page: Page, addresses: Iterable[str]) -> dict[str, list[str]]:
    """Which rules each page breaks, with everything on it unfolded, also when it is dark."""
    found = {}
    for address in addresses:
        await page.emulate_media(color_scheme="light", reduced_motion="reduce")
        await page.goto(office.stage.address(address))
        await page.evaluate(OPEN_ALL)
        rules = await broken_rules(page)
        await page.emulate_media(color_scheme="dark")
        rules += await faint_colours(page)
        if rules:
            found[address] = rules
    return found
