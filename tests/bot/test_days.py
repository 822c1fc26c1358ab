"""Days and times as people write them."""

import time
from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.days import Slot, day_meant, slot_meant

TODAY = date(2026, 11, 24)  # a Tuesday


@pytest.mark.parametrize(
    ("text", "rest", "day"),
    [
        ("Bytte dörrstängare", "Bytte dörrstängare", TODAY),
        ("Bytte dörrstängare igår", "Bytte dörrstängare", date(2026, 11, 23)),
        ("igår: bytte dörrstängare", "bytte dörrstängare", date(2026, 11, 23)),
        ("Yesterday replaced the closer", "replaced the closer", date(2026, 11, 23)),
        ("i förrgår smorde porten", "smorde porten", date(2026, 11, 22)),
        ("Smorde porten i fredags", "Smorde porten", date(2026, 11, 20)),
        ("3/11 bytte lås", "bytte lås", date(2026, 11, 3)),
        ("Bytte lås (3/11)", "Bytte lås", date(2026, 11, 3)),
        ("2026-11-20 bytte lås", "bytte lås", date(2026, 11, 20)),
        ("Bytte ventil 1/2", "Bytte ventil 1/2", TODAY),
        ("Bytte ventil 3/4", "Bytte ventil 3/4", TODAY),
        ("3/12 bytte lås", "3/12 bytte lås", TODAY),
        ("3/11 tums koppling bytt", "3/11 tums koppling bytt", TODAY),
        ('3/11" koppling bytt', '3/11" koppling bytt', TODAY),
        ("3/11-tum bytt", "3/11-tum bytt", TODAY),
        ("igår", "igår", TODAY),
        ("Mätte 31/2", "Mätte 31/2", TODAY),
    ],
)
def test_a_day_at_either_end_is_the_day_meant(text: str, rest: str, day: date) -> None:
    """ME-01: and half an inch is no day."""
    assert day_meant(text, TODAY) == (rest, day)


def test_a_text_full_of_blanks_is_read_as_fast_as_any() -> None:
    """It is read where everybody waits for it."""
    begun = time.process_time()
    day_meant("x" + " " * 4094 + "y", TODAY)
    assert time.process_time() - begun < 0.1


def test_a_date_of_last_year_is_understood_in_january() -> None:
    assert day_meant("28/12 bytte lås", date(2027, 1, 4)) == ("bytte lås", date(2026, 12, 28))


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("tor 8-10", Slot(date(2026, 11, 26), 480, 600)),
        ("Thu 8–10", Slot(date(2026, 11, 26), 480, 600)),
        ("torsdag kl 8 till 10", Slot(date(2026, 11, 26), 480, 600)),
        ("26/11 8-10", Slot(date(2026, 11, 26), 480, 600)),
        ("tomorrow 13", Slot(date(2026, 11, 25), 780, 900)),
        ("imorgon 9.30-11", Slot(date(2026, 11, 25), 570, 660)),
        ("idag 14:15", Slot(TODAY, 855, 975)),
        ("tis 8-10", Slot(TODAY, 480, 600)),
        ("4/1 8-10", Slot(date(2027, 1, 4), 480, 600)),
        ("8-10", None),
        ("tor", None),
        ("tor 10-8", None),
        ("tor 25-26", None),
        ("31/2 8-10", None),
        ("någon gång", None),
        ("", None),
    ],
)
def test_a_time_is_a_day_and_a_start_or_a_span(text: str, slot: Slot | None) -> None:
    """BO-01."""
    assert slot_meant(text, TODAY) == slot


def test_the_day_may_have_been_tapped_before() -> None:
    assert slot_meant("8-10", TODAY, date(2026, 11, 30)) == Slot(date(2026, 11, 30), 480, 600)


def test_eight_is_eight_on_the_day_the_clocks_change() -> None:
    start, end = Slot(date(2026, 10, 25), 60, 600).moments(ZoneInfo("Europe/Stockholm"))
    assert (start.hour, end.hour) == (1, 10)


@given(st.text(max_size=80))
def test_any_text_is_read_without_an_error(text: str) -> None:
    rest, day = day_meant(text, TODAY)
    assert day <= TODAY
    assert rest in text
    slot = slot_meant(text, TODAY)
    assert slot is None or (slot.day >= TODAY and slot.start < slot.end)
