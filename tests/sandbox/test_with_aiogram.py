"""The main flows once more, with another library's bot and dispatcher, by polling and by webhook."""

import asyncio
import io
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.filters import CommandObject, CommandStart
from aiogram.methods import SendMessage
from aiogram.types import (
    BotCommand,
    BotCommandScopeChat,
    BufferedInputFile,
    CallbackQuery,
    ChatMemberUpdated,
    ChosenInlineResult,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultArticle,
    InputMediaDocument,
    InputMediaPhoto,
    InputTextMessageContent,
    KeyboardButton,
    Message,
    MessageReactionUpdated,
    ReactionTypeEmoji,
    ReplyKeyboardMarkup,
    ReplyParameters,
)
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web
from aiohttp.test_utils import TestServer

from sandbox import TOKEN, Sandbox
from sandbox.client import GroupHandle, PersonHandle, SandboxClient
from sandbox.telegram.updates import KINDS
from tests.sandbox.conftest import jpeg

SIGN = InlineKeyboardMarkup(
    inline_keyboard=[[InlineKeyboardButton(text="Sign", callback_data="sign", style="success")]]
)
SECRET = "not-a-secret"


def bot_for(sandbox: Sandbox, token: str = TOKEN) -> Bot:
    api = TelegramAPIServer.from_base(sandbox.api_root)
    return Bot(token, session=AiohttpSession(api=api, timeout=5))


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[Bot]:
    async with bot_for(sandbox) as made:
        yield made


@pytest.fixture
def dispatcher() -> Dispatcher:
    """What a bot of the other library does with what it hears."""
    made = Dispatcher()
    made.message.register(started, CommandStart())
    made.message.register(pictured, F.photo)
    made.message.register(said, F.text)
    made.edited_message.register(amended)
    made.callback_query.register(tapped)
    made.inline_query.register(asked)
    made.chosen_inline_result.register(chosen)
    made.message_reaction.register(reacted)
    made.my_chat_member.register(changed)
    return made


async def started(message: Message, command: CommandObject) -> None:
    await message.answer(f"Welcome with {command.args}", reply_markup=SIGN)


async def pictured(message: Message, bot: Bot) -> None:
    assert message.photo
    got = await bot.download(message.photo[-1])
    assert got
    await message.reply(f"{len(got.read()) > 100} {message.media_group_id is not None}")


async def said(message: Message) -> None:
    await message.react([ReactionTypeEmoji(emoji="👍")])
    await message.answer(f"<b>{message.text}</b>", parse_mode="HTML")


async def amended(message: Message) -> None:
    await message.answer(f"Now {message.text}")


async def tapped(query: CallbackQuery) -> None:
    await query.answer("Signed", show_alert=True)
    assert isinstance(query.message, Message)
    await query.message.edit_text("AO 421, signed")


async def asked(query: InlineQuery) -> None:
    content = InputTextMessageContent(message_text="Pipe 22 mm")
    pipe = InlineQueryResultArticle(id="p", title=query.query, input_message_content=content)
    await query.answer([pipe], cache_time=0, is_personal=True)


async def chosen(result: ChosenInlineResult, bot: Bot) -> None:
    await bot.send_message(result.from_user.id, f"Chosen: {result.result_id}")


async def reacted(change: MessageReactionUpdated, bot: Bot) -> None:
    (given,) = change.new_reaction
    assert isinstance(given, ReactionTypeEmoji)
    await bot.send_message(change.chat.id, f"Seen {given.emoji}")


async def changed(change: ChatMemberUpdated, bot: Bot) -> None:
    if change.chat.type != "private":
        await bot.send_message(change.chat.id, f"I am {change.new_chat_member.status}")


@pytest.fixture(params=["polling", "webhook"])
async def running(
    request: pytest.FixtureRequest, sandbox: Sandbox, bot: Bot, dispatcher: Dispatcher
) -> AsyncIterator[None]:
    """The bot of the other library at work."""
    if request.param == "polling":
        work = asyncio.ensure_future(
            dispatcher.start_polling(
                bot, allowed_updates=list(KINDS), handle_signals=False, close_bot_session=False
            )
        )
        yield
        await dispatcher.stop_polling()
        await work
        return
    app = web.Application()
    handler = SimpleRequestHandler(dispatcher, bot, secret_token=SECRET)
    handler.register(app, path="/hook")
    async with TestServer(app) as server:
        url = str(server.make_url("/hook"))
        await bot.set_webhook(url, secret_token=SECRET, allowed_updates=list(KINDS))
        yield
        await bot.delete_webhook()


