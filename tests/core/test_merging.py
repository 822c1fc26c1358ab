"""Merging: everything of one order goes to another, and the emptied one is cancelled."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from core import permissions as may
from core.deliveries import Channel, NewDelivery
from core.events import OrderMergedInto, OrderTookOver
from core.links import Link, Purpose
from core.numbers import OrderNumber
from core.order_papers import Document, Kinship
from core.people import SYSTEM, Actor
from core.ports import DueRow, UnitOfWork
from core.refusals import NotAllowed
from core.registers import ServiceObject
from core.usecases.articles_to_order import AskForArticle, ask_for_article
from core.usecases.bookings import Book, book
from core.usecases.cancelling import (
    CancelOrder,
    ReverseCancellation,
    WasMerged,
    cancel_order,
    reverse_cancellation,
)
from core.usecases.comments import AddComment, add_comment
from core.usecases.documents import AddDocument, add_document
from core.usecases.editing import Edit, EditOrder, edit_order
from core.usecases.merging import (
    MergeOrders,
    MergesDifferentPlaces,
    RecurringStays,
    SameObjectOnBoth,
    SameOrder,
    TooFarToMerge,
    merge_orders,
    where_it_went,
)
from core.usecases.recurring import SetRecurring, set_recurring
from core.usecases.registers import KeepServiceObject, keep_service_object
from core.usecases.signing import Sign, sign
from core.work_order import State, WorkOrder
from tests.core.conftest import ONE, Company
from tests.core.finished import staffed, worked
from tests.core.staff import may_only

TWO = OrderNumber(2)
MERGE = MergeOrders(ONE, TWO)
AT = datetime(2026, 11, 26, 7, tzinfo=UTC)


async def _two(company: Company, **second: Any) -> None:
    """Two orders of the same customer, both Anna's; the second has something of everything."""
    await staffed(company)
    await company.assigned()
    await company.reports(subject="The lift stands still", **second)
    await worked(company, TWO)
    await company.does("Maja", ask_for_article, AskForArticle(TWO, "Hinge", Decimal(1)))
    await company.does("Maja", add_comment, AddComment(TWO, "Ring first"))
    anna = company.people["Anna"].id
    await company.does("Maja", book, Book(TWO, anna, AT, AT + timedelta(hours=2)))
    paper = Document("note.pdf", "application/pdf", 9, "Maja", company.now, source="telegram:x")
    await company.does("Maja", add_document, AddDocument(TWO, paper))
    await company.does("Maja", edit_order, EditOrder(TWO, (Edit("cost-centre", "700"),)))


async def _merged(company: Company, **second: Any) -> WorkOrder:
    await _two(company, **second)
    return await company.does("Maja", merge_orders, MERGE)


@pytest.mark.shows("U", "RV-08")
async def test_everything_of_the_other_order_moves(company: Company) -> None:
    await _two(company)
    other = await company.order(TWO)
    order = await company.does("Maja", merge_orders, MERGE)
    assert order.assignments[1:] == other.assignments
    assert (order.bookings, order.comments, order.documents) == (
        other.bookings,
        other.comments,
        other.documents,
    )
    assert order.cost_centre == "700"


@pytest.mark.shows("U", "RV-08", "WO-22")
async def test_the_emptied_order_is_cancelled_and_still_says_what_it_was(
    company: Company,
) -> None:
    await _merged(company)
    other = await company.order(TWO)
    assert (other.state, other.title, other.lines, other.documents) == (
        State.CANCELLED,
        "The lift stands still",
        (),
        (),
    )


@pytest.mark.shows("U", "RV-08")
async def test_both_orders_name_each_other_and_say_so(company: Company) -> None:
    order = await _merged(company)
    other = await company.order(TWO)
    assert [(r.number, r.how) for r in order.related] == [(TWO, Kinship.MERGED_FROM)]
    assert [(r.number, r.how) for r in other.related] == [(ONE, Kinship.MERGED_INTO)]
    assert (company.told(OrderTookOver)[0].other, company.told(OrderMergedInto)[0].other) == (
        "2",
        "1",
    )


@pytest.mark.shows("U", "RV-08")
async def test_mails_threads_links_and_files_to_fetch_follow(company: Company) -> None:
    await _two(company)
    await company.door.do(_around_the_other, None, SYSTEM)
    await company.does("Maja", merge_orders, MERGE)
    assert await company.door.ask(_what_follows) == ("1", ["receipt"], ONE, ["fetch-file"])


@pytest.mark.shows("U", "RV-08")
async def test_a_merged_order_is_found_where_it_went(company: Company) -> None:
    order = await _merged(company)
    other = await company.order(TWO)
    assert await company.door.ask(lambda uow: where_it_went(other, uow)) == order


@pytest.mark.shows("U", "RV-08", "WO-22")
async def test_a_merged_order_is_not_brought_back(company: Company) -> None:
    await _merged(company)
    with pytest.raises(WasMerged):
        await company.does("Maja", reverse_cancellation, ReverseCancellation(TWO))


