"""Copies, parts and ends of orders from the chat: made with a tap, asked about where it matters."""

import pytest

from core.numbers import OrderNumber
from core.order_papers import Recurrence
from core.people import SYSTEM, Role
from core.refusals import NoSuchOrder
from core.usecases.assignments import AddAssignment, add_assignment
from core.work_order import State
from tests.bot.acting import sees, taps
from tests.bot.endings.conftest import ONE, Opens, section
from tests.bot.stage import Company

TWO = OrderNumber(2)


@pytest.mark.shows("C", "BK-01", "BK-02", "BK-03", "BK-04", "PE-07")
async def test_a_backorder_goes_on_with_the_card_filled_in(company: Company, opens: Opens) -> None:
    """BK-01..04: 1-1 with customer and assignments, empty of what was done."""
    doris = await opens(State.READY)
    await section(doris, "Copies and parts …")
    await taps(doris, "Make a backorder")
    card = await doris.hears("AO 1-1 goes on where AO 1 ended")
    assert "Dörren stänger inte" in card.text
    assert "Replaced the closer" not in card.text


@pytest.mark.shows("C", "WO-26", "PE-20")
async def test_a_duplicate_is_made_once_however_often_the_tap_comes(
    company: Company, opens: Opens
) -> None:
    """WO-26: a phone that sends its tap again makes no third order."""
    doris = await opens(State.BEGUN)
    await section(doris, "Copies and parts …")
    assert await company.taps_twice(doris, "Duplicate the order") == "That is done already."
    await doris.hears("AO 2 is a copy of AO 1")
    with pytest.raises(NoSuchOrder):
        await company.order(3)


@pytest.mark.shows("C", "AS-04", "XT-15")
async def test_an_assignment_is_duplicated_and_the_copy_taken_back(
    company: Company, opens: Opens
) -> None:
    """AS-04."""
    doris = await opens(State.BEGUN)
    await section(doris, "Copies and parts …")
    await taps(doris, "Duplicate an assignment")
    await doris.hears("The copy is assignment 2 of AO 1")
    await taps(doris, "Undo")
    await doris.hears("AO 1", button="More")
    assert len((await company.order()).assignments) == 1


@pytest.mark.shows("C", "AS-07")
async def test_separating_asks_and_then_shows_both_cards(company: Company, opens: Opens) -> None:
    """AS-07: which assignment, are you sure, and the new order's card; the old one says where."""
    doris = await opens(State.BEGUN)
    await company.bot.door.do(add_assignment, AddAssignment(ONE, "The lock rattles"), SYSTEM)
    await section(doris, "Copies and parts …")
    await taps(doris, "Separate an assignment")
    await taps(doris, "2 · The lock rattles")
    await doris.hears("moves from order 1 to a new order")
    await taps(doris, "Yes")
    card = await doris.hears("AO 2 was separated from AO 1")
    assert "The lock rattles" in card.text
    await doris.hears("A part was separated to AO 2")


@pytest.mark.shows("C", "RV-08")
async def test_a_likely_order_is_merged_with_two_taps_and_a_yes(
    company: Company, opens: Opens
) -> None:
    """RV-08: the customer's other order is offered; it can't be undone, so it is asked about."""
    doris = await opens(State.BEGUN)
    await company.reports(subject="The same door", text="It stands open")
    await section(doris, "Copies and parts …")
    await taps(doris, "Merge another into it")
    await taps(doris, "2 · The same door")
    await doris.hears("order 2 is cancelled")
    await taps(doris, "Yes")
    await doris.hears("All of AO 2 is on AO 1 now")
    assert (await company.order(2)).state is State.CANCELLED


@pytest.mark.shows("C", "RV-08")
async def test_any_other_order_is_merged_by_its_typed_number(
    company: Company, opens: Opens
) -> None:
    """RV-08: another customer's, which is asked about as well."""
    doris = await opens(State.BEGUN)
    await company.reports(
        subject="A window", sender_name="Olle Ek", sender_email="olle@example.com"
    )
    await section(doris, "Copies and parts …")
    await taps(doris, "Merge another into it")
    await doris.hears("or write its number")
    await doris.says("2")
    await doris.hears("order 2 is cancelled")
    await taps(doris, "Yes")
    await doris.hears("All of it would be for")
    await taps(doris, "Yes")
    await doris.hears("All of AO 2 is on AO 1 now")


@pytest.mark.shows("C", "WO-24", "PE-14", "XT-15")
async def test_it_comes_again_every_ninety_days_on_a_monday_and_then_no_more(
    company: Company, opens: Opens
) -> None:
    """WO-24: tapped, with a weekday; stopped; and the stop taken back."""
    doris = await opens(State.BEGUN)
    await section(doris, "Copies and parts …")
    await taps(doris, "Recurring …")
    await taps(doris, "90 days")
    await taps(doris, "Mon")
    await doris.hears("Comes again every 90 days, on the nearest Mon.")
    await section(doris, "Copies and parts …")
    await taps(doris, "Recurring …")
    await taps(doris, "Stop: it comes no more")
    await doris.hears("It does not come again")
    assert (await company.order()).recurrence is None
    await taps(doris, "Undo")
    await doris.hears("Comes again every 90 days")


@pytest.mark.shows("C", "WO-24")
async def test_how_often_may_be_typed(company: Company, opens: Opens) -> None:
    """WO-24: days of one's own, with a weekday."""
    doris = await opens(State.BEGUN)
    await section(doris, "Copies and parts …")
    await taps(doris, "Recurring …")
    await doris.hears("How often")
    await doris.says("45 fri")
    await doris.hears("Comes again every 45 days, on the nearest Fri.")
    assert (await company.order()).recurrence == Recurrence(45, 4)


@pytest.mark.shows("C", "WO-22", "XT-15")
async def test_a_cancelled_order_comes_back(company: Company, opens: Opens) -> None:
    """WO-22: cancelled, its card says so, and brought back from its menu."""
    doris = await opens(State.BEGUN)
    await section(doris, "Cancel or delete …")
    await taps(doris, "Cancel the order")
    await taps(doris, "Yes, cancel it")
    await doris.hears("❌ AO 1 · Cancelled")
    await section(doris, "Cancel or delete …")
    await taps(doris, "Take the cancelling back")
    await doris.hears("AO 1 is not cancelled any more")
    assert (await company.order()).state is State.BEGUN


@pytest.mark.shows("C", "WO-21", "PE-06")
async def test_deleting_is_asked_about_twice_and_every_card_says_so(
    company: Company, opens: Opens
) -> None:
    """WO-21: the colleague's card says it too."""
    doris = await opens(State.BEGUN)
    maja = await company.joins("Maja Lind", Role.DISPATCHER)
    await maja.says("/order 1")
    await sees(maja, "AO 1", button="More")
    await section(doris, "Cancel or delete …")
    await taps(doris, "Delete the order …")
    await taps(doris, "Delete for good")
    await doris.hears("can't be brought back")
    await taps(doris, "Yes")
    await doris.hears("AO 1 is deleted")
    await maja.hears("deleted", anew=False)
    with pytest.raises(NoSuchOrder):
        await company.order()
