"""How long to wait between tries, so that what is down is not trampled when it comes back."""

import random
from datetime import timedelta

_MOST_DOUBLINGS = 16


def pause_after(
    attempts: int,
    shortest: timedelta = timedelta(minutes=1),
    longest: timedelta = timedelta(hours=1),
) -> timedelta:
    """The wait after so many failed tries: doubled each time, and up to a quarter of jitter."""
    doubled: timedelta = shortest * (1 << min(attempts, _MOST_DOUBLINGS))
    jitter = 1 + random.random() / 4  # noqa: S311 - spreads load, guards nothing
    return min(doubled, longest) * jitter
