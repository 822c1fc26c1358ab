"""What is told by mail of articles to be ordered: each line and state once, by whole saves (0b)."""

from collections.abc import Awaitable, Callable
from decimal import Decimal

import pytest

from core.events import ArticlesCorrected, ArticlesToOrderSaved
from core.lines import ArticleToOrder, ToOrderState
from core.people import SYSTEM
from core.refusals import NoSuchLine, NoSuchOrder, OrderIsClosed
from core.usecases.articles_to_order import (
    AskForArticle,
    NothingIsOrderedHere,
    SaveArticlesToOrder,
    SetArticleState,
    UseOrderedArticle,
    ask_for_article,
    save_articles_to_order,
    set_article_state,
    use_ordered_article,
)
from core.usecases.assignments import (
    AddAssignment,
    RemoveAssignment,
    add_assignment,
    remove_assignment,
)
from core.usecases.cancelling import CancelOrder, cancel_order
from core.usecases.deleting import DeleteOrder, delete_order
from core.usecases.due import DoWhatIsDue, do_what_is_due
from core.usecases.line_edits import EditLine, LineEdit, edit_line
from core.usecases.lines import RemoveLine, remove_line
from core.work_order import WorkOrder
from tests.core.conftest import ONE, Company

PARTS, BOSS = "parts@nordport.example", "boss@nordport.example"
TO_ORDER, ORDERED, DELIVERED = ToOrderState
ADDRESSES = {
    TO_ORDER: "articles-to-order-email",
    ORDERED: "articles-ordered-email",
    DELIVERED: "articles-delivered-email",
}


async def addressed(company: Company, *states: ToOrderState, to: str = PARTS) -> None:
    """The company has an address for these states."""
    for state in states:
        await company.sets(ADDRESSES[state], to)


async def asks(company: Company, article: str = "4711", quantity: int = 1) -> ArticleToOrder:
    """Anna asks for an article."""
    command = AskForArticle(ONE, article, Decimal(quantity))
    return (await company.does("Anna", ask_for_article, command)).row


async def done(company: Company, who: str = "Anna") -> int:
    """Somebody says that it was all."""
    save = SaveArticlesToOrder(ONE, company.people[who].id)
    return await company.does(who, save_articles_to_order, save)


async def asked_and_mailed(company: Company, quantity: int = 1) -> ArticleToOrder:
    """An article was asked for, and those who order were told."""
    await addressed(company, TO_ORDER)
    await company.assigned()
    row = await asks(company, quantity=quantity)
    await done(company)
    return row


async def moves(company: Company, row: ArticleToOrder, state: ToOrderState) -> WorkOrder:
    return await company.does("Maja", set_article_state, SetArticleState(ONE, row.id, state))


async def edits(company: Company, row: ArticleToOrder, quantity: str) -> None:
    command = EditLine(ONE, row.id, (LineEdit("quantity", quantity),))
    await company.does("Maja", edit_line, command)


async def removes(company: Company, row: ArticleToOrder) -> None:
    await company.does("Maja", remove_line, RemoveLine(ONE, row.id))


async def uses(company: Company, row: ArticleToOrder) -> WorkOrder:
    return await company.does("Maja", use_ordered_article, UseOrderedArticle(ONE, row.id))


def told(company: Company) -> list[tuple[str, list[str]]]:
    """The states that were told of, each with its articles."""
    return [
        (each.state, [str(row["name"]) for row in each.rows])
        for each in company.told(ArticlesToOrderSaved)
    ]


@pytest.mark.shows("U", "AO-04", "AO-03")
async def test_the_mail_holds_the_articles_and_who_asked_for_them(company: Company) -> None:
    row = await asked_and_mailed(company, quantity=2)
    (saved,) = company.told(ArticlesToOrderSaved)
    (mailed,) = saved.rows
    assert (mailed["number"], mailed["quantity"], mailed["added_by"]) == ("4711", "2", "Anna")
    assert mailed["id"] == str(row.id)


@pytest.mark.shows("U", "AO-07", "SE-02", "SE-03", "AO-08")
async def test_each_state_is_told_when_it_is_saved(company: Company) -> None:
    await addressed(company, *ToOrderState)
    await company.assigned()
    row = await asks(company)
    await done(company)
    for state in (ORDERED, DELIVERED):
        await moves(company, row, state)
        await done(company, "Maja")
    assert [state for state, _ in told(company)] == ["to_order", "ordered", "delivered"]


