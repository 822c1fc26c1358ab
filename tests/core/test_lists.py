"""Lists show each person the orders he means and may see, as the company has set it."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.filters import DateOf, OrderFilter, Period, SortKey, Span
from core.lists import Neighbours, Tab
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import BadInput, NoSuchOrder, NotAllowedAtAll
from core.usecases.comments import AddComment, add_comment
from core.usecases.lists import (
    MOST_CHOSEN,
    ChooseOrders,
    FindOrders,
    ListOrders,
    TooManyChosen,
    WalkFrom,
    choose_orders,
    count_orders,
    find_orders,
    list_orders,
    neighbours,
    subgroup_tabs,
)
from core.work_order import OPEN, State
from tests.core.conftest import Company
from tests.core.listed import (
    OPEN_LIST,
    customers_user,
    edits,
    gives,
    listed,
    rows,
    some_orders,
)

TYPES = "Service #1d7f3c, Warranty"


@pytest.mark.shows("U", "LS-01")
async def test_a_list_is_narrowed_by_one_thing_or_by_several(company: Company) -> None:
    await some_orders(company)
    customer = (await company.order()).customer.id
    mine = OrderFilter(assigned_to=company.people["Anna"].id)
    theirs = OrderFilter(customer=customer)
    assert await listed(company, "Anna", mine) == ["3"]
    assert await listed(company, "Anna", theirs) == ["2", "1"]
    assert await listed(company, "Anna", replace(theirs, text="window")) == ["2"]
    assert await listed(company, "Anna", replace(theirs, assigned_to=uuid4())) == []


@pytest.mark.shows("U", "LS-01")
async def test_a_list_is_narrowed_by_days_and_state(company: Company) -> None:
    await some_orders(company)
    await edits(company, 2, "planned", "2026-11-26")
    this_week = OrderFilter(period=Period(DateOf.PLANNED, Span.THIS_WEEK), states=OPEN)
    assert await listed(company, "Maja", this_week) == ["2"]
    signed = replace(this_week, states=frozenset({State.SIGNED}))
    assert await listed(company, "Maja", signed) == []


@pytest.mark.shows("U", "LS-13", "SE-11")
async def test_lists_begin_with_the_last_change_and_with_the_setting_with_the_highest_number(
    company: Company,
) -> None:
    await some_orders(company)
    company.later(minutes=5)
    await edits(company, 1, "cost-centre", "77")
    before = await listed(company, "Maja")
    await company.sets("sort-on-number", "on")
    assert (before, await listed(company, "Maja")) == (["1", "3", "2"], ["3", "2", "1"])


@pytest.mark.shows("U", "LS-13")
async def test_a_list_is_sorted_by_what_one_chooses_either_way_round(company: Company) -> None:
    await some_orders(company)
    upwards = OrderFilter(sort=SortKey.NUMBER, descending=False)
    by_customer = OrderFilter(sort=SortKey.CUSTOMER, descending=True)
    assert await listed(company, "Maja", upwards) == ["1", "2", "3"]
    names = [row.customer for row in await rows(company, "Maja", by_customer)]
    assert names == sorted(names, reverse=True)


@pytest.mark.shows("U", "LS-15")
async def test_a_list_shows_what_each_order_is_about(company: Company) -> None:
    await some_orders(company)
    titles = {row.title for row in await rows(company, "Maja")}
    assert titles == {"The door will not close", "A broken window", "The lift stands still"}


@pytest.mark.shows("U", "LS-16", "CO-04")
async def test_comments_are_counted_in_the_list_but_not_in_the_detailed_one(
    company: Company,
) -> None:
    await company.reports()
    for text in ("Call first", "The gate is open"):
        await company.does("Maja", add_comment, AddComment(OrderNumber(1), text))
    (row,) = await rows(company, "Maja")
    (detailed,) = await rows(company, "Maja", detailed=True)
    assert (row.comments, detailed.comments) == (2, None)


@pytest.mark.shows("U", "LS-21", "SE-39")
async def test_the_planned_date_stands_in_lists_while_it_is_used(company: Company) -> None:
    await company.reports()
    await edits(company, 1, "planned", "2026-11-26")
    (shown,) = await rows(company, "Maja")
    await company.sets("use-planned-date", "off")
    (hidden,) = await rows(company, "Maja")
    assert (shown.planned_on, hidden.planned_on) == (date(2026, 11, 26), None)


@pytest.mark.shows("U", "LS-19")
async def test_the_order_type_brings_its_colour(company: Company) -> None:
    await company.reports()
    await company.sets("order-types", TYPES)
    await edits(company, 1, "type", "Service")
    (row,) = await rows(company, "Maja")
    assert (row.order_type, row.type_colour) == ("Service", "#1d7f3c")


@pytest.mark.shows("U", "LS-18", "SE-41")
async def test_the_custom_status_brings_its_colour_unless_statuses_are_not_shown(
    company: Company,
) -> None:
    await company.reports()
    await company.sets("custom-statuses", "Waiting #e0a000")
    await edits(company, 1, "status", "Waiting")
    (shown,) = await rows(company, "Maja")
    await company.sets("show-custom-status", "off")
    (hidden,) = await rows(company, "Maja")
    assert (shown.custom_status, shown.status_colour) == ("Waiting", "#e0a000")
    assert (hidden.custom_status, hidden.status_colour) == (None, None)


@pytest.mark.shows("U", "LS-20", "SE-40")
async def test_who_is_invoiced_stands_in_the_detailed_list_while_it_is_used(
    company: Company,
) -> None:
    await some_orders(company)
    await company.sets("show-invoiced-to", "on")
    payer = (await company.order(OrderNumber(3))).customer.name
    await edits(company, 1, "invoiced-to", payer)
    first = OrderFilter(text="*1")
    (plain,) = await rows(company, "Maja", first)
    (detailed,) = await rows(company, "Maja", first, detailed=True)
    await company.sets("show-invoiced-to", "off")
    (unused,) = await rows(company, "Maja", first, detailed=True)
    assert (plain.invoiced_to, detailed.invoiced_to, unused.invoiced_to) == (None, payer, None)


FIELDS = '[{"name": "Door code", "in_list": true}, {"name": "Dog"}]'


async def test_custom_fields_stand_in_lists_when_they_are_meant_to(company: Company) -> None:
    await company.reports()
    await company.sets("custom-fields", FIELDS)
    await edits(company, 1, "field:Door code", "1234")
    await edits(company, 1, "field:Dog", "yes")
    (row,) = await rows(company, "Maja")
    assert row.custom_fields == (("Door code", "1234"),)


@pytest.mark.shows("U", "LS-17", "SE-13")
async def test_a_list_can_be_switched_from_subgroup_to_subgroup_while_the_company_wants_it(
    company: Company,
) -> None:
    await some_orders(company)
    await company.sets("subgroups", "Doors, Lifts")
    await edits(company, 1, "subgroup", "Doors")
    maja = company.actor("Maja")
    wanted = ListOrders(OrderFilter(subgroup="Doors"))
    off = await company.door.ask(lambda uow: subgroup_tabs(wanted, maja, uow))
    await company.sets("subgroup-shifter", "on")
    on = await company.door.ask(lambda uow: subgroup_tabs(wanted, maja, uow))
    assert (list(off), list(on)) == ([], [Tab("Doors", 1), Tab("", 2)])
    assert await listed(company, "Maja", wanted.filter) == ["1"]


async def found(company: Company, name: str, text: str) -> list[str]:
    """What this person finds."""
    actor, command = company.actor(name), FindOrders(text)
    return [r.number for r in await company.door.ask(lambda uow: find_orders(command, actor, uow))]


@pytest.mark.shows("U", "LS-06", "LS-07")
async def test_a_star_finds_one_number_and_a_semicolon_its_backorders_too(
    company: Company,
) -> None:
    for _ in range(11):
        await company.reports()
    await backorder_of_one(company)
    assert await found(company, "Maja", "*1") == ["1"]
    assert await found(company, "Maja", "1;") == ["1-1", "1"]
    assert await found(company, "Maja", "*1-1") == ["1-1"]
    assert (await found(company, "Maja", "1"))[0] == "1"


async def backorder_of_one(company: Company) -> None:
    """The first order's backorder, as storage keeps one."""
    first = await company.order()

    def keep(command: None, actor: Actor, uow: UnitOfWork) -> None:
        uow.work_orders.add(replace(first, number=OrderNumber(1, 1), version=0))

    await company.does("Maja", keep, None)


