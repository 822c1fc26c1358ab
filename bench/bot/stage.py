"""The processes of a measurement: the stand-in with the people, and a bot beside it."""

import asyncio
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import aiohttp

from bench.bot.company import fill, variables
from bench.bot.people import Load
from tests.reliability.service import ROOT, free_port

PATIENCE = 60.0
QUIET = 1.5


@dataclass(frozen=True, slots=True)
class Measured:
    """What one load came to: updates a second, and seconds from update to reply."""

    took: float
    times: tuple[float, ...]
    lost: int

    @property
    def pace(self) -> float:
        """Replies a second."""
        return len(self.times) / self.took

    def percentile(self, share: float) -> float:
        """So many of all replies came within these milliseconds."""
        ranked = sorted(self.times)
        return ranked[min(int(len(ranked) * share), len(ranked) - 1)] * 1000


class World:
    """The stand-in, and what may be asked of it."""

    def __init__(self, url: str, session: aiohttp.ClientSession) -> None:
        self.url, self._session = url, session
        self.environment: dict[str, str] = {}
        self.bot: asyncio.subprocess.Process | None = None

    async def pour(self, load: Load) -> Measured:
        """Have people talk, and measure."""
        async with self._session.post(f"{self.url}/pour", json=asdict(load)) as answer:
            told = await answer.json()
        return Measured(told["took"], tuple(told["times"]), told["lost"])

    async def state(self) -> dict[str, Any]:
        """What has been said so far."""
        async with self._session.get(f"{self.url}/state") as answer:
            told: dict[str, Any] = await answer.json()
            return told

    async def limit(self) -> None:
        """From now on refuse what Telegram would refuse."""
        async with self._session.post(f"{self.url}/limit"):
            return

    async def ready(self) -> None:
        """Until the bot takes updates and has nothing left to say."""
        async with asyncio.timeout(PATIENCE):
            while not await self._settled():
                if self.bot is not None and self.bot.returncode is not None:
                    raise RuntimeError("the bot ended by itself")
                await asyncio.sleep(0.1)

    async def _settled(self) -> bool:
        state = await self.state()
        return bool(state["connected"]) and state["quiet"] > QUIET


@asynccontextmanager
async def process(
    *words: str, environment: dict[str, str] | None = None, told: Path | None = None
) -> AsyncIterator[asyncio.subprocess.Process]:
    """A Python process of our own, ended afterwards."""
    with (told or Path("/dev/null")).open("ab") as out:
        running = await asyncio.create_subprocess_exec(
            sys.executable, "-P", "-m", *words,
            env={"PYTHONPATH": str(ROOT), "PATH": "", **(environment or {})},
            cwd=ROOT, stdout=out, stderr=out,
        )  # fmt: skip
    try:
        yield running
    finally:
        if running.returncode is None:
            running.terminate()
        await running.wait()


@asynccontextmanager
async def world() -> AsyncIterator[World]:
    """The stand-in and its people."""
    port = free_port()
    async with (
        process("bench.bot.standin", str(port)),
        aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=None)) as session,
    ):
        there = World(f"http://127.0.0.1:{port}", session)
        async with asyncio.timeout(PATIENCE):
            while not await _answers(there):  # noqa: ASYNC110 - another process starts
                await asyncio.sleep(0.05)
        yield there


async def _answers(there: World) -> bool:
    try:
        await there.state()
    except aiohttp.ClientError:
        return False
    return True


@asynccontextmanager
async def echo(name: str) -> AsyncIterator[World]:
    """A bare echo and people who talk to it."""
    port = str(free_port())
    async with (
        world() as there,
        process("bench.bot.echoes", name, there.url, port) as there.bot,
    ):
        await there.ready()
        yield there


@asynccontextmanager
async def ours(*, polling: bool = False, as_shipped: bool = False) -> AsyncIterator[World]:
    """The whole service with its company, and people who talk to it."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        there = await stack.enter_async_context(world())
        environment = variables(folder / "var", there.url, free_port(), polling=polling)
        await fill(environment)
        words = ["bench.bot.ours"] + (["--as-shipped"] if as_shipped else [])
        there.bot = await stack.enter_async_context(
            process(*words, environment=environment, told=folder / "log.txt")
        )
        there.environment = environment
        await there.ready()
        yield there
