"""The IMAP mouth: watches one or more mailboxes and keeps what is new in them."""

import asyncio
import ssl

from intake.imap.address import imap_places
from intake.imap.folder import Ledger
from intake.imap.limits import ImapLimits
from intake.imap.login import AccessTokens
from intake.imap.watch import Watch
from intake.received import Store


class ImapMouth:
    """Watches the folders of some URLs, each over a connection of its own.

    ``urls`` are as in ORDNA_IMAP_URL; those without a password are opened by ``tokens``.
    ``tls`` is for hosts whose certificate the system does not know. Raises WrongImapUrl.
    """

    def __init__(
        self, urls: str, store: Store, ledger: Ledger, limits: ImapLimits | None = None, *,
        tokens: AccessTokens | None = None, tls: ssl.SSLContext | None = None,
    ) -> None:  # fmt: skip
        places = imap_places(urls, by_token=tokens is not None)
        self._watches = [
            Watch(number, place, store, ledger, limits or ImapLimits(), tokens, tls)
            for number, place in enumerate(places, start=1)
        ]
        self._running: list[asyncio.Task[None]] = []

    @property
    def connected(self) -> bool:
        """Whether every mailbox is being watched right now."""
        return all(watch.connected for watch in self._watches)

    async def start(self) -> None:
        """Watch from now on, until stopped."""
        self._running = [asyncio.create_task(watch.run()) for watch in self._watches]

    async def stop(self) -> None:
        """Watch no more; a mail being kept is kept."""
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    async def look_once(self) -> int:
        """Connect, keep what is new, and leave; gives how many mails that were."""
        return sum([await watch.look_once() for watch in self._watches])
