"""What is remembered of chats."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from core.chat import Hand, Pending, Place


@dataclass(frozen=True, slots=True)
class CardPlace:
    """A live card: which order is shown where, in which language, and what is shown of it.

    ``pinned``: it stands at the top of its chat, or of its topic (XT-01).
    """

    place: Place
    order: str
    language: str
    user_id: UUID | None = None
    message_id: int | None = None
    shown_version: int = -1
    shown_hash: str = ""
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class Topic:
    """A thread of a chat for what is said about one thing: an order's number, or a subgroup.

    ``name`` and ``closed`` are as they stand in the chat (XT-02).
    """

    chat_id: int
    about: str
    thread_id: int
    name: str
    closed: bool = False


class Chats(Protocol):
    """What the bot remembers of chats."""

    def dispatchers(self) -> Place | None:
        """The group that a dispatcher linked with /here."""

    def link_dispatchers(self, place: Place | None) -> None: ...
    def language(self, chat_id: int) -> str | None:
        """What is spoken in the dispatchers' group, where they chose; None elsewhere."""

    def speak(self, chat_id: int, language: str) -> None: ...
    def migrate(self, old_chat_id: int, new_chat_id: int) -> None: ...
    def pending(self, user_id: int, place: Place) -> Pending | None: ...
    def asked_in(self, place: Place, message_id: int) -> Pending | None:
        """What the bot waits for from whoever was asked in that message."""

    def expect(self, pending: Pending) -> None: ...
    def forget(self, user_id: int, place: Place) -> None: ...
    def hand(self, user_id: int, place: Place) -> Hand | None: ...
    def take_in_hand(self, user_id: int, place: Place, hand: Hand) -> None: ...
    def stands_for(self, chat_id: int, message_id: int) -> Mapping[str, str] | None:
        """What a bot line, or a person's own message, stands for."""

    def remember_line(
        self, chat_id: int, message_id: int, stands_for: Mapping[str, str]
    ) -> None: ...
    def card(self, place: Place, order: str) -> CardPlace | None: ...
    def put_card(self, card: CardPlace) -> None: ...
    def cards_of(self, order: str) -> Sequence[CardPlace]:
        """Every card of the order, wherever it is shown."""

    def stale_cards(self, limit: int) -> Sequence[CardPlace]:
        """Sent cards that show an older version than the order has, least recently tried first."""

    def drop_card(self, place: Place, order: str) -> None: ...
    def pinned_cards(self, place: Place) -> Sequence[CardPlace]:
        """The cards that stand at the top here."""

    def pin_card(self, card: CardPlace, pinned: bool) -> None:
        """Note whether it stands at the top."""

    def topic(self, chat_id: int, about: str) -> Topic | None: ...
    def topic_at(self, place: Place) -> Topic | None:
        """The topic that is this thread."""

    def put_topic(self, topic: Topic) -> None: ...
    def drop_topic(self, topic: Topic) -> None:
        """It is there no more."""

    def outdate_cards(self, user_id: UUID) -> None:
        """Have every card that was drawn for this user drawn anew."""
