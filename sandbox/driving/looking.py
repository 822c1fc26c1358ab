"""What a person can look up in the chat: what is pinned, the topics, the commands he is offered."""

from dataclasses import dataclass

from sandbox.driving.hand import Hand, id_of
from sandbox.driving.messages import HeardMessage, NeverCame
from sandbox.shapes import Json


@dataclass(frozen=True, slots=True)
class TopicSeen:
    """A topic of a forum, or of a private chat where the bot keeps them; `id` is its thread."""

    id: int
    name: str
    closed: bool
    icon_color: int
    icon_custom_emoji_id: str


class Looking(Hand):
    """What a person can look up."""

    async def message(self, message: HeardMessage | Json | int) -> HeardMessage:
        """A message as it stands now."""
        told = await self._fetch(since=0, wait=0)
        wanted = id_of(message)
        for view in told["messages"]:
            if view["message_id"] == wanted:
                return HeardMessage.from_view(view)
        raise NeverCame(f"{self.first_name} sees no message {wanted}.")

    async def _chat(self) -> Json:
        told: Json = await self._link.get(f"/sandbox/chats/{await self.chat_id()}")
        return told

    async def pinned(self) -> list[HeardMessage]:
        """The pinned messages, the newest pin first."""
        pinned = (await self._chat())["pinned"]
        seen = {one["message_id"]: one for one in (await self._fetch(since=0, wait=0))["messages"]}
        return [HeardMessage.from_view(seen[one]) for one in reversed(pinned) if one in seen]

    async def topics(self) -> list[TopicSeen]:
        """The topics of this chat, in the order they were made."""
        return [TopicSeen(**one) for one in (await self._chat())["topics"]]

    async def bot_reactions(self, message: HeardMessage | Json | int) -> list[str]:
        """The emoji the bot has put under a message."""
        return (await self.message(message)).bot_reactions

    async def commands(self) -> dict[str, str]:
        """The commands this person is offered in this chat, with their descriptions."""
        told = await self._link.get(await self._path("commands"), chat_id=await self.chat_id())
        return {one["command"]: one["description"] for one in told["commands"]}

    async def menu_button(self) -> Json:
        """What stands beside the line one writes in."""
        told = await self._link.get(await self._path("commands"), chat_id=await self.chat_id())
        button: Json = told["menu_button"]
        return button

    async def reply_keys(self) -> list[str]:
        """The labels of the keyboard in place of the letters, row by row."""
        keyboard = (await self._chat())["keyboard"] or {"keyboard": []}
        return [key["text"] for row in keyboard["keyboard"] for key in row]
