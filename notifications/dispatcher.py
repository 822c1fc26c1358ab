"""Sends what the outbox holds for one channel: claim, send, finish; any number may run."""

import asyncio
import contextlib
import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from core.deliveries import Channel, Delivery, DeliveryState, Sent
from core.people import SYSTEM, Actor
from core.ports import Door, UnitOfWork
from notifications.pauses import pause_after

log = logging.getLogger(__name__)

LONGEST_REST = 30.0
SHORTEST_REST = 1.0
MOST_FAULTS = 5


class Sender(Protocol):
    """One channel's way of sending."""

    @property
    def channel(self) -> Channel:
        """Which deliveries it sends."""

    async def send(self, delivery: Delivery) -> Sent:
        """Send it and say how it went; what it raises is a fault of ours and is tried again."""

    def settle(self, delivery: Delivery, sent: Sent, uow: UnitOfWork) -> None:
        """Write down what the sending brought, in the transaction that records its outcome."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Take at most so many due deliveries of a channel, for so long."""

    channel: Channel
    limit: int
    lease: timedelta


@dataclass(frozen=True, slots=True)
class Claimed:
    """What was taken, and how long from now something else falls due."""

    deliveries: tuple[Delivery, ...]
    next_in: timedelta | None


@dataclass(frozen=True, slots=True)
class Finish:
    """Record how a delivery went, under the token it is held by."""

    delivery: Delivery
    token: UUID
    sent: Sent
    sender: Sender


@dataclass(frozen=True, slots=True)
class Hold:
    """Keep a delivery that is still under way, for so long from now."""

    delivery_id: UUID
    token: UUID
    lease: timedelta


def claim(command: Claim, actor: Actor, uow: UnitOfWork) -> Claimed:
    """Take what is due and see when the next falls due."""
    taken = tuple(uow.outbox.claim(command.channel, command.limit, command.lease))
    due = uow.outbox.next_due(command.channel)
    return Claimed(taken, due - uow.now if due else None)


def hold(command: Hold, actor: Actor, uow: UnitOfWork) -> bool:
    """Prolong the claim; False when another sender has taken it over."""
    return uow.outbox.hold(command.delivery_id, command.token, command.lease)


def finish(command: Finish, actor: Actor, uow: UnitOfWork) -> bool:
    """Record the outcome; False, with nothing written, when another sender has taken it over."""
    if not uow.outbox.finish(command.delivery.id, command.token, command.sent):
        return False
    command.sender.settle(command.delivery, command.sent, uow)
    return True