@pytest.mark.usefixtures("running")
async def test_a_talk_with_a_tap_an_edit_and_a_reaction(anna: PersonHandle) -> None:
    await anna.starts("invite-7")
    card = await anna.hears("Welcome with invite-7", button="Sign")
    assert (await anna.taps("Sign")).alert == "Signed"
    await anna.hears("AO 421, signed")
    line = await anna.says("Replaced the closer")
    heard = await anna.hears("Replaced the closer")
    assert heard.raw["entities"] == [{"type": "bold", "offset": 0, "length": 19}]
    assert await anna.bot_reactions(line) == ["👍"]
    await anna.edits(line, "Replaced both closers")
    await anna.hears("Now Replaced both closers")
    await anna.reacts(card, "❤")
    await anna.hears("Seen ❤")


@pytest.mark.usefixtures("running")
async def test_photos_alone_and_as_an_album(anna: PersonHandle) -> None:
    await anna.sends_photo(jpeg())
    await anna.hears("True False")
    await anna.sends_photo(jpeg(color="red"), jpeg(color="blue"))
    await anna.hears("True True")


@pytest.mark.usefixtures("running")
async def test_inline(anna: PersonHandle) -> None:
    results = await anna.asks_inline("22 mm")
    assert results.titles == ["22 mm"]
    await anna.picks_inline("22 mm")
    await anna.hears("Chosen: p")


@pytest.mark.usefixtures("running")
async def test_a_bot_that_is_added_to_a_group_hears_of_it(
    client: SandboxClient, anna: PersonHandle
) -> None:
    group = client.group("Office", members=[anna], bot="administrator")
    await group.exists()
    assert await anna.in_chat(group).hears("I am administrator", anew=False)


async def test_the_bot_knows_itself(bot: Bot) -> None:
    me = await bot.get_me()
    assert (me.username, me.supports_inline_queries, me.has_topics_enabled) == (
        "ordna_bot",
        True,
        False,
    )


async def test_albums_files_and_documents(bot: Bot, anna: PersonHandle) -> None:
    chat = await anna.id()
    photos = [BufferedInputFile(jpeg(color=color), "x.jpg") for color in ("red", "blue")]
    album = await bot.send_media_group(chat, [InputMediaPhoto(media=one) for one in photos])
    assert len({message.media_group_id for message in album}) == 1
    sent = await bot.send_document(chat, BufferedInputFile(b"%PDF-1.4", "AO-421.pdf"))
    assert sent.document
    again = await bot.send_document(chat, sent.document.file_id, caption="Protocol")
    assert again.document
    assert again.document.file_unique_id == sent.document.file_unique_id
    into = io.BytesIO()
    await bot.download(again.document, into)
    assert into.getvalue() == b"%PDF-1.4"
    other = BufferedInputFile(b"%PDF-1.5", "AO-422.pdf")
    changed = await again.edit_media(InputMediaDocument(media=other, caption="Newer"))
    assert isinstance(changed, Message)
    assert changed.caption == "Newer"


async def test_keyboards_in_place_of_the_letters(bot: Bot, anna: PersonHandle) -> None:
    keys = [[KeyboardButton(text="Where I am", request_location=True)]]
    markup = ReplyKeyboardMarkup(keyboard=keys, resize_keyboard=True)
    await bot.send_message(await anna.id(), "Where?", reply_markup=markup)
    await anna.taps("Where I am", at=(57.7, 11.97))
    (update,) = await bot.get_updates()
    assert update.message
    assert update.message.location
    assert update.message.location.latitude == 57.7


async def test_replies_places_contacts_copies_and_pins(bot: Bot, anna: PersonHandle) -> None:
    chat = await anna.id()
    first = await bot.send_message(chat, "AO 421")
    reply = ReplyParameters(message_id=first.message_id, quote="421")
    answer = await bot.send_message(chat, "there", reply_parameters=reply)
    assert answer.quote
    place = await bot.send_venue(chat, 59.3, 18.0, "Storgatan 3", "Solna")
    assert place.venue
    assert (await bot.send_location(chat, 59.3, 18.0, live_period=60)).location
    assert (await bot.send_contact(chat, "+46701", "Karin")).contact
    assert (await bot.send_voice(chat, BufferedInputFile(b"OggS", "v.ogg"))).voice
    assert (await bot.copy_message(chat, chat, first.message_id)).message_id
    assert (await bot.forward_message(chat, chat, first.message_id)).forward_origin
    ids = [first.message_id, place.message_id]
    assert len(await bot.forward_messages(chat, chat, ids)) == 2
    assert len(await bot.copy_messages(chat, chat, ids)) == 2
    await first.pin()
    assert [message.text for message in await anna.pinned()] == ["AO 421"]
    assert (await bot.get_chat(chat)).pinned_message
    assert await bot.unpin_chat_message(chat)
    assert await bot.delete_messages(chat, ids)


async def test_topics(bot: Bot, anna: PersonHandle, client: SandboxClient) -> None:
    forum = await client.group("F", members=[anna], forum=True, bot="administrator").exists()
    chat = await forum.id()
    topic = await bot.create_forum_topic(chat, "AO 421", icon_color=7322096)
    thread = topic.message_thread_id
    sent = await bot.send_message(chat, "card", message_thread_id=thread)
    assert sent.is_topic_message
    await bot.edit_forum_topic(chat, thread, name="AO 421 ✔")
    await bot.close_forum_topic(chat, thread)
    (seen,) = await anna.in_chat(forum).topics()
    assert (seen.name, seen.closed) == ("AO 421 ✔", True)
    await bot.reopen_forum_topic(chat, thread)
    await bot.delete_forum_topic(chat, thread)
    assert await anna.in_chat(forum).topics() == []


