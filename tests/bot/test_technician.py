"""A technician: what is typed, sent and tapped lands on the order in hand, and can be undone."""

from datetime import date

import pytest

from core.numbers import OrderNumber
from core.usecases.assigning import Assign, assign
from core.usecases.cancelling import CancelOrder, cancel_order
from sandbox.client import PersonHandle
from tests.bot.acting import photo, taps
from tests.bot.stage import Company


@pytest.mark.shows("C", "ME-01", "ME-03")
async def test_plain_text_is_a_measure_with_a_receipt_that_undoes_it(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """ME-01."""
    await anna.says("Replaced the closer")
    receipt = await anna.hears("✓ Added to AO 1: Replaced the closer")
    assert receipt.labels == ["↩ Undo", "🗓 Another day"]
    measure = (await company.order()).assignments[0].measures[0]
    assert (measure.text, measure.done_on) == ("Replaced the closer", date(2026, 11, 24))
    await taps(anna, "Undo")
    await anna.hears("↩ Taken off AO 1")
    assert (await company.order()).assignments[0].measures == ()


async def test_undoing_twice_says_that_it_is_gone(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """A stale tap is answered in one sentence."""
    await anna.says("Replaced the closer")
    await anna.hears("Added to AO 1")
    toast = await company.taps_twice(anna, "Undo")
    assert toast == "That line is not on AO 1 any more."
    await anna.hears("That line is not on AO 1 any more.")
    assert (await company.order()).assignments[0].measures == ()


async def test_editing_ones_message_rewords_the_measure(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """XT-04."""
    said = await anna.says("Replaced the closr")
    await anna.hears("Added to AO 1")
    await anna.edits(said, "Replaced the closer")
    await anna.hears("✓ Changed on AO 1: Replaced the closer")
    assert (await company.order()).assignments[0].measures[0].text == "Replaced the closer"


async def test_a_reply_to_an_older_card_goes_to_that_order(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """A reply acts on what the line stands for, whatever is in hand."""
    card = await anna.hears("AO 1", anew=False)
    await company.has_order("Anna Berg", subject="Porten kärvar", sender_email="ola@example.com")
    await anna.hears("AO 2")
    await anna.says("Greased the hinges")
    await anna.hears("Added to AO 2")
    await anna.says("Replaced the closer", reply_to=card)
    await anna.hears("Added to AO 1: Replaced the closer")


async def test_what_is_typed_with_no_order_in_hand_is_kept_and_used_after_the_tap(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    """Nothing typed is ever lost."""
    for subject, sender in (("Dörren", "a@example.com"), ("Porten", "b@example.com")):
        await company.reports(subject=subject, sender_email=sender)
    await anna.says("Replaced the closer")
    await anna.hears("You have no open order. Write the number")
    await anna.sends_photo(photo())
    await anna.hears("You have no open order. Write the number")
    user = await company.user("Anna Berg")
    for serial in (1, 2):
        await company.does("Maja Lind", assign, Assign(OrderNumber(serial), user.id))
    await anna.hears("AO 2")
    await anna.says("1")
    await anna.hears("Added to AO 1: Replaced the closer")
    changed = await company.order(1)
    assert len(changed.documents) == 1
    assert [m.text for m in changed.assignments[0].measures] == ["Replaced the closer"]


@pytest.mark.shows("C", "CO-01")
async def test_comments_are_for_colleagues(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """CO-01, CO-02: typed with a word before, or after a tap."""
    await anna.says("kommentar: koden är 1234")
    await anna.hears("💬 Comment on AO 1: koden är 1234")
    await taps(anna, "More")
    await taps(anna, "Comment")
    await anna.hears("Write the comment")
    await anna.says("Ring före besök")
    await anna.hears("💬 Comment on AO 1: Ring före besök")
    comments = (await company.order()).comments
    assert [each.visible_to_customer for each in comments] == [False, False]


@pytest.mark.shows("C", "WO-12", "SE-14")
async def test_a_status_of_the_companys_own_is_tapped(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """WO-12, SE-14."""
    await company.sets("custom-statuses", "Väntar på del, Kund ej på plats")
    await anna.says("/order 1")
    await anna.hears("AO 1", button="Status")
    await taps(anna, "Status")
    tapped = await taps(anna, "Väntar på del")
    assert tapped.toast == "Status: Väntar på del"
    await anna.hears("🏷 Väntar på del")
    assert (await company.order()).custom_status == "Väntar på del"


@pytest.mark.shows("C", "LS-15")
async def test_today_shows_what_i_have(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """``/today`` and ``/todo``."""
    await anna.says("/today")
    listed = await anna.hears("You have 1 order")
    assert listed.labels == ["1 · Dörren stänger inte", "Done for today"]


async def test_several_lines_are_what_each_of_them_says(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """One message after the job: the measure, the parts, the time."""
    await anna.says("Bytte stängare\nSmorde gångjärnen\n1 x 4711\n1,5 h")
    await anna.hears("⏱ Added")
    work = (await company.order()).assignments[0]
    assert work.measures[0].text == "Bytte stängare\nSmorde gångjärnen"
    assert (len(work.articles), len(work.time)) == (1, 1)


async def test_the_likeliest_orders_are_offered_and_everything_kept_goes_to_the_one_tapped(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """Nothing typed that can be tapped; nothing typed is lost."""
    await company.has_order("Anna Berg", subject="Porten", sender_email="b@example.com")
    await company.has_order("Anna Berg", subject="Hissen", sender_email="c@example.com")
    await anna.hears("AO 3")
    await company.does("Maja Lind", cancel_order, CancelOrder(OrderNumber(3), "Not for us"))
    await anna.says("Replaced the closer")
    question = await anna.hears("Which order is it for?")
    assert {label.split(" · ")[0] for label in question.labels} == {"1", "2", "+ New order"}
    await anna.says("2 x 4711")
    await anna.hears("Which order is it for?")
    toast = await company.taps_twice(anna, "2 · Porten")
    assert toast == "That is done already."
    await anna.hears("📦 Added to AO 2")
    work = (await company.order(2)).assignments[0]
    assert ([m.text for m in work.measures], len(work.articles)) == (["Replaced the closer"], 1)


async def test_what_can_not_be_kept_is_said_so(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """A place on the map is not understood yet."""
    await anna.sends_location(59.3, 18.0)
    await anna.hears("I can keep text, photos and files.")


@pytest.mark.shows("C", "PE-04", "PE-10")
async def test_another_technicians_order_is_not_written_on(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    """PE-04: *edit only assigned*; the refusal says who to ask, and shows the order."""
    await company.reports()
    await anna.says("1")
    await anna.hears("AO 1", button="Take this order")
    await anna.says("Replaced the closer")
    refusal = await anna.hears("You may not do that on order 1. Ask a dispatcher.")
    assert refusal.labels == ["Open AO 1"]
    await taps(anna, "Take this order")
    await anna.says("Replaced the closer")
    await anna.hears("Added to AO 1")
