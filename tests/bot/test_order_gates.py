"""What the company asks for on its orders, met in chat with a button each."""

import pytest

from core.numbers import OrderNumber
from core.people import SYSTEM
from core.registers import Customer, Facility, ServiceObject
from core.usecases.registers import KeepRow, keep_row
from sandbox.client import PersonHandle
from tests.bot.acting import opens, taps
from tests.bot.stage import Company

ONE = OrderNumber(1)


@pytest.mark.shows("C", "SE-44", "WO-08")
async def test_a_new_order_is_planned_for_today_where_that_is_set(
    company: Company, maja: PersonHandle
) -> None:
    """SE-44."""
    await company.sets("planned-today", "on")
    await maja.says("/new Byt lampa")
    await maja.hears("Whom is it for?")
    await maja.says("Brf Eken")
    await taps(maja, "Yes")
    await taps(maja, "Skip")
    await maja.hears("Planned date: today")
    await taps(maja, "Save")
    await maja.hears("AO 1 is made")
    assert str((await company.order()).planned_on) == "2026-11-24"


@pytest.mark.shows("C", "CF-10")
async def test_a_facility_must_be_chosen_where_the_object_stands_elsewhere(
    company: Company, maja: PersonHandle
) -> None:
    """CF-10."""
    eken = Customer("Brf Eken", address="Storgatan 1")
    port = Facility("Port 2", eken.id, "Storgatan 5")
    yard = Facility("Gården", eken.id, "Storgatan 7")
    door = ServiceObject("D-014", "Entrédörr", eken.id, address="Storgatan 5")
    for row in (eken, port, yard, door):
        await company.bot.door.do(keep_row, KeepRow(row), SYSTEM)
    await maja.says("/new Byt lampa")
    await taps(maja, "Brf Eken")
    await maja.hears("Where is it?")
    await taps(maja, "Skip")
    await maja.hears("Which service object")
    await taps(maja, "Entrédörr D-014")
    await maja.hears("which is not where Brf Eken has its own address")
    await taps(maja, "Choose the facility")
    await taps(maja, "Port 2")
    await taps(maja, "Save")
    await maja.hears("AO 1 is made")


@pytest.mark.shows("C", "OB-08", "SE-43", "PE-25")
async def test_a_model_that_is_typed_joins_the_models(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """OB-08."""
    await company.sets("add-models", "on")
    customer = (await company.order()).customer
    door = ServiceObject("D-014", "Entrédörr", customer.id)
    await company.bot.door.do(keep_row, KeepRow(door), SYSTEM)
    await anna.says("/object D-014")
    await taps(anna, "Details")
    await taps(anna, "Model")
    await anna.hears("Model? Write it.")
    await anna.says("Besam EM")
    await anna.hears("Model: Besam EM")
    models = await company.bot.door.ask(lambda uow: uow.models.all())
    assert [each.name for each in models] == ["Besam EM"]


@pytest.mark.shows("C", "SE-24", "SE-26")
async def test_what_signing_needs_is_one_tap_away(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """SE-24: the object is asked for where it is missing."""
    await company.sets("require-object-to-sign", "on")
    customer = (await company.order()).customer
    door = ServiceObject("D-014", "Entrédörr", customer.id)
    await company.bot.door.do(keep_row, KeepRow(door), SYSTEM)
    await anna.says("Bytte dörrstängare")
    await anna.hears("Added to AO 1")
    await anna.says("/why 1")
    await taps(anna, "Add a service object")
    await taps(anna, "Entrédörr D-014")
    await anna.hears("AO 1", button="Undo")
    assert (await company.order()).assignments[0].service_object is not None


@pytest.mark.shows("C", "WO-12", "SE-41")
async def test_statuses_are_offered_with_their_colours(
    company: Company, order: OrderNumber, maja: PersonHandle
) -> None:
    """WO-12."""
    await company.sets("custom-statuses", "Väntar #f59e0b, Klar")
    await maja.says("/order 1")
    await taps(maja, "More")
    await taps(maja, "Status")
    await taps(maja, "🟧 Väntar")
    await maja.hears("Väntar")
    assert (await company.order()).custom_status == "Väntar"


@pytest.mark.shows("C", "CF-04", "CF-05", "PE-26")
async def test_a_customer_that_was_just_added_gets_the_rest_of_its_details(
    company: Company, order: OrderNumber, maja: PersonHandle
) -> None:
    """CF-04: the whole of the register's row, from the order."""
    await maja.says("/order 1")
    await opens(maja, "Customer and place", "👤 Customer")
    await maja.hears("Whom is it for?")
    await maja.says("Åkeriet AB")
    await taps(maja, "Yes")
    await maja.hears("Åkeriet AB", button="Undo")
    await opens(maja, "Customer and place", "👤 Customer", "Change Åkeriet AB", "Organisation")
    await maja.hears("Organisation number? Write it.")
    await maja.says("556036-0793")
    await maja.hears("Organisation number: 556036-0793")
    assert (await company.order()).customer.organisation_number == "556036-0793"