async def test_commands_members_and_the_menu(
    bot: Bot, anna: PersonHandle, office: GroupHandle
) -> None:
    chat = await anna.id()
    todo = BotCommand(command="todo", description="What is to do")
    await bot.set_my_commands([todo], BotCommandScopeChat(chat_id=chat))
    (kept,) = await bot.get_my_commands(BotCommandScopeChat(chat_id=chat))
    assert (kept.command, kept.description) == ("todo", "What is to do")
    assert await anna.commands() == {"todo": "What is to do"}
    assert (await bot.get_chat_menu_button()).type == "commands"
    group = await office.id()
    assert await bot.get_chat_member_count(group) == 2
    assert (await bot.get_chat_member(group, chat)).status == "creator"
    assert (await bot.get_webhook_info()).url == ""


Wrong = Callable[[Bot], Awaitable[object]]


@pytest.mark.parametrize(
    ("wrong", "kind", "text"),
    [
        (lambda bot: bot.send_message(77, "x"), TelegramBadRequest, "chat not found"),
        (lambda bot: bot.send_message(5_000_001, ""), TelegramBadRequest, "message text is empty"),
        (
            lambda bot: bot.answer_callback_query("7"),
            TelegramBadRequest,
            "query is too old and response timeout expired or query ID is invalid",
        ),
        (
            lambda bot: bot.answer_inline_query("7", []),
            TelegramBadRequest,
            "query is too old and response timeout expired or query ID is invalid",
        ),
        (lambda bot: bot.send_game(5_000_001, "x"), TelegramNotFound, "method not found"),
        (
            lambda bot: bot.send_message(bot.id, "x"),
            TelegramForbiddenError,
            "the bot can't send messages to the bot",
        ),
        (
            lambda bot: bot.send_document(
                5_000_001, BufferedInputFile(bytes((50 << 20) + 1), "big")
            ),
            TelegramEntityTooLarge,
            "Request Entity Too Large",
        ),
    ],
)
@pytest.mark.usefixtures("anna")
async def test_a_refusal_is_of_the_kind_the_library_knows(
    bot: Bot, wrong: Wrong, kind: type[TelegramAPIError], text: str
) -> None:
    with pytest.raises(kind, match=text):
        await wrong(bot)


async def test_a_person_who_blocks_is_refused_as_forbidden(bot: Bot, anna: PersonHandle) -> None:
    await anna.blocks()
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(await anna.id(), "x")


async def test_a_wrong_token_is_unauthorized(sandbox: Sandbox) -> None:
    async with bot_for(sandbox, "1:other") as stranger:
        with pytest.raises(TelegramUnauthorizedError):
            await stranger.get_me()


async def test_a_second_poller_ends_the_first(bot: Bot, sandbox: Sandbox) -> None:
    first = asyncio.ensure_future(bot.get_updates(timeout=20))
    async with asyncio.timeout(5):
        while not sandbox.exchange.updates.polled:  # noqa: ASYNC110 - it has no event of its own
            await asyncio.sleep(0.002)
    await bot.get_updates(timeout=0)
    with pytest.raises(TelegramConflictError):
        await first


async def test_a_group_that_moved_names_where_to(
    bot: Bot, client: SandboxClient, anna: PersonHandle
) -> None:
    group = client.group("Plain", members=[anna], type="group")
    was = await group.id()
    now = await group.becomes_supergroup()
    with pytest.raises(TelegramMigrateToChat) as refused:
        await bot.send_message(was, "x")
    assert refused.value.migrate_to_chat_id == now


async def test_a_flood_names_how_long_to_wait(
    bot: Bot, anna: PersonHandle, client: SandboxClient
) -> None:
    await client.faults(telegram={"too_many_for": 30})
    with pytest.raises(TelegramRetryAfter) as refused:
        await bot.send_message(await anna.id(), "x")
    assert refused.value.retry_after == 30


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ({"server_errors": 1}, TelegramServerError),
        ({"server_errors": 1, "server_error_code": 500}, TelegramServerError),
        ({"dropped_calls": 1}, TelegramNetworkError),
        ({"lost_answers": 1}, TelegramNetworkError),
    ],
)
async def test_bad_weather_is_of_the_kind_the_library_knows(
    bot: Bot,
    anna: PersonHandle,
    client: SandboxClient,
    fault: dict[str, int],
    kind: type[TelegramAPIError],
) -> None:
    await client.faults(telegram=fault)
    with pytest.raises(kind):
        await bot(SendMessage(chat_id=await anna.id(), text="x"), request_timeout=1)
