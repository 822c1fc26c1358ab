"""Measures in chat: suggested, dated, moved, reworded and amended."""

from datetime import date
from decimal import Decimal

import pytest

from core.numbers import OrderNumber
from core.usecases.assignments import AddAssignment, add_assignment
from core.usecases.finishing import MarkReady, mark_ready
from core.usecases.signing import Sign, sign
from sandbox.client import PersonHandle
from tests.bot.acting import photo, taps
from tests.bot.stage import Company

ONE = OrderNumber(1)
shows = pytest.mark.shows


async def texts(company: Company) -> list[str]:
    """What the measures of the first assignment say."""
    return [each.text for each in (await company.order()).assignments[0].measures]


async def signed(company: Company) -> None:
    """Anna signs what there is."""
    await company.does("Anna Berg", sign, Sign(ONE, "Anna Berg", finished=False))


@shows("C", "SE-05", "AS-10", "ME-01")
async def test_a_suggestion_is_a_measure_with_one_tap(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """SE-05: offered under *Measure*; tapped twice it is one."""
    await company.sets("measure-suggestions", "Bytte filter\nSmorde gångjärn")
    await taps(anna, "More")
    await taps(anna, "✓ Measure")
    await anna.hears("What did you do?", button="Bytte filter")
    toast = await company.taps_twice(anna, "Bytte filter")
    assert toast == "That is done already."
    await anna.hears("✓ Added to AO 1: Bytte filter")
    assert await texts(company) == ["Bytte filter"]


@shows("C", "SE-05")
async def test_many_suggestions_are_paged(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await company.sets("measure-suggestions", "\n".join(f"Arbete {n}" for n in range(12)))
    await taps(anna, "More")
    await taps(anna, "✓ Measure")
    await taps(anna, "2/2 ▶")
    await taps(anna, "Arbete 11")
    await anna.hears("Added to AO 1: Arbete 11")


@shows("C", "ME-01", "SE-28")
async def test_what_is_typed_after_the_question_is_the_measure(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await taps(anna, "More")
    await taps(anna, "✓ Measure")
    await anna.hears("What did you do?")
    await anna.says("Oiled the hinges")
    await anna.hears("Added to AO 1: Oiled the hinges")


@shows("C", "ME-01", "AR-01")
async def test_an_article_typed_after_the_question_is_an_article(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await taps(anna, "More")
    await taps(anna, "✓ Measure")
    await anna.hears("What did you do?")
    await anna.says("2 x 4711")
    await anna.hears("📦 Added to AO 1")
    assert await texts(company) == []


@shows("C", "ME-01")
@pytest.mark.parametrize(
    ("said", "text", "day"),
    [
        ("Bytte låset i förrgår", "Bytte låset", date(2026, 11, 22)),
        ("last friday: replaced the lock", "replaced the lock", date(2026, 11, 20)),
        ("Bytte låset 20 nov", "Bytte låset", date(2026, 11, 20)),
    ],
)
async def test_a_day_in_the_words_is_the_measures_day(
    company: Company, order: OrderNumber, anna: PersonHandle, said: str, text: str, day: date
) -> None:
    await anna.says(said)
    await anna.hears("✓ Added to AO 1")
    measure = (await company.order()).assignments[0].measures[0]
    assert (measure.text, measure.done_on) == (text, day)


@shows("C", "ME-01")
async def test_another_day_is_tapped_under_the_receipt(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await anna.says("Replaced the closer")
    await taps(anna, "Another day")
    await taps(anna, "yesterday")
    await anna.hears("✓ Added to AO 1, yesterday: Replaced the closer", anew=False)
    measure = (await company.order()).assignments[0].measures[0]
    assert measure.done_on == date(2026, 11, 23)


@shows("C", "ME-01")
async def test_another_day_can_be_typed_and_what_is_no_day_is_a_measure(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await anna.says("Replaced the closer")
    await taps(anna, "Another day")
    await anna.hears("On which day?", anew=False)
    await anna.says("Oiled it")
    await anna.hears("Added to AO 1: Oiled it")
    await anna.says("i måndags")
    await anna.hears("✓ Added to AO 1, yesterday: Replaced the closer", anew=False)
    days = [each.done_on.day for each in (await company.order()).assignments[0].measures]
    assert days == [23, 24]


@shows("C", "ME-01")
@pytest.mark.parametrize("day", ["31/2", "1/9", "2026-08-01", "tomorrow"])
async def test_a_day_that_can_not_be_is_asked_for_again_and_is_no_measure(
    company: Company, order: OrderNumber, anna: PersonHandle, day: str
) -> None:
    """Nor one that is to come, or more than sixty days back."""
    await anna.says("Replaced the closer")
    await taps(anna, "Another day")
    await anna.hears("On which day?", anew=False)
    await anna.says(day)
    await anna.hears(f"{day} is no day of the last 60. Write the day it was done")
    await anna.says("20/11")
    await anna.hears("✓ Added to AO 1, Fri 20 Nov: Replaced the closer", anew=False)
    days = [each.done_on.day for each in (await company.order()).assignments[0].measures]
    assert days == [20]


@shows("C", "ME-01")
async def test_earlier_days_are_a_page_away(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await anna.says("Replaced the closer")
    await taps(anna, "Another day")
    await taps(anna, "Earlier")
    await taps(anna, "Wed 18 Nov")
    await anna.hears("Added to AO 1, Wed 18 Nov", anew=False)


@shows("C", "ME-01", "AS-03")
async def test_with_several_assignments_the_receipt_says_which_and_moves_it(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await company.does("Maja Lind", add_assignment, AddAssignment(ONE, "Porten"))
    await anna.says("Replaced the closer")
    await anna.hears("1 · Dörren stänger inte", button="→ 2 · Porten")
    tapped = await taps(anna, "→ 2 · Porten")
    assert tapped.toast == "Moved to 2 · Porten."
    await anna.hears("2 · Porten", button="→ 1 · Dörren", anew=False)
    counts = [len(each.measures) for each in (await company.order()).assignments]
    assert counts == [0, 1]


@shows("C", "ME-01", "AS-03")
async def test_of_many_assignments_there_is_a_list(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    for name in ("Porten", "Grinden", "Hissen"):
        await company.does("Maja Lind", add_assignment, AddAssignment(ONE, name))
    await anna.says("Replaced the closer")
    await taps(anna, "→ Another assignment")
    await anna.hears("Which assignment does it belong to?", anew=False)
    await taps(anna, "→ 4 · Hissen")
    await anna.hears("4 · Hissen", button="Undo", anew=False)
    counts = [len(each.measures) for each in (await company.order()).assignments]
    assert counts == [0, 0, 0, 1]


@shows("C", "ME-05", "PE-18")
async def test_whoever_may_says_who_did_it(
    company: Company, order: OrderNumber, anna: PersonHandle, maja: PersonHandle
) -> None:
    """ME-05, PE-18: from the list of measures; others are not offered it."""
    await anna.says("Replaced the closer")
    await anna.hears("Added to AO 1")
    await maja.says("1")
    await taps(maja, "More")
    await taps(maja, "The work")
    await taps(maja, "Measures (1)")
    await taps(maja, "Replaced the closer")
    await taps(maja, "Not Anna")
    await maja.hears("Who did it? Now it says Anna Berg.", anew=False)
    await taps(maja, "Maja")
    await maja.hears("Maja Lind", button="Not Maja", anew=False)
    assert (await company.order()).assignments[0].measures[0].done_by == "Maja Lind"


@shows("C", "PE-18")
async def test_who_may_not_change_the_person_is_not_offered_it(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await anna.says("Replaced the closer")
    await anna.hears("Added to AO 1")
    await anna.says("/order 1")
    await taps(anna, "More")
    await taps(anna, "The work")
    await taps(anna, "Measures (1)")
    await taps(anna, "Replaced the closer")
    shown = await anna.hears("Anna Berg", button="Another day", anew=False)
    assert not any("Not Anna" in label for label in shown.labels)


@shows("C", "XT-04", "SG-05")
async def test_editing_a_signed_measure_amends_it_in_plain_sight(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """XT-04: never a silent change."""
    said = await anna.says("Replaced the closr")
    await anna.hears("Added to AO 1")
    await signed(company)
    await anna.edits(said, "Replaced the closer")
    await anna.hears("What you signed stays as it was. Added to it on AO 1, for all to see")
    assert await texts(company) == ["Replaced the closr", "Replaced the closer"]
    await anna.says("/order 1")
    await anna.hears("↳ Replaced the closer")


@shows("C", "XT-04")
async def test_an_edited_day_follows_too(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    said = await anna.says("Replaced the closer")
    await anna.hears("Added to AO 1")
    await anna.edits(said, "Replaced the closer yesterday")
    await company.when(lambda: _day_is(company, 23))


async def _day_is(company: Company, day: int) -> bool:
    return (await company.order()).assignments[0].measures[0].done_on.day == day


@shows("C", "XT-04", "ME-02")
async def test_an_edited_caption_rewords_the_measure_of_its_photo(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    said = (await anna.sends_photo(photo(), caption="Ny stängre"))["messages"][0]
    await anna.hears("Added to AO 1: Ny stängre")
    await anna.edits(said, "Ny stängare")
    await anna.hears("Changed on AO 1: Ny stängare")
    assert await texts(company) == ["Ny stängare"]


@shows("C", "XT-04", "ME-02")
async def test_words_put_under_a_photo_afterwards_are_its_measure(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    said = (await anna.sends_photo(photo()))["messages"][0]
    await anna.hears("📷 Saved on AO 1")
    await anna.edits(said, "Ny stängare")
    await anna.hears("Added to AO 1: Ny stängare 📷 1")


@shows("C", "XT-04", "AR-01")
async def test_editing_how_many_changes_the_article_row(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    said = await anna.says("2 x 4711")
    await anna.hears("📦 Added to AO 1")
    await anna.edits(said, "3 x 4711")
    await anna.hears("Changed on AO 1: 3 pcs 4711")
    assert (await company.order()).assignments[0].articles[0].quantity == 3


@shows("C", "XT-04")
async def test_each_row_of_an_edited_message_follows_and_only_news_is_told(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    said = await anna.says("Replaced the closr\n2 x 4711\n1,5 h")
    await anna.hears("⏱ Added")
    await anna.edits(said, "Replaced the closer\n2 x 4711\n2 h")
    await anna.hears("Changed on AO 1: Replaced the closer")
    await anna.hears("Changed on AO 1: 2 h")
    work = (await company.order()).assignments[0]
    assert (work.measures[0].text, work.time[0].quantity) == ("Replaced the closer", Decimal(2))
    assert not any("4711" in each.text for each in await anna.messages() if "Changed" in each.text)


@shows("C", "XT-04", "AR-01")
async def test_editing_which_article_is_refused_with_what_to_do(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    said = await anna.says("2 x 4711")
    await anna.hears("📦 Added to AO 1")
    await anna.edits(said, "2 x P12")
    await anna.hears("Editing your message changes how many, not which article.")


@shows("C", "ME-01")
async def test_a_long_text_of_several_lines_is_kept_whole(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    long = "Bytte stängare.\n" + "Justerade och provade. " * 150
    await anna.says(long.strip())
    await anna.hears("Added to AO 1: Bytte stängare.")
    assert await texts(company) == [long.strip()]


@shows("C", "XT-04", "SG-04")
async def test_amending_a_ready_order_asks_first_and_then_amends(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """0b: adding to a ready order takes *ready* back; asked, not guessed."""
    await company.sets("customer-signatures", "off")
    said = await anna.says("Replaced the closr")
    await anna.hears("Added to AO 1")
    await company.does("Anna Berg", sign, Sign(ONE, "Anna Berg", finished=True))
    await company.does("Maja Lind", mark_ready, MarkReady(ONE, send=False))
    await anna.edits(said, "Replaced the closer")
    await anna.hears("is ready for invoicing, and changing its lines takes that back")
    await taps(anna, "Yes")
    await anna.hears("Added to it on AO 1", anew=False)
    assert await texts(company) == ["Replaced the closr", "Replaced the closer"]


@shows("C", "XT-04", "ME-02")
async def test_a_caption_that_is_taken_away_takes_nothing_with_it(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    said = (await anna.sends_photo(photo(), caption="Ny stängare"))["messages"][0]
    await anna.hears("Added to AO 1: Ny stängare")
    await anna.edits(said, "")
    await anna.hears("What you had written stays on AO 1.")


@shows("C", "ME-01")
async def test_in_swedish_a_measure_is_noted_with_its_day(
    company: Company, maja: PersonHandle
) -> None:
    """The same in Swedish."""
    erik = await company.joins("Erik Ek", language="sv")
    await company.has_order("Erik Ek")
    await erik.says("i måndags: bytte stängaren")
    await erik.hears("✓ Tillagt på AO 1, igår: bytte stängaren")


@shows("C", "ME-01", "XT-15")
async def test_undo_takes_back_the_last_change_of_a_measure_and_not_all_of_it(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await anna.says("Replaced the closer")
    await taps(anna, "Another day")
    await taps(anna, "yesterday")
    await anna.hears("✓ Added to AO 1, yesterday", anew=False)
    await taps(anna, "Undo")
    await anna.hears("Taken back on AO 1", anew=False)
    measure = (await company.order()).assignments[0].measures[0]
    assert measure.done_on == date(2026, 11, 24)


@shows("C", "ME-01", "AS-03", "XT-15")
async def test_undo_takes_a_moved_measure_back_to_where_it_was(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """Also when the tap that moved it comes again."""
    await company.does("Maja Lind", add_assignment, AddAssignment(ONE, "Porten"))
    await anna.says("Replaced the closer")
    await company.taps_twice(anna, "→ 2 · Porten")
    await anna.hears("2 · Porten", button="→ 1 · Dörren", anew=False)
    await taps(anna, "Undo")
    await anna.hears("Taken back on AO 1", anew=False)
    counts = [len(each.measures) for each in (await company.order()).assignments]
    assert counts == [1, 0]
