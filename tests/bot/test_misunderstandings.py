"""What is easily taken for something else, or too long, is asked about or said; never lost."""

from decimal import Decimal

import pytest

from core.numbers import OrderNumber
from core.registers import Article
from core.usecases.lines import AddArticle, add_article
from core.usecases.measures import AddMeasure, add_measure
from core.usecases.registers import KeepArticle, keep_article
from sandbox.client import PersonHandle
from tests.bot.acting import photo, taps
from tests.bot.stage import Company


@pytest.mark.shows("C", "ME-01")
@pytest.mark.parametrize(
    "typed", ["2 x hiss kontrollerad", "Justerade dörren x 2", "600x600 galler bytt"]
)
async def test_work_that_reads_like_an_article_is_asked_about(
    company: Company, order: OrderNumber, anna: PersonHandle, typed: str
) -> None:
    """ME-01: no article of the register is called like that."""
    await anna.says(typed)
    await anna.hears("There is no article", button="It is a measure")
    await taps(anna, "It is a measure")
    await anna.hears(f"✓ Added to AO 1: {typed}")
    work = (await company.order()).assignments[0]
    assert ([m.text for m in work.measures], work.articles) == ([typed], ())


async def test_each_of_several_doubtful_articles_is_answered_for_itself(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """One message, two questions: the answer to one is no answer to the other."""
    await anna.says("2 x 9001\n3 x 9002")
    first = await anna.hears("There is no article 9001", anew=False)
    second = await anna.hears("There is no article 9002", anew=False)
    await anna.taps("Add it as written", message=first)
    await anna.hears("📦 Added to AO 1: 2 pcs 9001")
    await anna.taps("Add it as written", message=second)
    await anna.hears("📦 Added to AO 1: 3 pcs 9002")
    articles = (await company.order()).assignments[0].articles
    assert [(line.name, int(line.quantity)) for line in articles] == [("9001", 2), ("9002", 3)]


async def test_an_edited_message_that_has_other_rows_says_that_they_stay_as_they_were(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """XT-04: whoever edits more than that must not believe that it changed."""
    said = await anna.says("Bytte stängaren\n1,5 h")
    await anna.hears("⏱ Added to AO 1")
    await anna.edits(said, "Bytte stängaren\n2,5 h\n2 x 4711")
    await anna.hears("The same rows follow when you edit your message.")


async def test_something_kept_that_can_go_nowhere_does_not_hold_up_what_follows(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    """It is said that nothing was added, and the order can be opened again."""
    await anna.says("30 h")
    await anna.hears("You have no open order. Write the number")
    await company.has_order("Anna Berg")
    await anna.hears("AO 1", anew=False)
    await anna.says("1")
    await anna.hears("Nothing of what you wrote was added.")
    await anna.says("1")
    await anna.hears("AO 1", button="Article")


@pytest.mark.shows("C", "CO-01")
async def test_a_dispatchers_photo_with_words_is_a_comment_as_his_words_are(
    company: Company, order: OrderNumber, maja: PersonHandle
) -> None:
    """CO-01: what a desk writes is no work that was done."""
    await maja.says("1")
    await maja.hears("AO 1")
    await maja.sends_photo(photo(), caption="The customer sent this")
    await maja.hears("💬 Comment on AO 1: The customer sent this")
    changed = await company.order()
    assert (len(changed.documents), changed.assignments[0].measures) == (1, ())


@pytest.mark.shows("C", "DO-01")
async def test_a_photo_that_answers_a_card_in_a_group_is_kept(
    company: Company, maja: PersonHandle
) -> None:
    """DO-01: with its words as a comment."""
    there = maja.in_chat(await company.group(maja))
    await there.says("/here")
    await there.hears("Från och med nu säger jag till här")
    await company.reports()
    card = await there.hears("AO 1", anew=False)
    await there.sends_photo(photo(), caption="Från kunden", reply_to=card)
    await there.hears("Kommentar på AO 1", anew=False)
    assert len((await company.order()).documents) == 1


async def test_however_much_there_is_to_sign_the_sheet_is_shown(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """SG-01: what does not fit into one message is counted."""
    for nth in range(25):
        article = Article(f"{nth}-" + "4711" * 25, "Dörrstängare med mycket långt namn " * 5)
        await company.does("Maja Lind", keep_article, KeepArticle(article))
        used = AddArticle(order, article.number, Decimal(1))
        await company.does("Anna Berg", add_article, used)
    await taps(anna, "Sign")
    sheet = await anna.hears("this is what is signed", button="Finished")
    assert ("earlier lines" in sheet.text, len(sheet.text) <= 4096) == (True, True)


async def test_a_measure_of_the_longest_kind_leaves_the_card_readable(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    for nth in range(9):
        text = f"{nth} " + "<&> " * 990
        command = AddMeasure(order, text, company.clock.now.date())
        await company.does("Anna Berg", add_measure, command)
    await anna.says("1")
    assert "AO 1" in (await anna.hears("Den står öppen", button="Sign")).text
