"""Restoring an invoiced order: in emergencies, and never what stands on the invoice."""

from decimal import Decimal
from typing import Any

import pytest

from core import permissions as may
from core.events import OrderRestored, OrderSentToAccounting
from core.people import SYSTEM
from core.refusals import NoSuchOrder, Refused
from core.registers import Customer, ServiceObject
from core.requirements.after_signing import NotInvoicedYet
from core.usecases.assignments import AddAssignment, add_assignment
from core.usecases.cancelling import AlreadyInvoiced, CancelOrder, cancel_order
from core.usecases.comments import AddComment, add_comment
from core.usecases.deleting import DeleteOrder, InvoicedSoItStays, delete_order
from core.usecases.duplicating import DuplicateAssignment, duplicate_assignment
from core.usecases.editing import Edit, EditOrder, LockedByInvoice, edit_order
from core.usecases.finishing import AsksToInvoiceAgain, MarkReady, mark_ready
from core.usecases.invoicing import (
    AlreadyInvoicedBefore,
    GenerateInvoice,
    MarkInvoiced,
    generate_invoice,
    mark_invoiced,
)
from core.usecases.lines import AddArticle, AddTime, add_article, add_time
from core.usecases.measures import AddMeasure, add_measure
from core.usecases.objects import SetObject, set_object
from core.usecases.registers import (
    KeepCustomer,
    KeepServiceObject,
    keep_customer,
    keep_service_object,
)
from core.usecases.restoring import (
    ARTICLES,
    OnlyAdministratorsRestore,
    RestoredStays,
    RestoreOrder,
    refuse_if_restored,
    restore_order,
)
from core.work_order import State, WorkOrder
from tests.core.conftest import ONE, Company
from tests.core.finished import TODAY, invoiced, ready
from tests.core.staff import may_all_but, may_only

RESTORE = RestoreOrder(ONE)


async def _restored(company: Company) -> WorkOrder:
    await invoiced(company)
    return await company.does("Olle", restore_order, RESTORE)


@pytest.mark.shows("U", "RS-01", "RS-05", "PE-28")
async def test_an_administrator_opens_an_invoiced_order_again(company: Company) -> None:
    order = await _restored(company)
    assert (order.state, order.restored) == (State.SIGNED, True)
    assert company.told(OrderRestored)[0].by == "Olle"


@pytest.mark.shows("U", "RS-01", "PE-28")
async def test_nobody_else_does(company: Company) -> None:
    await invoiced(company)
    await may_all_but(company, "Maja", may.ADMIN)
    with pytest.raises(OnlyAdministratorsRestore):
        await company.does("Maja", restore_order, RESTORE)


@pytest.mark.shows("U", "RS-01", "PE-02")
async def test_what_is_not_seen_is_not_there_to_restore(company: Company) -> None:
    await invoiced(company)
    await may_only(company, "Erik", may.VIEW_ASSIGNED, may.ADMIN)
    with pytest.raises(NoSuchOrder):
        await company.does("Erik", restore_order, RESTORE)


@pytest.mark.shows("U", "RS-01")
async def test_only_what_is_invoiced_is_restored(company: Company) -> None:
    await ready(company)
    with pytest.raises(NotInvoicedYet):
        await company.does("Olle", restore_order, RESTORE)


@pytest.mark.shows("U", "RS-02")
async def test_what_does_not_touch_the_invoice_is_changed(company: Company) -> None:
    await _restored(company)
    await company.does("Olle", edit_order, EditOrder(ONE, (Edit("cost-centre", "700"),)))
    await company.does("Olle", add_comment, AddComment(ONE, "Wrong cost centre"))
    order = await company.order()
    assert (order.cost_centre, len(order.comments)) == ("700", 1)


