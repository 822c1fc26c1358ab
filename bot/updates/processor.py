"""Works the stored updates off: one key in order, keys in parallel, so many at once."""

import asyncio
import contextlib
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Sequence

from core.ports import Door, WaitingUpdate

log = logging.getLogger(__name__)

AT_ONCE = 16
LOOK_AHEAD = 500
SECONDS_BETWEEN_TRIES = (0.2, 0.5, 1.0, 2.0)
LONGEST_REST = 30.0

Handle = Callable[[WaitingUpdate], Awaitable[bool]]
Keep = Callable[[WaitingUpdate], Awaitable[object]]


class Processor:
    """Takes what waits in the inbox and has it handled; ``handle`` says whether it is dealt with.

    An update that fails is tried again before the next of its key, until it is parked. What was
    stored here is handed over as it is; the inbox itself is looked through only for what was left
    from before, stored by another process, or too much to be kept in mind.
    """

    def __init__(
        self,
        door: Door,
        handle: Handle,
        at_once: int = AT_ONCE,
        pauses: tuple[float, ...] = SECONDS_BETWEEN_TRIES,
    ) -> None:
        self._door, self._handle, self._pauses = door, handle, pauses
        self._queues: dict[str, deque[WaitingUpdate]] = {}
        self._known: set[int] = set()
        self._turns = asyncio.Semaphore(at_once)
        self._nudged = asyncio.Event()
        self._stopping = False
        self._hands: asyncio.TaskGroup | None = None
        self._knows_all = False

    def offer(self, stored: Sequence[WaitingUpdate]) -> None:
        """Take what was stored just now, unless something older may still be unknown."""
        if self._hands is None or not self._knows_all or self._stopping:
            self.wake()
            return
        for update in stored:
            if update.update_id not in self._known:
                self._queue(update, self._hands)
        self._knows_all = len(self._known) < LOOK_AHEAD

    async def at_once(self, update: WaitingUpdate, handle: Handle, keep: Keep) -> None:
        """Have handled what is stored nowhere, if nothing of its key goes before it.

        Else, and when nothing came of it, it is kept and handled as any other. What comes of its
        key meanwhile waits.
        """
        hands = self._hands
        if hands is None or self._stopping or not self._knows_all or update.key in self._queues:
            await keep(update)
            self.offer((update,))
            return
        queue = self._queues[update.key] = deque[WaitingUpdate]()
        self._known.add(update.update_id)
        dealt_with = False
        try:
            dealt_with = await handle(update)
            if not dealt_with:
                await keep(update)
                queue.appendleft(update)
        finally:
            if update not in queue:
                self._known.discard(update.update_id)
            self._go_on_with(update.key, hands)
            if not (dealt_with and self._knows_all):
                self.wake()

    def _go_on_with(self, key: str, hands: asyncio.TaskGroup) -> None:
        if self._queues[key] and self._hands is hands:
            hands.create_task(self._work_off(key))
        else:
            del self._queues[key]

    def wake(self) -> None:
        """Look through the inbox at once."""
        self._nudged.set()

    def stop(self) -> None:
        """Begin nothing new; ``run`` ends when what was begun is done."""
        self._stopping = True
        self.wake()

    async def run(self) -> None:
        """Work until stopped, beginning with what was left from before."""
        async with asyncio.TaskGroup() as self._hands:
            while not self._stopping:
                self._nudged.clear()
                self._knows_all = False
                await self._take_in(self._hands)
                await self._rest()
        self._hands = None

    async def _take_in(self, under_way: asyncio.TaskGroup) -> None:
        if len(self._known) >= LOOK_AHEAD:
            return
        try:
            waiting = await self._door.ask(lambda uow: uow.updates.waiting(LOOK_AHEAD))
        except Exception:  # a database that is away comes back; the loop must live
            log.exception("stored updates could not be read")
            return
        for update in waiting:
            if update.update_id not in self._known:
                self._queue(update, under_way)
        # What was stored during the look has nudged, and is found by the next one.
        self._knows_all = len(waiting) < LOOK_AHEAD and not self._nudged.is_set()

    def _queue(self, update: WaitingUpdate, under_way: asyncio.TaskGroup) -> None:
        self._known.add(update.update_id)
        queue = self._queues.get(update.key)
        if queue is not None:
            queue.append(update)
            return
        self._queues[update.key] = deque([update])
        under_way.create_task(self._work_off(update.key))

    async def _work_off(self, key: str) -> None:
        queue, dealt_with = self._queues[key], True
        while queue and not self._stopping:
            update = queue[0]
            dealt_with &= await self._deal_with(update)
            queue.popleft()
            self._known.discard(update.update_id)
        self._known.difference_update(update.update_id for update in queue)
        del self._queues[key]
        if not (dealt_with and self._knows_all):
            self.wake()

    async def _deal_with(self, update: WaitingUpdate) -> bool:
        for pause in (*self._pauses[update.attempts :], None):
            async with self._turns:
                if await self._handle(update):
                    return True
            if pause is None or self._stopping:
                break
            await asyncio.sleep(pause)
        return False

    async def _rest(self) -> None:
        # Not wait_for: on Python 3.11 it can swallow the cancellation that ends this loop.
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LONGEST_REST):
                await self._nudged.wait()
