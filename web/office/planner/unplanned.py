"""An order without a time is booked: the next free times with one tap, or any time (BO-01, BO-04)."""

from datetime import UTC, datetime

from aiohttp import web

from core.refusals import BadInput, Refused
from core.usecases.bookings import Book, Booked, book
from core.usecases.planning import BookDay, BookFirstFree, book_day, book_first_free
from core.usecases.weeks import LookForTime, times_for
from core.words import N_
from web.office.desk import Desk, office
from web.office.planner.telling import PLANNER, is_booked, number_at
from web.office.reading import a_clock, a_day, an_id

PATH = PLANNER + r"/book/{number:\d+(?:-\d+)?}"


async def show(desk: Desk) -> web.StreamResponse:
    """Whom, and when?"""
    return await _shown(desk)


async def deed(desk: Desk) -> web.StreamResponse:
    """Book it."""
    desk.again = lambda refused: _shown(desk, refused)
    done = await _booked(desk)
    return is_booked(desk, done, N_("AO {number} is booked: {slot}, {name}."))


async def _booked(desk: Desk) -> Booked:
    """A whole time that was tapped; a day, or a part of it; else where there is room first."""
    form, zone, number = desk.form, desk.words.zone, number_at(desk)
    who = an_id(form.text("who"))
    if form.text("from"):
        times = _moment(form.text("from")), _moment(form.text("until"))
        return await desk.do(book, Book(number, who, *times, zone))
    day = a_day(form.text("day"))
    if form.has("anywhere"):
        return await desk.do(book_first_free, BookFirstFree(number, who, day, zone))
    clocks = [a_clock(text) if text else None for text in map(form.text, ("starts", "ends"))]
    return await desk.do(book_day, BookDay(number, who, day, zone, *clocks))


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise BadInput(N_("Open the page anew and send it once more.")) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


async def _shown(desk: Desk, refused: Refused | None = None) -> web.StreamResponse:
    words = desk.words
    today = words.today(desk.now)
    look = LookForTime(number_at(desk), today, words.zone)
    found = await desk.ask(lambda uow: times_for(look, desk.actor, uow))
    typed = desk.form.text if refused else desk.query.get
    return desk.page(
        "book.html",
        409 if refused else 200,
        order=found.order,
        title=found.order.title,
        customer=found.order.customer.name,
        place=found.order.facility.place if found.order.facility else "",
        people=[(str(each.id), each.name) for each in found.people],
        free=[(slot, words.slot(slot.starts_at, slot.ends_at, desk.now)) for slot in found.free],
        typed={name: typed(name) or "" for name in ("who", "day", "starts", "ends")},
        today=today,
        refused=words.text(refused.sentence, **refused.fields) if refused else "",
        here_again=f"{PLANNER}/book/{found.order.number}",
        week=PLANNER,
    )


ROUTES = (web.get(PATH, office(show)), web.post(PATH, office(deed)))
