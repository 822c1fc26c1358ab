"""The end of the day: what one's own orders of the day lack."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from core.events import DayEnded
from core.people import SYSTEM, Actor, User, WorkingHours
from core.ports import DueRow, UnitOfWork
from core.self_checks import PointTemplate, SelfCheckTemplate
from core.usecases.day_end import (
    DUE,
    Day,
    EndDay,
    Lack,
    end_day,
    end_of,
    plan_day_ends,
    tell_day_end,
)
from core.usecases.lines import AddTime, add_time
from core.usecases.measures import AddMeasure, add_measure
from core.usecases.signing import Sign, sign
from tests.core.checking import added
from tests.core.conftest import ONE, Company

shows = pytest.mark.shows
TODAY, ZONE = date(2026, 11, 24), ZoneInfo("Europe/Stockholm")


async def works(company: Company, day: date = TODAY, name: str = "Anna") -> None:
    """A measure on the order."""
    await company.does(name, add_measure, AddMeasure(ONE, "Replaced the closer", day))


async def day_of(company: Company, name: str = "Anna") -> Day:
    """How somebody's day stands."""
    return await company.does(name, end_day, EndDay(TODAY, ZONE))


async def lacks(company: Company) -> list[Lack]:
    """What Anna's only order lacks."""
    (order,) = (await day_of(company)).orders
    return [each.what for each in order.missing]


@shows("U", "XT-18")
async def test_an_order_worked_on_lacks_its_time_and_signature(company: Company) -> None:
    await company.assigned()
    await works(company)
    assert await lacks(company) == [Lack.TIME, Lack.SIGNATURE]


@shows("U", "XT-18")
async def test_an_order_with_everything_on_it_is_clean(company: Company) -> None:
    await company.assigned()
    await works(company)
    await company.does("Anna", add_time, AddTime(ONE, Decimal("1.5")))
    await company.does("Anna", sign, Sign(ONE, "Anna Berg", finished=True))
    day = await day_of(company)
    assert (day.open, len(day.orders), day.hours) == ((), 1, Decimal("1.5"))


@shows("U", "XT-18")
async def test_time_alone_lacks_a_measure(company: Company) -> None:
    await company.assigned()
    await company.does("Anna", add_time, AddTime(ONE, Decimal(1)))
    assert await lacks(company) == [Lack.MEASURE, Lack.SIGNATURE]


@shows("U", "XT-18")
async def test_a_measure_of_today_with_another_date_is_pointed_at(company: Company) -> None:
    await company.assigned()
    await works(company, date(2026, 11, 23))
    assert (await lacks(company))[0] is Lack.DAY


@shows("U", "XT-18", "SC-03")
async def test_an_open_self_check_is_lacking(company: Company) -> None:
    await company.assigned()
    await works(company)
    await added(company, SelfCheckTemplate("Door", (PointTemplate("Cleaned"),)))
    assert Lack.SELF_CHECK in await lacks(company)


@shows("U", "XT-18")
async def test_what_others_did_and_what_nobody_began_is_not_ones_own_day(
    company: Company,
) -> None:
    await company.assigned()
    await works(company, name="Maja")
    assert (await day_of(company)).orders == ()


@shows("U", "XT-18")
async def test_yesterdays_work_is_not_of_today(company: Company) -> None:
    await company.assigned()
    await works(company)
    command = EndDay(date(2026, 11, 25), ZONE)
    assert (await company.does("Anna", end_day, command)).orders == ()


def _with_hours(user: User, ends: time) -> User:
    from dataclasses import replace

    return replace(user, working_hours=(WorkingHours(1, time(6), ends),), telegram_id=7)


@shows("U", "XT-18", "SE-61")
async def test_the_day_ends_by_ones_own_hours_else_at_half_past_four(company: Company) -> None:
    anna = company.people["Anna"]
    own = end_of(_with_hours(anna, time(15)), (), TODAY, ZONE)
    assert own.astimezone(ZONE).time() == time(15)
    assert end_of(anna, (), TODAY, ZONE).time() == time(16, 30)


async def planned(company: Company, ends: time) -> DueRow | None:
    """When Anna, who works until then, is told."""
    anna = _with_hours(company.people["Anna"], ends)

    def plan(command: None, actor: Actor, uow: UnitOfWork) -> DueRow | None:
        uow.users.put(anna)
        plan_day_ends(uow, ZONE)
        return uow.due.get(DUE, str(anna.id))

    return await company.door.do(plan, None, SYSTEM)


@shows("U", "XT-18", "SE-61")
async def test_the_message_is_planned_for_the_end_of_the_day_and_follows_the_hours(
    company: Company,
) -> None:
    for hour in (15, 14):
        row = await planned(company, time(hour))
        assert row is not None
        assert row.at == datetime(2026, 11, 24, hour - 1, tzinfo=UTC)


async def told(company: Company, day: date) -> list[DayEnded]:
    """Who is told of that day."""
    row = DueRow(DUE, str(company.people["Anna"].id), company.now, {"day": day.isoformat()})

    def tell(command: DueRow, actor: Actor, uow: UnitOfWork) -> None:
        tell_day_end(command, uow, ZONE)

    await company.door.do(tell, row, SYSTEM)
    return company.told(DayEnded)


@shows("U", "XT-18")
async def test_only_a_day_with_work_on_it_is_told_of(company: Company) -> None:
    await company.assigned()
    await planned(company, time(15))
    assert await told(company, TODAY) == []
    await works(company)
    assert await told(company, date(2026, 11, 23)) == []
    assert len(await told(company, TODAY)) == 1


@shows("U", "XT-18", "SE-61")
async def test_a_day_is_told_of_once_also_when_the_hours_change_after_it(company: Company) -> None:
    await company.assigned()
    await works(company)
    await planned(company, time(13))
    assert len(await told(company, TODAY)) == 1
    row = await planned(company, time(23))
    assert row is not None
    assert row.context == {"day": "2026-11-25"}
