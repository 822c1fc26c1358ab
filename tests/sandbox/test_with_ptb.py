"""The main flows, played between a person and a real python-telegram-bot."""

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto, Update

from sandbox import TOKEN, Sandbox
from sandbox.client import GroupHandle, PersonHandle, SandboxClient
from tests.sandbox.conftest import jpeg


async def next_update(bot: Bot) -> Update:
    """Fetch one update and confirm it."""
    (update,) = await bot.get_updates(limit=1, timeout=5)
    await bot.get_updates(offset=update.update_id + 1, timeout=0)
    return update


async def test_the_bot_knows_itself(bot: Bot) -> None:
    assert (await bot.get_me()).username == "ordna_bot"


async def test_a_deep_link_starts_the_bot_with_its_payload(
    bot: Bot, client: SandboxClient
) -> None:
    await client.person("Lars").starts("invite-7")
    update = await next_update(bot)
    assert update.message
    assert update.message.text == "/start invite-7"
    assert update.message.entities[0].type == "bot_command"


async def test_what_a_person_says_reaches_the_bot_and_its_answer_the_person(
    bot: Bot, anna: PersonHandle
) -> None:
    await anna.says("Replaced the closer")
    update = await next_update(bot)
    assert update.message
    assert update.effective_chat
    await bot.send_message(update.effective_chat.id, "<b>Noted</b> on 421", parse_mode="HTML")
    heard = await anna.hears("Noted on 421")
    assert heard.raw["entities"] == [{"type": "bold", "offset": 0, "length": 5}]


async def test_a_tap_is_answered_with_a_toast(bot: Bot, anna: PersonHandle) -> None:
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Sign", callback_data="v1:sign")]])
    await bot.send_message(await anna.id(), "AO 421", reply_markup=keyboard)
    tapped = await anna.taps("Sign", timeout=0)
    update = await next_update(bot)
    assert update.callback_query
    assert update.callback_query.data == "v1:sign"
    await update.callback_query.answer("Signed")
    assert not tapped.answered


async def test_an_album_comes_as_one_update_per_photo(bot: Bot, anna: PersonHandle) -> None:
    await anna.sends_photo(jpeg(), jpeg(color="red"), caption="Before and after")
    updates = await bot.get_updates(timeout=1)
    messages = [update.message for update in updates if update.message]
    assert len({message.media_group_id for message in messages}) == 1
    assert [message.caption for message in messages] == ["Before and after", None]


async def test_a_photo_is_recompressed_and_can_be_fetched(bot: Bot, anna: PersonHandle) -> None:
    await anna.sends_photo(jpeg(2000, 1000))
    update = await next_update(bot)
    assert update.message
    largest = update.message.photo[-1]
    assert (largest.width, largest.height) == (1280, 640)
    file = await bot.get_file(largest.file_id)
    assert bytes(await file.download_as_bytearray())[:2] == b"\xff\xd8"


async def test_the_bot_sends_an_album_and_a_document(bot: Bot, anna: PersonHandle) -> None:
    chat = await anna.id()
    media = [InputMediaPhoto(jpeg()), InputMediaPhoto(jpeg(color="red"), caption="two")]
    assert len(await bot.send_media_group(chat, media)) == 2
    sent = await bot.send_document(chat, b"%PDF-1.4", filename="AO-421.pdf", caption="Protocol")
    assert sent.document
    assert sent.document.mime_type == "application/pdf"
    again = await bot.send_document(chat, sent.document.file_id)
    assert again.document
    assert again.document.file_unique_id == sent.document.file_unique_id


async def test_a_group_message_is_heard_only_if_meant_for_the_bot(
    bot: Bot, anna: PersonHandle, office: GroupHandle, sandbox: Sandbox
) -> None:
    await bot.get_updates(offset=-1)
    sandbox.exchange.updates.clear()
    there = anna.in_chat(office)
    await there.says("lunch?")
    await there.says("/here")
    update = await next_update(bot)
    assert update.message
    assert update.message.text == "/here"
    assert sandbox.token == TOKEN
