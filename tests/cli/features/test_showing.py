"""``ordna order show``: what it prints of an order, setting by setting."""

from dataclasses import replace

import pytest

from core.registers import Customer, Facility, InfoTemplate, ServiceObject
from core.usecases.registers import (
    KeepCustomer,
    KeepFacility,
    KeepServiceObject,
    keep_customer,
    keep_facility,
    keep_service_object,
)
from tests.cli.features.command import Ordna
from tests.cli.features.town import CUSTOMER, DOOR, FACILITY, Town, key


@pytest.fixture
def told(town: Town) -> Town:
    """An order for a door, whose customer, place and object have something said of them."""
    customer, facility, thing = _register(town)
    town.does(keep_customer, KeepCustomer(replace(customer, comment="Pays late")))
    place = replace(facility, address="Storgatan 5, port 2", comment="Key at the school")
    town.does(keep_facility, KeepFacility(place))
    door = replace(thing, comment="Never oil it", info=(("Colour", "green"),))
    town.does(keep_service_object, KeepServiceObject(door))
    town.order()
    town.must("order", "edit", "1", f"object={DOOR}", f"facility={FACILITY}")
    return town


def _register(town: Town) -> tuple[Customer, Facility, ServiceObject]:
    rows = town.sees(
        lambda uow: (
            uow.customers.get(key(CUSTOMER)),
            uow.facilities.get(key(FACILITY)),
            uow.service_objects.get(key(DOOR)),
        )
    )
    customer, facility, thing = rows
    assert customer is not None
    assert facility is not None
    assert thing is not None
    return customer, facility, thing


def _printed(ordna: Ordna) -> list[str]:
    return [line.strip() for line in ordna("order", "show", "1").lines]


@pytest.mark.parametrize(
    ("setting", "line"),
    [
        pytest.param(
            "show-customer-comment", "Pays late", marks=pytest.mark.shows("L", "SE-15", "CF-15")
        ),
        pytest.param(
            "show-facility-comment",
            "Key at the school",
            marks=pytest.mark.shows("L", "SE-16", "CF-16"),
        ),
        pytest.param(
            "show-object-comment", "Never oil it", marks=pytest.mark.shows("L", "SE-17", "OB-06")
        ),
        pytest.param(
            "show-address",
            "Address: Storgatan 5, port 2",
            marks=pytest.mark.shows("L", "SE-30", "CF-17"),
        ),
        pytest.param(
            "use-planned-date",
            "Planned date: 2026-12-12",
            marks=pytest.mark.shows("L", "SE-39", "WO-08"),
        ),
        pytest.param(
            "show-requester", "Requester: Olle Ek", marks=pytest.mark.shows("L", "SE-35", "CF-14")
        ),
        pytest.param(
            "show-custom-status", "Status: Waiting", marks=pytest.mark.shows("L", "SE-41", "WO-12")
        ),
        pytest.param(
            "show-invoiced-to",
            "Invoiced to: Sandgärdskolan",
            marks=pytest.mark.shows("L", "SE-40", "CF-09"),
        ),
        pytest.param(
            "show-custom-info", "Colour: green", marks=pytest.mark.shows("L", "SE-47", "OB-09")
        ),
    ],
)
def test_a_line_is_printed_where_the_company_wants_it(
    ordna: Ordna, told: Town, setting: str, line: str
) -> None:
    told.must("setting", "set", "custom-statuses", "Waiting")
    told.must(
        "order", "edit", "1", "planned=2026-12-12", "requester=Olle Ek", "status=Waiting",
        "invoiced-to=Sandgärdskolan",
    )  # fmt: skip
    seen = []
    for value in ("on", "off"):
        told.must("setting", "set", setting, value)
        seen.append(line in _printed(ordna))
    assert seen == [True, False]


@pytest.mark.shows("L", "SE-31", "WO-15")
def test_the_last_edit_is_printed_once_there_was_one(ordna: Ordna, town: Town) -> None:
    town.order()
    before = ordna("order", "show", "1").out
    town.must("order", "edit", "1", "cost-centre=4010", "--as", "Maja")
    after = ordna("order", "show", "1").lines[-1]
    town.must("setting", "set", "show-last-edit", "off")
    hidden = ordna("order", "show", "1").out
    assert ("Last edited" in before, "Last edited" in hidden) == (False, False)
    assert (after.strip()[:17], after[-7:]) == ("Last edited today", "by Maja")


@pytest.mark.shows("L", "WO-16", "WO-13", "SE-54")
def test_fields_of_the_company_s_own_are_printed_once_they_are_filled_in(
    ordna: Ordna, town: Town
) -> None:
    town.must("setting", "set", "custom-fields", '[{"name": "Dog"}, {"name": "Door code"}]')
    town.order()
    town.must("order", "edit", "1", "field:Door code=4512")
    printed = _printed(ordna)
    assert ("Door code: 4512" in printed, any(line.startswith("Dog") for line in printed)) == (
        True,
        False,
    )


@pytest.mark.shows("L", "OB-09")
def test_what_a_template_asks_for_and_nobody_knows_is_printed_empty(
    ordna: Ordna, told: Town
) -> None:
    template = InfoTemplate("Doors", ("Lock",))
    told.does(lambda row, _, uow: uow.info_templates.put(row), template)
    told.must("setting", "set", "show-custom-info", "on")
    assert "Lock: –" in _printed(ordna)


def test_an_order_is_printed_in_swedish_too(ordna: Ordna, told: Town) -> None:
    assert "Kund: Brf Eken" in ordna("order", "show", "1", ORDNA_LANGUAGE="sv").out


@pytest.mark.shows("L", "AS-06")
def test_each_assignment_is_printed_under_its_object_and_description(
    ordna: Ordna, told: Town
) -> None:
    told.must("order", "add-assignment", "1", "Paint the frame")
    printed = _printed(ordna)
    assert "1 · Entrance door D-014 · The door will not close" in printed
    assert "2 · Paint the frame" in printed


@pytest.mark.parametrize(
    ("setting", "words", "printed"),
    [
        pytest.param(
            "show-other-articles",
            ("other-article", "1", "4711"),
            "Other articles",
            marks=pytest.mark.shows("L", "SE-36", "AR-08"),
        ),
        pytest.param(
            "show-articles-to-order",
            ("order-article", "1", "P12"),
            "🛒 1 pcs P12 Hinge 3248",
            marks=pytest.mark.shows("L", "SE-37", "AO-01"),
        ),
        pytest.param(
            "show-bookings",
            ("book", "1", "Anna", "2027-11-26"),
            "Booking: ",
            marks=pytest.mark.shows("L", "SE-38", "BO-01"),
        ),
    ],
)
def test_a_part_is_printed_where_the_company_uses_it(
    ordna: Ordna, town: Town, setting: str, words: tuple[str, ...], printed: str
) -> None:
    town.order()
    town.must("order", *words)
    seen = []
    for value in ("on", "off"):
        town.must("setting", "set", setting, value)
        seen.append(any(line.startswith(printed) for line in _printed(ordna)))
    assert seen == [True, False]


@pytest.mark.shows("L", "SE-34", "AS-12")
def test_the_error_is_noted_in_passing_unless_the_company_hides_that(
    ordna: Ordna, town: Town
) -> None:
    town.order()
    town.must("order", "fault", "1", "--error", "It stands open")
    town.must("setting", "set", "hide-error-and-cause", "on")
    answer = ordna("order", "fault", "1", "--error", "It lies on the floor")
    assert ("Error: It stands open" in _printed(ordna), answer.code) == (True, 1)
