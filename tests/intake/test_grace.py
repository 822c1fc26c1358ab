"""A mail to a finished order: a comment for some days, then a new order that names the old one."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from core.numbers import OrderNumber
from core.order_papers import Kinship, Related, Signature, SignedAs
from core.people import SYSTEM, Actor
from core.ports import UnitOfWork
from core.usecases.backorders import backorder_instead
from core.usecases.cancelling import (
    CancelOrder,
    ReverseCancellation,
    cancel_order,
    reverse_cancellation,
)
from core.usecases.settings import SetSetting, set_setting
from core.work_order import State
from storage import tables
from tests.intake.desk import NOW, Office, mail, open_office

KARIN = "karin@brfeken.example"
OLD = OrderNumber(1)


class Clock:
    """Says the time it is told."""

    now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def office(tmp_path: Path, clock: Clock) -> AsyncIterator[Office]:
    """An office whose one order was finished just now; grace is two weeks."""
    made = await open_office(tmp_path, clock)
    await made.door.do(set_setting, SetSetting("grace-days", "14"), SYSTEM)
    await made.gets(mail())
    await made.door.do(cancel_order, CancelOrder(OLD, "It works again"), SYSTEM)
    yield made
    await made.database.close()


async def _answers(office: Office, text: str = "It is broken again.") -> None:
    token = office.signer.reply_token("1", KARIN)
    quoted = f"{text}\r\n\r\n> We fixed it.\r\n"
    await office.gets(
        mail(
            quoted,
            To=f"fault+1.{token}@ordna.example",
            Subject="Re: The door",
            Message_ID="<two@brfeken.example>",
        )
    )


@pytest.mark.shows("E", "SE-64")
@pytest.mark.parametrize("days", [0, 14])
async def test_within_the_grace_time_it_is_a_comment(
    office: Office, clock: Clock, days: int
) -> None:
    clock.now += timedelta(days=days)
    await _answers(office)
    (order,) = await office.orders()
    assert [comment.text for comment in order.comments] == ["It is broken again."]


@pytest.mark.shows("U", "SE-64")
@pytest.mark.shows("E", "SE-64")
async def test_after_the_grace_time_it_is_a_new_order_that_names_the_old_one(
    office: Office, clock: Clock
) -> None:
    clock.now += timedelta(days=14, minutes=1)
    await _answers(office)
    old, new = await office.orders()
    assert (old.comments, new.related) == ((), (Related(OLD, Kinship.CONTINUES),))
    assert new.assignments[0].error == "It is broken again."


@pytest.mark.shows("E", "SE-64")
@pytest.mark.shows("E", "SE-64")
async def test_an_order_whose_history_is_older_than_its_changes_was_finished_last(
    office: Office, clock: Clock
) -> None:
    """The first version kept what happened, but not what it changed."""
    clock.now = NOW + timedelta(days=20)
    await office.door.do(reverse_cancellation, ReverseCancellation(OLD), SYSTEM)
    await office.door.do(cancel_order, CancelOrder(OLD, "Now it does"), SYSTEM)
    bare = update(tables.event_log).values(unit=None, changes=None)
    await office.database.write(lambda connection: connection.execute(bare))
    await _answers(office)
    assert [each.text for each in (await office.order("1")).comments] == ["It is broken again."]


async def test_without_a_grace_time_it_is_a_comment_for_ever(office: Office, clock: Clock) -> None:
    await office.door.do(set_setting, SetSetting("grace-days", ""), SYSTEM)
    clock.now += timedelta(days=1000)
    await _answers(office)
    assert [len(order.comments) for order in await office.orders()] == [1]


async def test_an_order_that_is_open_takes_comments_however_old(
    tmp_path: Path, clock: Clock
) -> None:
    made = await open_office(tmp_path, clock)
    await made.door.do(set_setting, SetSetting("grace-days", "14"), SYSTEM)
    await made.gets(mail())
    clock.now += timedelta(days=100)
    await _answers(made)
    assert [len(order.comments) for order in await made.orders()] == [1]
    await made.database.close()


async def test_the_answers_to_the_new_order_s_receipt_go_to_it(
    office: Office, clock: Clock
) -> None:
    clock.now += timedelta(days=15)
    await _answers(office)
    await office.gets(
        mail("Hurry.", Message_ID="<3@b.example>", In_Reply_To="<two@brfeken.example>")
    )
    assert [len(order.comments) for order in await office.orders()] == [0, 1]


@pytest.mark.shows("E", "SE-64", "BK-01")
async def test_of_a_finished_order_a_backorder_may_be_made_instead(
    office: Office, clock: Clock
) -> None:
    """Of a cancelled one none can be made, so none is offered."""
    clock.now += timedelta(days=15)
    await _answers(office)
    offered = await _offered(office)
    await office.door.do(_finish, OLD, SYSTEM)
    assert (offered, await _offered(office)) == (None, OLD)


async def _offered(office: Office) -> OrderNumber | None:
    new = await office.order("2")
    return await office.door.ask(lambda uow: backorder_instead(new, SYSTEM, uow))


def _finish(number: OrderNumber, actor: Actor, uow: UnitOfWork) -> None:
    order = uow.work_orders.get(number)
    signed = (Signature(SignedAs.TECHNICIAN, "Anna Berg", NOW),)
    uow.work_orders.save(replace(order, state=State.READY, signatures=signed))
