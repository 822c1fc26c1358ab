"""Changing an order in chat: fields by taps, both values where two change the same one."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from core.numbers import OrderNumber
from core.people import SYSTEM
from core.registers import Agreement, Customer, Facility, FacilityArticle, Person, ServiceObject
from core.usecases.editing import Edit, EditOrder, edit_order
from core.usecases.registers import (
    KeepFacility,
    KeepRow,
    KeepServiceObject,
    keep_facility,
    keep_row,
    keep_service_object,
)
from sandbox.client import PersonHandle
from tests.bot.acting import opens, taps
from tests.bot.stage import Company

ONE = OrderNumber(1)


async def facility_of(company: Company, name: str, **more: object) -> Facility:
    """A place of the order's customer."""
    customer = (await company.order()).customer
    made = Facility(name, customer.id, **more)  # type: ignore[arg-type]
    return await company.bot.door.do(keep_facility, KeepFacility(made), SYSTEM)


@pytest.mark.shows("C", "WO-28", "WO-09", "WO-16", "SE-58", "XT-15")
async def test_a_field_is_changed_by_two_taps_and_can_be_undone(
    company: Company, order: OrderNumber, maja: PersonHandle
) -> None:
    """WO-28: nothing is changed but by *Edit*."""
    await company.sets("order-types", "Service, Jour")
    await maja.says("/order 1")
    await opens(maja, "The work", "Edit fields")
    await taps(maja, "Order type")
    await maja.hears("Which order type is it?")
    await taps(maja, "Jour")
    await maja.hears("AO 1", button="Undo")
    assert (await company.order()).order_type == "Jour"
    await taps(maja, "Undo")
    await maja.hears("AO 1", button="More")
    assert (await company.order()).order_type is None


@pytest.mark.shows("C", "WO-10", "WO-11", "WO-17")
async def test_a_text_field_is_typed(
    company: Company, order: OrderNumber, maja: PersonHandle
) -> None:
    """WO-11."""
    await maja.says("/order 1")
    await opens(maja, "The work", "Edit fields")
    await taps(maja, "Customer's order number")
    await maja.hears("Customer's order number? Write it.")
    await maja.says("PO 17-4")
    await maja.hears("AO 1", button="Undo")
    assert (await company.order()).customer_order_number == "PO 17-4"


@pytest.mark.shows("C", "WO-17")
async def test_both_values_are_shown_where_somebody_was_faster(
    company: Company, order: OrderNumber, maja: PersonHandle
) -> None:
    """The second one sees both, and nothing is overwritten."""
    await maja.says("/order 1")
    await opens(maja, "The work", "Edit fields")
    await taps(maja, "Cost centre")
    await maja.hears("Cost centre? Write it.")
    theirs = EditOrder(ONE, (Edit("cost-centre", "400"),))
    await company.does("Maja Lind", edit_order, theirs)
    await maja.says("500")
    heard = await maja.hears("changed meanwhile")
    assert "400" in heard.text
    assert "500" in heard.text
    assert (await company.order()).cost_centre == "400"


@pytest.mark.shows("C", "SE-27", "SE-32")
async def test_what_else_must_be_there_is_asked_for_before_it_is_saved(
    company: Company, order: OrderNumber, maja: PersonHandle
) -> None:
    """Two things are missing at once, and both are saved together."""
    await company.sets("custom-statuses", "Väntar, Klar")
    await company.sets("require-status-to-save", "on")
    await maja.says("/order 1")
    await opens(maja, "The work", "Edit fields")
    await taps(maja, "Cost centre")
    await maja.says("500")
    await maja.hears("What you said is kept")
    await taps(maja, "Choose a status")
    await taps(maja, "Klar")
    await maja.hears("AO 1", button="Undo")
    changed = await company.order()
    assert (changed.cost_centre, changed.custom_status) == ("500", "Klar")


