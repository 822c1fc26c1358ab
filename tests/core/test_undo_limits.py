"""What an undo does not do: reopen what is finished, or leave an order in pieces (XT-15)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from core.order_papers import Document
from core.people import SYSTEM, Role
from core.purchases import PurchaseState
from core.registers import Customer, ServiceObject, Supplier
from core.usecases.articles_to_order import AskForArticle, ask_for_article
from core.usecases.assignments import (
    AddAssignment,
    RemoveAssignment,
    add_assignment,
    remove_assignment,
)
from core.usecases.comments import AddComment, add_comment
from core.usecases.counters import ReadCounter, read_counter
from core.usecases.documents import AddDocument, add_document
from core.usecases.editing import Edit, EditOrder, edit_order
from core.usecases.finishing import MarkReady, mark_ready
from core.usecases.invoicing import MarkInvoiced, mark_invoiced
from core.usecases.leaving import DeactivateUser, deactivate_user
from core.usecases.lines import AddArticle, RemoveLine, add_article, remove_line
from core.usecases.measures import AddMeasure, add_measure
from core.usecases.objects import SetObject, set_object
from core.usecases.purchase_orders import (
    AddToPurchaseOrder,
    MovePurchaseOrder,
    add_to_purchase_order,
    move_purchase_order,
)
from core.usecases.registers import KeepRow, KeepServiceObject, keep_row, keep_service_object
from core.usecases.restoring import RestoreOrder, restore_order
from core.usecases.signing import Sign, sign
from core.usecases.undoing import (
    BuiltUpon,
    OrderIsSettled,
    Undo,
    WentFurther,
    undo,
    undoable,
)
from core.work_order import State
from tests.core.conftest import ONE, Company
from tests.core.finished import ready, staffed, worked
from tests.core.staff import comes

MEASURE = AddMeasure(ONE, "Replaced the closer", date(2026, 11, 24))


async def _unit(company: Company, name: str) -> UUID:
    """What this person did last, to be undone later."""
    unit = await company.door.ask(lambda uow: undoable(ONE, company.actor(name), uow))
    assert unit is not None
    return unit


async def _taken_off(company: Company) -> UUID:
    """Olle adds an article to an order that was worked on, and takes it off: the latter's unit."""
    await staffed(company)
    await company.assigned()
    await worked(company)
    added = await company.does("Olle", add_article, AddArticle(ONE, "4711", Decimal(3)))
    await company.does("Olle", remove_line, RemoveLine(ONE, added.line.id))
    return await _unit(company, "Olle")


async def _finished(company: Company) -> None:
    await company.does("Olle", sign, Sign(ONE))
    await company.does("Olle", mark_ready, MarkReady(ONE, send=False))


@pytest.mark.shows("U", "XT-15", "SG-04")
async def test_no_line_comes_back_on_an_order_that_is_ready(company: Company) -> None:
    unit = await _taken_off(company)
    await _finished(company)
    with pytest.raises(OrderIsSettled):
        await company.does("Olle", undo, Undo(ONE, unit))


@pytest.mark.shows("U", "XT-15", "RS-01")
async def test_no_article_comes_back_on_a_restored_order(company: Company) -> None:
    unit = await _taken_off(company)
    await _finished(company)
    await company.does("Olle", mark_invoiced, MarkInvoiced(ONE))
    await company.does("Olle", restore_order, RestoreOrder(ONE))
    with pytest.raises(OrderIsSettled):
        await company.does("Olle", undo, Undo(ONE, unit))


@pytest.mark.shows("U", "XT-15", "CF-01")
async def test_the_customer_of_a_ready_order_stays(company: Company) -> None:
    await staffed(company)
    await company.assigned()
    await worked(company)
    edit = EditOrder(ONE, (Edit("customer", "Brf Aspen"),), add_customer=True)
    await company.does("Olle", edit_order, edit)
    unit = await _unit(company, "Olle")
    await _finished(company)
    with pytest.raises(OrderIsSettled):
        await company.does("Olle", undo, Undo(ONE, unit))


@pytest.mark.shows("U", "XT-15", "CO-01")
async def test_a_comment_on_a_ready_order_is_taken_back(company: Company) -> None:
    await staffed(company)
    await company.assigned()
    customer = (await worked(company)).customer
    door = ServiceObject("D-1", "Door", customer_id=customer.id, counter_unit="h")
    await company.door.do(keep_service_object, KeepServiceObject(door), SYSTEM)
    await company.does("Olle", set_object, SetObject(ONE, "D-1"))
    await company.does("Olle", read_counter, ReadCounter(ONE, Decimal("10.50")))
    await _finished(company)
    await company.does("Olle", add_comment, AddComment(ONE, "Wrong order"))
    order = await company.does("Olle", undo, Undo(ONE))
    assert order.comments == ()


async def _ready_withdrawn(company: Company) -> UUID:
    """Anna adds a measure to a ready order, which is ready no more: the unit of that."""
    await ready(company)
    again = AddMeasure(ONE, "Oiled it", date(2026, 11, 24), despite_ready=True)
    await company.does("Anna", add_measure, again)
    return await _unit(company, "Anna")


