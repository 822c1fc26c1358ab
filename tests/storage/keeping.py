"""Keeping, changing and getting orders, each in a transaction of its own."""

from collections.abc import Callable

from core.numbers import OrderNumber
from core.ports import UnitOfWork
from core.work_order import WorkOrder
from tests.storage.conftest import House
from tests.storage.orders import keep_registers

Change = Callable[[WorkOrder], WorkOrder]


async def keep(house: House, order: WorkOrder) -> None:
    """Keep an order and what it names."""

    def add(uow: UnitOfWork) -> None:
        keep_registers(order, uow)
        uow.work_orders.add(order)

    await house.do(add)


async def change(house: House, number: OrderNumber, by: Change) -> None:
    """Change an order in a transaction of its own."""
    await house.do(lambda uow: uow.work_orders.save(by(uow.work_orders.get(number))))


async def kept(house: House, number: OrderNumber) -> WorkOrder:
    """The order as it is kept."""
    return await house.ask(lambda uow: uow.work_orders.get(number))
