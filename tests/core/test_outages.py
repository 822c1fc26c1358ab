"""A channel over which nothing goes out: told after an hour, and again when it is over."""

from datetime import timedelta

import pytest

from core.deliveries import Channel
from core.events import ChannelBack, ChannelDown
from core.people import SYSTEM, Actor
from core.ports import UnitOfWork
from core.usecases.due import DoWhatIsDue, do_what_is_due
from core.usecases.outages import NoteOutage, end_outage, note_outage
from tests.core.conftest import Company

MAIL = Channel.EMAIL


def _fails(why: str, actor: Actor, uow: UnitOfWork) -> None:
    note_outage(NoteOutage(MAIL, why, uow.now), uow)


def _works(command: None, actor: Actor, uow: UnitOfWork) -> None:
    end_outage(MAIL, uow)


async def _later(company: Company, **by: float) -> None:
    company.now += timedelta(**by)
    while await company.door.do(do_what_is_due, DoWhatIsDue(), SYSTEM):
        continue


@pytest.mark.shows("U", "MS-04")
async def test_the_dispatchers_are_told_once_after_an_hour(company: Company) -> None:
    begun = company.now
    for minutes in (0, 20, 30, 20, 60):
        await _later(company, minutes=minutes)
        await company.door.do(_fails, "It is away.", SYSTEM)
    (told,) = company.told(ChannelDown)
    assert (told.since, told.why) == (begun.isoformat(), "It is away.")


async def test_a_short_one_is_nobody_s_news(company: Company) -> None:
    await company.door.do(_fails, "It is away.", SYSTEM)
    await _later(company, minutes=50)
    await company.door.do(_works, None, SYSTEM)
    await _later(company, minutes=50)
    assert [*company.told(ChannelDown), *company.told(ChannelBack)] == []


async def test_who_was_told_that_it_is_down_is_told_that_it_is_back(company: Company) -> None:
    await company.door.do(_fails, "It is away.", SYSTEM)
    await _later(company, hours=2)
    await company.door.do(_works, None, SYSTEM)
    assert len(company.told(ChannelBack)) == 1
