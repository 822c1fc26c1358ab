"""Buttons as a phone shows them: two a row where both can be read."""

from datetime import date
from uuid import uuid4

from bot.actions import Action
from bot.booking_keys import days
from bot.keyboards import button, by_two
from core.numbers import OrderNumber
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


def test_no_day_stands_alone_beside_the_way_back() -> None:
    rows = days(OrderNumber(1), uuid4(), date(2026, 11, 24), speech("en"))
    assert [len(row) for row in rows] == [2, 2, 2, 2]
    assert rows[-1][-1].label == "Back"
