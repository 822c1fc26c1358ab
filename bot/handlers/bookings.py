"""Bookings: technician, day, time; then whether the customer is sent a confirmation."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from uuid import UUID

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.booking_keys import confirm_booking, days, slots
from bot.booking_letters import kept_time
from bot.days import WHOLE_DAY, Slot
from bot.handlers.orders import on_card
from bot.keyboards import Rows, people
from bot.looking import Crew, Look, Seen, crew, look
from bot.phrases import first_name, lines, say
from bot.routing import Routes
from bot.said import Said
from bot.steps.bookings import (
    BookedSlot,
    BookSlot,
    BookTyped,
    Confirmed,
    Taken,
    book_slot,
    book_typed,
    confirm_once,
    take_once,
)
from bot.tapped import ButtonIsOld, argument, order_of
from core.chat import ChatMessage, Pending
from core.numbers import OrderNumber
from core.planner import WARNINGS
from core.usecases.booking_answers import TakeProposedTime
from core.usecases.bookings import ConfirmBooking
from core.words import N_

ASKED = "booking-time"


def book_whom(said: Said, known: Known) -> Acts:
    """Offer the technicians."""
    return (Act(crew, Look(order_of(said), known.words), _who),)


def book_day(said: Said, known: Known) -> Acts:
    """Offer the days; a day and time may be typed instead."""
    user_id = argument(said, UUID)

    def shown(seen: Seen, known: Known) -> Answer:
        rows = days(seen.order.number, user_id, known.words.today(known.now), known.words)
        hint = N_("Which day? You can also write it, such as Thu 8-10.")
        expected = _expect(said, seen.order.number, user_id, None)
        return _asking(seen, rows, known.words.text(hint), expected)

    return (Act(look, Look(order_of(said), known.words), shown),)


def book_time(said: Said, known: Known) -> Acts:
    """Offer the usual times of that day; another may be typed."""
    user_id, day = argument(said, UUID), argument(said, date, 1)

    def shown(seen: Seen, known: Known) -> Answer:
        rows = slots(seen.order.number, user_id, day, known.words)
        hint = N_("Which time? You can also write it, such as 9.30-11.")
        expected = _expect(said, seen.order.number, user_id, day)
        return _asking(seen, rows, known.words.text(hint), expected)

    return (Act(look, Look(order_of(said), known.words), shown),)


def book(said: Said, known: Known) -> Acts:
    """Book what was tapped (BO-01)."""
    slot = Slot(argument(said, date, 1), argument(said, int, 2), argument(said, int, 3))
    if not slot.start < slot.end <= WHOLE_DAY:
        raise ButtonIsOld
    command = BookSlot(order_of(said), argument(said, UUID), slot, known.words)
    return (Act(book_slot, command, _booked),)


def time_typed(said: Said, known: Known, pending: Pending) -> Acts:
    """Book what was typed."""
    context = pending.context
    day = date.fromisoformat(context["day"]) if context["day"] else None
    command = BookTyped(
        OrderNumber.parse(pending.order or ""),
        UUID(context["user_id"]),
        said.text,
        day,
        known.words,
    )
    return (Act(book_typed, command, _booked_by_typing),)


def confirm(said: Said, known: Known) -> Acts:
    """Send the contact a confirmation (BO-06)."""
    command = ConfirmBooking(order_of(said), argument(said, UUID))
    return (Act(confirm_once, command, _confirmed),)


def take_proposed(said: Said, known: Known) -> Acts:
    """Move the booking to the time that the customer proposes (XT-10)."""
    try:
        starts_at = datetime.fromtimestamp(argument(said, int, 1) * 60, UTC)
    except (ValueError, OverflowError, OSError) as error:  # whatever a client may send as a code
        raise ButtonIsOld from error
    zone = known.words.zone
    command = TakeProposedTime(order_of(said), argument(said, UUID), starts_at, zone)
    return (Act(take_once, command, _taken),)


def keep_time(said: Said, known: Known) -> Acts:
    """The booked time stays, whatever the customer answered (XT-10)."""
    booking_id = argument(said, UUID)

    def kept(seen: Seen, known: Known) -> Answer:
        return Answer(edit=kept_time(seen.order, booking_id, known.now, known.words))

    return (Act(look, Look(order_of(said), known.words), kept),)


def no_confirmation(said: Said, known: Known) -> Acts:
    """Leave it at the booking; a confirmation may be sent later."""

    def left(seen: Seen, known: Known) -> Answer:
        number = seen.order.number
        note = say(known.words, N_("No confirmation was sent for AO {number}."), number=number)
        return Answer(card=number, in_place=True, note=note)

    return (Act(look, Look(order_of(said), known.words), left),)


def _taken(taken: Taken, known: Known) -> Answer:
    booking, number = taken.booking, taken.order.number
    if taken.again:
        toast = known.words.text(N_("That is done already."))
        return Answer(card=number, in_place=True, toast=toast)
    slot = known.words.slot(booking.starts_at, booking.ends_at, known.now)
    toast = known.words.text(N_("Booked: {slot}. A new confirmation goes out."), slot=slot)
    return Answer(card=number, in_place=True, toast=toast)


def _who(found: Crew, known: Known) -> Answer:
    words = known.words
    question = N_("Who is booked?") if found.users else N_("There is no technician to book yet.")
    html = lines(found.text, "", f"<b>{words.text(question)}</b>")
    buttons = people(found.order, found.users, Action.BOOK_DAY, words)
    return Answer(edit=on_card(found.order.number, html, buttons))


def _asking(seen: Seen, rows: Rows, hint: str, expected: Pending) -> Answer:
    html = lines(seen.text, "", f"🗓 <b>{hint}</b>")
    return Answer(edit=on_card(seen.order.number, html, rows), expect=expected)


def _expect(said: Said, number: OrderNumber, user_id: UUID, day: date | None) -> Pending:
    return Pending(
        said.speaker.id,
        said.place,
        ASKED,
        str(number),
        {"user_id": str(user_id), "day": day.isoformat() if day else None},
        said.message_id,
    )


def _booked(booked: BookedSlot, known: Known) -> Answer:
    number, toast = booked.order.number, _sentence(booked, known)
    if booked.again:
        toast = known.words.text(N_("That is booked already."))
        return Answer(card=number, in_place=True, toast=toast, forget=True)
    if booked.confirm_to is None:
        note = _question(booked, known)
        return Answer(card=number, in_place=True, note=note, toast=toast, forget=True)
    return Answer(edit=_asking_whether(booked, known, booked.text), toast=toast, forget=True)


def _booked_by_typing(booked: BookedSlot, known: Known) -> Answer:
    """Who typed looks at the end of the chat: the question is put there, or the card."""
    number = booked.order.number
    if booked.confirm_to is None:
        return Answer(card=number, note=_question(booked, known), forget=True)
    prompt = known.pending.prompt_message_id if known.pending else None
    return Answer(
        card=number,
        in_place=prompt is not None,
        edit_id=prompt,
        forget=True,
        say=(_asking_whether(booked, known),),
    )


def _sentence(booked: BookedSlot, known: Known) -> str:
    return known.words.text(
        N_("AO {number}: {slot}, {name}."),
        number=booked.order.number,
        slot=known.words.slot(booked.booking.starts_at, booked.booking.ends_at, known.now),
        name=first_name(booked.booking.resource),
    )


def _asking_whether(booked: BookedSlot, known: Known, *above: str) -> ChatMessage:
    number = booked.order.number
    html = "\n\n".join((*above, _question(booked, known)))
    rows = confirm_booking(number, booked.booking, known.words)
    return ChatMessage(html, rows, stands_for={"order": str(number)})


def _question(booked: BookedSlot, known: Known) -> str:
    warned = _warnings(booked, known)
    return lines(f"🗓 {_told(booked, known)}", *warned, _whether(booked, known))


def _told(booked: BookedSlot, known: Known) -> str:
    slot = known.words.slot(booked.booking.starts_at, booked.booking.ends_at, known.now)
    return say(
        known.words,
        N_("<b>AO {number}</b> is booked: {slot}, {name}."),
        number=booked.order.number,
        slot=slot,
        name=first_name(booked.booking.resource),
    )


def _warnings(booked: BookedSlot, known: Known) -> Iterator[str]:
    """What speaks against the time; it is booked all the same (BO-05)."""
    name, others = first_name(booked.booking.resource), ", ".join(booked.conflicts)
    for warning in booked.warnings:
        yield f"⚠️ {say(known.words, WARNINGS[warning], name=name, others=others)}"


def _whether(booked: BookedSlot, known: Known) -> str:
    if booked.confirm_to is None:
        return known.words.text(N_("There is no e-mail address to send a confirmation to."))
    return say(known.words, N_("Send a confirmation to {address}?"), address=booked.confirm_to)


def _confirmed(confirmed: Confirmed, known: Known) -> Answer:
    number = confirmed.order.number
    note = say(known.words, N_("✓ A confirmation for AO {number} is on its way."), number=number)
    toast = known.words.text(N_("It was sent already.")) if confirmed.again else ""
    return Answer(card=number, in_place=True, note=note, toast=toast)


ROUTES = Routes(
    taps={
        Action.BOOK_WHOM: book_whom,
        Action.TAKE_PROPOSED: take_proposed,
        Action.KEEP_TIME: keep_time,
        Action.BOOK_DAY: book_day,
        Action.BOOK_TIME: book_time,
        Action.BOOK: book,
        Action.CONFIRM_BOOKING: confirm,
        Action.NO_CONFIRMATION: no_confirmation,
    },
    questions={ASKED: time_typed},
)
