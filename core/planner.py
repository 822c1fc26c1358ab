"""The planner: who works when, what is booked, and what is free between (BO-02, BO-04, SE-61)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from uuid import UUID

from core.order_papers import BookingAnswer
from core.people import User, WorkingHours
from core.states import State
from core.words import N_

STANDARD = tuple(WorkingHours(day, time(7), time(16)) for day in range(5))
"""The hours of who has none of his own in a company that has set none."""

SHORTEST = timedelta(minutes=30)
LONGEST = timedelta(days=31)
"""No booking is longer, so that none reaches further than this into another time."""

USUAL_VISIT = timedelta(hours=2)
DAY = timedelta(days=1)

Company = tuple[WorkingHours, ...]
"""The company's own working hours, for those who have none."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time, UTC."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class PlannedBooking:
    """A booking as the planner shows it, with what it is for."""

    number: str
    title: str
    customer: str
    facility: str | None
    state: State
    user_id: UUID
    resource: str
    starts_at: datetime
    ends_at: datetime
    confirmation_sent_at: datetime | None
    changed_since_confirmation: bool
    booking_id: UUID
    answer: BookingAnswer | None = None

    @property
    def span(self) -> Span:
        """When it is."""
        return Span(self.starts_at, self.ends_at)


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """A booking as its resource's own calendar shows it, with where it is and whom to ask for.

    ``sequence`` counts its changes, as calendars do.
    """

    number: str
    title: str
    customer: str
    facility: str | None
    facility_address: str | None
    customer_address: str | None
    contact: str | None
    contact_phone: str | None
    starts_at: datetime
    ends_at: datetime
    sequence: int
    booking_id: UUID

    @property
    def place(self) -> str:
        """Where it is: the facility with its address, else the customer's address."""
        parts = (self.facility, self.facility_address or self.customer_address)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class FreeSlot:
    """A stretch of somebody's working time in which he is not booked."""

    user_id: UUID
    resource: str
    starts_at: datetime
    ends_at: datetime


class BookingWarning(StrEnum):
    """Something to know about a booked time; never a reason to refuse it (BO-05)."""

    ELSEWHERE = "elsewhere"
    AWAY = "away"
    OUTSIDE_HOURS = "outside_hours"


WARNINGS = {
    BookingWarning.ELSEWHERE: N_("{name} has AO {others} at that time too."),
    BookingWarning.AWAY: N_("{name} is away then."),
    BookingWarning.OUTSIDE_HOURS: N_("That is outside the working hours of {name}."),
}


def working_time(user: User, company: Company, day: date, zone: tzinfo) -> tuple[Span, ...]:
    """When he works on a day: by his own hours, else the company's; none on a day off."""
    known = user.working_hours or company or STANDARD
    return tuple(
        Span(_moment(day, hours.starts_at, zone), _moment(day, hours.ends_at, zone))
        for hours in sorted(known, key=lambda each: each.starts_at)
        if hours.weekday == day.weekday()
    )


def usual_time(user: User, company: Company, day: date, zone: tzinfo) -> Span:
    """His whole working day; on a day off the hours of his first working day (BO-02)."""
    spans = working_time(user, company, day, zone)
    if spans:
        return Span(spans[0].starts_at, spans[-1].ends_at)
    first = min(user.working_hours or company or STANDARD, key=lambda each: each.weekday)
    return Span(_moment(day, first.starts_at, zone), _moment(day, first.ends_at, zone))


def is_away(user: User, day: date) -> bool:
    """Whether an absence of his covers the day."""
    return any(each.first_day <= day <= each.last_day for each in user.absences)


def free_spans(
    work: Sequence[Span], busy: Sequence[Span], shortest: timedelta = SHORTEST
) -> Iterator[Span]:
    """What is left of the working time between the bookings, in stretches long enough."""
    for span in work:
        free_from = span.starts_at
        for taken in sorted(busy, key=lambda each: each.starts_at):
            if taken.ends_at <= free_from or taken.starts_at >= span.ends_at:
                continue
            if taken.starts_at - free_from >= shortest:
                yield Span(free_from, taken.starts_at)
            free_from = max(free_from, taken.ends_at)
        if span.ends_at - free_from >= shortest:
            yield Span(free_from, span.ends_at)


def free_slots(
    user: User, company: Company, days: Sequence[date], busy: Sequence[Span], zone: tzinfo
) -> Iterator[FreeSlot]:
    """His free time on these days, absences left out (WO-05, BO-04)."""
    for day in days:
        if is_away(user, day):
            continue
        for span in free_spans(working_time(user, company, day, zone), busy):
            yield FreeSlot(user.id, user.name, span.starts_at, span.ends_at)


def first_free(
    user: User, company: Company, day: date, busy: Sequence[Span], zone: tzinfo
) -> Span:
    """The first time of the day with room for a visit; else the beginning of his usual hours."""
    slots = list(free_slots(user, company, (day,), busy, zone))
    roomy = (each for each in slots if each.ends_at - each.starts_at >= USUAL_VISIT)
    found = next(roomy, slots[0] if slots else None)
    usual = usual_time(user, company, day, zone)
    starts_at, ends_at = (found or usual).starts_at, (found or usual).ends_at
    return Span(starts_at, min(ends_at, starts_at + USUAL_VISIT))


def warnings_of(
    user: User, company: Company, span: Span, zone: tzinfo
) -> tuple[BookingWarning, ...]:
    """What his own calendar says against the time; hours count only where any were set."""
    days = days_of(span, zone)
    found = [BookingWarning.AWAY] if any(is_away(user, day) for day in days) else []
    if (user.working_hours or company) and not _within_hours(user, company, span, zone):
        found.append(BookingWarning.OUTSIDE_HOURS)
    return tuple(found)


def days_of(span: Span, zone: tzinfo) -> tuple[date, ...]:
    """The days that the span touches, in the company's zone."""
    first = span.starts_at.astimezone(zone).date()
    last = (span.ends_at - timedelta(microseconds=1)).astimezone(zone).date()
    return tuple(first + n * DAY for n in range((last - first).days + 1))


def day_span(first: date, last: date, zone: tzinfo) -> Span:
    """From the first day's midnight to the end of the last one."""
    return Span(_moment(first, time(0), zone), _moment(last + DAY, time(0), zone))


def _within_hours(user: User, company: Company, span: Span, zone: tzinfo) -> bool:
    """Begins and ends while he works, and covers no day off between."""
    work = [working_time(user, company, day, zone) for day in days_of(span, zone)]
    if not all(work):
        return False
    begins = any(each.starts_at <= span.starts_at < each.ends_at for each in work[0])
    return begins and any(each.starts_at < span.ends_at <= each.ends_at for each in work[-1])


def _moment(day: date, clock: time, zone: tzinfo) -> datetime:
    # Wall time: a day when the clocks change has its 8 o'clock at 8.
    return datetime.combine(day, clock, zone).astimezone(UTC)
