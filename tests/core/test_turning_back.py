"""A report that was turned away by mistake, and a late answer that goes on as a backorder (XT-20)."""

from datetime import timedelta
from typing import Any

import pytest

from core.blocking import Block
from core.numbers import OrderNumber
from core.order_papers import Kinship
from core.refusals import Refused
from core.settings import BLOCKED_SENDERS
from core.usecases.continuing import (
    ContinueAsBackorder,
    GoesOnFromNothing,
    continue_as_backorder,
)
from core.usecases.reassigning import NotForUs, not_for_us
from core.usecases.turning_back import NotJustTurnedAway, OursAfterAll, ours_after_all
from core.work_order import State, WorkOrder
from tests.core.conftest import ONE, Company
from tests.core.finished import ready

shows = pytest.mark.shows


async def turned_away(company: Company, block: Block) -> WorkOrder:
    """A stranger's report that was not for the company."""
    order = await company.reports(sender_name="Bo Ask", sender_email="bo@ask.example")
    return await company.does("Maja", not_for_us, NotForUs(order.number, block))


async def blocked(company: Company) -> tuple[str, ...]:
    """Whose mail is put away."""
    return await company.door.ask(lambda uow: uow.settings.all()[BLOCKED_SENDERS])


@shows("U", "XT-20")
async def test_what_was_turned_away_comes_back_and_its_sender_is_heard_again(
    company: Company,
) -> None:
    order = await turned_away(company, Block.DOMAIN)
    assert await blocked(company) == ("@ask.example",)
    back = await company.does("Maja", ours_after_all, OursAfterAll(order.number))
    assert (back.state, await blocked(company)) == (State.NEW, ())


@shows("U", "XT-20")
async def test_others_that_are_put_away_stay_so(company: Company) -> None:
    await company.sets("blocked-senders", "@spam.example")
    order = await turned_away(company, Block.ADDRESS)
    await company.does("Maja", ours_after_all, OursAfterAll(order.number))
    assert await blocked(company) == ("@spam.example",)


@shows("U", "XT-20")
async def test_who_was_put_away_before_stays_so(company: Company) -> None:
    await turned_away(company, Block.ADDRESS)
    again = await turned_away(company, Block.ADDRESS)
    await company.does("Maja", ours_after_all, OursAfterAll(again.number))
    assert await blocked(company) == ("bo@ask.example",)


@shows("U", "XT-20")
async def test_after_five_minutes_it_is_taken_back_as_any_cancelling(company: Company) -> None:
    order = await turned_away(company, Block.NOBODY)
    company.now += timedelta(minutes=6)
    with pytest.raises(NotJustTurnedAway):
        await company.does("Maja", ours_after_all, OursAfterAll(order.number))


@shows("U", "XT-20")
async def test_a_technician_turns_nothing_back(company: Company) -> None:
    order = await turned_away(company, Block.NOBODY)
    with pytest.raises(Refused):
        await company.does("Anna", ours_after_all, OursAfterAll(order.number))


async def late_answer(company: Company, **changes: Any) -> WorkOrder:
    """Order 1 is finished, and an answer to it has become an order of its own."""
    await company.reports()
    await ready(company)
    return await company.reports(text="It is broken again", continues=ONE, **changes)


@shows("U", "SE-64")
async def test_a_late_answer_goes_on_as_a_backorder_of_what_it_answers(company: Company) -> None:
    order = await late_answer(company)
    made = await company.does("Maja", continue_as_backorder, ContinueAsBackorder(order.number))
    assert (made.number, made.backorder_of) == (OrderNumber(1, 1), ONE)
    assert "It is broken again" in {each.error for each in made.assignments}
    emptied = await company.order(order.number)
    assert Kinship.MERGED_INTO in {each.how for each in emptied.related}


@shows("U", "SE-64")
async def test_a_report_that_answers_nothing_goes_on_from_nothing(company: Company) -> None:
    order = await company.reports()
    with pytest.raises(GoesOnFromNothing):
        await company.does("Maja", continue_as_backorder, ContinueAsBackorder(order.number))
