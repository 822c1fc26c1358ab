"""What the bot remembers of chats: what it waits for, what is in hand, what a line stands for."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Update, bindparam, delete, select, update

from core.chat import Hand, Pending, Place
from core.deliveries import Channel
from core.words import plain
from storage import tables
from storage.cards import SqlCards
from storage.quick import quick
from storage.statements import upsert
from storage.topics import SqlTopics

_linked, _pending, _hand, _line = (
    tables.linked_chat,
    tables.pending_input,
    tables.hand,
    tables.bot_line,
)
DISPATCHERS = "dispatchers"


def _here(table: Any) -> tuple[Any, ...]:
    return (
        table.c.user_id == bindparam("user_id"),
        table.c.chat_id == bindparam("chat_id"),
        table.c.thread_id == bindparam("thread_id"),
    )


LINKED = select(_linked.c.chat_id, _linked.c.thread_id).where(_linked.c.role == DISPATCHERS)
LINK = upsert(_linked)
SPOKEN = select(_linked.c.language).where(_linked.c.chat_id == bindparam("here"))
SPEAK = (
    update(_linked)
    .where(_linked.c.chat_id == bindparam("here"))
    .values(language=bindparam("language"))
)
UNLINK = delete(_linked).where(_linked.c.role == DISPATCHERS)
PENDING = select(
    _pending.c.kind,
    _pending.c.order,
    _pending.c.context,
    _pending.c.prompt_message_id,
    _pending.c.asked_at,
).where(*_here(_pending))
ASKED_IN = (
    select(
        _pending.c.user_id,
        _pending.c.kind,
        _pending.c.order,
        _pending.c.context,
        _pending.c.prompt_message_id,
        _pending.c.asked_at,
    )
    .where(
        _pending.c.chat_id == bindparam("in_chat"),
        _pending.c.thread_id == bindparam("in_thread"),
        _pending.c.prompt_message_id == bindparam("prompt"),
    )
    .limit(1)
)
EXPECT = upsert(_pending)
FORGET = delete(_pending).where(*_here(_pending))
HAND = select(_hand.c.order, _hand.c.assignment_id).where(*_here(_hand))
TAKE = upsert(_hand)
STANDS_FOR = select(_line.c.stands_for).where(
    _line.c.chat_id == bindparam("chat_id"), _line.c.message_id == bindparam("message_id")
)
REMEMBER = upsert(_line)

MOVING = (_pending, _hand, tables.card)


class SqlChats(SqlCards, SqlTopics):
    """The chats of one transaction."""

    def dispatchers(self) -> Place | None:
        """The group that a dispatcher linked with /here."""
        row = self._connection.execute(LINKED).one_or_none()
        return Place(*row) if row else None

    def link_dispatchers(self, place: Place | None) -> None:
        """Make it the dispatchers' place; None unlinks."""
        if place is None:
            self._connection.execute(UNLINK)
        else:
            self._connection.execute(LINK, {"role": DISPATCHERS} | _cells(place))

    def language(self, chat_id: int) -> str | None:
        """What is spoken in the dispatchers' group, where they chose; None elsewhere."""
        row = self._connection.execute(SPOKEN, {"here": chat_id}).one_or_none()
        return row[0] if row else None

    def speak(self, chat_id: int, language: str) -> None:
        """Speak this there from now on."""
        self._connection.execute(SPEAK, {"here": chat_id, "language": language})

    def migrate(self, old_chat_id: int, new_chat_id: int) -> None:
        """A group became a supergroup: everything of it has a new chat ID, and no old messages."""
        for table in MOVING:
            self._connection.execute(delete(table).where(table.c.chat_id == new_chat_id))
        for table in (_linked, *MOVING):
            here = table.c.chat_id == old_chat_id
            self._connection.execute(update(table).where(here).values(chat_id=new_chat_id))
        self._connection.execute(_without_messages(new_chat_id))
        self._connection.execute(_sent_to(old_chat_id, new_chat_id))

    def pending(self, user_id: int, place: Place) -> Pending | None:
        """What the bot waits for from this user here."""
        row = quick(PENDING).one(self._connection, _at(user_id, place))
        return Pending(user_id, place, *row) if row else None

    def asked_in(self, place: Place, message_id: int) -> Pending | None:
        """What the bot waits for from whoever was asked in that message."""
        here = {"in_chat": place.chat_id, "in_thread": place.thread_id, "prompt": message_id}
        row = quick(ASKED_IN).one(self._connection, here)
        return Pending(row[0], place, *row[1:]) if row else None

    def expect(self, pending: Pending) -> None:
        """Wait for this from now on, and for nothing else."""
        row = _at(pending.user_id, pending.place) | {
            "kind": pending.kind,
            "order": pending.order,
            "context": plain(pending.context),
            "prompt_message_id": pending.prompt_message_id,
            "asked_at": pending.asked_at,
        }
        quick(EXPECT).change(self._connection, row)

    def forget(self, user_id: int, place: Place) -> None:
        """Wait for nothing."""
        quick(FORGET).change(self._connection, _at(user_id, place))

    def hand(self, user_id: int, place: Place) -> Hand | None:
        """The order this user has in hand here."""
        row = quick(HAND).one(self._connection, _at(user_id, place))
        return Hand(*row) if row else None

    def take_in_hand(self, user_id: int, place: Place, hand: Hand) -> None:
        """This is in hand from now on."""
        row = {"order": hand.order, "assignment_id": hand.assignment_id}
        quick(TAKE).change(self._connection, _at(user_id, place) | row)

    def stands_for(self, chat_id: int, message_id: int) -> Mapping[str, str] | None:
        """What a bot line, or a person's own message, stands for."""
        line = {"chat_id": chat_id, "message_id": message_id}
        row = quick(STANDS_FOR).one(self._connection, line)
        return row[0] if row else None

    def remember_line(self, chat_id: int, message_id: int, stands_for: Mapping[str, str]) -> None:
        """A reply to this message acts on what it stands for."""
        row = {"chat_id": chat_id, "message_id": message_id, "stands_for": dict(stands_for)}
        quick(REMEMBER).change(self._connection, row)


def _cells(place: Place) -> dict[str, Any]:
    return {"chat_id": place.chat_id, "thread_id": place.thread_id}


def _at(user_id: int, place: Place) -> dict[str, Any]:
    return {"user_id": user_id} | _cells(place)


def _without_messages(chat_id: int) -> Update:
    card = tables.card
    return update(card).where(card.c.chat_id == chat_id).values(message_id=None, pinned=False)


def _sent_to(old_chat_id: int, new_chat_id: int) -> Update:
    delivery = tables.delivery
    return (
        update(delivery)
        .where(
            delivery.c.channel == Channel.TELEGRAM,
            delivery.c.recipient == str(old_chat_id),
            delivery.c.finished_at.is_(None),
        )
        .values(recipient=str(new_chat_id))
    )
