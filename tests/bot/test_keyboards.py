"""Buttons as a phone shows them: two a row where both can be read."""

from datetime import date

from bot.actions import Action
from bot.keyboards import button, by_two
from bot.shown.booking_keys import calendar
from bot.steps.calendar import Month
from core.chat import Button
from core.numbers import OrderNumber
from tests.notifications.example import ORDER
from tests.notifications.spoken import speech


def _labels(*labels: str) -> list[list[str]]:
    rows = by_two(button(label, Action.CARD, OrderNumber(1)) for label in labels)
    return [[each.label for each in row] for row in rows]


def test_a_label_too_long_for_half_a_row_has_its_own() -> None:
    assert _labels("Anna", "Väntar på en del till", "Erik", "Olle", "Kim") == [
        ["Anna"],
        ["Väntar på en del till"],
        ["Erik", "Olle"],
        ["Kim"],
    ]


def _month(first: date, today: date = date(2026, 11, 24)) -> list[list[str]]:
    day = date(2026, 11, 26)
    month = Month(ORDER, (), first, today, frozenset({day}), frozenset({date(2026, 12, 24)}), "")

    def each(label: str, day: date) -> Button:
        return Button(label, "code")

    rows = calendar(month, each, each, speech("en"))
    return [[button.label for button in row] for row in rows]


def test_a_calendar_shows_the_weeks_that_are_left_and_marks_today() -> None:
    assert _month(date(2026, 11, 1)) == [
        ["·", "Nov", "▶"],
        ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"],
        ["·", "[24]", "25", "26•", "27", "28", "29"],
        ["30", "·", "·", "·", "·", "·", "·"],
    ]


def test_every_week_of_a_calendar_has_seven_places() -> None:
    for month in range(1, 13):
        weeks = _month(date(2027, month, 1))[2:]
        assert {len(week) for week in weeks} == {7}
        days = [label for week in weeks for label in week if label != "·"]
        assert days == [str(n) for n in range(1, len(days) + 1)]


def test_a_month_ahead_leads_back_and_marks_who_is_away() -> None:
    december = _month(date(2026, 12, 1))
    assert december[0] == ["◀", "Dec", "▶"]
    assert "24✕" in december[-2]
