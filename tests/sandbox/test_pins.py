"""Pinning and reacting: what stands at the top, and what stands under a message."""

import asyncio
import json

import pytest
from telegram import Bot, Update
from telegram.error import BadRequest

from sandbox import Sandbox
from sandbox.client import GroupHandle, NeverCame, PersonHandle
from tests.sandbox.conftest import Asker, jpeg


async def test_the_newest_pin_stands_first_and_the_bot_hears_its_own_pins(
    bot: Bot, anna: PersonHandle
) -> None:
    first = await bot.send_message(await anna.id(), "AO 421")
    second = await bot.send_message(await anna.id(), "AO 422")
    await first.pin(disable_notification=True)
    await second.pin()
    assert [message.text for message in await anna.pinned()] == ["AO 422", "AO 421"]
    told = [update.message for update in await bot.get_updates() if update.message]
    assert [bool(message.pinned_message) for message in told] == [True, True]


async def test_the_line_about_a_pin_can_be_deleted(bot: Bot, anna: PersonHandle) -> None:
    await (await bot.send_message(await anna.id(), "AO 421")).pin()
    (update,) = await bot.get_updates()
    assert update.message
    await update.message.delete()
    assert [message.text for message in await anna.messages()] == ["AO 421"]


async def test_a_silent_pin_and_a_silent_message_make_no_sound(
    bot: Bot, anna: PersonHandle
) -> None:
    sent = await bot.send_message(await anna.id(), "AO 421", disable_notification=True)
    await sent.pin(disable_notification=True)
    assert [message.silent for message in await anna.messages()] == [True, True]


async def test_what_is_deleted_is_pinned_no_more(bot: Bot, anna: PersonHandle) -> None:
    sent = await bot.send_message(await anna.id(), "AO 421")
    await sent.pin()
    await sent.delete()
    assert await anna.pinned() == []


async def test_unpinning_takes_the_named_one_or_the_newest(bot: Bot, anna: PersonHandle) -> None:
    chat = await anna.id()
    for number in range(3):
        await (await bot.send_message(chat, f"AO {number}")).pin()
    await bot.unpin_chat_message(chat, message_id=1)
    await bot.unpin_chat_message(chat)
    assert [message.text for message in await anna.pinned()] == ["AO 1"]
    await bot.unpin_all_chat_messages(chat)
    with pytest.raises(BadRequest, match="Message to unpin not found"):
        await bot.unpin_chat_message(chat)


async def test_a_reaction_of_the_bot_is_seen_and_makes_no_update(
    bot: Bot, anna: PersonHandle
) -> None:
    said = await anna.says("Replaced the closer")
    await bot.set_message_reaction(await anna.id(), said["message_id"], "👀")
    await bot.set_message_reaction(await anna.id(), said["message_id"], "👍")
    assert await anna.bot_reactions(said) == ["👍"]
    assert len(await bot.get_updates(allowed_updates=Update.ALL_TYPES)) == 1


async def test_what_shall_come_can_be_waited_for(bot: Bot, anna: PersonHandle) -> None:
    said = await anna.says("Replaced the closer")
    waits = asyncio.ensure_future(anna.sees_reaction(said, "👍"))
    await bot.set_message_reaction(await anna.id(), said["message_id"], "👍")
    assert (await waits).text == "Replaced the closer"
    pins = asyncio.ensure_future(anna.sees_pinned("Replaced"))
    await bot.pin_chat_message(await anna.id(), said["message_id"])
    await pins
    gone = asyncio.ensure_future(anna.sees_gone(said))
    await bot.delete_message(await anna.id(), said["message_id"])
    await gone


async def test_what_does_not_come_is_said_to_be_missing(anna: PersonHandle) -> None:
    with pytest.raises(NeverCame, match="Anna never saw the topic 'AO 421'"):
        await anna.sees_topic("AO 421", timeout=0)


async def test_on_an_album_a_reaction_lands_on_its_first_photo(
    bot: Bot, anna: PersonHandle
) -> None:
    album = await anna.sends_photo(jpeg(200, 100), jpeg(200, 100, "red"))
    first, second = album["messages"]
    await bot.set_message_reaction(await anna.id(), second["message_id"], "👍")
    assert await anna.bot_reactions(first) == ["👍"]


async def test_a_persons_reaction_is_told_of_only_when_it_is_asked_for(
    bot: Bot, anna: PersonHandle
) -> None:
    sent = await bot.send_message(await anna.id(), "AO 421")
    await anna.reacts(sent.message_id, "👍")
    assert not await bot.get_updates(allowed_updates=["message", "message_reaction"])
    await anna.reacts(sent.message_id, "")
    (update,) = await bot.get_updates()
    assert update.message_reaction
    assert (len(update.message_reaction.old_reaction), update.message_reaction.new_reaction) == (
        1,
        (),
    )


async def test_in_a_group_only_an_administrator_hears_of_reactions(
    bot: Bot, anna: PersonHandle, office: GroupHandle, sandbox: Sandbox
) -> None:
    await bot.get_updates(allowed_updates=["message_reaction"])
    sandbox.exchange.updates.clear()
    sent = await bot.send_message(await office.id(), "New order")
    there = anna.in_chat(office)
    await there.reacts(sent.message_id, "👍")
    assert sandbox.exchange.updates.waiting == []
    await office.makes_bot("administrator")
    await there.reacts(sent.message_id, "👀")
    assert [update.kind for update in sandbox.exchange.updates.waiting] == ["message_reaction"]


@pytest.mark.parametrize("emoji", ["🪛", "OK", ""])
async def test_only_telegrams_own_reactions_are_taken(
    asker: Asker, anna: PersonHandle, emoji: str
) -> None:
    said = await anna.says("x")
    reaction = json.dumps([{"type": "emoji", "emoji": emoji}])
    values = {"chat_id": await anna.id(), "message_id": said["message_id"], "reaction": reaction}
    told = await asker.ask("setMessageReaction", values)
    assert told["description"] == "Bad Request: REACTION_INVALID"
