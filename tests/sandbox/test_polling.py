"""Fetched updates: offsets, filters, conflicts."""

import asyncio
from typing import Any

import pytest
from telegram import Bot

from sandbox import Sandbox
from sandbox.client import PersonHandle
from sandbox.clock import HandClock
from sandbox.telegram.people import Person
from sandbox.telegram.updates import queue_key
from tests.sandbox.conftest import Asker, until


async def test_an_update_comes_again_until_its_offset_is_confirmed(
    bot: Bot, anna: PersonHandle
) -> None:
    await anna.says("one")
    (first,) = await bot.get_updates()
    (again,) = await bot.get_updates()
    assert first.update_id == again.update_id
    assert not await bot.get_updates(offset=first.update_id + 1)


async def test_a_long_poll_answers_as_soon_as_something_happens(
    bot: Bot, anna: PersonHandle
) -> None:
    poll = asyncio.ensure_future(bot.get_updates(timeout=20))
    await asyncio.sleep(0)
    await anna.says("now")
    (update,) = await asyncio.wait_for(poll, 5)
    assert update.message
    assert update.message.text == "now"


async def test_a_second_poll_ends_the_first(asker: Asker, sandbox: Sandbox) -> None:
    first = asyncio.ensure_future(asker.ask("getUpdates", {"timeout": 20}))
    await until(lambda: sandbox.exchange.updates.polled)
    second = asyncio.ensure_future(asker.ask("getUpdates", {"timeout": 20}))
    told = await first
    assert told["error_code"] == 409
    assert told["description"] == (
        "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running"
    )
    second.cancel()


async def test_the_same_offset_asked_in_haste_gets_one_update(
    bot: Bot, anna: PersonHandle
) -> None:
    for text in ("one", "two", "three"):
        await anna.says(text)
    assert len(await bot.get_updates()) == 3
    assert len(await bot.get_updates()) == 1


async def test_kinds_that_are_not_allowed_are_never_queued(bot: Bot, anna: PersonHandle) -> None:
    await bot.get_updates(allowed_updates=["callback_query"])
    await anna.says("unheard")
    assert not await bot.get_updates()


async def test_reactions_come_only_when_asked_for(bot: Bot, anna: PersonHandle) -> None:
    sent = await bot.send_message(await anna.id(), "Done?")
    await anna.reacts(sent.message_id, "👍")
    assert not await bot.get_updates()
    await bot.get_updates(allowed_updates=["message_reaction"])
    await anna.reacts(sent.message_id, "👀")
    (update,) = await bot.get_updates()
    assert update.message_reaction
    assert update.message_reaction.new_reaction[0].emoji == "👀"  # type: ignore[attr-defined]


async def test_a_tap_nobody_fetches_is_gone_after_150_seconds() -> None:
    clock = HandClock()
    async with Sandbox(clock=clock) as sandbox:
        updates = sandbox.exchange.updates
        anna = Person(7, "Anna").user()
        updates.add("callback_query", {"id": "1", "from": anna, "data": "x"})
        await clock.advance(149)
        assert updates.waiting
        await clock.advance(2)
        assert not updates.waiting


async def test_one_answer_weighs_no_more_than_4_mib(sandbox: Sandbox, bot: Bot) -> None:
    chat = {"id": 7, "type": "private"}
    for number in range(3):
        told = {"message_id": number, "chat": chat, "date": 1, "text": "x" * (2 << 20)}
        sandbox.exchange.updates.add("message", told)
    assert len(await bot.get_updates()) == 1


ANNA: dict[str, Any] = {"id": 7}
GROUP: dict[str, Any] = {"id": -100}
MEMBER: dict[str, Any] = {"from": ANNA, "chat": GROUP, "old_chat_member": {"user": {"id": 8}}}


@pytest.mark.parametrize(
    ("kind", "content", "who", "shift"),
    [
        ("message", {"from": ANNA, "chat": GROUP}, -100, 0),
        ("edited_message", {"from": ANNA, "chat": GROUP}, -100, 0),
        ("inline_query", {"from": ANNA}, 7, 1),
        ("chosen_inline_result", {"from": ANNA}, 7, 2),
        ("callback_query", {"from": ANNA}, 7, 3),
        ("my_chat_member", MEMBER, -100, 5),
        ("chat_member", MEMBER, 8, 6),
        ("message_reaction", {"user": ANNA, "chat": GROUP}, -100, 8),
    ],
)
def test_every_kind_has_its_own_queues(
    kind: str, content: dict[str, Any], who: int, shift: int
) -> None:
    assert queue_key(kind, content) == who + (shift << 33)
