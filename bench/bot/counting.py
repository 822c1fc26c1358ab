"""What Telegram allows to be sent, as it says it: thirty a second, one a second in each chat."""

import math
from dataclasses import dataclass, field

A_SECOND = 30.0
IN_CHAT = 1.0
BURST_IN_CHAT = 5.0
SETTLED = 5.0
"""Seconds after the first message from which the pace is counted, its burst being over."""


@dataclass
class Bucket:
    """So many at once, and so many a second after that."""

    size: float
    refill: float
    level: float
    at: float

    def wait(self, now: float) -> float:
        """Seconds until there is room for one more."""
        self.level = min(self.size, self.level + (now - self.at) * self.refill)
        self.at = now
        return max(0.0, (1 - self.level) / self.refill)


@dataclass
class Allowance:
    """Lets messages pass or not, and remembers how many passed."""

    times: list[float] = field(default_factory=list)
    refused: int = 0

    def __post_init__(self) -> None:
        self._all: Bucket | None = None
        self._chats: dict[int, Bucket] = {}

    def take(self, chat_id: int, now: float) -> int:
        """Count a message; seconds to wait if it is one too many."""
        everything = self._all or Bucket(A_SECOND, A_SECOND, A_SECOND, now)
        self._all = everything
        chat = self._chats.setdefault(chat_id, Bucket(BURST_IN_CHAT, IN_CHAT, BURST_IN_CHAT, now))
        wait = max(everything.wait(now), chat.wait(now))
        if wait > 0:
            self.refused += 1
            return math.ceil(wait)
        everything.level -= 1
        chat.level -= 1
        self.times.append(now)
        return 0

    def figures(self) -> dict[str, float]:
        """How many passed, how many were refused, and at what pace once the burst was over."""
        if not self.times:
            return {"passed": 0, "refused": self.refused, "pace": 0.0}
        steady = [at for at in self.times if at >= self.times[0] + SETTLED]
        took = steady[-1] - steady[0] if len(steady) > 1 else 0.0
        pace = (len(steady) - 1) / took if took else 0.0
        return {"passed": len(self.times), "refused": self.refused, "pace": pace}
