"""A sending that takes longer than its lease is still one sending, whoever else sends."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest

from core.deliveries import Channel, DeliveryState, NewDelivery
from core.people import SYSTEM, Actor
from core.ports import UnitOfWork, UseCase
from notifications.claiming import Claimed, Finish
from notifications.dispatcher import Dispatcher
from storage.database import Database
from storage.door import SqlDoor
from tests.notifications.conftest import Office, no_rules
from tests.notifications.test_dispatcher import Courier

P = TypeVar("P")
T = TypeVar("T")
LEASE = timedelta(seconds=0.6)


@pytest.fixture
async def door(empty_database: Path, tmp_path: Path) -> AsyncIterator[SqlDoor]:
    """A door whose clock goes as the loop's does."""
    path = shutil.copy(empty_database, tmp_path / "ordna.db")
    database = Database(f"sqlite+aiosqlite:///{path}")
    yield SqlDoor(database, no_rules, lambda: datetime.now(UTC))
    await database.close()


async def test_a_slow_sending_is_not_taken_over_while_all_hands_are_full(door: SqlDoor) -> None:
    """R5: with two workers and a slow mail host, the mail was else sent over and over."""
    let_go = asyncio.Event()
    courier = Courier(held_back={"a@b.example": let_go})
    await door.do(_put, NewDelivery(Channel.EMAIL, "a@b.example", "receipt", "sv"), SYSTEM)
    workers = [Dispatcher(door, courier, lambda: datetime.now(UTC), 1, LEASE) for _ in range(2)]
    running = [asyncio.create_task(each.run()) for each in workers]
    begun = datetime.now(UTC)
    async with asyncio.timeout(10):
        while not await _held_until(door, begun + 3 * LEASE):  # noqa: ASYNC110 - nothing tells
            await asyncio.sleep(0.01)
    let_go.set()
    for each in workers:
        each.stop()
    await asyncio.gather(*running)
    rows = await door.ask(lambda uow: uow.outbox.rows())
    assert (courier.begun, [row.state for row in rows]) == (["a@b.example"], [DeliveryState.SENT])


@dataclass
class Interrupted:
    """A door at which the first outcome arrives only when its delivery was claimed once more."""

    office: Office
    asleep: Callable[[], None]
    again: asyncio.Event = field(default_factory=asyncio.Event)
    claims: int = 0

    async def do(self, use_case: UseCase[P, T], command: P, actor: Actor) -> T:
        if isinstance(command, Finish) and not self.again.is_set():
            self.asleep()
            await self.again.wait()
        result = await self.office.door.do(use_case, command, actor)
        if isinstance(result, Claimed):
            self.claims += len(result.deliveries)
            if self.claims > 1:
                self.again.set()
        return result

    async def ask(self, question: Callable[[UnitOfWork], T]) -> T:
        return await self.office.door.ask(question)


async def test_an_outcome_that_its_own_sender_s_next_claim_overtook_is_recorded(
    office: Office,
) -> None:
    """As when the machine slept in between: else nobody held the delivery, and its chat waited."""

    def asleep() -> None:
        office.clock.forward(minutes=11)
        dispatcher.wake()

    await office.put(NewDelivery(Channel.EMAIL, "a@b.example", "receipt", "sv"))
    courier, door = Courier(), Interrupted(office, asleep)
    dispatcher = Dispatcher(door, courier, office.clock, lease=LEASE)
    running = asyncio.create_task(dispatcher.run())
    async with asyncio.timeout(10):
        await door.again.wait()
        dispatcher.stop()
        await running
    assert (courier.begun, await office.states()) == (["a@b.example"], ["sent"])


def _put(delivery: NewDelivery, actor: Actor, uow: UnitOfWork) -> None:
    uow.outbox.put(delivery, "cause", "Anna Berg")


async def _held_until(door: SqlDoor, moment: datetime) -> bool:
    due = await door.ask(lambda uow: uow.outbox.next_due(Channel.EMAIL))
    return due is not None and due > moment
