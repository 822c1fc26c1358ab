"""One's own calendar: what it shows, whose it is, and how it ends."""

from uuid import UUID

import pytest

from core.people import Role
from core.planner import CalendarEntry
from core.refusals import NotAllowedAtAll
from core.usecases.calendars import (
    MakeCalendar,
    NoCalendarOfHis,
    OwnCalendar,
    calendar_behind,
    make_calendar,
)
from core.usecases.cancelling import CancelOrder, cancel_order
from tests.core.booking import EIGHT, TEN, booked
from tests.core.conftest import ONE, Company
from tests.core.staff import comes, customer_user, leaves


async def calendar(company: Company, secret: UUID) -> OwnCalendar | None:
    return await company.door.ask(lambda uow: calendar_behind(secret, uow))


async def entries(company: Company, name: str) -> list[CalendarEntry]:
    shown = await calendar(company, await company.does(name, make_calendar, MakeCalendar()))
    return list(shown.entries) if shown else []


async def test_it_shows_what_its_owner_is_booked_for(company: Company) -> None:
    await booked(company)
    (entry,) = await entries(company, "Anna")
    assert (entry.number, entry.starts_at, entry.ends_at) == ("1", EIGHT, TEN)
    assert await entries(company, "Erik") == []


async def test_a_cancelled_order_is_not_in_it(company: Company) -> None:
    await booked(company)
    await company.does("Maja", cancel_order, CancelOrder(ONE, "A mistake"))
    assert await entries(company, "Anna") == []


async def test_asked_again_it_is_the_same_address(company: Company) -> None:
    first = await company.does("Anna", make_calendar, MakeCalendar())
    assert await company.does("Anna", make_calendar, MakeCalendar()) == first


async def test_a_new_address_ends_the_one_before(company: Company) -> None:
    before = await company.does("Anna", make_calendar, MakeCalendar())
    after = await company.does("Anna", make_calendar, MakeCalendar(anew=True))
    assert await calendar(company, before) is None
    assert await calendar(company, after) is not None


async def test_only_an_administrator_gives_out_another_s(company: Company) -> None:
    await comes(company, "Boss", Role.ADMIN)
    await company.does("Boss", make_calendar, MakeCalendar("Anna"))
    with pytest.raises(NotAllowedAtAll):
        await company.does("Erik", make_calendar, MakeCalendar("Anna"))


async def test_it_ends_when_its_owner_leaves(company: Company) -> None:
    secret = await company.does("Anna", make_calendar, MakeCalendar())
    await leaves(company, "Anna")
    assert await calendar(company, secret) is None


async def test_a_customer_has_none(company: Company) -> None:
    await customer_user(company, "Karin")
    with pytest.raises(NoCalendarOfHis):
        await company.does("Karin", make_calendar, MakeCalendar())
