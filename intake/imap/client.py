"""One IMAP connection by aioimaplib, with a watchdog on every word so that nothing can hang."""

import asyncio
import logging
import re
import ssl
from collections.abc import Coroutine
from typing import Any, TypeVar

from aioimaplib import IMAP4

from intake.imap.address import ImapAddress, folder_name, quoted

T = TypeVar("T")

_UIDVALIDITY = re.compile(rb"\[UIDVALIDITY (\d+)\]")
_UIDNEXT = re.compile(rb"\[UIDNEXT (\d+)\]")


class ImapError(Exception):
    """The host said no to a command; its words are left out."""


class ImapClient:
    """Opens one folder and gives its mails; any trouble is an exception, soon."""

    def __init__(self, address: ImapAddress, seconds: float, fetch_seconds: float) -> None:
        self._address = address
        self._seconds = seconds
        self._fetch_seconds = fetch_seconds
        self._lost: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._unsaid: set[asyncio.Future[Any]] = set()
        self._client: Any = None
        self.uidvalidity = 0
        self.uidnext = 1
        self.seen_to: int | None = None
        """How far the folder was looked at over this connection, once it was."""

    async def open(self) -> None:
        """Connect, log in and open the folder."""
        # aioimaplib logs, at its lower levels, everything that is said.
        logging.getLogger("aioimaplib").setLevel(logging.WARNING)
        address = self._address
        self._client = IMAP4(
            address.host,
            address.port,
            timeout=self._fetch_seconds,
            conn_lost_cb=self._on_lost,
            ssl_context=ssl.create_default_context() if address.encrypted else None,
        )
        await self._watched(self._client.wait_hello_from_server(), self._seconds)
        await self._said("login", self._client.login(quoted(address.user), address.password))
        lines = await self._said("select", self._client.select(folder_name(address.folder)))
        self.uidvalidity = _number(_UIDVALIDITY, lines, 0)
        self.uidnext = _number(_UIDNEXT, lines, 1)

    async def search(self, criteria: str) -> list[int]:
        """Give the UIDs that fit, lowest first."""
        lines = await self._said("search", self._client.uid_search(criteria, charset=None))
        return sorted(
            {int(word) for line in lines[:-1] for word in line.split() if word.isdigit()}
        )

    async def fetch(self, uid: int, most: int) -> bytes | None:
        """Give a mail, at most so many bytes of it; nothing if it is gone."""
        wanted = f"(UID BODY.PEEK[]<0.{most}>)"
        command = self._client.uid("fetch", str(uid), wanted)
        lines = await self._said("fetch", command, self._fetch_seconds)
        return next((bytes(line) for line in lines if isinstance(line, bytearray)), None)

    async def mark_seen(self, uid: int) -> None:
        """Mark a mail as read, where the folder lets us."""
        command = self._client.uid("store", str(uid), "+FLAGS.SILENT", r"(\Seen)")
        await self._watched(command, self._seconds)

    async def close(self) -> None:
        """Cut the connection, and end what aioimaplib still does for it."""
        if self._client is None:
            return
        protocol = self._client.protocol
        if protocol.transport is not None:
            protocol.transport.abort()
        # Its own tasks first: one that waits for an answer holds the lock that the others need.
        for task in list(protocol.tasks):
            task.cancel()
        await asyncio.gather(*protocol.tasks, *self._unsaid, return_exceptions=True)

    def _on_lost(self, error: Exception | None) -> None:
        if not self._lost.done():
            self._lost.set_result(None)

    async def _said(
        self, what: str, command: Coroutine[Any, Any, Any], seconds: float | None = None
    ) -> list[bytes | bytearray]:
        response = await self._watched(command, seconds or self._seconds)
        if response.result != "OK":
            raise ImapError(what)
        lines: list[bytes | bytearray] = response.lines
        return lines

    async def _watched(self, command: Coroutine[Any, Any, T], seconds: float) -> T:
        """Wait for a command, but not longer than its time, nor for a host that has gone."""
        saying = asyncio.ensure_future(command)
        try:
            either: set[asyncio.Future[Any]] = {saying, self._lost}
            await asyncio.wait(either, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
            if saying.done():
                return saying.result()
        finally:
            if saying.cancel():
                self._unsaid.add(saying)
        raise ConnectionError(
            "the IMAP host has gone" if self._lost.done() else "no answer in time"
        )


def _number(pattern: re.Pattern[bytes], lines: list[bytes | bytearray], default: int) -> int:
    found = (pattern.search(line) for line in lines)
    return next((int(match[1]) for match in found if match), default)
