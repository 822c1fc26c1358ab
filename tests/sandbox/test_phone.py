"""The phone: taps, toasts, edits, coverage, blocking, keyboards, groups and threads."""

import asyncio
import hmac
import json
from urllib.parse import parse_qsl, urlsplit

import pytest
from telegram import (
    Bot,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    ReplyKeyboardMarkup,
    WebAppInfo,
)

from sandbox import Sandbox
from sandbox.client import (
    GroupHandle,
    NeverCame,
    PersonHandle,
    SandboxClient,
    SandboxRefused,
    Tapped,
)
from tests.sandbox.conftest import jpeg

SIGN = InlineKeyboardMarkup([[InlineKeyboardButton("✍️ Sign", callback_data="v1:sign:421")]])


async def answered(bot: Bot, tap: asyncio.Future[Tapped], **answer: object) -> Tapped:
    (update,) = await bot.get_updates(timeout=5)
    assert isinstance(update.callback_query, CallbackQuery)
    await update.callback_query.answer(**answer)  # type: ignore[arg-type]
    return await tap


async def test_a_tap_shows_the_bots_toast(bot: Bot, anna: PersonHandle) -> None:
    await bot.send_message(await anna.id(), "AO 421", reply_markup=SIGN)
    tapped = await answered(bot, asyncio.ensure_future(anna.taps("Sign")), text="Signed")
    assert (tapped.toast, tapped.alert) == ("Signed", None)


async def test_a_tap_shows_the_bots_alert(bot: Bot, anna: PersonHandle) -> None:
    await bot.send_message(await anna.id(), "AO 421", reply_markup=SIGN)
    tap = asyncio.ensure_future(anna.taps(data="v1:sign:421"))
    tapped = await answered(bot, tap, text="Not yet", show_alert=True)
    assert (tapped.toast, tapped.alert) == (None, "Not yet")


async def test_a_button_that_is_not_there_cannot_be_tapped(anna: PersonHandle) -> None:
    with pytest.raises(SandboxRefused, match="There is no button 'Sign'"):
        await anna.taps("Sign")


async def test_a_tap_on_a_deleted_message_comes_without_its_content(
    bot: Bot, anna: PersonHandle
) -> None:
    sent = await bot.send_message(await anna.id(), "AO 421", reply_markup=SIGN)
    await sent.delete()
    await anna.taps("Sign", message=sent.message_id, timeout=0)
    (update,) = await bot.get_updates()
    assert update.callback_query
    assert update.callback_query.message
    assert not update.callback_query.message.is_accessible


async def test_an_edit_without_a_keyboard_takes_the_keyboard_away(
    bot: Bot, anna: PersonHandle
) -> None:
    sent = await bot.send_message(await anna.id(), "AO 421", reply_markup=SIGN)
    await sent.edit_text("AO 421, signed")
    heard = await anna.hears("signed", anew=False)
    assert heard.edited
    assert heard.buttons == []


async def test_what_a_person_edits_is_told_as_an_edit(bot: Bot, anna: PersonHandle) -> None:
    said = await anna.says("2 x 4711")
    await anna.edits(said, "3 x 4711")
    _, update = await bot.get_updates()
    assert update.edited_message
    assert update.edited_message.text == "3 x 4711"


async def test_without_coverage_nothing_goes_out_and_nothing_comes_in(
    bot: Bot, anna: PersonHandle
) -> None:
    await anna.goes_offline()
    await anna.says("kept back")
    await anna.sends_photo(jpeg(200, 100))
    await bot.send_message(await anna.id(), "unseen")
    assert not await bot.get_updates()
    assert await anna.messages() == []


async def test_back_in_coverage_everything_goes_out_in_order(bot: Bot, anna: PersonHandle) -> None:
    await anna.goes_offline()
    await anna.says("first")
    await anna.sends_photo(jpeg(200, 100), caption="second")
    await bot.send_message(await anna.id(), "for later")
    await anna.goes_online()
    said = [update.message for update in await bot.get_updates() if update.message]
    assert [message.text or message.caption for message in said] == ["first", "second"]
    assert await anna.hears("for later", anew=False)


async def test_a_person_who_blocks_the_bot_is_told_of(bot: Bot, anna: PersonHandle) -> None:
    await anna.blocks()
    (update,) = await bot.get_updates()
    assert update.my_chat_member
    assert update.my_chat_member.new_chat_member.status == "kicked"


async def test_a_key_in_place_of_the_letters_says_its_text(bot: Bot, anna: PersonHandle) -> None:
    keyboard = ReplyKeyboardMarkup([["Today's orders"]])
    await bot.send_message(await anna.id(), "What now?", reply_markup=keyboard)
    await anna.taps("Today")
    (update,) = await bot.get_updates()
    assert update.message
    assert update.message.text == "Today's orders"


