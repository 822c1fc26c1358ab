"""How fast a bot may write: Telegram's published figures, as leaky buckets."""

import math
from dataclasses import dataclass

from sandbox.clock import Clock
from sandbox.telegram.errors import too_many_requests

GLOBAL = (30, 30.0)
PRIVATE = (5, 1.0)
GROUP_BURST = (5, 1.0)
GROUP = (20, 20 / 60)
COUNTED = {
    "sendmessage",
    "sendphoto",
    "senddocument",
    "sendmediagroup",
    "sendvoice",
    "sendlocation",
    "sendvenue",
    "sendcontact",
    "forwardmessage",
    "copymessage",
    "editmessagetext",
    "editmessagecaption",
    "editmessagemedia",
    "editmessagereplymarkup",
}


@dataclass
class Bucket:
    """So many at once, and so many a second after that."""

    size: float
    refill: float
    level: float
    at: float

    def missing(self, wanted: int, now: float) -> float:
        """Seconds until there is room for so many; a group of more than all waits for all."""
        self.level = min(self.size, self.level + (now - self.at) * self.refill)
        self.at = now
        return max(0.0, (min(wanted, self.size) - self.level) / self.refill)


class Rates:
    """Counts what is sent, per chat and in all."""

    def __init__(self, clock: Clock, *, on: bool = True) -> None:
        self.on = on
        self._clock = clock
        self._buckets: dict[object, Bucket] = {}

    def take(self, chat_id: int, wanted: int = 1) -> None:
        """Count so many messages to a chat, or refuse with the seconds to wait."""
        if not self.on:
            return
        now = self._clock.now()
        buckets = [self._bucket(key, *figures, now) for key, figures in _keys(chat_id)]
        wait = max(bucket.missing(wanted, now) for bucket in buckets)
        if wait > 0:
            raise too_many_requests(math.ceil(wait))
        for bucket in buckets:
            bucket.level -= wanted

    def _bucket(self, key: object, size: int, refill: float, now: float) -> Bucket:
        return self._buckets.setdefault(key, Bucket(size, refill, size, now))

    def clear(self) -> None:
        self._buckets.clear()


def _keys(chat_id: int) -> list[tuple[object, tuple[int, float]]]:
    if chat_id > 0:
        return [("all", GLOBAL), (chat_id, PRIVATE)]
    return [("all", GLOBAL), ((chat_id, "second"), GROUP_BURST), ((chat_id, "minute"), GROUP)]
