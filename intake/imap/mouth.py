"""The IMAP mouth: looks into a folder every now and then and keeps what is new in it."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from ipaddress import ip_address
from typing import Protocol

from intake.imap.address import imap_address
from intake.imap.client import ImapClient, ImapError
from intake.imap.limits import ImapLimits
from intake.quiet_log import log_without_words
from intake.received import ReceivedMail, Store

log = logging.getLogger(__name__)


class Ledger(Protocol):
    """Remembers how far a folder has been read; a folder made anew has another UIDVALIDITY."""

    async def last_seen(self, folder: str, uidvalidity: int) -> int: ...
    async def remember(self, folder: str, uidvalidity: int, uid: int) -> None: ...


class ImapMouth:
    """Keeps each new mail of one folder, then marks it as read.

    What is new goes by UID, so a mail that somebody has read meanwhile is not missed; only when
    nothing is known of a folder are its unread mails taken, and not the years before them. A mail
    that was kept but not yet remembered comes again: the store knows it by what it says.
    """

    def __init__(
        self, url: str, store: Store, ledger: Ledger, poll_seconds: float = 15.0,
        limits: ImapLimits | None = None,
    ) -> None:  # fmt: skip
        self._address = imap_address(url)
        self._store = store
        self._ledger = ledger
        self._poll_seconds = poll_seconds
        self._limits = limits or ImapLimits()
        self._running: asyncio.Task[None] | None = None
        self.connected = False

    async def start(self) -> None:
        """Look from now on, until stopped."""
        if not self._address.encrypted and not _is_here(self._address.host):
            log.warning("the IMAP password goes over the network unencrypted; use imaps://")
        self._running = asyncio.create_task(self.run())

    async def stop(self) -> None:
        """Stop looking; a mail being kept is kept."""
        if self._running:
            self._running.cancel()
            await asyncio.gather(self._running, return_exceptions=True)

    async def run(self) -> None:
        """Look for ever; after trouble wait, longer each time, and begin anew."""
        wait = self._limits.first_wait
        while True:
            try:
                async with self._opened() as client:
                    while True:
                        await self.look(client)
                        wait = self._limits.first_wait
                        await asyncio.sleep(self._poll_seconds)
            except Exception as error:  # noqa: BLE001 - the mouth outlives whatever goes wrong
                _tell(error)
            await asyncio.sleep(wait)
            wait = min(2 * wait, self._limits.longest_wait)

    async def look_once(self) -> int:
        """Connect, keep what is new, and leave; give how many mails that were."""
        async with self._opened() as client:
            return await self.look(client)

    async def look(self, client: ImapClient) -> int:
        """Keep what is new in the folder, oldest first."""
        folder, validity = self._address.folder, client.uidvalidity
        last = await self._ledger.last_seen(folder, validity)
        at_first = not last and client.seen_to is None
        last = max(last, client.seen_to or 0)
        found = await client.search("UNSEEN" if at_first else f"UID {last + 1}:*")
        new = [uid for uid in found if uid > last]
        for uid in new:
            await self._take(client, uid)
            if not at_first:
                await self._ledger.remember(folder, validity, uid)
        # At first only when all is taken: a place remembered half-way would let the read mails
        # behind it in, for from there on what is new goes by UID.
        client.seen_to = max([last, *new, client.uidnext - 1 if at_first else 0])
        if at_first:
            await self._ledger.remember(folder, validity, client.seen_to)
        return len(new)

    async def _take(self, client: ImapClient, uid: int) -> None:
        raw = await client.fetch(uid, self._limits.mail)
        if raw:
            await self._keep(ReceivedMail(raw, "", (), "imap", self._address.host))
            await client.mark_seen(uid)

    async def _keep(self, mail: ReceivedMail) -> None:
        """Keep a mail; begun, it is finished even if the mouth is stopped meanwhile."""
        keeping = asyncio.ensure_future(self._store(mail))
        keeping.add_done_callback(_look_at_end)
        await asyncio.shield(keeping)

    @asynccontextmanager
    async def _opened(self) -> AsyncIterator[ImapClient]:
        client = ImapClient(
            self._address, self._limits.command_seconds, self._limits.fetch_seconds
        )
        try:
            await client.open()
            self.connected = True
            yield client
        finally:
            self.connected = False
            await client.close()


def _look_at_end(keeping: "asyncio.Future[None]") -> None:
    """Take note of an error that nobody waits for any more."""
    if not keeping.cancelled():
        keeping.exception()


def _is_here(host: str) -> bool:
    with contextlib.suppress(ValueError):
        return ip_address(host).is_loopback
    return host == "localhost"


def _tell(error: Exception) -> None:
    """Say in one line what everybody meets, and with its trace what nobody should."""
    if isinstance(error, ImapError):
        log.error("the IMAP host refused the command %s", error)
    elif isinstance(error, OSError | TimeoutError):
        log.warning("the IMAP host cannot be reached: %s", type(error).__name__)
    else:
        log_without_words(log, "the IMAP folder could not be looked into", error)
