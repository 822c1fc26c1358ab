"""What a person sends: words, photos, files, a voice, a place, a contact, and what bots expect least."""

import aiohttp

from sandbox.driving.hand import Hand, id_of
from sandbox.driving.messages import HeardMessage
from sandbox.shapes import Json


class Sending(Hand):
    """What a person sends."""

    async def says(
        self, text: str, *, reply_to: HeardMessage | int | None = None, thread: int | None = None
    ) -> Json:
        return await self._do(
            "say", text=text, reply_to_message_id=id_of(reply_to), message_thread_id=thread
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

    async def sends_voice(
        self,
        content: bytes,
        *,
        duration: int = 3,
        caption: str = "",
        reply_to: HeardMessage | int | None = None,
        thread: int | None = None,
    ) -> Json:
        files = [("voice.ogg", content)]
        return await self._send("voice", files, caption, reply_to, thread, duration)

    async def sends_video(
        self,
        content: bytes,
        name: str = "video.mp4",
        *,
        duration: int = 5,
        caption: str = "",
        reply_to: HeardMessage | int | None = None,
        thread: int | None = None,
    ) -> Json:
        return await self._send("video", [(name, content)], caption, reply_to, thread, duration)

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
            "reply_to_message_id": id_of(reply_to) or "",
            "message_thread_id": thread or "",
            "duration": duration or "",
        }
        for name, value in fields.items():
            form.add_field(name, str(value))
        for name, content in files:
            form.add_field("file", content, filename=name)
        result: Json = await self._link.post_form(await self._about_to("send"), form)
        return result

    async def sends_kind(self, kind: str, *, thread: int | None = None) -> Json:
        """What a bot rarely expects: sticker, video_note, animation, audio, poll, dice, story …"""
        return await self._do("odd", kind=kind, message_thread_id=thread)

    async def sends_location(
        self,
        latitude: float,
        longitude: float,
        *,
        accuracy: float | None = None,
        live_period: int | None = None,
        reply_to: HeardMessage | int | None = None,
        thread: int | None = None,
    ) -> Json:
        """A place; with a `live_period` in seconds one that `moves`."""
        return await self._do(
            "location",
            latitude=latitude,
            longitude=longitude,
            horizontal_accuracy=accuracy,
            live_period=live_period,
            reply_to_message_id=id_of(reply_to),
            message_thread_id=thread,
        )

    async def moves(self, message: Json | int, latitude: float, longitude: float) -> Json:
        """A live location that was sent moves on; the bot is told of an edit."""
        return await self._do(
            "move", message_id=id_of(message), latitude=latitude, longitude=longitude
        )

    async def sends_venue(
        self, latitude: float, longitude: float, title: str, address: str
    ) -> Json:
        return await self._do(
            "venue", latitude=latitude, longitude=longitude, title=title, address=address
        )

    async def sends_contact(self, **facts: object) -> Json:
        """The own contact, or another's (phone_number, first_name, last_name, user_id)."""
        return await self._do("contact", **facts)

    async def forwards(
        self, message: HeardMessage | Json | int, *, thread: int | None = None
    ) -> Json:
        """Send a message of this chat on to the bot's chat, or back into this one."""
        return await self._do("forward", message_id=id_of(message), message_thread_id=thread)
