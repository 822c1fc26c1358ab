"""Bookings: made, moved, given to another and taken away; warned of, never refused for, conflicts."""

from datetime import datetime, timedelta

import pytest

from core import permissions as may
from core.events import BookingChanged, BookingRemoved, OrderBooked
from core.people import Absence
from core.planner import BookingWarning
from core.refusals import BadInput, NoSuchLine, NotAllowed, OrderIsClosed
from core.usecases.assigning import NoSuchUser
from core.usecases.bookings import (
    Book,
    BookingsAreOff,
    ConfirmBooking,
    TimeIsOver,
    book,
    confirm_booking,
)
from core.usecases.cancelling import CancelOrder, cancel_order
from core.usecases.rebooking import RemoveBooking, remove_booking
from core.usecases.undoing import Undo, undo
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
    confirms,
    is_now,
    moves,
    works,
)
from tests.core.conftest import ONE, Company
from tests.core.staff import may_only

shows = pytest.mark.shows


@shows("U", "BO-01", "BO-03")
async def test_a_resource_is_booked_for_a_time_and_has_the_order_then(company: Company) -> None:
    await company.reports()
    done = await books(company)
    assert (done.booking.resource, done.booking.starts_at, done.booking.ends_at) == (
        "Anna",
        EIGHT,
        TEN,
    )
    assert [each.name for each in done.order.assigned] == ["Anna"]


@shows("U", "BO-01")
async def test_several_resources_are_booked_on_one_order(company: Company) -> None:
    await company.reports()
    for name in ("Anna", "Erik"):
        await books(company, name)
    assert [each.resource for each in (await company.order()).bookings] == ["Anna", "Erik"]


async def test_the_same_booking_twice_is_one(company: Company) -> None:
    first = await booked(company)
    assert ((await books(company)).booking, len(company.told(OrderBooked))) == (first, 1)


@shows("U", "BO-05")
async def test_who_is_booked_elsewhere_is_booked_all_the_same_with_a_warning(
    company: Company,
) -> None:
    await booked(company)
    other = await company.reports()
    done = await books(company, number=other.number, starts_at=EIGHT + timedelta(hours=1))
    assert (done.conflicts, done.warnings) == (("1",), (BookingWarning.ELSEWHERE,))
    assert len(done.order.bookings) == 1


async def test_one_booking_right_after_another_is_no_conflict(company: Company) -> None:
    await booked(company)
    other = await company.reports()
    done = await books(company, number=other.number, starts_at=TEN, ends_at=TEN + TWO_HOURS)
    assert done.warnings == ()


@shows("U", "BO-05", "WO-22")
async def test_a_cancelled_order_takes_nobody_s_time(company: Company) -> None:
    await booked(company)
    await company.does("Maja", cancel_order, CancelOrder(ONE, "Not for us"))
    other = await company.reports()
    assert (await books(company, number=other.number)).conflicts == ()


@shows("U", "SE-61")
async def test_outside_somebody_s_hours_is_warned_of(company: Company) -> None:
    await company.reports()
    await works(company, "Anna", (THURSDAY.weekday(), 9, 16))
    assert (await books(company)).warnings == (BookingWarning.OUTSIDE_HOURS,)


@pytest.mark.parametrize(
    ("starts_at", "ends_at", "warned"),
    [
        (at(9), at(16), False),
        (at(15), at(17), True),
        (at(9, SUNDAY), at(10, SUNDAY), True),
        (at(9), at(16, THURSDAY + timedelta(days=1)), False),
        (at(9), at(10, SUNDAY + timedelta(days=1)), True),
    ],
)
async def test_hours_hold_on_every_day_of_a_booking(
    company: Company, starts_at: datetime, ends_at: datetime, warned: bool
) -> None:
    await company.reports()
    await works(company, "Anna", (0, 8, 16), (3, 9, 16), (4, 9, 16))
    done = await books(company, starts_at=starts_at, ends_at=ends_at)
    assert (BookingWarning.OUTSIDE_HOURS in done.warnings) is warned


