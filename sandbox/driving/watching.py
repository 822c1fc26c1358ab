"""Watching: waiting until a reaction, a pin or a topic is to be seen, or a message is gone."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from sandbox.driving.hand import id_of
from sandbox.driving.looking import Looking, TopicSeen
from sandbox.driving.messages import HeardMessage, NeverCame
from sandbox.shapes import Json

DEFAULT_TIMEOUT = 5.0
GLANCE = 0.2
T = TypeVar("T")


class Watching(Looking):
    """What a person waits to see; a wait in vain raises `NeverCame`."""

    async def _sees(self, what: str, look: Callable[[], Awaitable[T | None]], seconds: float) -> T:
        loop = asyncio.get_running_loop()
        until = loop.time() + seconds
        while (found := await look()) is None:
            if loop.time() >= until:
                raise NeverCame(f"{self.first_name} never saw {what}.")
            # News wake it up before the glance is over.
            since = (await self._fetch(since=2**62, wait=0))["seq"]
            await self._fetch(since, GLANCE)
        return found

    async def sees_reaction(
        self,
        message: HeardMessage | Json | int,
        emoji: str,
        timeout: float = DEFAULT_TIMEOUT,  # noqa: ASYNC109 - a test's patience
    ) -> HeardMessage:
        """The message, once the bot has put that emoji under it."""

        async def look() -> HeardMessage | None:
            seen = await self.message(message)
            return seen if emoji in seen.bot_reactions else None

        return await self._sees(f"the bot's {emoji}", look, timeout)

    async def sees_pinned(
        self,
        text: str,
        timeout: float = DEFAULT_TIMEOUT,  # noqa: ASYNC109 - a test's patience
    ) -> HeardMessage:
        """The pinned message with that text, once it is pinned."""

        async def look() -> HeardMessage | None:
            return next((one for one in await self.pinned() if text in one.text), None)

        return await self._sees(f"{text!r} pinned", look, timeout)

    async def sees_topic(
        self,
        name: str,
        *,
        closed: bool = False,
        timeout: float = DEFAULT_TIMEOUT,  # noqa: ASYNC109 - a test's patience
    ) -> TopicSeen:
        """The topic with that in its name, once it is there and open (or closed)."""

        async def look() -> TopicSeen | None:
            topics = await self.topics()
            meant = (one for one in topics if name in one.name and one.closed == closed)
            return next(meant, None)

        return await self._sees(f"the topic {name!r}", look, timeout)

    async def sees_gone(
        self,
        message: HeardMessage | Json | int,
        timeout: float = DEFAULT_TIMEOUT,  # noqa: ASYNC109 - a test's patience
    ) -> None:
        """Wait until a message is deleted."""
        wanted = id_of(message)

        async def look() -> bool | None:
            views = (await self._fetch(since=0, wait=0))["messages"]
            return None if any(one["message_id"] == wanted for one in views) else True

        await self._sees(f"message {wanted} go", look, timeout)