async def test_the_own_contact_carries_the_own_id(bot: Bot, anna: PersonHandle) -> None:
    await anna.sends_contact()
    (update,) = await bot.get_updates()
    assert update.message
    assert update.message.contact
    assert update.message.contact.user_id == await anna.id()


async def test_waiting_in_vain_tells_what_was_said_instead(bot: Bot, anna: PersonHandle) -> None:
    await bot.send_message(await anna.id(), "Something else")
    with pytest.raises(NeverCame, match="Something else"):
        await anna.hears("AO 421", timeout=0.05, anew=False)


async def test_a_photo_sent_again_keeps_its_identity(bot: Bot, anna: PersonHandle) -> None:
    await anna.sends_photo(jpeg())
    await anna.sends_photo(jpeg())
    photos = [update.message.photo[-1] for update in await bot.get_updates() if update.message]
    assert len({photo.file_unique_id for photo in photos}) == 1
    assert photos[0].file_id != photos[0].file_unique_id


async def test_in_a_forum_a_topic_keeps_its_messages(
    bot: Bot, anna: PersonHandle, client: SandboxClient
) -> None:
    forum = await client.group("Forum", members=[anna], forum=True, bot="administrator").exists()
    topic = await bot.create_forum_topic(await forum.id(), "Articles to order")
    thread = topic.message_thread_id
    sent = await bot.send_message(await forum.id(), "1 x P12", message_thread_id=thread)
    assert sent.is_topic_message
    there = anna.in_chat(forum)
    await there.says("ordered", thread=thread)
    update = (await bot.get_updates())[-1]
    assert update.message
    assert update.message.message_thread_id == thread


async def test_with_threads_a_private_chat_has_topics(
    bot: Bot, anna: PersonHandle, client: SandboxClient
) -> None:
    await client.faults(threads_in_private=True)
    topic = await bot.create_forum_topic(await anna.id(), "AO 421")
    assert await bot.send_message(
        await anna.id(), "card", message_thread_id=topic.message_thread_id
    )


async def test_an_administrator_hears_everything_in_a_group(
    bot: Bot, anna: PersonHandle, office: GroupHandle, sandbox: Sandbox
) -> None:
    await office.makes_bot("administrator")
    sandbox.exchange.updates.clear()
    await anna.in_chat(office).says("lunch?")
    (update,) = await bot.get_updates()
    assert update.message
    assert update.message.text == "lunch?"


async def test_the_cast_is_the_same_however_often_it_is_named(sandbox: Sandbox) -> None:
    first = sandbox.ensure_person("Anna", last_name="Lind", username="anna")
    again = sandbox.ensure_person("Anna", last_name="Lindgren", username="anna")
    group = sandbox.ensure_group("Office", [first])
    assert first is again
    assert first.last_name == "Lindgren"
    assert sandbox.ensure_group("Office", [first]) is group


async def test_commands_are_offered_by_the_narrowest_scope(
    bot: Bot, anna: PersonHandle, sandbox: Sandbox
) -> None:
    from telegram import BotCommand, BotCommandScopeChat

    from sandbox.control.scenes import commands_for

    await bot.set_my_commands([BotCommand("help", "Help")])
    scope = BotCommandScopeChat(await anna.id())
    await bot.set_my_commands([BotCommand("todo", "To do")], scope=scope)
    world = sandbox.exchange.world
    person = world.persons[await anna.id()]
    offered = commands_for(sandbox.exchange, person, world.chats[person.id])
    assert json.dumps(offered) == '[{"command": "todo", "description": "To do"}]'


async def test_a_mini_app_is_told_who_opened_it_and_can_check_it(
    bot: Bot, anna: PersonHandle, sandbox: Sandbox
) -> None:
    app = WebAppInfo("https://ordna.example/app")
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Open", web_app=app)]])
    await bot.send_message(await anna.id(), "Sign here", reply_markup=keyboard)
    opened = (await anna.taps("Open")).url
    assert opened
    told = dict(parse_qsl(dict(parse_qsl(urlsplit(opened).fragment))["tgWebAppData"]))
    given = told.pop("hash")
    checked = "\n".join(f"{name}={told[name]}" for name in sorted(told))
    secret = hmac.digest(b"WebAppData", sandbox.token.encode(), "sha256")
    assert hmac.new(secret, checked.encode(), "sha256").hexdigest() == given
    assert json.loads(told["user"])["first_name"] == "Anna"
