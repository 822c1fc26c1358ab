"""What goes wrong when it is told to go wrong."""

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, NetworkError, TimedOut

from sandbox.client import PersonHandle, SandboxClient, SandboxRefused
from tests.sandbox.conftest import Asker

SIGN = InlineKeyboardMarkup([[InlineKeyboardButton("Sign", callback_data="sign")]])


async def test_too_many_requests_for_a_while(
    asker: Asker, anna: PersonHandle, client: SandboxClient
) -> None:
    await client.faults(telegram={"too_many_for": 30})
    message = {"chat_id": await anna.id(), "text": "x"}
    told = await asker.ask("sendMessage", message)
    assert told["description"] == "Too Many Requests: retry after 30"
    assert told["parameters"] == {"retry_after": 30}
    await client.fair_weather()
    assert (await asker.ask("sendMessage", message))["ok"]


async def test_a_bad_gateway_does_nothing_and_passes(
    bot: Bot, anna: PersonHandle, client: SandboxClient
) -> None:
    await client.faults(telegram={"server_errors": 1})
    with pytest.raises(NetworkError):
        await bot.send_message(await anna.id(), "once")
    await bot.send_message(await anna.id(), "twice")
    assert [message.text for message in await anna.messages()] == ["twice"]


async def test_a_lost_answer_has_been_delivered(
    bot: Bot, anna: PersonHandle, client: SandboxClient
) -> None:
    await client.faults(telegram={"lost_answers": 1})
    with pytest.raises(TimedOut):
        await bot.send_message(await anna.id(), "maybe sent", read_timeout=0.2)
    assert await anna.hears("maybe sent", anew=False)


async def test_an_edit_whose_answer_is_lost_has_been_made(
    bot: Bot, anna: PersonHandle, client: SandboxClient
) -> None:
    sent = await bot.send_message(await anna.id(), "AO 421")
    await client.faults(telegram={"lost_edits": 1})
    with pytest.raises(TimedOut):
        await bot.edit_message_text("signed", sent.chat_id, sent.message_id, read_timeout=0.2)
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_text("signed", sent.chat_id, sent.message_id)


async def test_a_call_that_is_hung_up_on_has_done_nothing(
    bot: Bot, anna: PersonHandle, client: SandboxClient
) -> None:
    await client.faults(telegram={"dropped_calls": 1})
    with pytest.raises(NetworkError):
        await bot.send_message(await anna.id(), "once")
    assert await anna.messages() == []


async def test_an_update_may_come_twice_with_one_number(
    bot: Bot, anna: PersonHandle, client: SandboxClient
) -> None:
    await client.faults(telegram={"duplicate_updates": 1})
    await anna.says("again")
    updates = await bot.get_updates()
    assert len(updates) == 2
    assert len({update.update_id for update in updates}) == 1


async def test_a_tap_may_be_sent_again_with_a_new_number(
    bot: Bot, anna: PersonHandle, client: SandboxClient
) -> None:
    await bot.send_message(await anna.id(), "AO 421", reply_markup=SIGN)
    await client.faults(telegram={"resent_taps": 1})
    await anna.taps("Sign", timeout=0)
    updates = await bot.get_updates()
    assert len({update.update_id for update in updates}) == 2
    assert {update.callback_query.data for update in updates if update.callback_query} == {"sign"}


async def test_a_tap_may_come_without_its_message(
    bot: Bot, anna: PersonHandle, client: SandboxClient
) -> None:
    await bot.send_message(await anna.id(), "AO 421", reply_markup=SIGN)
    await client.faults(telegram={"forgotten_messages": 1})
    await anna.taps("Sign", timeout=0)
    (update,) = await bot.get_updates()
    assert update.callback_query
    assert update.callback_query.message
    assert not update.callback_query.message.is_accessible


async def test_a_tap_may_overtake_the_photo_before_it(
    bot: Bot, anna: PersonHandle, client: SandboxClient
) -> None:
    await bot.send_message(await anna.id(), "AO 421", reply_markup=SIGN)
    await client.faults(telegram={"late_messages": 1})
    await anna.says("before the tap")
    await anna.taps("Sign", timeout=0)
    tap, message = await bot.get_updates()
    assert tap.callback_query
    assert message.message


async def test_an_unknown_fault_is_refused_with_a_sentence(client: SandboxClient) -> None:
    with pytest.raises(SandboxRefused, match="There is no such fault: 'meteor'"):
        await client.faults(telegram={"meteor": 1})
