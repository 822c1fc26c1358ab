"""ClamAV, asked over its socket whether a mail has a virus in it; nothing passes unasked."""

import asyncio
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Protocol

from core.refusals import Refused
from core.words import N_

CHUNK = 128 * 1024
SECONDS = 60.0
_LONGEST_ANSWER = 4096


class ScannerIsAway(Exception):  # noqa: N818 - it says what is so
    """It can't be asked now; the mail waits until it can."""


class TooLargeToScan(Exception):  # noqa: N818
    """The scanner is set to take no mail as large as this one."""


class WrongScanner(Refused):
    sentence = N_(
        "ORDNA_CLAMAV is {value}. Write the path of ClamAV's socket, or its address as host:port."
    )


class Scanner(Protocol):
    """Looks for viruses."""

    async def virus_in(self, raw: bytes) -> str | None:
        """The name of the virus, None for none; raises ScannerIsAway and TooLargeToScan."""


@dataclass(frozen=True, slots=True)
class ClamAv:
    """The daemon at a path, or at a host and port."""

    path: str = ""
    host: str = ""
    port: int = 0
    seconds: float = SECONDS

    @classmethod
    def at(cls, where: str) -> "ClamAv":
        """Read ``/run/clamav/clamd.ctl`` or ``127.0.0.1:3310``; raises WrongScanner."""
        if where.startswith("/"):
            return cls(path=where)
        host, _, port = where.rpartition(":")
        if not host or not port.isdecimal() or not 0 < int(port) < 65536:
            raise WrongScanner(value=where)
        return cls(host=host.strip("[]"), port=int(port))

    async def virus_in(self, raw: bytes) -> str | None:
        """Have the whole mail looked at, with all that is packed into it."""
        return _virus(await self._answer(b"zINSTREAM\0", raw))

    async def is_there(self) -> bool:
        """Whether it answers."""
        try:
            return await self._answer(b"zPING\0", None) == "PONG"
        except ScannerIsAway:
            return False

    async def _answer(self, command: bytes, raw: bytes | None) -> str:
        try:
            async with asyncio.timeout(self.seconds), self._open() as (reader, writer):
                writer.write(command)
                if raw is not None:
                    await _send(raw, writer)
                said = await reader.read(_LONGEST_ANSWER)
        except (OSError, TimeoutError) as error:
            raise ScannerIsAway from error
        if not said:
            raise ScannerIsAway
        return said.decode("utf-8", "replace").strip("\0\r\n ")

    @asynccontextmanager
    async def _open(self) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
        if self.path:
            reader, writer = await asyncio.open_unix_connection(self.path)
        else:
            reader, writer = await asyncio.open_connection(self.host, self.port)
        try:
            yield reader, writer
        finally:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()


async def _send(raw: bytes, writer: asyncio.StreamWriter) -> None:
    """In pieces, each after its length; one of no length is the end.

    A daemon that has read enough answers and closes, and its answer is what counts.
    """
    try:
        for start in range(0, len(raw), CHUNK):
            piece = raw[start : start + CHUNK]
            writer.write(struct.pack("!I", len(piece)) + piece)
            await writer.drain()
        writer.write(struct.pack("!I", 0))
        await writer.drain()
    except ConnectionError:
        return


def _virus(said: str) -> str | None:
    """Read ``stream: OK`` and ``stream: Eicar-Signature FOUND``."""
    if said.endswith(" FOUND"):
        return said.removeprefix("stream: ").removesuffix(" FOUND")[:100] or "?"
    if said == "stream: OK":
        return None
    if "size limit exceeded" in said:
        raise TooLargeToScan
    raise ScannerIsAway(said[:200])
