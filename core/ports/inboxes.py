"""What has come in and is stored until it is done: Telegram updates and mails."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.lists import MailRow
from core.mail_choice import MailChoice
from core.mail_trust import UNKNOWN, Verdict


@dataclass(frozen=True, slots=True)
class WaitingUpdate:
    """A Telegram update that is stored and not done."""

    update_id: int
    key: str
    body: bytes
    attempts: int = 0


class Updates(Protocol):
    """The durable inbox of Telegram updates."""

    def add(self, updates: Sequence[WaitingUpdate]) -> int:
        """Store what is new, all in one go; gives how many were."""

    def waiting(self, limit: int) -> Sequence[WaitingUpdate]:
        """The oldest that are not done, parked ones left out."""

    def is_done(self, update_id: int) -> bool: ...
    def done(self, update_id: int) -> bool:
        """Mark as done; False when it was done before, so nothing may happen again."""

    def done_at_once(self, update: WaitingUpdate) -> bool:
        """As ``done``, of one that need not have been stored before."""

    def failed(self, update_id: int, reason: str) -> None:
        """Count a failed try; parked for a person after five."""

    def highest(self) -> int | None:
        """The highest stored update ID, for the next polling offset."""


@dataclass(frozen=True, slots=True)
class WaitingMail:
    """A received mail that is stored and not done. ``identity`` is its unique key.

    ``peer`` is the address of the host that brought it by SMTP, ``helo`` what that one is called;
    ``choice`` is what somebody says it is, after it was held.
    """

    id: UUID
    identity: str
    raw: bytes
    envelope_from: str
    recipients: tuple[str, ...]
    source: str
    received_at: datetime
    attempts: int = 0
    peer: str = ""
    helo: str = ""
    choice: MailChoice | None = None


@dataclass(frozen=True, slots=True)
class KeptMail:
    """A received mail that was taken in on an order: when it came and its size in bytes."""

    id: UUID
    subject: str
    received_at: datetime
    size: int


@dataclass(frozen=True, slots=True)
class MailGist:
    """What a received mail says of itself, once it is read, and how far that is proved.

    ``stored`` is how many bytes of its files were put beside an order; ``name`` is what its sender
    is called, ``beginning`` the first of what is new in it, ``files`` are their names.
    """

    sender: str
    subject: str
    kind: str
    verdict: Verdict = UNKNOWN
    stored: int = 0
    name: str = ""
    beginning: str = ""
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Thread:
    """The order that a Message-ID belongs to; ``same_subject`` is None where its own is unknown."""

    order: str
    same_subject: bool | None = None


class Mails(Protocol):
    """The durable inbox of mail, and what is known of mail threads."""

    def add(self, mail: WaitingMail) -> bool:
        """Store a mail; False when it is there already."""

    def waiting(self, limit: int) -> Sequence[WaitingMail]:
        """The oldest that are due and not done; fewer when they are large, but one."""

    def get(self, mail_id: UUID) -> WaitingMail | None: ...
    def describe(self, mail_id: UUID, gist: MailGist) -> None:
        """Note what the mail says of itself, so that lists need not read it again."""

    def done(self, mail_id: UUID, outcome: str, order: str | None, by: str | None = None) -> bool:
        """Mark as done, ``by`` a person or by itself; False when it was done before."""

    def discard(self, mail_id: UUID, by: str, outcome: str = "discarded") -> bool:
        """Put a mail that is not done away for good, its bytes kept; False when it is not there."""

    def failed(
        self,
        mail_id: UUID,
        reason: str,
        retry_at: datetime | None,
        detail: str = "",
        order: str | None = None,
    ) -> bool:
        """Count a failed try; into quarantine when ``retry_at`` is None.

        ``reason`` is a sentence, with ``detail`` where it has {detail}; ``order``: it speaks of.
        False when it does not wait any more, since somebody else was first with it.
        """

    def put_off(self, mail_id: UUID, until: datetime) -> None:
        """Leave a waiting mail for later, for a fault that is none of its own."""

    def retry(self, mail_id: UUID) -> bool:
        """Take a mail out of quarantine; False when it is not there."""

    def choose(self, mail_id: UUID, choice: MailChoice) -> bool:
        """Have a held mail settled as somebody says; False when it is not held."""

    def bring_back(self, mail_id: UUID) -> bool:
        """Have a mail that a person put away wait for one again; False when nobody did."""

    def rows(self, quarantined_only: bool = True, limit: int = 1000) -> Sequence[MailRow]:
        """Received mails, oldest first: the newest so many."""

    def of_orders(self, orders: Sequence[str]) -> Sequence[KeptMail]:
        """What came by mail to these orders, the first first."""

    def row(self, mail_id: UUID) -> MailRow | None:
        """One received mail, without its bytes."""

    def quarantined(self) -> int:
        """How many wait for a person."""

    def oldest_quarantined(self) -> datetime | None:
        """Since when the one that waits longest for a person has been here."""

    def stored_since(self, sender: str, since: datetime) -> int:
        """How many bytes of files this sender's mails have brought since a moment."""

    def remember_thread(self, message_id: str, order: str, subject: str | None = None) -> None:
        """Answers to this Message-ID belong to the order; ``subject`` is without its prefixes."""

    def mention(self, message_ids: Sequence[str], order: str, subject: str) -> None:
        """A mail of the order speaks of these mails, which need not have come."""

    def threads(self, message_ids: Sequence[str], subject: str = "") -> Sequence[Thread]:
        """The orders these Message-IDs belong to, in their order, and whether about this."""

    def mentioning(self, message_ids: Sequence[str], subject: str) -> Sequence[str]:
        """The orders of which some mail speaks of one of these mails, under the same subject."""

    def move_threads(self, source: str, target: str) -> None:
        """Answers in the threads of one order belong to another from now on (RV-08)."""

    def order_of_thread(self, message_ids: Sequence[str]) -> str | None:
        """The order that one of these Message-IDs, first match first, belongs to."""

    def last_seen(self, folder: str, uidvalidity: int) -> int: ...
    def remember_seen(self, folder: str, uidvalidity: int, uid: int) -> None: ...


@dataclass(frozen=True, slots=True)
class Unreached:
    """An address that mail came back from; ``order`` is the order that mail was about."""

    address: str
    since: datetime
    reason: str
    order: str | None = None


class Undeliverable(Protocol):
    """The addresses that can't be reached."""

    def put(self, unreached: Unreached) -> None:
        """Note an address, however it is written; the first time stays."""

    def get(self, address: str) -> Unreached | None: ...
    def remove(self, address: str) -> bool:
        """It can be reached again; False when it was not noted."""

    def all(self) -> Sequence[Unreached]:
        """All of them, the newest first."""
