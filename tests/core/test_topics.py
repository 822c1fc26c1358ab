"""Which topic an order belongs to, and what it is called."""

from dataclasses import replace

import pytest

from core.chat import Place
from core.people import SYSTEM, Actor
from core.ports import UnitOfWork
from core.states import State
from core.topics import LONGEST_NAME, TopicLook, order_in, topic_of
from core.usecases.settings import SetSetting, set_setting
from core.work_order import WorkOrder
from tests.core.conftest import Company
from tests.notifications.spoken import speech

GROUP = -100500


async def look(
    company: Company, kind: str, chat_id: int = GROUP, **changes: object
) -> TopicLook | None:
    """The topic for an order in the dispatchers' group."""
    order = replace(await company.reports(), **changes)  # type: ignore[arg-type]
    await company.door.do(set_setting, SetSetting("group-topics", kind), SYSTEM)

    def found(command: WorkOrder, actor: Actor, uow: UnitOfWork) -> TopicLook | None:
        uow.chats.link_dispatchers(Place(GROUP))
        return topic_of(command, chat_id, speech("en"), uow)

    return await company.door.do(found, order, SYSTEM)


@pytest.mark.shows("U", "XT-02")
async def test_a_topic_carries_number_status_and_title(company: Company) -> None:
    found = await look(company, "order")
    assert found == TopicLook("1", "1 · New · The door will not close")


@pytest.mark.shows("U", "XT-02")
async def test_the_topic_of_a_cancelled_order_is_crossed_and_closed(company: Company) -> None:
    found = await look(company, "order", state=State.CANCELLED)
    assert found == TopicLook("1", "❌ 1 · Cancelled · The door will not close", closed=True)


@pytest.mark.shows("U", "XT-02")
async def test_orders_of_a_subgroup_share_its_topic(company: Company) -> None:
    found = await look(company, "subgroup", subgroup="Norr")
    assert found == TopicLook("subgroup:Norr", "Norr")
    assert order_in(found.about) is None


async def test_an_order_without_a_subgroup_has_no_topic_of_one(company: Company) -> None:
    assert await look(company, "subgroup") is None


async def test_without_the_setting_there_are_no_topics(company: Company) -> None:
    assert await look(company, "none") is None


async def test_only_the_dispatchers_group_has_topics(company: Company) -> None:
    assert await look(company, "order", chat_id=GROUP - 1) is None


async def test_a_name_is_never_longer_than_telegram_takes(company: Company) -> None:
    order = await company.reports()
    long = replace(order.assignments[0], description="Port " * 60)
    found = await look(company, "order", assignments=(long,))
    assert found is not None
    assert len(found.name) <= LONGEST_NAME
