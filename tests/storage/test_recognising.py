"""Customers and orders are found by what reports tell of them, on either database."""

from dataclasses import replace
from datetime import timedelta

from core.matching.wording import Wording
from core.ports import UnitOfWork
from core.registers import Customer, Person
from core.work_order import State, WorkOrder
from tests.storage.conftest import House
from tests.storage.orders import keep_registers, plain_order

EKEN = Customer("Brf Eken", "info@brfeken.example", "08-123 456 78",
                organisation_number="769600-1234")  # fmt: skip
LINDEN = Customer("Lindens Fastigheter AB")
UNSURE = Customer("Bo Ask", "bo@brfeken.example", unconfirmed=True)
PETER = Person("Peter", "peter@linden-kontor.example", "+46 70 555 66 77", customer_id=LINDEN.id)


async def people(house: House) -> None:
    """Two customers, and one whom nobody has confirmed."""

    def work(uow: UnitOfWork) -> None:
        uow.customers.put_all([EKEN, LINDEN, UNSURE])
        uow.contacts.put(PETER)

    await house.do(work)


async def test_customers_are_known_by_domain_their_contacts_too(house: House) -> None:
    await people(house)
    eken = await house.ask(lambda uow: uow.customers.at_domain("brfeken.example"))
    linden = await house.ask(lambda uow: uow.customers.at_domain("Linden-Kontor.example"))
    assert (list(eken), list(linden)) == ([EKEN], [LINDEN])


async def test_customers_are_known_by_telephone_however_written(house: House) -> None:
    await people(house)
    eken = await house.ask(lambda uow: uow.customers.with_phone("+46 8 12 34 56 78"))
    linden = await house.ask(lambda uow: uow.customers.with_phone("070-555 66 77"))
    other = await house.ask(lambda uow: uow.customers.with_phone("073-555 66 77"))
    assert (list(eken), list(linden), list(other)) == ([EKEN], [LINDEN], [])


async def test_customers_are_known_by_organisation_number(house: House) -> None:
    await people(house)
    found = await house.ask(lambda uow: uow.customers.with_number("7696001234"))
    assert list(found) == [EKEN]


async def test_customers_are_known_by_name(house: House) -> None:
    await people(house)
    wording = Wording.of("Bo Ask\nstyrelsen, BRF Eken")
    found = await house.ask(lambda uow: uow.customers.resembling(wording))
    assert [(each.row, each.found) for each in found] == [(EKEN, "BRF Eken")]


async def _recent(house: House, order: WorkOrder) -> list[str]:
    since = order.created_at - timedelta(hours=72)
    found = await house.ask(
        lambda uow: uow.work_orders.recent(since, order.customer.id, None, None)
    )
    return [each.title for each in found]


async def _kept(house: House, *orders: WorkOrder) -> None:
    def work(uow: UnitOfWork) -> None:
        for order in orders:
            keep_registers(order, uow)
            uow.work_orders.add(order)

    await house.do(work)


async def test_open_orders_of_these_days_are_recent(house: House) -> None:
    order = plain_order()
    await _kept(house, order)
    assert await _recent(house, order) == [order.title]


async def test_finished_and_old_orders_are_not(house: House) -> None:
    cancelled = replace(plain_order(), state=State.CANCELLED)
    old = replace(
        plain_order(2, cancelled.customer), created_at=cancelled.created_at - timedelta(days=4)
    )
    await _kept(house, cancelled, old)
    assert await _recent(house, cancelled) == []
