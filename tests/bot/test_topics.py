"""One topic per order or subgroup in the dispatchers' forum; without topics all is as it was."""

from collections.abc import Sequence

import pytest

from core.numbers import OrderNumber
from core.usecases.cancelling import (
    CancelOrder,
    ReverseCancellation,
    cancel_order,
    reverse_cancellation,
)
from core.usecases.creating import CreateOrder, create_order
from core.usecases.deleting import DeleteOrder, delete_order
from core.usecases.editing import Edit, EditOrder, edit_order
from sandbox.client import PersonHandle
from sandbox.driving.looking import TopicSeen
from tests.bot.acting import sees
from tests.bot.stage import Company

ONE = OrderNumber(1)


async def forum(
    company: Company, maja: PersonHandle, *, kind: str = "order", bot: str = "administrator"
) -> PersonHandle:
    """Maja in the dispatchers' forum, to which alerts go."""
    await company.sets("group-topics", kind)
    group = company.client.group("Arbetsledning", members=[maja], forum=True, bot=bot)
    there = maja.in_chat(await group.exists())
    await there.says("/here@ordna_bot" if bot == "member" else "/here")
    await there.hears("säger jag till här")
    return there


async def topics(company: Company, there: PersonHandle, wanted: Sequence[str]) -> list[TopicSeen]:
    """The topics, as soon as they are called so."""

    async def called_so() -> list[TopicSeen] | None:
        seen = await there.topics()
        return seen if [each.name for each in seen] == list(wanted) else None

    found: list[TopicSeen] = await company.when(called_so)
    return found


@pytest.mark.shows("C", "XT-02")
async def test_an_order_s_first_card_opens_its_topic(company: Company, maja: PersonHandle) -> None:
    """Named by number, status and title; its card is pinned there."""
    there = await forum(company, maja)
    await company.reports()
    (topic,) = await topics(company, there, ["1 · Ny · Dörren stänger inte"])
    card = await sees(there, "AO 1", button="Tilldela")
    assert card.thread_id == topic.id

    async def pinned() -> bool:
        return [each.message_id for each in await there.pinned()] == [card.message_id]

    await company.when(pinned)


@pytest.mark.shows("C", "XT-02", "WO-22")
async def test_the_topic_is_named_closed_and_reopened_with_its_order(
    company: Company, maja: PersonHandle
) -> None:
    there = await forum(company, maja)
    await company.reports()
    await topics(company, there, ["1 · Ny · Dörren stänger inte"])
    edit = Edit("description", "Porten stänger inte")
    await company.does("Maja Lind", edit_order, EditOrder(ONE, (edit,)))
    await topics(company, there, ["1 · Ny · Porten stänger inte"])
    await company.does("Maja Lind", cancel_order, CancelOrder(ONE, "Fel adress"))
    (closed,) = await topics(company, there, ["❌ 1 · Makulerad · Porten stänger inte"])
    await company.when(lambda: _closed(there, True))
    await company.does("Maja Lind", reverse_cancellation, ReverseCancellation(ONE))
    await topics(company, there, ["1 · Ny · Porten stänger inte"])
    await company.when(lambda: _closed(there, False))
    assert (await there.topics())[0].id == closed.id


@pytest.mark.shows("C", "XT-02", "CO-01")
async def test_what_is_written_in_a_topic_is_about_its_order(
    company: Company, maja: PersonHandle
) -> None:
    """Nobody is asked which order it is for."""
    there = await forum(company, maja)
    await company.reports()
    (topic,) = await topics(company, there, ["1 · Ny · Dörren stänger inte"])
    await there.says("Nyckeln ligger i skåpet", thread=topic.id)

    async def kept() -> bool:
        comments = (await company.order()).comments
        return [each.text for each in comments] == ["Nyckeln ligger i skåpet"]

    await company.when(kept)


