"""What the planner says of a booking: what is booked, what speaks against it, whom to write to."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from aiohttp import web

from core import permissions as may
from core.numbers import OrderNumber
from core.planner import WARNINGS, BookingWarning
from core.usecases.bookings import Booked
from core.words import N_
from web.office.desk import Desk

PLANNER = "/office/planner"


@dataclass(frozen=True, slots=True)
class Panel:
    """One booking as it stands, above the week; ``question`` where a confirmation may go out."""

    number: str
    address: str
    slot: str
    resource: str
    warnings: tuple[str, ...]
    question: str | None
    nobody: bool


def number_at(desk: Desk) -> OrderNumber:
    """The order that the address names; raises NoSuchOrder."""
    return OrderNumber.parse(desk.request.match_info["number"])


def booking_at(number: OrderNumber | str, booking_id: UUID) -> str:
    """Where one booking is looked at and changed."""
    return f"{PLANNER}/bookings/{number}/{booking_id}"


def is_booked(desk: Desk, booked: Booked, said: str) -> web.StreamResponse:
    """To the week of the booking, where what became of it is told and asked about."""
    booking, words = booked.booking, desk.words
    day = words.local(booking.starts_at).date()
    return desk.back(
        said,
        to=f"{PLANNER}?day={day}&booked={booked.order.number}.{booking.id}",
        number=booked.order.number,
        slot=words.slot(booking.starts_at, booking.ends_at, desk.now),
        name=booking.resource,
    )


def panel_of(booked: Booked, desk: Desk) -> Panel:
    """What is to be known of a booking, and the question about a confirmation (BO-05, BO-06)."""
    booking, words = booked.booking, desk.words
    slot = words.slot(booking.starts_at, booking.ends_at, desk.now)
    warnings = warnings_said(booking.resource, booked.warnings, ", ".join(booked.conflicts), desk)
    known = booking.confirmation_sent_at and not booking.changed_since_confirmation
    may_ask = desk.actor.may_on(booked.order, may.SEND_CONFIRMATION) and not known
    is_to_come = booking.ends_at > desk.now
    return Panel(
        str(booked.order.number),
        booking_at(booked.order.number, booking.id),
        slot,
        booking.resource,
        warnings,
        _question(booked, desk) if may_ask and booked.confirm_to else None,
        may_ask and is_to_come and booked.confirm_to is None,
    )


def warnings_said(
    name: str, warnings: Sequence[BookingWarning], others: str, desk: Desk
) -> tuple[str, ...]:
    """What speaks against the time; it is booked all the same (BO-05)."""
    return tuple(desk.words.text(WARNINGS[each], name=name, others=others) for each in warnings)


def _question(booked: Booked, desk: Desk) -> str:
    sentence = N_("Send a confirmation to {address}?")
    if booked.booking.changed_since_confirmation:
        sentence = N_("It was confirmed before. Send the new time to {address}?")
    return desk.words.text(sentence, address=booked.confirm_to)
