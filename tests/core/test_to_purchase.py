"""What waits to be put on purchase orders, gathered by supplier for many orders (AO-05)."""

import pytest

from core.refusals import NotAllowedAtAll
from core.usecases.purchase_orders import AddToPurchaseOrder
from core.usecases.purchase_rows import NothingToPurchase
from core.usecases.to_purchase import (
    GatherOnPurchaseOrder,
    gather_on_purchase_order,
    what_to_purchase,
)
from tests.core.conftest import ONE, Company
from tests.core.test_purchase_orders import ASSA, TWO, adds, asks, rows, stocked

__all__ = ["stocked"]


@pytest.mark.shows("U", "AO-05")
async def test_what_waits_stands_by_supplier_and_what_has_none_last(stocked: Company) -> None:
    await asks(stocked, "grease")
    await asks(stocked, number=TWO)
    found = await stocked.does("Maja", what_to_purchase, None)
    assert [(each.number, each.supplier) for each in found] == [(TWO, ASSA), (ONE, None)]


@pytest.mark.shows("U", "AO-05")
async def test_what_is_on_a_purchase_order_waits_no_more(stocked: Company) -> None:
    await asks(stocked)
    await adds(stocked)
    assert await stocked.does("Maja", what_to_purchase, None) == ()


@pytest.mark.shows("U", "AO-05")
async def test_articles_of_several_orders_come_onto_one(stocked: Company) -> None:
    for number in (ONE, TWO):
        await asks(stocked, number=number)
    parts = (AddToPurchaseOrder(TWO), AddToPurchaseOrder(ONE))
    made = await stocked.does("Maja", gather_on_purchase_order, GatherOnPurchaseOrder(parts))
    assert (list(made), [each.order for each in await rows(stocked)]) == ([1], [ONE, TWO])


@pytest.mark.shows("U", "AO-05")
async def test_they_come_there_all_or_none(stocked: Company) -> None:
    await asks(stocked)
    parts = (AddToPurchaseOrder(ONE), AddToPurchaseOrder(TWO))
    with pytest.raises(NothingToPurchase):
        await stocked.does("Maja", gather_on_purchase_order, GatherOnPurchaseOrder(parts))
    assert len(await stocked.does("Maja", what_to_purchase, None)) == 1


async def test_who_may_not_edit_does_not_see_it(stocked: Company) -> None:
    with pytest.raises(NotAllowedAtAll):
        await stocked.does("Anna", what_to_purchase, None)
