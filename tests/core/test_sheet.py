"""What an opened order shows, setting by setting, when it is made and when it is performed."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from core.people import SYSTEM
from core.registers import Customer, Facility, InfoTemplate, ServiceObject
from core.sheet import Block, Doing, Sheet, heading
from core.usecases.bookings import Book, book
from core.usecases.creating import CreateOrder, create_order
from core.usecases.editing import Edit, EditOrder, edit_order
from core.usecases.registers import (
    KeepCustomer,
    KeepFacility,
    KeepServiceObject,
    keep_customer,
    keep_facility,
    keep_service_object,
)
from core.usecases.sheets import OpenOrder, open_order
from tests.core.conftest import ONE, Company

shows = pytest.mark.shows
PAYER = Customer("Viskan Fastigheter AB")
EKEN = Customer("Brf Eken", address="Storgatan 1", comment="Pays late")
STREET = Facility("Storgatan 5", EKEN.id, "Storgatan 5, 503 30 Borås", comment="Key at the school")
DOOR = ServiceObject(
    "D-014",
    "Entrance door",
    EKEN.id,
    STREET.id,
    comment="Never oil it",
    info=(("Colour", "green"),),
)


@pytest.fixture
async def there(company: Company) -> Company:
    """A company with an order for a door, and little filled in."""
    for customer in (PAYER, EKEN):
        await company.door.do(keep_customer, KeepCustomer(customer), SYSTEM)
    await company.door.do(keep_facility, KeepFacility(STREET), SYSTEM)
    await company.door.do(keep_service_object, KeepServiceObject(DOOR), SYSTEM)
    command = CreateOrder(
        EKEN.id,
        "The door will not close",
        object_code="D-014",
        edits=(Edit("facility", "Storgatan 5"),),
    )
    await company.does("Maja", create_order, command)
    return company


async def _sheet(company: Company, doing: Doing = Doing.PERFORMING) -> Sheet:
    return await company.does("Maja", open_order, OpenOrder(ONE, doing))


async def _shown(company: Company, doing: Doing = Doing.PERFORMING) -> dict[str, str]:
    return {row.key: row.value for row in (await _sheet(company, doing)).rows}


async def _edits(company: Company, **fields: str) -> None:
    edits = tuple(Edit(key.replace("_", "-"), value) for key, value in fields.items())
    await company.does("Maja", edit_order, EditOrder(ONE, edits))


def _under(sheet: Sheet, key: str) -> str:
    return next(row.under or "" for row in sheet.rows if row.key == key)


@shows("U", "WO-16")
async def test_who_performs_sees_what_is_filled_in(there: Company) -> None:
    assert set(await _shown(there)) == {"customer", "facility", "address"}


@shows("U", "WO-16", "WO-09")
async def test_who_makes_it_sees_every_field_that_the_company_uses(there: Company) -> None:
    assert set(await _shown(there, Doing.MAKING)) == {
        "customer", "facility", "address", "contact", "requester", "planned", "cost-centre",
        "customer-order-number",
    }  # fmt: skip


@shows("U", "WO-09", "SE-58")
async def test_a_type_is_asked_for_only_once_there_are_types(there: Company) -> None:
    await there.sets("order-types", "Repair #ff0000")
    assert "type" in await _shown(there, Doing.MAKING)


@shows("U", "WO-06", "SE-62")
async def test_a_subgroup_is_asked_for_only_once_there_are_subgroups(there: Company) -> None:
    await there.sets("subgroups", "Doors, Lifts")
    assert "subgroup" in await _shown(there, Doing.MAKING)


@shows("U", "WO-07", "SE-62")
async def test_a_chosen_subgroup_brings_its_fields(there: Company) -> None:
    await there.sets("subgroups", "Doors, Lifts")
    await there.sets("custom-fields", '[{"name": "Door code", "subgroup": "Doors"}]')
    before = await _shown(there, Doing.MAKING)
    await _edits(there, subgroup="Doors")
    after = await _shown(there, Doing.MAKING)
    assert ("field:Door code" in before, "field:Door code" in after) == (False, True)


@shows("U", "WO-13", "SE-54")
async def test_the_company_s_own_fields_stand_after_the_others(there: Company) -> None:
    await there.sets("custom-fields", '[{"name": "Dog"}, {"name": "Door code"}]')
    assert list(await _shown(there, Doing.MAKING))[-2:] == ["field:Dog", "field:Door code"]


@pytest.mark.parametrize(
    ("setting", "field", "comment"),
    [
        pytest.param(
            "show-customer-comment", "customer", "Pays late", marks=shows("U", "SE-15", "CF-15")
        ),
        pytest.param(
            "show-facility-comment",
            "facility",
            "Key at the school",
            marks=shows("U", "SE-16", "CF-16"),
        ),
    ],
)
async def test_a_comment_stands_under_the_name_where_the_company_wants_it(
    there: Company, setting: str, field: str, comment: str
) -> None:
    seen = []
    for switch in ("on", "off"):
        await there.sets(setting, switch)
        seen.append(_under(await _sheet(there), field))
    assert seen == [comment, ""]


@shows("U", "SE-17", "OB-06")
@pytest.mark.parametrize(("value", "comment"), [("on", "Never oil it"), ("off", None)])
async def test_the_object_s_comment_stands_under_its_name(
    there: Company, value: str, comment: str | None
) -> None:
    await there.sets("show-object-comment", value)
    assert [each.comment for each in (await _sheet(there)).things.values()] == [comment]


@shows("U", "SE-30", "CF-17")
@pytest.mark.parametrize("value", ["on", "off"])
async def test_the_visit_address_stands_in_words(there: Company, value: str) -> None:
    await there.sets("show-address", value)
    shown = await _shown(there)
    assert shown.get("address") == (STREET.address if value == "on" else None)


@shows("U", "CF-17")
async def test_without_a_facility_the_customer_s_address_is_where_one_goes(
    there: Company,
) -> None:
    made = await there.does("Maja", create_order, CreateOrder(EKEN.id, "The bell is silent"))
    sheet = await there.does("Maja", open_order, OpenOrder(made.number))
    assert {row.key: row.value for row in sheet.rows}["address"] == "Storgatan 1"


@pytest.mark.parametrize(
    ("setting", "field", "value"),
    [
        pytest.param("show-requester", "requester", "Olle Ek", marks=shows("U", "SE-35", "CF-14")),
        pytest.param(
            "use-planned-date", "planned", "2026-12-12", marks=shows("U", "SE-39", "WO-08")
        ),
        pytest.param(
            "show-custom-status", "status", "Waiting", marks=shows("U", "SE-41", "WO-12")
        ),
        pytest.param(
            "show-invoiced-to", "invoiced-to", PAYER.name, marks=shows("U", "SE-40", "CF-09")
        ),
    ],
)
async def test_a_field_is_shown_where_the_company_uses_it(
    there: Company, setting: str, field: str, value: str
) -> None:
    await there.sets("custom-statuses", "Waiting")
    await _edits(there, **{field: value})
    seen = []
    for switch in ("on", "off"):
        await there.sets(setting, switch)
        seen.append((await _shown(there)).get(field))
    assert seen == [value, None]


@shows("U", "CF-09")
async def test_who_pays_for_the_place_is_shown_without_being_chosen(there: Company) -> None:
    facility = replace(STREET, invoiced_to_id=PAYER.id)
    await there.door.do(keep_facility, KeepFacility(facility), SYSTEM)
    await there.sets("show-invoiced-to", "on")
    assert (await _shown(there))["invoiced-to"] == PAYER.name


@shows("U", "CF-09")
async def test_who_pays_for_the_object_stands_under_it(there: Company) -> None:
    thing = replace(DOOR, invoiced_to_id=PAYER.id)
    await there.door.do(keep_service_object, KeepServiceObject(thing), SYSTEM)
    await there.sets("show-invoiced-to", "on")
    (under,) = (await _sheet(there)).things.values()
    assert under.payer is not None
    assert under.payer.customer == PAYER


@shows("U", "SE-47", "OB-09")
@pytest.mark.parametrize("value", ["on", "off"])
async def test_the_object_s_own_information_stands_under_the_assignment(
    there: Company, value: str
) -> None:
    template = InfoTemplate("Doors", ("Lock", "Colour"))
    await there.door.do(lambda row, _, uow: uow.info_templates.put(row), template, SYSTEM)
    await there.sets("show-custom-info", value)
    (under,) = (await _sheet(there)).things.values()
    assert under.info == ((("Lock", ""), ("Colour", "green")) if value == "on" else ())


@shows("U", "SE-36", "SE-37", "SE-38", "SE-34")
@pytest.mark.parametrize(
    ("key", "block", "hides"),
    [
        ("show-other-articles", Block.OTHER_ARTICLES, "off"),
        ("show-articles-to-order", Block.TO_ORDER, "off"),
        ("show-bookings", Block.BOOKINGS, "off"),
        ("show-add-measure", Block.MEASURE, "off"),
        ("fast-add-articles", Block.FAST_ADD, "off"),
        ("hide-error-and-cause", Block.ERROR, "on"),
    ],
)
async def test_a_part_that_the_company_does_not_use_is_not_shown(
    there: Company, key: str, block: Block, hides: str
) -> None:
    before = (await _sheet(there)).blocks
    await there.sets(key, hides)
    assert before - (await _sheet(there)).blocks == {block}


@shows("U", "SE-31", "WO-15")
async def test_an_order_that_nobody_edited_tells_of_no_edit(there: Company) -> None:
    assert (await _sheet(there)).edits == ()


@shows("U", "SE-31", "WO-15")
@pytest.mark.parametrize(("value", "edits"), [("on", 2), ("off", 0)])
async def test_each_edit_is_told_with_its_time_and_person(
    there: Company, value: str, edits: int
) -> None:
    await there.sets("show-last-edit", value)
    there.later(hours=1)
    await _edits(there, cost_centre="4010")
    start, end = datetime(2026, 11, 26, 7, tzinfo=UTC), datetime(2026, 11, 26, 9, tzinfo=UTC)
    await there.does("Maja", book, Book(ONE, there.people["Anna"].id, start, end))
    told = (await _sheet(there)).edits
    assert [(each.by, each.at) for each in told] == [("Maja", there.now)] * edits


@shows("U", "AS-06")
async def test_an_assignment_is_headed_by_its_object_and_its_description(there: Company) -> None:
    (assignment,) = (await _sheet(there)).order.assignments
    assert heading(assignment) == "Entrance door D-014 · The door will not close"


@shows("U", "AS-06")
@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"service_object": None}, "The door will not close"),
        ({"description": ""}, "Entrance door D-014"),
    ],
)
async def test_what_an_assignment_lacks_is_left_out_of_its_heading(
    there: Company, changes: dict[str, Any], said: str
) -> None:
    (assignment,) = (await _sheet(there)).order.assignments
    assert heading(replace(assignment, **changes)) == said
