"""What is tapped and answered goes to the assignment in hand, as what is written does (AS-06)."""

from uuid import UUID

import pytest

from core.numbers import OrderNumber
from core.people import SYSTEM
from core.timers import Timer
from core.usecases.assignments import AddAssignment, add_assignment
from core.usecases.cancelling import CancelOrder, cancel_order
from core.work_order import Assignment
from sandbox.client import PersonHandle
from tests.bot.acting import opens, taps
from tests.bot.stage import Company

ONE = OrderNumber(1)


@pytest.fixture
async def second(company: Company, order: OrderNumber, anna: PersonHandle) -> None:
    """The second of two assignments is in Anna's hand, and the card stands below."""
    await company.does("Anna Berg", add_assignment, AddAssignment(ONE, "Smörj porten"))
    await anna.hears("Smörj porten", anew=False)
    await opens(anna, "The work", "Assignments", "Smörj porten")
    await anna.hears("Assignment 2 is in hand")
    await anna.says("/order 1")
    await anna.hears("AO 1")


async def _second(company: Company) -> Assignment:
    return (await company.order()).assignments[1]


@pytest.mark.shows("C", "AS-06", "AR-13")
async def test_a_tapped_article_is_used_there(
    company: Company, second: None, anna: PersonHandle
) -> None:
    await company.sets("fast-add-list", "4711")
    await taps(anna, "📦 Article")
    await taps(anna, "1 × Dörrstängare")
    await anna.hears("Added to AO 1: 1 pcs 4711")
    assert [each.number for each in (await _second(company)).articles] == ["4711"]


@pytest.mark.shows("C", "AS-06", "AR-01")
async def test_an_article_that_was_asked_for_is_used_there(
    company: Company, second: None, anna: PersonHandle
) -> None:
    await taps(anna, "📦 Article")
    await anna.hears("What did you use?")
    await anna.says("2 x 4711")
    await anna.hears("Added to AO 1: 2 pcs 4711")
    assert [each.number for each in (await _second(company)).articles] == ["4711"]


@pytest.mark.shows("C", "AS-06", "AR-07")
async def test_tapped_time_is_worked_there(
    company: Company, second: None, anna: PersonHandle
) -> None:
    await taps(anna, "More")
    await taps(anna, "⏱ Time")
    await taps(anna, "1.5 h")
    await anna.hears("Added to AO 1: 1.5 h")
    assert len((await _second(company)).time) == 1


@pytest.mark.shows("C", "AS-06", "AR-07")
async def test_time_that_was_asked_for_is_worked_there(
    company: Company, second: None, anna: PersonHandle
) -> None:
    await taps(anna, "More")
    await taps(anna, "⏱ Time")
    await anna.hears("How long did it take?", anew=False)
    await anna.says("1,5")
    await anna.hears("Added to AO 1: 1.5 h")
    assert len((await _second(company)).time) == 1


@pytest.mark.shows("C", "AS-06", "SE-33")
async def test_the_answer_to_a_doubt_stays_there(
    company: Company, second: None, anna: PersonHandle
) -> None:
    await anna.says("2 x 4719")
    await anna.hears("There is no article 4719")
    await taps(anna, "4711")
    await anna.hears("Added to AO 1: 2 pcs 4711")
    assert [each.number for each in (await _second(company)).articles] == ["4711"]


@pytest.mark.shows("C", "AS-06", "SE-33")
async def test_of_several_lines_only_the_doubtful_one_becomes_another_measure(
    company: Company, second: None, anna: PersonHandle
) -> None:
    await anna.says("Bytte pumpen\n2 x 4719")
    await anna.hears("There is no article 4719")
    await taps(anna, "It is a measure")
    await anna.hears("Added to AO 1: 2 x 4719")
    assert [each.text for each in (await _second(company)).measures] == [
        "Bytte pumpen",
        "2 x 4719",
    ]


@pytest.mark.shows("C", "AS-06", "RV-05")
async def test_a_timer_counts_for_the_assignment_that_was_in_hand_when_it_was_asked_about(
    company: Company, second: None, anna: PersonHandle
) -> None:
    """Between the question and its *Yes* another assignment may be taken in hand."""
    await company.has_order("Anna Berg")
    timer = Timer((await company.user("Anna Berg")).id, OrderNumber(2), None, company.clock.now)
    await company.writes(lambda uow: uow.timers.put(timer))
    await company.bot.door.do(cancel_order, CancelOrder(OrderNumber(2), "Not needed"), SYSTEM)
    company.clock.later(hours=1)
    await _takes(anna, "Smörj porten", 2)
    await taps(anna, "⏱ Time")
    await taps(anna, "⏱ Start")
    question = await anna.hears("Let those 1 h go and start here?", button="Yes", anew=False)
    await _takes(anna, "Dörren stänger inte", 1)
    await anna.taps("Yes", message=question)
    assert await company.when(lambda: _timed(company)) == (await _second(company)).id


async def _takes(anna: PersonHandle, name: str, nth: int) -> None:
    """Anna takes an assignment in hand, and the order's card stands below again."""
    await anna.says("/order 1")
    await anna.hears("AO 1", button="⏱ Time")
    await opens(anna, "The work", "Assignments", name)
    await anna.hears(f"Assignment {nth} is in hand")
    await anna.says("/order 1")
    await anna.hears("AO 1", button="⏱ Time")


async def _timed(company: Company) -> UUID | None:
    """The assignment that Anna's timer counts for."""
    anna = (await company.user("Anna Berg")).id
    timer = await company.bot.door.ask(lambda uow: uow.timers.of(anna))
    return timer.assignment_id if timer and timer.order == ONE else None
