"""While a channel is down it is knocked at, once at a time; what waits is neither tried nor lost."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from core.deliveries import Channel, Delivery, DeliveryState, Sent
from core.ports import DueRow
from core.usecases.outages import DUE
from notifications.claiming import knock_pause
from notifications.dispatcher import Dispatcher
from tests.notifications.conftest import Office
from tests.notifications.test_dispatcher import LEASE, Courier, to, until


@dataclass
class Door:
    """A channel's door that is knocked at, and whether anybody answers."""

    is_shut: bool = True
    knocks: int = 0
    waiting: list[int] = field(default_factory=list)

    async def knock(self) -> str | None:
        self.knocks += 1
        return "Nobody is there." if self.is_shut else None


@dataclass
class Away(Courier):
    """A courier whose channel can be down."""

    is_down: bool = True
    again: timedelta = timedelta(minutes=1)

    async def send(self, delivery: Delivery) -> Sent:
        sent = await Courier.send(self, delivery)
        if not self.is_down:
            return sent
        at = delivery.created_at + self.again
        return Sent(
            DeliveryState.WAITING, error="Nobody is there.", retry_at=at, channel_is_down=True
        )


@asynccontextmanager
async def at_work(
    office: Office, courier: Away, door: Door, hands: int = 8
) -> AsyncIterator[Dispatcher]:
    dispatcher = Dispatcher(office.door, courier, office.clock, hands, LEASE, door.knock)
    running = asyncio.create_task(dispatcher.run())
    yield dispatcher
    dispatcher.stop()
    async with asyncio.timeout(5):
        await running


async def outage_of(office: Office) -> str | None:
    found = await office.door.ask(lambda uow: uow.outages.get(Channel.EMAIL))
    return found.why if found else None


async def is_known(office: Office) -> None:
    """Wait until it is written down that the channel is down."""
    async with asyncio.timeout(5):
        while await outage_of(office) is None:  # noqa: ASYNC110 - nothing tells
            await asyncio.sleep(0.001)


@pytest.fixture
def courier() -> Away:
    return Away()


async def test_nothing_is_tried_while_the_channel_is_down(office: Office, courier: Away) -> None:
    door = Door()
    await office.put(to("first"))
    async with at_work(office, courier, door) as dispatcher:
        await is_known(office)
        await office.put(*(to(f"{nth}") for nth in range(50)))
        for knocks in range(1, 6):
            office.clock.forward(minutes=7)
            dispatcher.wake()
            await until(lambda knocks=knocks: door.knocks == knocks)  # type: ignore[misc]
    assert courier.begun == ["first"]


async def test_one_delivery_shows_that_the_channel_is_back_and_then_all_go(
    office: Office, courier: Away
) -> None:
    door = Door()
    await office.put(to("first"))
    async with at_work(office, courier, door) as dispatcher:
        await is_known(office)
        await office.put(*(to(f"{nth}") for nth in range(5)))
        courier.is_down, door.is_shut = False, False
        courier.held_back["0"] = asyncio.Event()
        office.clock.forward(seconds=20)
        dispatcher.wake()
        await until(lambda: courier.begun == ["first", "0"])
        courier.held_back["0"].set()
        office.clock.forward(minutes=2)
        await until(lambda: len(courier.settled) == 7)
    assert await outage_of(office) is None
    assert await office.states() == ["sent"] * 6


async def test_a_door_that_opens_to_nobody_is_knocked_at_ever_more_seldom(
    office: Office, courier: Away
) -> None:
    door = Door(is_shut=False)
    await office.put(*(to(f"{nth}") for nth in range(20)))
    async with at_work(office, courier, door) as dispatcher:
        await until(lambda: len(courier.settled) == 8)
        for knocks in range(1, 5):
            office.clock.forward(minutes=6)
            dispatcher.wake()
            await until(lambda knocks=knocks: len(courier.begun) == 8 + knocks)  # type: ignore[misc]
    assert (door.knocks, await outage_of(office)) == (4, "Nobody is there.")


async def test_two_senders_knock_one_after_the_other(office: Office, courier: Away) -> None:
    door = Door()
    await office.put(to("first"))
    async with at_work(office, courier, door) as one, at_work(office, courier, door) as two:
        await is_known(office)
        office.clock.forward(minutes=1)
        one.wake()
        two.wake()
        await until(lambda: door.knocks == 1)
        await office.put(to("later"))
    assert door.knocks == 1


async def test_what_nobody_could_be_told_for_five_days_is_given_up(
    office: Office, courier: Away
) -> None:
    door = Door()
    await office.put(to("first"), to("other"))
    async with at_work(office, courier, door) as dispatcher:
        await is_known(office)
        office.clock.forward(days=6)
        dispatcher.wake()
        await until(lambda: door.knocks == 1)
    assert await office.states() == ["failed", "failed"]


async def test_an_outage_is_to_be_told_after_an_hour_and_not_once_it_is_over(
    office: Office, courier: Away
) -> None:
    door = Door()
    await office.put(to("first"))
    async with at_work(office, courier, door) as dispatcher:
        await is_known(office)
        noted = await office.door.ask(lambda uow: uow.due.get(DUE, "email"))
        courier.is_down, door.is_shut = False, False
        office.clock.forward(minutes=2)
        dispatcher.wake()
        await until(lambda: len(courier.settled) == 2)
    hour = office.clock() - timedelta(minutes=2) + timedelta(hours=1)
    assert noted == DueRow(DUE, "email", hour)
    assert await office.door.ask(lambda uow: uow.due.get(DUE, "email")) is None


def test_telegram_is_knocked_at_within_a_minute_and_a_mail_host_within_five() -> None:
    assert knock_pause(Channel.TELEGRAM, 0) < timedelta(seconds=2)
    assert knock_pause(Channel.TELEGRAM, 50) <= timedelta(seconds=75)
    assert knock_pause(Channel.EMAIL, 50) <= timedelta(minutes=7)


async def test_who_takes_no_mail_now_is_left_alone_and_nobody_else(
    office: Office, courier: Away
) -> None:
    again = office.clock() + timedelta(minutes=3)
    courier.is_down = False
    courier.doing["full"] = lambda delivery: Sent(
        DeliveryState.WAITING, error="452 full", retry_at=again, recipient_rests=True
    )
    await office.put(to("full"), to("full", "protocol"), to("other"))
    async with at_work(office, courier, Door(), hands=1) as dispatcher:
        await until(lambda: courier.settled == ["full waiting", "other sent"])
        courier.doing.clear()
        office.clock.forward(minutes=3)
        dispatcher.wake()
        await until(lambda: len(courier.settled) == 4)
    assert courier.begun == ["full", "other", "full", "full"]
