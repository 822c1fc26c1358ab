"""A timer that may have been forgotten: its person is asked (RV-05)."""

from collections.abc import Iterator

from core.deliveries import NewDelivery
from core.events import TimerRanLong
from notifications.rules.audience import Audience


def timer_ran_long(event: TimerRanLong, to: Audience) -> Iterator[NewDelivery]:
    """Whether he is still at work."""
    user = to.user(event.user_id)
    if user is not None:
        yield from to.product(user, "timer-ran-long")
