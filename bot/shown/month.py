"""A month whose days are buttons: a week a row, with the months before and after below."""

from calendar import Calendar
from collections.abc import Callable
from datetime import date, timedelta

from bot.keyboards import Rows
from core.chat import Button
from core.words import MONTHS, Words

EMPTY = "·"


def month_of(
    first: date,
    words: Words,
    each: Callable[[date, str], Button],
    turn: Callable[[date, str], Button],
) -> Rows:
    """The days of the month of ``first``; days of its neighbours lead there."""
    weeks = Calendar().monthdatescalendar(first.year, first.month)
    rows = tuple(
        tuple(
            each(day, str(day.day)) if day.month == first.month else turn(_first(day), EMPTY)
            for day in week
        )
        for week in weeks
    )
    before = _first(first.replace(day=1) - timedelta(days=1))
    after = _first(first.replace(day=28) + timedelta(days=4))
    turns = (turn(before, f"◀ {_named(before, words)}"), turn(after, f"{_named(after, words)} ▶"))
    return (*rows, turns)


def _first(day: date) -> date:
    return day.replace(day=1)


def _named(day: date, words: Words) -> str:
    return f"{words.text(MONTHS[day.month - 1])} {day.year}"
