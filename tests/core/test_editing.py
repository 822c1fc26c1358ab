"""Editing an order: what a person changes and saves, field by field."""

from dataclasses import replace
from datetime import date

import pytest

from core import permissions as may
from core.events import OrderEdited
from core.order_fields import NoSuchField
from core.order_parties import CustomerIsMandatory, ObjectsOfAnother
from core.parties import (
    CustomerIsNew,
    NoSuchServiceObject,
    ObjectOfAnother,
    contact_read,
    contact_written,
)
from core.people import SYSTEM, Actor
from core.refusals import (
    BadInput,
    ChangedMeanwhile,
    LineIsSigned,
    NoSuchOrder,
    NotAllowed,
    OrderIsClosed,
)
from core.registers import Customer, Facility, Person, ServiceObject
from core.usecases.assignments import (
    AddAssignment,
    OnlyAssignment,
    RemoveAssignment,
    add_assignment,
    remove_assignment,
)
from core.usecases.cancelling import CancelOrder, cancel_order
from core.usecases.creating import CreateOrder, create_order
from core.usecases.editing import (
    Edit,
    EditOrder,
    NoteFault,
    ObjectIsThere,
    edit_order,
    note_fault,
)
from core.usecases.measures import AddMeasure, add_measure
from core.usecases.registers import (
    KeepCustomer,
    KeepServiceObject,
    keep_customer,
    keep_service_object,
)
from core.usecases.signing import Sign, sign
from core.work_order import WorkOrder
from tests.core.conftest import ONE, Company

EKEN = Customer("Brf Eken")
ASPEN = Customer("Brf Aspen")
FIELD = '[{"name": "Portkod", "subgroup": "Portar", "suggestions": ["1234"]}, {"name": "Hund"}]'


async def _begin(company: Company, *objects: ServiceObject) -> WorkOrder:
    for customer in (EKEN, ASPEN):
        await company.door.do(keep_customer, KeepCustomer(customer), SYSTEM)
    for thing in objects:
        await company.door.do(keep_service_object, KeepServiceObject(thing), SYSTEM)
    return await company.does("Maja", create_order, CreateOrder(EKEN.id, "Door will not close"))


async def _edits(company: Company, **fields: str) -> WorkOrder:
    edits = tuple(Edit(key.replace("_", "-"), value) for key, value in fields.items())
    return await company.does("Maja", edit_order, EditOrder(ONE, edits))


@pytest.mark.shows("U", "WO-02", "WO-14")
async def test_an_order_made_by_hand_has_a_number_and_the_time_it_was_made(
    company: Company,
) -> None:
    order = await _begin(company)
    assert (order.number, order.created_at, order.created_by) == (ONE, company.now, "Maja")


@pytest.mark.shows("U", "WO-17")
async def test_a_save_keeps_everything_that_was_filled_in(company: Company) -> None:
    await _begin(company)
    order = await _edits(
        company, cost_centre="K7", customer_order_number="PO-9", planned="2026-12-12", urgent="on"
    )
    assert (order.cost_centre, order.customer_order_number, order.urgent) == ("K7", "PO-9", True)
    assert str(order.planned_on) == "2026-12-12"


@pytest.mark.shows("U", "WO-10")
async def test_the_cost_centre_is_free_text(company: Company) -> None:
    await _begin(company)
    assert (await _edits(company, cost_centre=" 4711 – gården ")).cost_centre == "4711 – gården"


@pytest.mark.shows("U", "WO-11")
async def test_the_customers_order_number_is_free_text_and_may_be_left_out(
    company: Company,
) -> None:
    await _begin(company)
    await _edits(company, customer_order_number="PO/77")
    assert (await _edits(company, customer_order_number="")).customer_order_number is None


@pytest.mark.shows("U", "WO-08", "SE-39")
async def test_the_planned_day_is_apart_from_bookings(company: Company) -> None:
    await _begin(company)
    order = await _edits(company, planned="2026-12-24")
    assert (str(order.planned_on), order.bookings) == ("2026-12-24", ())


@pytest.mark.shows("U", "SE-44")
async def test_with_the_setting_on_a_new_order_is_planned_for_today(company: Company) -> None:
    await company.sets("planned-today", "on")
    assert (await _begin(company)).planned_on == company.now.date()


