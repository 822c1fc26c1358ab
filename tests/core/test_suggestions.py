"""What is offered while somebody writes: articles in their best order, descriptions, measures."""

from decimal import Decimal

import pytest

from core.people import SYSTEM
from core.refusals import NotAllowed
from core.registers import Article, ServiceObject
from core.usecases.editing import Edit, EditOrder, edit_order
from core.usecases.lines import AddArticle, add_article
from core.usecases.registers import (
    KeepArticle,
    KeepServiceObject,
    keep_article,
    keep_service_object,
)
from core.usecases.suggestions import (
    ArticleField,
    SuggestArticles,
    SuggestFastArticles,
    suggest_articles,
    suggest_descriptions,
    suggest_fast_articles,
    suggest_measures,
)
from tests.core.conftest import ONE, Company

FILTER, FUSE, HOUR = (
    Article("G4", "Filter G4", price=Decimal(120), barcode="7312345678901"),
    Article("S10", "Fuse 10 A", price=Decimal(20)),
    Article("T1", "Service hour", "h", Decimal(850), is_time=True),
)


@pytest.fixture
async def shop(company: Company) -> Company:
    """A company with four articles, one of them time, and an order of Anna's."""
    for article in (FILTER, FUSE, HOUR):
        await company.door.do(keep_article, KeepArticle(article), SYSTEM)
    await company.assigned()
    return company


async def offered(
    company: Company, text: str = "", who: str = "Anna", **more: object
) -> list[str]:
    """The numbers that are offered, in their order."""
    command = SuggestArticles(ONE, text, **more)  # type: ignore[arg-type]
    return [each.number for each in await company.does(who, suggest_articles, command)]


async def uses(company: Company, who: str, number: str) -> None:
    company.later(minutes=1)
    await company.does(who, add_article, AddArticle(ONE, number, Decimal(1)))


@pytest.mark.shows("U", "AR-03")
async def test_what_a_person_used_lately_comes_first(shop: Company) -> None:
    await uses(shop, "Anna", "S10")
    await uses(shop, "Anna", "4711")
    assert (await offered(shop))[:2] == ["4711", "S10"]


@pytest.mark.shows("U", "AR-03")
async def test_what_was_used_on_the_object_comes_before_that(shop: Company) -> None:
    door = ServiceObject("D-014", "Door", customer_id=(await shop.order()).customer.id)
    await shop.door.do(keep_service_object, KeepServiceObject(door), SYSTEM)
    await shop.does("Maja", edit_order, EditOrder(ONE, (Edit("object", "D-014"),)))
    await uses(shop, "Maja", "S10")
    await shop.reports()
    assert (await offered(shop))[0] == "S10"


@pytest.mark.shows("U", "AR-03")
async def test_every_word_written_stands_in_what_is_offered(shop: Company) -> None:
    await uses(shop, "Anna", "4711")
    assert await offered(shop, "10 fuse") == ["S10"]


@pytest.mark.shows("U", "AR-03", "QR-02")
@pytest.mark.parametrize("text", ["g4", "7312345678901"])
async def test_the_very_number_or_barcode_comes_first_of_all(shop: Company, text: str) -> None:
    await uses(shop, "Anna", "4711")
    assert (await offered(shop, text))[0] == "G4"


@pytest.mark.shows("U", "AR-04")
async def test_every_article_field_offers_the_same(shop: Company) -> None:
    await uses(shop, "Anna", "S10")
    found = [
        await offered(shop, "f", field=field)
        for field in (ArticleField.ARTICLES, ArticleField.TO_ORDER, ArticleField.OTHER)
    ]
    assert found == [["S10", "G4"]] * 3


@pytest.mark.shows("U", "AR-10", "AR-07", "SE-59")
@pytest.mark.parametrize(("value", "articles"), [("on", []), ("off", ["T1"])])
async def test_time_articles_are_offered_apart_while_they_are_separated(
    shop: Company, value: str, articles: list[str]
) -> None:
    await shop.sets("separate-time", value)
    assert await offered(shop, "service") == articles
    assert await offered(shop, field=ArticleField.TIME) == ["T1"]


async def test_at_most_so_many_are_offered(shop: Company) -> None:
    assert (len(await offered(shop, limit=2)), len(await offered(shop, limit=-5))) == (2, 1)


@pytest.mark.shows("U", "PE-24", "AR-02")
async def test_their_prices_are_for_those_who_may_see_them(shop: Company) -> None:
    prices = [
        (await shop.does(who, suggest_articles, SuggestArticles(ONE, "G4")))[0].price
        for who in ("Anna", "Maja")
    ]
    assert prices == [None, Decimal(120)]


async def test_who_may_not_add_is_offered_nothing(shop: Company) -> None:
    with pytest.raises(NotAllowed):
        await offered(shop, who="Erik")


@pytest.mark.shows("U", "AR-13", "SE-53")
@pytest.mark.parametrize(("subgroup", "numbers"), [("", ["S10"]), ("Lifts", ["G4", "S10"])])
async def test_the_fast_add_list_is_for_all_orders_or_for_a_subgroup(
    shop: Company, subgroup: str, numbers: list[str]
) -> None:
    await shop.sets("subgroups", "Lifts, Doors")
    await shop.sets("fast-add-list", "S10; Lifts: G4")
    await shop.does("Maja", edit_order, EditOrder(ONE, (Edit("subgroup", subgroup),)))
    found = await shop.does("Anna", suggest_fast_articles, SuggestFastArticles(ONE))
    assert [each.number for each in found] == numbers


@pytest.mark.shows("U", "SE-42", "AR-12")
async def test_without_fast_adding_no_list_is_offered(shop: Company) -> None:
    await shop.sets("fast-add-list", "S10")
    await shop.sets("fast-add-articles", "off")
    assert await shop.does("Anna", suggest_fast_articles, SuggestFastArticles(ONE)) == ()


@pytest.mark.shows("U", "SE-04", "AS-10")
async def test_descriptions_are_suggested_as_one_writes(company: Company) -> None:
    await company.sets("description-suggestions", "The door will not close; The lift stands still")
    found = await company.door.ask(lambda uow: suggest_descriptions("LIFT", uow))
    assert found == ("The lift stands still",)


@pytest.mark.shows("U", "SE-05", "AS-10")
async def test_measures_are_suggested_as_one_writes(company: Company) -> None:
    await company.sets("measure-suggestions", "Oiled the hinges; Replaced the closer")
    found = await company.door.ask(lambda uow: suggest_measures("", uow))
    assert found == ("Oiled the hinges", "Replaced the closer")
