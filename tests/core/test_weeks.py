"""The planner's week: person by person, what is booked, free and amiss; moved meanwhile; first room."""

import pytest

from core import permissions as may
from core.numbers import OrderNumber
from core.people import Absence
from core.planner import BookingWarning
from core.refusals import NotAllowed
from core.usecases.bookings import BookingsAreOff
from core.usecases.planning import BookFirstFree, LookAhead, book_first_free
from core.usecases.rebooking import BookingMovedMeanwhile
from core.usecases.weeks import (
    BookingIsGone,
    LookAtBooking,
    LookAtWeek,
    LookForTime,
    LookForUnplanned,
    see_booking,
    times_for,
    unplanned,
    week,
)
from core.week import PersonsDay
from tests.core.booking import (
    EIGHT,
    STOCKHOLM,
    SUNDAY,
    TEN,
    THURSDAY,
    TWO_HOURS,
    at,
    booked,
    books,
    is_now,
    moves,
    works,
)
from tests.core.conftest import ONE, Company
from tests.core.staff import may_only

shows = pytest.mark.shows
TWO = OrderNumber(2)


async def thursday(company: Company, name: str, looks: str = "Maja") -> PersonsDay:
    """A person's Thursday, as somebody sees it."""
    plan = await company.does(looks, week, LookAtWeek(LookAhead(THURSDAY, STOCKHOLM, 1)))
    return next(each.days[0] for each in plan.people if each.user.name == name)


async def two_at_once(company: Company) -> None:
    """Anna has two orders on Thursday morning."""
    await booked(company)
    await company.reports(subject="The gate squeaks", text="Loudly.")
    await books(company, number=TWO, starts_at=at(9), ends_at=at(11))


@shows("U", "BO-05")
async def test_bookings_that_meet_name_each_other(company: Company) -> None:
    await two_at_once(company)
    day = await thursday(company, "Anna")
    assert [each.others for each in day.bookings] == [("2",), ("1",)]
    assert all(BookingWarning.ELSEWHERE in each.warnings for each in day.bookings)


async def test_two_times_of_one_order_do_not_disturb_each_other(company: Company) -> None:
    await booked(company)
    await books(company, starts_at=at(9), ends_at=at(11))
    day = await thursday(company, "Anna")
    assert [each.others for each in day.bookings] == [(), ()]


@shows("U", "WO-05", "BO-04")
async def test_what_the_bookings_leave_of_the_hours_is_free(company: Company) -> None:
    await works(company, "Anna", (3, 7, 12))
    await booked(company)
    day = await thursday(company, "Anna")
    free = [(each.starts_at, each.ends_at) for each in day.free]
    assert free == [(at(7), EIGHT), (TEN, at(12))]


async def test_an_absence_is_told_with_its_reason_and_leaves_nothing_free(
    company: Company,
) -> None:
    await is_now(company, "Anna", absences=(Absence(THURSDAY, THURSDAY, "course"),))
    day = await thursday(company, "Anna")
    assert (day.away, day.free) == ("course", ())


async def test_a_booking_over_midnight_stands_on_both_days(company: Company) -> None:
    await booked(company, starts_at=at(22), ends_at=at(22) + 2 * TWO_HOURS)
    plan = await company.does("Maja", week, LookAtWeek(LookAhead(THURSDAY, STOCKHOLM, 2)))
    anna = next(each for each in plan.people if each.user.name == "Anna")
    parts = [
        (each.bookings[0].part.starts_at, each.bookings[0].part.ends_at) for each in anna.days
    ]
    midnight, two = at(22) + TWO_HOURS, at(22) + 2 * TWO_HOURS
    assert parts == [(at(22), midnight), (midnight, two)]


async def test_whoever_is_booked_has_a_row_whatever_his_role(company: Company) -> None:
    await booked(company, name="Maja")
    assert len((await thursday(company, "Maja")).bookings) == 1


@shows("U", "PE-02")
async def test_who_sees_only_his_own_sees_his_days(company: Company) -> None:
    plan = await company.does("Sven", week, LookAtWeek(LookAhead(THURSDAY, STOCKHOLM, 1)))
    assert [each.user.name for each in plan.people] == ["Sven"]


