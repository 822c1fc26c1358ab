"""What orders consisted of when they were read last, so that only what has changed is read again.

An order's parts are written only together with a new version of it, and the version is read each
time; so what is kept is as good as what is stored, whoever wrote it, in whichever process. What
other registers say of the order (names, addresses, its objects) has no version and is never kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Lock

from core.numbers import OrderNumber
from storage.order_parts import Found

MOST = 1000


@dataclass(frozen=True, slots=True)
class KeptParts:
    """The parts of an order as one version of it has them."""

    version: int
    found: Found


@dataclass
class KeptOrders:
    """The parts of the orders that were read last; only what is committed may be put in."""

    _kept: dict[OrderNumber, KeptParts] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def of(self, number: OrderNumber, version: int) -> KeptParts | None:
        """The parts of this very version; None when they have to be read."""
        kept = self._kept.get(number)
        return kept if kept is not None and kept.version == version else None

    def put(self, read: Mapping[OrderNumber, KeptParts]) -> None:
        """Keep what was read; the longest kept make room."""
        with self._lock:
            for number, parts in read.items():
                self._kept.pop(number, None)
                self._kept[number] = parts
            while len(self._kept) > MOST:
                del self._kept[next(iter(self._kept))]
