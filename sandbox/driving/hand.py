"""What everything a person does has in common: who he is, in which chat, and since when he listens."""

from typing import TYPE_CHECKING, Self

from sandbox.driving.link import Link
from sandbox.driving.messages import HeardMessage
from sandbox.shapes import Json

if TYPE_CHECKING:
    from sandbox.driving.groups import GroupHandle


class Hand:
    """One person's hand on one chat: the one with the bot, unless a group is given."""

    def __init__(
        self, link: Link, first_name: str, facts: Json, group: "GroupHandle | None" = None
    ) -> None:
        self.first_name = first_name
        self._link = link
        self._facts = facts
        self._id: int | None = None
        self._group = group
        self._since = 0

    async def id(self) -> int:
        """The person's Telegram id; he is made at first need."""
        if self._id is None:
            given = {"first_name": self.first_name} | self._facts
            self._id = int((await self._link.post("/sandbox/persons", given))["id"])
        return self._id

    async def exists(self) -> Self:
        """Make sure the person is there, without doing anything."""
        await self.id()
        return self

    async def chat_id(self) -> int:
        return await self._group.id() if self._group else await self.id()

    async def _path(self, what: str) -> str:
        return f"/sandbox/persons/{await self.id()}/{what}"

    async def _do(self, act: str, **given: object) -> Json:
        """Do something; what is heard from now on is an answer to it."""
        path = await self._about_to(act)
        told = {name: value for name, value in given.items() if value is not None}
        result: Json = await self._link.post(path, {"chat_id": await self.chat_id()} | told)
        return result

    async def _about_to(self, act: str) -> str:
        path = await self._path(act)
        self._since = (await self._fetch(since=2**62, wait=0))["seq"]
        return path

    async def _fetch(self, since: int, wait: float) -> Json:
        told: Json = await self._link.get(
            await self._path("messages"), chat_id=await self.chat_id(), since=since, wait=wait
        )
        return told


def id_of(message: HeardMessage | Json | int | None) -> int | None:
    """The identifier of a message, however it is given."""
    if isinstance(message, HeardMessage):
        return message.message_id
    if isinstance(message, dict):
        return int(message["message_id"])
    return message
