"""Single comments: shown to the customer, hidden again, reworded, taken away, and who sees them."""

from dataclasses import replace
from uuid import uuid4

import pytest

from core import permissions as may
from core.audience import SeenBy, audience
from core.events import CommentReworded, CommentShown
from core.order_papers import Comment
from core.people import Actor
from core.refusals import BadInput, NoSuchLine, NotAllowed
from core.settings import Settings
from core.text import mentions_price
from core.usecases.comments import (
    AddComment,
    AnothersWords,
    BecomesVisible,
    CommentAsCustomer,
    CustomersOwnWords,
    HideComment,
    MentionsPrice,
    NotSavedYet,
    RemoveComment,
    RewordComment,
    ShowComment,
    add_comment,
    comment_as_customer,
    hide_comment,
    remove_comment,
    reword_comment,
    show_comment,
)
from core.usecases.editing import EditOrder, edit_order
from tests.core.conftest import ONE, Company
from tests.core.staff import may_only

shows = pytest.mark.shows
KARIN = Actor.customer("Karin Ek", ONE)


async def said(company: Company, name: str = "Anna") -> Comment:
    """A comment on a saved order that Anna has."""
    await company.assigned()
    await company.does("Maja", edit_order, EditOrder(ONE, ()))
    order = await company.does(name, add_comment, AddComment(ONE, "The key is at the school"))
    return order.comments[-1]


async def said_by_customer(company: Company) -> Comment:
    """What the customer himself wrote."""
    await company.assigned()
    command = CommentAsCustomer(ONE, "It is the left door")
    return (await company.door.do(comment_as_customer, command, KARIN)).comments[-1]


async def visible(company: Company) -> list[bool]:
    """Which of the comments the customer sees."""
    return [each.visible_to_customer for each in (await company.order()).comments]


@shows("U", "CO-03")
async def test_one_comment_is_shown_to_the_customer_by_itself(company: Company) -> None:
    comment = await said(company)
    await company.does("Anna", add_comment, AddComment(ONE, "He is never at home"))
    await company.does("Anna", show_comment, ShowComment(ONE, comment.id))
    assert await visible(company) == [True, False]


@shows("U", "CO-03")
async def test_a_shown_comment_is_hidden_again(company: Company) -> None:
    comment = await said(company)
    await company.does("Anna", show_comment, ShowComment(ONE, comment.id))
    await company.does("Anna", hide_comment, HideComment(ONE, comment.id))
    assert await visible(company) == [False]


@shows("U", "CO-03")
async def test_on_an_order_that_nobody_saved_no_comment_is_shown(company: Company) -> None:
    await company.assigned()
    (comment,) = (await company.does("Anna", add_comment, AddComment(ONE, "Key 4"))).comments
    with pytest.raises(NotSavedYet):
        await company.does("Anna", show_comment, ShowComment(ONE, comment.id))


async def test_to_show_twice_is_told_once(company: Company) -> None:
    comment = await said(company)
    for _ in range(2):
        await company.does("Anna", show_comment, ShowComment(ONE, comment.id))
    assert len(company.told(CommentShown)) == 1


@shows("U", "CO-02", "CO-03")
async def test_who_may_not_edit_shows_no_comment(company: Company) -> None:
    comment = await said(company)
    await may_only(company, "Erik", may.VIEW, may.EDIT_ASSIGNED)
    with pytest.raises(NotAllowed):
        await company.does("Erik", show_comment, ShowComment(ONE, comment.id))


async def test_a_comment_that_is_gone_says_so(company: Company) -> None:
    await said(company)
    with pytest.raises(NoSuchLine):
        await company.does("Anna", show_comment, ShowComment(ONE, uuid4()))


async def test_the_customer_s_own_words_can_t_be_hidden_from_him(company: Company) -> None:
    comment = await said_by_customer(company)
    with pytest.raises(CustomersOwnWords, match="Karin Ek"):
        await company.does("Maja", hide_comment, HideComment(ONE, comment.id))


async def test_the_customer_s_own_words_stay(company: Company) -> None:
    comment = await said_by_customer(company)
    with pytest.raises(CustomersOwnWords):
        await company.does("Maja", remove_comment, RemoveComment(ONE, comment.id))