async def test_the_company_s_hours_hold_for_who_has_none_of_his_own(company: Company) -> None:
    await company.reports()
    await company.sets("working-hours", "mon-fri 09:00-16:00")
    assert (await books(company)).warnings == (BookingWarning.OUTSIDE_HOURS,)


@shows("U", "SE-61", "BO-05")
async def test_who_is_away_is_booked_all_the_same_with_a_warning(company: Company) -> None:
    await company.reports()
    await is_now(company, "Anna", absences=(Absence(THURSDAY, THURSDAY, "Dentist"),))
    assert (await books(company)).warnings == (BookingWarning.AWAY,)


@shows("U", "BO-06")
async def test_after_booking_one_is_asked_whether_to_confirm_to_the_contact(
    company: Company,
) -> None:
    await company.reports()
    assert (await books(company)).confirm_to == "karin@brfeken.example"


@shows("U", "BO-06", "PE-13")
async def test_who_may_not_confirm_is_not_asked(company: Company) -> None:
    await company.reports()
    await may_only(company, "Maja", may.VIEW, may.EDIT)
    assert (await books(company)).confirm_to is None


@shows("U", "BO-08")
async def test_a_booking_moved_after_its_confirmation_says_so(company: Company) -> None:
    booking = await confirms(company, await booked(company))
    moved = (await moves(company, booking, starts_at=TEN)).booking
    assert (moved.changed_since_confirmation, moved.sequence, moved.ends_at) == (
        True,
        1,
        TEN + TWO_HOURS,
    )


@shows("U", "BO-08")
async def test_a_new_confirmation_takes_the_mark_off(company: Company) -> None:
    booking = await confirms(company, await booked(company))
    await moves(company, booking, starts_at=TEN)
    again = await confirms(company, booking)
    assert (again.changed_since_confirmation, again.sequence) == (False, 1)


@shows("U", "BO-08")
async def test_a_booking_moved_before_it_was_confirmed_is_as_new(company: Company) -> None:
    moved = (await moves(company, await booked(company), starts_at=TEN)).booking
    assert (moved.changed_since_confirmation, moved.sequence) == (False, 0)


async def test_a_booking_given_to_another_gives_him_the_order(company: Company) -> None:
    done = await moves(company, await booked(company), user_id=company.people["Erik"].id)
    assert (done.booking.resource, [each.name for each in done.order.assigned]) == (
        "Erik",
        ["Anna", "Erik"],
    )


async def test_what_a_booking_was_is_told_with_the_change(company: Company) -> None:
    await moves(company, await booked(company), starts_at=TEN)
    (told,) = company.told(BookingChanged)
    assert datetime.fromisoformat(told.before_starts_at) == EIGHT


async def test_a_change_that_changes_nothing_is_not_told(company: Company) -> None:
    await moves(company, await booked(company), starts_at=EIGHT, ends_at=TEN)
    assert company.told(BookingChanged) == []


async def test_a_booking_alone_is_no_conflict_of_its_own(company: Company) -> None:
    done = await moves(company, await booked(company), starts_at=EIGHT + timedelta(hours=1))
    assert done.conflicts == ()


@shows("U", "BO-01")
async def test_a_booking_taken_away_frees_the_time_and_leaves_the_order(company: Company) -> None:
    booking = await booked(company)
    order = await company.does("Maja", remove_booking, RemoveBooking(ONE, booking.id))
    (told,) = company.told(BookingRemoved)
    assert (order.bookings, [each.name for each in order.assigned]) == ((), ["Anna"])
    assert told.user_id == str(company.people["Anna"].id)


