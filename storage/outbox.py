"""The outbox: deliveries written with the effect, claimed by senders under a lease and a token."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection

from core.deliveries import Channel, Delivery, DeliveryState, NewDelivery, Sent
from core.lists import LetterRow
from core.ports import Letter
from core.words import plain
from storage import outbox_listing as listing
from storage import outbox_statements as statements
from storage.quick import quick

GIVEN_UP_AT_ONCE = 200
TOLD_WITH_ANOTHER = "told together with another"


class SqlOutbox:
    """The outbox of one transaction."""

    def __init__(self, connection: Connection, now: datetime, touched: set[str]) -> None:
        self._connection, self._now, self._touched = connection, now, touched

    def put(self, delivery: NewDelivery, cause: str, by: str) -> None:
        """Keep a delivery; the same cause, recipient, channel and letter only once."""
        row = {
            "id": uuid4(),
            "cause": cause,
            "channel": delivery.channel,
            "recipient": delivery.recipient,
            "letter": delivery.letter,
            "language": delivery.language,
            "context": plain(delivery.context),
            "order_number": delivery.order,
            "by": by,
            "created_at": self._now,
            "state": DeliveryState.WAITING,
            "due_at": delivery.due_at or self._now,
            "attempts": 0,
        }
        quick(statements.PUT).change(self._connection, row)
        self._touched.add("deliveries")

    def claim(self, channel: Channel, limit: int, lease: timedelta) -> Sequence[Delivery]:
        """Take what is due, oldest first, under a new token; ``attempts`` are the earlier ones.

        While it is sent, ``due_at`` is the end of the lease: then it may be claimed once more.
        """
        due = {"channel": channel, "now": self._now, "limit": limit}
        rows = quick(statements.CLAIMABLE[channel]).all(self._connection, due)
        token, until = uuid4(), self._now + lease
        for row in rows:
            claim = _claim(row[0], row[-1], token, until)
            quick(statements.CLAIM).change(self._connection, claim)
        return [replace(Delivery(*row[1:]), token=token) for row in rows]

    def hold(self, delivery_id: UUID, token: UUID, lease: timedelta) -> bool:
        """Prolong a claim that takes its time; False when it was lost meanwhile."""
        row = {"delivery": delivery_id, "claimed_with": token, "due_at": self._now + lease}
        return self._connection.execute(statements.HOLD, row).rowcount == 1

    def release(self) -> int:
        """Give back everything that is claimed; only for a process that serves alone."""
        return self._connection.execute(statements.RELEASE, {"now": self._now}).rowcount

    def finish(self, delivery_id: UUID, token: UUID, sent: Sent) -> bool:
        """Record how it went; False when the lease was lost to another sender meanwhile."""
        done = sent.state is not DeliveryState.WAITING
        row = {
            "delivery": delivery_id,
            "claimed_with": token,
            "state": sent.state,
            "external_id": sent.external_id,
            "error": sent.error,
            "due_at": sent.retry_at or self._now,
            "finished_at": self._now if done else None,
            "token": None,
        }
        self._touched.add("deliveries")
        return quick(statements.FINISH).change(self._connection, row) == 1

    def next_due(self, channel: Channel) -> datetime | None:
        """When the next waiting delivery or expired lease falls due."""
        asked = {"channel": channel, "now": self._now}
        row = quick(statements.NEXT_DUE[channel]).one(self._connection, asked)
        return row[0] if row else None

    def retry(self, delivery_id: UUID) -> None:
        """Send once more what failed, was dropped or is only maybe sent."""
        self._connection.execute(statements.RETRY, {"delivery": delivery_id, "due_at": self._now})
        self._touched.add("deliveries")

    def drop(self, delivery_id: UUID) -> None:
        """Let what did not arrive be."""
        asked = {"delivery": delivery_id, "now": self._now}
        self._connection.execute(statements.DROP, asked)
        self._touched.add("deliveries")

    def rows(self, order: str | None = None, failed_only: bool = False) -> Sequence[LetterRow]:
        """The letters of an order, or of all, oldest first: the newest thousand."""
        statement = listing.ROWS[order is not None, failed_only]
        asked = {} if order is None else {"order": order}
        rows = self._connection.execute(statement, asked).all()
        return [LetterRow(*row) for row in reversed(rows)]

    def row(self, delivery_id: UUID) -> LetterRow | None:
        """One delivery, as the mail log has it."""
        found = self._connection.execute(listing.ROW, {"delivery": delivery_id}).one_or_none()
        return LetterRow(*found) if found else None

    def left_for(self, causes: Sequence[str]) -> Sequence[LetterRow]:
        """The mails that left, or may have, because of these events."""
        rows = self._connection.execute(listing.LEFT, {"causes": list(causes)}).all()
        return [LetterRow(*row) for row in reversed(rows)]

    def withdraw(self, causes: Sequence[str]) -> Sequence[LetterRow]:
        """Drop what still waits because of these events; gives the mails that have left."""
        self._connection.execute(statements.WITHDRAW, {"causes": list(causes), "now": self._now})
        self._touched.add("deliveries")
        return self.left_for(causes)

    def withdraw_from(self, channel: Channel, recipient: str) -> None:
        """Drop what still waits to be sent to this address or chat."""
        asked = {"over": channel, "to": recipient, "now": self._now}
        self._connection.execute(statements.WITHDRAW_FROM, asked)
        self._touched.add("deliveries")

    def beside(self, delivery: Delivery) -> Mapping[UUID, Mapping[str, Any]]:
        """The context of each such letter about the same order that waits for the same reader."""
        asked = {
            "over": delivery.channel,
            "to": delivery.recipient,
            "such": delivery.letter,
            "order": delivery.order,
            "not_this": delivery.id,
        }
        rows = self._connection.execute(statements.BESIDE, asked)
        return {row.id: row.context for row in rows}

    def tell_with(self, deliveries: Sequence[UUID]) -> None:
        """Drop what still waits of these: another letter has said it."""
        asked = {"ids": list(deliveries), "now": self._now, "why": TOLD_WITH_ANOTHER}
        self._connection.execute(statements.TELL_WITH, asked)

    def hurry(self, channel: Channel, recipient: str) -> None:
        """Have what waits for this address or chat sent now."""
        asked = {"over": channel, "to": recipient, "now": self._now}
        self._connection.execute(statements.HURRY, asked)
        self._touched.add("deliveries")

    def move(self, source: str, target: str) -> None:
        """What was and is to be sent about one order is about another from now on."""
        self._connection.execute(statements.MOVE, {"source": source, "target": target})

    def letter(self, delivery_id: UUID) -> Letter | None:
        """A mail of ours as it was written, for what answers it."""
        row = self._connection.execute(statements.LETTER, {"delivery": delivery_id}).one_or_none()
        return Letter(*row) if row else None

    def returned(self, delivery_id: UUID, reason: str) -> bool:
        """Note that a mail which left came back; False when it is not one, or was noted."""
        row = {"delivery": delivery_id, "error": reason}
        self._touched.add("deliveries")
        return self._connection.execute(statements.RETURNED, row).rowcount == 1

    def rest(self, channel: Channel, recipient: str, until: datetime) -> None:
        """Let what else waits for this address wait as long."""
        asked = {"over": channel, "to": recipient, "until": until}
        self._connection.execute(statements.REST, asked)

    def newer(self, delivery: Delivery) -> Sequence[Mapping[str, Any]]:
        """The context of each later such letter on the same order to the same reader, unless lost."""
        asked = {
            "this": delivery.id,
            "order": delivery.order,
            "over": delivery.channel,
            "to": delivery.recipient,
            "such": delivery.letter,
        }
        return list(self._connection.execute(statements.NEWER, asked).scalars())

    def give_up(self, channel: Channel, before: datetime, why: str) -> Sequence[Delivery]:
        """Fail some of what has waited since before a moment; gives them, and none when none is left."""
        due = {"channel": channel, "now": self._now, "before": before, "limit": GIVEN_UP_AT_ONCE}
        rows = self._connection.execute(statements.OVERDUE, due).all()
        for row in rows:
            given_up = {"given_up": row[0], "now": self._now, "why": why}
            self._connection.execute(statements.GIVE_UP, given_up)
        self._touched.add("deliveries")
        return [Delivery(*row[1:]) for row in rows]

    def waiting(self, channel: Channel) -> int:
        """How many wait to be sent over a channel."""
        counted = self._connection.execute(statements.WAITING, {"over": channel})
        return int(counted.scalar_one())

    def said_as(self, cause: str, letter: str) -> str | None:
        """How the channel calls what was sent of this letter because of it; None: nothing yet."""
        asked = {"cause": cause, "letter": letter}
        return self._connection.execute(statements.SAID_AS, asked).scalar_one_or_none()

    def order_of(self, delivery_id: UUID) -> str | None:
        """The number of the order that a delivery is about."""
        asked = {"delivery": delivery_id}
        return self._connection.execute(statements.ORDER_OF, asked).scalar_one_or_none()


def _claim(position: int, attempts: int, token: UUID, until: datetime) -> dict[str, Any]:
    return {
        "claimed": position,
        "state": DeliveryState.SENDING,
        "token": token,
        "due_at": until,
        "attempts": attempts + 1,
    }
