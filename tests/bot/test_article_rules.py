"""What the company decides about articles: free words, prices, other articles, a yes before."""

from dataclasses import replace
from decimal import Decimal

import pytest

from core.lines import Line
from core.numbers import OrderNumber
from core.ports import UnitOfWork
from core.usecases.lines import AddArticle
from core.work_order import State
from sandbox.client import PersonHandle
from tests.bot.acting import sees, taps
from tests.bot.stage import Company

CLOSER = AddArticle(OrderNumber(1), "4711", Decimal(2))


async def used(company: Company) -> list[Line]:
    """What stands on the first order."""
    order = await company.order()
    return [*(row for a in order.assignments for row in a.articles), *order.other_articles]


@pytest.mark.shows("C", "AR-08", "SE-36", "AR-06")
async def test_other_articles_belong_to_no_assignment(
    company: Company, order: OrderNumber, maja: PersonHandle
) -> None:
    """AR-08: with the price behind it, of whoever may give one."""
    await taps(maja, "⋯ More")
    await taps(maja, "📦 Article")
    await maja.says("övrigt: parkering 40 kr")
    await maja.hears("📦 Added to AO 1: 1 pcs parkering · at 40\N{NO-BREAK SPACE}kr each")
    other = (await company.order()).other_articles
    assert [(row.name, row.price) for row in other] == [("parkering", Decimal(40))]


@pytest.mark.shows("C", "AR-08", "PE-24")
async def test_a_price_of_whom_prices_are_hidden_from_stays_in_the_words(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """PE-24: nothing that was written is lost."""
    await anna.says("other: parking 40 kr")
    await anna.hears("📦 Added to AO 1: 1 pcs parking 40 kr")
    assert [row.price for row in (await company.order()).other_articles] == [None]


@pytest.mark.shows("C", "AR-08", "SE-36")
async def test_other_articles_are_refused_where_they_are_not_used(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """SE-36: and the refusal says where they go instead."""
    await company.sets("show-other-articles", "no")
    await anna.says("other: parking")
    await anna.hears("Add it to an assignment of order 1 instead", button="Open AO 1")


@pytest.mark.shows("C", "AR-15", "SE-33")
async def test_free_words_are_refused_with_the_likeliest_articles(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """SE-33: never a dead end."""
    await company.sets("require-register-articles", "yes")
    await anna.says("2 x silikonspray")
    asked = await anna.hears("only the register's articles may be used")
    assert "Add it as written" not in asked.labels
    assert "4711 Dörrstängare TS 83" in asked.labels
    await taps(anna, "P12 Gångjärn")
    await anna.hears("📦 Added to AO 1: 2 pcs P12")


@pytest.mark.shows("C", "AR-16", "SE-45")
async def test_free_words_join_the_register_where_that_is_wanted(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """SE-45."""
    await company.sets("add-articles-to-register", "yes")
    await anna.says("2 x silikonspray")
    await anna.hears("📦 Added to AO 1")
    known = await company.bot.door.ask(lambda uow: uow.articles.search("silikonspray", 1))
    assert [article.name for article in known] == ["silikonspray"]


@pytest.mark.shows("C", "AR-14", "SE-29")
async def test_a_missing_price_is_asked_of_whoever_may_give_it(
    company: Company, order: OrderNumber, maja: PersonHandle
) -> None:
    """SE-29: typed, and in the line's receipt."""
    await company.sets("require-price", "yes")
    await taps(maja, "⋯ More")
    await taps(maja, "📦 Article")
    await maja.says("2 x silikonspray")
    await maja.hears("It has no price yet. What does one cost?")
    await maja.says("89,50")
    await maja.hears("2 pcs silikonspray · at 89.50\N{NO-BREAK SPACE}kr each")


@pytest.mark.shows("C", "AR-14", "SE-29", "PE-24")
async def test_whoever_sees_no_prices_is_not_asked_for_one(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """SE-29, PE-24: the work goes on."""
    await company.sets("require-price", "yes")
    await anna.says("2 x silikonspray")
    await anna.hears("It has no price yet. The office sets it.")
    await anna.says("12 bultar")
    await anna.hears("✓ Added to AO 1: 12 bultar")


@pytest.mark.shows("C", "RV-12", "SE-68")
async def test_a_dear_part_waits_for_the_customers_yes_and_the_receipt_says_so(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """RV-12."""
    await company.sets("approval-amount", "1000")
    await anna.says("2 x 4711")
    await anna.hears("It waits for the customer's yes; you are told.")


@pytest.mark.shows("C", "AR-17", "SE-12")
@pytest.mark.parametrize(("switch", "state"), [("yes", "Begun"), ("no", "New")])
async def test_the_first_article_begins_the_order_where_that_is_wanted(
    company: Company, order: OrderNumber, anna: PersonHandle, switch: str, state: str
) -> None:
    """AR-17, SE-12: the card says so."""
    await company.sets("begun-on-articles", switch)
    await anna.says("2 x 4711")
    await sees(anna, "2 pcs 4711", button="⋯ More")
    assert state in (await sees(anna, "🔧 AO 1", button="⋯ More")).text


@pytest.mark.shows("C", "SG-04")
async def test_a_line_on_a_ready_order_is_added_after_a_yes(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """SG-04: asked once, and nothing typed again."""
    card = await sees(anna, "AO 1", button="More")
    await make_ready(company)
    await anna.says("2 x 4711", reply_to=card)
    await anna.hears("is ready for invoicing", button="Yes")
    await taps(anna, "Yes")
    await anna.hears("📦 Added to AO 1: 2 pcs 4711")


async def make_ready(company: Company) -> None:
    """The first order is signed and ready."""

    def ready(uow: UnitOfWork) -> None:
        order = uow.work_orders.get(OrderNumber(1))
        uow.work_orders.save(replace(order, state=State.READY))

    await company.writes(ready)
