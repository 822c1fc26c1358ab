"""A tap that a phone sends again, and what was written for something else (XT-07)."""

import pytest

from bot.actions import Action
from bot.acts import Known
from bot.codes import Code
from bot.forms import KIND, Form
from bot.handlers.forms import FormIsGone, form_of
from bot.said import EPOCH, Said, Speaker
from core.chat import Pending, Place
from core.numbers import OrderNumber
from sandbox.client import PersonHandle
from tests.bot.acting import opens, taps
from tests.bot.stage import Company
from tests.notifications.spoken import speech


@pytest.mark.shows("C", "AS-04", "AS-05")
async def test_an_assignment_is_copied_once_however_often_its_button_comes(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await opens(anna, "The work", "Assignments", "Dörren stänger inte")
    await company.taps_twice(anna, "Duplicate it")
    assert len((await company.order()).assignments) == 2


@pytest.mark.shows("C", "AS-10")
async def test_a_suggested_assignment_is_added_once(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await company.sets("description-suggestions", "Byt batteri")
    await opens(anna, "The work", "Assignments", "Add assignment")
    await company.taps_twice(anna, "Byt batteri")
    assert len((await company.order()).assignments) == 2


@pytest.mark.shows("C", "WO-02")
def test_save_that_comes_again_is_not_for_the_next_draft() -> None:
    """Its message stands for no form any more, and the next draft waits in another."""
    tap = Code(Action.FORM_SAVE, None, (0,))
    here = Place(7)
    said = Said(1, Speaker(7, "Maja"), here, True, EPOCH, message_id=10, tap=tap, tap_id="1")
    waits = Pending(7, here, KIND, None, Form(values={"customer": "Brf Enen"}).kept(), 12)
    known = Known(said=said, words=speech("en"), now=EPOCH, pending=waits)
    with pytest.raises(FormIsGone):
        form_of(said, known)


@pytest.mark.shows("C", "AR-07", "ME-01")
async def test_a_measure_written_while_time_is_asked_for_is_a_measure(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await taps(anna, "More")
    await taps(anna, "⏱ Time")
    await anna.hears("How long did it take?", anew=False)
    await anna.says("Bytte låskolven")
    await anna.hears("✓ Added to AO 1: Bytte låskolven")


@pytest.mark.shows("C", "AR-07", "LS-04")
async def test_an_orders_number_written_while_time_is_asked_for_opens_it(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await taps(anna, "More")
    await taps(anna, "⏱ Time")
    await anna.hears("How long did it take?", anew=False)
    await anna.says("AO 1")
    await anna.hears("AO 1 · ")


@pytest.mark.shows("C", "XT-03")
async def test_other_units_than_the_rows_are_refused(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await anna.says("2 x 4711")
    receipt = await anna.hears("Added to AO 1: 2 pcs")
    await anna.says("3 h", reply_to=receipt)
    await anna.hears("That row is counted in pcs")
    assert (await company.order()).assignments[0].articles[0].quantity == 2


@pytest.mark.shows("C", "WO-02", "AR-01")
async def test_what_is_for_the_order_in_hand_passes_a_draft_that_is_filled_in(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await anna.says("/new Byt lampa")
    await taps(anna, "Karin Ek")
    await anna.hears(button="Save", anew=False)
    await anna.says("2 x 4711")
    await anna.hears("📦 Added to AO 1: 2 pcs 4711")
    await anna.says("1,5 h")
    await anna.hears("⏱ Added to AO 1: 1.5 h")
    await anna.says("1")
    await anna.hears("AO 1", button="More")
    await taps(anna, "✓ Save")
    await anna.hears("AO 2 is made")
    assert (await company.order(2)).assignments[0].error == ""