@pytest.mark.shows("U", "WO-06", "SE-62")
async def test_an_order_has_one_of_the_companys_subgroups(company: Company) -> None:
    await company.sets("subgroups", "Portar, Hissar")
    await _begin(company)
    assert (await _edits(company, subgroup="hissar")).subgroup == "Hissar"


async def test_an_unknown_subgroup_is_refused_with_those_there_are(company: Company) -> None:
    await company.sets("subgroups", "Portar, Hissar")
    await _begin(company)
    with pytest.raises(BadInput, match="Portar, Hissar"):
        await _edits(company, subgroup="Rör")


@pytest.mark.shows("U", "WO-09", "SE-58")
async def test_an_order_has_one_of_the_companys_types(company: Company) -> None:
    await company.sets("order-types", "Service #00aa00, Akut #ff0000")
    await _begin(company)
    assert (await _edits(company, type="akut")).order_type == "Akut"


@pytest.mark.shows("U", "WO-13", "SE-54")
async def test_an_order_keeps_the_values_of_the_companys_own_fields(company: Company) -> None:
    await company.sets("custom-fields", FIELD)
    await _begin(company)
    order = await company.does("Maja", edit_order, EditOrder(ONE, (Edit("field:hund", "ja"),)))
    assert order.custom_fields == (("Hund", "ja"),)


async def test_a_field_that_nobody_declared_is_refused_by_name(company: Company) -> None:
    await _begin(company)
    with pytest.raises(NoSuchField):
        await company.does("Maja", edit_order, EditOrder(ONE, (Edit("colour", "red"),)))


@pytest.mark.shows("U", "CF-01")
async def test_an_order_without_a_customer_is_not_saved(company: Company) -> None:
    await _begin(company)
    with pytest.raises(CustomerIsMandatory):
        await _edits(company, customer=" ")


@pytest.mark.shows("U", "CF-03")
async def test_an_unknown_customer_is_asked_about(company: Company) -> None:
    await _begin(company)
    with pytest.raises(CustomerIsNew):
        await _edits(company, customer="Brf Linden")


@pytest.mark.shows("U", "CF-03")
async def test_a_yes_adds_the_customer(company: Company) -> None:
    await _begin(company)
    command = EditOrder(ONE, (Edit("customer", "Brf Linden"),), add_customer=True)
    order = await company.does("Maja", edit_order, command)
    found = await company.door.ask(lambda uow: uow.customers.named("brf linden"))
    assert found == order.customer


@pytest.mark.shows("U", "CF-07")
async def test_an_unknown_facility_is_added_to_the_register(company: Company) -> None:
    await _begin(company)
    order = await _edits(company, facility="Gården 3")
    known = await company.door.ask(lambda uow: list(uow.facilities.of_customer(EKEN.id)))
    assert [order.facility] == known


@pytest.mark.shows("U", "CF-12", "CF-13")
async def test_a_new_contact_is_kept_on_the_facility(company: Company) -> None:
    await _begin(company)
    order = await _edits(company, facility="Gården 3", contact="Karin Ek <karin@eken.example>")
    assert order.contact
    assert order.facility
    assert order.contact.facility_id == order.facility.id


@pytest.mark.shows("U", "CF-13")
async def test_without_a_facility_the_contact_is_kept_on_the_customer(company: Company) -> None:
    await _begin(company)
    order = await _edits(company, contact="Karin Ek 070-123 45 67")
    assert order.contact
    assert (order.contact.facility_id, order.contact.customer_id) == (None, EKEN.id)


@pytest.mark.shows("U", "CF-14")
async def test_a_requester_is_kept_by_the_same_rule(company: Company) -> None:
    await _begin(company)
    order = await _edits(company, requester="Olle Öst")
    assert order.requester
    assert (order.requester.name, order.requester.customer_id) == ("Olle Öst", EKEN.id)


@pytest.mark.shows("U", "CF-12")
async def test_a_known_contact_is_found_and_completed(company: Company) -> None:
    await _begin(company)
    first = await _edits(company, contact="Karin Ek")
    again = await _edits(company, contact="karin ek <karin@eken.example>")
    assert first.contact
    assert again.contact
    assert (again.contact.id, again.contact.email) == (first.contact.id, "karin@eken.example")


