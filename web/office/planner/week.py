"""The week by technician: what is booked and free, what is amiss, and what waits for a time (BO-04)."""

from datetime import date, timedelta
from uuid import UUID

from aiohttp import web

from core import permissions as may
from core.numbers import OrderNumber
from core.planner import DAY
from core.refusals import Refused
from core.usecases.planning import EARLIEST, LATEST, LookAhead
from core.usecases.weeks import (
    LookAtBooking,
    LookAtWeek,
    LookForUnplanned,
    see_booking,
    unplanned,
    week,
)
from web.office.desk import Desk, office
from web.office.order_rows import row_of
from web.office.planner.cells import headings_of, person_of
from web.office.planner.telling import PLANNER, Panel, panel_of
from web.office.reading import a_count

PEOPLE_A_PAGE = 20
WAITING_A_PAGE = 12
MOST_SOUGHT = 200
NEXT_WEEK = timedelta(days=7)


async def show(desk: Desk) -> web.StreamResponse:
    """The week that a day is in; on a phone that day."""
    day = _day(desk)
    monday = day - timedelta(days=day.weekday())
    zone, actor = desk.words.zone, desk.actor
    page = a_count(desk.query.get("people", ""))
    look = LookAtWeek(LookAhead(monday, zone), PEOPLE_A_PAGE, page * PEOPLE_A_PAGE)
    plan = await desk.ask(lambda uow: week(look, actor, uow))
    return desk.page(
        "planner.html",
        panel=await _panel(desk),
        days=headings_of(plan, day, desk),
        people=[person_of(each, day, desk) for each in plan.people],
        person_page=page,
        last_person_page=max(plan.count - 1, 0) // PEOPLE_A_PAGE,
        day=day,
        week=monday.isocalendar().week,
        year=monday.isocalendar().year,
        before=monday - NEXT_WEEK,
        after=monday + NEXT_WEEK,
        day_before=day - DAY,
        day_after=day + DAY,
        today=desk.words.today(desk.now),
        here_again=f"{PLANNER}?day={day}",
        waiting=await _waiting(desk),
        may_create=actor.may(may.CREATE),
        may_book=actor.may(may.EDIT) or actor.may(may.EDIT_ASSIGNED),
    )


async def _waiting(desk: Desk) -> dict[str, object]:
    page, text = a_count(desk.query.get("page", "")), desk.query.get("q", "")[:MOST_SOUGHT]
    look = LookForUnplanned(
        desk.words.zone, text, limit=WAITING_A_PAGE, skip=page * WAITING_A_PAGE
    )
    found = await desk.ask(lambda uow: unplanned(look, desk.actor, uow))
    return {
        "orders": [row_of(each, desk) for each in found.orders],
        "count": found.count,
        "text": text,
        "page": page,
        "last": max(found.count - 1, 0) // WAITING_A_PAGE,
    }


async def _panel(desk: Desk) -> Panel | None:
    """What became of the booking that was just made; nothing once it is gone."""
    number, _, booking_id = desk.query.get("booked", "").partition(".")
    try:
        look = LookAtBooking(OrderNumber.parse(number), UUID(booking_id), desk.words.zone)
        booked = await desk.ask(lambda uow: see_booking(look, desk.actor, uow))
    except (ValueError, Refused):  # an old address: the week is shown all the same
        return None
    return panel_of(booked, desk)


def _day(desk: Desk) -> date:
    """The day that is asked for; today for what is none, or none that is looked at."""
    try:
        day = date.fromisoformat(desk.query.get("day", ""))
    except ValueError:
        return desk.words.today(desk.now)
    return day if EARLIEST + NEXT_WEEK < day < LATEST else desk.words.today(desk.now)


ROUTES = (web.get(PLANNER, office(show)),)