@pytest.mark.shows("U", "AO-07")
async def test_one_mail_gathers_what_became_ordered_in_one_save(company: Company) -> None:
    await addressed(company, ORDERED)
    await company.assigned()
    for row in [await asks(company, name) for name in ("hinge", "closer")]:
        await moves(company, row, ORDERED)
    await done(company, "Maja")
    assert told(company) == [("ordered", ["hinge", "closer"])]


async def test_a_state_passed_within_one_save_is_not_told(company: Company) -> None:
    await addressed(company, *ToOrderState)
    await company.assigned()
    row = await asks(company)
    await company.does("Anna", set_article_state, SetArticleState(ONE, row.id, DELIVERED))
    await done(company)
    assert [state for state, _ in told(company)] == ["delivered"]


@pytest.mark.shows("U", "AO-02", "AO-07")
async def test_whoever_ordered_it_tells_so_even_if_another_is_done_first(
    company: Company,
) -> None:
    await addressed(company, TO_ORDER, ORDERED)
    await company.assigned()
    await moves(company, await asks(company), ORDERED)
    await done(company, "Anna")
    await done(company, "Maja")
    saved = company.told(ArticlesToOrderSaved)
    assert [(each.state, each.by) for each in saved] == [("ordered", "Maja")]


@pytest.mark.shows("U", "AO-03", "SE-01")
async def test_a_state_that_was_told_is_not_told_again(company: Company) -> None:
    row = await asked_and_mailed(company)
    await addressed(company, ORDERED)
    for state in (ORDERED, TO_ORDER, ORDERED):
        await moves(company, row, state)
        await done(company, "Maja")
    assert [state for state, _ in told(company)] == ["to_order", "ordered"]


@pytest.mark.shows("U", "AO-03")
async def test_a_mailed_line_whose_quantity_changes_is_corrected_once(company: Company) -> None:
    row = await asked_and_mailed(company)
    await edits(company, row, "3")
    for _ in range(2):
        await done(company, "Maja")
    (corrected,) = company.told(ArticlesCorrected)
    now, before = corrected.rows[0], corrected.before[0]
    assert (corrected.email, now["quantity"], before["quantity"]) == (PARTS, "3", "1")


async def test_a_line_that_was_changed_before_its_mail_needs_no_correction(
    company: Company,
) -> None:
    await addressed(company, TO_ORDER)
    await company.assigned()
    row = await asks(company)
    await company.does("Anna", edit_line, EditLine(ONE, row.id, (LineEdit("quantity", "3"),)))
    await done(company)
    assert company.told(ArticlesCorrected) == []


async def test_a_line_changed_back_before_the_save_needs_no_correction(company: Company) -> None:
    row = await asked_and_mailed(company)
    await edits(company, row, "3")
    await edits(company, row, "1,0")
    await done(company, "Maja")
    assert company.told(ArticlesCorrected) == []


@pytest.mark.shows("U", "AO-03", "AS-08")
async def test_a_mailed_line_that_goes_with_its_assignment_is_corrected(company: Company) -> None:
    row = await asked_and_mailed(company)
    order = await company.does("Maja", add_assignment, AddAssignment(ONE, "The lift"))
    gone = RemoveAssignment(ONE, order.assignments[0].id)
    await company.does("Maja", remove_assignment, gone)
    await done(company, "Maja")
    (corrected,) = company.told(ArticlesCorrected)
    assert [each["name"] for each in corrected.gone] == [row.name]


@pytest.mark.shows("U", "AO-03")
async def test_a_mailed_line_that_is_taken_off_is_corrected(company: Company) -> None:
    row = await asked_and_mailed(company)
    await removes(company, row)
    await done(company, "Maja")
    (corrected,) = company.told(ArticlesCorrected)
    assert [each["name"] for each in corrected.gone] == [row.name]


async def test_a_line_that_nobody_was_told_of_is_taken_off_quietly(company: Company) -> None:
    await addressed(company, TO_ORDER)
    await company.assigned()
    await removes(company, await asks(company))
    await done(company)
    assert (told(company), company.told(ArticlesCorrected)) == ([], [])


