"""The booked times of an order: confirmed, moved, given to another, taken away (BO-07, BO-08)."""

from collections.abc import Iterable, Iterator
from functools import partial
from uuid import UUID

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.handlers.bookings import asking_whether
from bot.handlers.orders import on_card
from bot.keyboards import Rows, back, button, by_two
from bot.phrases import first_name, lines, safe, say
from bot.routing import Routes
from bot.said import Said
from bot.sections import Section, Shown
from bot.shown.booking_told import told_of_booking
from bot.shown.booking_words import confirmed_said
from bot.shown.crew_words import crew_rows, crew_text
from bot.steps.assigning import Crew, LookAtCrew, crew_of
from bot.steps.bookings import BookedSlot
from bot.steps.rebooking import (
    Bookings,
    GiveTime,
    LookAtBookings,
    Unbooked,
    bookings_of,
    give_time,
    remove_once,
)
from bot.tapped import argument, order_of
from core import settings as setting
from core.booking_words import answer_said
from core.chat import Button, Style
from core.order_papers import Booking
from core.people import User
from core.usecases.bookings import BOOKS
from core.usecases.picking import may_be_told
from core.usecases.rebooking import RemoveBooking
from core.words import N_


def show_all(said: Said, known: Known) -> Acts:
    """Every booked time of the order."""
    return (Act(bookings_of, LookAtBookings(order_of(said), known.words), _all),)


def show(said: Said, known: Known) -> Acts:
    """One booked time, with what may be done with it."""
    look = LookAtBookings(order_of(said), known.words, argument(said, UUID))
    return (Act(bookings_of, look, _one),)


def give_whom(said: Said, known: Known) -> Acts:
    """Who does it instead?"""
    at = argument(said, int, 1) if said.tap and len(said.tap.arguments) > 1 else 0
    shown = partial(_others, booking_id=argument(said, UUID), at=at)
    return (Act(crew_of, LookAtCrew(order_of(said), known.words), shown),)


def give(said: Said, known: Known) -> Acts:
    """The time is another's from now on."""
    ids = (argument(said, UUID), argument(said, UUID, 1))
    return (Act(give_time, GiveTime(order_of(said), *ids, known.words), _given),)


def remove_ask(said: Said, known: Known) -> Acts:
    """Ask once more: a customer who had a confirmation hears of it."""
    look = LookAtBookings(order_of(said), known.words, argument(said, UUID))
    return (Act(bookings_of, look, _sure),)


def remove(said: Said, known: Known) -> Acts:
    """Take the time away."""
    command = RemoveBooking(order_of(said), argument(said, UUID))
    return (Act(remove_once, command, _removed),)


def _all(found: Bookings, known: Known) -> Answer:
    words, number = known.words, found.order.number
    each = tuple(
        (button(_label(booking, known), Action.BOOKING, number, booking.id),)
        for booking in found.order.bookings
    )
    told = (f"🗓 {_said(booking, found, known)}" for booking in found.order.bookings)
    title = words.text(N_("Booked times")) if each else words.text(N_("No time is booked."))
    html = lines(found.text, "", f"<b>{title}</b>", *told)
    rows = (*each, *_below(found, known), (back(number, words),))
    return Answer(edit=on_card(number, html, rows))


def _below(found: Bookings, known: Known) -> Iterator[tuple[Button, ...]]:
    words, number = known.words, found.order.number
    unknown = [each for each in found.order.bookings if _is_unknown(each, found)]
    if len(unknown) > 1 and found.confirm_to:
        label = words.plural("Confirm {count} time", "Confirm {count} times", len(unknown))
        yield (button(label, Action.CONFIRM_ALL, number),)
    if found.may_change:
        yield (button(words.text(N_("🗓 Book a time")), Action.BOOK_WHOM, number),)


def _one(found: Bookings, known: Known) -> Answer:
    words, number, booking = known.words, found.order.number, found.booking
    if booking is None:
        return Answer(card=number, in_place=True)
    html = lines(found.text, "", f"<b>🗓 {_said(booking, found, known)}</b>")
    up = button(words.text(N_("Back")), Action.BOOKINGS, number)
    rows = (*_confirming(booking, found, known), *_changing(booking, found, known), (up,))
    return Answer(edit=on_card(number, html, rows))


def _confirming(booking: Booking, found: Bookings, known: Known) -> Rows:
    if not found.confirm_to or not _is_unknown(booking, found):
        return ()
    changed = booking.changed_since_confirmation
    label = N_("⚠️ Send the new time") if changed else N_("Send a confirmation")
    send = button(known.words.text(label), Action.CONFIRM_BOOKING, found.order.number, booking.id,
                  style=Style.PRIMARY)  # fmt: skip
    return ((send,),)


