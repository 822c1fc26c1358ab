"""Telegram's speed limits: a second between messages of a chat, fewer in groups, thirty in all."""

import asyncio
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limit:
    """So many at once, and one more each ``seconds``."""

    burst: int
    seconds: float


IN_CHAT = Limit(burst=5, seconds=1.05)
IN_GROUP = Limit(burst=5, seconds=4.0)
IN_ALL = Limit(burst=25, seconds=1 / 28)
MOST_CHATS = 10_000


class Bucket:
    """Tells how long to wait for the next turn (the generic cell rate algorithm)."""

    def __init__(self, limit: Limit) -> None:
        self._limit, self._even_at = limit, 0.0

    def wait(self, now: float, spare: int = 0) -> float:
        """How long until a turn is free, and so many more beside it."""
        ahead = max(0, self._limit.burst - 1 - spare) * self._limit.seconds
        return max(0.0, self._even_at - now - ahead)

    def take(self, now: float) -> None:
        """Take a turn."""
        self._even_at = max(self._even_at, now) + self._limit.seconds

    def hold(self, until: float) -> None:
        """Nobody's turn comes before then."""
        ahead = (self._limit.burst - 1) * self._limit.seconds
        self._even_at = max(self._even_at, until + ahead)


class Pace:
    """Turns for every chat; a chat that is told to wait holds up no other."""

    def __init__(
        self,
        in_chat: Limit = IN_CHAT,
        in_group: Limit = IN_GROUP,
        in_all: Limit = IN_ALL,
        time: Callable[[], float] | None = None,
    ) -> None:
        self._in_chat, self._in_group = in_chat, in_group
        self._all = Bucket(in_all)
        self._chats: dict[int, Bucket] = {}
        self._locks: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._time = time

    async def turn(self, chat_id: int, spare: int = 0) -> None:
        """Wait for this chat's next turn; with ``spare``, leave so many for others."""
        while wait := self.wait(chat_id, spare):  # noqa: ASYNC110 - others may take it meanwhile
            await asyncio.sleep(wait)
        self._bucket(chat_id).take(self._now())
        self._all.take(self._now())

    def wait(self, chat_id: int, spare: int = 0) -> float:
        """How long until this chat's next turn; 0 when it is there."""
        now = self._now()
        return max(self._bucket(chat_id).wait(now, spare), self._all.wait(now, spare))

    def hold(self, chat_id: int, seconds: float) -> None:
        """Telegram wants this chat to be left alone so long."""
        self._bucket(chat_id).hold(self._now() + seconds)

    def alone(self, chat_id: int) -> asyncio.Lock:
        """What is drawn for a chat and sent to it is so one after the other."""
        return self._locks[chat_id]

    def _bucket(self, chat_id: int) -> Bucket:
        if len(self._chats) > MOST_CHATS:
            self._chats.clear()
        limit = self._in_group if chat_id < 0 else self._in_chat
        return self._chats.setdefault(chat_id, Bucket(limit))

    def _now(self) -> float:
        return self._time() if self._time else asyncio.get_running_loop().time()
