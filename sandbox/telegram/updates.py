"""Updates on their way to the bot: numbered, filtered, queued and polled."""

import asyncio
import itertools
import json
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sandbox.book import Book
from sandbox.clock import Clock
from sandbox.shapes import Json
from sandbox.telegram.errors import OTHER_GET_UPDATES, ApiError, conflict

KINDS = (
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "callback_query",
    "inline_query",
    "chosen_inline_result",
    "my_chat_member",
    "chat_member",
    "message_reaction",
    "message_reaction_count",
)
BY_CHAT = ("my_chat_member", "message_reaction", "message_reaction_count")
NOT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}
MAX_POLL = 50
MAX_BATCH = 100
MAX_WEIGHT = 4 << 20
HASTE = 0.5
DAY = 24 * 3600
LIFE = {"callback_query": 150, "inline_query": 30, "chosen_inline_result": 600}
KEY_SHIFT = {
    "inline_query": 1,
    "chosen_inline_result": 2,
    "callback_query": 3,
    "my_chat_member": 5,
    "chat_member": 6,
    "message_reaction": 8,
    "message_reaction_count": 9,
}


@dataclass
class Update:
    """One update that waits to be fetched or pushed."""

    id: int
    kind: str
    key: int
    content: Json
    expires: float
    copies: int = 1

    def told(self) -> Json:
        return {"update_id": self.id, self.kind: self.content}


def queue_key(kind: str, content: Json) -> int:
    """Which queue an update stands in; Telegram serialises each by itself."""
    if kind.endswith(("message", "channel_post")):
        return int(content["chat"]["id"])
    who = content["chat"]["id"] if kind in BY_CHAT else _who(kind, content)["id"]
    return int(who) + (KEY_SHIFT[kind] << 33)


def _who(kind: str, content: Json) -> Json:
    """Whose queue it is: of a member that changed, the member's own."""
    told: Json = content["old_chat_member"]["user"] if kind == "chat_member" else content["from"]
    return told


def _light(batch: list[Json]) -> list[Json]:
    """As many of a batch as weigh no more than an answer may; the first in any case."""
    weight = itertools.accumulate(len(json.dumps(told, ensure_ascii=False)) for told in batch)
    fitting = sum(1 for so_far in weight if so_far <= MAX_WEIGHT)
    return batch[: max(1, fitting)]


class Updates:
    """The queue between Telegram and the bot."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self._book = book
        self._clock = clock
        told = book.take("updates").get("state", {})
        self._last_id: int = told.get("last_id", 100_000)
        self.allowed: list[str] = told.get("allowed", [])
        self._waiting: dict[int, Update] = {}
        self._by_key: dict[int, dict[int, Update]] = {}
        self._next_expiry = math.inf
        kept = [Update(**record) for record in book.take("update").values()]
        for update in sorted(kept, key=lambda one: one.id):
            self._queue(update)
        self._poll: asyncio.Future[ApiError | None] | None = None
        self._closed = False
        self._previous = (0, 0.0)
        self.on_new: list[Callable[[int], None]] = []

    def _queue(self, update: Update) -> None:
        self._waiting[update.id] = update
        self._by_key.setdefault(update.key, {})[update.id] = update
        self._next_expiry = min(self._next_expiry, update.expires)

    # --- coming in ---

    def wants(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in NOT_BY_DEFAULT

    def add(self, kind: str, content: Json, copies: int = 1) -> Update | None:
        """Queue an update, unless the bot does not want its kind."""
        if not self.wants(kind):
            return None
        self._last_id += 1
        expires = self._clock.now() + LIFE.get(kind, DAY)
        key = queue_key(kind, content)
        update = Update(self._last_id, kind, key, content, expires, copies)
        self._queue(update)
        self._book.put("update", update.id, update)
        self._save()
        self._wake(None)
        for call in self.on_new:
            call(update.key)
        return update

    def allow(self, kinds: Any) -> None:
        """Set which kinds the bot wants; anything that is no list leaves it as it was."""
        if isinstance(kinds, list):
            self.allowed = [kind for kind in kinds if kind in KINDS]
            self._save()

    def _save(self) -> None:
        self._book.put("updates", "state", {"last_id": self._last_id, "allowed": self.allowed})

    # --- going out ---

    @property
    def waiting(self) -> list[Update]:
        """Those that have not expired, the oldest first."""
        self._expire()
        return list(self._waiting.values())

    @property
    def keys(self) -> list[int]:
        return list(self._by_key)

    def first(self, key: int) -> Update | None:
        """The oldest update of one queue."""
        self._expire()
        return next(iter(self._by_key.get(key, {}).values()), None)

    def _expire(self) -> None:
        now = self._clock.now()
        if now < self._next_expiry:
            return
        self.confirm([u.id for u in self._waiting.values() if u.expires <= now])
        self._next_expiry = min((u.expires for u in self._waiting.values()), default=math.inf)

    def confirm(self, ids: Iterable[int]) -> None:
        for update_id in ids:
            if update := self._waiting.pop(update_id, None):
                queue = self._by_key[update.key]
                del queue[update_id]
                if not queue:
                    del self._by_key[update.key]
                self._book.drop("update", update_id)

    def clear(self) -> None:
        self.confirm(list(self._waiting))

    async def poll(self, offset: int, limit: int, timeout: float) -> list[Json]:  # noqa: ASYNC109
        """What getUpdates answers: at once if there is something, else when there is."""
        self.interrupt(conflict(OTHER_GET_UPDATES))
        limit = 1 if self._is_hasty(offset) else min(max(limit, 1), MAX_BATCH)
        self._confirm_before(offset)
        self._expire()
        if not self._waiting and timeout > 0 and not self._closed:
            await self._wait(min(timeout, MAX_POLL))
        self._expire()
        batch = list(itertools.islice(self._waiting.values(), limit))
        return _light([told for update in batch for told in self._copies(update)])

    @property
    def polled(self) -> bool:
        """Whether a long poll is under way."""
        return self._poll is not None

    def interrupt(self, fault: ApiError) -> None:
        """End a long poll that is under way."""
        self._wake(fault)

    def close(self) -> None:
        """Answer a long poll that is under way with what there is; none waits any more."""
        self._closed = True
        self._wake(None)

    def _wake(self, fault: ApiError | None) -> None:
        if self._poll and not self._poll.done():
            self._poll.set_result(fault)

    async def _wait(self, seconds: float) -> None:
        woken: asyncio.Future[ApiError | None] = asyncio.get_running_loop().create_future()
        self._poll = woken
        alarm = asyncio.ensure_future(self._ring(woken, seconds))
        try:
            await asyncio.wait({woken})
        finally:
            alarm.cancel()
            if self._poll is woken:
                self._poll = None
        if woken.done() and (fault := woken.result()):
            raise fault

    async def _ring(self, woken: asyncio.Future[ApiError | None], seconds: float) -> None:
        await self._clock.sleep(seconds)
        if not woken.done():
            woken.set_result(None)

    def _is_hasty(self, offset: int) -> bool:
        """The same offset asked again at once gets one update only."""
        before, at = self._previous
        now = self._clock.now()
        self._previous = (offset, now)
        return offset == before and now - at < HASTE and bool(self._waiting)

    def _confirm_before(self, offset: int) -> None:
        if offset > 0:
            self.confirm(list(itertools.takewhile(lambda one: one < offset, self._waiting)))
        elif offset < 0:
            self.confirm(sorted(self._waiting)[:offset])

    def _copies(self, update: Update) -> list[Json]:
        copies, update.copies = update.copies, 1
        return [update.told()] * copies