@pytest.mark.parametrize(("state", "corrections"), [(TO_ORDER, 1), (ORDERED, 0), (DELIVERED, 0)])
async def test_what_is_used_before_it_was_ordered_need_not_be_ordered(
    company: Company, state: ToOrderState, corrections: int
) -> None:
    row = await asked_and_mailed(company)
    await moves(company, row, state)
    await uses(company, row)
    await done(company, "Maja")
    assert len(company.told(ArticlesCorrected)) == corrections


async def test_who_hears_of_the_new_state_needs_no_correction_too(company: Company) -> None:
    row = await asked_and_mailed(company)
    await addressed(company, ORDERED)
    await edits(company, row, "3")
    await moves(company, row, ORDERED)
    await done(company, "Maja")
    assert (told(company)[-1][0], company.told(ArticlesCorrected)) == ("ordered", [])


async def test_who_heard_of_an_earlier_state_elsewhere_is_corrected(company: Company) -> None:
    row = await asked_and_mailed(company)
    await addressed(company, ORDERED, to=BOSS)
    await edits(company, row, "3")
    await moves(company, row, ORDERED)
    await done(company, "Maja")
    assert [each.email for each in company.told(ArticlesCorrected)] == [PARTS]


async def test_without_an_address_nothing_counts_as_mailed(company: Company) -> None:
    await company.assigned()
    row = await asks(company)
    await done(company)
    kept = (await company.order()).line(row.id)
    assert isinstance(kept, ArticleToOrder)
    assert kept.mailed == ()


async def test_a_cancelled_order_needs_no_articles(company: Company) -> None:
    await addressed(company, TO_ORDER)
    await company.assigned()
    await asks(company)
    await company.does("Maja", cancel_order, CancelOrder(ONE, "Not for us"))
    assert (await done(company), told(company)) == (0, [])


async def test_what_a_deleted_order_left_behind_stops_nothing(company: Company) -> None:
    await company.assigned()
    await asks(company)
    await company.does("Maja", delete_order, DeleteOrder(ONE, sure=True))
    company.later(minutes=3)
    for _ in range(2):
        last = await company.door.do(do_what_is_due, DoWhatIsDue(), SYSTEM)
    assert last is None


async def test_a_new_word_within_the_quiet_minutes_puts_the_save_off(company: Company) -> None:
    await company.assigned()
    await asks(company)
    company.later(minutes=1.5)
    await asks(company, "hinge")
    company.later(minutes=1)
    await company.door.do(do_what_is_due, DoWhatIsDue(), SYSTEM)
    early = told(company)
    company.later(minutes=1.5)
    await company.door.do(do_what_is_due, DoWhatIsDue(), SYSTEM)
    assert (early, len(told(company)[0][1])) == ([], 2)


@pytest.mark.shows("U", "SE-37", "AO-01")
async def test_nothing_is_asked_for_where_articles_to_be_ordered_are_not_used(
    company: Company,
) -> None:
    await company.sets("show-articles-to-order", "off")
    await company.assigned()
    with pytest.raises(NothingIsOrderedHere):
        await asks(company)


async def test_nothing_is_ordered_for_a_cancelled_order(company: Company) -> None:
    await company.assigned()
    row = await asks(company)
    await company.does("Maja", cancel_order, CancelOrder(ONE, "Not for us"))
    with pytest.raises(OrderIsClosed):
        await moves(company, row, ORDERED)


@pytest.mark.parametrize("act", [uses, removes, lambda c, row: moves(c, row, ORDERED)])
async def test_what_is_gone_is_said_to_be_gone(
    company: Company, act: Callable[[Company, ArticleToOrder], Awaitable[object]]
) -> None:
    await company.assigned()
    row = await asks(company)
    await removes(company, row)
    with pytest.raises(NoSuchLine):
        await act(company, row)


async def test_who_does_not_see_the_order_saves_nothing_on_it(company: Company) -> None:
    await company.assigned()
    sven = company.people["Sven"]
    with pytest.raises(NoSuchOrder):
        await company.does("Sven", save_articles_to_order, SaveArticlesToOrder(ONE, sven.id))


@pytest.mark.shows("U", "AO-09")
async def test_a_used_article_has_the_register_s_price(company: Company) -> None:
    await company.assigned()
    order = await uses(company, await asks(company))
    (line,) = order.assignments[0].articles
    assert (line.price, line.added_by, order.to_order) == (Decimal(1240), "Maja", ())
