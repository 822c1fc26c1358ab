"""Lets people talk: each waits for the reply to what he said, and the time that took is kept."""

import asyncio
import itertools
import random
import time
from collections import deque
from dataclasses import dataclass
from time import perf_counter
from typing import Any

import aiohttp

from bench.bot.people import LOADS, Line, Load, Person, people, update_of

PATIENCE = 20.0
BATCH = 100


@dataclass(slots=True)
class Awaited:
    """A reply that has not come: what it must hold, since when, and who waits."""

    sign: str
    begun: float
    came: "asyncio.Future[float]"


class Pouring:
    """Updates on their way to the bot by its webhook, or by its polling where it set none."""

    def __init__(self) -> None:
        self.hook: tuple[str, str] | None = None
        self.polled = False
        self._ids = itertools.count(1000)
        self._awaited: dict[int, Awaited] = {}
        self._ready: deque[dict[str, Any]] = deque()
        self._news = asyncio.Event()

    @property
    def connected(self) -> bool:
        """Whether the bot has said how it takes updates."""
        return self.hook is not None or self.polled

    def heard(self, chat_id: int, text: str) -> None:
        """The bot said something in a chat."""
        awaited = self._awaited.get(chat_id)
        if awaited is not None and awaited.sign in text and not awaited.came.done():
            awaited.came.set_result(perf_counter() - awaited.begun)

    async def poll(self, offset: int, seconds: float) -> list[dict[str, Any]]:
        """What has not been confirmed, waited for a while."""
        self.polled = True
        while self._ready and self._ready[0]["update_id"] < offset:
            self._ready.popleft()
        if not self._ready:
            self._news.clear()
            try:
                async with asyncio.timeout(seconds):
                    await self._news.wait()
            except TimeoutError:
                return []
        return list(itertools.islice(self._ready, BATCH))

    async def pour(self, load: Load) -> dict[str, Any]:
        """Let people talk for so long; every time from update to reply, in seconds."""
        connector = aiohttp.TCPConnector(limit=0)
        async with aiohttp.ClientSession(connector=connector) as session:
            talk = _Talk(self, load, session)
            begun = perf_counter()
            await (talk.by_rate() if load.rate else talk.in_flight())
            return {"took": perf_counter() - begun, "times": talk.times, "lost": talk.lost}

    async def say(self, person: Person, line: Line, session: aiohttp.ClientSession) -> float:
        """Say it; gives the seconds until the reply."""
        came: asyncio.Future[float] = asyncio.get_running_loop().create_future()
        update = update_of(next(self._ids), person, line.text, int(time.time()))
        self._awaited[person.id] = Awaited(line.sign, perf_counter(), came)
        if self.hook is None:
            self._ready.append(update)
            self._news.set()
        else:
            url, secret = self.hook
            headers = {"X-Telegram-Bot-Api-Secret-Token": secret}
            async with session.post(url, json=update, headers=headers) as answer:
                answer.raise_for_status()
        async with asyncio.timeout(PATIENCE):
            return await came


class _Talk:
    """One load: who is free to talk, and the times so far."""

    def __init__(self, pouring: Pouring, load: Load, session: aiohttp.ClientSession) -> None:
        self._pouring, self._load, self._session = pouring, load, session
        self._free = deque(people())
        self._nth = itertools.count(random.randrange(10**6) * 3)
        self._until = perf_counter() + load.seconds
        self.times: list[float] = []
        self.lost = 0

    async def in_flight(self) -> None:
        """So many at once: whoever has his reply lets the next one talk."""

        async def one_after_the_other() -> None:
            while perf_counter() < self._until:
                await self._one()

        await asyncio.gather(*(one_after_the_other() for _ in range(self._load.in_flight)))

    async def by_rate(self) -> None:
        """So many a second, whether or not replies have come."""
        begun = perf_counter()
        async with asyncio.TaskGroup() as talking:
            for nth in range(int(self._load.seconds * self._load.rate)):
                await asyncio.sleep(max(0.0, begun + nth / self._load.rate - perf_counter()))
                talking.create_task(self._one())

    async def _one(self) -> None:
        person = self._free.popleft()
        line = LOADS[self._load.what](person, next(self._nth))
        try:
            self.times.append(await self._pouring.say(person, line, self._session))
        except (TimeoutError, aiohttp.ClientError):
            self.lost += 1
        finally:
            self._free.append(person)
