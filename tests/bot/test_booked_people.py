"""Who is booked hears of it: a time that is his, has moved, is his no more, or clashes."""

from datetime import UTC, date, datetime

import pytest

from core.numbers import OrderNumber
from core.order_papers import Booking
from core.people import SYSTEM
from core.usecases.bookings import Book, book
from core.usecases.rebooking import ChangeBooking, RemoveBooking, change_booking, remove_booking
from core.usecases.user_changes import AddAbsence, add_absence
from sandbox.client import PersonHandle
from tests.bot.acting import taps
from tests.bot.stage import Company

ONE = OrderNumber(1)
EIGHT, TEN = datetime(2026, 11, 26, 7, tzinfo=UTC), datetime(2026, 11, 26, 9, tzinfo=UTC)
THURSDAY = date(2026, 11, 26)


async def booked(company: Company, anna: PersonHandle) -> Booking:
    """Anna is booked on Thursday from eight to ten, and has heard of it."""
    await company.reports()
    user = await company.user("Anna Berg")
    done = await company.does("Maja Lind", book, Book(ONE, user.id, EIGHT, TEN))
    await anna.hears("You are booked for AO 1: Thu 26 Nov 8–10")
    return done.booking


@pytest.mark.shows("C", "BO-08", "BO-03")
async def test_who_is_booked_hears_that_his_time_has_moved(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    booking = await booked(company, anna)
    await company.does("Maja Lind", change_booking, ChangeBooking(ONE, booking.id, TEN))
    await anna.hears("Your time for AO 1 is now Thu 26 Nov 10–12 (it was Thu 26 Nov 8–10).")


@pytest.mark.shows("C", "BO-03")
async def test_who_is_booked_no_more_hears_that_too(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    booking = await booked(company, anna)
    await company.does("Maja Lind", remove_booking, RemoveBooking(ONE, booking.id))
    await anna.hears("You are no longer booked for AO 1: Thu 26 Nov 8–10.")


@pytest.mark.shows("C", "SE-61", "BO-05")
async def test_who_is_away_is_booked_with_a_warning(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await company.reports()
    away = AddAbsence("Anna Berg", THURSDAY, THURSDAY)
    await company.bot.door.do(add_absence, away, SYSTEM)
    await maja.hears("AO 1")
    for label in ("Book", "Anna", "Thu 26 Nov", "8–10"):
        await taps(maja, label)
    await maja.hears("⚠️ Anna is away then.")


@pytest.mark.shows("C", "SE-38")
async def test_where_bookings_are_off_the_card_offers_none(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await company.sets("show-bookings", "off")
    await company.reports()
    heard = await maja.hears("AO 1", button="Assign")
    assert not any("Book" in label for label in heard.labels)
