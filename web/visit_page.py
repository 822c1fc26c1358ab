"""A booked visit: the customer says that it suits, or what he wishes instead (RV-02)."""

from dataclasses import dataclass
from uuid import UUID

from aiohttp import web

from core.links import Purpose
from core.order_papers import Booking, BookingAnswer
from core.refusals import BadInput
from core.states import State
from core.usecases.booking_answers import LONGEST_NOTE, AnswerBooking, Heard, answer_booking
from core.usecases.picking import may_pick
from core.words import N_, Words
from web.forms import posted
from web.links import DeadLink, Opened, open_link
from web.pages import Company, here, order_page_of, page, words_for
from web.parts import PARTS
from web.shown import place_of, title_of

OPENED_BY = (Purpose.VISIT, Purpose.PICK, Purpose.ORDER_PAGE)
ANSWERS = {"yes": True, "no": False}
MOVED = N_("The time changed while this page was open. Look at it once more.")
SAID: dict[BookingAnswer, str] = {
    BookingAnswer.ACCEPTED: N_("You said that it suits. Thank you!"),
    BookingAnswer.TENTATIVE: N_("You said that it may suit."),
    BookingAnswer.DECLINED: N_("You asked for another time. We get back to you with one."),
    BookingAnswer.PROPOSED: N_("You proposed another time. We get back to you about it."),
}


@dataclass(frozen=True, slots=True)
class VisitView:
    """What the page shows of a booked visit; ``over`` says why nothing can be answered to it."""

    when: str
    who: str
    sequence: int
    answered: str
    tone: str
    note: str
    over: str
    may_pick: bool


async def show_visit(request: web.Request) -> web.StreamResponse:
    """The page; looking changes nothing, however often a mail scanner looks."""
    return _page(request, await open_link(request, *OPENED_BY))


async def answer_visit(request: web.Request) -> web.StreamResponse:
    """Keep the answer as that of a calendar is kept; one to a time that has moved is not."""
    opened = await open_link(request, *OPENED_BY)
    form = await posted(request)
    suits = ANSWERS.get(form.get("answer", ""))
    if suits is None:
        raise BadInput(N_("Answer yes or no."))
    command = AnswerBooking(
        opened.link.order,
        booking_of(request, opened).id,
        BookingAnswer.ACCEPTED if suits else BookingAnswer.DECLINED,
        sequence=_count(form.get("sequence", "")),
        note="" if suits else form.get("note", ""),
    )
    heard = await request.app[PARTS].door.do(answer_booking, command, opened.actor)
    if heard is not Heard.KEPT:
        return _page(request, await open_link(request, *OPENED_BY), notice=MOVED, status=409)
    raise web.HTTPSeeOther(here(request))


def booking_of(request: web.Request, opened: Opened) -> Booking:
    """The booking in the address; one that was never on the order is a dead link."""
    found = {str(each.id): each for each in opened.order.bookings}
    try:
        return found[str(UUID(request.match_info["booking"]))]
    except (ValueError, KeyError):
        raise NoSuchVisit from None


class NoSuchVisit(DeadLink):
    """A visit that is not booked any more."""


def _page(
    request: web.Request, opened: Opened, *, notice: str | None = None, status: int = 200
) -> web.Response:
    words = words_for(request, opened.link.language, opened.order.language)
    return page(
        "visit.html",
        words,
        company=Company.of(opened.settings),
        status=status,
        number=str(opened.order.number),
        title=title_of(opened.order, words),
        place=place_of(opened.order),
        visit=_view(booking_of(request, opened), opened, words),
        wants_another=request.query.get("answer") == "no",
        notice=words.text(notice) if notice else None,
        action=here(request),
        times=here(request, "/times"),
        longest=LONGEST_NOTE,
        order_page=order_page_of(request, opened.link.purpose),
    )


def _view(booking: Booking, opened: Opened, words: Words) -> VisitView:
    answer = booking.answer
    no = answer in {BookingAnswer.DECLINED, BookingAnswer.PROPOSED}
    return VisitView(
        when=words.slot(booking.starts_at, booking.ends_at, opened.now),
        who=booking.resource,
        sequence=booking.sequence,
        answered=words.text(SAID[answer]) if answer else "",
        tone="waiting" if no else "done" if answer else "going",
        note=booking.answer_note or "",
        over=_over(booking, opened, words),
        may_pick=may_pick(opened.order, opened.link, opened.settings),
    )


def _over(booking: Booking, opened: Opened, words: Words) -> str:
    if opened.order.state is State.CANCELLED:
        return words.text(N_("The order is cancelled"))
    if booking.ends_at <= opened.now:
        return words.text(N_("This visit is over"))
    return ""


def _count(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else None
