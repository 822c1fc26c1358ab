"""Notices what other processes write to the database, such as the command line beside the service."""

import asyncio
from collections.abc import Callable
from pathlib import Path

SECONDS_BETWEEN_LOOKS = 0.5


class Neighbours:
    """Looks at SQLite's log: every commit changes it, whoever made it."""

    def __init__(self, database: Path, wake: Callable[[], None]) -> None:
        self._log = database.with_name(f"{database.name}-wal")
        self._wake = wake
        self._seen = self._look()

    async def run(self) -> None:
        """Look until cancelled."""
        while True:
            await asyncio.sleep(SECONDS_BETWEEN_LOOKS)
            now = self._look()
            if now != self._seen:
                self._seen = now
                self._wake()

    def _look(self) -> tuple[int, int]:
        try:
            found = self._log.stat()
        except FileNotFoundError:
            return (0, 0)
        return (found.st_mtime_ns, found.st_size)


class Anywhere:
    """On PostgreSQL any process may have written: wakes now and then."""

    def __init__(self, wake: Callable[[], None]) -> None:
        self._wake = wake

    async def run(self) -> None:
        """Wake until cancelled."""
        while True:
            await asyncio.sleep(SECONDS_BETWEEN_LOOKS)
            self._wake()
