"""The timers that run or wait."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from core.numbers import OrderNumber
from core.timers import Timer


class Timers(Protocol):
    """One timer at most for each person."""

    def of(self, user_id: UUID) -> Timer | None: ...
    def on(self, number: OrderNumber) -> Sequence[Timer]:
        """Everybody's on this order."""

    def put(self, timer: Timer) -> None: ...
    def drop(self, user_id: UUID) -> None: ...
    def move(self, source: OrderNumber, target: OrderNumber) -> None:
        """What counts on one order counts on another from now on (RV-08)."""