@pytest.mark.parametrize(("looks", "moves_it"), [("Maja", True), ("Anna", True), ("Erik", False)])
async def test_only_who_may_change_it_is_offered_to_move_it(
    company: Company, looks: str, moves_it: bool
) -> None:
    await booked(company)
    day = await thursday(company, "Anna", looks)
    assert [each.may_move for each in day.bookings] == [moves_it]


@shows("U", "SE-38")
async def test_without_bookings_there_is_no_planner(company: Company) -> None:
    await company.sets("show-bookings", "off")
    with pytest.raises(BookingsAreOff):
        await company.does("Maja", week, LookAtWeek(LookAhead(THURSDAY, STOCKHOLM)))


@shows("U", "BO-04")
async def test_open_orders_without_a_time_are_unplanned(company: Company) -> None:
    await booked(company)
    await company.reports(subject="The gate squeaks", text="Loudly.")
    found = await company.does("Maja", unplanned, LookForUnplanned(STOCKHOLM))
    assert ([row.number for row in found.orders], found.count) == (["2"], 1)


@shows("U", "BO-08")
async def test_who_moves_what_was_moved_meanwhile_is_told(company: Company) -> None:
    booking = await booked(company)
    seen = (booking.user_id, booking.starts_at, booking.ends_at)
    await moves(company, booking, starts_at=at(12))
    with pytest.raises(BookingMovedMeanwhile):
        await moves(company, booking, starts_at=at(14), seen=seen)


async def test_the_same_move_once_more_is_no_conflict(company: Company) -> None:
    booking = await booked(company)
    seen = (booking.user_id, booking.starts_at, booking.ends_at)
    await moves(company, booking, starts_at=at(12), seen=seen)
    assert (await moves(company, booking, starts_at=at(12), ends_at=at(14), seen=seen)).booking


@pytest.mark.parametrize(
    ("taken", "starts", "ends"),
    [(None, 7, 9), ((7, 10), 10, 12), ((8, 15), 7, 8), ((6, 17), 7, 9)],
)
async def test_the_first_room_of_a_day_is_booked(
    company: Company, taken: tuple[int, int] | None, starts: int, ends: int
) -> None:
    await works(company, "Anna", (3, 7, 16))
    await company.reports()
    await company.reports(subject="The gate squeaks", text="Loudly.")
    if taken:
        await books(company, starts_at=at(taken[0]), ends_at=at(taken[1]))
    command = BookFirstFree(TWO, company.people["Anna"].id, THURSDAY, STOCKHOLM)
    found = (await company.does("Maja", book_first_free, command)).booking
    assert (found.starts_at, found.ends_at) == (at(starts), at(ends))


async def test_a_day_off_is_booked_by_the_usual_hours(company: Company) -> None:
    await works(company, "Anna", (3, 7, 16))
    await company.reports()
    command = BookFirstFree(ONE, company.people["Anna"].id, SUNDAY, STOCKHOLM)
    done = await company.does("Maja", book_first_free, command)
    assert done.booking.starts_at == at(7, SUNDAY)
    assert BookingWarning.OUTSIDE_HOURS in done.warnings


async def test_a_booking_that_is_gone_says_so(company: Company) -> None:
    booking = await booked(company)
    look = LookAtBooking(ONE, company.people["Anna"].id, STOCKHOLM)
    with pytest.raises(BookingIsGone):
        await company.does("Maja", see_booking, look)
    assert booking


async def test_who_may_not_book_is_offered_no_times(company: Company) -> None:
    await company.reports()
    await may_only(company, "Erik", may.VIEW)
    with pytest.raises(NotAllowed):
        await company.does("Erik", times_for, LookForTime(ONE, THURSDAY, STOCKHOLM))


async def test_the_first_free_time_of_each_is_offered_the_earliest_first(
    company: Company,
) -> None:
    await works(company, "Anna", (3, 9, 16))
    await works(company, "Erik", (3, 7, 16))
    await company.reports()
    found = await company.does("Maja", times_for, LookForTime(ONE, THURSDAY, STOCKHOLM, 1))
    assert [each.resource for each in found.free][:2] == ["Erik", "Sven"]
    assert found.free[0].ends_at == at(9)


async def test_many_people_are_looked_at_some_at_a_time(company: Company) -> None:
    look = LookAtWeek(LookAhead(THURSDAY, STOCKHOLM, 1), limit=1, skip=1)
    plan = await company.does("Maja", week, look)
    assert ([each.user.name for each in plan.people], plan.count) == (["Erik"], 3)
