"""Inline mode: asking in the line one writes in, picking a result, and what the bot hears of it."""

import asyncio

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    WebAppInfo,
)
from telegram.error import BadRequest

from sandbox import Sandbox
from sandbox.client import (
    GroupHandle,
    InlineResults,
    NeverCame,
    PersonHandle,
    SandboxClient,
    SandboxRefused,
)
from sandbox.clock import HandClock
from tests.sandbox.conftest import Asker

TAKE = InlineKeyboardMarkup([[InlineKeyboardButton("Take 1", callback_data="take")]])


def pipe(size: int, markup: InlineKeyboardMarkup | None = None) -> InlineQueryResultArticle:
    return InlineQueryResultArticle(
        f"p{size}",
        f"Pipe {size} mm",
        InputTextMessageContent(f"<b>Pipe {size} mm</b>", parse_mode="HTML"),
        description=f"{size * 10} kr",
        reply_markup=markup,
    )


async def question(bot: Bot) -> InlineQuery:
    """The inline question that waits, confirmed."""
    (update,) = await bot.get_updates(timeout=5)
    await bot.get_updates(offset=update.update_id + 1)
    assert update.inline_query
    return update.inline_query


async def asked(
    bot: Bot, person: PersonHandle, text: str, *results: InlineQueryResultArticle, **more: object
) -> InlineResults:
    """Ask, and let the bot answer with these results."""
    asking = asyncio.ensure_future(person.asks_inline(text))
    await (await question(bot)).answer(results, **more)  # type: ignore[arg-type]
    return await asking


async def test_a_question_comes_with_its_words_and_its_results_can_be_seen(
    bot: Bot, anna: PersonHandle
) -> None:
    results = await asked(bot, anna, "22mm", pipe(22), pipe(28))
    assert results.titles == ["Pipe 22 mm", "Pipe 28 mm"]
    assert (results[0].description, results[0].text) == ("220 kr", "Pipe 22 mm")


async def test_the_bots_name_is_no_part_of_the_question(bot: Bot, anna: PersonHandle) -> None:
    asking = asyncio.ensure_future(anna.asks_inline("@ordna_bot 22 mm"))
    asked_for = await question(bot)
    assert (asked_for.query, asked_for.chat_type) == ("22 mm", "sender")
    await asked_for.answer([])
    assert await asking == []


async def test_what_is_picked_reaches_the_bot_as_a_message_and_as_a_choice(
    bot: Bot, anna: PersonHandle
) -> None:
    await asked(bot, anna, "22", pipe(22))
    await anna.picks_inline("Pipe 22")
    said, chosen = await bot.get_updates()
    assert said.message
    assert said.message.via_bot
    assert said.message.text == "Pipe 22 mm"
    assert said.message.from_user
    assert said.message.from_user.id == await anna.id()
    assert chosen.chosen_inline_result
    assert (chosen.chosen_inline_result.result_id, chosen.chosen_inline_result.query) == (
        "p22",
        "22",
    )
    assert chosen.chosen_inline_result.inline_message_id is None


async def test_in_a_group_what_is_picked_is_heard_in_spite_of_privacy(
    bot: Bot, anna: PersonHandle, office: GroupHandle, sandbox: Sandbox
) -> None:
    sandbox.exchange.updates.clear()
    there = anna.in_chat(office)
    await asked(bot, there, "22", pipe(22))
    await there.picks_inline("Pipe 22")
    said = (await bot.get_updates())[0].message
    assert said
    assert said.chat_id == await office.id()


async def test_a_message_with_keys_can_be_tapped_and_edited_by_its_inline_identifier(
    bot: Bot, anna: PersonHandle
) -> None:
    await asked(bot, anna, "22", pipe(22, TAKE))
    picked = await anna.picks_inline("Pipe 22")
    await anna.taps("Take 1", timeout=0)
    _, chosen, tap = await bot.get_updates()
    assert tap.callback_query
    assert tap.callback_query.message is None
    assert chosen.chosen_inline_result
    identifier = tap.callback_query.inline_message_id
    assert identifier == chosen.chosen_inline_result.inline_message_id
    assert await bot.edit_message_text("Taken", inline_message_id=identifier) is True
    assert (await anna.message(picked)).text == "Taken"


