"""The right address is kept in the place of one that mail came back from."""

import pytest

from core.people import SYSTEM
from core.ports import Unreached
from core.reach import Cause
from core.refusals import Refused
from core.usecases.correcting import (
    ComesBackToo,
    CorrectAddress,
    NobodyHasThatAddress,
    correct_address,
)
from tests.core.conftest import ONE, Company

shows = pytest.mark.shows


@shows("U", "CF-12")
async def test_contact_requester_and_customer_have_the_right_address(company: Company) -> None:
    await company.reports(sender_email="wrong@example.com")
    command = CorrectAddress(ONE, "Wrong@example.com", "right@example.com")
    await company.does("Maja", correct_address, command)
    order = await company.order(ONE)
    people = (order.contact, order.requester, order.customer)
    assert {each.email for each in people if each} == {"right@example.com"}


@shows("U", "CF-12")
async def test_an_address_that_nobody_has_is_not_corrected(company: Company) -> None:
    await company.reports(sender_email="karin@example.com")
    with pytest.raises(NobodyHasThatAddress):
        await company.does(
            "Maja", correct_address, CorrectAddress(ONE, "x@y.example", "a@b.example")
        )


@shows("U", "CF-12")
async def test_what_is_no_address_is_refused(company: Company) -> None:
    await company.reports(sender_email="karin@example.com")
    with pytest.raises(Refused):
        await company.does("Maja", correct_address, CorrectAddress(ONE, "karin@example.com", "no"))


@shows("U", "CF-12")
@pytest.mark.parametrize("after", ["Karin@example.com", "gone@example.com"])
async def test_an_address_that_mail_comes_back_from_is_no_better_one(
    company: Company, after: str
) -> None:
    await company.reports(sender_email="karin@example.com")
    gone = Unreached("gone@example.com", company.now, Cause.NO_MAILBOX, "1")
    await company.door.do(lambda unreached, _, uow: uow.undeliverable.put(unreached), gone, SYSTEM)
    with pytest.raises(ComesBackToo):
        await company.does(
            "Maja", correct_address, CorrectAddress(ONE, "karin@example.com", after)
        )


@shows("U", "CF-12")
async def test_a_technician_corrects_no_address(company: Company) -> None:
    await company.reports(sender_email="karin@example.com")
    command = CorrectAddress(ONE, "karin@example.com", "right@example.com")
    with pytest.raises(Refused):
        await company.does("Anna", correct_address, command)
