"""The page, played by hand in a real browser."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from playwright.async_api import Page, async_playwright, expect
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup

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
