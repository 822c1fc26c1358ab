"""Pushes updates to the bot: a queue per chat, and Telegram's patience when it fails."""

import asyncio
import json
import math
import random
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass

import aiohttp

from sandbox.book import Book
from sandbox.clock import Clock
from sandbox.shapes import Json
from sandbox.telegram.errors import conflict
from sandbox.telegram.updates import Update, Updates

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name
TIMEOUT = 60
MAX_RETRY_AFTER = 3600
GONE_PATIENCE = 23 * 3600


@dataclass
class Target:
    """Where the bot wants its updates, and how the last push went."""

    url: str = ""
    secret: str = ""
    max_connections: int = 40
    last_error_at: float = 0
    last_error: str = ""
    gone_since: float = 0


@dataclass(frozen=True, slots=True)
class Pushed:
    """How one attempt went."""

    taken: bool
    fault: str = ""
    retry_after: float | None = None
    gone: bool = False
    reply: Json | None = None


class Webhook:
    """One worker per queue; the next update of a queue waits until the one before is taken."""

    def __init__(self, updates: Updates, book: Book, clock: Clock) -> None:
        self._updates = updates
        self._book = book
        self._clock = clock
        self.target = Target(**book.take("webhook").get("target", {}))
        self.on_reply: Callable[[Json], Awaitable[None]] | None = None
        self._random = random.Random()  # noqa: S311 - jitter
        self._workers: dict[int, asyncio.Task[None]] = {}
        self._places = asyncio.Semaphore(self.target.max_connections)
        self._session: aiohttp.ClientSession | None = None
        self._aims = 0
        self._aimed_at = -math.inf
        updates.on_new.append(self._serve)

    def was_just_set(self) -> bool:
        """Whether the last change is less than a second old; Telegram takes one a second."""
        return self.active and self._clock.now() - self._aimed_at < 1

    @property
    def active(self) -> bool:
        return bool(self.target.url)

    def start(self) -> None:
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=TIMEOUT))
        self.look()

    async def stop(self) -> None:
        await self._stop_workers()
        if self._session:
            await self._session.close()

    async def aim(self, target: Target) -> None:
        """Set, change or remove where updates go; of two at once the later one counts."""
        self._aims += 1
        aim, self._aimed_at = self._aims, self._clock.now()
        await self._stop_workers()
        if aim != self._aims:
            raise conflict("terminated by other setWebhook")
        self.target = target
        self._places = asyncio.Semaphore(max(1, target.max_connections))
        self._save()
        self.look()

    def _save(self) -> None:
        self._book.put("webhook", "target", asdict(self.target))

    async def _stop_workers(self) -> None:
        workers, self._workers = list(self._workers.values()), {}
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)

    def look(self) -> None:
        """Give every queue that has something a worker."""
        for key in self._updates.keys:
            self._serve(key)

    def _serve(self, key: int) -> None:
        if self.active and self._session is not None and key not in self._workers:
            self._workers[key] = asyncio.ensure_future(self._drain(key))

    async def _drain(self, key: int) -> None:
        while update := self._updates.first(key):
            await self._push_until_taken(update)
        self._workers.pop(key, None)

    async def _push_until_taken(self, update: Update) -> None:
        failures = 0
        while self.active and update.expires > self._clock.now():
            pushed = await self._push(update)
            if pushed.taken:
                await self._taken(update, pushed)
                return
            self._note_failure(pushed)
            await self._clock.sleep(self._pause(failures, pushed))
            failures += 1
        self._updates.confirm([update.id] if self.active else [])

    async def _taken(self, update: Update, pushed: Pushed) -> None:
        self.target.gone_since = 0
        update.copies -= 1
        if update.copies < 1:
            self._updates.confirm([update.id])
        if pushed.reply and self.on_reply:
            await self.on_reply(pushed.reply)

    def _pause(self, failures: int, pushed: Pushed) -> float:
        """At once, then 2, 4, 8 ... seconds, at most a minute or two."""
        if pushed.retry_after is not None:
            return min(pushed.retry_after, MAX_RETRY_AFTER)
        if failures == 0:
            return 0
        return float(min(2.0**failures, self._random.uniform(60, 120)))

    def _note_failure(self, pushed: Pushed) -> None:
        now = self._clock.now()
        self.target.last_error_at = now
        self.target.last_error = pushed.fault
        if not pushed.gone:
            self.target.gone_since = 0
        elif not self.target.gone_since:
            self.target.gone_since = now
        elif now - self.target.gone_since >= GONE_PATIENCE:
            self.target = Target()
        self._save()

    async def _push(self, update: Update) -> Pushed:
        if self._session is None:
            return Pushed(taken=False, fault="Connection closed")
        headers = {SECRET_HEADER: self.target.secret} if self.target.secret else {}
        try:
            async with (
                self._places,
                self._session.post(
                    self.target.url, json=update.told(), headers=headers, allow_redirects=False
                ) as answer,
            ):
                return _read(
                    answer.status,
                    answer.reason,
                    answer.headers,
                    await answer.text(errors="replace"),
                )
        except TimeoutError:
            return Pushed(taken=False, fault="Read timeout expired")
        except aiohttp.ClientConnectorError:
            return Pushed(taken=False, fault="Connection refused")
        except aiohttp.ClientError:
            return Pushed(taken=False, fault="Connection closed")

    def info(self) -> Json:
        """What getWebhookInfo answers."""
        told: Json = {
            "url": self.target.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._updates.waiting),
        }
        if self.active:
            told["max_connections"] = self.target.max_connections
        if self.target.last_error_at:
            told["last_error_date"] = int(self.target.last_error_at)
            told["last_error_message"] = self.target.last_error
        if self._updates.allowed:
            told["allowed_updates"] = self._updates.allowed
        return told


def _read(status: int, reason: str | None, headers: object, text: str) -> Pushed:
    if 200 <= status < 300:
        return Pushed(taken=True, reply=_method_in(text))
    fault = f"Wrong response from the webhook: {status} {reason or ''}".strip()
    given = str(headers.get("Retry-After", "")) if hasattr(headers, "get") else ""
    wait = float(given) if given.isdigit() else None
    return Pushed(taken=False, fault=fault, retry_after=wait, gone=status == 410)


def _method_in(text: str) -> Json | None:
    try:
        reply = json.loads(text) if text.lstrip().startswith("{") else None
    except ValueError:
        return None
    return reply if isinstance(reply, dict) and "method" in reply else None
