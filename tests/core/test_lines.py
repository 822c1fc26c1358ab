"""Measures, articles and time on an order, and taking them off again."""

from datetime import date
from decimal import Decimal

import pytest

from core.events import ArticlesToOrderSaved
from core.lines import ToOrderState
from core.people import SYSTEM
from core.refusals import (
    BadInput,
    LineIsSigned,
    NoSuchLine,
    NoSuchOrder,
    NotAllowed,
    OrderIsClosed,
)
from core.usecases.articles_to_order import (
    AskForArticle,
    SaveArticlesToOrder,
    SetArticleState,
    UseOrderedArticle,
    ask_for_article,
    save_articles_to_order,
    set_article_state,
    use_ordered_article,
)
from core.usecases.cancelling import CancelOrder, cancel_order
from core.usecases.due import DoWhatIsDue, do_what_is_due
from core.usecases.lines import AddArticle, AddTime, RemoveLine, add_article, add_time, remove_line
from core.usecases.measures import AddMeasure, RewordMeasure, add_measure, reword_measure
from core.usecases.signing import Sign, sign
from core.work_order import State
from tests.core.conftest import ONE, Company

TODAY = date(2026, 11, 24)
CLOSER = AddMeasure(ONE, "Replaced the closer", TODAY)


@pytest.mark.shows("U", "ME-01")
async def test_a_measure_says_what_when_and_who(company: Company) -> None:
    """ME-01."""
    await company.assigned()
    added = await company.does("Anna", add_measure, CLOSER)
    measure = added.order.assignments[0].measures[0]
    assert (measure.text, measure.done_on, measure.done_by) == (
        "Replaced the closer",
        TODAY,
        "Anna",
    )


async def test_a_measure_begins_the_order(company: Company) -> None:
    await company.assigned()
    await company.does("Anna", add_measure, CLOSER)
    assert (await company.order()).state is State.BEGUN


@pytest.mark.shows("U", "AR-05", "AR-01")
async def test_an_article_has_the_register_s_name_unit_and_price(company: Company) -> None:
    """AR-05."""
    await company.assigned()
    added = await company.does("Anna", add_article, AddArticle(ONE, "4711", Decimal(2)))
    assert (added.line.name, added.line.unit, added.line.price) == (
        "Door closer TS 83",
        "pcs",
        Decimal(1240),
    )


async def test_an_unknown_article_is_kept_in_free_words(company: Company) -> None:
    await company.assigned()
    added = await company.does("Anna", add_article, AddArticle(ONE, "grease", Decimal("0.5")))
    assert (added.line.name, added.line.number, added.line.price) == ("grease", None, None)


@pytest.mark.shows("U", "AR-17", "SE-12")
@pytest.mark.parametrize(("setting", "state"), [("on", State.BEGUN), ("off", State.NEW)])
async def test_an_article_begins_the_order_if_the_company_wants(
    company: Company, setting: str, state: State
) -> None:
    """AR-17, SE-12."""
    await company.sets("begun-on-articles", setting)
    await company.assigned()
    await company.does("Anna", add_article, AddArticle(ONE, "4711", Decimal(1)))
    assert (await company.order()).state is state


@pytest.mark.parametrize("quantity", ["0", "-1", "100001", "0.0001", "NaN", "Infinity"])
async def test_an_absurd_quantity_is_refused(company: Company, quantity: str) -> None:
    await company.assigned()
    with pytest.raises(BadInput):
        await company.does("Anna", add_article, AddArticle(ONE, "4711", Decimal(quantity)))


@pytest.mark.shows("U", "AR-07")
async def test_time_is_a_row_of_its_own(company: Company) -> None:
    """AR-07."""
    await company.assigned()
    added = await company.does("Anna", add_time, AddTime(ONE, Decimal("1.5")))
    assert added.order.assignments[0].time == (added.line,)


async def test_a_line_can_be_taken_off_again(company: Company) -> None:
    await company.assigned()
    added = await company.does("Anna", add_measure, CLOSER)
    order = await company.does("Anna", remove_line, RemoveLine(ONE, added.measure.id))
    assert order.lines == ()


async def test_a_line_taken_off_twice_is_not_there_any_more(company: Company) -> None:
    await company.assigned()
    added = await company.does("Anna", add_measure, CLOSER)
    await company.does("Anna", remove_line, RemoveLine(ONE, added.measure.id))
    with pytest.raises(NoSuchLine):
        await company.does("Anna", remove_line, RemoveLine(ONE, added.measure.id))


@pytest.mark.shows("U", "SG-05")
async def test_a_signed_line_stays_as_it_is(company: Company) -> None:
    """SG-05."""
    await company.assigned()
    added = await company.does("Anna", add_measure, CLOSER)
    await company.does("Anna", sign, Sign(ONE, "Anna Berg", finished=False))
    with pytest.raises(LineIsSigned):
        await company.does("Anna", reword_measure, RewordMeasure(ONE, added.measure.id, "No"))


