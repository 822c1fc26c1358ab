"""Whom a machine may answer, how often, and when much mail is too much."""

from datetime import timedelta

import pytest

from core.answering import MOST_AN_HOUR, is_said_again, may_be_answered
from core.flood import beyond, count
from core.people import SYSTEM, Actor
from core.ports import UnitOfWork
from core.usecases.rejecting import Rejection, RejectMail, reject_mail
from tests.core.conftest import Company

KARIN = "karin@brfeken.example"


async def _asks(company: Company, *addresses: str) -> list[bool]:
    """Whether each of these may be answered, one after the other."""

    def ask(address: str, actor: Actor, uow: UnitOfWork) -> bool:
        return may_be_answered(address, uow)

    return [await company.door.do(ask, address, SYSTEM) for address in addresses]


async def _beyond(company: Company, *addresses: str) -> int:
    """How far the last of these mails is beyond what an hour takes."""

    def came(address: str, actor: Actor, uow: UnitOfWork) -> int:
        over = beyond(address, uow)
        count(address, uow)
        return over

    return [await company.door.do(came, address, SYSTEM) for address in addresses][-1]


@pytest.mark.shows("U", "WO-03")
async def test_an_address_is_answered_five_times_an_hour(company: Company) -> None:
    assert await _asks(company, *[KARIN] * 6) == [True] * MOST_AN_HOUR + [False]


async def test_who_is_refused_is_not_kept_waiting_for_ever(company: Company) -> None:
    await _asks(company, *[KARIN] * 9)
    company.now += timedelta(hours=1, seconds=1)
    assert await _asks(company, KARIN) == [True]


async def test_another_address_has_a_count_of_its_own(company: Company) -> None:
    await _asks(company, *[KARIN] * 6)
    assert await _asks(company, "bo@linden.example") == [True]


@pytest.mark.parametrize("address", ["", "nobody"])
async def test_what_is_no_address_is_not_answered(company: Company, address: str) -> None:
    assert await _asks(company, address) == [False]


async def test_a_rejection_beyond_the_count_is_not_sent(company: Company) -> None:
    command = RejectMail(KARIN, Rejection.TOO_LARGE)
    sent = [await company.door.do(reject_mail, command, SYSTEM) for _ in range(6)]
    assert sent == [True] * 5 + [False]


@pytest.mark.parametrize(
    ("text", "again"), [("It  stands\nopen.", True), ("It stands open. Still.", False)]
)
async def test_the_same_words_are_known_however_they_are_broken(
    company: Company, text: str, again: bool
) -> None:
    def say(text: str, actor: Actor, uow: UnitOfWork) -> bool:
        return is_said_again(KARIN, "Door", text, uow)

    first = await company.door.do(say, "It stands open.", SYSTEM)
    assert (first, await company.door.do(say, text, SYSTEM)) == (False, again)


@pytest.mark.shows("U", "WO-03")
async def test_what_is_beyond_is_counted_by_domain(company: Company) -> None:
    await company.sets("mail-flood", "2")
    assert await _beyond(company, "a@x.example", "b@x.example", "c@X.example") == 1


async def test_where_anybody_gets_an_address_it_is_counted_by_address(company: Company) -> None:
    await company.sets("mail-flood", "2")
    assert await _beyond(company, "a@gmail.com", "b@gmail.com", "c@gmail.com") == 0


async def test_a_mail_without_a_sender_is_counted_nowhere(company: Company) -> None:
    await company.sets("mail-flood", "1")
    assert await _beyond(company, "", "") == 0
