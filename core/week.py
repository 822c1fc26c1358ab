"""A stretch of days as the planner shows it: person by person, what is booked, free and amiss."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from uuid import UUID

from core.people import User
from core.planner import (
    BookingWarning,
    Company,
    FreeSlot,
    PlannedBooking,
    Span,
    day_span,
    days_of,
    free_slots,
    is_away,
    warnings_of,
    working_time,
)

Others = Mapping[UUID, tuple[str, ...]]
"""By booking: the resource's other orders at that time."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A booking on one of its days: which part of that day it takes, and what is amiss with it.

    ``others`` are the numbers of the resource's other orders then (BO-05); ``may_move``: whoever
    looks may change it.
    """

    booking: PlannedBooking
    part: Span
    warnings: tuple[BookingWarning, ...] = ()
    others: tuple[str, ...] = ()
    may_move: bool = False


@dataclass(frozen=True, slots=True)
class PersonsDay:
    """One person's day; ``away`` is why he is, empty where no reason is known, None if he is not."""

    day: date
    work: tuple[Span, ...]
    away: str | None
    bookings: tuple[Planned, ...]
    free: tuple[FreeSlot, ...]


@dataclass(frozen=True, slots=True)
class PersonsDays:
    """One person's days; ``may_fill``: whoever looks may book something on his free times."""

    user: User
    days: tuple[PersonsDay, ...]
    may_fill: bool = False


def persons_days(
    user: User,
    company: Company,
    days: Sequence[date],
    planned: Sequence[Planned],
    over: Span,
    zone: tzinfo,
) -> PersonsDays:
    """His days with all that is booked on them; ``over`` is the time that nobody books any more."""
    by_day = defaultdict[date, list[Planned]](list)
    for each in planned:
        for day in days_of(each.booking.span, zone):
            by_day[day].append(_on(day, each, zone))
    free = defaultdict[date, list[FreeSlot]](list)
    busy = [over, *(each.booking.span for each in planned)]
    for slot in free_slots(user, company, days, busy, zone):
        free[slot.starts_at.astimezone(zone).date()].append(slot)
    return PersonsDays(
        user,
        tuple(
            PersonsDay(
                day,
                working_time(user, company, day, zone),
                _absence(user, day),
                tuple(sorted(by_day[day], key=lambda each: each.part.starts_at)),
                tuple(free[day]),
            )
            for day in days
        ),
    )


def amiss(
    user: User, company: Company, row: PlannedBooking, others: tuple[str, ...], zone: tzinfo
) -> tuple[BookingWarning, ...]:
    """All that speaks against a booking; never a reason to refuse it (BO-05)."""
    elsewhere = (BookingWarning.ELSEWHERE,) if others else ()
    return (*elsewhere, *warnings_of(user, company, row.span, zone))


def overlapping(rows: Iterable[PlannedBooking]) -> Others:
    """Which bookings of one person meet others of his; those of one order do not disturb (BO-05)."""
    found = defaultdict[UUID, dict[str, None]](dict)
    for one, other in _meetings(sorted(rows, key=lambda each: each.starts_at)):
        if one.number != other.number:
            found[one.booking_id][other.number] = None
            found[other.booking_id][one.number] = None
    return {booking_id: tuple(numbers) for booking_id, numbers in found.items()}


def _meetings(
    rows: Sequence[PlannedBooking],
) -> Iterator[tuple[PlannedBooking, PlannedBooking]]:
    open_still = list[PlannedBooking]()
    for row in rows:
        open_still = [each for each in open_still if each.ends_at > row.starts_at]
        yield from ((each, row) for each in open_still)
        open_still.append(row)


def _on(day: date, planned: Planned, zone: tzinfo) -> Planned:
    whole, booked = day_span(day, day, zone), planned.booking.span
    part = Span(max(whole.starts_at, booked.starts_at), min(whole.ends_at, booked.ends_at))
    return Planned(planned.booking, part, planned.warnings, planned.others, planned.may_move)


def _absence(user: User, day: date) -> str | None:
    if not is_away(user, day):
        return None
    reasons = (each.reason for each in user.absences if each.first_day <= day <= each.last_day)
    return next((reason for reason in reasons if reason), "")
