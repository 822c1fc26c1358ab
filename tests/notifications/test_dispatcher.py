"""The loop that sends: nothing is lost, nothing is sent twice on purpose, nobody waits for another."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from core.deliveries import Channel, Delivery, DeliveryState, NewDelivery, Sent
from core.people import SYSTEM
from core.ports import DueRow, UnitOfWork
from notifications.claiming import Claim, Finish, claim, finish
from notifications.dispatcher import Dispatcher
from tests.notifications.conftest import Office

LEASE = timedelta(seconds=30)


def to(recipient: str, letter: str = "receipt") -> NewDelivery:
    return NewDelivery(Channel.EMAIL, recipient, letter, "sv", order="421")


async def until(holds: Callable[[], bool]) -> None:
    """Wait until this holds, at most five seconds."""
    async with asyncio.timeout(5):
        while not holds():  # noqa: ASYNC110 - nothing tells when a row is written
            await asyncio.sleep(0.001)


@dataclass
class Courier:
    """A sender that does what each recipient's entry says, else succeeds."""

    doing: dict[str, Callable[[Delivery], Sent]] = field(default_factory=dict)
    held_back: dict[str, asyncio.Event] = field(default_factory=dict)
    begun: list[str] = field(default_factory=list)
    settled: list[str] = field(default_factory=list)
    channel: Channel = Channel.EMAIL
    gives_up_after: timedelta = timedelta(days=5)

    async def send(self, delivery: Delivery) -> Sent:
        self.begun.append(delivery.recipient)
        if delivery.recipient in self.held_back:
            await self.held_back[delivery.recipient].wait()
        if delivery.recipient in self.doing:
            return self.doing[delivery.recipient](delivery)
        return Sent(DeliveryState.SENT, "<id>")

    def settle(self, delivery: Delivery, sent: Sent, uow: UnitOfWork) -> None:
        self.settled.append(f"{delivery.recipient} {sent.state}")
        uow.due.put(DueRow("settled", delivery.recipient, uow.now))


@pytest.fixture
def courier() -> Courier:
    return Courier()


@asynccontextmanager
async def at_work(office: Office, courier: Courier, hands: int = 8) -> AsyncIterator[Dispatcher]:
    dispatcher = Dispatcher(office.door, courier, office.clock, hands, LEASE)
    running = asyncio.create_task(dispatcher.run())
    yield dispatcher
    dispatcher.stop()
    async with asyncio.timeout(5):
        await running


async def test_what_waits_is_sent_and_settled(office: Office, courier: Courier) -> None:
    await office.put(to("a"), to("b"))
    async with at_work(office, courier):
        await until(lambda: len(courier.settled) == 2)
    assert await office.states() == ["sent", "sent"]


async def test_what_comes_later_is_sent_when_nudged(office: Office, courier: Courier) -> None:
    async with at_work(office, courier) as dispatcher:
        await office.put(to("a"))
        dispatcher.wake()
        await until(lambda: courier.settled == ["a sent"])


async def test_what_the_settling_wrote_is_kept_with_the_outcome(
    office: Office, courier: Courier
) -> None:
    await office.put(to("a"))
    async with at_work(office, courier):
        await until(lambda: bool(courier.settled))
    assert await office.door.ask(lambda uow: uow.due.get("settled", "a")) is not None


async def test_nobody_waits_for_a_slow_recipient(office: Office, courier: Courier) -> None:
    courier.held_back["slow"] = asyncio.Event()
    await office.put(to("slow"), to("a"), to("b"))
    async with at_work(office, courier):
        await until(lambda: sorted(courier.settled) == ["a sent", "b sent"])
        courier.held_back["slow"].set()


async def test_no_more_are_under_way_than_there_are_hands(
    office: Office, courier: Courier
) -> None:
    courier.held_back = {name: asyncio.Event() for name in "abcd"}
    await office.put(*(to(name) for name in "abcd"))
    async with at_work(office, courier, hands=2):
        await until(lambda: len(courier.begun) == 2)
        assert courier.begun == ["a", "b"]
        for event in courier.held_back.values():
            event.set()
        await until(lambda: len(courier.settled) == 4)


async def test_a_try_for_later_waits_for_its_time(office: Office, courier: Courier) -> None:
    again = office.clock() + timedelta(minutes=1)
    courier.doing["a"] = lambda delivery: Sent(DeliveryState.WAITING, retry_at=again)
    await office.put(to("a"))
    async with at_work(office, courier) as dispatcher:
        await until(lambda: bool(courier.settled))
        del courier.doing["a"]
        dispatcher.wake()
        await office.put(to("b"))
        dispatcher.wake()
        await until(lambda: "b sent" in courier.settled)
        assert courier.begun == ["a", "b"]
        office.clock.forward(minutes=1)
        dispatcher.wake()
        await until(lambda: "a sent" in courier.settled)


