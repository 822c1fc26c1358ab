"""Letters that somebody asks for: the protocol and the confirmation of a booking."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from core import permissions as may
from core.events import BookingConfirmationAsked, ProtocolAsked
from core.people import Actor
from core.refusals import BadInput, NotAllowed
from core.registers import Customer
from core.usecases.bookings import (
    Book,
    ConfirmBooking,
    NobodyToConfirmTo,
    book,
    confirm_booking,
)
from core.usecases.creating import CreateOrder, create_order
from core.usecases.finishing import NobodyToSendTo, SendProtocol, send_protocol
from core.usecases.registers import KeepCustomer, keep_customer
from tests.core.conftest import ONE, Company

KARIN = "karin@brfeken.example"
EIGHT, TEN = datetime(2026, 11, 26, 7, tzinfo=UTC), datetime(2026, 11, 26, 9, tzinfo=UTC)
SILENT = Customer("Brf Eken")


async def _without_address(company: Company) -> None:
    await company.does("Maja", keep_customer, KeepCustomer(SILENT))
    await company.does("Maja", create_order, CreateOrder(SILENT.id, "The door will not close"))


def _looks(company: Company) -> Actor:
    return replace(company.actor("Anna"), rights=frozenset({may.VIEW, may.EDIT}))


@pytest.mark.shows("U", "MS-04", "PE-12")
async def test_the_protocol_is_mailed_to_the_contact(company: Company) -> None:
    await company.assigned()
    assert await company.does("Anna", send_protocol, SendProtocol(ONE)) == KARIN
    assert [asked.email for asked in company.told(ProtocolAsked)] == [KARIN]


@pytest.mark.shows("U", "MS-04")
async def test_the_protocol_is_mailed_to_whom_one_says(company: Company) -> None:
    await company.assigned()
    command = SendProtocol(ONE, " Styrelsen@brfeken.example")
    assert await company.does("Anna", send_protocol, command) == "Styrelsen@brfeken.example"


@pytest.mark.shows("U", "PE-12")
async def test_without_the_right_nobody_mails_the_protocol(company: Company) -> None:
    await company.assigned()
    with pytest.raises(NotAllowed):
        await company.door.do(send_protocol, SendProtocol(ONE), _looks(company))


async def test_a_protocol_without_an_address_says_what_is_missing(company: Company) -> None:
    await _without_address(company)
    with pytest.raises(NobodyToSendTo):
        await company.does("Maja", send_protocol, SendProtocol(ONE))


async def test_what_is_no_address_gets_no_protocol(company: Company) -> None:
    await company.assigned()
    with pytest.raises(BadInput):
        await company.does("Anna", send_protocol, SendProtocol(ONE, "a@b.example, c@d.example"))


async def _booked(company: Company) -> ConfirmBooking:
    await company.assigned()
    made = await company.does("Maja", book, Book(ONE, company.people["Erik"].id, EIGHT, TEN))
    return ConfirmBooking(ONE, made.booking.id)


@pytest.mark.shows("U", "MS-05", "BO-06", "BO-11", "PE-13")
async def test_a_booking_is_confirmed_when_somebody_wants_it(company: Company) -> None:
    command = await _booked(company)
    assert company.told(BookingConfirmationAsked) == []
    await company.does("Maja", confirm_booking, command)
    (asked,) = company.told(BookingConfirmationAsked)
    assert asked.booking_id == str(command.booking_id)


@pytest.mark.shows("U", "BO-07")
async def test_a_booking_shows_when_it_was_confirmed(company: Company) -> None:
    command = await _booked(company)
    order = await company.does("Maja", confirm_booking, command)
    assert [each.confirmation_sent_at for each in order.bookings] == [company.now]


@pytest.mark.shows("U", "PE-13")
async def test_without_the_right_nobody_confirms_a_booking(company: Company) -> None:
    command = await _booked(company)
    with pytest.raises(NotAllowed):
        await company.door.do(confirm_booking, command, _looks(company))


async def test_a_confirmation_without_an_address_says_what_is_missing(company: Company) -> None:
    await _without_address(company)
    made = await company.does("Maja", book, Book(ONE, company.people["Erik"].id, EIGHT, TEN))
    with pytest.raises(NobodyToConfirmTo):
        await company.does("Maja", confirm_booking, ConfirmBooking(ONE, made.booking.id))
