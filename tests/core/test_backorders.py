"""Backorders: 421-1 goes on where 421 was finished."""

from decimal import Decimal

import pytest

from core import permissions as may
from core.events import OrderLedTo, OrderMadeFrom
from core.numbers import OrderNumber
from core.order_papers import Kinship
from core.people import SYSTEM
from core.refusals import NotAllowed
from core.requirements.after_signing import NotReadyForBackorder
from core.usecases.backorders import GenerateBackorder, generate_backorder
from core.usecases.deleting import DeleteOrder, delete_order
from core.work_order import State, WorkOrder
from tests.core.conftest import ONE, Company
from tests.core.finished import invoiced, ready, signed, worked
from tests.core.staff import may_only

BACKORDER = GenerateBackorder(ONE)


async def _backorder(company: Company, of: OrderNumber = ONE) -> WorkOrder:
    return await company.does("Maja", generate_backorder, GenerateBackorder(of))


@pytest.mark.shows("U", "BK-01", "BK-03")
async def test_a_ready_order_gets_a_backorder_with_its_number_and_one(company: Company) -> None:
    await ready(company)
    assert str((await _backorder(company)).number) == "1-1"


@pytest.mark.shows("U", "BK-01")
async def test_an_invoiced_order_gets_one_too(company: Company) -> None:
    await invoiced(company)
    assert (await _backorder(company)).state is State.NEW


@pytest.mark.shows("U", "BK-01")
async def test_an_order_that_is_only_signed_gets_none(company: Company) -> None:
    await signed(company)
    with pytest.raises(NotReadyForBackorder):
        await _backorder(company)


@pytest.mark.shows("U", "BK-02")
async def test_it_has_customer_assignments_and_objects(company: Company) -> None:
    before = await ready(company)
    made = await _backorder(company)
    same = ("customer", "contact", "requester", "facility", "invoiced_to", "custom_fields")
    assert [getattr(made, name) for name in same] == [getattr(before, name) for name in same]
    assert [(a.description, a.error, a.service_object) for a in made.assignments] == [
        (a.description, a.error, a.service_object) for a in before.assignments
    ]


@pytest.mark.shows("U", "BK-02", "BK-03")
async def test_it_has_no_measures_articles_or_signatures(company: Company) -> None:
    await ready(company)
    made = await _backorder(company)
    assert (made.lines, made.to_order, made.signatures, made.bookings) == ((), (), (), ())


@pytest.mark.shows("U", "BK-03")
async def test_the_second_one_is_the_next_of_the_row(company: Company) -> None:
    await ready(company)
    numbers = [str((await _backorder(company)).number) for _ in range(2)]
    assert numbers == ["1-1", "1-2"]


@pytest.mark.shows("U", "BK-03")
async def test_a_backorder_of_a_backorder_continues_the_row(company: Company) -> None:
    await ready(company)
    first = await _backorder(company)
    await ready(company, first.number)
    second = await _backorder(company, first.number)
    assert (str(second.number), second.backorder_of) == ("1-2", first.number)


@pytest.mark.shows("U", "BK-01")
async def test_both_orders_name_each_other_and_say_so(company: Company) -> None:
    await ready(company)
    made = await _backorder(company)
    links = [(each.number, each.how) for each in (*made.related, *(await company.order()).related)]
    assert links == [(ONE, Kinship.BACKORDER_OF), (made.number, Kinship.BACKORDERED_AS)]
    assert (company.told(OrderMadeFrom)[0].other, company.told(OrderLedTo)[0].other) == (
        "1",
        "1-1",
    )


@pytest.mark.shows("U", "BK-04", "PE-07")
async def test_it_needs_the_invoice_right(company: Company) -> None:
    await ready(company)
    with pytest.raises(NotAllowed):
        await company.does("Anna", generate_backorder, BACKORDER)


@pytest.mark.shows("U", "BK-04", "PE-07")
async def test_the_invoice_right_is_enough(company: Company) -> None:
    await ready(company)
    await may_only(company, "Erik", may.VIEW, may.INVOICE)
    assert await company.does("Erik", generate_backorder, BACKORDER)


@pytest.mark.shows("U", "BK-03")
async def test_a_number_is_not_given_again_when_its_backorder_was_deleted(
    company: Company,
) -> None:
    await ready(company)
    first = await _backorder(company)
    await company.door.do(delete_order, DeleteOrder(first.number, sure=True), SYSTEM)
    assert str((await _backorder(company)).number) == "1-2"


@pytest.mark.shows("U", "BK-03", "SG-04")
async def test_measures_and_articles_are_then_added_to_it(company: Company) -> None:
    await ready(company)
    made = await worked(company, (await _backorder(company)).number)
    assert made.assignments[0].articles[0].quantity == Decimal(2)
