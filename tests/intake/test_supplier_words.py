"""What is understood of a supplier's words, and what is left to a person (XT-11)."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from core.lines import ArticleToOrder
from intake.answers.days import days_in
from intake.answers.suppliers import said_by_supplier

NOW = datetime(2026, 11, 24, tzinfo=UTC)
TODAY = NOW.date()
ROWS = (
    ArticleToOrder("Gångjärn", Decimal(1), "Anna", NOW, number="P12"),
    ArticleToOrder("Tätningslist", Decimal(2), "Anna", NOW, number="4711"),
    ArticleToOrder("Fjäder", Decimal(2), "Anna", NOW),
)
PLACES = {row.id: place for place, row in enumerate(ROWS, 1)}


def understood(text: str) -> str:
    """Rows by their place with what is said of them: ``1 delivered, 2 ordered 12-05``."""
    said = sorted(said_by_supplier(text, ROWS, TODAY).rows, key=lambda each: PLACES[each.row_id])
    return ", ".join(
        f"{PLACES[each.row_id]} {each.state}"
        + (f" {each.promised_on:%m-%d}" if each.promised_on else "")
        for each in said
    )


def all_of(state: str) -> str:
    return ", ".join(f"{place} {state}" for place in (1, 2, 3))


@pytest.mark.shows("E", "XT-11")
@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("Levererad", all_of("delivered")),
        ("Hej!\n\nAllt levererat.\n\nMvh\nKalle", all_of("delivered")),
        ("Levererat 24/11", all_of("delivered")),
        ("Geliefert", all_of("delivered")),
        ("Leveret i dag", all_of("delivered")),
        ("Ordered", all_of("ordered")),
        ("Bekräftat", all_of("ordered")),
        ("Skickat idag", all_of("ordered")),
        ("Versandt", all_of("ordered")),
        ("Delivered on 5 Dec", all_of("ordered 12-05")),
        ("5/12", all_of("ordered 12-05")),
        ("Den 5:e december", all_of("ordered 12-05")),
        ("Order confirmed, delivery 2026-12-05", all_of("ordered 12-05")),
        ("Lieferung am 5.12.", all_of("ordered 12-05")),
        ("Leverans vecka 50", all_of("ordered 12-11")),
        ("v. 50", all_of("ordered 12-11")),
        ("Bestellt, Lieferung KW 50", all_of("ordered 12-11")),
        ("Kommer i morgon", all_of("ordered 11-25")),
        ("Slut i lager, kommer 5/12", all_of("ordered 12-05")),
        ("Rad 2: levererad", "2 delivered"),
        ("Rad 1 och 2 levererade, rad 3 v. 50", "1 delivered, 2 delivered, 3 ordered 12-11"),
        ("P12 levererad\n4711 5 dec", "1 delivered, 2 ordered 12-05"),
        ("Levererat: P12 och 4711", "1 delivered, 2 delivered"),
        ("Gångjärn skickat, tätningslist restnoterad 5/12", "1 ordered, 2 ordered 12-05"),
        ("Levererad P12. Resten 5 dec.", "1 delivered, 2 ordered 12-05, 3 ordered 12-05"),
    ],
)
def test_short_words_are_understood(text: str, meaning: str) -> None:
    assert understood(text) == meaning


@pytest.mark.shows("E", "XT-11")
@pytest.mark.parametrize(
    "text",
    [
        "Inte levererad",
        "Levererad men inte listen",
        "Har ni fått den levererad?",
        "Slut i lager",
        "Backorder",
        "Vi återkommer",
        "Rad 9 levererad",
        "P12 levererad, resten",
        "5 dec eller 12 dec",
        "Not delivered yet",
        "Nicht geliefert",
        "Tack för ordern, vi hör av oss",
        "",
        "Levererad " * 400,
        "Will be delivered next week",
        "Blir levererat snart",
        "Wird nächste Woche geliefert",
        "Kommer nästa fredag",
    ],
)
def test_what_is_not_plain_is_left_to_a_person(text: str) -> None:
    assert understood(text) == ""


def test_rows_are_not_counted_where_the_mail_may_have_shown_others() -> None:
    assert said_by_supplier("Rad 2: levererad", ROWS, TODAY, numbered=False).rows == ()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Jan 12", date(2027, 1, 12)),
        ("12 nov", date(2026, 11, 12)),
        ("v. 2", date(2027, 1, 15)),
        ("31/2", None),
        ("på fredag", date(2026, 11, 27)),
        ("on Tuesday", date(2026, 12, 1)),
        ("v. 49-50", date(2026, 12, 11)),
        ("nästa fredag", None),
        ("10 may be late", None),
        ("10 May", date(2027, 5, 10)),
        ("3/4 tum", None),
    ],
)
def test_a_day_without_a_year_is_the_near_one(text: str, day: date | None) -> None:
    assert days_in(text, TODAY) == ((day,) if day else ())
