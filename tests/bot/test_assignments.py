"""Assignments of an order in chat: one in hand, more of them, and one less that comes back."""

from decimal import Decimal

import pytest

from core.numbers import OrderNumber
from core.people import SYSTEM
from core.registers import ServiceObject
from core.usecases.articles_to_order import AskForArticle, ask_for_article
from core.usecases.assignments import AddAssignment, add_assignment
from core.usecases.registers import KeepServiceObject, keep_service_object
from sandbox.client import PersonHandle
from tests.bot.acting import opens, taps
from tests.bot.stage import Company

ONE = OrderNumber(1)


@pytest.mark.shows("C", "AS-01", "AS-02", "AS-06")
async def test_one_more_assignment_is_in_hand_and_gets_what_is_written(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """AS-02, AS-06: what is written then goes to it."""
    await opens(anna, "The work", "Assignments", "Add assignment")
    await anna.hears("What is to be done?")
    await anna.says("Smörj porten")
    await anna.hears("Assignment 2 is added and in hand")
    await anna.says("Smorde gångjärnen")
    await anna.hears("Added to AO 1")
    first, second = (await company.order()).assignments
    assert (first.measures, len(second.measures)) == ((), 1)


@pytest.mark.shows("C", "AS-06")
async def test_a_tap_says_which_assignment_is_worked_on(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """AS-06: also after the card was opened anew."""
    await company.does("Anna Berg", add_assignment, AddAssignment(ONE, "Smörj porten"))
    await anna.hears("Smörj porten", anew=False)
    await opens(anna, "The work", "Assignments", "Smörj porten")
    await anna.hears("Assignment 2 is in hand")
    await anna.says("/order 1")
    await anna.hears("AO 1")
    await anna.says("Smorde gångjärnen")
    await anna.hears("Added to AO 1")
    assert len((await company.order()).assignments[1].measures) == 1


@pytest.mark.shows("C", "AS-04", "AS-05")
async def test_a_copy_has_no_object_and_mails_no_articles_unasked(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """AS-04."""
    await company.does("Anna Berg", ask_for_article, AskForArticle(ONE, "4711", Decimal(1)))
    await anna.hears("4711", anew=False)
    await opens(anna, "The work", "Assignments", "Dörren stänger inte", "Duplicate it")
    await anna.hears("are those of the copy to be ordered too".capitalize())
    await taps(anna, "No")
    await anna.hears("Assignment 2 is added")
    copy = (await company.order()).assignments[1]
    assert copy.to_order[0].mailed


@pytest.mark.shows("C", "AS-08", "AS-09", "XT-15")
async def test_a_deleted_assignment_comes_back_with_one_tap(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """AS-09."""
    await company.does("Anna Berg", add_assignment, AddAssignment(ONE, "Smörj porten"))
    await anna.hears("Smörj porten", anew=False)
    await opens(anna, "The work", "Assignments", "Smörj porten", "Delete it")
    await anna.hears("The assignment is taken off AO 1")
    assert len((await company.order()).assignments) == 1
    await taps(anna, "Undo")
    await anna.hears("Smörj porten")
    assert len((await company.order()).assignments) == 2


@pytest.mark.shows("C", "AS-03", "AS-05", "WO-28")
async def test_the_texts_of_an_assignment_are_changed(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """AS-05."""
    await opens(anna, "The work", "Assignments", "Dörren stänger inte", "Cause")
    await anna.hears("What was the cause?")
    await anna.says("Sliten packning")
    await anna.hears("AO 1", button="Undo")
    assert (await company.order()).assignments[0].cause == "Sliten packning"


@pytest.mark.shows("C", "AS-10", "SE-04")
async def test_suggested_descriptions_are_buttons(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """AS-10."""
    await company.sets("description-suggestions", "Årlig översyn; Byt batteri")
    await opens(anna, "The work", "Assignments", "Add assignment", "Byt batteri")
    await anna.hears("Assignment 2 is added")
    assert (await company.order()).assignments[1].description == "Byt batteri"


@pytest.mark.shows("C", "AS-12", "XT-15")
async def test_a_cause_is_noted_in_passing(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """AS-12."""
    await anna.says("/cause Sliten packning")
    await anna.hears("Noted on AO 1", button="Undo")
    assert (await company.order()).assignments[0].cause == "Sliten packning"
    await anna.says("/error")
    await anna.hears("What is wrong?")
    await anna.says("Dörren släpar")
    await anna.hears("Noted on AO 1")
    assert (await company.order()).assignments[0].error == "Dörren släpar"


@pytest.mark.shows("C", "SE-34")
async def test_error_and_cause_can_be_hidden(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """SE-34."""
    await company.sets("hide-error-and-cause", "on")
    await anna.says("/error Dörren släpar")
    await anna.hears("Edit order 1 instead")


@pytest.mark.shows("C", "OB-01", "OB-02", "OB-04", "OB-05")
async def test_an_object_is_chosen_or_added_and_stands_once(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """OB-02, OB-04."""
    customer = (await company.order()).customer
    door = ServiceObject("D-014", "Entrédörr", customer.id)
    await company.bot.door.do(keep_service_object, KeepServiceObject(door), SYSTEM)
    await opens(anna, "The work", "Assignments", "Dörren stänger inte", "Service object")
    await taps(anna, "Entrédörr D-014")
    await anna.hears("D-014", button="Undo")
    await company.does("Anna Berg", add_assignment, AddAssignment(ONE, "Smörj porten"))
    await anna.hears("Smörj porten", anew=False)
    await opens(anna, "The work", "Assignments", "Smörj porten", "Service object")
    await anna.hears("Which service object")
    await anna.says("D-014")
    await anna.hears("is on order 1 already")
    await anna.says("P-2 Garageport")
    await taps(anna, "Add P-2 Garageport")
    await anna.hears("Garageport P-2")
    thing = (await company.order()).assignments[1].service_object
    assert thing is not None
    assert (thing.code, thing.name, thing.customer_id) == ("P-2", "Garageport", customer.id)
