"""Asking the DNS, within bounds that hold for one mail: how long in all, and nothing twice."""

import time
from collections.abc import Callable
from enum import StrEnum
from typing import Protocol


class Record(StrEnum):
    """What may be asked for."""

    TXT = "TXT"
    A = "A"
    AAAA = "AAAA"
    MX = "MX"
    PTR = "PTR"


Answer = bytes | str | tuple[int, str]
"""TXT: its strings joined; A, AAAA: an address; PTR: a name; MX: preference and name."""


class DnsIsAway(Exception):  # noqa: N818 - it says what is so
    """No answer came, or none in time; another time there may be one."""


class Dns(Protocol):
    """Asks the DNS; called from a thread of its own."""

    def ask(self, name: str, record: Record, seconds: float) -> tuple[Answer, ...]:
        """What there is under a name, () where there is nothing; raises DnsIsAway."""


class Lookups:
    """The questions for one mail: at most so many seconds for each and for all of them."""

    def __init__(
        self,
        dns: Dns,
        each: float = 2.0,
        together: float = 5.0,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._dns, self._each, self._now = dns, each, now
        self._until = now() + together
        self._known: dict[tuple[str, Record], tuple[Answer, ...] | None] = {}

    def ask(self, name: str, record: Record) -> tuple[Answer, ...]:
        """What there is under a name; raises DnsIsAway, also when the time is over."""
        key = (name.rstrip(".").casefold(), record)
        if key not in self._known:
            self._known[key] = self._asked(*key)
        answer = self._known[key]
        if answer is None:
            raise DnsIsAway
        return answer

    def texts(self, name: str) -> tuple[bytes, ...]:
        """The texts under a name; raises DnsIsAway."""
        return tuple(each for each in self.ask(name, Record.TXT) if isinstance(each, bytes))

    def _asked(self, name: str, record: Record) -> tuple[Answer, ...] | None:
        left = self._until - self._now()
        if left <= 0:
            return None
        if not all(0 < len(label) < 64 for label in name.split(".")) or len(name) > 253:
            return ()
        try:
            return self._dns.ask(name, record, min(self._each, left))
        except DnsIsAway:
            return None
