"""Chats in which nothing can be said: noted once, told once, and over when somebody is back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.chat import Place
from core.deliveries import Channel, DeliveryState, NewDelivery, Sent
from core.events import ChatFound, ChatLost, GroupLost
from core.people import SYSTEM, Actor
from core.ports import UnitOfWork
from core.usecases.lost_chats import (
    FindChat,
    LoseChat,
    LoseGroup,
    find_chat,
    lose_chat,
    lose_group,
)
from tests.core.conftest import Company

CHAT, GROUP = 4711, -100500


def _in_chat(name: str, actor: Actor, uow: UnitOfWork) -> None:
    user = uow.users.by_name(name)
    assert user is not None
    uow.users.put(replace(user, telegram_id=CHAT))


@pytest.mark.shows("U", "PE-28")
async def test_the_dispatchers_are_told_of_a_lost_chat_once(company: Company) -> None:
    await company.door.do(_in_chat, "Anna", SYSTEM)
    for _ in range(3):
        await company.door.do(lose_chat, LoseChat(CHAT), SYSTEM)
    assert len(company.told(ChatLost)) == 1


async def test_a_stranger_who_blocks_the_bot_is_no_news(company: Company) -> None:
    assert not await company.door.do(lose_chat, LoseChat(CHAT), SYSTEM)


async def test_what_waited_is_said_when_somebody_is_back(company: Company) -> None:
    await company.door.do(_in_chat, "Anna", SYSTEM)
    await company.door.do(lose_chat, LoseChat(CHAT), SYSTEM)
    await company.door.do(_put_off, None, SYSTEM)
    assert await company.door.do(find_chat, FindChat(CHAT), SYSTEM)
    assert await company.door.do(_claimed, None, SYSTEM) == ["order-card"]


async def test_who_was_never_lost_is_not_found(company: Company) -> None:
    await company.door.do(_in_chat, "Anna", SYSTEM)
    assert not await company.door.do(find_chat, FindChat(CHAT), SYSTEM)
    assert company.told(ChatFound) == []


async def test_a_lost_group_is_unlinked_and_told(company: Company) -> None:
    await company.door.do(_link, GROUP, SYSTEM)
    await company.door.do(lose_group, LoseGroup(GROUP), SYSTEM)
    assert await company.door.ask(lambda uow: uow.chats.dispatchers()) is None
    assert len(company.told(GroupLost)) == 1


async def test_another_group_is_no_loss(company: Company) -> None:
    await company.door.do(_link, GROUP, SYSTEM)
    assert not await company.door.do(lose_group, LoseGroup(GROUP - 1), SYSTEM)


def _link(chat_id: int, actor: Actor, uow: UnitOfWork) -> None:
    uow.chats.link_dispatchers(Place(chat_id))


def _claimed(command: None, actor: Actor, uow: UnitOfWork) -> list[str]:
    due = uow.outbox.claim(Channel.TELEGRAM, 9, timedelta(seconds=30))
    return [each.letter for each in due]


def _put_off(command: None, actor: Actor, uow: UnitOfWork) -> None:
    letter = NewDelivery(Channel.TELEGRAM, str(CHAT), "order-card", "sv", order="1")
    uow.outbox.put(letter, "a cause", "Anna")
    (claimed,) = uow.outbox.claim(Channel.TELEGRAM, 1, timedelta(seconds=30))
    later = Sent(DeliveryState.WAITING, retry_at=uow.now + timedelta(hours=1))
    uow.outbox.finish(claimed.id, claimed.token, later)
