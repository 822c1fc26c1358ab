"""One look-up of all that is known when something is said: who, what he has in hand, what is asked."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache, partial

from bot.acts import Known
from bot.said import Said
from core.chat import Hand, Pending
from core.lists import OrderFilter
from core.numbers import OrderNumber
from core.people import Actor, User
from core.ports import UnitOfWork
from core.refusals import NoSuchOrder
from core.settings import CONTACTS_IN_CHAT
from core.topics import order_in
from core.usecases.linked_chats import contacts_in
from core.usecases.undoing import UNDOES
from core.words import Speech
from core.work_order import OPEN, WorkOrder


def gather(said: Said, uow: UnitOfWork, speech: Speech) -> Known:
    """What is known of this speaker, here and now; the moment of a tap is when it came in."""
    if said.tap_id is not None:
        said = replace(said, at=uow.now)
    user = uow.users.by_telegram_id(said.speaker.id)
    user = user if user is not None and user.active else None
    language = user.language if user and user.language else said.speaker.language
    about = _about(said, uow)
    stranger = user is None and said.private
    find_hand = partial(_hand, said, user if said.tap_id is None else None, about, uow)
    find_taken = partial(_taken, said, user, uow) if user is not None else lambda: None
    return Known(
        said=said,
        words=speech(language if said.private else uow.chats.language(said.place.chat_id)),
        now=uow.now,
        user=user,
        find_hand=cache(find_hand),
        find_taken=find_taken,
        pending=_pending(said, uow),
        about=about,
        unit=uow.unit if user is None or _takes_back(user) else None,
        speech=speech,
        contacts=contacts_in(said.speaker.id, uow) if stranger else (),
        joins=stranger and uow.settings.all()[CONTACTS_IN_CHAT],
    )


def _takes_back(user: User) -> bool:
    """Whether he may undo anything: to whoever may not, *Undo* is never offered (XT-15)."""
    return not user.permissions.isdisjoint(UNDOES)


def order_seen(number: OrderNumber, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """The order as this person may see it; raises NoSuchOrder."""
    order = uow.work_orders.get(number)
    actor.require_sight(order)
    return order


def _pending(said: Said, uow: UnitOfWork) -> Pending | None:
    pending = uow.chats.pending(said.speaker.id, said.place)
    return None if pending is None or pending.is_forgotten(uow.now) else pending


def _about(said: Said, uow: UnitOfWork) -> Mapping[str, str]:
    message_id = said.message_id if said.edited or said.tap_id else said.reply_to
    if message_id is None:
        return {}
    return uow.chats.stands_for(said.place.chat_id, message_id) or {}


def _hand(said: Said, user: User | None, about: Mapping[str, str], uow: UnitOfWork) -> Hand | None:
    if user is None:
        return None
    if "order" in about:
        meant = Hand(about["order"])
        return meant.following(_taken(said, user, uow)) if said.private else meant
    topic = uow.chats.topic_at(said.place) if said.place.thread_id else None
    if topic is not None and (number := order_in(topic.about)) is not None:
        return Hand(number)
    if not said.private:
        return None
    return _taken(said, user, uow) or _only_one(user, uow)


def _taken(said: Said, user: User, uow: UnitOfWork) -> Hand | None:
    hand = uow.chats.hand(said.speaker.id, said.place)
    if hand is None:
        return None
    try:
        order = order_seen(OrderNumber.parse(hand.order), Actor.of(user), uow)
    except NoSuchOrder:
        return None
    if order.is_closed:
        return None
    there = any(each.id == hand.assignment_id for each in order.assignments)
    return hand if there else Hand(hand.order)


def _only_one(user: User, uow: UnitOfWork) -> Hand | None:
    mine = uow.lists.orders(OrderFilter(states=OPEN, assigned_to=user.id, limit=2))
    return Hand(mine[0].number) if len(mine) == 1 else None
