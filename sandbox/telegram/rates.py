"""How fast a bot may write: Telegram's published figures, with short bursts let pass."""

import math
from collections import deque
from dataclasses import dataclass

from sandbox.clock import Clock
from sandbox.telegram.errors import too_many_requests

GLOBAL = (30, 30.0)
CHAT = (5, 1.0)
GROUP_PER_MINUTE = 20
SMALL_FILE, BIG_FILE = 100_000, 10_000_000
FASTEST_UPLOAD, SLOWEST_UPLOAD = 0.2, 0.9
UPLOAD_BACKLOG, UPLOAD_REST = 5, 60
COUNTED = {
    "sendmessage",
    "sendphoto",
    "senddocument",
    "sendmediagroup",
    "sendvoice",
    "sendaudio",
    "sendvideo",
    "sendanimation",
    "sendlocation",
    "sendvenue",
    "sendcontact",
    "forwardmessage",
    "forwardmessages",
    "copymessage",
    "copymessages",
    "editmessagetext",
    "editmessagecaption",
    "editmessagemedia",
    "editmessagereplymarkup",
    "editmessagelivelocation",
    "stopmessagelivelocation",
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
        self._minutes: dict[int, deque[float]] = {}
        self._uploads: dict[int, float] = {}

    def take(self, chat_id: int, wanted: int = 1) -> None:
        """Count so many messages to a chat, or refuse with the seconds to wait."""
        if not self.on:
            return
        now = self._clock.now()
        buckets = [self._bucket("all", *GLOBAL, now), self._bucket(chat_id, *CHAT, now)]
        minute = self._minutes.setdefault(chat_id, deque())
        waits = [bucket.missing(wanted, now) for bucket in buckets]
        if chat_id < 0:
            waits.append(_group_wait(minute, wanted, now))
        if max(waits) > 0:
            raise too_many_requests(math.ceil(max(waits)))
        for bucket in buckets:
            bucket.level -= wanted
        minute.extend([now] * wanted if chat_id < 0 else [])

    def _bucket(self, key: object, size: int, refill: float, now: float) -> Bucket:
        return self._buckets.setdefault(key, Bucket(size, refill, size, now))

    def upload_wait(self, size: int) -> float:
        """Seconds the server takes its time over a file of a size it was just sent; 429 at worst."""
        if not self.on or size <= SMALL_FILE:
            return 0.0
        now = self._clock.now()
        due = max(now, self._uploads.get(size, 0.0))
        if due - now > UPLOAD_BACKLOG:
            raise too_many_requests(UPLOAD_REST)
        self._uploads[size] = due + (SLOWEST_UPLOAD if size > BIG_FILE else FASTEST_UPLOAD)
        return due - now

    def clear(self) -> None:
        self._uploads.clear()
        self._buckets.clear()
        self._minutes.clear()


def _group_wait(minute: deque[float], wanted: int, now: float) -> float:
    """Seconds until the last minute has room for so many."""
    while minute and minute[0] <= now - 60:
        minute.popleft()
    excess = min(len(minute) + wanted - GROUP_PER_MINUTE, len(minute))
    return minute[excess - 1] + 60 - now if excess > 0 else 0.0