@pytest.mark.shows("U", "XT-15", "SG-04")
async def test_an_order_is_ready_again_without_the_line_that_took_it_back(
    company: Company,
) -> None:
    unit = await _ready_withdrawn(company)
    order = await company.does("Anna", undo, Undo(ONE, unit))
    assert (order.state, order.unsigned) == (State.READY, ())


@pytest.mark.shows("U", "XT-15", "SG-04")
async def test_an_order_is_not_ready_again_with_a_line_that_came_since(company: Company) -> None:
    unit = await _ready_withdrawn(company)
    await company.does("Anna", add_measure, MEASURE)
    with pytest.raises(BuiltUpon):
        await company.does("Anna", undo, Undo(ONE, unit))


@pytest.mark.shows("U", "XT-15", "AS-08")
async def test_an_assignment_that_others_worked_on_stays(company: Company) -> None:
    await company.assigned()
    order = await company.does("Maja", add_assignment, AddAssignment(ONE, "The lift"))
    there = replace(MEASURE, assignment_id=order.assignments[1].id)
    await company.does("Anna", add_measure, there)
    with pytest.raises(BuiltUpon):
        await company.does("Maja", undo, Undo(ONE))


@pytest.mark.shows("U", "XT-15", "AS-01")
async def test_an_order_keeps_one_assignment(company: Company) -> None:
    await company.assigned()
    order = await company.does("Maja", add_assignment, AddAssignment(ONE, "The lift"))
    unit = await _unit(company, "Maja")
    gone = RemoveAssignment(ONE, order.assignments[0].id)
    await company.does("Maja", remove_assignment, gone)
    with pytest.raises(BuiltUpon):
        await company.does("Maja", undo, Undo(ONE, unit))


async def _door_of(company: Company, customer: Customer) -> None:
    door = ServiceObject("D-1", "Door", customer_id=customer.id)
    await company.door.do(keep_service_object, KeepServiceObject(door), SYSTEM)


@pytest.mark.shows("U", "XT-15", "OB-02")
async def test_an_object_does_not_come_back_beside_itself(company: Company) -> None:
    await _door_of(company, (await company.assigned()).customer)
    order = await company.does("Maja", add_assignment, AddAssignment(ONE, "The lift"))
    first, second = (each.id for each in order.assignments)
    await company.does("Maja", set_object, SetObject(ONE, "D-1", first))
    await company.does("Maja", set_object, SetObject(ONE, "", first))
    unit = await _unit(company, "Maja")
    await company.does("Maja", set_object, SetObject(ONE, "D-1", second))
    with pytest.raises(BuiltUpon):
        await company.does("Maja", undo, Undo(ONE, unit))


@pytest.mark.shows("U", "XT-15", "OB-01")
async def test_a_customer_whose_object_is_on_the_order_stays(company: Company) -> None:
    await company.assigned()
    edit = EditOrder(ONE, (Edit("customer", "Brf Aspen"),), add_customer=True)
    order = await company.does("Maja", edit_order, edit)
    unit = await _unit(company, "Maja")
    await _door_of(company, order.customer)
    await company.does("Maja", set_object, SetObject(ONE, "D-1"))
    with pytest.raises(BuiltUpon):
        await company.does("Maja", undo, Undo(ONE, unit))


async def _with_photo(company: Company) -> None:
    """Maja writes a measure, Anna takes a photo of it."""
    await company.assigned()
    added = await company.does("Maja", add_measure, MEASURE)
    photo = Document("door.jpg", "image/jpeg", 9, "Anna", company.now, measure_id=added.measure.id)
    await company.does("Anna", add_document, AddDocument(ONE, photo))


@pytest.mark.shows("U", "XT-15", "ME-02")
async def test_anothers_photo_of_a_measure_stays_on_the_order(company: Company) -> None:
    await _with_photo(company)
    order = await company.does("Maja", undo, Undo(ONE))
    assert [(each.name, each.measure_id) for each in order.documents] == [("door.jpg", None)]


@pytest.mark.shows("U", "XT-15", "SG-05")
async def test_a_photo_of_what_was_signed_stays(company: Company) -> None:
    await _with_photo(company)
    await company.does("Maja", sign, Sign(ONE))
    with pytest.raises(BuiltUpon):
        await company.does("Anna", undo, Undo(ONE))


@pytest.mark.shows("U", "XT-15", "PE-28")
async def test_orders_do_not_go_back_to_who_has_left(company: Company) -> None:
    await comes(company, "Olle", Role.ADMIN)
    await company.assigned()
    await company.does("Olle", deactivate_user, DeactivateUser("Anna", "Erik"))
    with pytest.raises(WentFurther):
        await company.does("Olle", undo, Undo(ONE))


@pytest.mark.shows("U", "XT-15", "AO-05")
async def test_what_was_ordered_from_a_supplier_stays_ordered(company: Company) -> None:
    await company.assigned()
    await company.door.do(keep_row, KeepRow(Supplier("Dorma")), SYSTEM)
    await company.does("Maja", ask_for_article, AskForArticle(ONE, "Pump", Decimal(1)))
    adding = AddToPurchaseOrder(ONE, supplier="Dorma")
    purchase = await company.does("Maja", add_to_purchase_order, adding)
    ordered = MovePurchaseOrder(purchase.number, PurchaseState.ORDERED)
    await company.does("Maja", move_purchase_order, ordered)
    with pytest.raises(WentFurther):
        await company.does("Maja", undo, Undo(ONE))
