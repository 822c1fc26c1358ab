"""The processes of a measurement: the service on its filled database, and a bare server beside it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import aiohttp

from app.environment import read_environment
from bench.bot.stage import process
from bench.web.filling import Ways, fill
from tests.reliability.service import free_port

PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Site:
    """The pages as they are served: where, by which process, and the ways into them."""

    url: str
    pid: int
    ways: Ways


@asynccontextmanager
async def site() -> AsyncIterator[Site]:
    """The whole service with its company, without chat."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        port = free_port()
        variables = {
            "ORDNA_DATA": str(folder),
            "ORDNA_PUBLIC_URL": f"http://127.0.0.1:{port}",
            "ORDNA_HTTP_LISTEN": f"127.0.0.1:{port}",
            "ORDNA_SMTP_LISTEN": "127.0.0.1:0",
            "ORDNA_MAIL_DOMAIN": "bench.example",
            "ORDNA_LANGUAGE": "sv",
        }
        ways = await fill(read_environment(variables))
        running = await stack.enter_async_context(
            process("cli", "serve", environment=variables, told=folder / "log.txt")
        )
        url = variables["ORDNA_PUBLIC_URL"]
        await _until(f"{url}/readyz", running)
        yield Site(url, running.pid, ways)


@asynccontextmanager
async def floor(size: int) -> AsyncIterator[str]:
    """A bare aiohttp that answers a page of so many bytes."""
    port = free_port()
    async with process("bench.web.floor", str(port), str(size)) as running:
        url = f"http://127.0.0.1:{port}/"
        await _until(url, running)
        yield url


async def _until(url: str, running: asyncio.subprocess.Process) -> None:
    async with asyncio.timeout(PATIENCE), aiohttp.ClientSession() as client:
        while not await _answers(client, url):
            if running.returncode is not None:
                raise RuntimeError("the server ended by itself")
            await asyncio.sleep(0.1)


async def _answers(client: aiohttp.ClientSession, url: str) -> bool:
    try:
        async with client.get(url) as answer:
            return answer.status == 200
    except aiohttp.ClientError:
        return False
