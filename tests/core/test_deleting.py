"""Deleting: an order and its history disappear, unless something rests on it."""

import pytest

from core import permissions as may
from core.chat import Place
from core.events import OrderDeleted
from core.numbers import OrderNumber
from core.people import SYSTEM, Actor
from core.ports import CardPlace, DueRow, UnitOfWork
from core.refusals import BadInput, NoSuchOrder, NotAllowed
from core.usecases.accounting import SendToAccounting, send_to_accounting
from core.usecases.backorders import GenerateBackorder, generate_backorder
from core.usecases.deleting import (
    DeleteOrder,
    DeleteOrders,
    DeletesAllForGood,
    DeletesForGood,
    InvoicedSoItStays,
    OthersContinueIt,
    SentSoItStays,
    delete_order,
    delete_orders,
)
from core.usecases.duplicating import DuplicateOrder, duplicate_order
from core.usecases.invoicing import GenerateInvoice, generate_invoice
from tests.core.conftest import ONE, Company
from tests.core.finished import invoiced, ready
from tests.core.staff import may_only

TWO, THREE = OrderNumber(2), OrderNumber(3)
DELETE = DeleteOrder(ONE, sure=True)


async def _is_there(company: Company, number: OrderNumber = ONE) -> bool:
    try:
        await company.order(number)
    except NoSuchOrder:
        return False
    return True


@pytest.mark.shows("U", "WO-21")
async def test_the_order_and_its_history_are_gone(company: Company) -> None:
    await company.assigned()
    await company.does("Maja", delete_order, DELETE)
    left = await company.door.ask(lambda uow: [row.event for row in uow.lists.history(ONE)])
    assert (await _is_there(company), left) == (False, ["OrderDeleted"])


@pytest.mark.shows("U", "WO-21")
async def test_it_is_asked_whether_one_is_sure(company: Company) -> None:
    await company.assigned()
    with pytest.raises(DeletesForGood):
        await company.does("Maja", delete_order, DeleteOrder(ONE))
    assert await _is_there(company)


@pytest.mark.shows("U", "WO-21", "PE-06")
async def test_deleting_needs_the_right(company: Company) -> None:
    await company.assigned()
    with pytest.raises(NotAllowed):
        await company.does("Anna", delete_order, DELETE)


@pytest.mark.shows("U", "WO-21", "PE-06")
async def test_the_right_is_enough(company: Company) -> None:
    await company.assigned()
    await may_only(company, "Erik", may.VIEW, may.DELETE)
    await company.does("Erik", delete_order, DELETE)
    assert not await _is_there(company)


@pytest.mark.shows("U", "WO-21", "IN-02")
async def test_what_was_sent_to_accounting_stays(company: Company) -> None:
    await ready(company)
    await company.does("Doris", send_to_accounting, SendToAccounting(ONE))
    with pytest.raises(SentSoItStays):
        await company.does("Maja", delete_order, DELETE)


@pytest.mark.shows("U", "WO-21", "IN-06")
async def test_what_is_invoiced_stays(company: Company) -> None:
    await invoiced(company)
    with pytest.raises(InvoicedSoItStays):
        await company.does("Maja", delete_order, DELETE)


@pytest.mark.shows("U", "WO-21", "IN-03")
async def test_what_an_invoice_was_made_of_stays(company: Company) -> None:
    await ready(company)
    await company.does("Doris", generate_invoice, GenerateInvoice(ONE))
    with pytest.raises(InvoicedSoItStays):
        await company.does("Maja", delete_order, DELETE)


@pytest.mark.shows("U", "WO-21", "BK-01")
async def test_what_a_backorder_continues_stays_as_long_as_that_does(company: Company) -> None:
    await ready(company)
    backorder = await company.does("Maja", generate_backorder, GenerateBackorder(ONE))
    with pytest.raises(OthersContinueIt, match="1-1"):
        await company.does("Maja", delete_order, DELETE)
    await company.does("Maja", delete_order, DeleteOrder(backorder.number, sure=True))
    await company.does("Maja", delete_order, DELETE)
    assert not await _is_there(company)


@pytest.mark.shows("U", "WO-21")
async def test_other_orders_do_not_name_it_any_more(company: Company) -> None:
    await company.assigned()
    await company.does("Maja", duplicate_order, DuplicateOrder(ONE))
    await company.does("Maja", delete_order, DELETE)
    assert (await company.order(TWO)).related == ()


@pytest.mark.shows("U", "WO-21")
async def test_the_chats_that_showed_it_are_told_where_it_stood(company: Company) -> None:
    await company.assigned()
    await company.door.do(_shown, CardPlace(Place(-1005, 7), "1", "sv", message_id=99), SYSTEM)
    await company.does("Maja", delete_order, DELETE)
    (told,) = company.told(OrderDeleted)
    assert told.cards == ({"chat_id": -1005, "thread_id": 7, "message_id": 99, "language": "sv"},)
    assert told.assigned == (str(company.people["Anna"].id),)


@pytest.mark.shows("U", "WO-21")
async def test_nothing_is_due_on_it_and_no_answer_finds_it(company: Company) -> None:
    await company.assigned()
    await company.door.do(_remembered, None, SYSTEM)
    await company.does("Maja", delete_order, DELETE)
    left = await company.door.ask(
        lambda uow: (list(uow.due.of_order("1")), uow.mails.order_of_thread(["<1@x>"]))
    )
    assert left == ([], None)


@pytest.mark.shows("U", "WO-23")
async def test_several_orders_are_deleted_at_once(company: Company) -> None:
    for _ in range(3):
        await company.reports()
    several = DeleteOrders((ONE, THREE, ONE), sure=True)
    assert await company.does("Maja", delete_orders, several) == 2
    there = [await _is_there(company, number) for number in (ONE, TWO, THREE)]
    assert there == [False, True, False]


@pytest.mark.shows("U", "WO-23")
async def test_it_is_asked_about_all_of_them(company: Company) -> None:
    for _ in range(2):
        await company.reports()
    with pytest.raises(DeletesAllForGood, match="1, 2"):
        await company.does("Maja", delete_orders, DeleteOrders((TWO, ONE)))


@pytest.mark.shows("U", "WO-23")
async def test_one_that_must_stay_keeps_all(company: Company) -> None:
    await invoiced(company)
    await company.reports()
    with pytest.raises(InvoicedSoItStays):
        await company.does("Maja", delete_orders, DeleteOrders((ONE, TWO), sure=True))
    assert await _is_there(company, TWO)


@pytest.mark.shows("U", "WO-23", "BK-01")
async def test_an_order_and_its_backorder_go_together(company: Company) -> None:
    await ready(company)
    backorder = await company.does("Maja", generate_backorder, GenerateBackorder(ONE))
    both = DeleteOrders((ONE, backorder.number), sure=True)
    assert await company.does("Maja", delete_orders, both) == 2


@pytest.mark.parametrize("numbers", [(), tuple(OrderNumber(n) for n in range(1, 202))])
@pytest.mark.shows("U", "WO-23")
async def test_none_and_far_too_many_are_refused(
    company: Company, numbers: tuple[OrderNumber, ...]
) -> None:
    with pytest.raises(BadInput):
        await company.does("Maja", delete_orders, DeleteOrders(numbers, sure=True))


def _shown(card: CardPlace, actor: Actor, uow: UnitOfWork) -> None:
    uow.chats.put_card(card)


def _remembered(command: None, actor: Actor, uow: UnitOfWork) -> None:
    uow.due.put(DueRow("fetch-file", "1|x", uow.now, {"order": "1", "document_id": "x"}))
    uow.mails.remember_thread("<1@x>", "1")
