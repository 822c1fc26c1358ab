"""Several people and several days in one go: tick people, tick days, tap the hours (BO-01)."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from uuid import UUID

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.choosing import page_with, people_page
from bot.handlers.asking import so_far, waiting
from bot.handlers.bookings import away_said, legend, whose
from bot.handlers.orders import on_card
from bot.handlers.rebooking import show_all
from bot.keyboards import Rows, button, by_two, first_name_of, open_card, undo
from bot.phrases import first_name, lines, safe, say
from bot.reading.days import WHOLE_DAY
from bot.routing import Routes
from bot.said import Said
from bot.shown.booking_keys import calendar, time_label
from bot.shown.crew_words import crew_text
from bot.steps.assigning import Crew, LookAtCrew, crew_of
from bot.steps.booking_several import (
    BookDraft,
    BookDraftTyped,
    BookedAll,
    Draft,
    book_draft,
    book_draft_typed,
)
from bot.steps.calendar import Day, LookAtDay, LookAtMonth, Month, Time, day_of, month_of
from bot.tapped import ButtonIsOld, argument, order_of
from core.chat import Button, ChatMessage, Pending, Style
from core.numbers import OrderNumber
from core.people import User
from core.planner import WARNINGS
from core.usecases.bookings import Booked
from core.words import N_

KIND = "booking-several"
LENGTHS = (60, 120, 240)
MOST_TOLD = 12


def begin(said: Said, known: Known) -> Acts:
    """Tick people."""
    return _people(order_of(said), _draft(known), known)


def tick_person(said: Said, known: Known) -> Acts:
    """One more, or one less."""
    user_id = argument(said, UUID)
    draft = _draft(known).with_person(user_id, bool(argument(said, int, 1)))
    shown = partial(_ticking, draft=draft, ticked=user_id)
    return (Act(crew_of, LookAtCrew(order_of(said), known.words), shown),)


def turn_people(said: Said, known: Known) -> Acts:
    """More of them; who is ticked stays so."""
    shown = partial(_ticking, draft=_draft(known), at=argument(said, int))
    return (Act(crew_of, LookAtCrew(order_of(said), known.words), shown),)


def choose_days(said: Said, known: Known) -> Acts:
    """Tick days in the calendar of a month."""
    return _calendar(order_of(said), _draft(known), argument(said, date), known)


def tick_day(said: Said, known: Known) -> Acts:
    """One more day, or one less."""
    day = argument(said, date)
    draft = _draft(known).with_day(day, bool(argument(said, int, 1)))
    return _calendar(order_of(said), draft, day, known)


def choose_hours(said: Said, known: Known) -> Acts:
    """The hours, the same for everybody on every day."""
    number, draft = order_of(said), _draft(known)
    if not draft.days:
        return _calendar(number, draft, known.words.today(known.now), known)
    minutes = min(argument(said, int), WHOLE_DAY)
    look = LookAtDay(number, draft.who, draft.days[0], minutes, known.words, len(draft.days) == 1)
    return (Act(day_of, look, partial(_hours, draft=draft)),)


def book(said: Said, known: Known) -> Acts:
    """Book them all; a tap that comes again shows what is booked by now."""
    number, draft = order_of(said), _draft(known)
    start, end = argument(said, int), argument(said, int, 1)
    if not (draft.who and draft.days):
        return show_all(said, known)
    if not start < end <= WHOLE_DAY:
        raise ButtonIsOld
    return (Act(book_draft, BookDraft(number, draft, start, end, known.words), _booked),)


def typed(said: Said, known: Known, pending: Pending) -> Acts | None:
    """The hours in words, once somebody is chosen."""
    draft = _draft(known)
    if not draft.who:
        return None
    number = OrderNumber.parse(pending.order or "")
    return (Act(book_draft_typed, BookDraftTyped(number, draft, said.text, known.words), _booked),)


def _people(number: OrderNumber, draft: Draft, known: Known) -> Acts:
    return (Act(crew_of, LookAtCrew(number, known.words), partial(_ticking, draft=draft)),)


def _calendar(number: OrderNumber, draft: Draft, month: date, known: Known) -> Acts:
    if not draft.who:
        return _people(number, draft, known)
    look = LookAtMonth(number, draft.who, month, known.words)
    return (Act(month_of, look, partial(_days, draft=draft)),)


def _ticking(
    found: Crew, known: Known, *, draft: Draft, at: int = 0, ticked: UUID | None = None
) -> Answer:
    words, number = known.words, found.order.number
    if ticked is not None:
        at = page_with(found.users, lambda user: user.id == ticked)

    def each(user: User) -> Button:
        sign, on = ("✓ ", 0) if user.id in draft.who else ("", 1)
        label = f"{sign}{first_name_of(user, found.users)}"
        return button(label, Action.SEVERAL_WHO, number, user.id, on)

    def turn(page: int, label: str) -> Button:
        return button(label, Action.SEVERAL_PAGE, number, page)

    today = words.today(known.now)
    on = button(words.text(N_("Choose days")), Action.SEVERAL_DAYS, number, today,
                style=Style.PRIMARY)  # fmt: skip
    up = button(words.text(N_("Back")), Action.BOOK_WHOM, number)
    choices = people_page(found.users, at, each, turn)
    rows = (*choices, *(((on,),) if draft.who else ()), (up,))
    html = crew_text(found, N_("Who is booked? Tap everybody who is."), words)
    return _asking(number, html, rows, draft, known)


def _days(month: Month, known: Known, *, draft: Draft) -> Answer:
    words, number = known.words, month.order.number

    def each(label: str, day: date) -> Button:
        shown = f"✓{day.day}" if day in draft.days else label
        return button(shown, Action.SEVERAL_DAY, number, day, int(day not in draft.days))

    def turn(label: str, first: date) -> Button:
        return button(label, Action.SEVERAL_DAYS, number, first)

    hours = words.plural("Hours for {count} day", "Hours for {count} days", len(draft.days))
    on = button(hours, Action.SEVERAL_TIMES, number, 0, style=Style.PRIMARY)
    up = button(words.text(N_("Back")), Action.SEVERAL, number)
    rows = (*calendar(month, each, turn, words), *(((on,),) if draft.days else ()), (up,))
    question = words.text(N_("Which days? Tap all of them."))
    html = lines(
        month.text, "", f"🗓 <b>{whose(month.meant, known)}{question}</b>", legend(month, known)
    )
    return _asking(number, html, rows, draft, known)


def _hours(day: Day, known: Known, *, draft: Draft) -> Answer:
    words, number = known.words, day.order.number

    def each(time: Time) -> Button:
        return button(time_label(time, words), Action.SEVERAL_BOOK, number, time.start, time.end)

    whole = button(words.text(N_("Whole day")), Action.SEVERAL_BOOK, number, day.whole.start,
                   day.whole.end)  # fmt: skip
    lengths = (
        button(words.text(N_("{count} h"), count=each // 60), Action.SEVERAL_TIMES, number, each)
        for each in LENGTHS
        if each != day.minutes
    )
    up = button(words.text(N_("Back")), Action.SEVERAL_DAYS, number, draft.days[0])
    rows = (*by_two(each(time) for time in day.times), (whole,), *by_two(lengths), (up,))
    question = words.plural(
        "Which hours on {count} day? You can also write them, such as 9.30-11.",
        "Which hours on {count} days? You can also write them, such as 9.30-11.",
        len(draft.days),
    )
    html = lines(
        day.text, "", f"🗓 <b>{whose(day.meant, known)}{question}</b>", *away_said(day, known)
    )
    return _asking(number, html, rows, draft, known)


def _asking(number: OrderNumber, html: str, rows: Rows, draft: Draft, known: Known) -> Answer:
    context = {
        "who": [str(each) for each in draft.who],
        "days": [day.isoformat() for day in draft.days],
    }
    expected = waiting(known.said, KIND, number, context)
    return Answer(edit=on_card(number, html, rows), expect=expected)


def _booked(done: BookedAll, known: Known) -> Answer:
    words, order = known.words, done.booked[-1].order
    address = done.booked[-1].confirm_to
    title = words.plural("{count} time is booked:", "{count} times are booked:", len(done.booked))
    whether = words.text(N_("There is no e-mail address to send a confirmation to."))
    if address:
        whether = say(words, N_("Send confirmations to {address}?"), address=address)
    html = lines(done.text, "", f"🗓 <b>{title}</b>", *_told(done.booked, known), whether)
    rows = tuple(_answers(done, address, known))
    shown = ChatMessage(html, rows, stands_for={"order": str(order.number)})
    if known.said.tap is not None:
        return Answer(edit=shown, forget=True)
    return Answer(say=(shown,), forget=True)


def _told(booked: Iterable[Booked], known: Known) -> Iterator[str]:
    words, all_booked = known.words, tuple(booked)
    for each in all_booked[:MOST_TOLD]:
        name = first_name(each.booking.resource)
        slot = words.slot(each.booking.starts_at, each.booking.ends_at, known.now)
        yield f"   {slot} · {safe(name)}"
        for warning in each.warnings:
            others = ", ".join(each.conflicts)
            yield f"   ⚠️ {say(words, WARNINGS[warning], name=name, others=others)}"
    more = len(all_booked) - MOST_TOLD
    if more > 0:
        yield words.plural("   … and {count} more", "   … and {count} more", more)


def _answers(done: BookedAll, address: str | None, known: Known) -> Iterator[tuple[Button, ...]]:
    words, last = known.words, done.booked[-1]
    number = last.order.number
    if address:
        yes = button(words.text(N_("Yes, send them")), Action.CONFIRM_ALL, number,
                     style=Style.PRIMARY)  # fmt: skip
        no = button(words.text(N_("No")), Action.NO_CONFIRMATION, number, last.booking.id)
        yield (yes, no)
    if known.unit:
        yield (undo(number, known.unit, words),)
    if not address:
        yield (open_card(number, words),)


def _draft(known: Known) -> Draft:
    context = so_far(known, KIND)
    return Draft(
        tuple(UUID(each) for each in context.get("who", ())),
        tuple(date.fromisoformat(each) for each in context.get("days", ())),
    )


ROUTES = Routes(
    taps={
        Action.SEVERAL: begin,
        Action.SEVERAL_PAGE: turn_people,
        Action.SEVERAL_WHO: tick_person,
        Action.SEVERAL_DAYS: choose_days,
        Action.SEVERAL_DAY: tick_day,
        Action.SEVERAL_TIMES: choose_hours,
        Action.SEVERAL_BOOK: book,
    },
    questions={KIND: typed},
)
