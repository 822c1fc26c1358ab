"""Times, days, quantities and money are said as people say them, in both languages."""

from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from app.words import speech
from core.words import N_, Label, Words

STOCKHOLM = ZoneInfo("Europe/Stockholm")
SAY = speech("sv", STOCKHOLM, "SEK")
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture
def swedish() -> Words:
    return SAY("sv")


@pytest.fixture
def english() -> Words:
    return SAY("en-GB")


def test_a_moment_today_is_said_with_the_company_s_clock(swedish: Words, english: Words) -> None:
    moment = datetime(2026, 11, 24, 13, 20, tzinfo=UTC)
    assert (swedish.when(moment, NOW), english.when(moment, NOW)) == ("idag 14.20", "today 14:20")


def test_a_booked_time_is_said_shortly(swedish: Words, english: Words) -> None:
    start, end = datetime(2026, 11, 26, 7, 0, tzinfo=UTC), datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
    assert swedish.slot(start, end, NOW) == "tor 26 nov 8–10"
    assert english.slot(start, end, NOW) == "Thu 26 Nov 8–10"


def test_a_booked_time_with_minutes_says_them(swedish: Words) -> None:
    start = datetime(2026, 11, 26, 7, 30, tzinfo=UTC)
    assert swedish.slot(start, start.replace(hour=9), NOW) == "tor 26 nov 8.30–10.30"


def test_another_year_is_said(english: Words) -> None:
    assert english.when(datetime(2027, 1, 4, 7, 0, tzinfo=UTC), NOW) == "Mon 4 Jan 2027 08:00"


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("1240", "1\u00a0240\u00a0kr"),
        ("96.5", "96,50\u00a0kr"),
        ("0", "0\u00a0kr"),
        ("-5", "-5\u00a0kr"),
    ],
)
def test_money_has_decimals_only_when_there_are_any(
    swedish: Words, amount: str, said: str
) -> None:
    assert swedish.money(Decimal(amount)) == said


@pytest.mark.parametrize(("amount", "said"), [("2.000", "2"), ("1.50", "1,5"), ("100", "100")])
def test_a_quantity_has_no_needless_zeros(swedish: Words, amount: str, said: str) -> None:
    assert swedish.quantity(Decimal(amount)) == said


def test_a_label_is_translated_inside_its_sentence(swedish: Words) -> None:
    sentence = N_("Order {number} is {state}, so nothing can be added to it.")
    said = swedish.text(sentence, number=421, state=Label("ready for invoicing"))
    assert said == "AO 421 är klar för fakturering, så inget kan läggas till på den."


def test_an_unknown_language_speaks_the_company_s(swedish: Words) -> None:
    assert SAY("xx") is swedish
