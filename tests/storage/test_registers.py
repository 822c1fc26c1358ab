"""The registers give back what was put, and find it the way people write it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from core.ports import UnitOfWork
from core.refusals import CodeTaken
from core.registers import Article, Customer, Facility, Person, ServiceObject
from tests.storage.conftest import House
from tests.storage.orders import a_customer

EKEN = a_customer("Brf Eken")
LINDEN = Customer("Brf Linden 100%", "styrelsen@linden.example")
CLOSER = Article("4711", "Dörrstängare TS 83", "st", Decimal("1240.50"))
HINGE = Article("P12-4711", "Gångjärn", "kg")


async def put(
    house: House, *records: Customer | Facility | Person | ServiceObject | Article
) -> None:
    """Put records into their registers."""

    def work(uow: UnitOfWork) -> None:
        for each in records:
            match each:
                case Customer():
                    uow.customers.put(each)
                case Facility():
                    uow.facilities.put(each)
                case Person():
                    uow.contacts.put(each)
                case ServiceObject():
                    uow.service_objects.put(each)
                case Article():
                    uow.articles.put(each)

    await house.do(work)


async def test_a_customer_with_every_field_filled_in_comes_back_equal(house: House) -> None:
    await put(house, EKEN)
    assert await house.ask(lambda uow: uow.customers.get(EKEN.id)) == EKEN


async def test_a_customer_that_was_put_again_is_changed(house: House) -> None:
    moved = replace(EKEN, email="ny@example.com")
    await put(house, EKEN, moved)
    found = await house.ask(
        lambda uow: (
            uow.customers.by_email("NY@example.com "),
            uow.customers.by_email(EKEN.email or ""),
        )
    )
    assert found == (moved, None)


async def test_a_confirmed_customer_is_found_before_one_made_from_a_mail(house: House) -> None:
    made = Customer("A", LINDEN.email, unconfirmed=True)
    await put(house, made, LINDEN)
    assert await house.ask(lambda uow: uow.customers.by_email(LINDEN.email or "")) == LINDEN


@pytest.mark.parametrize("text", ["brf", "EKEN ekvägen", "br@", "08-1"])
async def test_a_customer_is_found_by_any_of_its_words(house: House, text: str) -> None:
    await put(house, EKEN)
    assert await house.ask(lambda uow: uow.customers.search(text, 9)) == [EKEN]


@pytest.mark.parametrize("text", ["%", "100%", "0_0", "\\"])
async def test_signs_with_a_meaning_in_patterns_are_sought_as_they_are(
    house: House, text: str
) -> None:
    await put(house, EKEN, LINDEN)
    found = await house.ask(lambda uow: uow.customers.search(text, 9))
    assert found == [each for each in (LINDEN,) if text in each.name]


async def test_a_search_gives_no_more_than_was_asked_for(house: House) -> None:
    await put(house, *(Customer(f"Brf {n}") for n in range(5)))
    found = await house.ask(lambda uow: uow.customers.search("", 3))
    assert [each.name for each in found] == ["Brf 0", "Brf 1", "Brf 2"]


async def test_a_contact_is_found_by_address(house: House) -> None:
    facility = Facility("Port 2", EKEN.id)
    karin = Person("Karin Ek", "Karin@example.com", "070", "sv", EKEN.id, facility.id)
    await put(house, EKEN, facility, karin)
    assert await house.ask(lambda uow: uow.contacts.by_email("karin@example.com")) == karin


async def test_an_article_is_found_by_its_number(house: House) -> None:
    await put(house, CLOSER, HINGE)
    found = await house.ask(
        lambda uow: (uow.articles.by_number("p12-4711"), uow.articles.by_number("471"))
    )
    assert found == (HINGE, None)


async def test_the_very_number_comes_first_in_a_search(house: House) -> None:
    await put(house, HINGE, CLOSER, Article("47110", "Avstånd"))
    found = await house.ask(lambda uow: uow.articles.search("4711", 9))
    assert [each.number for each in found] == ["4711", "47110", "P12-4711"]


async def test_a_number_or_code_that_another_has_is_refused(house: House) -> None:
    await put(house, CLOSER, ServiceObject("D-014", "Entrédörr"))
    for taken in (Article("4711", "Annat"), ServiceObject("d-014", "Grind")):
        with pytest.raises(CodeTaken):
            await put(house, taken)
