"""Pushed updates: order within a queue, patience with failures, and the end of patience."""

import asyncio
from collections.abc import AsyncIterator
from functools import partial
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from telegram import Bot

from sandbox import Sandbox
from sandbox.client import SandboxClient
from sandbox.clock import HandClock
from tests.sandbox.conftest import Asker, until


class Receiver:
    """A bot's webhook that answers as it is told and remembers what it got."""

    def __init__(self) -> None:
        self.got: list[Any] = []
        self.secrets: list[str | None] = []
        self.answers: list[tuple[int, dict[str, str]]] = []
        self.reply: Any = None
        self.arrived = asyncio.Event()

    async def take(self, request: web.Request) -> web.Response:
        self.got.append(await request.json())
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self.arrived.set()
        status, headers = self.answers.pop(0) if self.answers else (200, {})
        if self.reply is not None and status == 200:
            return web.json_response(self.reply)
        return web.Response(status=status, headers=headers)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
async def sandbox(clock: HandClock) -> AsyncIterator[Sandbox]:
    async with Sandbox(clock=clock, rates=False) as running:
        yield running


@pytest.fixture
async def receiver() -> Receiver:
    return Receiver()


@pytest.fixture
async def hook(receiver: Receiver, bot: Bot) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_post("/hook", receiver.take)
    async with TestServer(app) as server:
        url = str(server.make_url("/hook"))
        await bot.set_webhook(url, secret_token="s3cret")
        yield url


async def test_an_update_is_pushed_with_the_secret(
    hook: str, receiver: Receiver, client: SandboxClient
) -> None:
    await client.person("Anna").says("hello")
    await until(lambda: receiver.got)
    assert receiver.got[0]["message"]["text"] == "hello"
    assert receiver.secrets == ["s3cret"]


def _asleep_after(receiver: Receiver, clock: HandClock, attempts: int) -> bool:
    return len(receiver.got) == attempts and clock.next_wake is not None


async def test_a_refused_update_is_tried_at_once_then_after_2_4_8_seconds(
    hook: str, receiver: Receiver, client: SandboxClient, clock: HandClock
) -> None:
    receiver.answers = [(500, {})] * 4
    await client.person("Anna").says("hello")
    waits = []
    for attempt in range(1, 5):
        await until(partial(_asleep_after, receiver, clock, attempt))
        waits.append(clock.next_wake or 0)
        await clock.advance(clock.next_wake or 0)
    await until(lambda: len(receiver.got) == 5)
    assert waits == [0, 2, 4, 8]
    assert len({update["update_id"] for update in receiver.got}) == 1


async def test_retry_after_is_honoured(
    hook: str, receiver: Receiver, client: SandboxClient, clock: HandClock
) -> None:
    receiver.answers = [(503, {"Retry-After": "37"})]
    await client.person("Anna").says("hello")
    await until(lambda: clock.next_wake is not None)
    assert clock.next_wake == 37


async def test_a_stuck_chat_holds_back_its_own_messages_but_no_other_chat(
    hook: str, receiver: Receiver, client: SandboxClient, clock: HandClock
) -> None:
    receiver.answers = [(500, {})]
    anna = client.person("Anna")
    await anna.says("first")
    await until(lambda: clock.next_wake is not None)
    await anna.says("second")
    await client.person("Lars").says("mine")
    await until(lambda: len(receiver.got) == 2)
    assert [update["message"]["text"] for update in receiver.got] == ["first", "mine"]
    await clock.advance(1)
    await until(lambda: len(receiver.got) == 4)
    assert [update["message"]["text"] for update in receiver.got[2:]] == ["first", "second"]


async def test_an_update_is_given_up_after_a_day(
    hook: str, receiver: Receiver, client: SandboxClient, clock: HandClock, bot: Bot
) -> None:
    receiver.answers = [(500, {})]
    await client.person("Anna").says("hello")
    await until(lambda: clock.next_wake is not None)
    await clock.advance(25 * 3600)
    await until(lambda: clock.next_wake is None)
    assert (await bot.get_webhook_info()).pending_update_count == 0


async def test_the_info_tells_of_the_last_failure(
    hook: str, receiver: Receiver, client: SandboxClient, clock: HandClock, bot: Bot
) -> None:
    receiver.answers = [(502, {})]
    await client.person("Anna").says("hello")
    await until(lambda: clock.next_wake is not None)
    info = await bot.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 502 Bad Gateway"


async def test_a_webhooks_answer_may_carry_one_call(
    hook: str, receiver: Receiver, client: SandboxClient
) -> None:
    anna = client.person("Anna")
    receiver.reply = {"method": "sendMessage", "chat_id": await anna.id(), "text": "heard you"}
    await anna.says("hello")
    assert (await anna.hears("heard you")).from_bot


async def test_polling_is_refused_while_a_webhook_is_set(hook: str, asker: Asker) -> None:
    told = await asker.ask("getUpdates", {})
    assert told["error_code"] == 409
    assert told["description"] == (
        "Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first"
    )


async def test_setting_and_removing_a_webhook_says_what_was_done(asker: Asker) -> None:
    url = {"url": "http://127.0.0.1:9/hook"}
    calls = [
        ("setWebhook", url),
        ("setWebhook", url),
        ("deleteWebhook", {}),
        ("deleteWebhook", {}),
    ]
    said = [(await asker.ask(method, values))["description"] for method, values in calls]
    assert said == [
        "Webhook was set",
        "Webhook is already set",
        "Webhook was deleted",
        "Webhook is already deleted",
    ]