@pytest.mark.parametrize(
    ("starts_at", "ends_at"),
    [
        (TEN, EIGHT),
        (EIGHT, EIGHT),
        (EIGHT, EIGHT + timedelta(days=32)),
        (EIGHT + timedelta(days=9999), TEN + timedelta(days=9999)),
        (EIGHT - timedelta(days=999), TEN - timedelta(days=999)),
        (EIGHT.replace(tzinfo=None), TEN.replace(tzinfo=None)),
    ],
)
async def test_a_time_that_can_t_be_meant_is_refused(
    company: Company, starts_at: datetime, ends_at: datetime
) -> None:
    await company.reports()
    with pytest.raises(BadInput):
        await books(company, starts_at=starts_at, ends_at=ends_at)


async def test_who_does_not_work_here_can_t_be_booked(company: Company) -> None:
    await company.reports()
    await is_now(company, "Anna", active=False)
    with pytest.raises(NoSuchUser):
        await books(company)


async def test_a_technician_books_himself_only_on_his_own_orders(company: Company) -> None:
    await company.assigned("Erik")
    await may_only(company, "Maja", may.VIEW, may.EDIT_ASSIGNED)
    with pytest.raises(NotAllowed):
        await books(company)


async def test_a_cancelled_order_is_not_booked(company: Company) -> None:
    await company.reports()
    await company.does("Maja", cancel_order, CancelOrder(ONE, "Not for us"))
    with pytest.raises(OrderIsClosed):
        await books(company)


async def test_a_booking_of_a_cancelled_order_is_not_confirmed(company: Company) -> None:
    booking = await booked(company)
    await company.does("Maja", cancel_order, CancelOrder(ONE, "Not for us"))
    with pytest.raises(OrderIsClosed):
        await confirms(company, booking)


async def test_a_booking_that_is_gone_says_so(company: Company) -> None:
    booking = await booked(company)
    await company.does("Maja", remove_booking, RemoveBooking(ONE, booking.id))
    with pytest.raises(NoSuchLine):
        await company.does("Maja", confirm_booking, ConfirmBooking(ONE, booking.id))


@shows("U", "SE-38")
async def test_where_bookings_are_switched_off_nobody_is_booked(company: Company) -> None:
    await company.reports()
    await company.sets("show-bookings", "off")
    with pytest.raises(BookingsAreOff):
        await books(company)


@shows("U", "SE-38")
async def test_bookings_are_on_unless_they_are_switched_off(company: Company) -> None:
    await company.reports()
    assert (await books(company)).booking in (await company.order()).bookings


@pytest.mark.shows("U", "BO-01", "XT-15")
async def test_a_time_said_in_another_zone_is_the_same_moment_and_can_be_undone(
    company: Company,
) -> None:
    await booked(company, starts_at=EIGHT.astimezone(STOCKHOLM), ends_at=TEN.astimezone(STOCKHOLM))
    order = await company.does("Maja", undo, Undo(ONE))
    assert order.bookings == ()


@pytest.mark.shows("U", "BO-06")
async def test_a_confirmation_goes_to_addresses_only(company: Company) -> None:
    booking = await booked(company)
    junk = ConfirmBooking(ONE, booking.id, ("karin@brfeken.example\nBcc: all@brfeken.example",))
    with pytest.raises(BadInput):
        await company.does("Maja", confirm_booking, junk)


@shows("U", "BO-06")
async def test_nobody_is_written_to_about_a_time_that_is_over(company: Company) -> None:
    await company.reports()
    booking = (await books(company)).booking
    company.now = TEN
    with pytest.raises(TimeIsOver):
        await company.does("Maja", confirm_booking, ConfirmBooking(ONE, booking.id))


@shows("U", "BO-01")
async def test_an_hour_that_the_clocks_leave_out_is_not_booked(company: Company) -> None:
    await company.reports()
    two, three = (datetime(2027, 3, 28, hour, tzinfo=STOCKHOLM) for hour in (2, 3))
    with pytest.raises(BadInput):
        await company.does("Maja", book, Book(ONE, company.people["Anna"].id, two, three))
