"""Comments as they are typed: hidden, shown one by one, reworded, taken away, counted."""

import pytest

from core.numbers import OrderNumber
from core.usecases.assigning import Assign, assign
from tests.cli.features.command import Ordna
from tests.cli.features.town import Town


@pytest.fixture
def said(town: Town) -> Town:
    """Two comments of Anna's on an order of hers."""
    town.order()
    town.does(assign, Assign(OrderNumber(1), town.person("Anna").id), "Maja")
    for text in ("The key is at the school", "He is never at home"):
        town.must("order", "comment", "1", text, "--as", "Anna")
    return town


def visible(ordna: Ordna) -> list[bool]:
    rows = ordna("order", "comments", "1", "--json").json()
    return [row["visible_to_customer"] for row in rows]


@pytest.mark.shows("L", "CO-01", "CO-02")
@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Comment on order 1: only the company sees it.\n"),
        ("sv", "Kommentar på AO 1: bara företaget ser den.\n"),
    ],
)
def test_a_comment_is_hidden_and_it_is_said_who_sees_it(
    ordna: Ordna, town: Town, language: str, sentence: str
) -> None:
    town.order()
    assert ordna("order", "comment", "1", "Key 4", ORDNA_LANGUAGE=language).out == sentence
    assert visible(ordna) == [False]


@pytest.mark.shows("L", "CO-03")
def test_one_comment_is_shown_and_hidden_again(ordna: Ordna, said: Town) -> None:
    answer = said.must("order", "show-comment", "1", "2", "--as", "Anna")
    shown = visible(ordna)
    said.must("order", "hide-comment", "1", "2", "--as", "Anna")
    assert (answer.out, shown, visible(ordna)) == (
        "Comment on order 1: Brf Eken sees it.\n",
        [False, True],
        [False, False],
    )


@pytest.mark.shows("L", "CO-04", "LS-16")
def test_the_list_counts_the_comments(ordna: Ordna, said: Town) -> None:
    assert "💬 2" in ordna("order", "list").out


@pytest.mark.shows("L", "CO-01")
def test_one_s_own_comment_is_reworded_and_taken_away(ordna: Ordna, said: Town) -> None:
    said.must("order", "reword-comment", "1", "1", "It is at home", "--as", "Anna")
    said.must("order", "remove-comment", "1", "2", "--as", "Anna")
    rows = ordna("order", "comments", "1", "--json").json()
    assert [(row["text"], row["by"]) for row in rows] == [("It is at home", "Anna")]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Anna wrote that comment. Write one of your own instead.\n"),
        ("sv", "Den kommentaren har Anna skrivit. Skriv en egen i stället.\n"),
    ],
)
def test_another_s_comment_is_not_reworded(
    ordna: Ordna, said: Town, language: str, sentence: str
) -> None:
    words = ("order", "reword-comment", "1", "1", "Nonsense", "--as", "Maja")
    assert ordna(*words, ORDNA_LANGUAGE=language).err == sentence


@pytest.mark.shows("L", "PE-11")
def test_who_only_performs_writes_no_comment(ordna: Ordna, said: Town) -> None:
    said.must("user", "rights", "Anna", "--revoke", "edit-assigned")
    assert ordna("order", "comment", "1", "Hello", "--as", "Anna").code == 1


def test_a_comment_that_is_not_there_names_those_that_are(ordna: Ordna, said: Town) -> None:
    answer = ordna("order", "show-comment", "1", "3")
    assert answer.err == (
        "There is no 3 on order 1. "
        "Choose one of: 1 The key is at the school, 2 He is never at home.\n"
    )
