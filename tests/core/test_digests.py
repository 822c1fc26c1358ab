"""The morning letter: planned at its time, once a day, for those who plan."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from core import settings as s
from core.events import DigestDue
from core.people import SYSTEM, Actor
from core.ports import DueRow, UnitOfWork
from core.usecases.board import Waits
from core.usecases.digests import DUE, digest_for, gets_digest, plan_digest
from core.usecases.due import DoWhatIsDue, do_what_is_due
from core.usecases.settings import SetSetting, set_setting
from tests.core.conftest import Company

ZONE = ZoneInfo("Europe/Stockholm")


async def planned(company: Company) -> DueRow | None:
    """The next letter that is planned."""

    def plan(_: None, __: Actor, uow: UnitOfWork) -> DueRow | None:
        plan_digest(uow, ZONE)
        return uow.due.get(DUE, "")

    return await company.door.do(plan, None, SYSTEM)


async def at_seven(company: Company) -> DueRow:
    """The company wants it at seven in the morning."""
    await company.door.do(set_setting, SetSetting(s.DIGEST_AT.key, "7:00"), SYSTEM)
    row = await planned(company)
    assert row is not None
    return row


async def falls_due(company: Company, row: DueRow, late: timedelta) -> list[DigestDue]:
    """Its time comes."""
    company.now = row.at + late
    await company.door.do(do_what_is_due, DoWhatIsDue(zone=ZONE), SYSTEM)
    return [each for each in company.events if isinstance(each, DigestDue)]


async def test_nothing_is_planned_where_no_time_is_set(company: Company) -> None:
    assert await planned(company) is None


async def test_it_comes_at_its_time_in_the_company_s_zone_and_then_the_next_day(
    company: Company,
) -> None:
    row = await at_seven(company)
    assert row.at.astimezone(ZONE).hour == 7
    (told,) = await falls_due(company, row, timedelta(0))
    assert told.day == row.at.astimezone(ZONE).date().isoformat()
    after = await planned(company)
    assert after is not None
    assert after.at - row.at == timedelta(days=1)


async def test_one_that_is_an_hour_late_is_left_out(company: Company) -> None:
    assert await falls_due(company, await at_seven(company), timedelta(hours=2)) == []


async def test_none_is_planned_any_more_when_the_time_is_taken_away(company: Company) -> None:
    await at_seven(company)
    await company.door.do(set_setting, SetSetting(s.DIGEST_AT.key, ""), SYSTEM)
    assert await planned(company) is None


async def test_it_says_what_waits_to_who_plans_alone(company: Company) -> None:
    await company.reports()
    maja, anna = (Actor.of(company.people[name]) for name in ("Maja", "Anna"))
    shown = await company.door.ask(lambda uow: digest_for(maja, ZONE, uow))
    assert shown is not None
    assert (Waits.UNASSIGNED, 1) in [(each.what, each.count) for each in shown.waiting]
    assert await company.door.ask(lambda uow: digest_for(anna, ZONE, uow)) is None


async def test_it_goes_to_nobody_without_an_address(company: Company) -> None:
    assert not gets_digest(company.people["Maja"])
