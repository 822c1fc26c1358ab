"""Channels: posts without a sender, from whoever may post, to a bot that is their administrator."""

import pytest
from telegram import Bot
from telegram.error import BadRequest

from sandbox import Sandbox
from sandbox.client import GroupHandle, PersonHandle, SandboxClient, SandboxRefused


@pytest.fixture
async def news(client: SandboxClient, anna: PersonHandle, sandbox: Sandbox) -> GroupHandle:
    channel = client.group("News", members=[anna], type="channel", bot="administrator")
    await channel.exists()
    return channel


async def test_a_bot_that_is_added_to_a_channel_is_told_so_once(
    bot: Bot, news: GroupHandle
) -> None:
    (update,) = await bot.get_updates()
    assert update.my_chat_member
    assert update.my_chat_member.chat.id == await news.id()
    assert update.my_chat_member.chat.type == "channel"


async def test_a_post_and_its_edit_are_the_channels_own(
    bot: Bot, news: GroupHandle, anna: PersonHandle, sandbox: Sandbox
) -> None:
    sandbox.exchange.updates.clear()
    there = anna.in_chat(news)
    post = await there.says("New van")
    await there.edits(post, "Two new vans")
    posted, edited = await bot.get_updates()
    assert posted.channel_post
    assert posted.channel_post.from_user is None
    assert posted.channel_post.sender_chat
    assert edited.edited_channel_post
    assert edited.edited_channel_post.text == "Two new vans"


async def test_readers_post_nothing(
    news: GroupHandle, client: SandboxClient, sandbox: Sandbox
) -> None:
    lars = await client.person("Lars").exists()
    await news.admits(lars)
    with pytest.raises(SandboxRefused, match="Lars may only read in that channel"):
        await lars.in_chat(news).says("hello")


async def test_what_the_bot_posts_is_heard_as_the_bots(
    bot: Bot, news: GroupHandle, anna: PersonHandle
) -> None:
    await bot.send_message(await news.id(), "Closed today")
    assert await anna.in_chat(news).hears("Closed today", anew=False)


async def test_only_an_administrator_bot_posts(bot: Bot, news: GroupHandle) -> None:
    await news.makes_bot("member")
    with pytest.raises(BadRequest, match="Need administrator rights in the channel chat"):
        await bot.send_message(await news.id(), "x")