async def test_the_number_that_was_written_comes_before_whatever_else_has_it(
    company: Company,
) -> None:
    await company.reports()
    await company.reports(subject="As in order 1 the door again")
    assert await found(company, "Maja", "1") == ["1", "2"]


@pytest.mark.shows("U", "LS-04", "LS-05")
async def test_previous_and_next_walk_through_the_list_and_not_through_all_orders(
    company: Company,
) -> None:
    await some_orders(company)
    await company.sets("sort-on-number", "on")
    customer = (await company.order()).customer.id
    await company.reports(sender_email="karin@brfeken.example")
    maja = company.actor("Maja")

    async def beside(wanted: OrderFilter) -> Neighbours:
        command = WalkFrom(OrderNumber(2), wanted)
        return await company.door.ask(lambda uow: neighbours(command, maja, uow))

    assert await beside(OrderFilter()) == Neighbours("3", "1")
    assert await beside(OrderFilter(customer=customer)) == Neighbours("4", "1")


@pytest.mark.shows("U", "PE-02")
async def test_who_sees_only_his_own_lists_counts_and_finds_only_his_own(
    company: Company,
) -> None:
    await some_orders(company)
    await gives(company, 2, "Sven")
    sven = company.actor("Sven")
    counted = await company.door.ask(lambda uow: count_orders(ListOrders(OPEN_LIST), sven, uow))
    assert await listed(company, "Sven") == ["2"]
    assert counted == 1
    assert await found(company, "Sven", "the") == []
    assert await found(company, "Sven", "*1") == []
    with pytest.raises(NoSuchOrder):
        await company.door.ask(lambda uow: neighbours(WalkFrom(OrderNumber(1)), sven, uow))


