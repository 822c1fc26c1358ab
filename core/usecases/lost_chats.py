"""Chats in which nothing can be said any more, and the day they can be reached again."""

from dataclasses import dataclass, replace

from core.deliveries import Channel
from core.events import ChatFound, ChatLost, GroupLost
from core.people import Actor
from core.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class LoseChat:
    """A private chat takes no messages: its person blocked the bot or deleted the account."""

    telegram_id: int


@dataclass(frozen=True, slots=True)
class FindChat:
    """A person can be reached in chat again, since something was heard from there."""

    telegram_id: int


@dataclass(frozen=True, slots=True)
class LoseGroup:
    """The bot is in a group no more."""

    chat_id: int


def lose_chat(command: LoseChat, actor: Actor, uow: UnitOfWork) -> bool:
    """Note since when; the dispatchers are told once. False where that is no news."""
    user = uow.users.by_telegram_id(command.telegram_id)
    if user is None or not user.active or user.chat_lost_at is not None:
        return False
    uow.users.put(replace(user, chat_lost_at=uow.now))
    uow.publish(ChatLost(by=actor.name, user_id=str(user.id), since=uow.now.isoformat()))
    return True


def find_chat(command: FindChat, actor: Actor, uow: UnitOfWork) -> bool:
    """Note it, and let what waited for the person be said now."""
    user = uow.users.by_telegram_id(command.telegram_id)
    if user is None or user.chat_lost_at is None:
        return False
    uow.users.put(replace(user, chat_lost_at=None))
    uow.outbox.hurry(Channel.TELEGRAM, str(command.telegram_id))
    uow.publish(ChatFound(by=user.name, user_id=str(user.id)))
    return True


def lose_group(command: LoseGroup, actor: Actor, uow: UnitOfWork) -> bool:
    """Alerts go to each dispatcher again, who are told so; False where no alerts went there."""
    linked = uow.chats.dispatchers()
    if linked is None or linked.chat_id != command.chat_id:
        return False
    uow.chats.link_dispatchers(None)
    uow.publish(GroupLost(by=actor.name))
    return True
