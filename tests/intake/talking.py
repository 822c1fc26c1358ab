"""Speaking SMTP by hand, and a store that tells what it was given."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from intake.received import ReceivedMail
from intake.smtp import SmtpLimits, SmtpMouth

DOMAIN = "service.example"
SOON = 5.0
MAIL = b"From: karin@x.se\r\nSubject: Hissen\r\n\r\nHissen st\xe5r."


class Kept:
    """A store that keeps mails in a list; it can be made to fail or to wait."""

    def __init__(self) -> None:
        self.mails: list[ReceivedMail] = []
        self.error: BaseException | None = None
        self.asked = asyncio.Event()
        self.may_go = asyncio.Event()
        self.may_go.set()

    async def __call__(self, mail: ReceivedMail) -> None:
        self.asked.set()
        await self.may_go.wait()
        if self.error:
            raise self.error
        self.mails.append(mail)


class Client:
    """One connection; `says` sends a line and gives the whole answer."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer

    async def answer(self) -> str:
        lines = []
        async with asyncio.timeout(SOON):
            while line := (await self.reader.readline()).decode():
                lines.append(line)
                if line[3:4] != "-":
                    break
        return "".join(lines)

    async def says(self, line: str | bytes) -> str:
        self.send((line.encode() if isinstance(line, str) else line) + b"\r\n")
        return await self.answer()

    def send(self, content: bytes) -> None:
        self.writer.write(content)

    async def ends(self) -> bool:
        """Tell whether the other side closes, and says no more before."""
        try:
            async with asyncio.timeout(SOON):
                return not await self.reader.read()
        except ConnectionError:
            return True

    async def opens(self, *recipients: str) -> None:
        """Go as far as DATA."""
        await self.says("MAIL FROM:<karin@x.se>")
        for recipient in recipients or (f"fel@{DOMAIN}",):
            await self.says(f"RCPT TO:<{recipient}>")
        assert (await self.says("DATA")).startswith("354")

    async def turns_to_tls(self, trusting: ssl.SSLContext) -> None:
        """Say STARTTLS and encrypt the connection."""
        assert (await self.says("STARTTLS")).startswith("220")
        await self.writer.start_tls(trusting, server_hostname=DOMAIN)

    async def mails(self, content: bytes) -> str:
        """Send one mail from MAIL to its final answer."""
        await self.opens()
        self.send(content + b"\r\n.\r\n")
        return await self.answer()


@asynccontextmanager
async def mouth(
    kept: Kept, limits: SmtpLimits | None = None, **more: Any
) -> AsyncIterator[SmtpMouth]:
    """Run a mouth for a while."""
    running = SmtpMouth(kept, DOMAIN, limits=limits, **more)
    await running.start()
    try:
        yield running
    finally:
        await running.stop()


@asynccontextmanager
async def connected(running: SmtpMouth, hello: str = "EHLO x") -> AsyncIterator[Client]:
    """Connect and say hello, unless told not to."""
    client = Client(*await asyncio.open_connection("127.0.0.1", running.port))
    try:
        if hello:
            await client.answer()
            await client.says(hello)
        yield client
    finally:
        client.writer.close()
