"""Articles on an order: whose price they have, which may be added, and by whom (AR)."""

from decimal import Decimal
from typing import Any

import pytest

from core import permissions as may
from core.bounds import TooManyLines
from core.lines import Line
from core.people import SYSTEM
from core.refusals import BadInput, NotAllowedAtAll, NotPossibleYet
from core.registers import Article
from core.usecases.articles_meant import NotInRegister
from core.usecases.articles_to_order import AskForArticle, ask_for_article
from core.usecases.entering import Entry, QuickEntryIsOff
from core.usecases.lines import (
    AddArticle,
    AddTime,
    LineAddedTo,
    OtherArticlesAreOff,
    add_article,
    add_time,
)
from core.usecases.registers import KeepArticle, keep_article
from core.usecases.seeing import SeeOrder, see_order
from core.usecases.totals import SeeTotals, see_totals
from core.work_order import State
from tests.core.conftest import ONE, Company
from tests.core.staff import may_all_but

SERVICE = Article("T1", "Service hour", "h", Decimal(850), is_time=True)


async def adds(company: Company, article: str = "4711", **more: Any) -> LineAddedTo:
    """Maja adds one of an article."""
    return await company.does("Maja", add_article, AddArticle(ONE, article, Decimal(1), **more))


async def registered(company: Company, article: Article) -> None:
    await company.door.do(keep_article, KeepArticle(article), SYSTEM)


@pytest.mark.shows("U", "AR-05")
async def test_a_price_written_by_hand_is_marked(company: Company) -> None:
    await company.assigned()
    line = (await adds(company, price=Decimal(990))).line
    assert (line.price, line.price_changed) == (Decimal(990), True)


@pytest.mark.shows("U", "AR-05")
async def test_the_register_s_own_price_written_by_hand_is_not_marked(company: Company) -> None:
    await company.assigned()
    line = (await adds(company, price=Decimal(1240))).line
    assert line.price_changed is False


async def test_a_line_takes_the_article_s_own_vat(company: Company) -> None:
    await registered(company, Article("B6", "Book", price=Decimal(100), vat=Decimal(6)))
    await company.assigned()
    assert (await adds(company, "B6")).line.vat == Decimal(6)


@pytest.mark.parametrize(
    "wrong",
    [{"price": Decimal(-1)}, {"discount": Decimal(101)}, {"price": Decimal("0.00001")}],
)
async def test_an_absurd_price_or_discount_is_refused(
    company: Company, wrong: dict[str, Any]
) -> None:
    await company.assigned()
    with pytest.raises(BadInput):
        await adds(company, **wrong)


@pytest.mark.shows("U", "AR-02", "PE-24")
async def test_everybody_sees_who_added_an_article_and_only_some_its_price(
    company: Company,
) -> None:
    await company.assigned()
    await adds(company)
    (seen,) = (await company.does("Anna", see_order, SeeOrder(ONE))).assignments[0].articles
    (maja_s,) = (await company.does("Maja", see_order, SeeOrder(ONE))).assignments[0].articles
    assert (seen.added_by, seen.price, maja_s.price) == ("Maja", None, Decimal(1240))


@pytest.mark.shows("U", "PE-24", "AR-06")
@pytest.mark.parametrize("figure", [{"price": Decimal(1)}, {"discount": Decimal(5)}])
async def test_who_sees_no_prices_writes_none(company: Company, figure: dict[str, Any]) -> None:
    await company.assigned()
    with pytest.raises(NotAllowedAtAll):
        await company.does("Anna", add_article, AddArticle(ONE, "4711", Decimal(1), **figure))


@pytest.mark.shows("U", "AR-08", "SE-36")
async def test_other_articles_belong_to_no_assignment(company: Company) -> None:
    await company.assigned()
    added = await adds(company, other=True)
    assert (added.order.other_articles, added.order.assignments[0].articles) == ((added.line,), ())


@pytest.mark.shows("U", "SE-36")
async def test_other_articles_are_refused_where_they_are_not_used(company: Company) -> None:
    await company.sets("show-other-articles", "off")
    await company.assigned()
    with pytest.raises(OtherArticlesAreOff):
        await adds(company, other=True)


@pytest.mark.shows("U", "AR-15", "SE-33")
async def test_free_words_are_refused_while_only_the_register_s_articles_may_be_used(
    company: Company,
) -> None:
    await company.sets("require-register-articles", "on")
    await company.assigned()
    with pytest.raises(NotInRegister):
        await adds(company, "grease")


@pytest.mark.shows("U", "AR-15", "SE-33", "AR-04")
async def test_free_words_are_refused_for_what_is_to_be_ordered_too(company: Company) -> None:
    await company.sets("require-register-articles", "on")
    await company.assigned()
    with pytest.raises(NotInRegister):
        await company.does("Anna", ask_for_article, AskForArticle(ONE, "grease", Decimal(1)))


@pytest.mark.shows("U", "AR-15", "SE-33")
async def test_an_article_is_found_by_its_very_name_too(company: Company) -> None:
    await company.sets("require-register-articles", "on")
    await company.assigned()
    assert (await adds(company, "door closer ts 83")).line.number == "4711"


@pytest.mark.shows("U", "AR-16", "SE-45")
async def test_free_words_join_the_register_under_a_number_of_their_own(company: Company) -> None:
    await company.sets("add-articles-to-register", "on")
    await company.assigned()
    lines = [(await adds(company, name, price=Decimal(95))).line for name in ("grease", "Grease")]
    kept = await company.door.ask(lambda uow: uow.articles.by_number(lines[0].number or ""))
    assert kept is not None
    assert (kept.name, kept.price) == ("grease", Decimal(95))
    assert lines[1].number == lines[0].number


