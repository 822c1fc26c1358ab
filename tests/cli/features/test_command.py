"""The command itself: its language, its refusals, its exit codes, and that nothing of it stays."""

import os
from pathlib import Path

import pytest

from cli.asking import ANSWERS
from cli.order.commands import KNOWN
from core.refusals import AsksFirst
from core.usecases.assigning import AwayAndBookedThen, AwayThen, BookedThen
from core.usecases.comments import BecomesVisible, MentionsPrice
from core.usecases.timer_rows import TimerCantBeBooked, TimerIsLong
from tests.cli.features.command import Ordna
from tests.cli.features.town import CUSTOMER, Town


def test_an_order_made_by_the_command_is_listed_by_it(ordna: Ordna, town: Town) -> None:
    number = town.order("The lift stands still")
    assert [each["number"] for each in ordna("order", "list", "--json").json()] == [number]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "There is no order 421.\n"), ("sv", "Det finns ingen AO 421.\n")],
)
def test_a_refusal_is_one_sentence_in_the_company_s_language(
    ordna: Ordna, language: str, sentence: str
) -> None:
    answer = ordna("order", "show", "421", ORDNA_LANGUAGE=language)
    assert (answer.code, answer.out, answer.err) == (1, "", sentence)


def test_wrong_usage_is_exit_code_2_and_help_is_0(ordna: Ordna) -> None:
    assert (ordna("order", "shout").code, ordna("--help").code) == (2, 0)


def test_nothing_of_a_command_stays_in_the_process(ordna: Ordna) -> None:
    before = dict(os.environ), Path.cwd()
    ordna("order", "list", ORDNA_LANGUAGE="sv")
    assert (dict(os.environ), Path.cwd()) == before


ASKED_IN_CHAT = {
    AwayAndBookedThen,
    AwayThen,
    BookedThen,
    BecomesVisible,
    MentionsPrice,
    TimerIsLong,
    TimerCantBeBooked,
}
"""Questions of those who tap; whoever writes a command has said what he wants."""


def test_every_question_is_answered_by_some_option() -> None:
    """Whatever asks first there tells on the command line how yes is said."""
    asked = {each for each in AsksFirst.__subclasses__() if each.__module__.startswith("core.")}
    assert set(ANSWERS) == asked - ASKED_IN_CHAT


def test_a_first_name_is_told_whose_it_may_be(ordna: Ordna, town: Town) -> None:
    town.must("user", "add", "Bertil Ek", "--role", "technician")
    answer = ordna("order", "assign", town.order(), "--to", "bertil")
    assert answer.err.endswith("Did you mean Bertil Ek?\n")


def test_a_word_of_a_customer_s_name_is_told_whose_it_may_be(ordna: Ordna, town: Town) -> None:
    answer = ordna("order", "new", CUSTOMER.split()[-1], "The door hangs")
    assert answer.err.splitlines()[1:] == [
        f"Did you mean {CUSTOMER}?",
        "Write the same once more with your answer: --add-customer",
    ]


def test_the_help_of_orders_has_every_command_once(ordna: Ordna) -> None:
    told = [line.split()[0] for line in ordna("order", "--help").lines if line[:3].strip()]
    assert [name for name in KNOWN if told.count(name) != 1] == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("backup", "nowhere/b.tar"), "nowhere/b.tar can't be written."),
        (
            ("delivery", "retry", "00000000-0000-0000-0000-000000000000"),
            "There is no such deliver",
        ),
        (("order", "free", "--from", "9999-12-31"), "Look at days from the year 2000"),
        (("order", "measure", "1", "Done", "--assignment", "4"), "There is no assignment 4"),
        (("order", "remove-document", "1", "plan.pdf"), "Nothing of that kind is on order 1 yet."),
    ],
)
def test_what_can_not_be_done_is_said(
    ordna: Ordna, town: Town, words: tuple[str, ...], sentence: str
) -> None:
    town.order()
    answer = ordna(*words)
    assert (answer.code, answer.err.startswith(sentence)) == (1, True)


def test_a_backup_that_is_not_there_is_said_to_be_none(ordna: Ordna) -> None:
    answer = ordna("restore", "nowhere.tar", ORDNA_DATA="another")
    assert (answer.code, answer.err) == (
        1, "nowhere.tar is not a backup that ordna backup made.\n",
    )  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        ("order", "list"),
        ("delivery", "list"),
        ("mail", "quarantine"),
        ("user", "list"),
        ("register", "list", "customers"),
        ("quote", "list"),
        ("purchase", "list"),
        ("order", "todo"),
    ],
)
def test_a_list_of_nothing_says_so(ordna: Ordna, words: tuple[str, ...]) -> None:
    assert (len(ordna(*words).lines), ordna(*words, "--json").json()) == (1, [])


def test_a_data_folder_that_is_none_is_said_to_be_so(ordna: Ordna) -> None:
    answer = ordna("order", "list", ORDNA_DATA="/dev/null")
    assert (answer.code, answer.err.startswith("ORDNA_DATA: ")) == (1, True)
