"""Lists show orders as they are asked for: narrowed, sorted, page by page, through somebody's eyes."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from core.filters import (
    WHOLE,
    DateOf,
    OrderFilter,
    Period,
    SortKey,
    Span,
    View,
    WaitsFor,
)
from core.lines import ArticleToOrder, ToOrderState
from core.lists import Neighbours, OrderRow, Tab
from core.numbers import OrderNumber
from core.order_papers import Assigned, Signature, SignedAs
from core.ports import UnitOfWork
from core.registers import Customer, Facility, ServiceObject
from core.work_order import OPEN, Assignment, State, WorkOrder
from tests.storage.conftest import House
from tests.storage.keeping import change, keep
from tests.storage.orders import ANNA, AT, BERTIL, a_booking, a_comment, plain_order

EKEN, LINDEN = Customer("Brf Eken"), Customer("Åkeri Linden AB")
PORT = Facility("Ängsporten", EKEN.id, "Ängsvägen 2", invoiced_to_id=LINDEN.id)
SWEDEN = ZoneInfo("Europe/Stockholm")


def the_orders() -> list[WorkOrder]:
    """Three orders, and a backorder of the second."""
    one = replace(
        plain_order(1, EKEN),
        facility=PORT,
        urgent=True,
        incomplete=True,
        subgroup="Portar",
        order_type="Service",
        custom_status="Väntar",
        planned_on=date(2026, 11, 25),
    )
    two = replace(
        plain_order(2, LINDEN),
        state=State.BEGUN,
        assigned=(Assigned(BERTIL.id, BERTIL.name), Assigned(ANNA.id, ANNA.name)),
        assignments=(Assignment(), Assignment("Översyn av hiss")),
        bookings=(a_booking(3), a_booking(1)),
        comments=(a_comment("a"), replace(a_comment("b"), visible_to_customer=False)),
        subgroup="Hissar",
        planned_on=date(2026, 12, 1),
        custom_fields=(("Portkod", "1234"),),
    )
    three = replace(
        plain_order(3, EKEN),
        state=State.CANCELLED,
        bookings=(a_booking(1),),
        created_at=AT - timedelta(days=30),
    )
    back = replace(plain_order(2, LINDEN), number=OrderNumber(2, 1))
    return [one, two, three, back]


async def customers_first(house: House) -> None:
    """Keep the customers, whom others name."""

    def both(uow: UnitOfWork) -> None:
        uow.customers.put(EKEN)
        uow.customers.put(LINDEN)

    await house.do(both)


async def company(house: House) -> None:
    """Keep the orders, and who pays for what is done at the facility."""
    await customers_first(house)
    for order in the_orders():
        await keep(house, order)


async def numbers(house: House, wanted: OrderFilter, view: View = WHOLE) -> list[str]:
    """The numbers of the orders that are meant, by all the ways to ask for them."""
    rows = await house.ask(lambda uow: uow.lists.orders(wanted, view))
    found = await house.ask(lambda uow: uow.lists.numbers(wanted, view))
    count = await house.ask(lambda uow: uow.lists.count(replace(wanted, limit=None), view))
    assert [row.number for row in rows] == list(found)
    assert count == len(found) or wanted.limit or wanted.skip
    return list(found)


async def test_a_row_says_what_a_list_shows(house: House) -> None:
    await company(house)
    rows = await house.ask(lambda uow: uow.lists.orders(OrderFilter()))
    assert rows[2] == OrderRow(
        number="2",
        state=State.BEGUN,
        urgent=False,
        title="Översyn av hiss",
        customer="Åkeri Linden AB",
        facility=None,
        assigned=("Bertil Ås", "Anna Berg"),
        booked_at=AT + timedelta(days=2),
        comments=2,
        created_at=AT,
        planned_on=date(2026, 12, 1),
        subgroup="Hissar",
        custom_fields=(("Portkod", "1234"),),
        created_by="Doris",
        changed_at=house.clock.now,
    )


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (OrderFilter(), ["3", "2-1", "2", "1"]),
        (OrderFilter(limit=2), ["3", "2-1"]),
        (OrderFilter(limit=2, skip=1), ["2-1", "2"]),
        (OrderFilter(skip=3), ["1"]),
        (OrderFilter(only=(OrderNumber(1), OrderNumber(2, 1), OrderNumber(9))), ["2-1", "1"]),
        (OrderFilter(states=frozenset({State.NEW, State.BEGUN})), ["2-1", "2", "1"]),
        (OrderFilter(states=OPEN), ["2-1", "2", "1"]),
        (OrderFilter(assigned_to=ANNA.id), ["2"]),
        (OrderFilter(assigned_to=uuid4()), []),
        (OrderFilter(customer=EKEN.id), ["3", "1"]),
        (OrderFilter(facility=PORT.id), ["1"]),
        (OrderFilter(unassigned=True, states=frozenset({State.NEW})), ["2-1", "1"]),
        (OrderFilter(subgroup="Portar"), ["1"]),
        (OrderFilter(subgroup=""), ["3", "2-1"]),
        (OrderFilter(order_type="Service"), ["1"]),
        (OrderFilter(custom_status="Väntar"), ["1"]),
        (OrderFilter(urgent=True), ["1"]),
        (OrderFilter(incomplete=True), ["1"]),
        (OrderFilter(overdue=True), ["1"]),
        (OrderFilter(waits_for=WaitsFor.SOMEBODY), ["2-1", "1"]),
        (OrderFilter(waits_for=WaitsFor.DETAILS), ["1"]),
        (OrderFilter(waits_for=WaitsFor.TIME), ["2-1", "1"]),
        (OrderFilter(waits_for=WaitsFor.READY), []),
        (OrderFilter(text="*2"), ["2"]),
        (OrderFilter(text="2;"), ["2-1", "2"]),
        (OrderFilter(text="*2-1"), ["2-1"]),
        (OrderFilter(text=" 2-1 "), ["2-1"]),
        (OrderFilter(text="4711"), []),
        (OrderFilter(text="ÖVERSYN"), ["2"]),
        (OrderFilter(text="ängs"), ["1"]),
        (OrderFilter(text="åkeri stänger"), ["2-1"]),
        (OrderFilter(text="linden", limit=1), ["2-1"]),
        (OrderFilter(text="%"), []),
        (OrderFilter(text="dörren", states=frozenset({State.CANCELLED})), ["3"]),
    ],
)
async def test_a_filter_narrows_by_everything_that_is_set(
    house: House, wanted: OrderFilter, found: list[str]
) -> None:
    await company(house)
    assert await numbers(house, wanted) == found


@pytest.mark.parametrize(
    ("period", "found"),
    [
        (Period(DateOf.PLANNED, Span.THIS_WEEK), ["1"]),
        (Period(DateOf.PLANNED, Span.NEXT_WEEK), ["2"]),
        (Period(DateOf.PLANNED, first=date(2026, 11, 26)), ["2"]),
        (Period(DateOf.PLANNED, last=date(2026, 11, 30)), ["1"]),
        (Period(DateOf.CREATED, Span.TODAY), ["2-1", "2", "1"]),
        (Period(DateOf.CREATED, Span.LAST_MONTH), ["3"]),
        (Period(DateOf.CHANGED, Span.TODAY), ["3", "2-1", "2", "1"]),
        (Period(DateOf.CHANGED, Span.LAST_WEEK), []),
        (Period(DateOf.BOOKED, Span.THIS_WEEK), ["3", "2"]),
        (Period(DateOf.BOOKED, first=date(2026, 11, 30)), ["2"]),
        (Period(DateOf.BOOKED, first=date(2026, 11, 29), last=date(2026, 11, 29)), []),
    ],
)
async def test_days_narrow_by_the_date_that_is_meant(
    house: House, period: Period, found: list[str]
) -> None:
    await company(house)
    assert await numbers(house, OrderFilter(period=period)) == found


async def test_days_begin_where_the_company_is(house: House) -> None:
    midnight = datetime(2026, 11, 25, 23, 30, tzinfo=UTC)
    await keep(house, replace(plain_order(1, EKEN), created_at=midnight))
    today = OrderFilter(period=Period(DateOf.CREATED, Span.TODAY))
    in_sweden = await numbers(house, today, View(whole=True, zone=SWEDEN))
    assert (in_sweden, await numbers(house, today)) == (["1"], [])


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (OrderFilter(sort=SortKey.NUMBER, descending=False), ["1", "2", "2-1", "3"]),
        (OrderFilter(sort=SortKey.PLANNED), ["1", "2", "2-1", "3"]),
        (OrderFilter(sort=SortKey.PLANNED, descending=True), ["2", "1", "3", "2-1"]),
        (OrderFilter(sort=SortKey.CREATED), ["2-1", "2", "1", "3"]),
        (OrderFilter(sort=SortKey.BOOKED), ["2", "3", "1", "2-1"]),
        (OrderFilter(sort=SortKey.CUSTOMER), ["1", "3", "2", "2-1"]),
        (OrderFilter(sort=SortKey.FACILITY), ["1", "2", "2-1", "3"]),
        (OrderFilter(sort=SortKey.STATE), ["1", "2-1", "2", "3"]),
        (OrderFilter(sort=SortKey.SUBGROUP), ["2", "1", "2-1", "3"]),
        (OrderFilter(sort=SortKey.TYPE, descending=True), ["1", "3", "2-1", "2"]),
        (OrderFilter(sort=SortKey.STATUS, limit=1), ["1"]),
    ],
)
async def test_a_list_is_sorted_by_what_is_chosen_and_what_has_no_value_comes_last(
    house: House, wanted: OrderFilter, found: list[str]
) -> None:
    await company(house)
    assert await numbers(house, wanted) == found


async def test_names_are_sorted_as_swedish_sorts_them(house: House) -> None:
    names = ("Östen", "Zorn", "ängen", "Åsa", "adam")
    for serial, name in enumerate(names, 1):
        await keep(house, plain_order(serial, Customer(name)))
    rows = await house.ask(lambda uow: uow.lists.orders(OrderFilter(sort=SortKey.CUSTOMER)))
    assert [row.customer for row in rows] == ["adam", "Zorn", "Åsa", "ängen", "Östen"]


async def test_a_change_brings_an_order_to_the_top(house: House) -> None:
    await company(house)
    house.clock.forward(minutes=5)
    await change(house, OrderNumber(1), lambda order: replace(order, urgent=False))
    assert (await numbers(house, OrderFilter(sort=SortKey.CHANGED)))[0] == "1"


@pytest.mark.parametrize("sort", SortKey)
async def test_one_walks_from_neighbour_to_neighbour_through_the_whole_list(
    house: House, sort: SortKey
) -> None:
    await company(house)
    whole = OrderFilter(sort=sort)
    for wanted in (whole, replace(whole, descending=True), replace(whole, text="dörren")):
        listed = await numbers(house, wanted)
        assert await walked(house, wanted) == dict(zip(listed, beside(listed), strict=True))


async def walked(house: House, wanted: OrderFilter) -> dict[str, Neighbours]:
    """What stands beside each order of the list."""

    def walk(uow: UnitOfWork) -> dict[str, Neighbours]:
        listed = uow.lists.numbers(wanted)
        return {n: uow.lists.neighbours(OrderNumber.parse(n), wanted) for n in listed}

    return await house.ask(walk)


def beside(listed: list[str]) -> list[Neighbours]:
    """What ought to stand beside each order of this list."""
    before, after = [None, *listed[:-1]], [*listed[1:], None]
    return [Neighbours(*each) for each in zip(before, after, strict=True)]


async def test_the_way_goes_on_from_an_order_that_left_the_list(house: House) -> None:
    await company(house)
    open_ones = OrderFilter(states=OPEN)
    await change(house, OrderNumber(2), lambda order: replace(order, state=State.SIGNED))
    found = await house.ask(lambda uow: uow.lists.neighbours(OrderNumber(2), open_ones))
    gone = await house.ask(lambda uow: uow.lists.neighbours(OrderNumber(99), open_ones))
    assert (found, gone) == (Neighbours("2-1", "1"), Neighbours())


@pytest.mark.parametrize(
    ("view", "found"),
    [
        (View(), []),
        (View(assigned_to=ANNA.id), ["2"]),
        (View(customer=EKEN.id, internal=False), ["3", "1"]),
    ],
)
async def test_what_may_not_be_seen_is_not_there(
    house: House, view: View, found: list[str]
) -> None:
    await company(house)
    near = await house.ask(lambda uow: uow.lists.neighbours(OrderNumber(2), OrderFilter(), view))
    tabs = await house.ask(lambda uow: uow.lists.tabs(OrderFilter(), view))
    assert await numbers(house, OrderFilter(), view) == found
    assert {near.previous, near.next} - {None} <= set(found)
    assert sum(tab.orders for tab in tabs) == len(found)


async def test_tabs_count_each_subgroup_of_the_list(house: House) -> None:
    await company(house)
    wanted = OrderFilter(states=OPEN, subgroup="Portar")
    tabs = await house.ask(lambda uow: uow.lists.tabs(wanted))
    assert tabs == [Tab("Hissar", 1), Tab("Portar", 1), Tab("", 1)]


async def test_a_customer_s_list_counts_the_comments_he_may_read(house: House) -> None:
    await company(house)
    view = View(customer=LINDEN.id, internal=False)
    rows = await house.ask(lambda uow: uow.lists.orders(OrderFilter(text="*2"), view))
    assert [row.comments for row in rows] == [1]


PARTS = (
    ArticleToOrder("Gångjärn", Decimal(1), "Anna", AT, state=ToOrderState.TO_ORDER),
    ArticleToOrder("Lager", Decimal(1), "Anna", AT, state=ToOrderState.ORDERED),
    ArticleToOrder("Axel", Decimal(1), "Anna", AT, state=ToOrderState.DELIVERED),
)


async def test_an_order_waits_for_articles_until_they_are_delivered(house: House) -> None:
    for serial, part in enumerate(PARTS, 1):
        order = replace(
            plain_order(serial, EKEN), assignments=(Assignment("x", to_order=(part,)),)
        )
        await keep(house, order)
    ordering = await numbers(house, OrderFilter(waits_for=WaitsFor.ORDERING))
    articles = await numbers(house, OrderFilter(waits_for=WaitsFor.ARTICLES))
    assert (ordering, articles) == (["1"], ["2", "1"])


async def test_an_order_waits_for_the_customer_after_a_finished_signature(house: House) -> None:
    for serial, finished in ((1, True), (2, False)):
        signed = Signature(SignedAs.TECHNICIAN, "Anna", AT, finished=finished)
        order = replace(plain_order(serial, EKEN), signatures=(signed,), state=State.PARTLY_SIGNED)
        await keep(house, order)
    assert await numbers(house, OrderFilter(waits_for=WaitsFor.CUSTOMER)) == ["1"]


def with_objects(*payers: Customer | None) -> WorkOrder:
    """An order at the facility, with an object for each payer."""
    things = (
        ServiceObject(f"D-{n}", "Dörr", EKEN.id, invoiced_to_id=payer.id if payer else None)
        for n, payer in enumerate(payers)
    )
    works = tuple(Assignment("x", service_object=thing) for thing in things)
    return replace(plain_order(1, EKEN), facility=PORT, assignments=works)


@pytest.mark.parametrize(
    ("order", "payer"),
    [
        (replace(plain_order(1, EKEN), invoiced_to=EKEN), "Brf Eken"),
        (replace(with_objects(LINDEN), invoiced_to=EKEN), "Brf Eken"),
        (with_objects(EKEN, EKEN), "Brf Eken"),
        (with_objects(EKEN, None), "Åkeri Linden AB"),
        (with_objects(), "Åkeri Linden AB"),
        (plain_order(1, EKEN), None),
    ],
)
async def test_the_payer_is_the_order_s_else_its_objects_else_the_facility_s(
    house: House, order: WorkOrder, payer: str | None
) -> None:
    await customers_first(house)
    await keep(house, order)
    rows = await house.ask(lambda uow: uow.lists.orders(OrderFilter()))
    assert [row.invoiced_to for row in rows] == [payer]


async def test_a_list_is_read_page_by_page(house: House) -> None:
    def many(uow: UnitOfWork) -> None:
        for serial in range(1, 502):
            uow.work_orders.add(plain_order(serial, EKEN))

    await customers_first(house)
    await house.do(many)
    pages = await house.ask(lambda uow: [len(p) for p in uow.lists.pages(OrderFilter())])
    assert pages == [500, 1]


async def test_a_resource_is_booked_where_times_overlap_and_orders_stand(house: House) -> None:
    await company(house)
    start = AT + timedelta(days=2)

    async def booked(hours: float) -> list[str]:
        begins = start + timedelta(hours=hours)
        ends = begins + timedelta(hours=1)
        return list(await house.ask(lambda uow: uow.lists.bookings_between(ANNA.id, begins, ends)))

    assert [await booked(each) for each in (-1, -0.5, 1.5, 2)] == [[], ["2"], ["2"], []]
