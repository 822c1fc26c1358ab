"""Facilities and service objects are found in what people write, however they spell it."""

from uuid import UUID

import pytest

from core.arrival import By
from core.matching.wording import Wording
from core.ports import UnitOfWork
from core.registers import Customer, Facility, ServiceObject
from tests.storage.conftest import House

EKEN, LINDEN = Customer("Brf Eken"), Customer("Brf Linden")
PORT = Facility("Eken port 2", EKEN.id, "Storgatan 5, 123 45 Ekeby", "Nyckel i skåp 4")
GARAGE = Facility("Eken port 2 garage", EKEN.id, "Ekvägen 1\n123 45 Ekeby")
OTHER = Facility("Lindens tvättstuga", LINDEN.id, "Storgatan 55")
NURSERY = Facility("Förskolan Solrosen", LINDEN.id, "12 Mill Road")
DOOR = ServiceObject("D-014", "Entrédörr", EKEN.id, PORT.id, "TS 83", "SN-1044", "Trög")
GATE = ServiceObject("G-7", "Garageport", EKEN.id, PORT.id)
LIFT = ServiceObject("Hiss 3", "Personhiss", LINDEN.id)


async def company(house: House) -> None:
    """Two customers with their places."""

    def work(uow: UnitOfWork) -> None:
        for customer in (EKEN, LINDEN):
            uow.customers.put(customer)
        for facility in (GARAGE, PORT, OTHER, NURSERY):
            uow.facilities.put(facility)
        for service_object in (LIFT, DOOR, GATE):
            uow.service_objects.put(service_object)

    await house.do(work)


async def facilities(house: House, text: str, customer: UUID | None = None) -> list[Facility]:
    """The facilities that a text seems to name."""
    found = await house.ask(lambda uow: uow.facilities.resembling(Wording.of(text), customer))
    return [each.row for each in found]


async def test_a_customers_facilities_are_listed_by_name(house: House) -> None:
    await company(house)
    assert await house.ask(lambda uow: uow.facilities.of_customer(EKEN.id)) == [PORT, GARAGE]


@pytest.mark.parametrize("customer", [None, EKEN.id])
@pytest.mark.parametrize(
    "text",
    [
        "Dörren på storgatan 5 går inte igen.",
        "Storgatan\n5: dörren",
        "Det gäller EKEN PORT 2, alltså dörren",
        "Dörren på Storg. 5 är trasig",
        "Storgtan 5",
        "storgatan 5 b, tredje våningen",
        "Storgatan 5B",
        "Hissen i Storgatan 5:s trapphus",
        "Vi på storgatans 5",
        "The door at Storgatan 5 will not close",
        "Ekens port 2 gnisslar",
    ],
)
async def test_a_place_is_found_by_its_name_or_street(
    house: House, text: str, customer: UUID | None
) -> None:
    await company(house)
    assert await facilities(house, text, customer) == [PORT]


@pytest.mark.parametrize(
    "text",
    ["Solrosens kök", "på förskolan Solrosen", "Forskolan solrosen", "12 Mill Rd", "12 Mill Road"],
)
async def test_names_are_inflected_and_numbers_may_come_first(house: House, text: str) -> None:
    await company(house)
    assert await facilities(house, text, LINDEN.id) == [NURSERY]


@pytest.mark.parametrize(
    ("text", "found"),
    [("A door is open", []), ("Vi är 3 som väntar", []), ("Port A", ["A"]), ("i hus 3", ["3"])],
)
async def test_a_mere_letter_or_number_is_a_place_where_a_word_says_so(
    house: House, text: str, found: list[str]
) -> None:
    await company(house)
    short = [Facility("A", LINDEN.id), Facility("3", LINDEN.id)]
    await house.do(lambda uow: uow.facilities.put_all(short))
    assert [each.name for each in await facilities(house, text, LINDEN.id)] == found


async def test_a_longer_number_is_another_place(house: House) -> None:
    await company(house)
    assert await facilities(house, "Storgatan 55 luktar") == [OTHER]


async def test_what_stands_there_is_kept_as_written(house: House) -> None:
    await company(house)
    found = await house.ask(
        lambda uow: uow.facilities.resembling(Wording.of("på Storgtan 5 i dag"), EKEN.id)
    )
    assert (found[0].found, found[0].by, 90 < found[0].score < 100) == (
        "Storgtan 5",
        By.ADDRESS,
        True,
    )


async def test_of_two_names_that_overlap_the_longer_is_meant(house: House) -> None:
    await company(house)
    assert await facilities(house, "I Eken port 2 garage läcker det") == [GARAGE]


async def test_another_customers_place_is_not_meant(house: House) -> None:
    await company(house)
    assert await facilities(house, "Storgatan 55", EKEN.id) == []


@pytest.mark.parametrize("text", ["", "storgatan", "5", "\0\ud800", "x" * 100_000, "Storgatan 6"])
async def test_a_text_without_places_mentions_none(house: House, text: str) -> None:
    await company(house)
    assert await facilities(house, text) == []


async def test_a_customer_with_many_facilities_has_them_found_too(house: House) -> None:
    await company(house)
    many = [Facility(f"Parkvägen {n}", EKEN.id) for n in range(200)]
    await house.do(lambda uow: uow.facilities.put_all(many))
    assert await facilities(house, "Lampan på Parkv. 117", EKEN.id) == [many[117]]


@pytest.mark.parametrize("code", ["D-014", "d-014"])
async def test_an_object_is_found_by_its_code_in_any_case(house: House, code: str) -> None:
    await company(house)
    assert await house.ask(lambda uow: uow.service_objects.by_code(code)) == DOOR


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Dörr (D-014) stänger inte.", [DOOR]),
        ("dörr D014", [DOOR]),
        ("dörr d 014 är trög", [DOOR]),
        ("serienummer SN 1044", [DOOR]),
        ("d-014: trög, och hiss 3!", [DOOR, LIFT]),
        ("D-0144 eller AD-014", []),
        ("hissen 3", []),
        ("", []),
    ],
)
async def test_objects_are_mentioned_by_code_or_serial_number(
    house: House, text: str, meant: list[ServiceObject]
) -> None:
    await company(house)
    found = await house.ask(lambda uow: uow.service_objects.mentioned_in(Wording.of(text)))
    assert sorted(each.row.code for each in found) == [each.code for each in meant]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("entrédörren går inte igen", [DOOR]),
        ("Entredorren", [DOOR]),
        ("porten hänger sig", [GATE]),
        ("lampan", []),
    ],
)
async def test_objects_of_a_place_are_known_by_name(
    house: House, text: str, meant: list[ServiceObject]
) -> None:
    await company(house)
    found = await house.ask(
        lambda uow: uow.service_objects.resembling(Wording.of(text), EKEN.id, PORT.id)
    )
    assert [each.row for each in found] == meant


async def test_a_customers_objects_are_listed_by_code(house: House) -> None:
    await company(house)
    assert await house.ask(lambda uow: uow.service_objects.of_customer(EKEN.id)) == [DOOR, GATE]


async def test_a_long_hostile_text_is_looked_through_at_once(house: House) -> None:
    await company(house)
    wording = Wording.of(" ".join(f"w{n}" for n in range(50_000)))
    assert await house.ask(lambda uow: uow.service_objects.mentioned_in(wording)) == []
