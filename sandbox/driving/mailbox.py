"""A mailbox, read and written as its owner would."""

import asyncio
import base64
from dataclasses import dataclass

import aiohttp

from sandbox.driving.link import Link
from sandbox.driving.messages import NeverCame
from sandbox.shapes import Json

DEFAULT_TIMEOUT = 5.0
WAIT_SLICE = 20.0


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to send with a mail, or one that came with it."""

    name: str
    content: bytes = b""
    content_type: str = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class ReceivedMail:
    """A mail as it lies in a box; `raw` is all that is known of it."""

    id: str
    subject: str
    sender: str
    to: list[str]
    text: str
    html: str
    headers: Json
    folder: str
    seq: int
    raw: Json
    _link: Link

    @classmethod
    def from_told(cls, told: Json, link: Link) -> "ReceivedMail":
        return cls(
            id=told["id"],
            subject=told["subject"],
            sender=told["from"]["email"],
            to=[one["email"] for one in told["to"]],
            text=told["text"],
            html=told["html"],
            headers=told["headers"],
            folder=told["folder"],
            seq=told["seq"],
            raw=told,
            _link=link,
        )

    @property
    def attachments(self) -> list[str]:
        """The names of what is attached."""
        return [one["name"] for one in self.raw["attachments"]]

    @property
    def links(self) -> list[str]:
        """The links that stand alone on their line."""
        words = (line.strip() for line in self.text.splitlines())
        return [word for word in words if word.startswith(("http://", "https://"))]

    async def attachment(self, name: str) -> bytes:
        """The bytes of an attachment."""
        number = self.attachments.index(name)
        return await self._link.fetch(f"/sandbox/mails/{self.id}/attachments/{number}")

    async def source(self) -> bytes:
        """The mail as it came."""
        return await self._link.fetch(f"/sandbox/mails/{self.id}/raw")


class MailboxHandle:
    """One address."""

    def __init__(self, link: Link, address: str, name: str = "") -> None:
        self.address = address
        self.name = name
        self._link = link
        self._since = 0

    async def exists(self) -> "MailboxHandle":
        given = {"address": self.address, "name": self.name}
        await self._link.post("/sandbox/mailboxes", given)
        return self

    async def _fetch(self, since: int, wait: float) -> list[ReceivedMail]:
        told = await self._link.get(f"/sandbox/mailboxes/{self.address}", since=since, wait=wait)
        return [ReceivedMail.from_told(mail, self._link) for mail in told["mails"]]

    async def mails(self, *, folder: str | None = "inbox") -> list[ReceivedMail]:
        """What lies in the box, the oldest first; every folder with None."""
        found = await self._fetch(0, 0)
        return [mail for mail in found if folder in (None, mail.folder)]

    async def waits_for(
        self,
        *,
        subject: str = "",
        text: str = "",
        timeout: float = DEFAULT_TIMEOUT,  # noqa: ASYNC109 - a test's patience
        anew: bool = True,
    ) -> ReceivedMail:
        """The next mail with that in its subject and text, after the last one found here."""
        loop = asyncio.get_running_loop()
        until = loop.time() + timeout
        since = self._since if anew else 0
        while True:
            left = max(0.0, until - loop.time())
            mails = await self._fetch(since, min(left, WAIT_SLICE))
            for mail in mails:
                if mail.folder == "inbox" and subject in mail.subject and text in mail.text:
                    self._since = max(self._since, mail.seq)
                    return mail
            since = max([since, *(mail.seq for mail in mails)])
            if loop.time() >= until:
                raise NeverCame(await self._complaint(subject or text))

    async def _complaint(self, wanted: str) -> str:
        there = "; ".join(repr(mail.subject) for mail in await self.mails()) or "nothing"
        return f"{self.address} never got {wanted!r}; the box holds: {there}."

    async def writes(
        self,
        to: str,
        subject: str,
        text: str,
        attachments: list[Attachment | bytes] | None = None,
        *,
        in_reply_to: ReceivedMail | None = None,
        headers: Json | None = None,
        language: str = "en",
    ) -> ReceivedMail:
        """Write a mail; it has been taken by the other side when this returns."""
        if headers:
            return await self._write_json(to, subject, text, headers)
        form = aiohttp.FormData(quote_fields=False)
        fields = {"from": self.address, "from_name": self.name, "to": to, "subject": subject}
        fields |= {"text": text, "reply_to": in_reply_to.id if in_reply_to else ""}
        fields |= {"language": language}
        for field, value in fields.items():
            form.add_field(field, value)
        for number, one in enumerate(attachments or [], 1):
            file = one if isinstance(one, Attachment) else _photo(one, number)
            form.add_field(
                "file", file.content, filename=file.name, content_type=file.content_type
            )
        told = await self._link.post_form("/sandbox/mails", form)
        return ReceivedMail.from_told(told, self._link)

    async def posts(self, raw: bytes, to: list[str]) -> ReceivedMail:
        """Send a finished mail as it is, under this address on its envelope."""
        given = {"from": self.address, "to": to, "raw": base64.b64encode(raw).decode()}
        return ReceivedMail.from_told(
            await self._link.post("/sandbox/mails/raw", given), self._link
        )

    async def _write_json(self, to: str, subject: str, text: str, headers: Json) -> ReceivedMail:
        given = {"from": self.address, "from_name": self.name, "to": to, "subject": subject}
        told = await self._link.post("/sandbox/mails", given | {"text": text, "headers": headers})
        return ReceivedMail.from_told(told, self._link)

    async def replies(
        self,
        mail: ReceivedMail,
        text: str,
        attachments: list[Attachment | bytes] | None = None,
        *,
        language: str = "en",
    ) -> ReceivedMail:
        """Answer a mail where it wants its answers, with the original quoted beneath."""
        return await self.writes("", "", text, attachments, in_reply_to=mail, language=language)


def _photo(content: bytes, number: int) -> Attachment:
    return Attachment(f"photo{number}.jpg", content, "image/jpeg")
