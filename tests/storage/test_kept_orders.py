"""What is kept of an order in memory is never older than what is stored."""

from dataclasses import replace

import pytest
from sqlalchemy import update

from core.numbers import OrderNumber
from core.ports import UnitOfWork
from core.refusals import NoSuchOrder
from core.work_order import WorkOrder
from storage import tables
from storage.kept_orders import MOST, KeptOrders, KeptParts
from tests.storage.conftest import House
from tests.storage.keeping import change, keep, kept
from tests.storage.orders import full_order

ONE = OrderNumber(1)
ALTER = update(tables.measure).values(text="Altered")


@pytest.fixture
async def order(house: House) -> WorkOrder:
    """An order with every field filled in, which the house has read."""
    order = full_order(1)
    await keep(house, order)
    return await kept(house, order.number)


def _without_comments(order: WorkOrder) -> WorkOrder:
    return replace(order, comments=())


async def test_an_order_that_was_read_comes_back_equal(house: House, order: WorkOrder) -> None:
    assert await kept(house, order.number) == order


async def test_what_another_process_writes_is_seen(house: House, order: WorkOrder) -> None:
    """Each has what it kept for itself, and asks which version is stored."""
    another = House(house.database, house.clock)
    await change(another, order.number, _without_comments)
    assert (await kept(house, order.number)).comments == ()


async def test_what_a_register_says_anew_is_seen(house: House, order: WorkOrder) -> None:
    """It is no part of the order, so the order has no new version."""
    renamed = replace(order.customer, name="Brf Nya namnet")
    await house.do(lambda uow: uow.customers.put(renamed))
    assert (await kept(house, order.number)).customer.name == "Brf Nya namnet"


async def test_what_was_undone_is_not_kept(house: House, order: WorkOrder) -> None:
    def change_and_fail(uow: UnitOfWork) -> None:
        uow.work_orders.save(_without_comments(uow.work_orders.get(order.number)))
        raise NoSuchOrder(number=order.number)

    with pytest.raises(NoSuchOrder):
        await house.do(change_and_fail)
    assert await kept(house, order.number) == order


def test_the_longest_kept_make_room() -> None:
    orders = KeptOrders()
    for nth in range(MOST + 1):
        orders.put({OrderNumber(nth + 1): KeptParts(1, {})})
    assert orders.of(ONE, 1) is None
    assert orders.of(OrderNumber(MOST + 1), 1) is not None


async def test_what_is_altered_in_the_database_itself_shows_in_what_is_stored(
    house: House, order: WorkOrder
) -> None:
    """XT-09: nobody hides behind what was kept."""
    await house.database.write(lambda connection: connection.execute(ALTER))
    stored = await house.ask(lambda uow: uow.work_orders.get_stored(order.number))
    assert {each.text for each in stored.assignments[0].measures} == {"Altered"}
