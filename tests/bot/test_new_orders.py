"""New orders in chat: guided, tapping first, one message that shows what is filled in."""

import pytest

from core.numbers import OrderNumber
from core.people import SYSTEM
from core.registers import Customer, Facility, ServiceObject
from core.usecases.registers import (
    KeepCustomer,
    KeepFacility,
    KeepServiceObject,
    keep_customer,
    keep_facility,
    keep_service_object,
)
from sandbox.client import PersonHandle
from tests.bot.acting import photo, sees, taps
from tests.bot.stage import Company

EKEN = Customer("Brf Eken", email="styrelsen@brfeken.example")
ENEN = Customer("Brf Enen")
PORT = Facility("Storgatan 5", EKEN.id, comment="Portkod 4711")
YARD = Facility("Gården", EKEN.id, "Storgatan 7")
DOOR = ServiceObject("D-014", "Entrédörr", EKEN.id, PORT.id)


@pytest.fixture
async def registers(company: Company) -> None:
    """Two customers, one with two places and a door."""
    for customer in (EKEN, ENEN):
        await company.bot.door.do(keep_customer, KeepCustomer(customer), SYSTEM)
    for facility in (PORT, YARD):
        await company.bot.door.do(keep_facility, KeepFacility(facility), SYSTEM)
    await company.bot.door.do(keep_service_object, KeepServiceObject(DOOR), SYSTEM)


@pytest.mark.shows("C", "WO-01", "WO-02", "WO-17", "CF-06", "OB-01", "PE-05")
async def test_an_order_is_made_by_tapping_and_one_line_typed(
    company: Company, registers: None, maja: PersonHandle
) -> None:
    """Customer, place and object are buttons; the message becomes the order's card."""
    await maja.says("/new")
    await maja.hears("Whom is it for?")
    await taps(maja, "Brf Eken")
    await maja.hears("Where is it?")
    await taps(maja, "Storgatan 5")
    await maja.hears("Which service object")
    await taps(maja, "Entrédörr D-014")
    await maja.hears("What is to be done?")
    await maja.says("Dörren stänger inte")
    await taps(maja, "Save")
    await maja.hears("AO 1 is made")
    order = await company.order()
    assert (order.title, order.customer.name) == ("Dörren stänger inte", "Brf Eken")
    assert order.facility is not None
    assert order.facility.name == "Storgatan 5"
    assert order.assignments[0].service_object is not None


@pytest.mark.shows("C", "CF-02")
async def test_a_part_of_a_name_gives_the_customers_as_buttons(
    registers: None, maja: PersonHandle
) -> None:
    """CF-02."""
    await maja.says("/new Byt lampa")
    await maja.hears("Whom is it for?")
    await maja.says("brf")
    heard = await maja.hears("Which one is “brf”?")
    assert {"Brf Eken", "Brf Enen"} <= set(heard.labels)
