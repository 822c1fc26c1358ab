"""Mails that wait for a person: who may look at them, let them in and put them away."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest

from core.events import MailDiscarded, QuarantineGrew
from core.people import WorkingHours
from core.ports import WaitingMail
from core.refusals import NotAllowedAtAll
from core.usecases import quarantine as q
from core.working_time import USUAL, worked
from tests.core.conftest import Company

STOCKHOLM = ZoneInfo("Europe/Stockholm")
REASON = "It has no sender that can be read."
A_WEEKEND_LATER = 72


async def hold(company: Company, count: int = 1) -> list[UUID]:
    """So many mails wait for a person."""
    mails = [
        WaitingMail(uuid4(), str(nth), b"raw", "a@b.example", (), "smtp", company.now)
        for nth in range(count)
    ]

    def held(command: None, actor: object, uow: object) -> None:
        for mail in mails:
            uow.mails.add(mail)  # type: ignore[attr-defined]
            uow.mails.failed(mail.id, REASON, None)  # type: ignore[attr-defined]

    await company.does("Maja", held, None)
    return [each.id for each in mails]


async def watch(company: Company) -> None:
    """One round of what Ordna looks after by itself."""
    await company.does("Maja", lambda _, __, uow: q.alarm_of_held(uow, STOCKHOLM), None)


@pytest.mark.shows("U", "WO-03")
async def test_a_held_mail_is_listed_with_its_reason(company: Company) -> None:
    await hold(company)
    rows = await company.does("Maja", q.list_held, q.ListHeld())
    assert [row.reason for row in rows] == [REASON]


@pytest.mark.shows("U", "WO-03")
async def test_a_held_mail_is_read_whole(company: Company) -> None:
    (held,) = await hold(company)
    assert (await company.does("Maja", q.read_held, q.ReadHeld(held))).mail.raw == b"raw"


@pytest.mark.parametrize(
    ("use_case", "command"),
    [
        (q.list_held, q.ListHeld()),
        (q.read_held, q.ReadHeld(UUID(int=1))),
        (q.held_to_accept, q.AcceptHeld(UUID(int=1))),
        (q.retry_held, q.RetryHeld(UUID(int=1))),
        (q.discard_held, q.DiscardHeld(UUID(int=1))),
    ],
)
@pytest.mark.parametrize("name", ["Anna", "Sven"])
async def test_held_mail_is_the_dispatchers_and_the_office_s(
    company: Company, name: str, use_case: object, command: object
) -> None:
    with pytest.raises(NotAllowedAtAll):
        await company.does(name, use_case, command)  # type: ignore[arg-type]


@pytest.mark.shows("U", "WO-03")
async def test_a_mail_that_is_tried_anew_waits_for_nobody(company: Company) -> None:
    (held,) = await hold(company)
    await company.does("Maja", q.retry_held, q.RetryHeld(held))
    waiting = await company.door.ask(lambda uow: [each.id for each in uow.mails.waiting(9)])
    assert waiting == [held]


@pytest.mark.shows("U", "WO-03")
async def test_a_mail_that_is_put_away_says_by_whom(company: Company) -> None:
    (held,) = await hold(company)
    await company.does("Maja", q.discard_held, q.DiscardHeld(held))
    row = await company.door.ask(lambda uow: uow.mails.row(held))
    assert row is not None
    assert (row.state, row.settled_by) == ("discarded", "Maja")
    assert [event.by for event in company.told(MailDiscarded)] == ["Maja"]


async def test_what_was_put_away_is_not_put_away_again(company: Company) -> None:
    (held,) = await hold(company)
    await company.does("Maja", q.discard_held, q.DiscardHeld(held))
    with pytest.raises(q.NoSuchHeldMail):
        await company.does("Maja", q.discard_held, q.DiscardHeld(held))


@pytest.mark.shows("U", "WO-03")
@pytest.mark.parametrize(("count", "alarms"), [(19, 0), (20, 1)])
async def test_many_held_mails_alert_the_dispatchers(
    company: Company, count: int, alarms: int
) -> None:
    await hold(company, count)
    await watch(company)
    assert len(company.told(QuarantineGrew)) == alarms


async def test_a_company_says_how_many_are_too_many(company: Company) -> None:
    await company.sets("quarantine-alarm", "2")
    await hold(company, 2)
    await watch(company)
    assert [event.count for event in company.told(QuarantineGrew)] == [2]


@pytest.mark.parametrize(("hours", "alarms"), [(3, 0), (5, 1), (12, 0)])
async def test_a_mail_held_for_four_working_hours_alerts_while_somebody_works(
    company: Company, hours: int, alarms: int
) -> None:
    """It came at eight in the morning; in the evening nobody is there to look."""
    await hold(company)
    company.later(hours=hours)
    await watch(company)
    assert len(company.told(QuarantineGrew)) == alarms


async def test_the_alarm_comes_once_a_day(company: Company) -> None:
    await hold(company, 20)
    await watch(company)
    company.later(hours=2)
    await watch(company)
    assert len(company.told(QuarantineGrew)) == 1


@pytest.mark.parametrize(
    ("since", "until", "hours"),
    [
        ("2026-11-24T08:00", "2026-11-24T10:30", 2.5),
        ("2026-11-24T15:00", "2026-11-25T08:00", 2),
        ("2026-11-27T15:00", "2026-11-30T08:00", 2),
        ("2026-11-28T08:00", "2026-11-29T08:00", 0),
        ("2026-11-24T20:00", "2026-11-24T22:00", 0),
    ],
)
def test_nights_and_weekends_are_no_working_time(since: str, until: str, hours: float) -> None:
    first, last = (
        datetime.fromisoformat(each).replace(tzinfo=STOCKHOLM) for each in (since, until)
    )
    counted = worked(first.astimezone(UTC), last.astimezone(UTC), USUAL, STOCKHOLM)
    assert counted == timedelta(hours=hours)


def test_hours_of_the_company_s_own_count() -> None:
    tuesday = WorkingHours(1, USUAL[1].starts_at, USUAL[1].starts_at.replace(hour=9))
    day = datetime(2026, 11, 24, tzinfo=STOCKHOLM)
    assert worked(day, day + timedelta(days=7), (tuesday,), STOCKHOLM) == timedelta(hours=2)
