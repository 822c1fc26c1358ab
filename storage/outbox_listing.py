"""The statements of the mail log, built once: what was sent, of one order or of all, and how it went."""

from sqlalchemy import bindparam, func, select

from core.deliveries import Channel
from storage import tables
from storage.statements import one_of

_delivery = tables.delivery
LISTED_AT_MOST = 1000

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
        _delivery.c.external_id,
    )
    .order_by(_delivery.c.position.desc())
    .limit(LISTED_AT_MOST)
)
LEFT = _LETTERS.where(
    _delivery.c.cause.in_(bindparam("causes", expanding=True)),
    _delivery.c.channel == Channel.EMAIL,
    one_of(_delivery.c.state, "sent", "maybe_sent", "sending"),
)
ROW = _LETTERS.where(_delivery.c.id == bindparam("delivery"))
_OF_ORDER = _delivery.c.order_number == bindparam("order")
_NOT_ARRIVED = one_of(_delivery.c.state, "failed", "maybe_sent", "returned")
ROWS = {
    (False, False): _LETTERS,
    (False, True): _LETTERS.where(_NOT_ARRIVED),
    (True, False): _LETTERS.where(_OF_ORDER),
    (True, True): _LETTERS.where(_OF_ORDER, _NOT_ARRIVED),
}
"""By whether the letters of one order are meant, and whether only those that did not arrive."""