@pytest.mark.shows("U", "SG-04")
async def test_a_line_added_after_signing_can_still_be_removed(company: Company) -> None:
    """SG-04."""
    await company.assigned()
    await company.does("Anna", add_measure, CLOSER)
    await company.does("Anna", sign, Sign(ONE, "Anna Berg", finished=False))
    later = await company.does("Anna", add_measure, AddMeasure(ONE, "Oiled it", TODAY))
    order = await company.does("Anna", remove_line, RemoveLine(ONE, later.measure.id))
    assert [m.text for m in order.assignments[0].measures] == ["Replaced the closer"]


@pytest.mark.shows("U", "PE-04")
async def test_another_technician_s_order_can_be_looked_at_and_not_changed(
    company: Company,
) -> None:
    """PE-04."""
    await company.assigned("Anna")
    with pytest.raises(NotAllowed):
        await company.does("Erik", add_measure, CLOSER)


@pytest.mark.shows("U", "PE-02")
async def test_a_subcontractor_does_not_find_what_is_not_his(company: Company) -> None:
    """PE-02."""
    await company.assigned("Anna")
    with pytest.raises(NoSuchOrder):
        await company.does("Sven", add_measure, CLOSER)


async def test_nothing_is_added_to_a_cancelled_order(company: Company) -> None:
    await company.assigned()
    await company.does("Maja", cancel_order, CancelOrder(ONE, "Not for us"))
    with pytest.raises(OrderIsClosed):
        await company.does("Anna", add_measure, CLOSER)


@pytest.mark.shows("U", "AO-03", "AO-01")
async def test_a_save_gathers_what_was_asked_for(company: Company) -> None:
    """AO-03, 0b: one mail gathers all rows of the same save."""
    await company.assigned()
    for article in ("4711", "hinge"):
        await company.does("Anna", ask_for_article, AskForArticle(ONE, article, Decimal(1)))
    await company.does(
        "Anna", save_articles_to_order, SaveArticlesToOrder(ONE, company.people["Anna"].id)
    )
    assert [len(saved.rows) for saved in company.told(ArticlesToOrderSaved)] == [2]


@pytest.mark.shows("U", "AO-03")
async def test_saving_again_with_nothing_new_says_nothing(company: Company) -> None:
    """0b: each line and state is mailed once."""
    await company.assigned()
    await company.does("Anna", ask_for_article, AskForArticle(ONE, "4711", Decimal(1)))
    save = SaveArticlesToOrder(ONE, company.people["Anna"].id)
    saved = [await company.does("Anna", save_articles_to_order, save) for _ in range(2)]
    assert saved == [1, 0]


@pytest.mark.shows("U", "AO-03")
async def test_two_quiet_minutes_are_a_save(company: Company) -> None:
    """0b: a save in chat."""
    await company.assigned()
    await company.does("Anna", ask_for_article, AskForArticle(ONE, "4711", Decimal(1)))
    company.later(minutes=2, seconds=1)
    await company.door.do(do_what_is_due, DoWhatIsDue(), SYSTEM)
    assert len(company.told(ArticlesToOrderSaved)) == 1


async def test_nothing_is_saved_before_two_quiet_minutes(company: Company) -> None:
    await company.assigned()
    await company.does("Anna", ask_for_article, AskForArticle(ONE, "4711", Decimal(1)))
    company.later(minutes=1)
    assert not await company.door.do(do_what_is_due, DoWhatIsDue(), SYSTEM)


@pytest.mark.shows("U", "AO-09")
async def test_an_ordered_article_moves_to_the_used_ones(company: Company) -> None:
    """AO-09."""
    await company.assigned()
    asked = await company.does("Anna", ask_for_article, AskForArticle(ONE, "4711", Decimal(3)))
    order = await company.does("Anna", use_ordered_article, UseOrderedArticle(ONE, asked.row.id))
    line = order.assignments[0].articles[0]
    assert (order.to_order, line.number, line.quantity) == ((), "4711", Decimal(3))


@pytest.mark.shows("U", "AO-02")
async def test_a_delivered_article_is_told_once(company: Company) -> None:
    """AO-02: a second tap changes nothing."""
    await company.assigned()
    asked = await company.does("Anna", ask_for_article, AskForArticle(ONE, "4711", Decimal(1)))
    deliver = SetArticleState(ONE, asked.row.id, ToOrderState.DELIVERED)
    versions = [(await company.does("Maja", set_article_state, deliver)).version for _ in range(2)]
    assert (await company.order()).version == versions[0] + 1