def _changing(booking: Booking, found: Bookings, known: Known) -> Rows:
    if not found.may_change:
        return ()
    words, number = known.words, found.order.number
    return by_two(
        (
            button(words.text(N_("Move")), Action.BOOK_DAY, number, booking.id),
            button(words.text(N_("To another")), Action.BOOKING_GIVE, number, booking.id),
            button(words.text(N_("Take it away")), Action.UNBOOK_ASK, number, booking.id),
            *_picking(booking, found, known),
        )
    )


def _picking(booking: Booking, found: Bookings, known: Known) -> Iterator[Button]:
    """*Let the customer pick*, while the time is to come and he can be written to (RV-03)."""
    if booking.ends_at > found.now and may_be_told(found.order):
        order, label = found.order, known.words.text(N_("Let the customer pick"))
        yield button(label, Action.LET_MOVE, order.number, booking.id, seen=order.version)


def _others(found: Crew, known: Known, *, booking_id: UUID, at: int) -> Answer:
    words, number = known.words, found.order.number

    def each(user: User, label: str) -> Button:
        return button(label, Action.BOOKING_TO, number, booking_id, user.id)

    def turn(page: int, label: str) -> Button:
        return button(label, Action.BOOKING_GIVE_PAGE, number, booking_id, page)

    html = crew_text(found, N_("Who does it at that time?"), words)
    return Answer(edit=on_card(number, html, crew_rows(found, at, each, turn, words)))


def _given(booked: BookedSlot, known: Known) -> Answer:
    number = booked.order.number
    if booked.again:
        toast = known.words.text(N_("That is done already."))
        return Answer(card=number, in_place=True, toast=toast)
    if booked.confirm_to is None:
        note = told_of_booking(booked, known.words)
        return Answer(card=number, in_place=True, note=note, undo=True)
    return Answer(edit=asking_whether(booked, known, booked.text))


def _sure(found: Bookings, known: Known) -> Answer:
    words, number, booking = known.words, found.order.number, found.booking
    if booking is None:
        return Answer(card=number, in_place=True)
    told = booking.confirmation_sent_at is not None and booking.ends_at > found.now
    warned = words.text(N_("The customer was told of it, and hears that it is off."))
    question = say(words, N_("Take away {slot}, {name}?"), slot=_slot(booking, known),
                   name=first_name(booking.resource))  # fmt: skip
    html = lines(found.text, "", f"🗓 <b>{question}</b>", warned if told else None)
    yes = button(words.text(N_("Yes, take it away")), Action.UNBOOK, number, booking.id,
                 style=Style.DANGER)  # fmt: skip
    no = button(words.text(N_("Back")), Action.BOOKING, number, booking.id)
    return Answer(edit=on_card(number, html, ((yes,), (no,))))


def _removed(done: Unbooked, known: Known) -> Answer:
    number, words = done.order.number, known.words
    if done.gone is None:
        return Answer(card=number, in_place=True, toast=words.text(N_("That is done already.")))
    toast = words.text(N_("{slot} is free again."), slot=_slot(done.gone, known))
    return Answer(card=number, in_place=True, toast=toast, undo=True)


def _said(booking: Booking, found: Bookings, known: Known) -> str:
    """A booked time in a line: when, who, confirmed when, and what the customer answered."""
    words, now = known.words, found.now
    answer = safe(answer_said(booking, words, now)) if booking.answer else ""
    pieces = (
        _slot(booking, known),
        safe(booking.resource),
        confirmed_said(booking, words, now) or words.text(N_("not confirmed")),
        answer,
    )
    return " · ".join(piece for piece in pieces if piece)


def _label(booking: Booking, known: Known) -> str:
    mark = "⚠️ " if booking.changed_since_confirmation else ""
    return f"{mark}{_slot(booking, known)} · {first_name(booking.resource)}"


def _slot(booking: Booking, known: Known) -> str:
    return known.words.slot(booking.starts_at, booking.ends_at, known.now)


def _is_unknown(booking: Booking, found: Bookings) -> bool:
    """Whether the customer does not know of the time as it is."""
    known = booking.confirmation_sent_at and not booking.changed_since_confirmation
    return not known and booking.ends_at > found.now


def offer_times(shown: Shown) -> Iterable[Button]:
    """*Booked times*, and a first one where there is none."""
    order, words = shown.order, shown.words
    if not shown.settings[setting.SHOW_BOOKINGS]:
        return
    if order.bookings:
        yield button(words.text(N_("🗓 Booked times")), Action.BOOKINGS, order.number)
    elif shown.actor.may_on(order, *BOOKS) and not order.is_closed:
        yield button(words.text(N_("🗓 Book")), Action.BOOK_WHOM, order.number)


ROUTES = Routes(
    taps={
        Action.BOOKINGS: show_all,
        Action.BOOKING: show,
        Action.BOOKING_GIVE: give_whom,
        Action.BOOKING_GIVE_PAGE: give_whom,
        Action.BOOKING_TO: give,
        Action.UNBOOK_ASK: remove_ask,
        Action.UNBOOK: remove,
    },
    more={Section.TIMES: offer_times},
)
