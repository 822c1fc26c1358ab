"""The list of orders at the office pages: searched, narrowed, sorted, remembered, by subgroup."""

import re
from dataclasses import replace

import pytest

from core import settings as s
from core.numbers import OrderNumber
from core.order_papers import Comment
from core.people import Role
from core.work_order import State
from tests.web.listed import door_and_lift
from tests.web.offices import Office, office_of
from tests.web.orders import NOW, reported
from tests.web.stage import Stage, text_of

LIST = "/office/orders"


@pytest.fixture
async def office(stage: Stage) -> Office:
    await door_and_lift(stage)
    return await office_of(stage)


def listed(page: str) -> list[str]:
    """The numbers that a page lists, from above."""
    return re.findall(r'name="number" value="([^"]+)"', page)


@pytest.mark.shows("W", "LS-15")
async def test_the_list_shows_every_order_with_what_it_is_about(office: Office) -> None:
    page = await office.get(LIST)
    assert sorted(listed(page)) == ["421", "422"]
    assert "The lift stands still" in text_of(page)


@pytest.mark.shows("W", "LS-06")
async def test_a_star_and_a_number_find_that_order_only(office: Office) -> None:
    assert listed(await office.get(f"{LIST}?q=*421")) == ["421"]


@pytest.mark.shows("W", "LS-07")
async def test_a_number_and_a_semicolon_find_its_backorders_too(office: Office) -> None:
    await office.stage.keep(reported(OrderNumber(421, 1)))
    assert listed(await office.get(f"{LIST}?q=421%3B")) == ["421-1", "421"]


async def test_the_order_whose_number_is_written_comes_first(office: Office) -> None:
    assert listed(await office.get(f"{LIST}?q=421"))[0] == "421"


@pytest.mark.shows("W", "LS-01")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=lift", ["422"]),
        ("customer=Skolan", ["422"]),
        ("state=begun", ["421"]),
        ("state=open&customer=brf+eken", ["421"]),
        ("state=begun&state=new", ["422", "421"]),
        ("assigned=nobody", ["422", "421"]),
        ("assigned=me", []),
        ("facility=Storgatan+5", ["421"]),
        ("date=created&span=today", ["422", "421"]),
        ("date=created&from=2026-12-24", []),
        ("urgent=1", []),
        ("waits=somebody", ["422", "421"]),
        ("sort=number&down=0", ["421", "422"]),
        ("all=1", ["422", "421"]),
    ],
)
async def test_the_list_is_narrowed_as_one_says(
    office: Office, query: str, found: list[str]
) -> None:
    await office.stage.set(s.SORT_ON_NUMBER, "on")
    assert listed(await office.get(f"{LIST}?{query}")) == found


@pytest.mark.shows("W", "LS-01")
@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("customer=Nobody", "There is no Nobody in the register"),
        ("state=tired", "Choose among what the list offers"),
        ("date=booked&from=soon", "Write a day"),
        ("from=2026-12-24&to=2026-12-01", "The last day comes before the first"),
    ],
)
async def test_what_can_not_be_meant_is_said_and_what_was_typed_stays(
    office: Office, query: str, said: str
) -> None:
    page = await office.get(f"{LIST}?{query}&q=closer")
    assert said in text_of(page)
    assert 'value="closer"' in page


@pytest.mark.shows("W", "LS-02")
async def test_a_filter_is_remembered_and_said_above_the_list(office: Office) -> None:
    await office.posts(f"{LIST}/kept", list="customer=Skolan", back=LIST)
    page = await office.get(LIST)
    assert listed(page) == ["422"]
    assert "Filter: customer Skolan" in text_of(page)


@pytest.mark.shows("W", "LS-02")
async def test_a_filter_is_forgotten_again(office: Office) -> None:
    await office.posts(f"{LIST}/kept", list="customer=Skolan", back=LIST)
    await office.posts(f"{LIST}/kept/forget", back=LIST)
    assert len(listed(await office.get(LIST))) == 2


async def test_looking_remembers_nothing(office: Office) -> None:
    await office.get(f"{LIST}?customer=Skolan")
    assert len(listed(await office.get(LIST))) == 2


@pytest.mark.shows("W", "LS-03")
async def test_a_favourite_opens_its_list_by_one_tap(office: Office) -> None:
    await office.posts(f"{LIST}/favourites", list="customer=Skolan", name="School", back=LIST)
    page = await office.get(LIST)
    chip = re.search(r'<a href="([^"]+)">School</a>', page)
    assert chip
    assert listed(await office.get(chip[1].replace("&amp;", "&"))) == ["422"]


@pytest.mark.shows("W", "LS-03")
async def test_a_default_favourite_is_what_lists_begin_with(office: Office) -> None:
    await office.posts(f"{LIST}/favourites", list="customer=Skolan", name="School", back=LIST)
    await office.posts(f"{LIST}/favourites/default", name="School", back=LIST)
    assert listed(await office.get(LIST)) == ["422"]


@pytest.mark.shows("W", "LS-03")
async def test_a_favourite_is_taken_away(office: Office) -> None:
    await office.posts(f"{LIST}/favourites", list="q=x", name="School", default="1", back=LIST)
    page = await office.posts(f"{LIST}/favourites/remove", name="School", back=LIST)
    assert "The favourite School is taken away" in text_of(page)
    assert "School</a>" not in page


