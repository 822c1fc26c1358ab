"""An order comes back as it was kept, and of two changes none is lost."""

from dataclasses import fields, is_dataclass

from tests.storage.conftest import House
from tests.storage.orders import full_order, keep_registers


async def test_an_order_with_every_field_filled_in_comes_back_equal(house: House) -> None:
    order = full_order()

    def keep(uow):
        keep_registers(order, uow)
        uow.work_orders.add(order)

    await house.do(keep)
    assert await house.ask(lambda uow: uow.work_orders.get(order.number)) == order
