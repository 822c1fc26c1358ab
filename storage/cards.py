"""Live cards: which order is shown where, and which of them show an older version than it has.

An order's row keeps the oldest version that a card of it shows. So saving an order writes nothing
about cards, and the few that fell behind are still found through an index.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, func, select, text, update

from core.chat import Place
from core.numbers import OrderNumber
from core.ports import CardPlace
from storage import tables
from storage.quick import quick
from storage.statements import upsert
from storage.work_orders import LOCK

_card, _order = tables.card, tables.work_order
_CELLS = (
    _card.c.chat_id,
    _card.c.thread_id,
    _card.c.order_id,
    _card.c.language,
    _card.c.user_id,
    _card.c.message_id,
    _card.c.shown_version,
    _card.c.shown_hash,
    _card.c.pinned,
)
_THIS = (
    _card.c.order_id == bindparam("order_id"),
    _card.c.chat_id == bindparam("chat_id"),
    _card.c.thread_id == bindparam("thread_id"),
)

CARD = select(*_CELLS).where(*_THIS)
OF_ORDER = (
    select(*_CELLS)
    .where(_card.c.order_id == bindparam("order_id"))
    .order_by(_card.c.chat_id, _card.c.thread_id)
)
PUT = upsert(_card)
PINNED = (
    select(*_CELLS)
    .where(
        _card.c.chat_id == bindparam("chat_id"),
        _card.c.thread_id == bindparam("thread_id"),
        _card.c.pinned,
    )
    .order_by(_card.c.order_id)
)
PIN = (
    update(_card)
    .where(
        _card.c.order_id == bindparam("of_order"),
        _card.c.chat_id == bindparam("in_chat"),
        _card.c.thread_id == bindparam("in_thread"),
        _card.c.message_id == bindparam("as_message"),
    )
    .values(pinned=bindparam("is_pinned"))
)
DROP = delete(_card).where(*_THIS)
SHOWN = (
    update(_order)
    .where(_order.c.id == bindparam("of_order"))
    .values(
        shown_version=select(func.min(_card.c.shown_version))
        .where(_card.c.order_id == bindparam("of_order"), _card.c.message_id.is_not(None))
        .scalar_subquery()
    )
)
CARDS_OF = (
    select(_card.c.order_id)
    .where(_card.c.user_id == bindparam("of_user"))
    .order_by(_card.c.order_id)
)
OUTDATE = update(_card).where(_card.c.user_id == bindparam("of_user")).values(shown_version=-1)
_BEHIND = select(_order.c.id).where(text("work_order.version > work_order.shown_version"))
OF_ONE_CHAT = 20
"""As many cards as a group can have drawn in a minute."""
_IN_TURN = (
    select(
        *_CELLS,
        _card.c.tried_at,
        func.row_number()
        .over(partition_by=_card.c.chat_id, order_by=_card.c.tried_at)
        .label("nth_of_chat"),
    )
    .where(
        _card.c.order_id.in_(_BEHIND),
        _card.c.shown_version
        < select(_order.c.version).where(_order.c.id == _card.c.order_id).scalar_subquery(),
        _card.c.message_id.is_not(None),
    )
    .subquery()
)
STALE = (
    select(*(_IN_TURN.c[each.name] for each in _CELLS))
    .where(_IN_TURN.c.nth_of_chat <= bindparam("of_one_chat"))
    .order_by(_IN_TURN.c.tried_at, _IN_TURN.c.order_id)
    .limit(bindparam("limit"))
)


class SqlCards:
    """The live cards of one transaction."""

    def __init__(self, connection: Connection, now: datetime, touched: set[str]) -> None:
        self._connection, self._now, self._touched = connection, now, touched

    def card(self, place: Place, order: str) -> CardPlace | None:
        """The order's card in this place."""
        row = quick(CARD).one(self._connection, _at(place, order))
        return _card_of(row) if row else None

    def put_card(self, card: CardPlace) -> None:
        """Keep a card as it is shown now, if its order is still there; it is tried again last."""
        row = _at(card.place, card.order) | {
            "language": card.language,
            "user_id": card.user_id,
            "message_id": card.message_id,
            "shown_version": card.shown_version,
            "shown_hash": card.shown_hash,
            "tried_at": self._now,
            "pinned": card.pinned,
        }
        this = {"of_order": row["order_id"]}
        if quick(LOCK).one(self._connection, this) is None:
            return  # deleted while it was on its way to the chat
        quick(PUT).change(self._connection, row)
        quick(SHOWN).change(self._connection, this)
        self._touched.add("cards")

    def cards_of(self, order: str) -> Sequence[CardPlace]:
        """Every card of the order, wherever it is shown."""
        this = {"order_id": OrderNumber.parse(order).identity}
        return [_card_of(row) for row in self._connection.execute(OF_ORDER, this)]

    def stale_cards(self, limit: int) -> Sequence[CardPlace]:
        """Sent cards that show an older version than the order has, least recently tried first.

        Few of one chat at a time, so that a slow one does not hold up the others.
        """
        bounds = {"limit": limit, "of_one_chat": OF_ONE_CHAT}
        return [_card_of(row) for row in quick(STALE).all(self._connection, bounds)]

    def pinned_cards(self, place: Place) -> Sequence[CardPlace]:
        """The cards that stand at the top here."""
        here = {"chat_id": place.chat_id, "thread_id": place.thread_id}
        return [_card_of(row) for row in quick(PINNED).all(self._connection, here)]

    def pin_card(self, card: CardPlace, pinned: bool) -> None:
        """Note whether it stands at the top, if it is still the same message."""
        row = {
            "of_order": OrderNumber.parse(card.order).identity,
            "in_chat": card.place.chat_id,
            "in_thread": card.place.thread_id,
            "as_message": card.message_id,
            "is_pinned": pinned,
        }
        quick(PIN).change(self._connection, row)

    def outdate_cards(self, user_id: UUID) -> None:
        """Have every card that was drawn for this user drawn anew."""
        orders = self._connection.execute(CARDS_OF, {"of_user": user_id}).scalars().all()
        for order_id in orders:
            self._connection.execute(LOCK, {"of_order": order_id})
        self._connection.execute(OUTDATE, {"of_user": user_id})
        for order_id in orders:
            self._connection.execute(SHOWN, {"of_order": order_id})
        self._touched.add("cards")

    def drop_card(self, place: Place, order: str) -> None:
        """The card is gone from its chat."""
        row = _at(place, order)
        self._connection.execute(LOCK, {"of_order": row["order_id"]})
        self._connection.execute(DROP, row)
        self._connection.execute(SHOWN, {"of_order": row["order_id"]})


def _at(place: Place, order: str) -> dict[str, Any]:
    number = OrderNumber.parse(order)
    return {
        "order_id": number.identity,
        "chat_id": place.chat_id,
        "thread_id": place.thread_id,
    }


def _card_of(row: Sequence[Any]) -> CardPlace:
    chat_id, thread_id, order_id, *rest = row
    return CardPlace(Place(chat_id, thread_id), str(OrderNumber.of_id(order_id)), *rest)
