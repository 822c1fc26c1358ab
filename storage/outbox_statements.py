"""The statements of the outbox, built once: which delivery is whose turn, and how each ends."""

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    and_,
    bindparam,
    case,
    func,
    literal_column,
    or_,
    select,
    update,
)

from core.deliveries import ANSWERS, Channel, DeliveryState
from storage import tables
from storage.statements import insert_new, one_of

_delivery, _queued = tables.delivery, tables.delivery.alias("queued")
UNFINISHED = ("waiting", "sending")
RETRIABLE = ("failed", "maybe_sent", "dropped", "returned")

PUT = insert_new(_delivery)
_WAITS = and_(one_of(_delivery.c.state, *UNFINISHED), one_of(_delivery.c.state, "waiting"))
"""Said twice, so that the index of what is unfinished is used."""

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
OVERDUE = _CLAIMABLE.where(
    _delivery.c.created_at < bindparam("before"), one_of(_delivery.c.state, "waiting")
)
GIVE_UP = (
    update(_delivery)
    .where(_delivery.c.position == bindparam("given_up"))
    .values(
        state=DeliveryState.FAILED,
        finished_at=bindparam("now"),
        error=bindparam("why"),
        token=None,
    )
)
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
    _delivery.c.language,
    # A customer's letter may have gone to his chat instead, which makes it no other letter.
).where(_delivery.c.id == bindparam("delivery"), _delivery.c.channel != Channel.SMS)
RETURNED = (
    update(_delivery)
    .where(
        _delivery.c.id == bindparam("delivery"),
        _delivery.c.channel == Channel.EMAIL,
        one_of(_delivery.c.state, "sent", "maybe_sent"),
    )
    .values(state=DeliveryState.RETURNED)
)
SAID_AS = (
    select(_delivery.c.external_id)
    .where(
        _delivery.c.cause == bindparam("cause"),
        _delivery.c.letter == bindparam("letter"),
        _delivery.c.state == DeliveryState.SENT,
    )
    .limit(1)
)
REST = (
    update(_delivery)
    .where(
        _delivery.c.channel == bindparam("over"),
        _delivery.c.recipient == bindparam("to"),
        _WAITS,
        _delivery.c.due_at < bindparam("until"),
    )
    .values(due_at=bindparam("until"))
)
_THIS = tables.delivery.alias("this")
NEWER = (
    select(_delivery.c.context)
    .join(_THIS, _THIS.c.id == bindparam("this"))
    .where(
        _delivery.c.order_number == bindparam("order"),
        _delivery.c.channel == bindparam("over"),
        _delivery.c.recipient == bindparam("to"),
        _delivery.c.letter == bindparam("such"),
        _delivery.c.position > _THIS.c.position,
        one_of(_delivery.c.state, *UNFINISHED, "sent", "maybe_sent"),
    )
)
WAITING = (
    select(func.count())
    .select_from(_delivery)
    .where(_delivery.c.channel == bindparam("over"), one_of(_delivery.c.state, *UNFINISHED))
)
ORDER_OF = select(_delivery.c.order_number).where(_delivery.c.id == bindparam("delivery"))

WITHDRAW = (
    update(_delivery)
    .where(
        _delivery.c.cause.in_(bindparam("causes", expanding=True)),
        one_of(_delivery.c.state, "waiting", "failed"),
    )
    .values(state=DeliveryState.DROPPED, finished_at=bindparam("now"))
)

DROP = (
    update(_delivery)
    .where(
        _delivery.c.id == bindparam("delivery"),
        one_of(_delivery.c.state, "failed", "maybe_sent", "returned"),
    )
    .values(state=DeliveryState.DROPPED, finished_at=bindparam("now"))
)

WITHDRAW_FROM = (
    update(_delivery)
    .where(
        _delivery.c.channel == bindparam("over"),
        _delivery.c.recipient == bindparam("to"),
        _WAITS,
    )
    .values(state=DeliveryState.DROPPED, finished_at=bindparam("now"))
)

BESIDE = (
    select(_delivery.c.id, _delivery.c.context)
    .where(
        _delivery.c.channel == bindparam("over"),
        _delivery.c.recipient == bindparam("to"),
        _delivery.c.letter == bindparam("such"),
        _delivery.c.order_number == bindparam("order"),
        _delivery.c.id != bindparam("not_this"),
        one_of(_delivery.c.state, "waiting"),
    )
    .order_by(_delivery.c.position)
)
TELL_WITH = (
    update(_delivery)
    .where(
        _delivery.c.id.in_(bindparam("ids", expanding=True)),
        one_of(_delivery.c.state, "waiting"),
    )
    .values(
        state=DeliveryState.DROPPED,
        finished_at=bindparam("now"),
        error=bindparam("why"),
        token=None,
    )
)
HURRY = (
    update(_delivery)
    .where(
        _delivery.c.channel == bindparam("over"),
        _delivery.c.recipient == bindparam("to"),
        _WAITS,
        _delivery.c.attempts > 0,
    )
    .values(due_at=bindparam("now"))
)