async def test_a_wrong_inline_identifier_is_refused(asker: Asker) -> None:
    told = await asker.ask("editMessageText", {"inline_message_id": "x", "text": "y"})
    assert told["description"] == "Bad Request: invalid inline message identifier specified"


async def test_the_same_question_is_answered_from_memory_for_everybody(
    bot: Bot, anna: PersonHandle, client: SandboxClient
) -> None:
    await asked(bot, anna, "22", pipe(22))
    lars = await client.person("Lars").exists()
    assert (await lars.asks_inline("22")).cached
    assert not await bot.get_updates()


async def test_a_personal_answer_is_remembered_for_one_person_only(
    bot: Bot, anna: PersonHandle, client: SandboxClient
) -> None:
    await asked(bot, anna, "22", pipe(22), is_personal=True)
    assert (await anna.asks_inline("22")).cached
    lars = await client.person("Lars").exists()
    assert not (await asked(bot, lars, "22", pipe(28))).cached


async def test_an_answer_without_cache_time_is_asked_for_again(
    bot: Bot, anna: PersonHandle
) -> None:
    await asked(bot, anna, "22", pipe(22), cache_time=0)
    assert (await asked(bot, anna, "22", pipe(28))).titles == ["Pipe 28 mm"]


async def test_the_next_page_is_asked_for_by_its_offset(bot: Bot, anna: PersonHandle) -> None:
    first = await asked(bot, anna, "22", pipe(22), next_offset="50")
    asking = asyncio.ensure_future(anna.asks_inline("22", offset=first.next_offset))
    assert (await question(bot)).offset == "50"
    asking.cancel()


async def test_the_button_above_the_results_starts_the_bot(bot: Bot, anna: PersonHandle) -> None:
    button = InlineQueryResultsButton("Join first", start_parameter="join")
    results = await asked(bot, anna, "22", button=button)
    assert results.button == {"text": "Join first", "start_parameter": "join"}
    await anna.taps_inline_button()
    (update,) = await bot.get_updates()
    assert update.message
    assert update.message.text == "/start join"


async def test_a_button_puts_a_question_into_the_line_one_writes_in(
    bot: Bot, anna: PersonHandle
) -> None:
    find = InlineKeyboardButton("Find an article", switch_inline_query_current_chat="art ")
    await bot.send_message(await anna.id(), "AO 421", reply_markup=InlineKeyboardMarkup([[find]]))
    tapped = await anna.taps("Find")
    assert tapped.prefill == "@ordna_bot art "
    asking = asyncio.ensure_future(anna.asks_inline())
    assert (await question(bot)).query == "art "
    asking.cancel()


async def test_an_answer_after_half_a_minute_is_too_late() -> None:
    clock = HandClock()
    async with Sandbox(clock=clock) as sandbox, SandboxClient(sandbox.url) as client:
        anna = await client.person("Anna", started=True).exists()
        with pytest.raises(NeverCame):
            await anna.asks_inline("22", timeout=0)
        async with Bot("1:sandbox", base_url=f"{sandbox.api_root}/bot") as bot:
            asked_for = await question(bot)
            await clock.advance(31)
            with pytest.raises(BadRequest, match="Query is too old and response timeout expired"):
                await bot.answer_inline_query(asked_for.id, [])


async def test_a_question_nobody_fetched_is_forgotten_after_half_a_minute() -> None:
    clock = HandClock()
    async with Sandbox(clock=clock) as sandbox, SandboxClient(sandbox.url) as client:
        anna = await client.person("Anna", started=True).exists()
        with pytest.raises(NeverCame):
            await anna.asks_inline("22", timeout=0)
        await clock.advance(31)
        assert sandbox.exchange.updates.waiting == []


