"""Telegram's speed limits: a second between messages of a chat, fewer in groups, thirty in all."""

import asyncio
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum


@dataclass(frozen=True, slots=True)
class Limit:
    """So many at once, and one more each ``seconds``."""

    burst: int
    seconds: float


class Urgency(IntEnum):
    """How much may be kept waiting; its value is how many turns it leaves to what is more urgent.

    Somebody who tapped looks at the message and waits; a card that follows may come later.
    """

    ANSWER = 0
    NEWS = 1
    REDRAWING = 2


IN_CHAT = Limit(burst=5, seconds=1.05)
IN_GROUP = Limit(burst=20, seconds=3.05)
"""A group takes twenty a minute, in whatever rhythm they come."""
LEFT_IN_GROUP = 4
"""A group's turns are few, so that many times more of them are left."""
IN_ALL = Limit(burst=25, seconds=1 / 29.4)
"""Telegram takes thirty a second; what is left is for clocks that differ and for toasts."""
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


class Window:
    """Tells how long to wait where only the count within a span of time matters."""

    def __init__(self, limit: Limit) -> None:
        self._most, self._span = limit.burst, limit.burst * limit.seconds
        self._taken: deque[float] = deque(maxlen=limit.burst)
        self._held_until = 0.0

    def wait(self, now: float, spare: int = 0) -> float:
        """How long until a turn is free, and so many more beside it."""
        recent = [at for at in self._taken if at > now - self._span]
        excess = len(recent) + 1 + spare - self._most
        free_at = recent[min(excess, len(recent)) - 1] + self._span if excess > 0 else now
        return max(0.0, free_at - now, self._held_until - now)

    def take(self, now: float) -> None:
        """Take a turn."""
        self._taken.append(now)

    def hold(self, until: float) -> None:
        """Nobody's turn comes before then."""
        self._held_until = max(self._held_until, until)


class Turns:
    """One chat's turns: as fast as any chat, and in a group so many a minute."""

    def __init__(self, in_chat: Limit, in_group: Limit | None) -> None:
        self._chat = Bucket(in_chat)
        self._group = Window(in_group) if in_group else None

    def wait(self, now: float, urgency: Urgency) -> float:
        """How long until the next turn."""
        wait = self._chat.wait(now, urgency)
        if self._group is None:
            return wait
        return max(wait, self._group.wait(now, urgency * LEFT_IN_GROUP))

    def take(self, now: float) -> None:
        """Take a turn."""
        self._chat.take(now)
        if self._group is not None:
            self._group.take(now)

    def hold(self, until: float) -> None:
        """Nobody's turn comes before then."""
        self._chat.hold(until)
        if self._group is not None:
            self._group.hold(until)


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
        self._chats: dict[int, Turns] = {}
        self._locks: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._time = time

    async def turn(self, chat_id: int, urgency: Urgency = Urgency.ANSWER) -> None:
        """Wait for this chat's next turn, and take it."""
        while wait := self.wait(chat_id, urgency):  # noqa: ASYNC110 - others may take it meanwhile
            await asyncio.sleep(wait)
        self._turns(chat_id).take(self._now())
        self._all.take(self._now())

    def wait(self, chat_id: int, urgency: Urgency = Urgency.ANSWER) -> float:
        """How long until this chat's next turn; 0 when it is there."""
        now = self._now()
        return max(self._turns(chat_id).wait(now, urgency), self._all.wait(now, urgency))

    def hold(self, chat_id: int, seconds: float) -> None:
        """Telegram wants this chat to be left alone so long."""
        self._turns(chat_id).hold(self._now() + seconds)

    def alone(self, chat_id: int) -> asyncio.Lock:
        """What is drawn for a chat and sent to it is so one after the other."""
        return self._locks[chat_id]

    def _turns(self, chat_id: int) -> Turns:
        if len(self._chats) > MOST_CHATS:
            self._chats.clear()
        turns = self._chats.get(chat_id)
        if turns is None:
            turns = Turns(self._in_chat, self._in_group if chat_id < 0 else None)
            self._chats[chat_id] = turns
        return turns

    def _now(self) -> float:
        return self._time() if self._time else asyncio.get_running_loop().time()
