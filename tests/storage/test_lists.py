"""Lists show orders newest first, narrowed as people ask for them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.lists import OrderFilter, OrderRow
from core.numbers import OrderNumber
from core.order_papers import Assigned
from core.registers import Customer, Facility
from core.work_order import Assignment, State, WorkOrder
from tests.storage.conftest import House
from tests.storage.keeping import keep
from tests.storage.orders import ANNA, AT, BERTIL, a_booking, a_comment, plain_order

EKEN, LINDEN = Customer("Brf Eken"), Customer("Åkeri Linden AB")
PORT = Facility("Ängsporten", EKEN.id)


def the_orders() -> list[WorkOrder]:
    """Three orders, and a backorder of the second."""
    one = replace(plain_order(1, EKEN), facility=PORT, urgent=True)
    two = replace(
        plain_order(2, LINDEN),
        state=State.BEGUN,
        assigned=(Assigned(BERTIL.id, BERTIL.name), Assigned(ANNA.id, ANNA.name)),
        assignments=(Assignment(), Assignment("Översyn av hiss")),
        bookings=(a_booking(3), a_booking(1)),
        comments=(a_comment("a"), a_comment("b")),
    )
    three = replace(plain_order(3, EKEN), state=State.CANCELLED, bookings=(a_booking(1),))
    back = replace(plain_order(2, LINDEN), number=OrderNumber(2, 1))
    return [one, two, three, back]


async def company(house: House) -> None:
    """Keep the orders."""
    for order in the_orders():
        await keep(house, order)


async def numbers(house: House, wanted: OrderFilter) -> list[str]:
    """The numbers of the orders that are meant, by both lists."""
    rows = await house.ask(lambda uow: uow.lists.orders(wanted))
    found = await house.ask(lambda uow: uow.lists.numbers(wanted))
    assert [row.number for row in rows] == list(found)
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
    )


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (OrderFilter(), ["3", "2-1", "2", "1"]),
        (OrderFilter(limit=2), ["3", "2-1"]),
        (OrderFilter(states=frozenset({State.NEW, State.BEGUN})), ["2-1", "2", "1"]),
        (OrderFilter(assigned_to=ANNA.id), ["2"]),
        (OrderFilter(customer=EKEN.id), ["3", "1"]),
        (OrderFilter(unassigned=True, states=frozenset({State.NEW})), ["2-1", "1"]),
        (OrderFilter(text="*2"), ["2"]),
        (OrderFilter(text=" 2-1 "), ["2-1"]),
        (OrderFilter(text="4711"), []),
        (OrderFilter(text="ÖVERSYN"), ["2"]),
        (OrderFilter(text="ängs"), ["1"]),
        (OrderFilter(text="åkeri stänger"), ["2-1"]),
        (OrderFilter(text="linden", limit=1), ["2-1"]),
        (OrderFilter(text="%"), []),
    ],
)
async def test_a_filter_narrows_by_everything_that_is_set(
    house: House, wanted: OrderFilter, found: list[str]
) -> None:
    await company(house)
    assert await numbers(house, wanted) == found


async def test_a_resource_is_booked_where_times_overlap_and_orders_stand(house: House) -> None:
    await company(house)
    start = AT + timedelta(days=2)

    async def booked(hours: float) -> list[str]:
        begins = start + timedelta(hours=hours)
        ends = begins + timedelta(hours=1)
        return list(await house.ask(lambda uow: uow.lists.bookings_between(ANNA.id, begins, ends)))

    assert [await booked(each) for each in (-1, -0.5, 1.5, 2)] == [[], ["2"], ["2"], []]
