"""One booking: moved, lengthened, given to another, confirmed, taken away (BO-05 to BO-11)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from aiohttp import web

from core import permissions as may
from core.people import User
from core.refusals import BadInput, Refused
from core.states import STATE_LABELS
from core.usecases.bookings import BOOKS, Booked, ConfirmBooking, confirm_booking
from core.usecases.rebooking import ChangeBooking, RemoveBooking, change_booking, remove_booking
from core.usecases.weeks import LookAtBooking, bookable, see_booking
from core.words import N_
from web.office.desk import Desk, office
from web.office.planner.cells import seen_of
from web.office.planner.telling import (
    PLANNER,
    booking_at,
    is_booked,
    number_at,
    panel_of,
)
from web.office.reading import a_moment, an_id

PATH = PLANNER + r"/bookings/{number:\d+(?:-\d+)?}/{booking}"


@dataclass(frozen=True, slots=True)
class Typed:
    """What the form holds: whose, and from when until when."""

    who: str
    day: str
    starts: str
    last_day: str
    ends: str


async def show(desk: Desk) -> web.StreamResponse:
    """The booking and its form."""
    return await _shown(desk)


async def change(desk: Desk) -> web.StreamResponse:
    """Another time or another person; a lone beginning moves the whole."""
    form, zone = desk.form, desk.words.zone
    desk.again = lambda refused: _shown(desk, refused)
    number = number_at(desk)
    starts_at = a_moment(form.text("day"), form.text("starts"), zone)
    command = ChangeBooking(
        number,
        _booking(desk),
        starts_at,
        _end(desk) if form.text("ends") else None,
        an_id(form.text("who")),
        zone,
        _seen(form.text("seen")),
    )
    done = await desk.do(change_booking, command)
    return is_booked(desk, done, N_("AO {number} is booked now: {slot}, {name}."))


async def confirm(desk: Desk) -> web.StreamResponse:
    """Have the confirmation sent (BO-06, BO-11)."""
    order = await desk.do(confirm_booking, ConfirmBooking(number_at(desk), _booking(desk)))
    return desk.back(N_("A confirmation of AO {number} is on its way."), number=order.number)


async def remove(desk: Desk) -> web.StreamResponse:
    """Take the booking away (BO-01)."""
    look = LookAtBooking(number_at(desk), _booking(desk), desk.words.zone)
    gone = (await desk.ask(lambda uow: see_booking(look, desk.actor, uow))).booking
    await desk.do(remove_booking, RemoveBooking(look.number, look.booking_id))
    day = desk.words.local(gone.starts_at).date()
    said = N_("AO {number} is not booked on {name} any more.")
    return desk.back(said, to=f"{PLANNER}?day={day}", number=look.number, name=gone.resource)


async def _shown(desk: Desk, refused: Refused | None = None) -> web.StreamResponse:
    look = LookAtBooking(number_at(desk), _booking(desk), desk.words.zone)
    booked, people = await desk.ask(
        lambda uow: (see_booking(look, desk.actor, uow), bookable(desk.actor, uow))
    )
    order, booking, words = booked.order, booked.booking, desk.words
    return desk.page(
        "booking.html",
        409 if refused else 200,
        order=order,
        title=order.title,
        customer=order.customer.name,
        place=order.facility.place if order.facility else "",
        state=words.text(STATE_LABELS[order.state]),
        panel=panel_of(booked, desk),
        confirmed=_when_confirmed(booked, desk),
        typed=_typed(booked, desk) if refused is None else _typed_anew(desk),
        seen=seen_of(booking.user_id, booking.starts_at, booking.ends_at),
        refused=words.text(refused.sentence, **refused.fields) if refused else "",
        people=_named(people, booked),
        itself=booking_at(order.number, booking.id),
        week=f"{PLANNER}?day={words.local(booking.starts_at).date()}",
        may_change=desk.actor.may_on(order, *BOOKS) and not order.is_closed,
        may_confirm=desk.actor.may_on(order, may.SEND_CONFIRMATION)
        and booked.confirm_to is not None,
    )


def _named(people: tuple[User, ...], booked: Booked) -> list[tuple[str, str]]:
    """Whom it may be given to; whoever has it stands there too."""
    found = {str(each.id): each.name for each in people}
    return list({str(booked.booking.user_id): booked.booking.resource, **found}.items())


def _typed(booked: Booked, desk: Desk) -> Typed:
    start = desk.words.local(booked.booking.starts_at)
    end = desk.words.local(booked.booking.ends_at)
    who = str(booked.booking.user_id)
    return Typed(who, f"{start:%Y-%m-%d}", f"{start:%H:%M}", f"{end:%Y-%m-%d}", f"{end:%H:%M}")


def _typed_anew(desk: Desk) -> Typed:
    fields = desk.form.text
    last_day = fields("last_day") or fields("day")
    return Typed(fields("who"), fields("day"), fields("starts"), last_day, fields("ends"))


def _when_confirmed(booked: Booked, desk: Desk) -> str:
    """Since when the customer knows it, and whether it is otherwise by now (BO-07, BO-08)."""
    sent = booked.booking.confirmation_sent_at
    if sent is None:
        return desk.words.text(N_("No confirmation has been sent."))
    when = desk.words.when(sent, desk.now)
    if booked.booking.changed_since_confirmation:
        return desk.words.text(N_("⚠️ Changed since it was confirmed {when}."), when=when)
    return desk.words.text(N_("Confirmed {when}."), when=when)


def _booking(desk: Desk) -> UUID:
    return an_id(desk.request.match_info["booking"])


def _end(desk: Desk) -> datetime:
    form = desk.form
    return a_moment(form.text("last_day") or form.text("day"), form.text("ends"), desk.words.zone)


def _seen(text: str) -> tuple[UUID, datetime, datetime] | None:
    """What the form was made from; nothing where it does not say."""
    if not text:
        return None
    try:
        who, starts_at, ends_at = text.split(" ")
        return UUID(who), datetime.fromisoformat(starts_at), datetime.fromisoformat(ends_at)
    except ValueError:
        raise BadInput(N_("Open the page anew and send it once more.")) from None


ROUTES = (
    web.get(PATH, office(show)),
    web.post(PATH, office(change)),
    web.post(f"{PATH}/confirm", office(confirm)),
    web.post(f"{PATH}/remove", office(remove)),
)