@pytest.mark.shows("C", "XT-02")
async def test_a_topic_per_subgroup_gathers_its_orders(
    company: Company, maja: PersonHandle
) -> None:
    """Orders without a subgroup come where they always came."""
    await company.sets("subgroups", "Norr, Syd")
    there = await forum(company, maja, kind="subgroup")
    await company.reports()
    assert (await sees(there, "AO 1")).thread_id is None
    customer = (await company.order()).customer.id
    for title in ("Porten", "Grinden"):
        norr = CreateOrder(customer, title, edits=(Edit("subgroup", "Norr"),))
        await company.does("Maja Lind", create_order, norr)
    (topic,) = await topics(company, there, ["Norr"])
    for number in ("AO 2", "AO 3"):
        assert (await sees(there, number)).thread_id == topic.id


@pytest.mark.shows("C", "XT-02")
async def test_without_the_right_to_open_topics_cards_come_as_ever(
    company: Company, maja: PersonHandle
) -> None:
    there = await forum(company, maja, bot="member")
    await company.reports()
    card = await sees(there, "AO 1", button="Tilldela")
    assert (card.thread_id, await there.topics()) == (None, [])


async def test_a_group_without_topics_is_served_as_ever(
    company: Company, maja: PersonHandle
) -> None:
    await company.sets("group-topics", "order")
    there = maja.in_chat(await company.group(maja))
    await there.says("/here")
    await there.hears("säger jag till här")
    await company.reports()
    assert (await sees(there, "AO 1", button="Tilldela")).thread_id is None


@pytest.mark.shows("C", "XT-02", "XT-01")
async def test_a_topic_that_somebody_deleted_leaves_one_card_in_the_group(
    company: Company, maja: PersonHandle
) -> None:
    there = await forum(company, maja)
    await company.reports()
    (topic,) = await topics(company, there, ["1 · Ny · Dörren stänger inte"])
    await sees(there, "AO 1", button="Tilldela")
    await there.changes_topic(topic.id, "delete")
    await company.does("Maja Lind", edit_order, EditOrder(ONE, (Edit("urgent", "on"),)))
    card = await sees(there, "akut")
    assert card.thread_id is None
    await company.does("Maja Lind", edit_order, EditOrder(ONE, (Edit("urgent", "off"),)))

    async def calm() -> bool:
        cards = [m for m in await there.messages() if m.from_bot and "🔧" in m.text]
        return len(cards) == 1 and "akut" not in cards[0].text

    await company.when(calm)


@pytest.mark.shows("C", "XT-02", "WO-21")
async def test_the_topic_of_a_deleted_order_is_closed(
    company: Company, maja: PersonHandle
) -> None:
    there = await forum(company, maja)
    await company.reports()
    await topics(company, there, ["1 · Ny · Dörren stänger inte"])
    await sees(there, "AO 1", button="Tilldela")
    await company.does("Maja Lind", delete_order, DeleteOrder(ONE, sure=True))
    await sees(there, "AO 1 är borttagen")
    await company.when(lambda: _closed(there, True))


@pytest.mark.shows("C", "XT-02", "XT-01")
async def test_each_order_has_its_topic_in_a_private_chat_too(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    """What is written in it is about that order, whatever else is in hand."""
    company.bot.sandbox.exchange.bot.threads_in_private = True
    await company.sets("private-topics", "on")
    await company.has_order("Anna Berg")
    await company.has_order("Anna Berg", subject="Porten", sender_email="b@example.com")
    first, second = await topics(
        company, anna, ["1 · New · Dörren stänger inte", "2 · New · Porten"]
    )
    await anna.says("Oiled the hinges", thread=first.id)
    receipt = await anna.hears("Added to AO 1: Oiled the hinges")
    assert receipt.thread_id == first.id
    await anna.says("Changed the spring", thread=second.id)
    await anna.hears("Added to AO 2: Changed the spring")


async def _closed(there: PersonHandle, closed: bool) -> bool:
    return [each.closed for each in await there.topics()] == [closed]
