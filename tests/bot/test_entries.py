"""What a technician types without buttons."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.entries import (
    ArticleEntry,
    CommentEntry,
    Entry,
    MeasureEntry,
    NumberEntry,
    TimeEntry,
    article_asked_for,
    entries,
)


def _article(words: str, quantity: str, *, to_order: bool = False) -> ArticleEntry:
    return ArticleEntry(words, Decimal(quantity), to_order)


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("Replaced the closer", MeasureEntry("Replaced the closer")),
        ("2 x 4711", _article("4711", "2")),
        ("2x4711", _article("4711", "2")),
        ("2 st 4711", _article("4711", "2")),
        ("2 pcs filter G4", _article("filter G4", "2")),
        ("1,5 × kabel", _article("kabel", "1.5")),
        ("4711 x 2", _article("4711", "2")),
        ("filter G4 x 12", _article("filter G4", "12")),
        ("beställ 1 x P12", _article("P12", "1", to_order=True)),
        ("Beställ: pump P12", _article("pump P12", "1", to_order=True)),
        ("order 2 x P12", _article("P12", "2", to_order=True)),
        ("order: 1 pump P12", _article("pump P12", "1", to_order=True)),
        ("🛒 1 x P12", _article("P12", "1", to_order=True)),
        ("Order was wrong, checked it", MeasureEntry("Order was wrong, checked it")),
        ("1.5 h", TimeEntry(Decimal("1.5"))),
        ("1,5 tim", TimeEntry(Decimal("1.5"))),
        ("2 timmar", TimeEntry(Decimal(2))),
        ("tid: 3h", TimeEntry(Decimal(3))),
        ("45 min", TimeEntry(Decimal("0.75"))),
        ("1 h 20 min", TimeEntry(Decimal("1.33"))),
        ("kommentar: koden är 1234", CommentEntry("koden är 1234")),
        ("💬 ring först", CommentEntry("ring först")),
        ("421", NumberEntry("421")),
        ("*421", NumberEntry("421")),
        ("421-1", NumberEntry("421-1")),
        ("AO 421", NumberEntry("421")),
        ("order 421", NumberEntry("421")),
        ("2 st x 4711", _article("4711", "2")),
        ("Beställde dörren hos Ahlsell", MeasureEntry("Beställde dörren hos Ahlsell")),
        ("Beställning gjord", MeasureEntry("Beställning gjord")),
        ("Order 421 klar", MeasureEntry("Order 421 klar")),
        ("Order 12 doors are done", MeasureEntry("Order 12 doors are done")),
        ("beställa nya gångjärn", _article("nya gångjärn", "1", to_order=True)),
        ("2 dörrar justerade", MeasureEntry("2 dörrar justerade")),
        ("Körde 3 h i kö", MeasureEntry("Körde 3 h i kö")),
        ("4711x2", _article("4711", "2")),
        ("4711*2", _article("4711", "2")),
        ("2 stycken 4711", _article("4711", "2")),
        ("Satte dit 2 x 4711", MeasureEntry("Satte dit 2 x 4711")),
        ("skruv 50 x 2", _article("skruv 50", "2")),
        ("1h 30", TimeEntry(Decimal("1.5"))),
        ("1 tim och 30 min", TimeEntry(Decimal("1.5"))),
    ],
)
def test_each_way_of_writing_is_what_it_says(text: str, entry: Entry) -> None:
    assert entries(text) == (entry,)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2 x 4711, 1 x P12", (_article("4711", "2"), _article("P12", "1"))),
        ("2 x 4711 och 1,5 h", (_article("4711", "2"), TimeEntry(Decimal("1.5")))),
        (
            "beställ 2 x 4711 och 1 x P12",
            (_article("4711", "2", to_order=True), _article("P12", "1", to_order=True)),
        ),
        ("2 x kabel, 3 m lång", (_article("kabel, 3 m lång", "2"),)),
    ],
)
def test_several_on_one_line_are_taken_apart(text: str, found: tuple[Entry, ...]) -> None:
    assert entries(text) == found


@pytest.mark.parametrize(
    "money", ["1 240,50 kr", "1240,50 kr", "1\u00a0240,50:-", "à 1 240,50 sek"]
)
def test_a_price_is_read_as_money_is_written(money: str) -> None:
    assert entries(f"2 x 4711 {money}") == (
        ArticleEntry("4711", Decimal(2), price=Decimal("1240.50")),
    )


def test_lines_that_say_several_things_are_taken_apart() -> None:
    assert entries("Bytte lås\n2 x 4711\nSmorde\n1 h") == (
        MeasureEntry("Bytte lås\nSmorde"),
        _article("4711", "2"),
        TimeEntry(Decimal(1)),
    )


def test_lines_of_one_measure_stay_together() -> None:
    assert entries("Bytte lås\nSmorde\n421") == (MeasureEntry("Bytte lås\nSmorde\n421"),)


@pytest.mark.parametrize(
    ("text", "words", "quantity", "counted"),
    [
        ("4711", "4711", "1", False),
        ("2 4711", "4711", "2", True),
        ("2 x 4711", "4711", "2", True),
        ("gångjärn", "gångjärn", "1", False),
        ("beställ 3 x P12", "P12", "3", True),
    ],
)
def test_the_quantity_may_be_left_out_once_an_article_was_asked_for(
    text: str, words: str, quantity: str, counted: bool
) -> None:
    asked = article_asked_for(text)
    assert (asked.words, asked.quantity, asked.counted) == (words, Decimal(quantity), counted)


@given(st.text(max_size=200))
def test_anything_typed_is_something_and_never_an_error(text: str) -> None:
    assert len(entries(text)) >= 1
    assert article_asked_for(text).quantity >= 0
