"""The shared parts around the work: files and child processes."""

from collections.abc import Callable
from typing import Protocol, TypeVar

T = TypeVar("T")


class Files(Protocol):
    """Stored files, each once, named by SHA-256."""

    async def put(self, content: bytes) -> str:
        """Store durably and give the SHA-256 in hex."""

    async def get(self, sha256: str) -> bytes:
        """The bytes; raises FileNotFoundError."""


class TookTooLong(Exception):  # noqa: N818 - it says what happened
    """Work in a child process did not come to an end in its time, or died of it."""


class DatabaseAway(Exception):  # noqa: N818 - it says what is so
    """The database is locked, full, restarting or out of reach: another time it is not."""


class Processes(Protocol):
    """Runs heavy Python beside the service, in child processes with a deadline."""

    async def run(
        self, work: Callable[..., T], *arguments: object, seconds: float = 10.0, cpu: float = 0.0
    ) -> T:
        """Run a module-level function on picklable arguments; raises TookTooLong.

        After ``seconds`` by the clock, or ``cpu`` seconds of the processor (0: no such limit).
        """
