"""The confirmation of a booking, from somebody's wish to the words that its reader gets."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from core import permissions as may
from core.deliveries import Channel, Delivery
from core.people import SYSTEM, Actor, Role
from core.refusals import NotAllowed
from core.registers import Customer
from core.usecases.bookings import ConfirmBooking, confirm_booking
from core.usecases.registers import KeepCustomer, keep_customer
from core.usecases.users import AddUser, add_user
from notifications.gathering import gather
from notifications.letters import Letter, Letters
from tests.notifications.company import Company, company_with
from tests.notifications.example import BOOKING, KARIN, LETTERHEAD, NUMBER, ORDER, SIGNER
from tests.notifications.spoken import speech

shows = pytest.mark.shows


@pytest.fixture
async def company(empty_database: Path, tmp_path: Path) -> AsyncIterator[Company]:
    async with company_with(ORDER, empty_database, tmp_path) as made:
        yield made


async def _confirmed(company: Company) -> Letter:
    """The letter that leaves once somebody wants the booking confirmed."""
    await company.door.do(confirm_booking, ConfirmBooking(NUMBER, BOOKING.id), SYSTEM)
    (delivery,) = await company.door.do(
        lambda _, __, uow: uow.outbox.claim(Channel.EMAIL, 9, timedelta(minutes=1)), None, SYSTEM
    )
    return await _written(company, delivery)


async def _written(company: Company, delivery: Delivery) -> Letter:
    facts = await company.door.ask(lambda uow: gather(delivery, uow))
    assert facts is not None
    return Letters(speech, SIGNER, LETTERHEAD).write(delivery, facts)


@shows("U", "BO-09", "MS-05")
@shows("E", "BO-09", "MS-05")
async def test_it_names_technician_time_and_order(company: Company) -> None:
    letter = await _confirmed(company)
    for said in ("Anna Berg", "tor 26 nov 8–10", "AO 421"):
        assert said in letter.text


@shows("U", "BO-10")
@shows("E", "BO-10")
async def test_a_contact_without_a_login_gets_no_link(company: Company) -> None:
    assert "/o/" not in (await _confirmed(company)).text


@shows("U", "BO-10")
@shows("E", "BO-10")
async def test_a_customer_user_with_a_login_gets_a_link_to_the_order(company: Company) -> None:
    login = AddUser("Karin Ek", Role.CUSTOMER, KARIN, "sv", customer="Brf Eken")
    await company.door.do(add_user, login, SYSTEM)
    assert "/o/" in (await _confirmed(company)).text


@shows("E", "PE-02")
async def test_a_customer_user_of_another_customer_gets_no_link_to_the_order(
    company: Company,
) -> None:
    """What somebody does not see in lists, his mails do not lead to either."""
    await company.door.do(keep_customer, KeepCustomer(Customer("Brf Almen")), SYSTEM)
    login = AddUser("Karin Ek", Role.CUSTOMER, KARIN, "sv", customer="Brf Almen")
    await company.door.do(add_user, login, SYSTEM)
    assert "Se ordern" not in (await _confirmed(company)).text


@shows("E", "PE-13")
async def test_nothing_is_mailed_for_who_may_not_confirm(company: Company) -> None:
    nils = Actor("Nils Ny", frozenset({may.VIEW}))
    with pytest.raises(NotAllowed):
        await company.door.do(confirm_booking, ConfirmBooking(NUMBER, BOOKING.id), nils)
    assert await company.mailed("booking-confirmation") == []
