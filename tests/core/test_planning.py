"""Planning: a day booked by its hours, the bookings of a week, free time, an order from a slot."""

from datetime import date, datetime, time, timedelta

import pytest

from core import permissions as may
from core.planner import FreeSlot, PlannedBooking
from core.refusals import BadInput, NotAllowed, NotAllowedAtAll
from core.registers import Customer
from core.usecases.bookings import Booked
from core.usecases.cancelling import CancelOrder, cancel_order
from core.usecases.creating import CreateOrder
from core.usecases.planning import (
    BookDay,
    CreateFromSlot,
    LookAhead,
    book_day,
    create_from_slot,
    free_time,
    planned,
)
from core.usecases.registers import KeepCustomer, keep_customer
from tests.core.booking import EIGHT, STOCKHOLM, TEN, THURSDAY, at, booked, books, works
from tests.core.conftest import ONE, Company
from tests.core.staff import customer_user, may_only

shows = pytest.mark.shows
EKEN = Customer("Brf Eken")


async def sees(
    company: Company, name: str, whose: str | None = None, days: int = 7
) -> list[PlannedBooking]:
    """The bookings of the week, as somebody sees them."""
    who = company.people[whose].id if whose else None
    return list(await company.does(name, planned, LookAhead(THURSDAY, STOCKHOLM, days, who)))


async def finds(
    company: Company, name: str, whose: str | None, day: date = THURSDAY, days: int = 1
) -> list[FreeSlot]:
    """The free time somebody finds."""
    who = company.people[whose].id if whose else None
    return list(await company.does(name, free_time, LookAhead(day, STOCKHOLM, days, who)))


async def makes(company: Company, name: str, whose: str) -> Booked:
    """Somebody makes an order for a free slot on Thursday."""
    await company.does("Maja", keep_customer, KeepCustomer(EKEN))
    order = CreateOrder(EKEN.id, "The door will not close")
    slot = CreateFromSlot(order, company.people[whose].id, EIGHT, TEN, STOCKHOLM)
    return await company.does(name, create_from_slot, slot)


def hours(slots: list[FreeSlot]) -> list[tuple[datetime, datetime]]:
    return [(slot.starts_at, slot.ends_at) for slot in slots]


async def books_day(company: Company, starts_at: time | None, ends_at: time | None) -> Booked:
    """Maja books Anna for Thursday, saying no more than this."""
    await company.reports()
    await works(company, "Anna", (3, 9, 15))
    command = BookDay(ONE, company.people["Anna"].id, THURSDAY, STOCKHOLM, starts_at, ends_at)
    return await company.does("Maja", book_day, command)


@shows("U", "BO-02", "SE-61")
@pytest.mark.parametrize(
    ("starts_at", "ends_at", "booked_from", "booked_to"),
    [
        (None, None, 9, 15),
        (time(11), None, 11, 15),
        (None, time(12), 9, 12),
        (time(10), time(11), 10, 11),
        (time(17), None, 17, 19),
    ],
)
async def test_times_that_are_not_said_are_those_of_the_working_day(
    company: Company,
    starts_at: time | None,
    ends_at: time | None,
    booked_from: int,
    booked_to: int,
) -> None:
    booking = (await books_day(company, starts_at, ends_at)).booking
    assert (booking.starts_at, booking.ends_at) == (at(booked_from), at(booked_to))


@shows("U", "BO-04")
async def test_the_planner_shows_what_each_booking_is_for(company: Company) -> None:
    await booked(company)
    (row,) = await sees(company, "Maja")
    assert (row.number, row.title, row.customer, row.resource) == (
        "1",
        "The door will not close",
        "Karin Ek",
        "Anna",
    )


@shows("U", "BO-04")
async def test_the_planner_shows_one_resource_or_all(company: Company) -> None:
    await booked(company)
    await books(company, "Erik")
    all_, annas = await sees(company, "Maja"), await sees(company, "Maja", "Anna")
    assert ([row.resource for row in all_], [row.resource for row in annas]) == (
        ["Anna", "Erik"],
        ["Anna"],
    )