@pytest.mark.shows("U", "CF-09", "SE-40")
async def test_somebody_else_may_be_invoiced(company: Company) -> None:
    await _begin(company)
    order = await _edits(company, invoiced_to="Brf Aspen")
    assert order.invoiced_to == ASPEN


async def test_another_customers_facility_does_not_stay(company: Company) -> None:
    await _begin(company)
    await _edits(company, facility="Gården 3")
    assert (await _edits(company, customer="Brf Aspen")).facility is None


async def test_a_customer_is_not_changed_under_his_object(company: Company) -> None:
    await _begin(company, ServiceObject("D-1", "Door", EKEN.id))
    await _edits(company, object="D-1")
    with pytest.raises(ObjectsOfAnother):
        await _edits(company, customer="Brf Aspen")


@pytest.mark.shows("U", "AS-03")
async def test_description_error_and_cause_are_edited_as_they_are_written(
    company: Company,
) -> None:
    await _begin(company)
    order = await _edits(company, description="Port 2", error="Står öppen\nsedan i går", cause="")
    assignment = order.assignments[0]
    assert (assignment.description, assignment.error) == ("Port 2", "Står öppen\nsedan i går")


@pytest.mark.shows("U", "OB-02")
async def test_an_object_is_on_an_order_only_once(company: Company) -> None:
    await _begin(company, ServiceObject("D-1", "Door", EKEN.id))
    await _edits(company, object="D-1")
    with pytest.raises(ObjectIsThere):
        await company.does("Maja", add_assignment, AddAssignment(ONE, "Again", object_code="d-1"))


async def test_an_object_brings_its_facility(company: Company) -> None:
    order = await _begin(company)
    place = Facility("Gården 3", EKEN.id)

    def keep(_command: None, _actor: Actor, uow: object) -> None:
        uow.facilities.put(place)  # type: ignore[attr-defined]  # a plain step of a test

    await company.door.do(keep, None, SYSTEM)
    thing = ServiceObject("D-1", "Door", EKEN.id, place.id)
    await company.door.do(keep_service_object, KeepServiceObject(thing), SYSTEM)
    order = await _edits(company, object="D-1")
    assert order.facility == place


async def test_an_unknown_object_is_refused(company: Company) -> None:
    await _begin(company)
    with pytest.raises(NoSuchServiceObject):
        await _edits(company, object="X-99")


async def test_another_customers_object_is_refused(company: Company) -> None:
    await _begin(company, ServiceObject("D-1", "Door", ASPEN.id))
    with pytest.raises(ObjectOfAnother):
        await _edits(company, object="D-1")


@pytest.mark.shows("U", "AS-01", "AS-02")
async def test_an_order_holds_several_assignments(company: Company) -> None:
    await _begin(company)
    order = await company.does("Maja", add_assignment, AddAssignment(ONE, "The lift", "Stuck"))
    assert [each.description for each in order.assignments] == ["Door will not close", "The lift"]


@pytest.mark.shows("U", "AS-08")
async def test_an_assignment_is_removed(company: Company) -> None:
    await _begin(company)
    order = await company.does("Maja", add_assignment, AddAssignment(ONE, "The lift"))
    gone = RemoveAssignment(ONE, order.assignments[0].id)
    order = await company.does("Maja", remove_assignment, gone)
    assert [each.description for each in order.assignments] == ["The lift"]


async def test_the_only_assignment_stays(company: Company) -> None:
    order = await _begin(company)
    command = RemoveAssignment(ONE, order.assignments[0].id)
    with pytest.raises(OnlyAssignment):
        await company.does("Maja", remove_assignment, command)


@pytest.mark.shows("U", "AS-12")
async def test_the_cause_is_noted_in_passing_without_the_gates_of_a_save(
    company: Company,
) -> None:
    order = await company.reports()
    await company.sets("require-contact", "on")
    order = await company.does("Maja", note_fault, NoteFault(order.number, cause="Worn hinge"))
    assert order.assignments[0].cause == "Worn hinge"


async def test_the_first_save_by_a_person_completes_a_mails_order(company: Company) -> None:
    """0b: a mail's order is incomplete until somebody has saved it."""
    before = await company.reports()
    after = await _edits(company, cost_centre="K7")
    assert (before.incomplete, after.incomplete) == (True, False)


