"""The work timer (RV-05)."""

from dataclasses import dataclass

from core.events.happening import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class TimerStarted(Event):
    """Somebody works on the order from now on."""

    user_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimerRanLong(Event):
    """A timer has counted so long that somebody may have forgotten it."""

    user_id: str