async def test_the_planner_leaves_out_other_days_and_cancelled_orders(company: Company) -> None:
    await booked(company, starts_at=EIGHT + timedelta(days=9), ends_at=TEN + timedelta(days=9))
    other = await company.reports()
    await books(company, number=other.number)
    await company.does("Maja", cancel_order, CancelOrder(other.number, "Not for us"))
    assert await sees(company, "Maja") == []


async def test_a_booking_over_night_is_on_both_days(company: Company) -> None:
    await booked(company, starts_at=at(22) - timedelta(days=1), ends_at=at(2))
    assert len(await sees(company, "Maja", days=1)) == 1


@shows("U", "PE-02")
async def test_who_sees_only_his_own_orders_sees_his_own_time(company: Company) -> None:
    await booked(company)
    await books(company, "Sven")
    assert [row.resource for row in await sees(company, "Sven")] == ["Sven"]


@pytest.mark.parametrize("look", [planned, free_time])
async def test_nobody_sees_another_s_time_without_the_right(
    company: Company, look: object
) -> None:
    command = LookAhead(THURSDAY, STOCKHOLM, 7, company.people["Anna"].id)
    with pytest.raises(NotAllowedAtAll):
        await company.does("Sven", look, command)  # type: ignore[arg-type]  # either of two


async def test_a_customer_user_has_no_planner(company: Company) -> None:
    await customer_user(company, "Karin")
    with pytest.raises(NotAllowedAtAll):
        await sees(company, "Karin", "Anna")


@pytest.mark.parametrize("days", [0, -1, 63])
async def test_the_planner_shows_a_bounded_number_of_days(company: Company, days: int) -> None:
    with pytest.raises(BadInput):
        await sees(company, "Maja", days=days)


@shows("U", "WO-05", "BO-04")
async def test_free_time_is_what_the_bookings_leave_of_the_working_day(company: Company) -> None:
    await works(company, "Anna", (3, 7, 16))
    await booked(company)
    assert hours(await finds(company, "Maja", "Anna")) == [(at(7), at(8)), (at(10), at(16))]


async def test_what_is_over_is_not_free(company: Company) -> None:
    await works(company, "Anna", (3, 7, 16))
    company.now = at(9) + timedelta(minutes=3)
    found = await finds(company, "Maja", "Anna")
    assert hours(found) == [(at(9) + timedelta(minutes=15), at(16))]


async def test_the_free_time_of_all_is_that_of_all_who_go_out(company: Company) -> None:
    found = await finds(company, "Maja", None)
    assert [slot.resource for slot in found] == ["Anna", "Erik", "Sven"]


@shows("U", "WO-05", "BO-04")
async def test_an_order_from_a_slot_has_its_day_and_its_resource(company: Company) -> None:
    done = await makes(company, "Maja", "Anna")
    assert (done.order.planned_on, done.booking.resource, done.booking.starts_at) == (
        THURSDAY,
        "Anna",
        EIGHT,
    )
    assert [each.name for each in done.order.assigned] == ["Anna"]


@shows("U", "WO-05", "PE-10")
async def test_a_technician_makes_an_order_for_his_own_slot(company: Company) -> None:
    assert (await makes(company, "Anna", "Anna")).booking.resource == "Anna"


async def test_a_technician_makes_no_order_for_another_s_slot(company: Company) -> None:
    with pytest.raises(NotAllowed):
        await makes(company, "Anna", "Erik")
    assert await sees(company, "Maja") == []


async def test_without_the_right_to_create_no_order_comes_of_a_slot(company: Company) -> None:
    await company.does("Maja", keep_customer, KeepCustomer(EKEN))
    await may_only(company, "Anna", may.VIEW, may.EDIT)
    slot = CreateFromSlot(
        CreateOrder(EKEN.id, "x"), company.people["Anna"].id, EIGHT, TEN, STOCKHOLM
    )
    with pytest.raises(NotAllowedAtAll):
        await company.does("Anna", create_from_slot, slot)
