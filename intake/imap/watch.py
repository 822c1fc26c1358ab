"""Watching one mailbox: connect, look, idle or wait, look again, for ever."""

import asyncio
import logging
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from intake.imap.address import ImapPlace
from intake.imap.client import ImapClient, first_of
from intake.imap.folder import Folder, Ledger
from intake.imap.limits import ImapLimits
from intake.imap.login import AccessTokens, log_in
from intake.imap.trouble import CantReach, ImapError, ImapTrouble, NoImap, NoToken
from intake.quiet_log import log_without_words
from intake.received import Store

log = logging.getLogger(__name__)

_DEAF = 2
"""A host whose IDLE does not begin so often is asked no more for it."""


_IN_VAIN = 3


@asynccontextmanager
async def opened(
    place: ImapPlace, limits: ImapLimits, tokens: AccessTokens | None, tls: ssl.SSLContext | None
) -> AsyncIterator[ImapClient]:
    """A connection with its folder open; raises ImapTrouble where a person must mend something."""
    client = ImapClient(place, limits, tls)
    try:
        await client.connect()
        await log_in(client, tokens)
        await client.select()
        yield client
    finally:
        await client.close()


class Watch:
    """Watches one folder; ``number`` is its place in ORDNA_IMAP_URL, for the log."""

    def __init__(
        self, number: int, place: ImapPlace, store: Store, ledger: Ledger, limits: ImapLimits,
        tokens: AccessTokens | None, tls: ssl.SSLContext | None,
    ) -> None:  # fmt: skip
        self._number, self._place, self._limits = number, place, limits
        self._tokens, self._tls = tokens, tls
        self._folder = Folder(store, ledger, limits)
        self._did_not_idle = 0
        self.connected = False

    async def run(self) -> None:
        """Watch for ever; after trouble wait, longer each time, and begin anew."""
        loop, wait = asyncio.get_running_loop(), self._limits.first_wait
        while True:
            begun = loop.time()
            try:
                await self._session()
                continue
            except Exception as error:  # noqa: BLE001 - the mouth outlives whatever goes wrong
                self._tell(error)
            # A host that hangs up again and again is not asked again and again without a pause.
            if loop.time() - begun > wait:
                wait = self._limits.first_wait
            await asyncio.sleep(wait)
            wait = min(2 * wait, self._limits.longest_wait)

    async def look_once(self) -> int:
        """Connect, keep what is new, and leave; gives how many mails that were."""
        async with opened(self._place, self._limits, self._tokens, self._tls) as client:
            return await self._folder.look(client)

    async def _session(self) -> None:
        """One connection, as long as its token is good."""
        loop = asyncio.get_running_loop()
        async with opened(self._place, self._limits, self._tokens, self._tls) as client:
            try:
                while client.until is None or loop.time() < client.until:
                    await self._look(client)
                    self.connected = True
                    await self._rest(client)
            finally:
                self.connected = False

    async def _look(self, client: ImapClient) -> None:
        """Look until there is nothing more: what comes meanwhile is told then, and not again.

        A host that tells of mails whenever it is asked, though none are new, is not asked on.
        """
        stirred, in_vain = client.conversation.stirred, 0
        while in_vain < _IN_VAIN:
            taken = await self._folder.look(client)
            if not stirred.is_set():
                return
            in_vain = 0 if taken else in_vain + 1
        stirred.clear()

    async def _rest(self, client: ImapClient) -> None:
        """Wait until there may be something new, by IDLE where the host can."""
        if "IDLE" in client.capabilities and self._did_not_idle < _DEAF:
            await self._idle(client)
        else:
            await first_of(self._limits.poll_seconds, client.conversation.lost)
            await client.said("NOOP")

    async def _idle(self, client: ImapClient) -> None:
        self._did_not_idle += 1
        try:
            idling = await client.idle()
        except ImapError:
            return
        self._did_not_idle = 0
        stirred = asyncio.ensure_future(client.conversation.stirred.wait())
        try:
            await first_of(self._limits.idle_seconds, stirred, idling, client.conversation.lost)
        finally:
            stirred.cancel()
        await client.end_idle(idling)

    def _tell(self, error: Exception) -> None:
        """Say in one line what everybody meets, and with its trace what nobody should."""
        match error:
            case CantReach() | NoToken():
                log.warning("IMAP mailbox %d: %s", self._number, error.briefly)
            case ImapTrouble():
                log.error("IMAP mailbox %d: %s", self._number, error.briefly)
            case ImapError():
                log.error("IMAP mailbox %d: the host refused %s", self._number, error)
            case OSError() | NoImap():
                log.warning("IMAP mailbox %d: the connection is lost", self._number)
            case _:
                log_without_words(log, "an IMAP folder could not be looked into", error)
