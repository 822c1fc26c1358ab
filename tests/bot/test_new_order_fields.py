"""Fields of a new order: what must be there, what a subgroup brings, a day, a counter."""

from dataclasses import replace
from decimal import Decimal

import pytest

from core.people import SYSTEM
from core.usecases.registers import (
    KeepServiceObject,
    keep_service_object,
)
from sandbox.client import PersonHandle
from tests.bot.acting import taps
from tests.bot.registers import DOOR
from tests.bot.stage import Company


@pytest.mark.shows("C", "SE-27", "SE-32", "CF-12", "WO-12")
async def test_what_must_be_there_is_asked_for_with_a_button_each(
    company: Company, registers: None, maja: PersonHandle
) -> None:
    """SE-27, SE-32."""
    await company.sets("custom-statuses", "Väntar, Klar")
    await company.sets("require-contact", "on")
    await company.sets("require-status-to-save", "on")
    await maja.says("/new Byt lampa")
    await taps(maja, "Brf Enen")
    heard = await maja.hears("The order has no contact who can be reached")
    assert "Save" not in " ".join(heard.labels)
    await taps(maja, "Add a contact")
    await maja.hears("Whom does one ask for?")
    await maja.says("Karin Ek 070-123 45 67")
    await taps(maja, "Choose a status")
    await taps(maja, "Väntar")
    await taps(maja, "Save")
    await maja.hears("AO 1 is made")
    order = await company.order()
    assert order.contact is not None
    assert (order.contact.phone, order.custom_status) == ("070-123 45 67", "Väntar")


@pytest.mark.shows("C", "WO-06", "WO-07", "WO-09", "WO-13", "SE-54", "SE-58", "SE-62")
async def test_a_subgroup_brings_its_fields(
    company: Company, registers: None, maja: PersonHandle
) -> None:
    """WO-07: its fields are asked for at once."""
    await company.sets("subgroups", "Hiss, Port")
    await company.sets("order-types", "Service, Jour")
    await company.sets("custom-fields", '[{"name": "Portnummer", "subgroup": "Port"}]')
    await maja.says("/new Byt lampa")
    await taps(maja, "Brf Enen")
    await taps(maja, "More fields")
    await taps(maja, "Order type")
    await taps(maja, "Jour")
    await taps(maja, "More fields")
    await taps(maja, "Subgroup")
    await taps(maja, "Port")
    await maja.hears("Portnummer? Write it.")
    await maja.says("17")
    await taps(maja, "Save")
    await maja.hears("AO 1 is made")
    order = await company.order()
    assert (order.order_type, order.subgroup) == ("Jour", "Port")
    assert order.custom_fields == (("Portnummer", "17"),)


@pytest.mark.shows("C", "WO-08", "SE-39")
async def test_the_planned_day_is_tapped_in_a_calendar(
    company: Company, registers: None, maja: PersonHandle
) -> None:
    """WO-08."""
    await maja.says("/new Byt lampa")
    await taps(maja, "Brf Enen")
    await taps(maja, "More fields")
    await taps(maja, "Planned date")
    await taps(maja, "Calendar")
    await taps(maja, "Dec 2026")
    await maja.hears(button="Nov 2026", anew=False)
    await taps(maja, "12")
    await taps(maja, "Save")
    await maja.hears("AO 1 is made")
    assert str((await company.order()).planned_on) == "2026-12-12"


@pytest.mark.shows("C", "SE-25", "OB-07")
async def test_a_counter_is_asked_for_where_it_must_be_read(
    company: Company, registers: None, maja: PersonHandle
) -> None:
    """SE-25, OB-07: a reading that goes back is asked about."""
    read = replace(DOOR, counter_unit="h", counter_reading=Decimal(1500))
    await company.bot.door.do(keep_service_object, KeepServiceObject(read), SYSTEM)
    await company.sets("require-counter", "on")
    await maja.says("/new Byt lampa")
    await taps(maja, "Brf Eken")
    await taps(maja, "Storgatan 5")
    await taps(maja, "Entrédörr D-014")
    await maja.hears("What does the counter show?")
    await maja.says("20")
    await maja.hears("Is it a new counter?")
    await taps(maja, "Yes")
    await taps(maja, "Save")
    await maja.hears("AO 1 is made")
    assert (await company.order()).assignments[0].counter == 20
