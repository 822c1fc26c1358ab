"""News for whoever watches: a counter that only grows, and the small notes that made it grow."""

import asyncio
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from sandbox.shapes import Json

KEPT = 500
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that happened; `about` says to what."""

    seq: int
    about: Json


class Feed:
    """Numbers every change and wakes those who wait for the next one."""

    def __init__(self) -> None:
        # Milliseconds: after a restart the numbers still grow for those who kept watching.
        self.seq = int(time.time() * 1000)
        self.closed = False
        self._notes: deque[Note] = deque(maxlen=KEPT)
        self._waiting: set[asyncio.Future[None]] = set()

    def tell(self, **about: object) -> int:
        """Number and announce one change."""
        self.seq += 1
        self._notes.append(Note(self.seq, dict(about)))
        self.wake()
        return self.seq

    def wake(self) -> None:
        for woken in self._waiting:
            if not woken.done():
                woken.set_result(None)
        self._waiting.clear()

    def since(self, seq: int) -> list[Note]:
        return [note for note in self._notes if note.seq > seq]

    def close(self) -> None:
        """Nobody needs to wait any longer."""
        self.closed = True
        self.wake()

    async def until(self, look: Callable[[], T], seconds: float) -> T:
        """What `look` finds, as soon as it finds something or the time is up."""
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        while not (found := look()) and not self.closed and (left := end - loop.time()) > 0:
            await self.wait(left)
        return found

    async def wait(self, timeout: float) -> bool:  # noqa: ASYNC109 - a long poll is a deadline
        """Whether something happened before the time was up."""
        woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.add(woken)
        try:
            await asyncio.wait_for(woken, timeout)
        except TimeoutError:
            return False
        finally:
            self._waiting.discard(woken)
        return True