@shows("U", "CO-01")
async def test_one_s_own_comment_is_reworded_and_its_history_keeps_it(company: Company) -> None:
    comment = await said(company)
    await company.does("Anna", reword_comment, RewordComment(ONE, comment.id, "It is at home"))
    (told,) = company.told(CommentReworded)
    assert (told.before, told.text) == ("The key is at the school", "It is at home")
    history = await company.door.ask(lambda uow: list(uow.lists.history(ONE)))
    assert history[-1].changes[0].before["text"] == "The key is at the school"


async def test_nobody_puts_words_into_another_s_mouth(company: Company) -> None:
    comment = await said(company)
    with pytest.raises(AnothersWords, match="Anna"):
        await company.does("Maja", reword_comment, RewordComment(ONE, comment.id, "Nonsense"))


async def test_a_comment_can_t_be_reworded_into_nothing(company: Company) -> None:
    comment = await said(company)
    with pytest.raises(BadInput):
        await company.does("Anna", reword_comment, RewordComment(ONE, comment.id, " "))


@shows("U", "CO-01")
async def test_one_s_own_comment_is_taken_away(company: Company) -> None:
    comment = await said(company)
    order = await company.does("Anna", remove_comment, RemoveComment(ONE, comment.id))
    assert order.comments == ()


async def test_an_administrator_takes_away_what_another_wrote(company: Company) -> None:
    comment = await said(company)
    await may_only(company, "Maja", may.VIEW, may.EDIT, may.ADMIN)
    order = await company.does("Maja", remove_comment, RemoveComment(ONE, comment.id))
    assert order.comments == ()


async def test_nobody_else_takes_away_what_another_wrote(company: Company) -> None:
    comment = await said(company)
    with pytest.raises(AnothersWords, match="Anna"):
        await company.does("Maja", remove_comment, RemoveComment(ONE, comment.id))


@shows("U", "CO-02")
async def test_a_hidden_comment_is_seen_by_the_company_alone(company: Company) -> None:
    comment = await said(company)
    assert audience(comment, await company.order(), Settings({})) == SeenBy(("Anna",))


@shows("U", "CO-03", "SE-10", "SE-63")
@pytest.mark.parametrize("link", ["on", "off"])
@pytest.mark.parametrize("printed", ["on", "off"])
async def test_a_shown_comment_is_seen_where_the_company_lets_it_be(
    company: Company, link: str, printed: str
) -> None:
    comment = await said(company)
    order = await company.does("Anna", show_comment, ShowComment(ONE, comment.id))
    values = Settings({"customer-links": link, "print-comments": printed})
    assert audience(order.comments[0], order, values) == SeenBy(
        ("Anna",), "Karin Ek", on_page=link == "on", on_protocol=printed == "on"
    )


@shows("U", "XT-14", "CO-03")
async def test_a_tap_that_shows_an_internal_comment_is_asked_about_first(company: Company) -> None:
    comment = await said(company)
    careful = ShowComment(ONE, comment.id, despite_internal=False, despite_price=False)
    with pytest.raises(BecomesVisible):
        await company.does("Anna", show_comment, careful)
    await company.does("Anna", show_comment, replace(careful, despite_internal=True))
    assert await visible(company) == [True]


@shows("U", "XT-14", "SE-09")
async def test_a_price_that_prints_hide_is_asked_about_once(company: Company) -> None:
    await company.sets("remove-prices-from-print", "on")
    comment = await said(company)
    await company.does("Anna", reword_comment, RewordComment(ONE, comment.id, "It costs 350 kr"))
    careful = ShowComment(ONE, comment.id, despite_internal=False, despite_price=False)
    with pytest.raises(MentionsPrice):
        await company.does("Anna", show_comment, careful)
    await company.does("Anna", show_comment, replace(careful, despite_price=True))
    assert await visible(company) == [True]


@shows("U", "XT-14", "SE-09")
async def test_a_price_written_into_a_visible_comment_is_asked_about(company: Company) -> None:
    await company.sets("remove-prices-from-print", "on")
    comment = await said(company)
    await company.does("Anna", show_comment, ShowComment(ONE, comment.id))
    command = RewordComment(ONE, comment.id, "It costs 350 kr", despite_price=False)
    with pytest.raises(MentionsPrice):
        await company.does("Anna", reword_comment, command)


@shows("U", "XT-14")
@pytest.mark.parametrize(
    ("text", "mentions"),
    [("1 240 kr", True), ("350:-", True), ("€ 20", True), ("3 krokar", False), ("4711", False)],
)
def test_an_amount_of_money_is_known_from_other_numbers(text: str, mentions: bool) -> None:
    assert mentions_price(text) is mentions
