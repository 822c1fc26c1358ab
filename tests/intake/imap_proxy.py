"""A TCP proxy before an IMAP host that cuts, freezes or delays at any point of what is said."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from enum import Enum


class Side(Enum):
    """Who says what a fault waits for."""

    CLIENT = "client"
    HOST = "host"


class Act(Enum):
    """What happens then. A cut before: what was said does not reach the other side."""

    CUT_BEFORE = "cut before"
    CUT_AFTER = "cut after"
    FREEZE = "freeze"
    """From then on nothing more reaches anybody, and the connection stands."""


@dataclass
class Fault:
    """Happens the first times that a side says something; `more` bytes later on the host's."""

    side: Side
    when: str
    act: Act
    times: int = 1
    more: int = 0
    happened: asyncio.Event = field(default_factory=asyncio.Event)

    def strikes(self, side: Side, said: bytes) -> int | None:
        """Where in what is said it happens, if it does."""
        if side is not self.side or not self.times:
            return None
        found = re.search(self.when.encode(), said, re.IGNORECASE | re.DOTALL)
        if found is None or len(said) < found.end() + self.more:
            return None
        self.times -= 1
        self.happened.set()
        return found.end() + self.more


class Proxy:
    """Stands before a host; one fault at a time."""

    def __init__(self, port: int) -> None:
        self._upstream = port
        self.port = 0
        self.fault: Fault | None = None
        self.connections = 0
        self.said: list[bytes] = []
        self._pumps: set[asyncio.Task[None]] = set()
        self._writers: list[asyncio.StreamWriter] = []

    async def pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Carry one connection both ways until one side ends it or it is cut."""
        self.connections += 1
        host = await asyncio.open_connection("127.0.0.1", self._upstream)
        self._writers += [writer, host[1]]
        ways = [
            asyncio.ensure_future(self._carry(Side.CLIENT, reader, host[1])),
            asyncio.ensure_future(self._carry(Side.HOST, host[0], writer)),
        ]
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)
            writer.transport.abort()
            host[1].transport.abort()

    async def _carry(
        self, side: Side, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        passed = b""
        while said := await reader.read(65536):
            if side is Side.CLIENT:
                self.said.append(said)
            at = self.fault.strikes(side, passed + said) if self.fault else None
            if self.fault and at is not None:
                await self._strike(self.fault, writer, said, max(0, at - len(passed)))
                return
            writer.write(said)
            await writer.drain()
            passed = (passed + said)[-2_000:]

    async def _strike(
        self, fault: Fault, writer: asyncio.StreamWriter, said: bytes, at: int
    ) -> None:
        if fault.act is Act.CUT_AFTER:
            writer.write(said if fault.side is Side.CLIENT else said[:at])
            await writer.drain()
        elif fault.act is Act.FREEZE:
            await asyncio.Event().wait()

    def cut(self) -> None:
        """Cut all connections now."""
        for writer in self._writers:
            writer.transport.abort()

    def begin(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Take a connection."""
        self._pumps.add(asyncio.ensure_future(self.pump(reader, writer)))

    async def end(self) -> None:
        """Cut everything."""
        for pump in self._pumps:
            pump.cancel()
        await asyncio.gather(*self._pumps, return_exceptions=True)


@asynccontextmanager
async def proxy(port: int) -> AsyncIterator[Proxy]:
    """Stand before the host at a port for a while."""
    made = Proxy(port)
    server = await asyncio.start_server(made.begin, "127.0.0.1", 0)
    made.port = server.sockets[0].getsockname()[1]
    try:
        yield made
    finally:
        server.close()
        await made.end()
        await asyncio.sleep(0)
