"""Booking a time: whom, which day of the calendar, which hours; then whether it is confirmed."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from bot.actions import Action
from bot.acts import NOTHING, Act, Acts, Answer, Known, answering
from bot.handlers.booking_whom import book_page, book_whom
from bot.handlers.orders import on_card
from bot.keyboards import Rows, back, button
from bot.phrases import first_name, lines, safe, say
from bot.reading.days import WHOLE_DAY, Slot
from bot.routing import Routes
from bot.said import Said
from bot.shown.booking_keys import calendar, confirm_booking, lengths, quick_days, times
from bot.shown.booking_told import toast_of, told_of_booking
from bot.steps.bookings import BookedSlot, BookSlot, BookTyped, book_slot, book_typed
from bot.steps.calendar import Day, LookAtDay, LookAtMonth, Meant, Month, day_of, month_of
from bot.tapped import ButtonIsOld, argument, order_of
from core.chat import Button, ChatMessage, Pending
from core.numbers import OrderNumber
from core.words import MONTHS, N_

ASKED = "booking-time"


def book_day(said: Said, known: Known) -> Acts:
    """Offer the days of this month; a day and time may be typed instead."""
    return book_in(order_of(said), argument(said, UUID), known.words.today(known.now), known)


def book_month(said: Said, known: Known) -> Acts:
    """Another month."""
    return book_in(order_of(said), argument(said, UUID), argument(said, date, 1), known)


def book_in(number: OrderNumber, target: UUID, month: date, known: Known) -> Acts:
    """The calendar of a month for somebody, or for a booking that is moved."""
    return (Act(month_of, LookAtMonth(number, (target,), month, known.words), _days),)


def book_time(said: Said, known: Known) -> Acts:
    """Offer the times of that day; another may be typed."""
    return _times_of(said, known, 0)


def book_time_for(said: Said, known: Known) -> Acts:
    """Offer the times of that day, each so long."""
    return _times_of(said, known, min(argument(said, int, 2), WHOLE_DAY))


def book_length(said: Said, known: Known) -> Acts:
    """How long does it take?"""
    look = LookAtDay(order_of(said), (argument(said, UUID),), argument(said, date, 1), 0,
                     known.words)  # fmt: skip
    return (Act(day_of, look, _lengths),)


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


def nothing_there(said: Said, known: Known) -> Acts:
    """A place in the calendar that means nothing."""
    return answering(NOTHING)


def _times_of(said: Said, known: Known, minutes: int) -> Acts:
    target, day = argument(said, UUID), argument(said, date, 1)
    look = LookAtDay(order_of(said), (target,), day, minutes, known.words)
    return (Act(day_of, look, _times),)


def _days(month: Month, known: Known) -> Answer:
    words, number, target = known.words, month.order.number, target_of(month.meant[0])

    def each(label: str, day: date) -> Button:
        return button(label, Action.BOOK_TIME, number, target, day)

    def turn(label: str, first: date) -> Button:
        return button(label, Action.BOOK_MONTH, number, target, first)

    rows = (
        *quick_days(month, each, words),
        *calendar(month, each, turn, words),
        (back(number, words),),
    )
    hint = words.text(N_("Which day? You can also write it, such as Thu 8-10."))
    html = lines(
        month.text, "", f"🗓 <b>{whose(month.meant, known)}{hint}</b>", legend(month, known)
    )
    return _asking(number, html, rows, _expect(known, number, target, None))


def _times(day: Day, known: Known) -> Answer:
    words, number, target = known.words, day.order.number, target_of(day.meant[0])
    hint = words.text(N_("Which time? You can also write it, such as 9.30-11."))
    named = words.day(day.day, words.today(known.now))
    html = lines(
        day.text,
        "",
        f"🗓 <b>{whose(day.meant, known)}{named}. {hint}</b>",
        *away_said(day, known),
    )
    expected = _expect(known, number, target, day.day)
    return _asking(number, html, times(day, target, words), expected)


def _lengths(day: Day, known: Known) -> Answer:
    words, number, target = known.words, day.order.number, target_of(day.meant[0])
    asked = words.text(N_("How long does it take?"))
    html = lines(day.text, "", f"🗓 <b>{asked}</b>")
    return Answer(edit=on_card(number, html, lengths(number, target, day.day, words)))


def target_of(meant: Meant) -> UUID:
    """What a booking's buttons name: the booking that is moved, else whose time it is."""
    return meant.booking.id if meant.booking else meant.user.id


