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
