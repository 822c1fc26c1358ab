"""A group chat, and who is in it."""

from typing import Self

from sandbox.driving.link import Link
from sandbox.driving.persons import PersonHandle
from sandbox.shapes import Json


class GroupHandle:
    """A group chat."""

    def __init__(self, link: Link, facts: Json, members: list[PersonHandle]) -> None:
        self._link = link
        self._facts = facts
        self._members = members
        self._id: int | None = None

    async def id(self) -> int:
        """The group's chat id; it is made at first need."""
        if self._id is None:
            members = [await member.id() for member in self._members]
            given = self._facts | {"members": members}
            self._id = int((await self._link.post("/sandbox/chats", given))["id"])
        return self._id

    async def exists(self) -> Self:
        await self.id()
        return self

    async def admits(self, *persons: PersonHandle) -> None:
        await self._change([await person.id() for person in persons], "member")

    async def dismisses(self, *persons: PersonHandle) -> None:
        await self._change([await person.id() for person in persons], "left")

    async def makes_bot(self, status: str) -> None:
        """administrator, member, restricted, left or kicked."""
        path = f"/sandbox/chats/{await self.id()}/members"
        await self._link.post(path, {"bot": status})

    async def is_deleted(self) -> None:
        """Whoever made the group deletes it for everybody."""
        first = await self._members[0].id()
        path = f"/sandbox/persons/{first}/delete_group"
        await self._link.post(path, {"chat_id": await self.id()})

    async def _change(self, persons: list[int], status: str) -> None:
        path = f"/sandbox/chats/{await self.id()}/members"
        await self._link.post(path, {"persons": persons, "status": status})

    async def becomes_supergroup(self) -> int:
        """The group gets a new id, as Telegram does it."""
        told = await self._link.post(f"/sandbox/chats/{await self.id()}/upgrade", {})
        self._id = int(told["id"])
        return self._id