@pytest.mark.shows("C", "CF-06", "CF-07", "CF-11", "AR-09")
async def test_a_facility_brings_its_articles_and_the_former_ones_are_offered_to_go(
    company: Company, order: OrderNumber, maja: PersonHandle
) -> None:
    """CF-11."""
    four = (FacilityArticle("4711", Decimal(1)),)
    twelve = (FacilityArticle("P12", Decimal(2)),)
    await facility_of(company, "Port 2", articles=four)
    await facility_of(company, "Port 3", articles=twelve)
    await maja.says("/order 1")
    await opens(maja, "Customer and place", "Facility")
    await taps(maja, "Port 2")
    await maja.hears("1 article came with Port 2")
    await opens(maja, "Customer and place", "Facility")
    await taps(maja, "Port 3")
    await maja.hears("came to AO 1 with the former facility")
    await taps(maja, "Take them off")
    await maja.hears("Taken off AO 1")
    used = (await company.order()).assignments[0].articles
    assert [line.number for line in used] == ["P12"]


@pytest.mark.shows("C", "CF-12", "CF-13")
async def test_a_known_contact_is_a_button_and_a_new_one_is_kept_on_the_facility(
    company: Company, order: OrderNumber, maja: PersonHandle
) -> None:
    """CF-12, CF-13."""
    place = await facility_of(company, "Port 2")
    known = Person("Ola Ek", phone="070-1", customer_id=place.customer_id, facility_id=place.id)
    await company.bot.door.do(keep_row, KeepRow(replace(known, phone="070-111 11 11")), SYSTEM)
    edit = EditOrder(ONE, (Edit("facility", "Port 2"),))
    await company.does("Maja Lind", edit_order, edit)
    await maja.says("/order 1")
    await opens(maja, "Customer and place", "Contact")
    await taps(maja, "Ola Ek")
    await maja.hears("AO 1", button="Undo")
    await opens(maja, "Customer and place", "Contact")
    await maja.hears("Whom does one ask for?")
    await maja.says("Eva Alm <eva@brfeken.example>")
    await maja.hears("AO 1", button="Undo")
    contact = (await company.order()).contact
    assert contact is not None
    assert (contact.name, contact.facility_id) == ("Eva Alm", place.id)


@pytest.mark.shows("C", "CF-14", "SE-35")
async def test_the_requester_is_shown_only_while_that_is_set(
    company: Company, order: OrderNumber, maja: PersonHandle
) -> None:
    """SE-35."""
    await company.sets("show-requester", "off")
    await maja.says("/order 1")
    await taps(maja, "More")
    await taps(maja, "Customer and place")
    heard = await maja.hears(button="Facility", anew=False)
    assert not any("Requester" in label for label in heard.labels)


@pytest.mark.shows("C", "CF-09", "SE-40")
async def test_another_payer_is_found_by_typing(
    company: Company, order: OrderNumber, maja: PersonHandle
) -> None:
    """SE-40."""
    await company.bot.door.do(keep_row, KeepRow(Customer("Förvaltaren AB")), SYSTEM)
    await company.sets("show-invoiced-to", "on")
    await maja.says("/order 1")
    await opens(maja, "Customer and place", "Invoiced to")
    await maja.hears("Who pays for it?")
    await maja.says("förvalt")
    await taps(maja, "Förvaltaren AB")
    await maja.hears("AO 1", button="Undo")
    payer = (await company.order()).invoiced_to
    assert payer is not None
    assert payer.name == "Förvaltaren AB"


@pytest.mark.shows("C", "WO-18")
async def test_an_agreement_is_told_of_when_it_is_saved(
    company: Company, order: OrderNumber, maja: PersonHandle
) -> None:
    """WO-18."""
    customer = (await company.order()).customer
    agreed = Agreement("Guld", customer.id, valid_until=date(2027, 12, 31))
    await company.bot.door.do(keep_row, KeepRow(agreed), SYSTEM)
    door = ServiceObject("D-1", "Dörr", customer.id, agreement_id=agreed.id)
    await company.bot.door.do(keep_service_object, KeepServiceObject(door), SYSTEM)
    edit = EditOrder(ONE, (Edit("object", "D-1"),))
    await company.does("Maja Lind", edit_order, edit)
    await maja.says("/order 1")
    await opens(maja, "The work", "Edit fields")
    await taps(maja, "Urgent")
    await taps(maja, "Yes")
    await maja.hears("Agreement Guld applies to D-1")