async def test_without_coverage_nothing_can_be_asked(anna: PersonHandle) -> None:
    await anna.goes_offline()
    with pytest.raises(SandboxRefused, match="Anna Lind has no coverage"):
        await anna.asks_inline("22")


async def test_a_bot_without_inline_mode_cannot_be_asked(
    anna: PersonHandle, client: SandboxClient, bot: Bot
) -> None:
    await client.faults(inline=False)
    with pytest.raises(SandboxRefused, match="has no inline mode"):
        await anna.asks_inline("22")
    assert not (await bot.get_me()).supports_inline_queries


async def test_without_inline_feedback_nothing_is_told_of_the_choice(
    anna: PersonHandle, client: SandboxClient, bot: Bot
) -> None:
    await client.faults(inline_feedback=False)
    await asked(bot, anna, "22", pipe(22))
    await anna.picks_inline("Pipe 22")
    (update,) = await bot.get_updates()
    assert update.message


async def test_a_mini_app_writes_in_the_name_of_whoever_opened_it(
    bot: Bot, anna: PersonHandle, sandbox: Sandbox
) -> None:
    app = InlineKeyboardButton("Open", web_app=WebAppInfo("https://ordna.example/app"))
    await bot.send_message(await anna.id(), "x", reply_markup=InlineKeyboardMarkup([[app]]))
    await anna.taps("Open")
    (query_id,) = sandbox.exchange.desk.open_apps
    sent = await bot.answer_web_app_query(query_id, pipe(22, TAKE))
    assert sent.inline_message_id
    (update,) = await bot.get_updates()
    assert update.message
    assert update.message.via_bot


ARTICLE = '{"type":"article","id":"1","title":"t","input_message_content":{"message_text":"x"}}'
CANT_PARSE = "Bad Request: can't parse inline query result: "
REFUSED: list[tuple[str, dict[str, str], str]] = [
    (f"[{','.join([ARTICLE] * 51)}]", {}, "Bad Request: too many inline query results specified"),
    (f"[{ARTICLE},{ARTICLE}]", {}, "Bad Request: RESULT_ID_DUPLICATE"),
    ("[{}]", {}, "Bad Request: RESULT_ID_EMPTY"),
    (ARTICLE.replace('"1"', f'"{"x" * 65}"').join("[]"), {}, "Bad Request: RESULT_ID_INVALID"),
    ('[{"type":"article","id":"1"}]', {}, "Bad Request: ARTICLE_TITLE_EMPTY"),
    ('[{"type":"article","id":"1","title":"t"}]', {}, "Bad Request: MESSAGE_EMPTY"),
    (
        '[{"type":"","id":"1"}]',
        {},
        CANT_PARSE + 'type "" is unsupported for the inline query result',
    ),
    (
        ARTICLE.replace('"x"', '"<b>x","parse_mode":"HTML"').join("[]"),
        {},
        CANT_PARSE + "Can't parse entities: Can't find end tag corresponding to start tag \"b\"",
    ),
    ("[]", {"next_offset": "x" * 65}, "Bad Request: NEXT_OFFSET_INVALID"),
    (
        "[]",
        {"button": '{"text":"x","start_parameter":""}'},
        "Bad Request: can't use empty start_parameter",
    ),
    (
        "[]",
        {"button": '{"text":"x","start_parameter":"ö"}'},
        "Bad Request: unallowed characters in start_parameter are used",
    ),
    (
        "[]",
        {},
        "Bad Request: query is too old and response timeout expired or query ID is invalid",
    ),
]


@pytest.mark.parametrize(("results", "more", "complaint"), REFUSED)
async def test_an_answer_is_refused_in_telegrams_words(
    asker: Asker, results: str, more: dict[str, str], complaint: str
) -> None:
    values = {"inline_query_id": "7", "results": results} | more
    assert (await asker.ask("answerInlineQuery", values))["description"] == complaint
