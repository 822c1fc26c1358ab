"""The planner's arithmetic: working time, absences, and what is free between bookings."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

import pytest

from core.people import Absence, Role, User, WorkingHours
from core.planner import STANDARD, FreeSlot, Span, free_slots, free_spans, usual_time
from tests.core.booking import STOCKHOLM, SUNDAY, THURSDAY, at

NOBODYS: tuple[WorkingHours, ...] = ()
ANNA = User("Anna", Role.TECHNICIAN)
MORNINGS = tuple(WorkingHours(day, time(8), time(12)) for day in (0, 3))
SPLIT = (WorkingHours(3, time(8), time(12)), WorkingHours(3, time(13), time(17)))


def span(start: int, end: int, day: date = THURSDAY) -> Span:
    return Span(at(start, day), at(end, day))


def user(*hours: WorkingHours, absences: tuple[Absence, ...] = ()) -> User:
    return User("Anna", Role.TECHNICIAN, working_hours=hours, absences=absences)


def free(who: User, *days: date, busy: Sequence[Span] = ()) -> list[Span]:
    slots: list[FreeSlot] = list(free_slots(who, NOBODYS, days, busy, STOCKHOLM))
    return [Span(slot.starts_at, slot.ends_at) for slot in slots]


@pytest.mark.shows("U", "BO-02", "SE-61")
def test_a_day_s_booking_takes_the_hours_of_its_resource() -> None:
    assert usual_time(user(*MORNINGS), STANDARD, THURSDAY, STOCKHOLM) == span(8, 12)


@pytest.mark.parametrize(("company", "hours"), [(MORNINGS, (8, 12)), (NOBODYS, (7, 16))])
def test_who_has_no_hours_has_the_company_s_or_the_usual_ones(
    company: tuple[WorkingHours, ...], hours: tuple[int, int]
) -> None:
    assert usual_time(ANNA, company, THURSDAY, STOCKHOLM) == span(*hours)


def test_a_day_off_is_booked_at_the_hours_of_a_working_day() -> None:
    assert usual_time(user(*MORNINGS), NOBODYS, SUNDAY, STOCKHOLM) == span(8, 12, SUNDAY)


def test_a_day_in_two_parts_is_booked_whole() -> None:
    assert usual_time(user(*SPLIT), NOBODYS, THURSDAY, STOCKHOLM) == span(8, 17)


def test_eight_is_eight_by_the_clock_on_the_wall_when_the_clocks_change() -> None:
    changing = date(2026, 10, 25)
    hours = WorkingHours(6, time(8), time(12))
    found = usual_time(user(hours), NOBODYS, changing, STOCKHOLM)
    assert found.starts_at == datetime(2026, 10, 25, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("busy", "left"),
    [
        ((), [(8, 12)]),
        (((9, 10),), [(8, 9), (10, 12)]),
        (((8, 12),), []),
        (((7, 9), (11, 13)), [(9, 11)]),
        (((10, 11), (8, 9)), [(9, 10), (11, 12)]),
        (((8, 11), (9, 10)), [(11, 12)]),
        (((13, 14),), [(8, 12)]),
    ],
)
def test_what_is_free_is_what_the_bookings_leave(
    busy: tuple[tuple[int, int], ...], left: list[tuple[int, int]]
) -> None:
    found = free_spans([span(8, 12)], [span(*each) for each in busy])
    assert list(found) == [span(*each) for each in left]


def test_a_gap_too_short_for_a_visit_is_not_offered() -> None:
    busy = Span(at(8) + timedelta(minutes=20), at(12))
    assert list(free_spans([span(8, 12)], [busy])) == []


@pytest.mark.shows("U", "SE-61")
def test_nobody_is_free_on_a_day_off_or_away() -> None:
    away = Absence(THURSDAY, THURSDAY + timedelta(days=6))
    monday = THURSDAY + timedelta(days=4)
    after = THURSDAY + timedelta(days=7)
    assert free(user(*MORNINGS, absences=(away,)), THURSDAY, SUNDAY, monday, after) == [
        span(8, 12, after)
    ]


def test_lunch_is_not_free() -> None:
    assert free(user(*SPLIT), THURSDAY) == [span(8, 12), span(13, 17)]