async def test_a_customer_user_sees_his_customer_s_orders_alone(company: Company) -> None:
    await some_orders(company)
    await customers_user(company)
    assert await listed(company, "Karin") == ["2", "1"]
    assert await found(company, "Karin", "lift") == []


async def test_a_customer_user_is_not_told_how_many_files_the_company_keeps(
    company: Company,
) -> None:
    await some_orders(company)
    await customers_user(company)
    assert [row.documents for row in await rows(company, "Karin")] == [None, None]
    assert [row.documents for row in await rows(company, "Maja")] == [0, 0, 0]


async def test_who_sees_nothing_is_told_so(company: Company) -> None:
    await some_orders(company)
    with pytest.raises(NotAllowedAtAll):
        await company.door.ask(
            lambda uow: list_orders(ListOrders(OPEN_LIST), Actor("Nobody"), uow)
        )


SIGHTS = ("Maja", "Anna", "Sven", "Karin")


async def test_lists_show_exactly_the_orders_that_open(company: Company) -> None:
    """Whoever it is: what a list shows can be opened, and what can be opened is shown."""
    await some_orders(company)
    await gives(company, 2, "Sven")
    await customers_user(company)
    orders = [await company.order(OrderNumber(serial)) for serial in (1, 2, 3)]
    for name in SIGHTS:
        seen = {str(o.number) for o in orders if company.actor(name).sees(o)}
        assert set(await listed(company, name)) == seen, name


@pytest.mark.shows("U", "LS-09")
async def test_what_was_chosen_in_the_list_is_done_with_together(company: Company) -> None:
    await some_orders(company)
    maja, customer = company.actor("Maja"), (await company.order()).customer.id

    async def chosen(**said: Any) -> list[str]:
        command = ChooseOrders(**said)
        found = await company.door.ask(lambda uow: choose_orders(command, maja, uow))
        return [str(number) for number in found]

    two = (OrderNumber(3), OrderNumber(1), OrderNumber(3))
    assert await chosen(numbers=two) == ["3", "1"]
    assert await chosen(filter=OrderFilter(customer=customer)) == ["2", "1"]


async def test_what_one_does_not_see_can_not_be_chosen(company: Company) -> None:
    await some_orders(company)
    sven, command = company.actor("Sven"), ChooseOrders((OrderNumber(1),))
    with pytest.raises(NoSuchOrder):
        await company.door.ask(lambda uow: choose_orders(command, sven, uow))


async def test_so_many_are_not_chosen_that_nobody_could_mean_them(company: Company) -> None:
    maja = company.actor("Maja")
    command = ChooseOrders(tuple(map(OrderNumber, range(1, MOST_CHOSEN + 2))))
    with pytest.raises(TooManyChosen):
        await company.door.ask(lambda uow: choose_orders(command, maja, uow))


@pytest.mark.parametrize(
    "wanted",
    [
        OrderFilter(limit=0),
        OrderFilter(skip=-1),
        OrderFilter(text="x" * 9000),
        OrderFilter(custom_status="x" * 300),
        OrderFilter(period=Period(first=date(2026, 2, 1), last=date(2026, 1, 1))),
    ],
)
async def test_a_list_that_can_not_be_meant_is_refused(
    company: Company, wanted: OrderFilter
) -> None:
    with pytest.raises(BadInput):
        await listed(company, "Maja", wanted)


ANY_TEXT = st.text(max_size=40) | st.sampled_from(["*1", "1;", "lift", "the", "*3", "3;"])


async def test_whatever_is_searched_nothing_is_found_that_may_not_be_seen(
    company: Company,
) -> None:
    await some_orders(company)
    await gives(company, 2, "Sven")
    await customers_user(company)
    seen = {"Sven": {"2"}, "Karin": {"1", "2"}}

    def check(uow: UnitOfWork) -> None:
        @settings(max_examples=100, suppress_health_check=list(HealthCheck))
        @given(ANY_TEXT)
        def each(text: str) -> None:
            for name, orders in seen.items():
                found = find_orders(FindOrders(text), company.actor(name), uow)
                assert {row.number for row in found} <= orders

        each()

    await company.door.look_through(check)
