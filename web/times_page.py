"""Free times that a customer picks among; the one he looks at is held for ten minutes (RV-03)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from aiohttp import web

from core.planner import DAY, FreeSlot
from core.refusals import BadInput
from core.usecases.free_visits import DAYS, FindTimes, days_to_pick, times_to_pick
from core.usecases.picking import (
    HeldTime,
    HoldTime,
    LetGo,
    PickTime,
    held_by,
    hold_time,
    let_time_go,
    may_pick,
    pick_time,
)
from core.words import N_, Words
from web.forms import posted
from web.links import Opened, open_link
from web.pages import Company, here, order_page_of, page, words_for
from web.parts import PARTS
from web.shown import place_of, title_of
from web.standing import visits_to_come
from web.visit_page import OPENED_BY, booking_of

ENDED = N_("This link has picked its time already, or picking is closed.")


@dataclass(frozen=True, slots=True)
class TimeShown:
    """A free time: what its button sends, and what it says."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class DayShown:
    """A day with its free times."""

    name: str
    times: tuple[TimeShown, ...]


@dataclass(frozen=True, slots=True)
class HeldShown:
    """The time that is held, who comes, and until when it is held."""

    when: str
    who: str
    until: str


async def show_times(request: web.Request) -> web.StreamResponse:
    """The free times of a week, or the one that is held; looking changes nothing."""
    opened = await open_link(request, *OPENED_BY)
    _lead_on(request, opened)
    words = _words(request, opened)
    if not may_pick(opened.order, opened.link, opened.settings):
        return _page(request, opened, words, ended=words.text(ENDED))
    held = await request.app[PARTS].door.ask(lambda uow: held_by(opened.link.id, uow))
    if held is not None and held.booking_id == _booking_id(request, opened):
        return _page(request, opened, words, held=_held(held, words, opened.now))
    asked = _asked(request, opened, words)
    found = await request.app[PARTS].door.ask(lambda uow: times_to_pick(asked, opened.actor, uow))
    days = tuple(_days(found, words, opened.now))
    return _page(request, opened, words, days=days, **_around(request, asked, opened, words))


async def answer_times(request: web.Request) -> web.StreamResponse:
    """Hold a time, let it go, or book it."""
    opened = await open_link(request, *OPENED_BY)
    form = await posted(request)
    words = _words(request, opened)
    door, number = request.app[PARTS].door, opened.link.order
    match form.get("act"):
        case "take":
            command = PickTime(number, opened.link.id, words.zone)
            booking = await door.do(pick_time, command, opened.actor)
            raise web.HTTPSeeOther(_visit(request, booking.id))
        case "other":
            await door.do(let_time_go, LetGo(number, opened.link.id), opened.actor)
        case _:
            await door.do(hold_time, _wanted(form, request, opened, words), opened.actor)
    raise web.HTTPSeeOther(here(request))


def _lead_on(request: web.Request, opened: Opened) -> None:
    """Where a visit is booked by now, that one is moved, so that there are not two."""
    coming = visits_to_come(opened.order, opened.now)
    if "booking" in request.match_info or not coming:
        return
    again = "" if opened.link.used_at else "/times"
    raise web.HTTPSeeOther(_visit(request, coming[0].id, again))


def _visit(request: web.Request, booking_id: UUID, beyond: str = "") -> str:
    place = "/".join(request.path.split("/")[:3])
    return here(request, beyond, f"{place}/visit/{booking_id}")


def _booking_id(request: web.Request, opened: Opened) -> UUID | None:
    return booking_of(request, opened).id if "booking" in request.match_info else None


def _asked(request: web.Request, opened: Opened, words: Words) -> FindTimes:
    try:
        first = date.fromisoformat(request.query.get("from", ""))
    except ValueError:
        first = None
    booking_id = _booking_id(request, opened)
    return FindTimes(opened.link.order, opened.link.id, booking_id, words.zone, first)


def _wanted(
    form: Mapping[str, str], request: web.Request, opened: Opened, words: Words
) -> HoldTime:
    user_id, _, minute = form.get("time", "").partition("|")
    try:
        who, starts_at = UUID(user_id), datetime.fromtimestamp(int(minute[:12]) * 60, UTC)
        words.local(starts_at)  # at the end of the calendar there is no such time here
    except (ValueError, OverflowError, OSError):
        raise BadInput(N_("Open the page again and pick a time there.")) from None
    booking_id = _booking_id(request, opened)
    return HoldTime(opened.link.order, opened.link.id, booking_id, who, starts_at, words.zone)


def _days(found: Sequence[FreeSlot], words: Words, now: datetime) -> Iterator[DayShown]:
    today = words.today(now)
    for day, slots in groupby(found, lambda each: words.local(each.starts_at).date()):
        yield DayShown(words.day(day, today), tuple(_time(each, words) for each in slots))


def _time(slot: FreeSlot, words: Words) -> TimeShown:
    start, end = (words.local(each).time() for each in (slot.starts_at, slot.ends_at))
    value = f"{slot.user_id}|{int(slot.starts_at.timestamp()) // 60}"
    return TimeShown(value, f"{words.hour(start)}–{words.hour(end)}")


def _held(held: HeldTime, words: Words, now: datetime) -> HeldShown:
    slot = held.slot
    when = words.slot(slot.starts_at, slot.ends_at, now)
    return HeldShown(when, slot.resource, words.clock(held.until))


def _around(
    request: web.Request, asked: FindTimes, opened: Opened, words: Words
) -> dict[str, str | None]:
    """The addresses of the weeks before and after, as far as one may pick."""
    first, last = days_to_pick(opened.now, words.zone)
    shown = min(max(asked.first_day or first, first), last)
    before, after = max(first, shown - DAYS * DAY), shown + DAYS * DAY
    return {
        "earlier": here(request, asking={"from": before.isoformat()}) if shown > first else None,
        "later": here(request, asking={"from": after.isoformat()}) if after <= last else None,
    }


def _words(request: web.Request, opened: Opened) -> Words:
    return words_for(request, opened.link.language, opened.order.language)


def _page(request: web.Request, opened: Opened, words: Words, **shown: Any) -> web.Response:
    usual: dict[str, Any] = {"days": (), "held": None, "ended": "", "earlier": None, "later": None}
    visit = request.match_info.get("booking")
    return page(
        "times.html",
        words,
        company=Company.of(opened.settings),
        number=str(opened.order.number),
        title=title_of(opened.order, words),
        place=place_of(opened.order),
        action=here(request),
        visit=here(request, path=request.path.removesuffix("/times")) if visit else None,
        order_page=order_page_of(request, opened.link.purpose),
        **{**usual, **shown},
    )
