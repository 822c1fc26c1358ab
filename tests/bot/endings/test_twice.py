"""Taps that come again, late, or to what others changed: nothing happens twice."""

from decimal import Decimal

import pytest

from core.numbers import OrderNumber
from core.order_papers import Approval
from core.people import SYSTEM, Role
from core.usecases.approvals import AnswerApproval, AskApproval, answer_approval, ask_approval
from core.work_order import State
from sandbox.client import PersonHandle
from tests.bot.acting import taps
from tests.bot.endings.conftest import ONE, Opens, section
from tests.bot.stage import Company


@pytest.mark.shows("C", "XT-15", "IN-01")
async def test_a_ready_tap_that_comes_again_leaves_the_undo_of_the_first(
    company: Company, opens: Opens
) -> None:
    """XT-15: what came again did nothing, so there is nothing of it to take back."""
    maja = await opens(State.SIGNED, Role.DISPATCHER)
    await company.taps_twice(maja, "Ready for invoicing")
    await maja.hears("AO 1 is ready for invoicing")
    await taps(maja, "Undo")
    await maja.hears("AO 1 · Signed")
    assert (await company.order()).state is State.SIGNED


@pytest.mark.shows("C", "SG-11")
async def test_several_orders_are_signed_once_however_often_the_tap_comes(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """SG-11: the second says so and leaves what the first one told."""
    await anna.says("Replaced the closer")
    await anna.hears("Added to AO 1", button="Undo")
    await anna.says("/sign")
    assert await company.taps_twice(anna, "✍️ Sign 1 order") == "That is done already."
    assert len((await company.order()).signatures) == 1


@pytest.mark.shows("C", "RV-12")
async def test_a_question_is_asked_once_more_only_once(company: Company, opens: Opens) -> None:
    """RV-12: the history tells of one question more."""
    await company.sets("approval-amount", "1500")
    doris = await opens(State.BEGUN)
    asked = await _was_declined(company)
    await section(doris, "Invoicing …")
    await taps(doris, "Customer's approval …")
    assert await company.taps_twice(doris, "Ask again") == "That is done already."
    rows = await company.bot.door.ask(lambda uow: uow.lists.history(ONE))
    assert [row.event for row in rows].count("ApprovalAsked") == 2
    assert (await company.order()).approvals[0].id == asked.id


async def _was_declined(company: Company) -> Approval:
    do = company.bot.door.do
    order = await do(ask_approval, AskApproval(ONE, "New motor", Decimal(2400)), SYSTEM)
    (asked,) = order.approvals
    await do(answer_approval, AnswerApproval(ONE, asked.id, approved=False), SYSTEM)
    return asked


@pytest.mark.shows("C", "SG-03")
@pytest.mark.parametrize("label", ["More visits to come", "Finished"])
async def test_a_signing_tap_that_comes_again_signs_once_and_refuses_nothing(
    company: Company, order: OrderNumber, anna: PersonHandle, label: str
) -> None:
    """SG-03: what was signed is signed, whether more visits follow or the customer is next."""
    await anna.says("Replaced the closer")
    await anna.hears("Added to AO 1", button="Undo")
    await taps(anna, "✍️ Sign")
    assert await company.taps_twice(anna, label) == "That is done already."
    (signature,) = (await company.order()).signatures
    assert signature.finished is (label == "Finished")


@pytest.mark.shows("C", "RV-08")
async def test_work_written_while_an_order_to_merge_is_asked_for_is_work(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """RV-08: *2 x 4711* is no number of an order."""
    await section(anna, "Copies and parts …")
    await taps(anna, "Merge another into it")
    await anna.hears("Which order shall be merged into this one?", anew=False)
    await anna.says("2 x 4711")
    await anna.hears("Dörrstängare TS 83")
    assert (await company.order()).assignments[0].articles


@pytest.mark.shows("C", "XT-22", "MS-04")
@pytest.mark.parametrize("label", ["Export the thread", "📎 Protocol"])
async def test_a_paper_asked_for_twice_by_one_tap_comes_once(
    company: Company, opens: Opens, label: str
) -> None:
    """XT-22: bad coverage does not send 50 MB twice."""
    doris = await opens(State.BEGUN)
    await section(doris, "Papers and messages …")
    assert await company.taps_twice(doris, label) == "That is done already."
