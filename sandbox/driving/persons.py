"""A person with a phone."""

import asyncio
from typing import TYPE_CHECKING, Self

import aiohttp

from sandbox.driving.link import Link
from sandbox.driving.messages import HeardMessage, NeverCame, Tapped
from sandbox.shapes import Json

if TYPE_CHECKING:
    from sandbox.driving.groups import GroupHandle

DEFAULT_TIMEOUT = 5.0
WAIT_SLICE = 20.0


class PersonHandle:
    """Acts and listens as one person, in one chat: with the bot, unless `in_chat` says other."""

    def __init__(self, link: Link, first_name: str, facts: Json) -> None:
        self.first_name = first_name
        self._link = link
        self._facts = facts
        self._id: int | None = None
        self._group: GroupHandle | None = None
        self._since = 0

    def in_chat(self, group: "GroupHandle") -> "PersonHandle":
        """The same person, acting and listening in a group."""
        handle = PersonHandle(self._link, self.first_name, self._facts)
        handle._id = self._id
        handle._group = group
        return handle

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

    # --- doing ---

    async def _do(self, act: str, **given: object) -> Json:
        path = await self._about_to(act)
        told = {name: value for name, value in given.items() if value is not None}
        result: Json = await self._link.post(path, {"chat_id": await self.chat_id()} | told)
        return result

    async def _about_to(self, act: str) -> str:
        """What is heard from now on is an answer to this act."""
        path = f"/sandbox/persons/{await self.id()}"
        await self._catch_up()
        return f"{path}/{act}"

    async def _catch_up(self) -> None:
        told = await self._fetch(since=2**62, wait=0)
        self._since = told["seq"]

    async def says(
        self, text: str, *, reply_to: HeardMessage | int | None = None, thread: int | None = None
    ) -> Json:
        return await self._do(
            "say", text=text, reply_to_message_id=_id_of(reply_to), message_thread_id=thread
        )

    async def starts(self, payload: str = "") -> Json:
        """Open the bot's link and press START."""
        return await self._do("start", payload=payload)

    async def sends_photo(
        self,
        *photos: bytes,
        caption: str = "",
        reply_to: HeardMessage | int | None = None,
        thread: int | None = None,
    ) -> Json:
        """One photo, or several as an album."""
        files = [(f"photo{number}.jpg", photo) for number, photo in enumerate(photos, 1)]
        return await self._send("photo", files, caption, reply_to, thread)

    async def sends_document(
        self,
        content: bytes,
        name: str,
        *,
        caption: str = "",
        reply_to: HeardMessage | int | None = None,
        thread: int | None = None,
    ) -> Json:
        return await self._send("document", [(name, content)], caption, reply_to, thread)

    async def sends_voice(self, content: bytes, *, duration: int = 3) -> Json:
        return await self._send("voice", [("voice.ogg", content)], "", None, None, duration)

    async def _send(
        self,
        kind: str,
        files: list[tuple[str, bytes]],
        caption: str,
        reply_to: HeardMessage | int | None,
        thread: int | None,
        duration: int = 0,
    ) -> Json:
        form = aiohttp.FormData(quote_fields=False)
        fields = {
            "kind": kind,
            "caption": caption,
            "chat_id": await self.chat_id(),
            "reply_to_message_id": _id_of(reply_to) or "",
            "message_thread_id": thread or "",
            "duration": duration or "",
        }
        for name, value in fields.items():
            form.add_field(name, str(value))
        for name, content in files:
            form.add_field("file", content, filename=name)
        result: Json = await self._link.post_form(await self._about_to("send"), form)
        return result

    async def sends_location(self, latitude: float, longitude: float) -> Json:
        return await self._do("location", latitude=latitude, longitude=longitude)

    async def sends_contact(self, **facts: object) -> Json:
        """The own contact, or another's (phone_number, first_name, last_name, user_id)."""
        return await self._do("contact", **facts)

    async def taps(
        self,
        label: str | None = None,
        *,
        data: str | None = None,
        message: HeardMessage | int | None = None,
        exact: bool = False,
        timeout: float = 15.0,  # noqa: ASYNC109 - how long the spinner turns
    ) -> Tapped:
        """Tap the newest button with that label (or part of it) or data, and see the answer."""
        told = await self._do(
            "tap", label=label, data=data, message_id=_id_of(message), exact=exact, wait=timeout
        )
        return Tapped.from_told(told)

    async def edits(self, message: HeardMessage | Json | int, text: str) -> Json:
        return await self._do("edit", message_id=_id_of(message), text=text)

    async def deletes(self, message: HeardMessage | Json | int) -> Json:
        return await self._do("delete", message_id=_id_of(message))

    async def reacts(self, message: HeardMessage | Json | int, emoji: str) -> Json:
        return await self._do("react", message_id=_id_of(message), emoji=emoji)

    async def blocks(self) -> None:
        await self._do("block")

    async def unblocks(self) -> None:
        await self._do("unblock")

    async def goes_offline(self) -> None:
        """From now on nothing goes out and nothing comes in."""
        await self._link.post(f"/sandbox/persons/{await self.id()}/offline", {})

    async def goes_online(self) -> None:
        """Everything kept back goes out at once."""
        await self._link.post(f"/sandbox/persons/{await self.id()}/online", {})

    # --- hearing ---

    async def _fetch(self, since: int, wait: float) -> Json:
        path = f"/sandbox/persons/{await self.id()}/messages"
        told: Json = await self._link.get(
            path, chat_id=await self.chat_id(), since=since, wait=wait
        )
        return told

    async def messages(self) -> list[HeardMessage]:
        """The whole chat as this person sees it."""
        told = await self._fetch(since=0, wait=0)
        return [HeardMessage.from_view(view) for view in told["messages"]]

    async def hears(
        self,
        text: str = "",
        *,
        button: str | None = None,
        timeout: float = DEFAULT_TIMEOUT,  # noqa: ASYNC109 - a test's patience
        anew: bool = True,
    ) -> HeardMessage:
        """The newest bot message with that text (and button) since the last own act.

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
                if _is_it(message, text, button):
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


def _id_of(message: HeardMessage | Json | int | None) -> int | None:
    if isinstance(message, HeardMessage):
        return message.message_id
    if isinstance(message, dict):
        return int(message["message_id"])
    return message


def _is_it(message: HeardMessage, text: str, button: str | None) -> bool:
    if not message.from_bot or message.deleted or text not in message.text:
        return False
    return button is None or any(button in label for label in message.labels)
