"""A person with a phone."""

from typing import TYPE_CHECKING

from sandbox.driving.hand import id_of
from sandbox.driving.hearing import DEFAULT_TIMEOUT, Hearing
from sandbox.driving.inline import Asking
from sandbox.driving.messages import HeardMessage, Tapped
from sandbox.driving.sending import Sending
from sandbox.driving.watching import Watching
from sandbox.shapes import Json

if TYPE_CHECKING:
    from sandbox.driving.groups import GroupHandle

__all__ = ["DEFAULT_TIMEOUT", "PersonHandle"]


class PersonHandle(Sending, Asking, Hearing, Watching):
    """Acts and listens as one person, in one chat: with the bot, unless `in_chat` says other."""

    def in_chat(self, group: "GroupHandle") -> "PersonHandle":
        """The same person, acting and listening in a group."""
        handle = PersonHandle(self._link, self.first_name, self._facts, group)
        handle._id = self._id
        return handle

    async def taps(
        self,
        label: str | None = None,
        *,
        data: str | None = None,
        message: HeardMessage | int | None = None,
        exact: bool = False,
        at: tuple[float, float] | None = None,
        timeout: float = 15.0,  # noqa: ASYNC109 - how long the spinner turns
    ) -> Tapped:
        """Tap the newest button with that label (or part of it) or data, and see the answer.

        `at` is where the phone is (latitude, longitude) when the button asks for the location.
        """
        here = {"latitude": at[0], "longitude": at[1]} if at else {}
        wanted = {"label": label, "data": data, "message_id": id_of(message), "exact": exact}
        told = await self._do("tap", **wanted, **here, wait=timeout)
        self.draft = told.get("prefill", self.draft)
        return Tapped.from_told(told)

    async def edits(self, message: HeardMessage | Json | int, text: str) -> Json:
        return await self._do("edit", message_id=id_of(message), text=text)

    async def deletes(self, message: HeardMessage | Json | int) -> Json:
        return await self._do("delete", message_id=id_of(message))

    async def reacts(self, message: HeardMessage | Json | int, emoji: str) -> Json:
        """Put one emoji under a message; an empty one takes the own reaction away."""
        return await self._do("react", message_id=id_of(message), emoji=emoji)

    async def pins(self, message: HeardMessage | Json | int) -> Json:
        return await self._do("pin", message_id=id_of(message))

    async def unpins(self, message: HeardMessage | Json | int) -> Json:
        return await self._do("unpin", message_id=id_of(message))

    async def leaves(self) -> Json:
        """Leave the group this hand is in."""
        return await self._do("leave")

    async def opens_topic(self, name: str) -> int:
        """Open a topic by hand; its thread."""
        return int((await self._do("topic", name=name))["message_thread_id"])

    async def changes_topic(self, thread: int, change: str, name: str = "") -> None:
        """rename, close, reopen or delete a topic."""
        await self._do("topic", change=change, name=name, message_thread_id=thread)

    async def blocks(self) -> None:
        await self._do("block")

    async def unblocks(self) -> None:
        await self._do("unblock")

    async def goes_offline(self) -> None:
        """From now on nothing goes out and nothing comes in."""
        await self._link.post(await self._path("offline"), {})

    async def goes_online(self) -> None:
        """Everything kept back goes out at once."""
        await self._link.post(await self._path("online"), {})

    async def disappears(self, *, unknown: bool = False) -> None:
        """The account is deleted (or not known to the bot any more), and the bot is told nothing."""
        await self._do("disappear", unknown=unknown)