@pytest.mark.parametrize(
    ("use_case", "command"),
    [
        (add_article, AddArticle(ONE, "4711", Decimal(1))),
        (add_time, AddTime(ONE, Decimal(1))),
        (duplicate_assignment, DuplicateAssignment(ONE)),
        (edit_order, EditOrder(ONE, (Edit("customer", "Brf Aspen"),), add_customer=True)),
        (edit_order, EditOrder(ONE, (Edit("invoiced-to", "Brf Aspen"),), add_customer=True)),
    ],
    ids=["articles", "time", "assignments", "customer", "payer"],
)
@pytest.mark.shows("U", "RS-01")
async def test_what_touches_the_invoice_is_locked(
    company: Company, use_case: object, command: object
) -> None:
    await company.door.do(keep_customer, KeepCustomer(Customer("Brf Aspen")), SYSTEM)
    await _restored(company)
    with pytest.raises(Refused, match="restored"):
        await company.does("Olle", use_case, command)  # type: ignore[arg-type]  # one of several


@pytest.mark.shows("U", "RS-01")
async def test_a_refusal_names_what_is_locked(company: Company) -> None:
    order = await _restored(company)
    with pytest.raises(RestoredStays, match="its articles"):
        refuse_if_restored(order, ARTICLES)


@pytest.mark.shows("U", "RS-03")
async def test_ready_always_asks_whether_to_invoice_again(company: Company) -> None:
    await _restored(company)
    with pytest.raises(AsksToInvoiceAgain):
        await company.does("Anna", mark_ready, MarkReady(ONE))


@pytest.mark.shows("U", "RS-03", "SE-46")
async def test_sending_at_once_never_fires_on_it(company: Company) -> None:
    await _restored(company)
    await company.sets("send-on-ready", "on")
    await company.does("Anna", mark_ready, MarkReady(ONE, send=False))
    assert company.told(OrderSentToAccounting) == []


@pytest.mark.shows("U", "RS-03", "RS-04")
async def test_no_and_mark_as_invoiced_end_it(company: Company) -> None:
    await _restored(company)
    await company.does("Olle", mark_ready, MarkReady(ONE, send=False))
    order = await company.does("Olle", mark_invoiced, MarkInvoiced(ONE))
    assert (order.state, order.restored, order.invoice_number) == (State.INVOICED, False, "F-77")


@pytest.mark.shows("U", "RS-01", "IN-03")
async def test_no_second_invoice_is_made_of_it(company: Company) -> None:
    await _restored(company)
    await company.does("Olle", mark_ready, MarkReady(ONE, send=False))
    with pytest.raises(AlreadyInvoicedBefore):
        await company.does("Olle", generate_invoice, GenerateInvoice(ONE))


@pytest.mark.shows("U", "RS-01", "WO-21", "WO-22")
async def test_it_is_neither_cancelled_nor_deleted(company: Company) -> None:
    await _restored(company)
    with pytest.raises(AlreadyInvoiced):
        await company.does("Olle", cancel_order, CancelOrder(ONE, "Mistake"))
    with pytest.raises(InvoicedSoItStays):
        await company.does("Olle", delete_order, DeleteOrder(ONE, sure=True))


@pytest.mark.shows("U", "RS-02")
async def test_a_measure_is_still_added(company: Company) -> None:
    await _restored(company)
    await company.does("Olle", add_measure, AddMeasure(ONE, "Wrote it down late", TODAY))
    assert len((await company.order()).assignments[0].measures) == 2


@pytest.mark.shows("U", "RS-01")
async def test_the_places_that_say_who_pays_are_locked(company: Company) -> None:
    await _restored(company)
    with pytest.raises(LockedByInvoice, match="Facility"):
        await company.does("Olle", edit_order, EditOrder(ONE, (Edit("facility", "Gatan 1"),)))


@pytest.mark.shows("U", "RS-01", "CF-09")
@pytest.mark.parametrize(
    ("use_case", "command"),
    [
        (set_object, SetObject(ONE, "D-1")),
        (add_assignment, AddAssignment(ONE, "The lift", object_code="D-1")),
    ],
    ids=["on an assignment", "on a new one"],
)
async def test_an_object_may_say_who_pays_so_none_is_put_on_a_restored_order(
    company: Company, use_case: Any, command: object
) -> None:
    order = await _restored(company)
    payer = Customer("Brf Aspen")
    door = ServiceObject("D-1", "Door", customer_id=order.customer.id, invoiced_to_id=payer.id)
    await company.door.do(keep_customer, KeepCustomer(payer), SYSTEM)
    await company.door.do(keep_service_object, KeepServiceObject(door), SYSTEM)
    with pytest.raises(RestoredStays):
        await company.does("Olle", use_case, command)
