"""Edited messages: what may follow, and what must not become something else (XT-04)."""

import pytest

from core.numbers import OrderNumber
from core.usecases.cancelling import CancelOrder, cancel_order
from sandbox.client import PersonHandle
from tests.bot.acting import photo
from tests.bot.stage import Company
from tests.bot.test_documents import comes, shown
from tests.bot.test_measures import texts

pytestmark = pytest.mark.shows("C", "XT-04")


@pytest.mark.parametrize(
    "anew", ["2 x 4711", "comment: he never pays", "1,5 h", "Tested\n2 x 4711"]
)
async def test_a_measure_does_not_become_another_kind_of_row(
    company: Company, order: OrderNumber, anna: PersonHandle, anew: str
) -> None:
    """What is for colleagues must not stand on the customer's protocol, nor an article as words."""
    said = await anna.says("Replaced the closer")
    await anna.hears("Added to AO 1")
    await anna.edits(said, anew)
    await anna.hears("The same rows follow when you edit your message.")
    assert await texts(company) == ["Replaced the closer"]


async def test_a_caption_that_is_an_article_is_no_measure(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    said = (await anna.sends_photo(photo()))["messages"][0]
    await anna.hears("📷 Saved on AO 1")
    await anna.edits(said, "2 x 4711")
    await anna.hears("The same rows follow when you edit your message.")
    assert await texts(company) == []


async def test_words_put_under_a_second_photo_join_the_albums_measure(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """An album is one measure, however late its words come (XT-13)."""
    await comes(company, anna, 1, caption="Old closer")
    await comes(company, anna, 2)
    await company.when(lambda: _shows(company, {"Old closer": 2}))
    await comes(company, anna, 2, edited=True, caption="New closer")
    await company.when(lambda: _shows(company, {"Old closer\nNew closer": 2}))


async def _shows(company: Company, wanted: dict[str, int]) -> bool:
    return await shown(company) == wanted


async def test_what_is_edited_while_its_order_is_asked_for_is_kept_as_it_reads_now(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    for nth, subject in enumerate(("Porten", "Hissen"), 1):
        await company.has_order("Anna Berg", subject=subject, sender_email=f"{nth}@example.com")
    await anna.hears("AO 3")
    await company.does("Maja Lind", cancel_order, CancelOrder(OrderNumber(3), "Not for us"))
    said = await anna.says("Replaced the closr")
    question = await anna.hears("Which order is it for?")
    await anna.edits(said, "Replaced the closer")
    await anna.taps(next(label for label in question.labels if label.startswith("1 ·")))
    await anna.hears("Added to AO 1: Replaced the closer")
