"""Purchase orders are kept, and their rows are found on the orders that name them."""

import asyncio
from dataclasses import replace
from decimal import Decimal
from functools import partial
from uuid import UUID

import pytest

from core.lines import ArticleToOrder
from core.numbers import OrderNumber
from core.people import SYSTEM
from core.ports import UnitOfWork
from core.purchases import NoSuchPurchaseOrder, PurchaseOrder, PurchaseState
from core.registers import Article, Customer, Supplier
from core.usecases.articles_to_order import AskForArticle, ask_for_article
from core.usecases.due import DoWhatIsDue, do_what_is_due
from core.work_order import WorkOrder
from tests.storage.conftest import House
from tests.storage.orders import AT, plain_order

SUPPLIER = Supplier("Assa Abloy", "order@assa.example", "08-1")
LATER = replace(SUPPLIER, name="Besam", id=UUID(int=2))
EKEN = Customer("Brf Eken")
PURCHASE = PurchaseOrder(
    7, SUPPLIER, AT, "Maja", PurchaseState.ORDERED, changed_at=AT, changed_by="Doris"
)


def a_row(name: str, purchase: str | None) -> ArticleToOrder:
    return ArticleToOrder(name, Decimal("1.50"), "Anna", AT, "P12", "m", purchase_order=purchase)


def order_with(serial: int, *rows: ArticleToOrder) -> WorkOrder:
    order = plain_order(serial, EKEN)
    return replace(order, assignments=(replace(order.assignments[0], to_order=rows),))


def suppliers(uow: UnitOfWork) -> None:
    for supplier in (SUPPLIER, LATER):
        uow.suppliers.put(supplier)


async def keep(house: House, *purchases: PurchaseOrder) -> None:
    """Keep these, each in a transaction of its own."""

    def put(uow: UnitOfWork, each: PurchaseOrder) -> None:
        uow.purchase_orders.put(each)

    await house.do(suppliers)
    for each in purchases:
        await house.do(partial(put, each=each))


async def keep_orders(house: House, *orders: WorkOrder) -> None:
    """Keep these orders of one customer."""

    def put(uow: UnitOfWork) -> None:
        uow.customers.put(EKEN)
        for order in orders:
            uow.work_orders.add(order)

    await house.do(put)


async def test_a_purchase_order_with_every_field_comes_back_equal(house: House) -> None:
    await keep(house, PURCHASE)
    locked = await house.do(lambda uow: uow.purchase_orders.get(7))
    looked_at = await house.ask(lambda uow: uow.purchase_orders.look_at(7))
    assert (locked, looked_at) == (PURCHASE, PURCHASE)


async def test_a_change_is_kept_and_no_second_row_made(house: House) -> None:
    changed = PURCHASE.edited(house.clock.now, "Maja", PurchaseState.DELIVERED)
    await keep(house, PURCHASE, changed)
    assert await house.ask(lambda uow: uow.purchase_orders.all()) == [changed]


async def test_one_that_is_not_there_is_refused(house: House) -> None:
    with pytest.raises(NoSuchPurchaseOrder):
        await house.do(lambda uow: uow.purchase_orders.get(1))


async def test_the_latest_open_one_of_a_supplier_is_found(house: House) -> None:
    kept = (
        PurchaseOrder(1, SUPPLIER, AT, "Maja"),
        PurchaseOrder(2, SUPPLIER, AT, "Maja"),
        PurchaseOrder(3, SUPPLIER, AT, "Maja", PurchaseState.ORDERED),
        PurchaseOrder(4, LATER, AT, "Maja"),
    )
    await keep(house, *kept)
    assert await house.do(lambda uow: uow.purchase_orders.open_of(SUPPLIER.id)) == kept[1]


async def test_rows_are_found_on_their_orders_in_order(house: House) -> None:
    mine, other = [a_row("Hinge", "7"), a_row("Closer", "7")], a_row("Lock", "17")
    await keep_orders(
        house, order_with(2, mine[1]), order_with(1, mine[0], other, a_row("Key", None))
    )
    rows = await house.ask(lambda uow: uow.purchase_orders.rows(7))
    assert [(each.order, each.row) for each in rows] == [
        (OrderNumber(1), mine[0]),
        (OrderNumber(2), mine[1]),
    ]


async def test_numbers_count_up_by_themselves(house: House) -> None:
    given = [await house.do(lambda uow: uow.purchase_orders.next_number()) for _ in range(2)]
    assert given == [1, 2]


async def test_an_article_number_of_its_own_is_free(house: House) -> None:
    await house.do(lambda uow: uow.articles.put(Article("a2", "Taken")))
    given = [await house.do(lambda uow: uow.articles.next_number()) for _ in range(2)]
    assert given == ["A1", "A3"]


async def test_who_asks_and_what_is_due_never_wait_in_a_circle(house: House) -> None:
    """Both need the order and the due row, and lock the order first."""
    await keep_orders(house, order_with(1))

    names = [f"part {n}" for n in range(12)]

    async def ask() -> None:
        for name in names:
            command = AskForArticle(OrderNumber(1), name, Decimal(1))
            await house.door.do(ask_for_article, command, SYSTEM)

    async def due() -> None:
        for _ in names:
            house.clock.forward(minutes=3)
            await house.door.do(do_what_is_due, DoWhatIsDue(), SYSTEM)

    await asyncio.gather(ask(), due(), due())
    order = await house.ask(lambda uow: uow.work_orders.get(OrderNumber(1)))
    assert sorted(row.name for row in order.to_order) == sorted(names)
