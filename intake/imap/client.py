"""One IMAP connection by aioimaplib, with a watchdog on every word so that nothing can hang."""

import asyncio
import logging
import re
import ssl
from collections.abc import Awaitable, Sequence
from typing import Any, TypeVar

from aioimaplib.aioimaplib import AUTH, SELECTED, FetchCommand

from intake.imap.address import Encryption, ImapPlace
from intake.imap.conversation import Conversation
from intake.imap.limits import ImapLimits
from intake.imap.names import folder_name
from intake.imap.trouble import CantReach, ImapError, NoSuchFolder, NotEncrypted, NotTrusted

T = TypeVar("T")
Lines = list[bytes | bytearray]

_UIDVALIDITY = re.compile(rb"\[UIDVALIDITY (\d+)\]", re.IGNORECASE)
_UIDNEXT = re.compile(rb"\[UIDNEXT (\d+)\]", re.IGNORECASE)
_BETWEEN = re.compile(rb'\(.*?\) "(\\?.)" ', re.IGNORECASE)
_UID = re.compile(rb"\bUID (\d+)", re.IGNORECASE)
_SIZE = re.compile(rb"\bRFC822\.SIZE (\d+)", re.IGNORECASE)
_IN_QUOTES = re.compile(rb'BODY\[\](?:<0>)? "((?:[^"\\]|\\.)*)"', re.IGNORECASE)
ROOM = 1024 * 1024
"""So much more than one mail the host may say in answer to one command."""


