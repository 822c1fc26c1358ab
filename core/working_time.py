"""How much of a stretch of time was working time, in the company's zone."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time, timedelta, tzinfo

from core.people import WorkingHours

USUAL = tuple(WorkingHours(day, time(7), time(16)) for day in range(5))
"""Mondays to Fridays, where a company has said nothing."""
LONGEST = timedelta(days=31)


def worked(
    since: datetime, until: datetime, hours: Sequence[WorkingHours], zone: tzinfo
) -> timedelta:
    """The working time between two moments; what is longer ago than a month is not counted."""
    begin, end = max(since, until - LONGEST), until
    spans = _spans(begin.astimezone(zone), end.astimezone(zone), hours or USUAL)
    overlaps = (min(last, end) - max(first, begin) for first, last in spans)
    return sum((each for each in overlaps if each > timedelta()), timedelta())


def works_at(moment: datetime, hours: Iterable[WorkingHours], zone: tzinfo) -> bool:
    """Whether it is working time."""
    local = moment.astimezone(zone)
    return any(
        each.weekday == local.weekday() and each.starts_at <= local.time() < each.ends_at
        for each in (tuple(hours) or USUAL)
    )


def _spans(
    begin: datetime, end: datetime, hours: Iterable[WorkingHours]
) -> Iterator[tuple[datetime, datetime]]:
    hours = tuple(hours)
    day = begin.date()
    while day <= end.date():
        for each in hours:
            if each.weekday == day.weekday():
                yield (
                    datetime.combine(day, each.starts_at, begin.tzinfo),
                    datetime.combine(day, each.ends_at, begin.tzinfo),
                )
        day += timedelta(days=1)
