"""Booking people of the company for its first order."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from core.numbers import OrderNumber
from core.order_papers import Booking
from core.people import SYSTEM, User, WorkingHours
from core.usecases.bookings import Book, Booked, ConfirmBooking, book, confirm_booking
from core.usecases.rebooking import ChangeBooking, change_booking
from tests.core.conftest import ONE, Company

STOCKHOLM = ZoneInfo("Europe/Stockholm")
THURSDAY = date(2026, 11, 26)
SUNDAY = date(2026, 11, 29)
TWO_HOURS = timedelta(hours=2)


def at(hour: int, day: date = THURSDAY) -> datetime:
    """This hour of a day in Stockholm, UTC."""
    return datetime.combine(day, time(hour), STOCKHOLM).astimezone(UTC)


EIGHT, TEN = at(8), at(10)


async def books(
    company: Company,
    name: str = "Anna",
    number: OrderNumber = ONE,
    starts_at: datetime = EIGHT,
    ends_at: datetime = TEN,
) -> Booked:
    """Maja books somebody."""
    who = company.people[name].id
    command = Book(number, who, starts_at, ends_at, STOCKHOLM)
    return await company.does("Maja", book, command)


async def booked(company: Company, **about: Any) -> Booking:
    """A reported fault with a booking on it."""
    await company.reports()
    return (await books(company, **about)).booking


async def confirms(company: Company, booking: Booking) -> Booking:
    """Maja has the booking confirmed."""
    await company.does("Maja", confirm_booking, ConfirmBooking(ONE, booking.id))
    return await the_booking(company)


async def moves(company: Company, booking: Booking, **changes: Any) -> Booked:
    """Maja changes the booking."""
    command = ChangeBooking(ONE, booking.id, zone=STOCKHOLM, **changes)
    return await company.does("Maja", change_booking, command)


async def the_booking(company: Company) -> Booking:
    """The one booking of the first order."""
    (one,) = (await company.order()).bookings
    return one


async def is_now(company: Company, name: str, **changes: Any) -> User:
    """Something about a person is otherwise, such as when he works."""
    user = replace(company.people[name], **changes)
    await company.door.do(lambda kept, actor, uow: uow.users.put(kept), user, SYSTEM)
    company.people[name] = user
    return user


async def works(company: Company, name: str, *hours: tuple[int, int, int]) -> None:
    """A person works on these weekdays from hour to hour."""
    week = tuple(WorkingHours(day, time(start), time(end)) for day, start, end in hours)
    await is_now(company, name, working_hours=week)
