"""The details of who and where, changed from the order (CF-05)."""

import pytest

from core.numbers import OrderNumber
from core.people import SYSTEM
from core.registers import InfoTemplate, ServiceObject
from core.usecases.editing import Edit, EditOrder, edit_order
from core.usecases.registers import (
    KeepRow,
    KeepServiceObject,
    keep_row,
    keep_service_object,
)
from sandbox.client import PersonHandle
from tests.bot.acting import opens, taps
from tests.bot.stage import Company

ONE = OrderNumber(1)


@pytest.mark.shows("C", "CF-05", "PE-26")
async def test_a_customers_phone_is_changed_from_the_order(
    company: Company, order: OrderNumber, maja: PersonHandle
) -> None:
    """CF-05."""
    await maja.says("/order 1")
    await opens(maja, "Customer and place", "👤 Customer", "Change Karin Ek", "Phone")
    await maja.hears("Phone? Write it.")
    await maja.says("070-123 45 67")
    await maja.hears("Phone: 070-123 45 67")
    assert (await company.order()).customer.phone == "070-123 45 67"


@pytest.mark.shows("C", "CF-05")
async def test_a_wrong_value_is_refused_in_one_sentence_and_asked_for_still(
    company: Company, order: OrderNumber, maja: PersonHandle
) -> None:
    """The question stands until it is answered."""
    await maja.says("/order 1")
    await opens(maja, "Customer and place", "👤 Customer", "Change Karin Ek", "Phone")
    await maja.hears("Phone? Write it.")
    await maja.says("the usual one")
    await maja.hears("Write one phone number")
    await maja.says("070-123 45 67")
    await maja.hears("Phone: 070-123 45 67")


@pytest.mark.shows("C", "PE-26", "PE-27")
async def test_who_may_not_change_the_register_sees_no_pen(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """PE-26."""
    await opens(anna, "Customer and place", "👤 Customer")
    heard = await anna.hears("Whom is it for?", anew=False)
    assert not any(label.startswith("✏️") for label in heard.labels)


@pytest.mark.shows("C", "OB-03", "OB-09", "OB-08", "PE-25")
async def test_an_objects_own_information_is_filled_in(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """OB-03, OB-09."""
    customer = (await company.order()).customer
    template = InfoTemplate("Dörr", ("Bredd",))
    await company.bot.door.do(keep_row, KeepRow(template), SYSTEM)
    door = ServiceObject("D-1", "Entrédörr", customer.id)
    await company.bot.door.do(keep_service_object, KeepServiceObject(door), SYSTEM)
    await company.does("Maja Lind", edit_order, EditOrder(ONE, (Edit("object", "D-1"),)))
    await anna.hears("D-1", anew=False)
    await opens(anna, "The work", "Assignments", "Entrédörr", "Service object", "Change Entrédörr")
    await taps(anna, "Bredd")
    await anna.hears("Bredd? Write it.")
    await anna.says("900 mm")
    await anna.hears("Bredd: 900 mm")
    thing = (await company.order()).assignments[0].service_object
    assert thing is not None
    assert thing.info == (("Bredd", "900 mm"),)
