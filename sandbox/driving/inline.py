"""Inline mode: asking `@bot words`, and picking one of the results."""

from dataclasses import dataclass

from sandbox.driving.hand import Hand, id_of
from sandbox.driving.messages import HeardMessage, NeverCame
from sandbox.shapes import Json


@dataclass(frozen=True, slots=True)
class InlineResult:
    """A result as the phone shows it; `text` is the message it becomes."""

    id: str
    type: str
    title: str
    description: str
    text: str


class InlineResults(list[InlineResult]):
    """The results in order; where the next ones begin, and the button above them, if any."""

    def __init__(self, query: str, answer: Json) -> None:
        super().__init__(InlineResult(**one) for one in answer["results"])
        self.query = query
        self.next_offset: str = answer["next_offset"]
        self.button: Json | None = answer["button"]
        self.cached: bool = answer["cached"]

    @property
    def titles(self) -> list[str]:
        return [result.title for result in self]


class Asking(Hand):
    """Inline mode from the line one writes in."""

    draft: str = ""
    """What a tap on a `switch_inline_query` button has put into the line one writes in."""
    _results: InlineResults | None = None

    async def asks_inline(
        self,
        text: str | None = None,
        *,
        offset: str = "",
        timeout: float = 5.0,  # noqa: ASYNC109 - a test's patience
    ) -> InlineResults:
        """Type `@bot text` and wait for the results; without a text, what a tap has prefilled.

        `offset=results.next_offset` asks for the next page.
        """
        query = self.draft if text is None else text
        told = await self._do("ask_inline", query=query, offset=offset, wait=timeout)
        if told["answer"] is None:
            raise NeverCame(f"{self.first_name} never got results for {query!r}.")
        self._results = InlineResults(told["query"], told["answer"])
        return self._results

    async def picks_inline(
        self,
        title: str,
        *,
        reply_to: HeardMessage | int | None = None,
        thread: int | None = None,
    ) -> Json:
        """Send the result with that title (or part of it, or its id) of the last results."""
        results: list[InlineResult] = self._results or []
        found = next((one for one in results if title in (one.title, one.id)), None)
        found = found or next((one for one in results if title in one.title), None)
        if self._results is None or found is None:
            raise NeverCame(
                f"There is no result {title!r}; there are {[r.title for r in results]}."
            )
        self.draft = ""
        return await self._do(
            "pick_inline",
            query=self._results.query,
            result=found.id,
            reply_to_message_id=id_of(reply_to),
            message_thread_id=thread,
        )

    async def taps_inline_button(self) -> Json:
        """Tap the button above the results: it starts the bot in its private chat."""
        button = (self._results.button if self._results is not None else None) or {}
        if "start_parameter" not in button:
            raise NeverCame(f"There is no such button above the results: {button}.")
        own = await self.id()
        return await self._do("start", payload=button["start_parameter"], chat_id=own)
