"""Bookings on an order's page: a day and a time, what speaks against it, its confirmation."""

from datetime import datetime, time

from aiohttp import web

from core.planner import WARNINGS
from core.usecases.booking_answers import TakeProposedTime, take_proposed_time
from core.usecases.bookings import Booked, ConfirmBooking, confirm_booking
from core.usecases.planning import BookDay, book_day
from core.usecases.rebooking import ChangeBooking, RemoveBooking, change_booking, remove_booking
from core.words import N_
from web.office.desk import Desk
from web.office.order.at import done, named, number_of
from web.office.reading import a_clock, a_day, a_moment, an_id


def _clock(text: str) -> time | None:
    return a_clock(text) if text.strip() else None


async def book(desk: Desk) -> web.StreamResponse:
    """Somebody for a day; times that are not said are those of his working day (BO-01, BO-02)."""
    form = desk.form
    command = BookDay(
        number_of(desk), an_id(form.text("user")), a_day(form.text("day")), desk.words.zone,
        _clock(form.text("starts")), _clock(form.text("ends")),
    )  # fmt: skip
    return _told(desk, await desk.do(book_day, command))


async def change(desk: Desk) -> web.StreamResponse:
    """Another time or another person; the customer is not written to until it is confirmed."""
    command = ChangeBooking(
        number_of(desk), named(desk, "booking"), _moment(desk, "starts"), _moment(desk, "ends"),
        an_id(desk.form.text("user")), desk.words.zone,
    )  # fmt: skip
    return _told(desk, await desk.do(change_booking, command))


def _moment(desk: Desk, name: str) -> datetime:
    form = desk.form
    day = form.text(f"{name}_day") or form.text("day")
    return a_moment(day, form.text(name), desk.words.zone)


async def remove(desk: Desk) -> web.StreamResponse:
    """It does not take place; whoever was booked is told."""
    number = number_of(desk)
    await desk.do(remove_booking, RemoveBooking(number, named(desk, "booking")))
    return done(desk, N_("The booking is off order {number}."), number=number)


async def confirm(desk: Desk) -> web.StreamResponse:
    """Send the contact its confirmation, first or anew (BO-06, BO-08, BO-11)."""
    number = number_of(desk)
    await desk.do(confirm_booking, ConfirmBooking(number, named(desk, "booking")))
    return done(desk, N_("A confirmation for order {number} is on its way."), number=number)


async def take_proposed(desk: Desk) -> web.StreamResponse:
    """The time that the customer proposes."""
    command = TakeProposedTime(number_of(desk), named(desk, "booking"), zone=desk.words.zone)
    return _told(desk, await desk.do(take_proposed_time, command))


def _told(desk: Desk, booked: Booked) -> web.Response:
    """What is booked, with what speaks against it (BO-05)."""
    booking, words = booked.booking, desk.words
    slot = words.slot(booking.starts_at, booking.ends_at, desk.now)
    others = ", ".join(booked.conflicts)
    warnings = [
        words.text(WARNINGS[each], name=booking.resource, others=others)
        for each in booked.warnings
    ]
    if not warnings:
        return done(desk, N_("{name} is booked {slot}."), name=booking.resource, slot=slot)
    return done(desk, N_("{name} is booked {slot}. ⚠️ {warnings}"), name=booking.resource,
                slot=slot, warnings=" ".join(warnings))  # fmt: skip


DEEDS = {
    "/bookings": book,
    "/bookings/{booking}": change,
    "/bookings/{booking}/remove": remove,
    "/bookings/{booking}/confirm": confirm,
    "/bookings/{booking}/proposed": take_proposed,
}
