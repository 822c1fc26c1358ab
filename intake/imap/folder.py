"""Looking into a folder: what is new in it is kept, then marked as read or moved."""

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

from intake.imap.address import ImapPlace
from intake.imap.client import ImapClient
from intake.imap.filing import Filing
from intake.imap.limits import ImapLimits
from intake.imap.recipients import recipients_of
from intake.imap.trouble import ImapError
from intake.received import ReceivedMail, Store, source_of_beginning

log = logging.getLogger(__name__)

_AT_ONCE = 50
_MARGIN = timedelta(days=2)
_ON_THE_WAY = timedelta(days=30)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Ledger(Protocol):
    """Remembers how far a folder has been read; a folder made anew has another UIDVALIDITY."""

    async def last_seen(self, folder: str, uidvalidity: int) -> int: ...
    async def remember(self, folder: str, uidvalidity: int, uid: int) -> None: ...
    async def last_look(self, folder: str) -> datetime | None:
        """When everything in the folder had been taken in, whatever its UIDVALIDITY was."""

    async def remember_look(self, folder: str) -> None: ...


@dataclass(frozen=True, slots=True)
class _Beginning:
    """Where a look begins: after which UID, and what is asked for.

    ``stepwise``: each mail is remembered as it is taken. Else only when all are: a place
    remembered half-way would let the old mails behind it in, for from there on it goes by UID.
    """

    after: int
    criteria: str
    stepwise: bool


class Folder:
    """Keeps each new mail of one folder once, oldest first.

    What is new goes by UID, so a mail that somebody has read meanwhile is not missed. A folder
    that was never looked into gives its unread mails of the last thirty days: who reported
    something years ago wants no receipt for it now, and the mail stays where it is. A folder
    that was known, and whose UIDs begin anew (it was restored, moved to another host, made
    afresh), gives what arrived since two days before it was last looked through and was sent
    within thirty days of that: all else in it was taken or left alone then, and after a
    move neither the marks nor the times of arrival can be trusted to tell years-old mails from
    new ones. What comes twice by that, or was kept and not yet remembered, the store knows.
    """

    def __init__(self, store: Store, ledger: Ledger, limits: ImapLimits) -> None:
        self._store, self._ledger, self._limits = store, ledger, limits
        self._filing = Filing()
        self._failed: Counter[tuple[int, int]] = Counter()
        self._unfiled: dict[tuple[int, int], bool] = {}
        """Kept, and whether whole; the connection went before it was marked or moved."""

    async def look(self, client: ImapClient) -> int:
        """Keep what is new; gives how many mails that were."""
        client.conversation.stirred.clear()
        key, validity = client.place.key, client.uidvalidity
        await self._file(client)
        begin = await self._beginning(client)
        new = [uid for uid in await client.search(begin.criteria) if uid > begin.after]
        taken = 0
        async for uid, size in _sized(client, new):
            taken += await self._tried(client, uid, size)
            if begin.stepwise:
                await self._ledger.remember(key, validity, uid)
        client.seen_to = max([begin.after, *new, 0 if begin.stepwise else client.uidnext - 1])
        if new or not begin.stepwise:
            await self._ledger.remember(key, validity, client.seen_to)
            await self._ledger.remember_look(key)
        return taken

    async def _beginning(self, client: ImapClient) -> _Beginning:
        key = client.place.key
        last = max(await self._ledger.last_seen(key, client.uidvalidity), client.seen_to or 0)
        if last or client.seen_to is not None:
            return _Beginning(last, f"UID {last + 1}:*", stepwise=True)
        looked = await self._ledger.last_look(key)
        return _Beginning(0, _since(looked) if looked else _lately_unread(), stepwise=False)

    async def _tried(self, client: ImapClient, uid: int, size: int) -> int:
        """Take one mail; what the host can't give must not keep out what is behind it for ever.

        After some tries the beginning will do; after as many more the mail is passed over.
        """
        this, tries = (client.uidvalidity, uid), self._limits.fetch_tries
        failed = self._failed[this]
        if failed >= 2 * tries:
            log.error("a mail can't be fetched by IMAP, and stays unread in its folder")
            return 0
        self._failed[this] += 1
        mail = await self._fetched(client, uid, size, whole=failed < tries)
        del self._failed[this]
        if mail is None:
            return 0
        await self._keep(mail)
        self._unfiled[this] = mail.source == "imap"
        await self._file(client)
        return 1

    async def _file(self, client: ImapClient) -> None:
        for (validity, uid), whole in list(self._unfiled.items()):
            if validity == client.uidvalidity:
                await self._filing.file(client, uid, whole=whole)
            del self._unfiled[validity, uid]

    async def _fetched(
        self, client: ImapClient, uid: int, size: int, *, whole: bool
    ) -> ReceivedMail | None:
        """The mail, or the beginning of one that is too large; None if it is gone."""
        limits, place = self._limits, client.place
        if whole and size <= limits.mail:
            raw = await _given(client, uid, limits.mail + 1)
            if raw is None or len(raw) <= limits.mail:
                return raw if raw is None else await _received(raw, place, "imap")
            size = max(size, len(raw))
        raw = await _given(client, uid, limits.beginning)
        source = source_of_beginning(_where(place, size), too_large=size > limits.mail)
        return raw if raw is None else await _received(raw, place, source)

    async def _keep(self, mail: ReceivedMail) -> None:
        """Keep a mail; begun, it is finished even if the mouth is stopped meanwhile."""
        keeping = asyncio.ensure_future(self._store(mail))
        keeping.add_done_callback(_look_at_end)
        await asyncio.shield(keeping)


async def _given(client: ImapClient, uid: int, most: int) -> bytes | None:
    """A mail's bytes; None only if it is gone, however the host says that."""
    try:
        raw = await client.fetch(uid, most)
    except ImapError:
        raw = None
    if raw is None and uid in await client.search(f"UID {uid}"):
        raise ImapError("FETCH")
    return raw


async def _received(raw: bytes, place: ImapPlace, source: str) -> ReceivedMail:
    recipients = await asyncio.to_thread(recipients_of, raw)
    return ReceivedMail(raw, "", recipients, source, place.host)


def _where(place: ImapPlace, size: int) -> str:
    """Where a mail lies, and how large it is."""
    return f"{place.user}, {place.folder_words} ({max(1, round(size / 2**20))} MB)"


async def _sized(client: ImapClient, uids: Sequence[int]) -> AsyncIterator[tuple[int, int]]:
    """Give mails with their sizes, 0 where the host does not tell."""
    for some in _batches(uids):
        try:
            sizes = await client.sizes(some)
        except ImapError:
            sizes = {}
        for uid in some:
            yield uid, sizes.get(uid, 0)


def _batches(uids: Sequence[int]) -> Iterator[Sequence[int]]:
    for at in range(0, len(uids), _AT_ONCE):
        yield uids[at : at + _AT_ONCE]


def _since(looked: datetime) -> str:
    arrived, sent = looked - _MARGIN, looked - _ON_THE_WAY
    return f"SINCE {_day(arrived)} NOT SENTBEFORE {_day(sent)}"


def _lately_unread() -> str:
    return f"UNSEEN SINCE {_day(datetime.now(UTC) - _ON_THE_WAY)}"


def _day(moment: datetime) -> str:
    return f"{moment.day}-{_MONTHS[moment.month - 1]}-{moment.year}"


def _look_at_end(keeping: "asyncio.Future[None]") -> None:
    """Take note of an error that nobody waits for any more."""
    if not keeping.cancelled():
        keeping.exception()
