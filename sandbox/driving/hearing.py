"""Listening: what a person sees in the chat, and waiting for what shall come."""

import asyncio

from sandbox.driving.hand import Hand
from sandbox.driving.messages import HeardMessage, NeverCame

DEFAULT_TIMEOUT = 5.0
WAIT_SLICE = 20.0


class Hearing(Hand):
    """What a person hears."""

    async def messages(self) -> list[HeardMessage]:
        """The whole chat as this person sees it."""
        told = await self._fetch(since=0, wait=0)
        return [HeardMessage.from_view(view) for view in told["messages"]]

    async def hears(
        self,
        text: str = "",
        *,
        button: str | None = None,
        thread: int | None = None,
        timeout: float = DEFAULT_TIMEOUT,  # noqa: ASYNC109 - a test's patience
        anew: bool = True,
    ) -> HeardMessage:
        """The newest bot message with that text (button, thread) since the last own act.

        With `anew=False` the whole chat counts. Edits count as news.
        """
        loop = asyncio.get_running_loop()
        until = loop.time() + timeout
        first = since = self._since if anew else 0
        while True:
            left = max(0.0, until - loop.time())
            told = await self._fetch(since, min(left, WAIT_SLICE))
            heard = [HeardMessage.from_view(view) for view in told["messages"]]
            for message in sorted(heard, key=lambda one: -one.seq):
                if _is_it(message, text, button, thread):
                    return message
            since = max([since, *(message.seq for message in heard)])
            if loop.time() >= until:
                raise NeverCame(await self._complaint(text or button or "", first))

    async def hears_nothing(self, timeout: float) -> None:  # noqa: ASYNC109 - a test's patience
        """Make sure that the bot says nothing for so long."""
        loop = asyncio.get_running_loop()
        until = loop.time() + timeout
        while (left := until - loop.time()) > 0:
            told = await self._fetch(self._since, left)
            heard = [view for view in told["messages"] if view["from_bot"]]
            if heard:
                raise NeverCame(f"Silence never came; the bot said {heard[-1].get('text')!r}.")

    async def _complaint(self, wanted: str, since: int) -> str:
        told = await self._fetch(since, 0)
        views = [HeardMessage.from_view(view) for view in told["messages"]]
        said = [f"{view.text!r} {view.labels}" for view in views if view.from_bot]
        there = "; ".join(said) or "nothing"
        return f"{self.first_name} never heard {wanted!r}; the bot said: {there}."


def _is_it(message: HeardMessage, text: str, button: str | None, thread: int | None) -> bool:
    if not message.from_bot or message.deleted or text not in message.text:
        return False
    if thread is not None and message.thread_id != thread:
        return False
    return button is None or any(button in label for label in message.labels)
