"""What has changed since pages were opened: counted, and whoever listens is woken."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager


class Changes:
    """Counts what has changed; whoever listens is woken."""

    def __init__(self) -> None:
        self.count = 0
        self._listeners: set[asyncio.Event] = set()
        self._ended = False

    def tell(self) -> None:
        """Something has changed."""
        self.count += 1
        for each in self._listeners:
            each.set()

    def end(self) -> None:
        """Nobody is told any more: every page hangs up."""
        self._ended = True
        self.tell()

    @property
    def ended(self) -> bool:
        """Whether the service stops."""
        return self._ended

    @contextmanager
    def listening(self) -> Iterator[asyncio.Event]:
        """An event that is set at each change."""
        woken = asyncio.Event()
        self._listeners.add(woken)
        try:
            yield woken
        finally:
            self._listeners.discard(woken)
