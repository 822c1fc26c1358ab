"""The loop that does what had to happen later."""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, tzinfo

from core.people import SYSTEM
from core.ports import Door
from core.usecases.due import Claim, DoWhatIsDue, do_what_is_due

log = logging.getLogger(__name__)

LONGEST_REST = 30.0
AFTER_A_FAULT = 5.0


class DueLoop:
    """Does due things one by one; ``claims`` take over the kinds that need the outside."""

    def __init__(
        self,
        door: Door,
        claims: Mapping[str, Claim],
        clock: Callable[[], datetime],
        zone: tzinfo = UTC,
    ) -> None:
        self._door, self._clock = door, clock
        self._command = DoWhatIsDue(claims, zone)
        self._nudged = asyncio.Event()

    def wake(self) -> None:
        """Look at once: something was put down for later, perhaps for soon."""
        self._nudged.set()

    async def run(self) -> None:
        """Work until cancelled."""
        while True:
            self._nudged.clear()
            try:
                await self.clear()
                rest = await self._until_next()
            except Exception:  # a thing that can't be done now must not end the others
                log.exception("something due could not be done")
                rest = AFTER_A_FAULT
            await self._rest(rest)

    async def clear(self) -> None:
        """Do all that is due now."""
        while (begin := await self._door.do(do_what_is_due, self._command, SYSTEM)) is not None:
            begin()

    async def _until_next(self) -> float:
        at = await self._door.ask(lambda uow: uow.due.next_due())
        return LONGEST_REST if at is None else (at - self._clock()).total_seconds()

    async def _rest(self, seconds: float) -> None:
        # Not wait_for: on Python 3.11 it can swallow the cancellation that ends this loop.
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(min(max(seconds, 0.0), LONGEST_REST)):
                await self._nudged.wait()
