"""Sends what the outbox holds for one channel: claim, send, finish; any number may run."""

import asyncio
import contextlib
import logging
import traceback
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from core.deliveries import Channel, Delivery, DeliveryState, Sent
from core.people import SYSTEM
from core.ports import Door, UnitOfWork
from notifications.claiming import (
    Claim,
    Claimed,
    Finish,
    GiveUp,
    Hold,
    claim,
    finish,
    give_up,
    hold,
)
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

    @property
    def gives_up_after(self) -> timedelta:
        """How old a delivery may become before nobody waits for its channel any longer."""

    async def send(self, delivery: Delivery) -> Sent:
        """Send it and say how it went; what it raises is a fault of ours and is tried again."""

    def settle(self, delivery: Delivery, sent: Sent, uow: UnitOfWork) -> None:
        """Write down what the sending brought, in the transaction that records its outcome."""


Knock = Callable[[], Awaitable[str | None]]
"""Sees whether a channel that was down takes anything again: None, or what is in the way."""


async def _try_one() -> None:
    """Where nothing can be knocked at, one delivery shows whether the channel is back."""


class Dispatcher:
    """The loop of one channel. ``hands`` is how many deliveries are under way at once.

    While the channel is down nothing is tried but ``knock``, once at a time, and then one delivery.
    """

    def __init__(
        self,
        door: Door,
        sender: Sender,
        clock: Callable[[], datetime],
        hands: int = 8,
        lease: timedelta = timedelta(seconds=30),
        knock: Knock = _try_one,
    ) -> None:
        self._door, self._sender, self._clock = door, sender, clock
        self._knock = knock
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
            claimed = await self._claimed(free)
        except Exception as fault:  # noqa: BLE001 - a database that is away comes back; the loop must live
            _report("claiming deliveries", fault)
            return SHORTEST_REST
        if claimed.knocks:
            under_way.create_task(self._see_whether_it_is_back(under_way))
        for delivery in claimed.deliveries:
            self._take(delivery, under_way)
        return _rest_until(claimed.next_in)

    async def _claimed(self, limit: int, *, trial: bool = False) -> Claimed:
        command = Claim(self._sender.channel, limit, self._lease, trial)
        return await self._door.do(claim, command, SYSTEM)

    async def _see_whether_it_is_back(self, under_way: asyncio.TaskGroup) -> None:
        """Knock; where the channel answers, have one delivery show that it takes them again."""
        try:
            if await self._knock() is not None:
                sender = self._sender
                command = GiveUp(sender.channel, sender.gives_up_after, sender)
                while await self._door.do(give_up, command, SYSTEM):
                    continue
                return
            if self._stopping:
                return
            for delivery in (await self._claimed(1, trial=True)).deliveries:
                self._take(delivery, under_way, trial=True)
        except Exception as fault:  # noqa: BLE001 - it is knocked at once more in a while
            _report("seeing whether a channel is back", fault)
        finally:
            self.wake()

    def _take(
        self, delivery: Delivery, under_way: asyncio.TaskGroup, *, trial: bool = False
    ) -> None:
        # A sending whose lease ran out nevertheless may be claimed once more by its own loop.
        is_new = delivery.id not in self._in_hand
        self._in_hand[delivery.id] = delivery.token
        if is_new:
            under_way.create_task(self._handle(delivery, trial=trial))

    async def _handle(self, delivery: Delivery, *, trial: bool) -> None:
        loop = asyncio.get_running_loop()
        holding = loop.call_later(self._rest_of_lease, self._keep, delivery.id)
        try:
            await self._record(delivery, await self._attempt(delivery), trial=trial)
        except Exception as fault:  # noqa: BLE001 - unrecorded: the lease runs out and it is sent again
            _report(f"recording delivery {delivery.id}", fault)
        finally:
            holding.cancel()
            del self._in_hand[delivery.id]
            if held := self._held.pop(delivery.id, None):
                held.cancel()
            self.wake()

    async def _record(self, delivery: Delivery, sent: Sent, *, trial: bool) -> None:
        """Note how it went; claimed once more by this loop meanwhile, it is noted under that claim."""
        while (token := self._in_hand[delivery.id]) is not None:
            command = Finish(delivery, token, sent, self._sender, trial)
            if await self._door.do(finish, command, SYSTEM):
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