def whose(meant: Iterable[Meant], known: Known) -> str:
    """Whose calendar it is, before the question."""
    names = ", ".join(first_name(each.user.name) for each in meant)
    return f"{safe(names)}: "


def legend(month: Month, known: Known) -> str:
    """Which month it is, and what the marks in the calendar mean, where there are any."""
    words, first = known.words, month.first
    name = f"{words.text(MONTHS[first.month - 1])} {first.year}"
    marks = words.text(N_("• booked that day   ✕ away"))
    return f"{name}   {marks}" if month.booked or month.away else name


def away_said(day: Day, known: Known) -> Iterable[str]:
    """Who is away that day, a line each."""
    for name in day.away:
        yield "⚠️ " + say(known.words, N_("{name} is away then."), name=first_name(name))
    if not day.times:
        yield known.words.text(
            N_("No working time is left that day. Write a time, if you want one.")
        )


def _asking(number: OrderNumber, html: str, rows: Rows, expected: Pending) -> Answer:
    return Answer(edit=on_card(number, html, rows), expect=expected)


def _expect(known: Known, number: OrderNumber, target: UUID, day: date | None) -> Pending:
    said = known.said
    return Pending(
        said.speaker.id,
        said.place,
        ASKED,
        str(number),
        {"user_id": str(target), "day": day.isoformat() if day else None},
        said.message_id,
    )


def _booked(booked: BookedSlot, known: Known) -> Answer:
    number, toast = booked.order.number, toast_of(booked, known.words)
    if booked.again:
        toast = known.words.text(N_("That is booked already."))
    if booked.again and (booked.confirm_to is None or booked.booking.confirmation_sent_at):
        return Answer(card=number, in_place=True, toast=toast, forget=True)
    if booked.confirm_to is None:
        note = told_of_booking(booked, known.words)
        return Answer(card=number, in_place=True, note=note, toast=toast, forget=True, undo=True)
    return Answer(edit=asking_whether(booked, known, booked.text), toast=toast, forget=True)


def _booked_by_typing(booked: BookedSlot, known: Known) -> Answer:
    """Who typed looks at the end of the chat: the question is put there, or the card."""
    number = booked.order.number
    if booked.confirm_to is None:
        return Answer(
            card=number, note=told_of_booking(booked, known.words), forget=True, undo=True
        )
    prompt = known.pending.prompt_message_id if known.pending else None
    return Answer(
        card=number,
        in_place=prompt is not None,
        edit_id=prompt,
        forget=True,
        say=(asking_whether(booked, known),),
    )


def asking_whether(booked: BookedSlot, known: Known, *above: str) -> ChatMessage:
    """What was booked, and *Yes* and *No* to a confirmation; or it is taken back."""
    number = booked.order.number
    html = "\n\n".join((*above, told_of_booking(booked, known.words)))
    unit = None if booked.again else known.unit
    rows = confirm_booking(number, booked.booking, known.words, unit)
    return ChatMessage(html, rows, stands_for={"order": str(number)})


ROUTES = Routes(
    taps={
        Action.BLANK: nothing_there,
        Action.BOOK_PAGE: book_page,
        Action.BOOK_WHOM: book_whom,
        Action.BOOK_DAY: book_day,
        Action.BOOK_MONTH: book_month,
        Action.BOOK_TIME: book_time,
        Action.BOOK_TIME_FOR: book_time_for,
        Action.BOOK_LENGTH: book_length,
        Action.BOOK: book,
    },
    questions={ASKED: time_typed},
)
