"""The page, played by hand in a real browser."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from playwright.async_api import Page, async_playwright, expect
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    ReplyKeyboardMarkup,
)

from sandbox import Sandbox
from sandbox.client import GroupHandle, PersonHandle, SandboxClient
from sandbox.page.words import WORDS, language_of
from tests.sandbox.conftest import jpeg

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
SIGN = InlineKeyboardMarkup(
    [[InlineKeyboardButton("Sign", callback_data="sign", api_kwargs={"style": "primary"})]]
)
needs_chromium = pytest.mark.skipif(
    shutil.which(CHROMIUM) is None, reason="needs Debian's chromium"
)


@pytest.fixture
async def page(sandbox: Sandbox, anna: PersonHandle, office: GroupHandle) -> AsyncIterator[Page]:
    sandbox.ensure_mailbox("karin@example.com", "Karin Ek")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        shown = await browser.new_page(viewport={"width": 1440, "height": 900}, locale="en-GB")
        faults: list[object] = []
        shown.on("pageerror", lambda fault: faults.append(fault))  # noqa: PLW0108 - wants a function
        await shown.goto(sandbox.url)
        await shown.wait_for_selector("body.ready")
        yield shown
        await browser.close()
        assert faults == []


@needs_chromium
@pytest.mark.chromium
async def test_a_person_writes_sends_a_photo_and_taps_a_button(
    page: Page, bot: Bot, anna: PersonHandle, tmp_path: Path
) -> None:
    phone = page.locator("#left")
    await phone.get_by_label("Message", exact=True).fill("Replaced the closer")
    await phone.get_by_label("Send", exact=True).click()
    await expect(phone.locator(".mine .words")).to_have_text("Replaced the closer")

    (tmp_path / "door.jpg").write_bytes(jpeg(400, 300))
    await phone.get_by_label("Attach", exact=True).click()
    async with page.expect_file_chooser() as chooser:
        await page.get_by_role("menuitem", name="Photo").click()
    await (await chooser.value).set_files(tmp_path / "door.jpg")
    await phone.get_by_label("Caption").fill("The door")
    await phone.get_by_label("Send", exact=True).click()
    await expect(phone.locator(".mine .photo img")).to_have_count(1)
    updates = [one.message for one in await bot.get_updates() if one.message]
    text, photo = [message for message in updates if not message.new_chat_members]
    assert (text.text, photo.caption, len(photo.photo)) == ("Replaced the closer", "The door", 3)

    await bot.send_message(await anna.id(), "<b>AO 421</b>", "HTML", reply_markup=SIGN)
    await phone.get_by_role("button", name="Sign").click()
    await expect(phone.locator(".key.waits")).to_have_count(1)
    tap = (await bot.get_updates(offset=-1))[0].callback_query
    assert tap
    await tap.answer("Signed by Anna")
    await expect(phone.get_by_role("status")).to_have_text("Signed by Anna")
    await expect(phone.locator(".key.waits")).to_have_count(0)


@needs_chromium
@pytest.mark.chromium
async def test_a_customer_writes_and_replies(
    page: Page, sandbox: Sandbox, client: SandboxClient
) -> None:
    mail = page.locator("#right")
    await mail.get_by_role("button", name="Write").first.click()
    await mail.get_by_label("To", exact=True).fill("fault@ordna.example")
    await mail.get_by_label("Subject").fill("The door")
    await mail.get_by_label("Text", exact=True).fill("It will not close")
    await mail.get_by_role("button", name="Send").click()
    got = await client.mailbox("fault@ordna.example").waits_for(subject="The door")
    assert got.text == "It will not close\n"

    await client.mail("fault@ordna.example", "karin@example.com", "AO 421", "We have it")
    await mail.get_by_role("button", name="AO 421").click()
    await mail.get_by_role("button", name="Reply").click()
    await mail.get_by_label("Text", exact=True).fill("Thank you")
    await mail.get_by_role("button", name="Send").click()
    reply = await client.mailbox("fault@ordna.example").waits_for(subject="Re: AO 421")
    assert "> We have it" in reply.text


@needs_chromium
@pytest.mark.chromium
async def test_an_address_opens_one_letter(
    page: Page, sandbox: Sandbox, client: SandboxClient
) -> None:
    await client.mail("fault@ordna.example", "karin@example.com", "AO 421", "We have it")
    await client.mail("fault@ordna.example", "lars@example.com", "AO 422", "We are coming")
    letter = await client.mailbox("lars@example.com").waits_for(subject="AO 422")
    await page.goto(f"{sandbox.url}/?box=lars@example.com&mail={letter.id}")
    await expect(page.locator("#right .letter-text")).to_contain_text("We are coming")


@needs_chromium
@pytest.mark.chromium
async def test_a_person_asks_inline_and_picks_a_result(
    page: Page, bot: Bot, anna: PersonHandle, sandbox: Sandbox
) -> None:
    sandbox.exchange.updates.clear()
    find = InlineKeyboardButton("Find an article", switch_inline_query_current_chat="22")
    await bot.send_message(await anna.id(), "AO 421", reply_markup=InlineKeyboardMarkup([[find]]))
    phone = page.locator("#left")
    await phone.get_by_role("button", name="Find an article").click()
    await expect(phone.get_by_label("Message", exact=True)).to_have_value("@ordna_bot 22")
    (update,) = await bot.get_updates(timeout=5)
    assert update.inline_query
    content = InputTextMessageContent("Pipe 22 mm")
    pipe = InlineQueryResultArticle("p", "Pipe 22 mm", content, description="4711")
    await update.inline_query.answer([pipe])
    await phone.get_by_role("option", name="Pipe 22 mm").click()
    await expect(phone.locator(".mine .words")).to_have_text("Pipe 22 mm")
    await expect(phone.locator(".mine .via")).to_have_text("via @ordna_bot")
    await expect(phone.get_by_label("Message", exact=True)).to_have_value("")


@needs_chromium
@pytest.mark.chromium
async def test_pins_reactions_keys_and_no_coverage_can_be_seen(
    page: Page, bot: Bot, anna: PersonHandle
) -> None:
    chat = await anna.id()
    phone = page.locator("#left")
    for number in (421, 422):
        await (await bot.send_message(chat, f"AO {number}")).pin()
    await expect(phone.locator(".pinned strong")).to_have_text("Pinned 1/2")
    await phone.locator(".pinned button").first.click()
    await expect(phone.locator(".pinned strong")).to_have_text("Pinned 2/2")
    await phone.get_by_label("Unpin").click()
    await expect(phone.locator(".pinned strong")).to_have_text("Pinned")

    await bot.set_message_reaction(chat, 1, "👍")
    await phone.get_by_role("button", name="👍").click()
    await expect(phone.locator(".reactions")).to_have_text("👍 2")

    await bot.send_message(chat, "What now?", reply_markup=ReplyKeyboardMarkup([["Today"]]))
    await phone.get_by_label("Keys").click()
    await expect(phone.locator(".reply-keys .key")).to_have_count(0)
    await phone.get_by_label("Keys").click()
    await phone.get_by_label("Coverage").click()
    await expect(phone.get_by_text("No coverage. What you send waits.")).to_be_visible()
    await phone.get_by_role("button", name="Today").click()
    await expect(phone.locator(".pending")).to_have_text("Todaywaits for coverage")


@needs_chromium
@pytest.mark.chromium
async def test_the_topics_of_a_forum_can_be_turned_to_closed_and_opened(
    page: Page, bot: Bot, client: SandboxClient, anna: PersonHandle
) -> None:
    forum = await client.group("Forum", members=[anna], forum=True, bot="administrator").exists()
    thread = (await bot.create_forum_topic(await forum.id(), "Keys")).message_thread_id
    await bot.send_message(await forum.id(), "card", message_thread_id=thread)
    phone = page.locator("#left")
    await phone.get_by_label("Chat", exact=True).select_option("Forum")
    await expect(phone.locator(".topic-of")).to_have_text("Keys")
    await phone.locator(".chip", has_text="Keys").click()
    await expect(phone.locator(".topic-of")).to_have_count(0)
    await bot.close_forum_topic(await forum.id(), thread)
    await expect(phone.get_by_text("This topic is closed.")).to_be_visible()
    await phone.locator(".device-top .icon").click()
    await page.get_by_role("menuitem", name="Open “Keys” again").click()
    await phone.get_by_label("Message", exact=True).fill("done")
    await phone.get_by_label("Send", exact=True).click()
    await expect(phone.locator(".mine .words")).to_have_text("done")


@pytest.mark.parametrize(
    ("query", "accepted", "lang"),
    [("", "", "en"), ("", "sv-SE,sv;q=0.9,en;q=0.8", "sv"), ("?lang=sv", "en", "sv")],
)
async def test_the_page_speaks_the_readers_language(
    sandbox: Sandbox, query: str, accepted: str, lang: str
) -> None:
    headers = {"Accept-Language": accepted}
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{sandbox.url}/{query}", headers=headers, allow_redirects=False) as answer,
    ):
        assert answer.status == 200
        assert f'<html lang="{lang}">' in await answer.text()


def test_an_unknown_language_is_answered_in_english() -> None:
    assert language_of("xx", "fi") == "en"


def test_both_dictionaries_have_the_same_words() -> None:
    assert WORDS["en"].keys() == WORDS["sv"].keys()


async def test_another_sites_script_is_refused(sandbox: Sandbox) -> None:
    headers = {"Origin": "https://evil.example"}
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{sandbox.url}/sandbox/reset", headers=headers) as answer,
    ):
        assert answer.status == 403


async def test_news_come_as_server_sent_events(sandbox: Sandbox, anna: PersonHandle) -> None:
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{sandbox.url}/sandbox/events") as stream,
    ):
        await anna.says("hello")
        async with asyncio.timeout(5):
            async for line in stream.content:
                if b'"kind": "message"' in line:
                    break
