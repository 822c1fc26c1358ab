"""Which fields an opened order shows, setting by setting, made or performed."""

from dataclasses import replace

import pytest

from core.people import SYSTEM
from core.sheet import Doing
from core.usecases.creating import CreateOrder, create_order
from core.usecases.registers import (
    KeepFacility,
    keep_facility,
)
from core.usecases.sheets import OpenOrder, open_order
from tests.core.conftest import Company
from tests.core.opened import EKEN, PAYER, STREET, begun, edits, sheet_of, shown, under

shows = pytest.mark.shows


@pytest.fixture
async def there(company: Company) -> Company:
    return await begun(company)


@shows("U", "WO-16")
async def test_who_performs_sees_what_is_filled_in(there: Company) -> None:
    assert set(await shown(there)) == {"customer", "facility", "address"}


@shows("U", "WO-16", "WO-09")
async def test_who_makes_it_sees_every_field_that_the_company_uses(there: Company) -> None:
    assert set(await shown(there, Doing.MAKING)) == {
        "customer", "facility", "address", "contact", "requester", "planned", "cost-centre",
        "customer-order-number",
    }  # fmt: skip


@shows("U", "WO-09", "SE-58")
async def test_a_type_is_asked_for_only_once_there_are_types(there: Company) -> None:
    await there.sets("order-types", "Repair #ff0000")
    assert "type" in await shown(there, Doing.MAKING)


@shows("U", "WO-06", "SE-62")
async def test_a_subgroup_is_asked_for_only_once_there_are_subgroups(there: Company) -> None:
    await there.sets("subgroups", "Doors, Lifts")
    assert "subgroup" in await shown(there, Doing.MAKING)


@shows("U", "WO-07", "SE-62")
async def test_a_chosen_subgroup_brings_its_fields(there: Company) -> None:
    await there.sets("subgroups", "Doors, Lifts")
    await there.sets("custom-fields", '[{"name": "Door code", "subgroup": "Doors"}]')
    before = await shown(there, Doing.MAKING)
    await edits(there, subgroup="Doors")
    after = await shown(there, Doing.MAKING)
    assert ("field:Door code" in before, "field:Door code" in after) == (False, True)


@shows("U", "WO-13", "SE-54")
async def test_the_company_s_own_fields_stand_after_the_others(there: Company) -> None:
    await there.sets("custom-fields", '[{"name": "Dog"}, {"name": "Door code"}]')
    assert list(await shown(there, Doing.MAKING))[-2:] == ["field:Dog", "field:Door code"]


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
        seen.append(under(await sheet_of(there), field))
    assert seen == [comment, ""]


@shows("U", "SE-30", "CF-17")
@pytest.mark.parametrize("value", ["on", "off"])
async def test_the_visit_address_stands_in_words(there: Company, value: str) -> None:
    await there.sets("show-address", value)
    assert (await shown(there)).get("address") == (STREET.address if value == "on" else None)


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
    await edits(there, **{field: value})
    seen = []
    for switch in ("on", "off"):
        await there.sets(setting, switch)
        seen.append((await shown(there)).get(field))
    assert seen == [value, None]


@shows("U", "CF-09")
async def test_who_pays_for_the_place_is_shown_without_being_chosen(there: Company) -> None:
    facility = replace(STREET, invoiced_to_id=PAYER.id)
    await there.door.do(keep_facility, KeepFacility(facility), SYSTEM)
    await there.sets("show-invoiced-to", "on")
    assert (await shown(there))["invoiced-to"] == PAYER.name
