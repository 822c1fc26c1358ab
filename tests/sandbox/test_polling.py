"""Fetched updates: offsets, filters, conflicts."""

import asyncio

from telegram import Bot

from sandbox import Sandbox
from sandbox.client import PersonHandle
from sandbox.clock import HandClock
from sandbox.telegram.people import Person
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
