"""The cells of the week in words: days, hours, absences, free times, and the booked blocks."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from core.filters import DateOf, OrderFilter, Period
from core.planner import USUAL_VISIT, FreeSlot, Span
from core.text import one_line
from core.usecases.weeks import Plan
from core.week import PersonsDay, PersonsDays, Planned
from core.words import MONTHS, N_, WEEKDAYS
from web.office.desk import Desk
from web.office.orders.asked import address_of
from web.office.planner.telling import booking_at, warnings_said

MOST_BLOCKS = 10
"""So many bookings stand in a cell; a list has the rest."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A day as the column says it.

    ``is_shown``: the day of the phone's view; ``is_quiet``: nobody works or is booked then.
    """

    day: date
    weekday: str
    label: str
    is_today: bool
    is_shown: bool
    is_quiet: bool


@dataclass(frozen=True, slots=True)
class Block:
    """A booking in a cell, with what a drag needs to know of it: its days and wall times."""

    number: str
    title: str
    customer: str
    clock: str
    state_key: str
    address: str
    marks: tuple[str, ...]
    warnings: tuple[str, ...]
    may_move: bool
    who: str
    day: date
    last_day: date
    starts: str
    ends: str
    seen: str


@dataclass(frozen=True, slots=True)
class Free:
    """A free time in a cell; ``ends`` is where a visit of the usual length would end."""

    clock: str
    starts: str
    ends: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One person's day; ``more`` are the bookings that do not stand in it, but in a list."""

    day: date
    label: str
    hours: str
    away: str | None
    blocks: tuple[Block, ...]
    more: int
    all_of_them: str
    free: tuple[Free, ...]
    is_today: bool
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One person's days."""

    who: str
    name: str
    cells: tuple[Cell, ...]
    may_fill: bool


def headings_of(plan: Plan, shown: date, desk: Desk) -> list[Heading]:
    """The days at the top of their columns."""
    words, today = desk.words, desk.words.today(desk.now)
    busy = {
        cell.day
        for person in plan.people
        for cell in person.days
        if cell.bookings or (cell.work and cell.away is None)
    }
    return [
        Heading(
            day,
            words.text(WEEKDAYS[day.weekday()]),
            f"{day.day} {words.text(MONTHS[day.month - 1])}",
            day == today,
            day == shown,
            day not in busy and day not in {shown, today},
        )
        for day in plan.days
    ]


def person_of(row: PersonsDays, shown: date, desk: Desk) -> Row:
    """One person's row."""
    who = str(row.user.id)
    cells = tuple(_cell(each, who, shown, desk) for each in row.days)
    return Row(who, row.user.name, cells, row.may_fill)


def seen_of(user_id: object, starts_at: datetime, ends_at: datetime) -> str:
    """Whose and when a booking was to whoever saw it, as a form carries it."""
    return f"{user_id} {starts_at.isoformat()} {ends_at.isoformat()}"


def _cell(cell: PersonsDay, who: str, shown: date, desk: Desk) -> Cell:
    today = desk.words.today(desk.now)
    return Cell(
        cell.day,
        desk.words.day(cell.day, today),
        ", ".join(_clock(each, desk) for each in cell.work),
        cell.away,
        tuple(_block(each, who, desk) for each in cell.bookings[:MOST_BLOCKS]),
        max(len(cell.bookings) - MOST_BLOCKS, 0),
        address_of(OrderFilter(assigned_to=UUID(who), period=_booked_on(cell.day))),
        tuple(_free(each, desk) for each in cell.free),
        cell.day == today,
        cell.day == shown,
    )


def _booked_on(day: date) -> Period:
    return Period(DateOf.BOOKED, None, day, day)


def _block(planned: Planned, who: str, desk: Desk) -> Block:
    row, words = planned.booking, desk.words
    start, end = words.local(row.starts_at), words.local(row.ends_at)
    return Block(
        number=row.number,
        title=one_line(row.title, 70),
        customer=one_line(row.facility or row.customer, 40),
        clock=_clock(planned.part, desk),
        state_key=row.state.value,
        address=booking_at(row.number, row.booking_id),
        marks=tuple(words.text(each) for each in _marks(planned)),
        warnings=warnings_said(row.resource, planned.warnings, ", ".join(planned.others), desk),
        may_move=planned.may_move,
        who=who,
        day=start.date(),
        last_day=end.date(),
        starts=f"{start:%H:%M}",
        ends=f"{end:%H:%M}",
        seen=seen_of(row.user_id, row.starts_at, row.ends_at),
    )


def _marks(planned: Planned) -> tuple[str, ...]:
    """What is known of the confirmation (BO-07, BO-08)."""
    row = planned.booking
    if row.changed_since_confirmation:
        return (N_("⚠️ moved since it was confirmed"),)
    if row.answer is not None:
        return (_ANSWERS[row.answer.value],)
    return (N_("confirmed"),) if row.confirmation_sent_at else ()


_ANSWERS = {
    "accepted": N_("the customer says yes"),
    "tentative": N_("the customer says maybe"),
    "declined": N_("⚠️ the customer says no"),
    "proposed": N_("⚠️ the customer asks for another time"),
}


def _free(slot: FreeSlot, desk: Desk) -> Free:
    start = desk.words.local(slot.starts_at)
    end = desk.words.local(min(slot.ends_at, slot.starts_at + USUAL_VISIT))
    span = Span(slot.starts_at, slot.ends_at)
    return Free(_clock(span, desk), f"{start:%H:%M}", f"{end:%H:%M}")


def _clock(span: Span, desk: Desk) -> str:
    words = desk.words
    start, end = words.local(span.starts_at), words.local(span.ends_at)
    until = "24" if end.date() > start.date() else words.hour(end.time())
    return f"{words.hour(start.time())}–{until}"
