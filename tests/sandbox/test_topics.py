"""Topics of forums and of private chats: who opens and closes them, and what stands in them."""

from collections.abc import Callable

import pytest
from telegram import Bot, Message
from telegram.error import BadRequest

from sandbox import Sandbox
from sandbox.client import GroupHandle, PersonHandle, SandboxClient, SandboxRefused


@pytest.fixture
async def forum(client: SandboxClient, anna: PersonHandle, sandbox: Sandbox) -> GroupHandle:
    group = client.group("Forum", members=[anna], forum=True, bot="administrator")
    await group.exists()
    sandbox.exchange.updates.clear()
    return group


async def heard(bot: Bot) -> list[Message]:
    return [update.message for update in await bot.get_updates() if update.message]


async def test_what_a_bot_does_to_its_topics_it_hears_itself(
    bot: Bot, forum: GroupHandle, anna: PersonHandle
) -> None:
    chat = await forum.id()
    thread = (await bot.create_forum_topic(chat, "AO 421")).message_thread_id
    await bot.edit_forum_topic(chat, thread, "AO 421 ✔")
    await bot.close_forum_topic(chat, thread)
    made, renamed, closed = await heard(bot)
    assert made.forum_topic_created
    assert renamed.forum_topic_edited
    assert closed.forum_topic_closed
    (topic,) = await anna.in_chat(forum).topics()
    assert (topic.id, topic.name, topic.closed) == (thread, "AO 421 ✔", True)


async def test_in_a_topic_what_answers_nothing_answers_the_line_that_opened_it(
    bot: Bot, forum: GroupHandle, anna: PersonHandle
) -> None:
    thread = (await bot.create_forum_topic(await forum.id(), "AO 421")).message_thread_id
    await anna.in_chat(forum).says("done", thread=thread)
    said = (await heard(bot))[-1]
    assert said.reply_to_message
    assert said.reply_to_message.forum_topic_created


async def test_a_reply_stands_where_its_original_stands(
    bot: Bot, forum: GroupHandle, anna: PersonHandle
) -> None:
    chat = await forum.id()
    thread = (await bot.create_forum_topic(chat, "AO 421")).message_thread_id
    card = await bot.send_message(chat, "card", message_thread_id=thread)
    said = await anna.in_chat(forum).says("done", reply_to=card.message_id)
    assert said["message_thread_id"] == thread
    answer = await bot.send_message(chat, "noted", reply_to_message_id=said["message_id"])
    assert answer.message_thread_id == thread


async def test_a_deleted_topic_takes_its_messages_along_and_can_be_written_to_no_more(
    bot: Bot, forum: GroupHandle, anna: PersonHandle
) -> None:
    chat = await forum.id()
    thread = (await bot.create_forum_topic(chat, "AO 421")).message_thread_id
    await bot.send_message(chat, "card", message_thread_id=thread)
    await anna.in_chat(forum).changes_topic(thread, "delete")
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(chat, "x", message_thread_id=thread)
    assert "card" not in [message.text for message in await anna.in_chat(forum).messages()]


async def test_a_person_opens_closes_and_reopens_a_topic(
    bot: Bot, forum: GroupHandle, anna: PersonHandle
) -> None:
    there = anna.in_chat(forum)
    thread = await there.opens_topic("Keys")
    await there.changes_topic(thread, "close")
    await there.changes_topic(thread, "reopen")
    opened, closed, again = await heard(bot)
    assert opened.forum_topic_created
    assert closed.forum_topic_closed
    assert again.forum_topic_reopened


async def test_a_chat_without_topics_gets_none(anna: PersonHandle) -> None:
    with pytest.raises(SandboxRefused, match="There are no topics in that chat"):
        await anna.opens_topic("x")


async def test_topics_in_private_chats_are_told_of_in_get_me(
    bot: Bot, client: SandboxClient
) -> None:
    assert (await bot.get_me()).has_topics_enabled is False
    await client.faults(threads_in_private=True)
    assert (await bot.get_me()).has_topics_enabled is True


async def test_threads_may_be_lost_as_they_were_in_may(
    bot: Bot, anna: PersonHandle, client: SandboxClient
) -> None:
    await client.faults(threads_in_private=True)
    thread = (await bot.create_forum_topic(await anna.id(), "AO 421")).message_thread_id
    await client.faults(telegram={"lost_threads": 1})
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(await anna.id(), "card", message_thread_id=thread)
    assert await bot.send_message(await anna.id(), "card", message_thread_id=thread)


Change = Callable[[Bot, int, int], object]


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (lambda bot, chat, thread: bot.reopen_forum_topic(chat, thread), "Topic_not_modified"),
        (lambda bot, chat, thread: bot.edit_forum_topic(chat, thread, "x"), "Topic_not_modified"),
        (lambda bot, chat, _: bot.create_forum_topic(chat, " "), "Topic name is empty"),
        (lambda bot, chat, _: bot.create_forum_topic(chat, "x" * 129), "Topic name is too long"),
        (lambda bot, chat, _: bot.close_forum_topic(chat, 99), "Message thread not found"),
    ],
)
async def test_a_change_that_is_none_is_refused(
    bot: Bot, forum: GroupHandle, change: Change, complaint: str
) -> None:
    chat = await forum.id()
    thread = (await bot.create_forum_topic(chat, "x")).message_thread_id
    with pytest.raises(BadRequest, match=complaint):
        await change(bot, chat, thread)  # type: ignore[misc]


async def test_a_member_bot_writes_into_no_closed_topic(
    bot: Bot, forum: GroupHandle, anna: PersonHandle
) -> None:
    chat = await forum.id()
    thread = (await bot.create_forum_topic(chat, "x")).message_thread_id
    await bot.close_forum_topic(chat, thread)
    await forum.makes_bot("member")
    with pytest.raises(BadRequest, match="Topic_closed"):
        await bot.send_message(chat, "x", message_thread_id=thread)
