"""Facilities and service objects are found in what people write, as words of their own."""

from uuid import UUID

import pytest

from core.ports import UnitOfWork
from core.registers import Customer, Facility, ServiceObject
from tests.storage.conftest import House

EKEN, LINDEN = Customer("Brf Eken"), Customer("Brf Linden")
PORT = Facility("Eken port 2", EKEN.id, "Storgatan 5, 123 45 Ekeby", "Nyckel i skåp 4")
GARAGE = Facility("Eken port 2 garage", EKEN.id, "Ekvägen 1\n123 45 Ekeby")
OTHER = Facility("Lindens tvättstuga", LINDEN.id, "Storgatan 55")
DOOR = ServiceObject("D-014", "Entrédörr", EKEN.id, PORT.id, "TS 83", "SN-1", "Trög")
LIFT = ServiceObject("Hiss 3", "Personhiss", LINDEN.id)


async def company(house: House) -> None:
    """Two customers with their places."""

    def work(uow: UnitOfWork) -> None:
        for customer in (EKEN, LINDEN):
            uow.customers.put(customer)
        for facility in (GARAGE, PORT, OTHER):
            uow.facilities.put(facility)
        for service_object in (LIFT, DOOR):
            uow.service_objects.put(service_object)

    await house.do(work)


async def facilities(house: House, text: str, customer: UUID | None = None) -> list[Facility]:
    """The facilities that a text mentions."""
    return list(await house.ask(lambda uow: uow.facilities.mentioned_in(text, customer)))


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
    ],
)
async def test_a_place_is_found_by_its_name_or_street(
    house: House, text: str, customer: UUID | None
) -> None:
    await company(house)
    assert await facilities(house, text, customer) == [PORT]


async def test_a_longer_number_is_another_place(house: House) -> None:
    await company(house)
    assert await facilities(house, "Storgatan 55 luktar") == [OTHER]


async def test_of_two_names_that_overlap_the_longer_is_meant(house: House) -> None:
    await company(house)
    assert await facilities(house, "I Eken port 2 garage läcker det") == [GARAGE]


async def test_another_customers_place_is_not_meant(house: House) -> None:
    await company(house)
    assert await facilities(house, "Storgatan 55", EKEN.id) == []


@pytest.mark.parametrize("text", ["", "storgatan", "5", "\0\ud800", "x" * 100_000])
async def test_a_text_without_places_mentions_none(house: House, text: str) -> None:
    await company(house)
    assert await facilities(house, text) == []


@pytest.mark.parametrize("code", ["D-014", "d-014"])
async def test_an_object_is_found_by_its_code_in_any_case(house: House, code: str) -> None:
    await company(house)
    assert await house.ask(lambda uow: uow.service_objects.by_code(code)) == DOOR


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Dörr (D-014) stänger inte.", [DOOR]),
        ("d-014: trög, och hiss 3!", [DOOR, LIFT]),
        ("D-0144 eller AD-014", []),
        ("hissen 3", []),
        ("", []),
    ],
)
async def test_objects_are_mentioned_by_their_code_as_a_word(
    house: House, text: str, meant: list[ServiceObject]
) -> None:
    await company(house)
    assert await house.ask(lambda uow: uow.service_objects.mentioned_in(text)) == meant


async def test_a_customers_objects_are_listed_by_code(house: House) -> None:
    await company(house)
    assert await house.ask(lambda uow: uow.service_objects.of_customer(EKEN.id)) == [DOOR]


async def test_a_long_hostile_text_is_looked_through_at_once(house: House) -> None:
    await company(house)
    text = " ".join(f"w{n}" for n in range(50_000))
    assert await house.ask(lambda uow: uow.service_objects.mentioned_in(text)) == []
