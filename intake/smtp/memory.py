"""Memory shared out among the mails that are being read, so that no flood takes all of it."""

import asyncio
from collections import deque

_STEP = 1024 * 1024
_ALLOWANCE = 64 * 1024
"""What every mail may take without asking: no flood of large ones can keep small ones out."""


class Memory:
    """Room for the mails being read; whoever finds none waits, in order, or goes without."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._free = size
        self._waiting: deque[tuple[int, asyncio.Future[None]]] = deque()

    async def take(self, size: int, seconds: float) -> int:
        """Reserve room, waiting at most so long for it; give how much, or 0."""
        size = min(size, self._size)
        if not self._waiting and self.take_now(size):
            return size
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((size, turn))
        try:
            async with asyncio.timeout(seconds):
                await turn
        except BaseException as error:
            self._leave(size, turn)
            if isinstance(error, TimeoutError):
                return 0
            raise
        return size

    def take_now(self, size: int) -> bool:
        """Reserve room if there is some."""
        if self._free < size:
            return False
        self._free -= size
        return True

    def give_back(self, size: int) -> None:
        self._free += size
        while self._waiting and self._waiting[0][0] <= self._free:
            wanted, turn = self._waiting.popleft()
            if not turn.done():
                self._free -= wanted
                turn.set_result(None)

    def _leave(self, size: int, turn: asyncio.Future[None]) -> None:
        """Give up one's place, and the room if it came at the same moment."""
        if turn.done() and not turn.cancelled():
            self.give_back(size)
            return
        turn.cancel()
        self._waiting = deque(each for each in self._waiting if each[1] is not turn)
        self.give_back(0)


class Room:
    """The memory that one mail has for itself."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._held = 0

    async def reserve(self, size: int, seconds: float) -> bool:
        """Reserve room for a mail that said how large it is."""
        if size > _ALLOWANCE:
            self._held = await self._memory.take(size, seconds)
        return size <= _ALLOWANCE or self._held > 0

    def holds(self, size: int) -> bool:
        """Tell whether there is room for so much, taking more if it can be had at once."""
        while size > self._held + _ALLOWANCE:
            if not self._memory.take_now(_STEP):
                return False
            self._held += _STEP
        return True

    def leave(self) -> None:
        """Give all of it back."""
        self._memory.give_back(self._held)
        self._held = 0