@pytest.mark.shows("W", "LS-13")
async def test_a_head_sorts_by_its_column_and_then_the_other_way(office: Office) -> None:
    page = await office.get(f"{LIST}?sort=customer")
    assert listed(page) == ["421", "422"]
    head = re.search(r'aria-sort="ascending"><a href="([^"]+)"', page)
    assert head
    assert listed(await office.get(head[1].replace("&amp;", "&"))) == ["422", "421"]


@pytest.mark.shows("W", "LS-17", "SE-13")
async def test_subgroups_are_tabs_above_the_list(office: Office) -> None:
    await office.stage.set(s.SUBGROUPS, "North, South")
    await office.stage.set(s.SUBGROUP_SHIFTER, "on")
    await office.stage.keep(replace(reported(office.stage.number()), subgroup="North"))
    page = await office.get(LIST)
    tab = re.search(r'<a href="([^"]+)">North&nbsp;', page)
    assert tab
    assert listed(await office.get(tab[1])) == ["423"]


@pytest.mark.shows("W", "LS-18", "LS-19")
async def test_own_status_and_type_are_drawn_in_the_company_s_colours(office: Office) -> None:
    await office.stage.set(s.ORDER_TYPES, "Service #1d7f3c")
    await office.stage.set(s.CUSTOM_STATUSES, "Waits #a4262c")
    await office.stage.set(s.SHOW_CUSTOM_STATUS, "on")
    order = replace(reported(office.stage.number()), order_type="Service", custom_status="Waits")
    await office.stage.keep(order)
    page = await office.get(LIST)
    assert '<rect width="4" height="20" rx="2" fill="#a4262c"/>' in page
    assert 'fill="#1d7f3c"/></svg>Service' in page


@pytest.mark.shows("W", "LS-16", "CO-04")
async def test_the_list_counts_comments_and_the_table_does_not(office: Office) -> None:
    comments = (Comment("Call first", "Bo", NOW), Comment("Done", "Bo", NOW))
    await office.stage.keep(replace(reported(office.stage.number()), comments=comments))
    assert "💬 2" in await office.get(LIST)
    assert "💬" not in await office.get(f"{LIST}?table=1")


@pytest.mark.shows("W", "LS-21")
async def test_the_planned_date_stands_in_the_list(office: Office) -> None:
    await office.stage.set(s.USE_PLANNED_DATE, "on")
    order = replace(reported(office.stage.number()), planned_on=NOW.date())
    await office.stage.keep(order)
    assert "planned today" in text_of(await office.get(LIST))


@pytest.mark.shows("W", "LS-20")
async def test_the_table_says_who_pays_where_the_company_wants_it(office: Office) -> None:
    await office.stage.set(s.SHOW_INVOICED_TO, "on")
    assert "Invoiced to" in text_of(await office.get(f"{LIST}?table=1"))


@pytest.mark.shows("W", "WO-22")
async def test_a_cancelled_order_carries_a_cross(office: Office) -> None:
    await office.stage.keep(replace(reported(office.stage.number()), state=State.CANCELLED))
    assert 'class="cross"' in await office.get(LIST)
    assert 'class="cross"' in await office.get(f"{LIST}?table=1")


@pytest.mark.shows("W", "LS-04", "LS-05")
async def test_an_order_is_opened_with_the_list_it_stands_in(office: Office) -> None:
    page = await office.get(f"{LIST}?q=lift")
    assert 'href="/office/orders/422?list=q%3Dlift"' in page


@pytest.mark.shows("W", "LS-04", "LS-05")
async def test_the_arrows_of_an_order_walk_through_that_list(office: Office) -> None:
    await office.stage.keep(reported(office.stage.number()))
    page = await office.get("/office/orders/423?list=customer%3Dbrf%2Beken")
    assert re.findall(r'rel="(prev|next)" href="/office/orders/(\d+)\?list=', page) == [
        ("next", "421")
    ]


async def test_a_deed_on_an_order_leads_back_into_that_list(office: Office) -> None:
    page = await office.get("/office/orders/422?list=q%3Dlift")
    assert 'name="back" value="/office/orders/422?list=q%3Dlift"' in page


async def test_an_order_opens_whatever_list_its_address_names(office: Office) -> None:
    assert "The lift stands still" in await office.get("/office/orders/422?list=state%3Dtired")


async def test_a_long_list_has_pages(office: Office) -> None:
    for _ in range(50):
        await office.stage.keep(reported(office.stage.number()))
    assert len(listed(await office.get(LIST))) == 50
    assert len(listed(await office.get(f"{LIST}?page=1"))) == 2


async def test_who_works_on_nothing_sees_nothing(office: Office) -> None:
    office.stage.client.session.cookie_jar.clear()
    technician = await office_of(office.stage, "Sven", Role.SUBCONTRACTOR)
    page = await technician.get(LIST)
    assert listed(page) == []
    assert "No order matches that" in text_of(page)


async def test_in_swedish_too(office: Office) -> None:
    office.stage.client.session.cookie_jar.clear()
    swede = await office_of(office.stage, "Sven", language="sv")
    assert "Arbetsorder" in text_of(await swede.get(LIST))