@pytest.mark.shows("U", "SE-45")
async def test_free_words_stay_on_the_order_unless_the_company_wants_them_kept(
    company: Company,
) -> None:
    await company.assigned()
    assert (await adds(company, "grease")).line.number is None


async def test_a_number_of_its_own_is_one_that_nobody_has(company: Company) -> None:
    await registered(company, Article("A1", "Taken"))
    await company.sets("add-articles-to-register", "on")
    await company.assigned()
    assert (await adds(company, "grease")).line.number == "A2"


@pytest.mark.shows("U", "AR-14", "SE-29")
async def test_an_article_without_a_price_can_t_be_saved_where_prices_are_required(
    company: Company,
) -> None:
    await company.sets("require-price", "on")
    await company.assigned()
    with pytest.raises(NotPossibleYet):
        await adds(company, "grease", entry=Entry.EDIT)


@pytest.mark.shows("U", "AR-14", "SE-29", "AR-12")
async def test_a_quick_entry_without_a_price_is_kept_and_the_order_marked(
    company: Company,
) -> None:
    await company.sets("require-price", "on")
    await company.assigned()
    await adds(company, price=Decimal(1), entry=Entry.EDIT)
    before = (await company.order()).incomplete
    await adds(company, "grease", entry=Entry.CHAT)
    order = await company.order()
    assert (before, order.incomplete, len(order.assignments[0].articles)) == (False, True, 2)


@pytest.mark.shows("U", "SE-29")
async def test_with_a_price_it_can_be_saved(company: Company) -> None:
    await company.sets("require-price", "on")
    await company.assigned()
    order = (await adds(company, "grease", price=Decimal(0), entry=Entry.EDIT)).order
    assert order.incomplete is False


@pytest.mark.shows("U", "AR-12", "SE-42")
@pytest.mark.parametrize("value", ["on", "off"])
async def test_articles_are_added_quickly_while_the_company_offers_it(
    company: Company, value: str
) -> None:
    await company.sets("fast-add-articles", value)
    await company.assigned()
    if value == "off":
        with pytest.raises(QuickEntryIsOff):
            await adds(company, entry=Entry.DETAILS)
    else:
        assert (await adds(company, entry=Entry.DETAILS)).line.number == "4711"


@pytest.mark.shows("U", "SE-12", "AR-17")
async def test_an_article_leaves_an_order_that_is_begun_as_it_is(company: Company) -> None:
    await company.assigned()
    await adds(company)
    assert (await adds(company)).order.state is State.BEGUN


@pytest.mark.shows("U", "AR-07", "AR-10")
async def test_a_time_article_is_time_wherever_it_is_added(company: Company) -> None:
    await registered(company, SERVICE)
    await company.assigned()
    await adds(company, "T1")
    await adds(company, "T1", other=True)
    order = await company.order()
    kept = (*order.assignments[0].time, *order.other_articles)
    assert [line.is_time for line in kept] == [True, True]


@pytest.mark.shows("U", "AR-07")
async def test_hours_of_a_time_article_have_its_price(company: Company) -> None:
    await registered(company, SERVICE)
    await company.assigned()
    line = (await company.does("Anna", add_time, AddTime(ONE, Decimal(2), article="T1"))).line
    assert (line.name, line.price, line.quantity) == ("Service hour", Decimal(850), Decimal(2))


@pytest.mark.parametrize("article", ["4711", "nothing such"])
async def test_hours_of_what_is_no_time_article_are_refused(
    company: Company, article: str
) -> None:
    await company.assigned()
    with pytest.raises(BadInput):
        await company.does("Anna", add_time, AddTime(ONE, Decimal(2), article=article))


@pytest.mark.parametrize("hours", ["24.5", "0"])
async def test_a_day_has_twenty_four_hours(company: Company, hours: str) -> None:
    await company.assigned()
    with pytest.raises(BadInput):
        await company.does("Anna", add_time, AddTime(ONE, Decimal(hours)))


@pytest.mark.shows("U", "AR-11", "AS-11", "AR-06")
async def test_an_order_is_summed_up_with_time_and_articles_apart(company: Company) -> None:
    await registered(company, SERVICE)
    await company.assigned()
    await adds(company, discount=Decimal(10))
    await adds(company, "T1", other=True)
    costs = await company.does("Maja", see_totals, SeeTotals(ONE))
    found = (costs.order.articles.net, costs.order.time.net, costs.order.all.total)
    assert found == (Decimal("1116.00"), Decimal("850.00"), Decimal("2457.50"))


@pytest.mark.shows("U", "PE-24", "PE-29", "AR-06")
@pytest.mark.parametrize("lacking", [may.SEE_PRICE, may.SEE_NET])
async def test_sums_are_for_those_who_may_see_them(company: Company, lacking: Any) -> None:
    await company.assigned()
    await may_all_but(company, "Maja", lacking)
    with pytest.raises(NotAllowedAtAll):
        await company.does("Maja", see_totals, SeeTotals(ONE))


async def test_an_order_holds_five_hundred_articles(company: Company) -> None:
    await company.assigned()

    def many(command: None, actor: Any, uow: Any) -> None:
        order = uow.work_orders.get(ONE)
        for _ in range(500):
            order = order.with_article(None, Line("Screw", Decimal(1), "Anna", uow.now))
        uow.work_orders.save(order)

    await company.door.do(many, None, SYSTEM)
    with pytest.raises(TooManyLines):
        await adds(company)
