"""People as they are typed: added, changed, given rights, away, leaving and coming back."""

import pytest

from core.numbers import OrderNumber
from core.usecases.assigning import Assign, assign
from tests.cli.features.command import Ordna
from tests.cli.features.town import CUSTOMER, Town


def given(town: Town, name: str) -> str:
    """A new order that this person has been given."""
    number = town.order()
    town.does(assign, Assign(OrderNumber.parse(number), town.person(name).id))
    return number


def test_a_person_is_shown_as_he_was_added(ordna: Ordna, town: Town) -> None:
    town.must(
        "user", "add", "Karl", "--role", "office", "--email", "k@x.example", "--phone", "1234"
    )
    shown = ordna("user", "show", "Karl", "--json").json()
    told = (shown["role"], shown["email"], shown["phone"], shown["template"])
    assert told == ("office", "k@x.example", "1234", True)


def test_a_customer_user_belongs_to_a_customer(ordna: Ordna, town: Town) -> None:
    town.must("user", "add", "Karin", "--role", "customer", "--customer", CUSTOMER)
    assert ordna("user", "show", "Karin", "--json").json()["customer"] == CUSTOMER


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "Karin is a customer user, so say which customer"),
        (("--customer", "Nobody AB"), "There is no customer called Nobody AB."),
    ],
)
def test_a_customer_user_without_one_is_refused(
    ordna: Ordna, town: Town, words: tuple[str, ...], sentence: str
) -> None:
    answer = ordna("user", "add", "Karin", "--role", "customer", *words)
    assert (answer.code, answer.err.startswith(sentence)) == (1, True)


def test_a_person_is_changed(ordna: Ordna, town: Town) -> None:
    town.must("user", "change", "anna", "--name", "Anna Berg", "--role", "office")
    assert ordna("user", "show", "Anna Berg", "--json").json()["role"] == "office"


@pytest.mark.shows("L", "PE-28")
def test_rights_are_given_and_taken(ordna: Ordna, town: Town) -> None:
    town.must("user", "rights", "Anna", "--grant", "see-price", "--revoke", "sign")
    shown = ordna("user", "show", "Anna").out
    assert "✓ see-price: See prices · his own setting" in shown
    assert "– sign: Sign · his own setting" in shown


@pytest.mark.shows("L", "PE-28")
def test_a_template_wipes_a_person_s_own_rights(ordna: Ordna, town: Town) -> None:
    town.must("user", "rights", "Anna", "--grant", "see-price")
    town.must("user", "rights", "Anna", "--template", "technician")
    assert ordna("user", "show", "Anna", "--json").json()["template"] is True


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("Anna", "--grant", "fly"), "There is no permission fly."),
        (("Olle", "--revoke", "admin"), "Olle is the only administrator."),
        (("Nobody", "--grant", "sign"), "There is nobody called Nobody."),
    ],
)
def test_rights_that_can_t_be_changed_so_are_refused(
    ordna: Ordna, town: Town, words: tuple[str, ...], sentence: str
) -> None:
    answer = ordna("user", "rights", *words)
    assert (answer.code, answer.err.startswith(sentence)) == (1, True)


@pytest.mark.shows("L", "SE-61")
def test_a_person_s_hours_are_typed_in_short(ordna: Ordna, town: Town) -> None:
    answer = town.must("user", "hours", "Anna", "mån-fre 7-16; lör 8.30-12")
    assert answer.out == "Anna works Mon–Fri 7–16, Sat 8:30–12.\n"


@pytest.mark.shows("L", "SE-61")
def test_a_person_is_away_and_back_again(ordna: Ordna, town: Town) -> None:
    town.must("user", "absent", "Anna", "2027-01-04", "2027-01-08", "Skiing")
    away = ordna("user", "show", "Anna", "--json").json()["absences"]
    town.must("user", "absent", "Anna", "2027-01-04", "--remove")
    back = ordna("user", "show", "Anna", "--json").json()["absences"]
    first = {"first_day": "2027-01-04", "last_day": "2027-01-08", "reason": "Skiing"}
    assert (away, back) == ([first], [])


@pytest.mark.shows("L", "PE-28")
def test_who_leaves_hands_over_what_he_has(ordna: Ordna, town: Town) -> None:
    number = given(town, "Anna")
    answer = town.must("user", "deactivate", "Anna", "--hand-over-to", "Erik")
    assert f"Handed over to Erik: {number}" in answer.lines
    assert ordna("order", "show", number, "--json").json()["assigned"] == ["Erik"]


def test_without_a_successor_it_is_said_what_nobody_has(ordna: Ordna, town: Town) -> None:
    number = given(town, "Anna")
    assert (
        f"Nobody has these orders now: {number}" in town.must("user", "deactivate", "Anna").lines
    )


def test_who_left_can_do_nothing_until_he_is_back(ordna: Ordna, town: Town) -> None:
    number = given(town, "Anna")
    town.must("user", "deactivate", "Anna")
    gone = ordna("order", "show", number, "--as", "Anna").code
    town.must("user", "activate", "Anna")
    assert (gone, ordna("order", "show", number, "--as", "Anna").code) == (1, 0)


@pytest.mark.shows("L", "PE-28")
@pytest.mark.parametrize(
    "words",
    [
        ("rights", "Maja", "--grant", "admin"),
        ("add", "Karl", "--role", "office"),
        ("change", "Maja", "--role", "admin"),
        ("hours", "Anna", "mon-fri 7-16"),
        ("absent", "Anna", "2027-01-04"),
        ("deactivate", "Anna"),
    ],
)
def test_only_an_administrator_manages_people(
    ordna: Ordna, town: Town, words: tuple[str, ...]
) -> None:
    answer = ordna("user", *words, "--as", "Maja")
    assert answer.err == "You may not do that. Ask a dispatcher or an administrator.\n"


@pytest.mark.shows("L", "PE-01", "PE-02")
def test_an_order_is_shown_to_who_may_see_it_and_is_not_there_for_another(
    ordna: Ordna, town: Town
) -> None:
    number = given(town, "Anna")
    seen = ordna("order", "show", number, "--as", "Anna").code
    assert (seen, ordna("order", "show", number, "--as", "Sven").err) == (
        0,
        f"There is no order {number}.\n",
    )


@pytest.mark.parametrize("words", [("list",), ("show", "Anna")])
def test_a_customer_s_user_is_not_told_of_the_people(
    ordna: Ordna, town: Town, words: tuple[str, ...]
) -> None:
    town.must("user", "add", "Kim", "--role", "customer", "--customer", CUSTOMER)
    answer = ordna("user", *words, "--as", "Kim")
    assert (answer.code, answer.out) == (1, "")


def test_somebody_s_bookings_are_followed_at_an_address_that_can_be_replaced(town: Town) -> None:
    before = town.must("user", "calendar", "Anna").out.strip()
    assert before.endswith(".ics")
    assert town.must("user", "calendar", "Anna").out.strip() == before
    assert town.must("user", "calendar", "Anna", "--anew").out.strip() != before


def test_what_somebody_is_given_is_mailed_too(ordna: Ordna, town: Town) -> None:
    town.must("user", "change", "Anna", "--email", "anna@x.example", "--mails")
    assert ordna("user", "show", "Anna", "--json").json()["mails"] is True
