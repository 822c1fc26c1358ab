"""The buttons of a booking: which day of the month, which time, whether it is confirmed."""

from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from uuid import UUID

from bot.actions import Action
from bot.keyboards import Rows, back, button, by_two, undo
from bot.steps.calendar import Day, Month, Time
from core.chat import Button, Style
from core.numbers import OrderNumber
from core.order_papers import Booking
from core.words import MONTHS, N_, WEEKDAYS, Words

QUICK = 4
LENGTHS = (60, 120, 180, 240, 360, 480)
WHOLE_DAY = 24 * 60
BLANK_LABEL = "·"

EachDay = Callable[[str, date], Button]
"""The button of a day, with that label."""


def calendar(month: Month, each: EachDay, turn: EachDay, words: Words) -> Rows:
    """A month of buttons: weekdays above, today and what is taken marked, ◀ and ▶ below."""
    name = words.text(MONTHS[month.first.month - 1])
    heads = tuple(blank(words.text(each)[:2]) for each in WEEKDAYS)
    weeks = tuple(_weeks(month, each))
    before = (month.first - timedelta(days=1)).replace(day=1)
    after = (month.first + timedelta(days=31)).replace(day=1)
    earlier = turn("◀", before) if month.first > month.today else blank()
    return ((earlier, blank(name), turn("▶", after)), heads, *weeks)


def quick_days(month: Month, each: EachDay, words: Words) -> Rows:
    """Today, tomorrow and the weekdays after, by name; only above the month that is now."""
    if (month.first.year, month.first.month) != (month.today.year, month.today.month):
        return ()
    later = (month.today + timedelta(days=ahead) for ahead in range(2, 9))
    weekdays = [day for day in later if day.weekday() < 5]
    days = [month.today, month.today + timedelta(days=1), *weekdays][:QUICK]
    return by_two(each(_capital(words.day(day, month.today)), day) for day in days)


def _weeks(month: Month, each: EachDay) -> Iterator[tuple[Button, ...]]:
    """The weeks that are not over yet, Monday first; days of other months are blank."""
    start = month.first - timedelta(days=month.first.weekday())
    while start.month == month.first.month or start < month.first:
        days = [start + timedelta(days=n) for n in range(7)]
        start += timedelta(days=7)
        if days[-1] >= month.today:
            yield tuple(_cell(day, month, each) for day in days)


def _cell(day: date, month: Month, each: EachDay) -> Button:
    if day.month != month.first.month or day < month.today:
        return blank()
    label = f"[{day.day}]" if day == month.today else str(day.day)
    if day in month.away:
        return each(f"{label}✕", day)
    return each(f"{label}•" if day in month.booked else label, day)


def blank(label: str = BLANK_LABEL) -> Button:
    """A place in a calendar that means nothing."""
    return button(label, Action.BLANK)


def times(day: Day, target: UUID, words: Words) -> Rows:
    """The times of a day, the taken ones with a warning; the whole day, another length or day."""
    order = day.order.number

    def each(time: Time) -> Button:
        return button(
            time_label(time, words), Action.BOOK, order, target, day.day, time.start, time.end
        )

    whole = day.whole
    all_day = button(
        words.text(N_("Whole day")), Action.BOOK, order, target, day.day, whole.start, whole.end
    )
    length = button(words.text(N_("Other length")), Action.BOOK_LENGTH, order, target, day.day)
    other = button(words.text(N_("Another day")), Action.BOOK_DAY, order, target)
    return (
        *by_two(each(time) for time in day.times),
        (all_day, length),
        (other, back(order, words)),
    )


def lengths(order: OrderNumber, target: UUID, day: date, words: Words) -> Rows:
    """How long it takes."""
    choices = (
        button(words.text(N_("{count} h"), count=minutes // 60), Action.BOOK_TIME_FOR, order,
               target, day, minutes)
        for minutes in LENGTHS
    )  # fmt: skip
    return (*by_two(choices), (back(order, words),))


def time_label(given: Time, words: Words) -> str:
    """*8–10*, with a warning where somebody is booked then."""
    mark = "⚠️ " if given.busy else ""
    until = "24" if given.end == WHOLE_DAY else words.hour(_clock(given.end))
    return f"{mark}{words.hour(_clock(given.start))}–{until}"


def _clock(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)


def confirm_booking(
    order: OrderNumber, booking: Booking, words: Words, unit: UUID | None = None
) -> Rows:
    """Whether the contact gets a confirmation (BO-06); or the booking is taken back."""
    yes = button(words.text(N_("Yes, send it")), Action.CONFIRM_BOOKING, order, booking.id,
                 style=Style.PRIMARY)  # fmt: skip
    no = button(words.text(N_("No")), Action.NO_CONFIRMATION, order, booking.id)
    taking_back = ((undo(order, unit, words),),) if unit else ()
    return ((yes, no), *taking_back)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
