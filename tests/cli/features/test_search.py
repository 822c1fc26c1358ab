"""Searching as it is typed, before and after the index was brought up, and filling it anew."""

import pytest

from tests.cli.features.test_lists import give, numbers
from tests.cli.features.town import Town


@pytest.mark.shows("L", "LS-06", "LS-07")
def test_a_star_finds_one_number_and_a_semicolon_its_backorders_too(town: Town) -> None:
    for _ in range(11):
        town.order()
    town.must("setting", "set", "customer-signatures", "off")
    backorder(town, "1")
    assert numbers(town, "--search", "*1") == ["1"]
    assert set(numbers(town, "--search", "1;")) == {"1", "1-1"}
    assert numbers(town, "--search", "*1-1") == ["1-1"]


def backorder(town: Town, number: str) -> None:
    """Finish the order and make a backorder of it."""
    town.must("order", "measure", number, "Looked at it")
    town.must("order", "sign", number)
    town.must("order", "ready", number, "--no-send")
    town.must("order", "backorder", number)


@pytest.mark.parametrize(
    "text", ["lift", "LIFT", "D-014", "ek karin", "'", '"', "*", "%", "AND OR"]
)
def test_any_text_may_be_searched(town: Town, text: str) -> None:
    town.order("The lift stands still")
    answer = town.ordna("order", "list", "--search", text, "--json")
    assert (answer.code, answer.err) == (0, "")


def test_a_search_sees_what_was_written_a_moment_ago(town: Town) -> None:
    town.order("The door will not close")
    first = numbers(town, "--search", "gnisslar")
    town.must("order", "comment", "1", "Det gnisslar", "--as", "Maja")
    assert (first, numbers(town, "--search", "gnissl")) == ([], ["1"])


@pytest.mark.shows("L", "PE-02")
def test_who_sees_only_his_own_finds_only_his_own(town: Town) -> None:
    town.order("The lift stands still")
    town.order("The lift is slow")
    give(town, "2", "Sven")
    assert numbers(town, "--search", "lift", "--as", "Sven") == ["2"]
    assert numbers(town, "--search", "*1", "--as", "Sven") == []
    hidden = town.ordna("order", "next", "1", "--as", "Sven")
    assert hidden.err == "There is no order 1.\n"


def test_the_index_is_filled_anew(town: Town) -> None:
    town.order("The lift stands still")
    assert town.must("db", "reindex").out == "1 order is indexed.\n"
    assert numbers(town, "--search", "still") == ["1"]
