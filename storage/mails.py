"""The durable inbox of mail, and which order a mail thread belongs to."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row

from core.lists import MailRow
from core.mail_choice import MailChoice
from core.ports import KeptMail, MailGist, Thread, WaitingMail
from storage import mail_threads
from storage.mail_statements import (
    ADD,
    ADD_RAW,
    BRING_BACK,
    BY_ID,
    CHOOSE,
    DESCRIBE,
    DISCARD,
    DONE,
    FAILED,
    LAST_SEEN,
    OF_ORDERS,
    OLDEST,
    PUT_OFF,
    QUARANTINED,
    REMEMBER_SEEN,
    RETRY,
    ROW,
    ROWS,
    STORED,
    THESE,
    WAITING,
)

MOST_BYTES = 32 * 1024 * 1024
"""So much mail is held in memory at once, but always one."""
LISTED_AT_MOST = 1000


class SqlMails:
    """The mail inbox of one transaction."""

    def __init__(self, connection: Connection, now: datetime, touched: set[str]) -> None:
        self._connection, self._now, self._touched = connection, now, touched

    def add(self, mail: WaitingMail) -> bool:
        """Store a mail; False when it is there already."""
        row = {
            "id": mail.id,
            "identity": mail.identity,
            "envelope_from": mail.envelope_from,
            "recipients": list(mail.recipients),
            "source": mail.source,
            "received_at": mail.received_at,
            "attempts": mail.attempts,
            "peer": mail.peer,
            "helo": mail.helo,
            "state": "waiting",
            "due_at": self._now,
        }
        if self._connection.execute(ADD, row).one_or_none() is None:
            return False
        self._connection.execute(ADD_RAW, {"mail_id": mail.id, "raw": mail.raw})
        self._touched.add("mails")
        return True

    def waiting(self, limit: int) -> Sequence[WaitingMail]:
        """The oldest that are due and not done, no more at once than fit into memory well."""
        asked = {"now": self._now, "limit": limit}
        fitting = list(_fitting(self._connection.execute(WAITING, asked).all()))
        rows = self._connection.execute(THESE, {"these": fitting}) if fitting else ()
        return [_mail_of(row) for row in rows]

    def get(self, mail_id: UUID) -> WaitingMail | None:
        """The mail with this ID, in whatever state."""
        row = self._connection.execute(BY_ID, {"this": mail_id}).one_or_none()
        return _mail_of(row) if row else None

    def describe(self, mail_id: UUID, gist: MailGist) -> None:
        """Note what the mail says of itself, so that lists need not read it again."""
        row = {
            "this": mail_id,
            "sender": gist.sender,
            "subject": gist.subject,
            "kind": gist.kind,
            "verdict": gist.verdict,
            "stored_bytes": gist.stored,
            "name": gist.name,
            "beginning": gist.beginning,
            "files": gist.files,
        }
        self._connection.execute(DESCRIBE, row)

    def done(self, mail_id: UUID, outcome: str, order: str | None, by: str | None = None) -> bool:
        """Mark as done; False when it was done before."""
        row = {
            "this": mail_id,
            "outcome": outcome,
            "order_number": order,
            "settled_at": self._now,
            "settled_by": by,
        }
        return self._connection.execute(DONE, row).rowcount == 1

    def discard(self, mail_id: UUID, by: str, outcome: str = "discarded") -> bool:
        """Put a mail that is not done away for good, its bytes kept; False when it is not there."""
        row = {"this": mail_id, "settled_at": self._now, "settled_by": by, "outcome": outcome}
        self._touched.add("mails")
        return self._connection.execute(DISCARD, row).rowcount == 1

    def failed(
        self,
        mail_id: UUID,
        reason: str,
        retry_at: datetime | None,
        detail: str = "",
        order: str | None = None,
    ) -> bool:
        """Count a failed try; into quarantine when ``retry_at`` is None. False: it waits no more."""
        state = "quarantined" if retry_at is None else "waiting"
        due_at = retry_at or self._now
        row: dict[str, Any] = {"this": mail_id, "state": state, "reason": reason, "due_at": due_at}
        row = {**row, "detail": detail or None, "order_number": order}
        if retry_at is None:
            row["choice"] = None  # it did not come to that, so that a person is asked again
        self._touched.add("mails")
        return self._connection.execute(FAILED, row).rowcount == 1

    def put_off(self, mail_id: UUID, until: datetime) -> None:
        """Leave a waiting mail for later, for a fault that is none of its own."""
        self._connection.execute(PUT_OFF, {"this": mail_id, "due_at": until})

    def retry(self, mail_id: UUID) -> bool:
        """Take a mail out of quarantine; False when it is not there."""
        row = {"this": mail_id, "due_at": self._now}
        self._touched.add("mails")
        return self._connection.execute(RETRY, row).rowcount == 1

    def choose(self, mail_id: UUID, choice: MailChoice) -> bool:
        """Have a held mail settled as somebody says; False when it is not held."""
        row = {"this": mail_id, "choice": choice, "due_at": self._now}
        self._touched.add("mails")
        return self._connection.execute(CHOOSE, row).rowcount == 1

    def bring_back(self, mail_id: UUID) -> bool:
        """Have a mail that a person put away wait for one again; False when nobody did."""
        return self._connection.execute(BRING_BACK, {"this": mail_id}).rowcount == 1

    def rows(
        self, quarantined_only: bool = True, limit: int = LISTED_AT_MOST
    ) -> Sequence[MailRow]:
        """Received mails, oldest first: the newest so many."""
        rows = self._connection.execute(ROWS[quarantined_only], {"limit": limit}).all()
        return [MailRow(*row) for row in reversed(rows)]

    def of_orders(self, orders: Sequence[str]) -> Sequence[KeptMail]:
        """What came by mail to these orders, the first first."""
        rows = self._connection.execute(OF_ORDERS, {"orders": list(orders)})
        return [KeptMail(*row) for row in rows]

    def row(self, mail_id: UUID) -> MailRow | None:
        """One received mail, without its bytes."""
        found = self._connection.execute(ROW, {"this": mail_id}).one_or_none()
        return MailRow(*found) if found else None

    def quarantined(self) -> int:
        """How many wait for a person."""
        return self._connection.execute(QUARANTINED).scalar_one()

    def oldest_quarantined(self) -> datetime | None:
        """Since when the one that waits longest for a person has been here."""
        moment: datetime | None = self._connection.execute(OLDEST).scalar_one()
        return moment

    def stored_since(self, sender: str, since: datetime) -> int:
        """How many bytes of files this sender's mails have brought since a moment."""
        return int(self._connection.execute(STORED, {"who": sender, "since": since}).scalar_one())

    def remember_thread(self, message_id: str, order: str, subject: str | None = None) -> None:
        """Answers to this Message-ID belong to the order from now on; whose it was, it stays."""
        mail_threads.remember(self._connection, message_id, order, subject)

    def mention(self, message_ids: Sequence[str], order: str, subject: str) -> None:
        """A mail of the order speaks of these mails, which need not have come."""
        mail_threads.mention(self._connection, message_ids, order, subject)

    def move_threads(self, source: str, target: str) -> None:
        """Answers in the threads of one order belong to another from now on."""
        mail_threads.move(self._connection, source, target)

    def threads(self, message_ids: Sequence[str], subject: str = "") -> Sequence[Thread]:
        """The orders these Message-IDs belong to, in their order, and whether about this."""
        return mail_threads.found(self._connection, message_ids, subject)

    def mentioning(self, message_ids: Sequence[str], subject: str) -> Sequence[str]:
        """The orders of which some mail speaks of one of these mails, about the same."""
        return mail_threads.mentioning(self._connection, message_ids, subject)

    def order_of_thread(self, message_ids: Sequence[str]) -> str | None:
        """The order that one of these Message-IDs, first match first, belongs to."""
        return next((each.order for each in self.threads(message_ids)), None)

    def last_seen(self, folder: str, uidvalidity: int) -> int:
        """The highest UID fetched of a mailbox folder; 0 for none."""
        asked = {"folder": folder, "uidvalidity": uidvalidity}
        return self._connection.execute(LAST_SEEN, asked).scalar_one_or_none() or 0

    def remember_seen(self, folder: str, uidvalidity: int, uid: int) -> None:
        """Everything up to this UID is stored."""
        row = {"folder": folder, "uidvalidity": uidvalidity, "uid": uid}
        self._connection.execute(REMEMBER_SEEN, row)


def _fitting(mails: Iterable[Row[UUID, int]]) -> Iterator[UUID]:
    """Those of the mails, oldest first, that are not too much together."""
    room = MOST_BYTES
    for mail_id, size in mails:
        if size > room < MOST_BYTES:
            return
        room -= size
        yield mail_id


def _mail_of(row: Row[*tuple[Any, ...]]) -> WaitingMail:
    id_, identity, raw, envelope_from, recipients, *rest = row
    return WaitingMail(id_, identity, raw, envelope_from, tuple(recipients), *rest)
