"""Numbers at a glance: what they count, and who may look."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise
from uuid import uuid4

import pytest

from core.figures import Age, Glance, MailBecame
from core.ports import UnitOfWork, WaitingMail
from core.refusals import NotAllowedAtAll
from core.states import State
from core.usecases.figures import LookAtFigures, figures
from tests.core.booking import STOCKHOLM, booked, confirms
from tests.core.conftest import Company


async def glance(company: Company, name: str = "Maja") -> Glance:
    """Somebody looks."""
    return await company.does(name, figures, LookAtFigures(STOCKHOLM))


@pytest.mark.parametrize(
    ("days", "age"),
    [(6, Age.WEEK), (7, Age.MONTH), (29, Age.MONTH), (30, Age.QUARTER), (90, Age.OLDER)],
)
async def test_an_order_ages_by_the_days_of_the_company(
    company: Company, days: int, age: Age
) -> None:
    await company.reports()
    company.later(days=days)
    found = [each for each in (await glance(company)).open if each.orders]
    assert [(each.state, each.age) for each in found] == [(State.NEW, age)]


async def test_the_days_of_an_age_are_those_of_its_list(company: Company) -> None:
    rows = [each for each in (await glance(company)).open if each.state is State.NEW]
    bounds = [(each.first, each.last) for each in rows]
    assert all(
        newer[0] is not None and newer[0] - older[1] == timedelta(days=1)
        for newer, older in pairwise(bounds)
    )


async def test_mails_are_told_by_what_became_of_them(company: Company) -> None:
    outcomes = ("order", "comment", "auto_reply", None)
    await company.door.do(
        lambda _, __, uow: _come(outcomes, company, uow), None, company.actor("Maja")
    )
    today = (await glance(company)).mails[-1]
    assert today.became == {
        MailBecame.ORDER: 1,
        MailBecame.COMMENT: 1,
        MailBecame.HELD: 1,
        MailBecame.NOTED: 1,
    }


async def test_the_bookings_of_the_week_are_told_apart_by_what_the_customer_knows(
    company: Company,
) -> None:
    await confirms(company, await booked(company))
    days = {each.day.day: each for each in (await glance(company)).bookings}
    assert list(days) == [23, 24, 25, 26, 27, 28, 29]
    assert (days[26].confirmed, days[26].unconfirmed) == (1, 0)


async def test_the_figures_are_for_whoever_gives_out_the_work(company: Company) -> None:
    with pytest.raises(NotAllowedAtAll):
        await glance(company, "Anna")


def _come(outcomes: Sequence[str | None], company: Company, uow: UnitOfWork) -> None:
    for n, outcome in enumerate(outcomes):
        mail = WaitingMail(uuid4(), f"<{n}@x>", b"", "", ("a@b.example",), "smtp", company.now)
        uow.mails.add(mail)
        if outcome:
            uow.mails.done(mail.id, outcome, None)
