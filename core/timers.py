"""The work timer: one for each person, running or paused on one order (RV-05)."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from uuid import UUID

from core.numbers import OrderNumber

LONG = timedelta(hours=12)
"""Nobody works so long at a stretch without being asked whether he still does."""
_MINUTES = Decimal(60)
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Timer:
    """How long somebody works on an order.

    ``worked`` are the seconds before ``running_since``, which is None while it is paused.
    """

    user_id: UUID
    order: OrderNumber
    assignment_id: UUID | None = None
    running_since: datetime | None = None
    worked: int = 0

    @property
    def runs(self) -> bool:
        """Whether it counts now."""
        return self.running_since is not None

    def seconds(self, now: datetime) -> int:
        """All that was worked until now."""
        if self.running_since is None:
            return self.worked
        return self.worked + max(0, int((now - self.running_since).total_seconds()))

    def hours(self, now: datetime) -> Decimal:
        """The same in hours: exact to the minute, with two decimals; 0 below half a minute."""
        minutes = (Decimal(self.seconds(now)) / 60).quantize(Decimal(1), ROUND_HALF_UP)
        return (minutes / _MINUTES).quantize(_CENT, ROUND_HALF_UP)

    def paused(self, now: datetime) -> "Timer":
        """It stands still from now on."""
        return replace(self, worked=self.seconds(now), running_since=None)

    def resumed(self, now: datetime) -> "Timer":
        """It runs from now on, or as it did."""
        return self if self.runs else replace(self, running_since=now)

    def is_long(self, now: datetime) -> bool:
        """Whether it counted so long that somebody may have forgotten it."""
        return self.seconds(now) > LONG.total_seconds()

    def long_at(self, now: datetime) -> datetime:
        """When it will have counted so long, if it goes on."""
        return now + LONG - timedelta(seconds=self.seconds(now))
