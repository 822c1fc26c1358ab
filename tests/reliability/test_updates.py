"""Many updates at once, again and out of turn: each has its effect once, whatever the database."""

import asyncio
import json
import random
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot.actions import Action
from bot.codes import Code
from bot.handlers import users
from bot.routes import TAPS, spoken
from bot.said import Said, Speaker, said_in
from bot.updates.processor import Processor
from bot.updates.receiving import Receiver, keep
from bot.updates.turn import Outcome, Refusal, Turn, refuse, take
from core.chat import Place
from core.numbers import OrderNumber
from core.people import SYSTEM, Role
from core.ports import UnitOfWork, WaitingUpdate
from core.refusals import Refused
from core.usecases.assigning import Assign, assign
from core.usecases.faults import ReportFault, report_fault
from core.usecases.users import InviteUser, Join, invite_user, join
from core.work_order import WorkOrder
from storage.database import Database
from storage.door import SqlDoor
from storage.upgrade import upgrade
from tests.notifications.spoken import speech
from tests.postgres import PostgresServer

PEOPLE = 20
FIRST_ID = 7_000
WRITERS = 4
MEASURES = 12


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
async def door(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[SqlDoor]:
    """An empty database of each kind."""
    server: PostgresServer | None = None
    if request.param == "sqlite":
        url = f"sqlite+aiosqlite:///{tmp_path / 'ordna.db'}"
    else:
        server = request.getfixturevalue("postgres")
        url = await server.create()
    await upgrade(url)
    database = Database(url)
    yield SqlDoor(database, lambda _event, _uow: (), lambda: datetime.now(UTC))
    await database.close()
    if server is not None:
        await server.drop(url)


async def _hired(door: SqlDoor, nth: int) -> Any:
    invited = await door.do(
        invite_user, InviteUser(f"Person {nth}", Role.TECHNICIAN, "en"), SYSTEM
    )
    await door.do(join, Join(invited.secret, FIRST_ID + nth, "en"), SYSTEM)
    return invited.user


async def _reported(door: SqlDoor, nth: int) -> OrderNumber:
    fault = ReportFault(
        f"Own {nth}", f"own{nth}@b.example", f"Own {nth}", "x", "en", receipt=False
    )
    return (await door.do(report_fault, fault, SYSTEM)).number


async def _answered(door: SqlDoor, said: Said) -> Outcome:
    handler = TAPS[said.tap.action] if said.tap else spoken
    try:
        return await door.do(take, Turn(said, handler, users.stranger, speech), SYSTEM)
    except Refused as refused:
        return await door.do(refuse, Refusal(said, refused, speech), SYSTEM)


async def test_twenty_people_take_an_order_at_once_and_one_has_it(door: SqlDoor) -> None:
    """XT-05: the nineteen others are told who was faster."""
    number = await _reported(door, 0)
    for nth in range(PEOPLE):
        await _hired(door, nth)
    group = Place(-100)
    tap = Code(Action.TAKE, number)
    taps = [
        Said(nth + 1, Speaker(FIRST_ID + nth, f"P{nth}"), group, False, datetime.now(UTC),
             message_id=9, tap=tap, tap_id=f"tap {nth}")
        for nth in range(PEOPLE)
    ]  # fmt: skip
    updates = [WaitingUpdate(each.update_id, "g", b"{}") for each in taps]
    await door.do(keep, updates, SYSTEM)
    told = await asyncio.gather(*(_answered(door, each) for each in taps))
    order = await door.ask(lambda uow: uow.work_orders.get(number))
    (winner,) = order.assigned
    late = [each.toast for each in told if winner.name.split()[0] in each.toast]
    assert (len(late), len([each for each in told if each.toast])) == (PEOPLE - 1, PEOPLE)


@pytest.mark.parametrize("seed", range(3))
async def test_updates_delivered_up_to_three_times_and_out_of_turn_change_nothing(
    door: SqlDoor, seed: int
) -> None:
    """Shuffled by five, from four people at once, beside those whose handling fails at first."""
    chance = random.Random(seed)
    numbers = [await _writing(door, nth) for nth in range(WRITERS)]
    processor = Processor(door, _Flaky(door, chance).handle, pauses=(0.0,) * 4)
    working = asyncio.create_task(processor.run())
    receiver = Receiver(door, processor.offer)
    for batch in _shuffled(chance):
        await asyncio.gather(*(receiver.receive(each) for each in batch))
    async with asyncio.timeout(30):
        while await door.ask(lambda uow: uow.updates.waiting(1)):  # noqa: ASYNC110 - nobody tells
            await asyncio.sleep(0.01)
    processor.stop()
    await working
    for nth, number in enumerate(numbers):
        order = await door.ask(partial(_order, number))
        texts = sorted(each.text for each in order.assignments[0].measures)
        assert texts == sorted(f"Measure {each} of {nth}" for each in range(MEASURES))


def _order(number: OrderNumber, uow: UnitOfWork) -> WorkOrder:
    return uow.work_orders.get(number)


async def _writing(door: SqlDoor, nth: int) -> OrderNumber:
    """Somebody with one order of his own, which is in hand."""
    user, number = await _hired(door, nth), await _reported(door, nth)
    await door.do(assign, Assign(number, user.id), SYSTEM)
    return number


def _shuffled(chance: random.Random) -> list[list[bytes]]:
    said = [(nth, each) for each in range(MEASURES) for nth in range(WRITERS)]
    bodies = [
        json.dumps(_update(place + 1, nth, f"Measure {each} of {nth}")).encode()
        for place, (nth, each) in enumerate(said)
    ]
    often = [body for body in bodies for _ in range(chance.randint(1, 3))]
    fives = [often[at : at + 5] for at in range(0, len(often), 5)]
    for five in fives:
        chance.shuffle(five)
    return fives


def _update(update_id: int, nth: int, text: str) -> dict[str, Any]:
    user = {"id": FIRST_ID + nth, "is_bot": False, "first_name": f"P{nth}"}
    chat = {"id": FIRST_ID + nth, "type": "private"}
    message = {
        "message_id": update_id,
        "date": int(datetime.now(UTC).timestamp()),
        "from": user,
        "chat": chat,
    }
    return {"update_id": update_id, "message": message | {"text": text}}


class _Flaky:
    """Handles updates as the bot does, and fails one time in four before it does."""

    def __init__(self, door: SqlDoor, chance: random.Random) -> None:
        self._door, self._chance = door, chance

    async def handle(self, waiting: WaitingUpdate) -> bool:
        """As the processor asks for it."""
        said = said_in(json.loads(waiting.body))
        if said is None or (waiting.attempts == 0 and self._chance.random() < 0.25):
            return False
        await _answered(self._door, said)
        return True
