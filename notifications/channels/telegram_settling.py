"""What is remembered when something was said in a chat: lines, cards, prompts, what is in hand."""

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from uuid import UUID

from core.chat import ASKS, ChatMessage, Hand, Place
from core.deliveries import Channel, Delivery, NewDelivery
from core.numbers import OrderNumber
from core.people import User
from core.ports import CardPlace, UnitOfWork
from core.refusals import NoSuchOrder
from core.topics import TopicLook
from notifications.channels.telegram_files import Wanted
from notifications.channels.telegram_stood import Stood

CARD = "order-card"
PIN = "pin"
QUESTION_STANDS = timedelta(minutes=30)
"""So long a question is not hidden by the card it was put in the place of, whoever works on it."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """What is to be said to whom and where, what its file depends on, which card it replaces.

    ``opens`` is the topic that is to be opened for it; ``tells`` are deliveries that it says too.
    """

    message: ChatMessage
    user: User | None
    wanted: Wanted
    place: Place
    opens: TopicLook | None = None
    version: int = 0
    former: int | None = None
    pinned: bool = False
    tells: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """What was said where."""

    stood: Stood
    rendered: Rendered


def settle(delivery: Delivery, said: Said, uow: UnitOfWork) -> None:
    """Write down what the message brought, in the transaction that records it as sent."""
    _move(delivery, said, uow)
    place, stands_for = said.stood.place, said.rendered.message.stands_for
    for message_id in said.stood.message_ids if stands_for else ():
        uow.chats.remember_line(place.chat_id, message_id, stands_for)
    if said.rendered.message.gone_after:
        _take_away_later(delivery, said, uow)
    if said.rendered.tells:
        uow.outbox.tell_with(said.rendered.tells)
    if ASKS in stands_for:
        _prompt(delivery, said, stands_for[ASKS], uow)
    if delivery.letter == CARD:
        _put_card(delivery, said, uow)
    elif "edit" in delivery.context and "order" in stands_for:
        _cover_card(said, stands_for["order"], uow)


GONE = "gone"
"""A delivery that takes a message away again."""


def _take_away_later(delivery: Delivery, said: Said, uow: UnitOfWork) -> None:
    """What is for a moment only, such as a door code, does not stay in the chat (XT-17)."""
    place = said.stood.place
    at = uow.now + timedelta(seconds=said.rendered.message.gone_after)
    for message_id in said.stood.message_ids:
        gone = NewDelivery(
            Channel.TELEGRAM, str(place.chat_id), GONE, delivery.language,
            {"message": message_id}, due_at=at,
        )  # fmt: skip
        uow.outbox.put(gone, cause=f"gone:{delivery.id}:{message_id}", by=delivery.by)


def place_of(delivery: Delivery) -> Place:
    """The chat, and the thread in it, that a delivery goes to."""
    return Place(int(delivery.recipient), int(delivery.context.get("thread_id") or 0))


def _move(delivery: Delivery, said: Said, uow: UnitOfWork) -> None:
    """Follow a group that has become another, and let go of a thread that is there no more."""
    place, before, meant = said.stood.place, place_of(delivery), said.rendered.place
    if place.chat_id != before.chat_id:
        uow.chats.migrate(before.chat_id, place.chat_id)
    elif meant.thread_id and not place.thread_id:
        topic = uow.chats.topic_at(meant)
        if topic is not None:
            uow.chats.drop_topic(topic)


def look_of(message: ChatMessage) -> str:
    """What tells two looks of a card apart."""
    shown = json.dumps([message.html, [asdict(b) for row in message.buttons for b in row]])
    return hashlib.sha256(shown.encode()).hexdigest()


def is_asking(card: CardPlace, uow: UnitOfWork) -> bool:
    """Whether somebody is just being asked something where the card stood."""
    waits = uow.chats.asked_in(card.place, card.message_id) if card.message_id else None
    if waits is None or waits.asked_at is None:
        return False
    return uow.now - waits.asked_at < QUESTION_STANDS


def _put_card(delivery: Delivery, said: Said, uow: UnitOfWork) -> None:
    stood, rendered, order = said.stood, said.rendered, delivery.order or ""
    if not rendered.message.stands_for:  # its last word: nothing follows
        uow.chats.drop_card(stood.place, order)
        return
    user = rendered.user
    same = stood.message_id == rendered.former
    uow.chats.put_card(
        CardPlace(
            stood.place,
            order,
            delivery.language,
            user_id=user.id if user else None,
            message_id=stood.message_id,
            shown_version=rendered.version,
            shown_hash=look_of(rendered.message),
            pinned=rendered.pinned and same,
        )
    )
    new = "edit" not in delivery.context
    taken = new and user is not None and user.is_technician
    if taken:
        place = stood.place
        hand = Hand(order).following(uow.chats.hand(place.chat_id, place))
        uow.chats.take_in_hand(place.chat_id, place, hand)
    if new and (taken or stood.place.thread_id):
        uow.outbox.put(pin_at(stood.place), cause=f"pin:{delivery.id}", by=delivery.by)


def pin_at(place: Place) -> NewDelivery:
    """Have the right card at the top of this chat, or thread."""
    thread = {"thread_id": place.thread_id} if place.thread_id else {}
    return NewDelivery(Channel.TELEGRAM, str(place.chat_id), PIN, "", thread)


def _prompt(delivery: Delivery, said: Said, kind: str, uow: UnitOfWork) -> None:
    """In a private chat, the message that asks is now the one that what waits is shown in."""
    place = said.stood.place
    waits = uow.chats.pending(place.chat_id, place)
    before = delivery.context.get("edit")
    if waits is None or waits.kind != kind or waits.prompt_message_id not in {None, before}:
        return
    if waits.prompt_message_id != said.stood.message_id:
        uow.chats.expect(replace(waits, prompt_message_id=said.stood.message_id))


def _cover_card(said: Said, order: str, uow: UnitOfWork) -> None:
    """Something else stands in the card's message: it is a card again at the next change."""
    card = uow.chats.card(said.stood.place, order)
    if card is None or card.message_id != said.stood.message_id:
        return
    try:
        version = uow.work_orders.get(OrderNumber.parse(order)).version
    except NoSuchOrder:
        return
    uow.chats.put_card(replace(card, shown_version=version, shown_hash=""))