def broken(delivery: Delivery) -> Sent:
    raise RuntimeError(delivery.recipient)


async def test_a_poisoned_delivery_is_given_up_and_stops_nobody(
    office: Office, courier: Courier
) -> None:
    courier.doing["poison"] = broken
    await office.put(to("poison"), to("a"))
    async with at_work(office, courier) as dispatcher:
        for tries in range(1, 6):
            await until(lambda tries=tries: courier.begun.count("poison") == tries)  # type: ignore[misc]
            await until(lambda tries=tries: len(courier.settled) == tries + 1)  # type: ignore[misc]
            office.clock.forward(hours=2)
            dispatcher.wake()
    assert await office.states() == ["failed", "sent"]


async def test_tries_that_were_no_faults_of_ours_do_not_use_up_its_chances(
    office: Office, courier: Courier
) -> None:
    again = office.clock()
    courier.doing["a"] = lambda delivery: (
        Sent(DeliveryState.WAITING, retry_at=again) if delivery.attempts < 9 else broken(delivery)
    )
    await office.put(to("a"))
    async with at_work(office, courier):
        await until(lambda: len(courier.settled) == 10)
    assert await office.states() == ["waiting"]


async def test_a_fault_is_logged_without_what_it_says(
    office: Office, courier: Courier, caplog: pytest.LogCaptureFixture
) -> None:
    courier.doing["karin@brfeken.example"] = broken
    await office.put(to("karin@brfeken.example"))
    with caplog.at_level(logging.DEBUG):
        async with at_work(office, courier):
            await until(lambda: bool(courier.settled))
    assert "RuntimeError" in caplog.text
    assert "karin" not in caplog.text


async def test_stopping_finishes_what_is_in_hand_and_takes_nothing_new(
    office: Office, courier: Courier
) -> None:
    courier.held_back["a"] = asyncio.Event()
    await office.put(to("a"))
    dispatcher = Dispatcher(office.door, courier, office.clock, 8, LEASE)
    running = asyncio.create_task(dispatcher.run())
    await until(lambda: courier.begun == ["a"])
    dispatcher.stop()
    await office.put(to("b"))
    courier.held_back["a"].set()
    async with asyncio.timeout(5):
        await running
    assert await office.states() == ["sent", "waiting"]


async def test_a_killed_sender_s_delivery_is_sent_by_another_when_its_lease_is_over(
    office: Office, courier: Courier
) -> None:
    await office.put(to("a"))
    await office.door.do(claim, Claim(Channel.EMAIL, 10, LEASE), SYSTEM)
    async with at_work(office, courier) as dispatcher:
        office.clock.forward(seconds=31)
        dispatcher.wake()
        await until(lambda: courier.settled == ["a sent"])


async def test_a_sending_that_outlives_its_lease_is_not_begun_twice(
    office: Office, courier: Courier
) -> None:
    courier.held_back["a"] = asyncio.Event()
    await office.put(to("a"))
    async with at_work(office, courier) as dispatcher:
        await until(lambda: courier.begun == ["a"])
        office.clock.forward(seconds=31)
        await office.put(to("b"))
        dispatcher.wake()
        await until(lambda: courier.settled == ["b sent"])
        courier.held_back["a"].set()
        await until(lambda: "a sent" in courier.settled)
    assert courier.begun == ["a", "b"]
    assert await office.states() == ["sent", "sent"]


async def test_the_outcome_under_a_lost_lease_is_not_recorded(
    office: Office, courier: Courier
) -> None:
    await office.put(to("a"))
    first = await office.door.do(claim, Claim(Channel.EMAIL, 10, LEASE), SYSTEM)
    office.clock.forward(seconds=31)
    second = await office.door.do(claim, Claim(Channel.EMAIL, 10, LEASE), SYSTEM)
    late = first.deliveries[0]
    outcome = Sent(DeliveryState.FAILED)
    assert not await office.door.do(finish, Finish(late, late.token, outcome, courier), SYSTEM)
    assert courier.settled == []
    assert second.deliveries[0].token != late.token


async def test_a_claim_says_when_the_next_falls_due(office: Office) -> None:
    later = office.clock() + timedelta(minutes=3)
    await office.put(NewDelivery(Channel.EMAIL, "a", "receipt", "sv", due_at=later))
    claimed = await office.door.do(claim, Claim(Channel.EMAIL, 10, LEASE), SYSTEM)
    assert (claimed.deliveries, claimed.next_in) == ((), timedelta(minutes=3))
