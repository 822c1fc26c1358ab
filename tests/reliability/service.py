"""The service as a process of its own, which can be killed at any instant and started again."""

import asyncio
import os
import signal
import socket
import sys
from pathlib import Path

import aiohttp

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 30.0


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Service:
    """`ordna serve` with these variables; its pages answer at ``url``."""

    def __init__(self, variables: dict[str, str], log: Path) -> None:
        self.http, self.smtp = free_port(), free_port()
        self.url = f"http://127.0.0.1:{self.http}"
        self._variables = {
            **{key: value for key, value in os.environ.items() if not key.startswith("ORDNA_")},
            **variables,
            "ORDNA_HTTP_LISTEN": f"127.0.0.1:{self.http}",
            "ORDNA_SMTP_LISTEN": f"127.0.0.1:{self.smtp}",
            "PYTHONPATH": str(ROOT),
        }
        self._log = log
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Start it and wait until it takes mail, which it does last."""
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-P", "-m", "cli", "serve",
                env=self._variables, cwd=self._log.parent, stdout=log, stderr=log,
            )  # fmt: skip
        async with asyncio.timeout(PATIENCE):
            while not await self._takes_mail():
                if self._process.returncode is not None:
                    raise AssertionError(f"it ended by itself: {self._log.read_text()[-3000:]}")
                await asyncio.sleep(0.02)

    async def kill(self) -> None:
        """kill -9, and gone."""
        if self._process is not None and self._process.returncode is None:
            self._process.send_signal(signal.SIGKILL)
            await self._process.wait()

    async def stop(self) -> int:
        """Ask it to stop, and give its exit code."""
        if self._process is None or self._process.returncode is not None:
            return 0
        self._process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(PATIENCE):
            return await self._process.wait()

    async def _takes_mail(self) -> bool:
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", self.smtp)
        except OSError:
            return False
        try:
            return (await reader.readline()).startswith(b"220")
        except OSError:
            return False
        finally:
            writer.close()

    async def is_ready(self) -> bool:
        """Whether everything in it says it is ready."""
        try:
            async with (
                aiohttp.ClientSession() as client,
                client.get(f"{self.url}/readyz") as answer,
            ):
                return answer.status == 200
        except aiohttp.ClientError:
            return False