class Dispatcher:
    """The loop of one channel. ``hands`` is how many deliveries are under way at once."""

    def __init__(
        self,
        door: Door,
        sender: Sender,
        clock: Callable[[], datetime],
        hands: int = 8,
        lease: timedelta = timedelta(seconds=30),
    ) -> None:
        self._door, self._sender, self._clock = door, sender, clock
        self._hands, self._lease = hands, lease
        self._rest_of_lease = lease.total_seconds() / 3
        self._in_hand = dict[UUID, UUID]()
        self._held = dict[UUID, asyncio.Task[None]]()
        self._faults = dict[UUID, int]()
        self._nudged = asyncio.Event()
        self._stopping = False

    def wake(self) -> None:
        """Look at once: something may have fallen due."""
        self._nudged.set()

    def stop(self) -> None:
        """Take nothing new; ``run`` ends when what is in hand has been finished."""
        self._stopping = True
        self.wake()

    async def run(self) -> None:
        """Send until stopped."""
        async with asyncio.TaskGroup() as under_way:
            while not self._stopping:
                self._nudged.clear()
                await self._rest(await self._round(under_way))

    async def _round(self, under_way: asyncio.TaskGroup) -> float:
        """Take what there are hands for; gives how many seconds to rest when nobody nudges."""
        free = self._hands - len(self._in_hand)
        if not free:
            return LONGEST_REST
        try:
            claimed = await self._door.do(
                claim, Claim(self._sender.channel, free, self._lease), SYSTEM
            )
        except Exception as fault:  # noqa: BLE001 - a database that is away comes back; the loop must live
            _report("claiming deliveries", fault)
            return SHORTEST_REST
        for delivery in claimed.deliveries:
            self._take(delivery, under_way)
        return _rest_until(claimed.next_in)

    def _take(self, delivery: Delivery, under_way: asyncio.TaskGroup) -> None:
        # A sending whose lease ran out nevertheless may be claimed once more by its own loop.
        is_new = delivery.id not in self._in_hand
        self._in_hand[delivery.id] = delivery.token
        if is_new:
            under_way.create_task(self._handle(delivery))

    async def _handle(self, delivery: Delivery) -> None:
        loop = asyncio.get_running_loop()
        holding = loop.call_later(self._rest_of_lease, self._keep, delivery.id)
        try:
            await self._record(delivery, await self._attempt(delivery))
        except Exception as fault:  # noqa: BLE001 - unrecorded: the lease runs out and it is sent again
            _report(f"recording delivery {delivery.id}", fault)
        finally:
            holding.cancel()
            del self._in_hand[delivery.id]
            if held := self._held.pop(delivery.id, None):
                held.cancel()
            self.wake()

    async def _record(self, delivery: Delivery, sent: Sent) -> None:
        """Note how it went; claimed once more by this loop meanwhile, it is noted under that claim."""
        while (token := self._in_hand[delivery.id]) is not None:
            if await self._door.do(finish, Finish(delivery, token, sent, self._sender), SYSTEM):
                return
            if token == self._in_hand[delivery.id]:
                log.warning("delivery %s was taken over by another sender", delivery.id)
                return

    def _keep(self, delivery_id: UUID) -> None:
        """Few take so long: only these get a task of their own."""
        self._held[delivery_id] = asyncio.create_task(self._hold(delivery_id))

    async def _hold(self, delivery_id: UUID) -> None:
        """Prolong the lease while it is sent, so that no other sender takes a slow one for dead."""
        while True:
            command = Hold(delivery_id, self._in_hand[delivery_id], self._lease)
            try:
                await self._door.do(hold, command, SYSTEM)
            except Exception as fault:  # noqa: BLE001 - there is another chance before it runs out
                _report(f"holding delivery {delivery_id}", fault)
            await asyncio.sleep(self._rest_of_lease)

    async def _attempt(self, delivery: Delivery) -> Sent:
        try:
            sent = await self._sender.send(delivery)
        except Exception as fault:  # noqa: BLE001 - one poisoned delivery must not stop the others
            _report(f"sending delivery {delivery.id} ({delivery.letter})", fault)
            return self._after_fault(delivery, fault)
        self._faults.pop(delivery.id, None)
        return sent

    def _after_fault(self, delivery: Delivery, fault: Exception) -> Sent:
        # Counted here and not by attempts: a host that was down for a day must not use up the tries.
        name, faults = type(fault).__name__, self._faults.pop(delivery.id, 0) + 1
        if faults >= MOST_FAULTS:
            return Sent(DeliveryState.FAILED, error=name)
        self._faults[delivery.id] = faults
        again = self._clock() + pause_after(delivery.attempts)
        return Sent(DeliveryState.WAITING, error=name, retry_at=again)

    async def _rest(self, seconds: float) -> None:
        # Not wait_for: on Python 3.11 it can swallow the cancellation that ends this loop.
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._nudged.wait()


def _rest_until(next_in: timedelta | None) -> float:
    if next_in is None:
        return LONGEST_REST
    return min(LONGEST_REST, max(SHORTEST_REST, next_in.total_seconds()))


def _report(what: str, fault: Exception) -> None:
    # The fault's own words may hold addresses or texts, so only its kind and its way are logged.
    way = "".join(traceback.format_tb(fault.__traceback__))
    log.error("fault while %s: %s\n%s", what, type(fault).__name__, way)
