"""Who belongs where: joining, leaving, being shown out, blocking, and groups that move or go."""

import pytest
from telegram import Bot, Update
from telegram.error import BadRequest, Forbidden

from sandbox import Sandbox
from sandbox.client import GroupHandle, PersonHandle, SandboxClient

ALL = Update.ALL_TYPES


async def test_a_bot_that_is_added_hears_of_it_twice(
    bot: Bot, client: SandboxClient, anna: PersonHandle
) -> None:
    await client.group("Office", members=[anna]).exists()
    mine, line = await bot.get_updates()
    assert mine.my_chat_member
    assert mine.my_chat_member.new_chat_member.status == "member"
    assert line.message
    assert [user.is_bot for user in line.message.new_chat_members] == [True]


async def test_a_person_who_leaves_is_seen_leaving(
    bot: Bot, office: GroupHandle, anna: PersonHandle, sandbox: Sandbox
) -> None:
    sandbox.exchange.updates.clear()
    await anna.in_chat(office).leaves()
    (update,) = await bot.get_updates()
    assert update.message
    assert update.message.left_chat_member
    assert update.message.left_chat_member.first_name == "Anna"
    assert (await bot.get_chat_member(await office.id(), await anna.id())).status == "left"


async def test_an_administrator_hears_of_every_change_of_members_if_it_asked_for_it(
    bot: Bot, office: GroupHandle, client: SandboxClient, sandbox: Sandbox
) -> None:
    await office.makes_bot("administrator")
    await bot.get_updates(allowed_updates=ALL)
    sandbox.exchange.updates.clear()
    lars = await client.person("Lars").exists()
    await office.admits(lars)
    await office.dismisses(lars)
    waiting = [
        one.content for one in sandbox.exchange.updates.waiting if one.kind == "chat_member"
    ]
    assert [one["new_chat_member"]["status"] for one in waiting] == ["member", "left"]
    assert waiting[1]["from"]["first_name"] == "Anna"


async def test_a_bot_that_is_thrown_out_is_told_and_refused(
    bot: Bot, office: GroupHandle, sandbox: Sandbox
) -> None:
    sandbox.exchange.updates.clear()
    await office.makes_bot("kicked")
    mine, _ = await bot.get_updates()
    assert mine.my_chat_member
    assert mine.my_chat_member.new_chat_member.status == "kicked"
    with pytest.raises(Forbidden, match="bot was kicked from the supergroup chat"):
        await bot.send_message(await office.id(), "x")


async def test_a_bot_that_leaves_by_itself_is_told_so(
    bot: Bot, office: GroupHandle, sandbox: Sandbox
) -> None:
    sandbox.exchange.updates.clear()
    await bot.leave_chat(await office.id())
    mine, _ = await bot.get_updates()
    assert mine.my_chat_member
    assert mine.my_chat_member.from_user.is_bot


async def test_who_unblocks_the_bot_can_be_written_to_again(bot: Bot, anna: PersonHandle) -> None:
    await anna.blocks()
    await anna.unblocks()
    blocked, freed = [one.my_chat_member for one in await bot.get_updates()]
    assert blocked
    assert freed
    assert freed.old_chat_member.status == "kicked"
    assert await bot.send_message(await anna.id(), "x")


async def test_start_unblocks(bot: Bot, anna: PersonHandle) -> None:
    await anna.blocks()
    await anna.starts("again")
    _, freed, said = await bot.get_updates()
    assert freed.my_chat_member
    assert said.message
    assert said.message.text == "/start again"


async def test_a_group_that_is_upgraded_says_so_on_both_sides(
    bot: Bot, client: SandboxClient, anna: PersonHandle, sandbox: Sandbox
) -> None:
    group = client.group("Plain", members=[anna], type="group")
    was = await group.id()
    sandbox.exchange.updates.clear()
    now = await group.becomes_supergroup()
    leaving, arriving = [one.message for one in await bot.get_updates()]
    assert leaving
    assert (leaving.chat_id, leaving.migrate_to_chat_id) == (was, now)
    assert arriving
    assert (arriving.chat_id, arriving.migrate_from_chat_id) == (now, was)


async def test_a_restricted_bot_is_told_what_it_may(
    bot: Bot, office: GroupHandle, sandbox: Sandbox
) -> None:
    await office.makes_bot("restricted")
    member = await bot.get_chat_member(await office.id(), bot.id)
    assert member.status == "restricted"
    with pytest.raises(BadRequest, match="Not enough rights to send text messages to the chat"):
        await bot.send_message(await office.id(), "x")
