"""Bookings as they are typed: made, moved, confirmed, taken away, and planned ahead."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.cli.features.command import Ordna
from tests.cli.features.town import CUSTOMER, Town

ADDRESS = "karin@brfeken.example"
STOCKHOLM = ZoneInfo("Europe/Stockholm")


def thursday(weeks: int = 2) -> date:
    """A Thursday to come."""
    today = datetime.now(UTC).astimezone(STOCKHOLM).date()
    return today + timedelta(days=(3 - today.weekday()) % 7, weeks=weeks)


DAY = thursday().isoformat()


def hours(row: dict[str, Any]) -> tuple[int, int]:
    """From which hour to which, by the clock on the wall."""
    starts, ends = (
        datetime.fromisoformat(row[key]).astimezone(STOCKHOLM) for key in ("starts_at", "ends_at")
    )
    return starts.hour, ends.hour


def bookings(ordna: Ordna, number: str = "1") -> list[tuple[str, tuple[int, int]]]:
    rows = ordna("order", "bookings", number, "--json").json()
    return [(row["resource"], hours(row)) for row in rows]


@pytest.fixture
def booked(town: Town) -> Town:
    """Order 1, with a contact who has an address, for which Anna is booked from eight to ten."""
    town.order()
    town.must("order", "edit", "1", f"contact=Karin Ek <{ADDRESS}>")
    town.must("order", "book", "1", "Anna", DAY, "8", "10")
    return town


@pytest.mark.shows("L", "BO-01", "BO-03")
def test_a_resource_is_booked_and_has_the_order(ordna: Ordna, booked: Town) -> None:
    assert bookings(ordna) == [("Anna", (8, 10))]
    assert ordna("order", "show", "1", "--json").json()["assigned"] == ["Anna"]


@pytest.mark.shows("L", "BO-02", "SE-61")
@pytest.mark.shows("A", "SE-61")
def test_without_times_it_is_the_working_day(ordna: Ordna, town: Town) -> None:
    town.must("user", "hours", "Erik", "mon-fri 09:00-15:00")
    town.must("order", "book", town.order(), "Erik", DAY)
    assert bookings(ordna) == [("Erik", (9, 15))]


@pytest.mark.shows("L", "BO-05")
@pytest.mark.parametrize(
    ("language", "warning"),
    [
        ("en", "⚠️ Anna has AO 1 at that time too."),
        ("sv", "⚠️ Anna har AO 1 också den tiden."),
    ],
)
def test_a_double_booking_is_warned_of_and_kept(
    ordna: Ordna, booked: Town, language: str, warning: str
) -> None:
    other = booked.order()
    answer = ordna("order", "book", other, "Anna", DAY, "9", "11", ORDNA_LANGUAGE=language)
    assert (answer.code, warning in answer.lines) == (0, True)
    assert bookings(ordna, other) == [("Anna", (9, 11))]


@pytest.mark.shows("L", "BO-06")
def test_after_booking_it_is_asked_whether_to_confirm(ordna: Ordna, booked: Town) -> None:
    answer = ordna("order", "book", "1", "Erik", DAY, "8", "10")
    assert answer.lines[-1] == (
        f"Send a confirmation to {ADDRESS}? Then write: ordna order confirm 1"
    )


@pytest.mark.shows("L", "BO-07", "BO-11", "MS-05", "PE-13")
def test_a_booking_is_confirmed_and_shows_when(ordna: Ordna, booked: Town) -> None:
    booked.must("order", "confirm", "1", "--as", "Anna")
    (row,) = ordna("order", "bookings", "1", "--json").json()
    (letter,) = ordna("order", "show", "1", "--json").json()["mail_log"]
    assert (row["confirmation_sent_at"] is not None, letter["letter"], letter["to"]) == (
        True,
        "booking-confirmation",
        ADDRESS,
    )


@pytest.mark.shows("L", "PE-13")
def test_who_may_not_confirm_sends_none(ordna: Ordna, booked: Town) -> None:
    booked.must("user", "rights", "Anna", "--revoke", "send-confirmation")
    answer = ordna("order", "confirm", "1", "--as", "Anna")
    assert (answer.code, answer.err) == (
        1,
        "You may not do that on order 1. Ask a dispatcher.\n",
    )


@pytest.mark.shows("L", "BO-08")
@pytest.mark.parametrize(
    ("language", "words"), [("en", "changed since its confirmation"), ("sv", "ändrad sedan")]
)
def test_a_booking_that_moved_since_says_so(
    ordna: Ordna, booked: Town, language: str, words: str
) -> None:
    booked.must("order", "confirm", "1")
    booked.must("order", "rebook", "1", "--from", "13")
    assert bookings(ordna) == [("Anna", (13, 15))]
    assert words in ordna("order", "bookings", "1", ORDNA_LANGUAGE=language).out


@pytest.mark.shows("L", "BO-01")
def test_a_booking_is_given_to_another_and_taken_away(ordna: Ordna, booked: Town) -> None:
    booked.must("order", "rebook", "1", "--who", "Erik", "--to", "11")
    moved = bookings(ordna)
    booked.must("order", "unbook", "1")
    assert (moved, bookings(ordna)) == ([("Erik", (8, 11))], [])


@pytest.mark.shows("L", "SE-38")
@pytest.mark.shows("A", "SE-38")
@pytest.mark.parametrize(("value", "code"), [("on", 0), ("off", 1)])
def test_bookings_are_used_where_the_company_wants_them(
    ordna: Ordna, town: Town, value: str, code: int
) -> None:
    town.must("setting", "set", "show-bookings", value)
    assert ordna("order", "book", town.order(), "Anna", DAY, "8", "10").code == code


@pytest.mark.shows("L", "BO-04")
def test_the_planner_shows_who_is_booked_for_what(ordna: Ordna, booked: Town) -> None:
    (row,) = ordna("order", "planner", "--from", DAY, "--days", "1", "--json").json()
    assert (row["number"], row["resource"], row["customer"]) == ("1", "Anna", CUSTOMER)


@pytest.mark.shows("L", "BO-04", "WO-05")
def test_free_time_is_what_the_bookings_leave(ordna: Ordna, booked: Town) -> None:
    booked.must("user", "hours", "Anna", "mon-fri 07:00-16:00")
    slots = ordna("order", "free", "--who", "Anna", "--from", DAY, "--days", "1", "--json").json()
    assert [hours(slot) for slot in slots] == [(7, 8), (10, 16)]


@pytest.mark.shows("L", "BO-04", "WO-05")
def test_an_order_is_made_for_a_free_slot(ordna: Ordna, town: Town) -> None:
    town.must("order", "plan", CUSTOMER, "The gate hangs", "Erik", DAY, "10", "12")
    order = ordna("order", "show", "1", "--json").json()
    assert (order["planned_on"], order["assigned"], bookings(ordna)) == (
        DAY,
        ["Erik"],
        [("Erik", (10, 12))],
    )


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (("soon",), "soon is no day. Write it as 2026-12-24, or as today or tomorrow.\n"),
        ((DAY, "25"), "25 is no time of day. Write it as 8 or 8:30.\n"),
    ],
)
def test_what_is_no_time_is_refused_with_what_is(
    ordna: Ordna, town: Town, wrong: tuple[str, ...], sentence: str
) -> None:
    answer = ordna("order", "book", town.order(), "Anna", *wrong)
    assert (answer.code, answer.err) == (1, sentence)


@pytest.mark.parametrize("word", ["tomorrow", "imorgon"])
def test_a_day_is_named_as_people_name_it(ordna: Ordna, town: Town, word: str) -> None:
    town.must("order", "book", town.order(), "Anna", word, "8", "10")
    assert len(bookings(ordna)) == 1


def test_a_time_that_ends_before_it_begins_is_refused(ordna: Ordna, town: Town) -> None:
    answer = ordna("order", "book", town.order(), "Anna", DAY, "10", "8")
    assert (answer.code, answer.err) == (
        1,
        "A booking ends after it begins and lasts at most a month.\n",
    )


@pytest.mark.shows("L", "XT-10")
def test_a_time_that_nobody_proposes_is_not_taken(ordna: Ordna, booked: Town) -> None:
    assert ordna("order", "take-proposed", "1").code == 1


@pytest.mark.shows("L", "XT-10")
def test_the_list_of_bookings_says_that_nobody_has_answered(ordna: Ordna, booked: Town) -> None:
    (row,) = ordna("order", "bookings", "1", "--json").json()
    assert (row["answer"], row["proposed_starts_at"]) == (None, None)


@pytest.mark.shows("L", "RV-03")
def test_the_contact_is_let_pick_another_time(ordna: Ordna, booked: Town) -> None:
    told = booked.must("order", "let-pick", "1", "1")
    assert told.out == f"A link to pick a time goes to {ADDRESS}.\n"
    letters = ordna("order", "show", "1", "--json").json()["mail_log"]
    assert "pick-a-time" in [each["letter"] for each in letters]


def test_nobody_is_let_pick_who_cannot_be_written_to(ordna: Ordna, town: Town) -> None:
    refused = ordna("order", "let-pick", town.order())
    assert (refused.code, "no e-mail address" in refused.err) == (1, True)
