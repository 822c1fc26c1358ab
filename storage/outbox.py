"""The outbox: deliveries written with the effect, claimed by senders under a lease and a token."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    and_,
    bindparam,
    case,
    func,
    literal_column,
    or_,
    select,
    update,
)

from core.deliveries import ANSWERS, Channel, Delivery, DeliveryState, NewDelivery, Sent
from core.lists import LetterRow
from core.ports import Letter
from core.words import plain
from storage import tables
from storage.statements import insert_new, one_of

_delivery, _queued = tables.delivery, tables.delivery.alias("queued")
LISTED_AT_MOST = 1000
UNFINISHED = ("waiting", "sending")
RETRIABLE = ("failed", "maybe_sent", "dropped", "returned")

PUT = insert_new(_delivery)

# In a chat, order matters: a recipient's oldest letter that was tried or is due goes first, and
# while it waits for its next try, so do the others. One that is put off and untried holds up none.
# Who has just said something looks at the chat and waits: his answers go before the news.
_LANE: ColumnElement[int] = literal_column("1000000000000", BigInteger)
_RANK = _queued.c.position + case(
    (one_of(_queued.c.state, "sending"), 0),
    (_queued.c.cause.startswith(ANSWERS), _LANE),
    else_=2 * _LANE,
)
_FIRST_IN_CHAT = (
    select(func.min(_RANK) % _LANE)
    .where(
        _queued.c.channel == bindparam("channel"),
        one_of(_queued.c.state, *UNFINISHED),
        or_(_queued.c.attempts > 0, _queued.c.due_at <= bindparam("now")),
    )
    .group_by(_queued.c.recipient)
)
_UNFINISHED = and_(
    _delivery.c.channel == bindparam("channel"), one_of(_delivery.c.state, *UNFINISHED)
)
_PUT_OFF = and_(_delivery.c.attempts == 0, _delivery.c.due_at > bindparam("now"))
_CLAIMABLE = (
    select(
        _delivery.c.position,
        _delivery.c.id,
        _delivery.c.channel,
        _delivery.c.recipient,
        _delivery.c.letter,
        _delivery.c.language,
        _delivery.c.context,
        _delivery.c.order_number,
        _delivery.c.by,
        _delivery.c.created_at,
        _delivery.c.attempts,
    )
    .where(_UNFINISHED, _delivery.c.due_at <= bindparam("now"))
    .order_by(_delivery.c.due_at, _delivery.c.position)
    .limit(bindparam("limit"))
    .with_for_update(skip_locked=True)
)
_NEXT_DUE = select(func.min(_delivery.c.due_at)).where(_UNFINISHED)
CLAIMABLE = {
    Channel.EMAIL: _CLAIMABLE,
    Channel.SMS: _CLAIMABLE,
    Channel.TELEGRAM: _CLAIMABLE.where(_delivery.c.position.in_(_FIRST_IN_CHAT)),
}
NEXT_DUE = {
    Channel.EMAIL: _NEXT_DUE,
    Channel.SMS: _NEXT_DUE,
    Channel.TELEGRAM: _NEXT_DUE.where(or_(_delivery.c.position.in_(_FIRST_IN_CHAT), _PUT_OFF)),
}
CLAIM = update(_delivery).where(_delivery.c.position == bindparam("claimed"))
HOLD = FINISH = update(_delivery).where(
    _delivery.c.id == bindparam("delivery"),
    _delivery.c.token == bindparam("claimed_with"),
    one_of(_delivery.c.state, "sending"),
)
RELEASE = (
    update(_delivery)
    .where(one_of(_delivery.c.state, "sending"))
    .values(state=DeliveryState.WAITING, due_at=bindparam("now"), token=None)
)
RETRY = (
    update(_delivery)
    .where(_delivery.c.id == bindparam("delivery"), one_of(_delivery.c.state, *RETRIABLE))
    .values(state=DeliveryState.WAITING, attempts=0, token=None, finished_at=None)
)
MOVE = (
    update(_delivery)
    .where(_delivery.c.order_number == bindparam("source"))
    .values(order_number=bindparam("target"))
)
LETTER = select(
    _delivery.c.id,
    _delivery.c.letter,
    _delivery.c.recipient,
    _delivery.c.context,
    _delivery.c.order_number,
    _delivery.c.state,
).where(_delivery.c.id == bindparam("delivery"), _delivery.c.channel == Channel.EMAIL)
RETURNED = (
    update(_delivery)
    .where(
        _delivery.c.id == bindparam("delivery"),
        _delivery.c.channel == Channel.EMAIL,
        one_of(_delivery.c.state, "sent", "maybe_sent"),
    )
    .values(state=DeliveryState.RETURNED)
)
ORDER_OF = select(_delivery.c.order_number).where(_delivery.c.id == bindparam("delivery"))

_LETTERS = (
    select(
        _delivery.c.id,
        _delivery.c.letter,
        _delivery.c.channel,
        _delivery.c.recipient,
        _delivery.c.by,
        func.coalesce(_delivery.c.finished_at, _delivery.c.created_at),
        _delivery.c.state,
        _delivery.c.order_number,
        _delivery.c.error,
        _delivery.c.attempts,
    )
    .order_by(_delivery.c.position.desc())
    .limit(LISTED_AT_MOST)
)
LEFT = _LETTERS.where(
    _delivery.c.cause.in_(bindparam("causes", expanding=True)),
    _delivery.c.channel == Channel.EMAIL,
    one_of(_delivery.c.state, "sent", "maybe_sent", "sending"),
)
WITHDRAW = (
    update(_delivery)
    .where(
        _delivery.c.cause.in_(bindparam("causes", expanding=True)),
        one_of(_delivery.c.state, "waiting", "failed"),
    )
    .values(state=DeliveryState.DROPPED, finished_at=bindparam("now"))
)

WITHDRAW_FROM = (
    update(_delivery)
    .where(
        _delivery.c.channel == bindparam("over"),
        _delivery.c.recipient == bindparam("to"),
        one_of(_delivery.c.state, "waiting"),
    )
    .values(state=DeliveryState.DROPPED, finished_at=bindparam("now"))
)


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
        self._connection.execute(PUT, row)
        self._touched.add("deliveries")

    def claim(self, channel: Channel, limit: int, lease: timedelta) -> Sequence[Delivery]:
        """Take what is due, oldest first, under a new token; ``attempts`` are the earlier ones.

        While it is sent, ``due_at`` is the end of the lease: then it may be claimed once more.
        """
        due = {"channel": channel, "now": self._now, "limit": limit}
        rows = self._connection.execute(CLAIMABLE[channel], due).all()
        token, until = uuid4(), self._now + lease
        if rows:
            claims = [_claim(row[0], row[-1], token, until) for row in rows]
            self._connection.execute(CLAIM, claims)
        return [Delivery(*row[1:], token=token) for row in rows]

    def hold(self, delivery_id: UUID, token: UUID, lease: timedelta) -> bool:
        """Prolong a claim that takes its time; False when it was lost meanwhile."""
        row = {"delivery": delivery_id, "claimed_with": token, "due_at": self._now + lease}
        return self._connection.execute(HOLD, row).rowcount == 1

    def release(self) -> int:
        """Give back everything that is claimed; only for a process that serves alone."""
        return self._connection.execute(RELEASE, {"now": self._now}).rowcount

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
        return self._connection.execute(FINISH, row).rowcount == 1

    def next_due(self, channel: Channel) -> datetime | None:
        """When the next waiting delivery or expired lease falls due."""
        asked = {"channel": channel, "now": self._now}
        moment: datetime | None = self._connection.execute(NEXT_DUE[channel], asked).scalar_one()
        return moment

    def retry(self, delivery_id: UUID) -> None:
        """Send once more what failed, was dropped or is only maybe sent."""
        self._connection.execute(RETRY, {"delivery": delivery_id, "due_at": self._now})
        self._touched.add("deliveries")

    def rows(self, order: str | None = None, failed_only: bool = False) -> Sequence[LetterRow]:
        """The letters of an order, or of all, oldest first: the newest thousand."""
        statement = _LETTERS
        if order is not None:
            statement = statement.where(_delivery.c.order_number == order)
        if failed_only:
            statement = statement.where(
                one_of(_delivery.c.state, "failed", "maybe_sent", "returned")
            )
        return [LetterRow(*row) for row in reversed(self._connection.execute(statement).all())]

    def left_for(self, causes: Sequence[str]) -> Sequence[LetterRow]:
        """The mails that left, or may have, because of these events."""
        rows = self._connection.execute(LEFT, {"causes": list(causes)}).all()
        return [LetterRow(*row) for row in reversed(rows)]

    def withdraw(self, causes: Sequence[str]) -> Sequence[LetterRow]:
        """Drop what still waits because of these events; gives the mails that have left."""
        self._connection.execute(WITHDRAW, {"causes": list(causes), "now": self._now})
        self._touched.add("deliveries")
        return self.left_for(causes)

    def withdraw_from(self, channel: Channel, recipient: str) -> None:
        """Drop what still waits to be sent to this address or chat."""
        asked = {"over": channel, "to": recipient, "now": self._now}
        self._connection.execute(WITHDRAW_FROM, asked)
        self._touched.add("deliveries")

    def move(self, source: str, target: str) -> None:
        """What was and is to be sent about one order is about another from now on."""
        self._connection.execute(MOVE, {"source": source, "target": target})

    def letter(self, delivery_id: UUID) -> Letter | None:
        """A mail of ours as it was written, for what answers it."""
        row = self._connection.execute(LETTER, {"delivery": delivery_id}).one_or_none()
        return Letter(*row) if row else None

    def returned(self, delivery_id: UUID, reason: str) -> bool:
        """Note that a mail which left came back; False when it is not one, or was noted."""
        row = {"delivery": delivery_id, "error": reason}
        self._touched.add("deliveries")
        return self._connection.execute(RETURNED, row).rowcount == 1

    def order_of(self, delivery_id: UUID) -> str | None:
        """The number of the order that a delivery is about."""
        asked = {"delivery": delivery_id}
        return self._connection.execute(ORDER_OF, asked).scalar_one_or_none()


def _claim(position: int, attempts: int, token: UUID, until: datetime) -> dict[str, Any]:
    return {
        "claimed": position,
        "state": DeliveryState.SENDING,
        "token": token,
        "due_at": until,
        "attempts": attempts + 1,
    }
