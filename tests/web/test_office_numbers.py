"""Numbers at a glance: charts with tables, each figure leading to its list."""

import re
from dataclasses import replace
from decimal import Decimal
from html import unescape

import pytest

from core.lines import ArticleToOrder
from core.people import Role
from tests.web.offices import office_of
from tests.web.orders import NOW
from tests.web.planning import THURSDAY, Planner, planner_of
from tests.web.stage import Stage, text_of

HINGE = ArticleToOrder("Hinge", Decimal(1), "Anna Berg", NOW, "P12")


@pytest.fixture
async def planner(stage: Stage) -> Planner:
    return await planner_of(stage)


async def section(planner: Planner, key: str) -> str:
    """One chart with its table."""
    page = await planner.office.get("/office/numbers")
    return page.partition(f'id="{key}"')[2].partition("</section>")[0]


async def test_open_orders_are_counted_by_state_and_age(planner: Planner) -> None:
    await planner.order()
    chart = await section(planner, "open")
    assert "up to 7 days, new: 1" in chart
    assert "up to 7 days 1 0 0 1" in text_of(chart)


async def test_a_bar_leads_to_the_orders_that_it_counts(planner: Planner) -> None:
    order = await planner.order()
    chart = await section(planner, "open")
    href = re.search(r'<a href="([^"]+)" tabindex="-1">', chart)
    assert href is not None
    assert f"AO {order.number}" in text_of(await planner.office.get(unescape(href[1])))


async def test_the_week_s_bookings_lead_to_the_planner_s_day(planner: Planner) -> None:
    await planner.order(planner.booked(planner.anna, 8, 10))
    chart = await section(planner, "bookings")
    assert f'href="/office/planner?day={THURSDAY}"' in chart
    assert "Thu 26 Nov, not confirmed: 1" in chart


async def test_articles_that_are_waited_for_are_named(planner: Planner) -> None:
    order = await planner.order()
    work = replace(order.assignments[0], to_order=(HINGE,))
    await planner.stage.change(order.number, lambda kept: replace(kept, assignments=(work,)))
    chart = await section(planner, "articles")
    assert "P12 Hinge, to be ordered: 1" in chart


async def test_what_there_is_nothing_of_says_what_will_stand_there(planner: Planner) -> None:
    assert "No mail has come for 14 days." in text_of(await section(planner, "mails"))


async def test_who_gives_out_no_work_is_told_whom_to_ask(stage: Stage) -> None:
    office = await office_of(stage, "Anna Berg", Role.TECHNICIAN)
    assert "You may not do that." in text_of(await office.get("/office/numbers"))
