"""A company with some orders, and what its people's lists show of them."""

from core.filters import OrderFilter
from core.lists import OrderRow
from core.numbers import OrderNumber
from core.people import SYSTEM, User
from core.registers import Customer
from core.usecases.assigning import Assign, assign
from core.usecases.editing import Edit, EditOrder, edit_order
from core.usecases.lists import ListOrders, list_orders
from core.usecases.registers import KeepCustomer, keep_customer
from tests.core.conftest import Company
from tests.core.staff import CUSTOMER, customer_user

EKEN = "karin@brfeken.example"
SCHOOL = "rektor@skolan.example"
OPEN_LIST = OrderFilter()


async def some_orders(company: Company) -> None:
    """A door and a window at one customer's, a lift at the other's; Anna has the lift."""
    await company.reports(subject="The door will not close", sender_email=EKEN)
    await company.reports(subject="A broken window", sender_email=EKEN)
    await company.reports(
        subject="The lift stands still", sender_email=SCHOOL, sender_name="Rektor"
    )
    await gives(company, 3, "Anna")


async def gives(company: Company, serial: int, name: str) -> None:
    """The order is given to somebody."""
    command = Assign(OrderNumber(serial), company.people[name].id)
    await company.does("Maja", assign, command)


async def edits(company: Company, serial: int, field: str, value: str) -> None:
    """The system edits one field of an order."""
    command = EditOrder(OrderNumber(serial), (Edit(field, value),))
    await company.door.do(edit_order, command, SYSTEM)


async def rows(
    company: Company, name: str, wanted: OrderFilter | None = OPEN_LIST, *, detailed: bool = False
) -> list[OrderRow]:
    """What this person's list shows."""
    command = ListOrders(wanted, detailed)
    actor = company.actor(name)
    return list(await company.door.ask(lambda uow: list_orders(command, actor, uow)))


async def listed(company: Company, name: str, wanted: OrderFilter | None = OPEN_LIST) -> list[str]:
    """The numbers in this person's list."""
    return [row.number for row in await rows(company, name, wanted)]


async def customers_user(company: Company) -> User:
    """A user of the customer whose orders the first two are."""
    order = await company.order()
    await company.door.do(
        keep_customer, KeepCustomer(Customer(CUSTOMER, EKEN, id=order.customer.id)), SYSTEM
    )
    return await customer_user(company, "Karin")
