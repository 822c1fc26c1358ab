"""Times of day: working hours by weekday, and the hours in which nobody is disturbed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from itertools import groupby

from core.people import WorkingHours
from core.refusals import BadInput
from core.settings.declaring import Kind
from core.words import N_

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SPOKEN = {
    **{each: day for day, each in enumerate(WEEKDAYS)},
    "mån": 0,
    "tis": 1,
    "ons": 2,
    "tor": 3,
    "tors": 3,
    "fre": 4,
    "lör": 5,
    "sön": 6,
    "tues": 1,
    "thur": 3,
    "thurs": 3,
}
_CLOCK = r"(\d{1,2})(?:[:.](\d{2}))?"
_SPAN = re.compile(rf"{_CLOCK}\s*[-–]\s*{_CLOCK}")
NO_HOURS: tuple[WorkingHours, ...] = ()


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From one time of day to another, over midnight if it ends before it starts."""

    starts_at: time
    ends_at: time

    def holds(self, clock: time) -> bool:
        """Whether it is quiet at this time of day, in the company's zone."""
        if self.starts_at <= self.ends_at:
            return self.starts_at <= clock < self.ends_at
        return clock >= self.starts_at or clock < self.ends_at


def working_hours(text: str) -> tuple[WorkingHours, ...]:
    """Read ``mon-fri 07:00-16:00; sat 08:00-12:00``, in Swedish ``mån-fre``; empty is none."""
    found = [each for part in re.split(r"[;,\n]", text) if part.strip() for each in _hours(part)]
    if len({each.weekday for each in found}) < len(found):
        raise BadInput(N_("Write each weekday only once."))
    return tuple(sorted(found, key=lambda each: each.weekday))


def quiet_hours_or_none(text: str) -> QuietHours | None:
    """Read ``22:00-06:00``; empty is none."""
    if not text.strip():
        return None
    starts_at, ends_at = _span(text)
    if starts_at == ends_at:
        raise BadInput(N_("The quiet hours start and end at different times."))
    return QuietHours(starts_at, ends_at)


def _hours(part: str) -> Iterator[WorkingHours]:
    words = part.split(maxsplit=1)
    days, spans = _days(words[0]), words[1] if len(words) > 1 else ""
    starts_at, ends_at = _span(spans)
    if starts_at >= ends_at:
        raise BadInput(N_("Working hours end after they start."))
    return (WorkingHours(day, starts_at, ends_at) for day in days)


def _days(text: str) -> range:
    first, _, last = text.casefold().replace("–", "-").partition("-")
    days = [_weekday(each) for each in (first, last or first)]
    if None in days or (days[0] or 0) > (days[1] or 0):
        raise BadInput(
            N_("{text} is no weekday. Write the hours as mon-fri 07:00-16:00."), text=text
        )
    return range(days[0] or 0, (days[1] or 0) + 1)


def _weekday(word: str) -> int | None:
    word = word.strip().rstrip(".")
    whole = word.removesuffix("dag").removesuffix("day")
    return _SPOKEN.get(word, _SPOKEN.get(whole[:3] if word != whole else whole))


def _span(text: str) -> tuple[time, time]:
    match = _SPAN.fullmatch(text.strip())
    try:
        if match:
            start_h, start_m, end_h, end_m = (int(each or 0) for each in match.groups())
            return time(start_h, start_m), time(end_h, end_m)
    except ValueError:
        pass
    raise BadInput(N_("Write the times of day as 07:00-16:00."))


def _clock(hours: WorkingHours | QuietHours) -> str:
    return f"{hours.starts_at:%H:%M}-{hours.ends_at:%H:%M}"


def _written(value: tuple[WorkingHours, ...]) -> str:
    def run(pair: tuple[int, WorkingHours]) -> tuple[int, str]:
        return pair[1].weekday - pair[0], _clock(pair[1])

    parts = []
    for (_, clock), pairs in groupby(enumerate(value), key=run):
        days = [WEEKDAYS[each.weekday] for _, each in pairs]
        parts.append(f"{'-'.join(dict.fromkeys((days[0], days[-1])))} {clock}")
    return "; ".join(parts)


def clock_or_none(text: str) -> time | None:
    """Read one time of day, such as ``07:00``; empty is none."""
    if not text.strip():
        return None
    match = re.fullmatch(_CLOCK, text.strip())
    try:
        if match:
            return time(int(match[1]), int(match[2] or 0))
    except ValueError:
        pass
    raise BadInput(N_("Write a time of day, such as 07:00, or nothing."))


CLOCK: Kind[time | None] = Kind(
    N_("a time of day, such as 07:00, or nothing"),
    clock_or_none,
    lambda at: f"{at:%H:%M}" if at else "",
)
HOURS_OF_WEEK: Kind[tuple[WorkingHours, ...]] = Kind(
    N_("hours of weekdays, such as mon-fri 07:00-16:00"), working_hours, _written
)
QUIET: Kind[QuietHours | None] = Kind(
    N_("times of day, such as 22:00-06:00, or nothing"),
    quiet_hours_or_none,
    lambda value: _clock(value) if value else "",
)
