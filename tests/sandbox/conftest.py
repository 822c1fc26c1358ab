"""A sandbox of its own for each test, its people, and a real python-telegram-bot to talk to it."""

import asyncio
import io
from collections.abc import AsyncIterator, Callable
from typing import Any

import aiohttp
import pytest
from PIL import Image
from telegram import Bot

from sandbox import TOKEN, Sandbox
from sandbox.client import GroupHandle, PersonHandle, SandboxClient


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(rates=False) as running:
        yield running


@pytest.fixture
async def client(sandbox: Sandbox) -> AsyncIterator[SandboxClient]:
    async with SandboxClient(sandbox.url) as driving:
        yield driving


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[Bot]:
    root = sandbox.api_root
    made = Bot(TOKEN, base_url=f"{root}/bot", base_file_url=f"{root}/file/bot")
    async with made:
        yield made


@pytest.fixture
async def anna(client: SandboxClient) -> PersonHandle:
    person = client.person("Anna", last_name="Lind", username="anna", started=True)
    return await person.exists()


@pytest.fixture
async def office(client: SandboxClient, anna: PersonHandle) -> GroupHandle:
    return await client.group("Dispatchers", members=[anna], bot="member").exists()


class Asker:
    """Calls methods of the Bot API as plain HTTP."""

    def __init__(self, session: aiohttp.ClientSession, root: str) -> None:
        self._session = session
        self._root = root

    async def ask(self, method: str, values: dict[str, Any], token: str = TOKEN) -> Any:
        url = f"{self._root}/bot{token}/{method}"
        async with self._session.post(url, data=values) as answer:
            told = await answer.json()
            assert answer.status == (200 if told["ok"] else told["error_code"])
            return told


@pytest.fixture
async def asker(sandbox: Sandbox) -> AsyncIterator[Asker]:
    async with aiohttp.ClientSession() as session:
        yield Asker(session, sandbox.api_root)


async def until(true: Callable[[], Any]) -> None:
    """Wait for something to become so."""
    async with asyncio.timeout(5):
        while not true():  # noqa: ASYNC110 - what is waited for has no event of its own
            await asyncio.sleep(0.002)


def jpeg(width: int = 1600, height: int = 1200, color: str = "teal") -> bytes:
    """A photo as a phone would take it."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), color).save(out, "JPEG", quality=70)
    return out.getvalue()