@pytest.mark.shows("U", "RV-08")
async def test_other_customers_are_asked_about(company: Company) -> None:
    await _two(company, sender_email="bo@linden.example", sender_name="Bo Lind")
    with pytest.raises(MergesDifferentPlaces, match="Bo Lind"):
        await company.does("Maja", merge_orders, MERGE)


@pytest.mark.shows("U", "RV-08")
async def test_a_yes_merges_it_into_this_one_s_customer(company: Company) -> None:
    await _two(company, sender_email="bo@linden.example", sender_name="Bo Lind")
    before = await company.order()
    yes = MergeOrders(ONE, TWO, despite_different_places=True)
    order = await company.does("Maja", merge_orders, yes)
    assert (order.customer, order.contact) == (before.customer, before.contact)


@pytest.mark.shows("U", "RV-08", "OB-02")
async def test_an_object_on_both_stands_in_the_way(company: Company) -> None:
    await _two(company)
    customer = (await company.order()).customer
    door = KeepServiceObject(ServiceObject("D-014", "Door", customer.id))
    await company.door.do(keep_service_object, door, SYSTEM)
    for number in (ONE, TWO):
        edit = EditOrder(number, (Edit("object", "D-014"),))
        await company.does("Maja", edit_order, edit)
    with pytest.raises(SameObjectOnBoth, match="D-014"):
        await company.does("Maja", merge_orders, MERGE)


@pytest.mark.parametrize("signed", [ONE, TWO])
@pytest.mark.shows("U", "RV-08")
async def test_what_somebody_signed_is_not_merged(company: Company, signed: OrderNumber) -> None:
    await _two(company)
    await worked(company, signed)
    await company.door.do(sign, Sign(signed, "Anna", finished=False), SYSTEM)
    with pytest.raises(TooFarToMerge):
        await company.does("Maja", merge_orders, MERGE)


@pytest.mark.shows("U", "RV-08")
async def test_a_cancelled_order_is_not_merged(company: Company) -> None:
    await _two(company)
    await company.does("Maja", cancel_order, CancelOrder(TWO, "Not for us"))
    with pytest.raises(TooFarToMerge):
        await company.does("Maja", merge_orders, MERGE)


@pytest.mark.shows("U", "RV-08", "WO-24")
async def test_a_recurring_order_is_not_merged_away(company: Company) -> None:
    await _two(company)
    await company.does("Maja", set_recurring, SetRecurring(TWO, 30))
    with pytest.raises(RecurringStays):
        await company.does("Maja", merge_orders, MERGE)


@pytest.mark.shows("U", "RV-08")
async def test_an_order_is_not_merged_with_itself(company: Company) -> None:
    await company.assigned()
    with pytest.raises(SameOrder):
        await company.does("Maja", merge_orders, MergeOrders(ONE, ONE))


@pytest.mark.shows("U", "RV-08", "PE-04")
async def test_both_orders_must_be_one_s_to_edit(company: Company) -> None:
    await _two(company)
    await may_only(company, "Anna", may.VIEW, may.EDIT_ASSIGNED)
    await may_only(company, "Erik", may.VIEW, may.EDIT_ASSIGNED)
    assert await company.does("Anna", merge_orders, MERGE)
    await company.reports(subject="Another one")
    with pytest.raises(NotAllowed):
        await company.does("Erik", merge_orders, MergeOrders(ONE, OrderNumber(3)))


def _around_the_other(command: None, actor: Actor, uow: UnitOfWork) -> None:
    uow.mails.remember_thread("<1@x>", "2")
    receipt = NewDelivery(Channel.EMAIL, "karin@x.example", "receipt", "sv", {}, "2")
    uow.outbox.put(receipt, "1", "Ordna")
    uow.links.put(Link(Purpose.ORDER_PAGE, TWO, "karin@x.example", AT + timedelta(days=9)))
    paper = str(uow.work_orders.get(TWO).documents[0].id)
    uow.due.put(DueRow("fetch-file", "2|x", uow.now, {"order": "2", "document_id": paper}))


def _what_follows(
    uow: UnitOfWork,
) -> tuple[str | None, list[str], OrderNumber | None, list[str]]:
    link = uow.links.standing(ONE, Purpose.ORDER_PAGE, "karin@x.example")
    return (
        uow.mails.order_of_thread(["<1@x>"]),
        [row.letter for row in uow.outbox.rows(order="1")],
        link.order if link else None,
        [row.kind for row in uow.due.of_order("1")],
    )


@pytest.mark.shows("U", "RV-08", "RV-12")
async def test_what_waits_for_the_customers_yes_moves_too(company: Company) -> None:
    await company.sets("approval-amount", "1000")
    order = await _merged(company)
    emptied = await company.order(TWO)
    assert (len(order.approvals), emptied.approvals) == (1, ())