async def test_the_same_field_changed_twice_tells_the_second_both_values(
    company: Company,
) -> None:
    await _begin(company)
    await _edits(company, cost_centre="K7")
    mine = Edit("cost-centre", "K8", seen="")
    with pytest.raises(ChangedMeanwhile, match=r"K7.*K8"):
        await company.does("Maja", edit_order, EditOrder(ONE, (mine,)))


async def test_the_same_value_twice_is_no_conflict(company: Company) -> None:
    await _begin(company)
    await _edits(company, cost_centre="K7")
    mine = Edit("cost-centre", "K7", seen="")
    assert (await company.does("Maja", edit_order, EditOrder(ONE, (mine,)))).cost_centre == "K7"


async def test_different_fields_changed_by_two_are_both_kept(company: Company) -> None:
    await _begin(company)
    await _edits(company, cost_centre="K7")
    mine = Edit("customer-order-number", "PO-1", seen="")
    order = await company.does("Maja", edit_order, EditOrder(ONE, (mine,)))
    assert (order.cost_centre, order.customer_order_number) == ("K7", "PO-1")


async def test_nothing_changed_is_nothing_saved(company: Company) -> None:
    order = await _begin(company)
    await _edits(company, cost_centre="")
    assert ((await company.order()).version, company.told(OrderEdited)) == (order.version, [])


async def test_a_cancelled_order_is_not_edited(company: Company) -> None:
    await _begin(company)
    await company.does("Maja", cancel_order, CancelOrder(ONE, "Not for us"))
    with pytest.raises(OrderIsClosed):
        await _edits(company, cost_centre="K7")


@pytest.mark.shows("U", "WO-28")
async def test_who_may_only_look_changes_nothing(company: Company) -> None:
    await _begin(company)
    looker = Actor("Olle", frozenset({may.VIEW}))
    with pytest.raises(NotAllowed):
        await company.door.do(edit_order, EditOrder(ONE, (Edit("type", ""),)), looker)


async def test_who_may_not_see_it_is_told_there_is_none(company: Company) -> None:
    await _begin(company)
    with pytest.raises(NoSuchOrder):
        await company.does("Sven", edit_order, EditOrder(ONE, (Edit("type", ""),)))


@pytest.mark.parametrize(
    ("text", "name", "email", "phone"),
    [
        ("Karin Ek <karin@brf.example> 070-123 45 67", "Karin Ek", "karin@brf.example", "070-123 45 67"),
        ("Karin Ek", "Karin Ek", None, None),
        ("karin@brf.example", "karin@brf.example", "karin@brf.example", None),
        ("Karin Ek +46 70 1234567", "Karin Ek", None, "+46 70 1234567"),
    ],
)  # fmt: skip
def test_a_contact_is_read_as_people_write_one(
    text: str, name: str, email: str | None, phone: str | None
) -> None:
    found = contact_read(text)
    assert (found.name, found.email, found.phone) == (name, email, phone)


def test_a_written_contact_is_read_back() -> None:
    person = Person("Karin Ek", "karin@brf.example", "070-1")
    found = contact_read(contact_written(person))
    assert replace(person, name=found.name, email=found.email, phone=found.phone) == person


async def test_a_signed_assignment_is_not_removed(company: Company) -> None:
    await company.assigned()
    await company.does("Anna", add_measure, AddMeasure(ONE, "Done", date(2026, 11, 24)))
    order = await company.does("Maja", add_assignment, AddAssignment(ONE, "The lift"))
    await company.does("Anna", sign, Sign(ONE, "Anna", finished=False))
    command = RemoveAssignment(ONE, order.assignments[0].id)
    with pytest.raises(LineIsSigned):
        await company.does("Maja", remove_assignment, command)


@pytest.mark.shows("U", "WO-02", "AS-03")
async def test_the_error_of_a_new_order_is_tidied(company: Company) -> None:
    customer = (await company.reports()).customer
    made = await company.does(
        "Maja", create_order, CreateOrder(customer.id, "The lift", error="stuck\x00 \x07")
    )
    assert made.assignments[0].error == "stuck"


@pytest.mark.shows("U", "WO-02", "AS-03")
async def test_the_error_of_a_new_order_is_no_book(company: Company) -> None:
    customer = (await company.reports()).customer
    with pytest.raises(BadInput):
        await company.does(
            "Maja", create_order, CreateOrder(customer.id, "The lift", error="x" * 1_000_000)
        )