class ImapClient:
    """Speaks with one host; any trouble is an exception, soon."""

    def __init__(
        self, place: ImapPlace, limits: ImapLimits, tls: ssl.SSLContext | None = None
    ) -> None:
        # aioimaplib logs, at its lower levels, everything that is said.
        logging.getLogger("aioimaplib").setLevel(logging.WARNING)
        self.place = place
        self.limits = limits
        self._tls = tls
        self.conversation = Conversation(limits.mail + ROOM)
        self._unsaid: set[asyncio.Future[Any]] = set()
        self.capabilities: frozenset[str] = frozenset()
        self.uidvalidity = 0
        self.uidnext = 1
        self.read_only = False
        self.seen_to: int | None = None
        """How far the folder was looked at over this connection, once it was."""
        self.until: float | None = None
        """When its token is no longer good, on the loop's clock."""
        self._between = "/"

    async def connect(self) -> None:
        """Connect, encrypted as the place wants it, and hear what the host can do."""
        place, loop = self.place, asyncio.get_running_loop()
        context = self._context() if place.encryption is Encryption.TLS else None
        connecting = loop.create_connection(
            lambda: self.conversation, place.host, place.port, ssl=context
        )
        try:
            await self.watched(connecting)
            await self.watched(asyncio.shield(self.conversation.greeted))
            if place.encryption is Encryption.STARTTLS:
                await self._encrypt()
        except ssl.SSLCertVerificationError:
            raise NotTrusted(host=place.host) from None
        except (OSError, TimeoutError) as error:
            raise CantReach(host=place.host, port=place.port) from error
        await self.ask_capabilities()

    async def ask_capabilities(self) -> None:
        """What the host can do; it may be more once we are in."""
        lines = await self.said("CAPABILITY")
        words = b" ".join(lines[:-1]).decode("ascii", "replace").upper().split()
        self.capabilities = frozenset(words)

    async def select(self) -> None:
        """Open the place's folder; raises NoSuchFolder."""
        place = self.place
        try:
            lines = await self.said("SELECT", await self.name_of(place.folder))
        except ImapError:
            raise NoSuchFolder(host=place.host, folder=place.folder_words) from None
        self.conversation.state = SELECTED
        self.uidvalidity = _number(_UIDVALIDITY, lines, 1)
        self.uidnext = _number(_UIDNEXT, lines, 1)
        self.read_only = b"[READ-ONLY]" in lines[-1].upper()

    async def name_of(self, path: Sequence[str]) -> str:
        """Write a folder's name as this host wants it."""
        if len(path) > 1:
            lines = await self.said("LIST", '""', '""')
            found = next((match for line in lines if (match := _BETWEEN.match(line))), None)
            self._between = found[1].decode("latin-1")[-1] if found else self._between
        return folder_name(path, self._between)

    async def search(self, criteria: str) -> list[int]:
        """Give the UIDs that fit, lowest first."""
        lines = await self.said("SEARCH", criteria, prefix="UID")
        return sorted(
            {int(word) for line in lines[:-1] for word in line.split() if word.isdigit()}
        )

    async def sizes(self, uids: Sequence[int]) -> dict[int, int]:
        """Give the sizes of mails in bytes; those that are gone are left out."""
        which = ",".join(map(str, uids))
        lines = await self._fetched(which, "(UID RFC822.SIZE)", self.limits.command_seconds)
        pairs = ((_UID.search(line), _SIZE.search(line)) for line in lines)
        return {int(uid[1]): int(size[1]) for uid, size in pairs if uid and size}

    async def fetch(self, uid: int, most: int) -> bytes | None:
        """Give a mail, at most so many bytes of it; None if it is gone."""
        wanted = f"(UID BODY.PEEK[]<0.{most}>)"
        lines = await self._fetched(str(uid), wanted, self.limits.fetch_seconds)
        literal = next((bytes(line) for line in lines if isinstance(line, bytearray)), None)
        if literal is not None:
            return literal
        in_quotes = next((match for line in lines if (match := _IN_QUOTES.search(line))), None)
        return re.sub(rb"\\(.)", rb"\1", in_quotes[1]) if in_quotes else None

    async def said(
        self, name: str, *words: str, prefix: str = "", seconds: float | None = None
    ) -> Lines:
        """Give a command and what came of it; raises ImapError for a no."""
        return await self._executed(self.conversation.order(name, *words, prefix=prefix), seconds)

    async def idle(self) -> "asyncio.Future[Any]":
        """Begin to idle; give what is done when the host has ended it.

        Not by aioimaplib's way, which hangs when the host goes instead of beginning. Raises
        ImapError where the host does not want to.
        """
        talk = self.conversation
        talk.heard = 0
        talk.idles.clear()
        idling: asyncio.Future[Any] = asyncio.ensure_future(talk.execute(talk.order("IDLE")))
        begun = asyncio.ensure_future(talk.idles.wait())
        self._keep_in_sight(idling)
        self._keep_in_sight(begun)
        await first_of(self.limits.command_seconds, idling, begun, talk.lost)
        begun.cancel()
        if idling.done():
            raise ImapError("IDLE")
        if not talk.idles.is_set():
            raise ConnectionError("IDLE does not begin")
        return idling

    async def end_idle(self, idling: "asyncio.Future[Any]") -> None:
        """Say DONE; a host that does not answer is gone."""
        if not idling.done():
            self.conversation.idle_done()
        await self.watched(idling)

    async def close(self) -> None:
        """Cut the connection, and end what is still being said over it."""
        if self.conversation.transport is not None:
            self.conversation.transport.abort()
        for task in list(self._unsaid):
            task.cancel()
        await asyncio.gather(*self._unsaid, return_exceptions=True)

    def _keep_in_sight(self, task: "asyncio.Future[Any]") -> None:
        """Until it has ended; how, nobody asks any more."""
        self._unsaid.add(task)
        task.add_done_callback(self._let_go)

    def _let_go(self, task: "asyncio.Future[Any]") -> None:
        self._unsaid.discard(task)
        if not task.cancelled():
            task.exception()

    async def watched(self, saying: Awaitable[T], seconds: float | None = None) -> T:
        """Wait for something, but not longer than its time, nor for a host that has gone."""
        task, lost = asyncio.ensure_future(saying), self.conversation.lost
        try:
            await first_of(seconds or self.limits.command_seconds, task, lost)
            if task.done():
                return task.result()
        finally:
            if task.cancel():
                self._keep_in_sight(task)
        if self.conversation.nonsense is not None:
            raise self.conversation.nonsense
        raise ConnectionError("the IMAP host has gone" if lost.done() else "no answer in time")

    async def _fetched(self, which: str, wanted: str, seconds: float) -> Lines:
        talk = self.conversation
        command = FetchCommand(talk.new_tag(), which, wanted, prefix="UID", loop=talk.loop)
        return await self._executed(command, seconds)

    async def _executed(self, command: Any, seconds: float | None = None) -> Lines:
        self.conversation.heard = 0
        response = await self.watched(self.conversation.execute(command), seconds)
        if response.result != "OK":
            raise ImapError(command.name)
        lines: Lines = response.lines
        return lines

    async def _encrypt(self) -> None:
        """STARTTLS; what came before it in the clear is worth nothing."""
        talk, place = self.conversation, self.place
        await self.ask_capabilities()
        if "STARTTLS" not in self.capabilities or talk.state == AUTH:
            raise NotEncrypted(host=place.host, port=place.port)
        await self.said("STARTTLS")
        if talk.incomplete_line:
            raise NotEncrypted(host=place.host, port=place.port)
        loop = asyncio.get_running_loop()
        talk.transport = await self.watched(
            loop.start_tls(talk.transport, talk, self._context(), server_hostname=place.host)
        )

    def _context(self) -> ssl.SSLContext:
        return self._tls or ssl.create_default_context()


async def first_of(seconds: float, *futures: "asyncio.Future[Any]") -> None:
    """Wait until one of them is done, but not longer."""
    await asyncio.wait(futures, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)


def _number(pattern: re.Pattern[bytes], lines: Lines, default: int) -> int:
    found = (pattern.search(line) for line in lines)
    return next((int(match[1]) for match in found if match), default)
