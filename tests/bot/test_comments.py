"""Comments in chat: who will see them, shown and hidden, changed and answered."""

from uuid import UUID

import pytest

from core.numbers import OrderNumber
from core.people import Actor
from core.usecases.comments import (
    AddComment,
    CommentAsCustomer,
    add_comment,
    comment_as_customer,
)
from core.usecases.editing import EditOrder, edit_order
from sandbox.client import PersonHandle
from tests.bot.acting import taps
from tests.bot.stage import Company

shows = pytest.mark.shows
ONE = OrderNumber(1)
KARIN = Actor.customer("Karin Ek", ONE)


async def writes(company: Company, anna: PersonHandle, text: str = "Koden är 1234") -> None:
    """Anna writes a comment on a saved order."""
    await company.does("Maja Lind", edit_order, EditOrder(ONE, ()))
    await anna.says(f"kommentar: {text}")
    await anna.hears("💬 Comment on AO 1")


async def visible(company: Company) -> list[bool]:
    """Which of the comments the customer sees."""
    return [each.visible_to_customer for each in (await company.order()).comments]


@shows("C", "XT-14", "CO-02")
async def test_under_a_comment_stands_who_will_see_it(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await writes(company, anna)
    receipt = await anna.hears("Only colleagues see it: Anna and the office.", anew=False)
    assert receipt.labels == ["👁 Show to the customer", "↩ Undo"]


@shows("C", "XT-14", "CO-03")
async def test_a_comment_is_shown_after_being_asked_once_more_and_hidden_again(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await writes(company, anna)
    await taps(anna, "Show to the customer")
    await anna.hears("Karin Ek will be able to read the comment on order 1.", anew=False)
    await taps(anna, "Yes")
    await anna.hears("👁 Karin Ek sees it", anew=False)
    assert await visible(company) == [True]
    await taps(anna, "Hide from the customer")
    await anna.hears("Only colleagues see it", anew=False)
    assert await visible(company) == [False]


@shows("C", "XT-14", "SE-09")
async def test_a_price_that_the_prints_hide_is_pointed_out(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await company.sets("remove-prices-from-print", "on")
    await writes(company, anna, "Motorn kostar 8 000 kr")
    await taps(anna, "Show to the customer")
    await anna.hears("mentions a price, and prices are hidden from Karin Ek.", anew=False)
    await taps(anna, "No")
    await anna.hears("It stays as it is.", anew=False)
    assert await visible(company) == [False]


@shows("C", "CO-01", "CO-04")
async def test_comments_are_listed_opened_changed_and_taken_away(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await company.does("Anna Berg", add_comment, AddComment(ONE, "Koden är 1234"))
    await anna.says("/order 1")
    await anna.hears("💬 1")
    await taps(anna, "More")
    await taps(anna, "Papers and messages")
    await taps(anna, "Comments (1)")
    await taps(anna, "Koden är 1234")
    await taps(anna, "Change")
    await anna.hears("Write the comment as it should be.", anew=False)
    await anna.says("Koden är 4321")
    await anna.hears("Koden är 4321", button="Remove")
    assert (await company.order()).comments[0].text == "Koden är 4321"
    await taps(anna, "Remove")
    await company.when(lambda: _count_is(company, 0))
    await taps(anna, "Undo")
    await company.when(lambda: _count_is(company, 1))


async def _count_is(company: Company, count: int) -> bool:
    return len((await company.order()).comments) == count


@shows("C", "XT-04", "CO-01")
async def test_editing_the_message_changes_the_comment(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    said = await anna.says("kommentar: Koden är 1234")
    await anna.hears("💬 Comment on AO 1")
    await anna.edits(said, "kommentar: Koden är 4321")
    await anna.hears("💬 Comment on AO 1: Koden är 4321")


async def customer_writes(company: Company) -> UUID:
    """Karin writes on her page."""
    command = CommentAsCustomer(ONE, "When do you come?")
    order = await company.bot.door.do(comment_as_customer, command, KARIN)
    return order.comments[-1].id


@shows("C", "XT-14", "CO-01")
async def test_what_the_customer_wrote_is_answered_by_a_button_and_shown(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await company.does("Maja Lind", edit_order, EditOrder(ONE, ()))
    await customer_writes(company)
    await anna.hears("Karin Ek wrote about AO 1", button="Answer", anew=False)
    await taps(anna, "Answer")
    await anna.hears("Write your answer.", anew=False)
    await anna.says("Tomorrow at eight")
    await anna.hears("💬 Comment on AO 1: Tomorrow at eight")
    await taps(anna, "Show to the customer")
    await taps(anna, "Yes")
    await company.when(lambda: _shown_is(company, [True, True]))


async def _shown_is(company: Company, shown: list[bool]) -> bool:
    return await visible(company) == shown


@shows("C", "CO-01", "XT-03")
async def test_a_reply_to_what_the_customer_wrote_is_a_comment(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await customer_writes(company)
    letter = await anna.hears("Karin Ek wrote about AO 1", anew=False)
    await anna.says("Tomorrow at eight", reply_to=letter)
    await anna.hears("💬 Comment on AO 1: Tomorrow at eight")
