"""Letters as they are typed: which, to whom, with what words."""

import pytest

from tests.cli.features.command import Ordna
from tests.cli.features.town import Town

KARIN = "karin@brfeken.example"


@pytest.fixture
def ordered(town: Town) -> Town:
    """An order whose contact has an address."""
    town.order()
    town.must("order", "edit", "1", f"contact=Karin Ek <{KARIN}>")
    return town


def mailed(ordna: Ordna) -> list[tuple[str, str]]:
    log = ordna("order", "show", "1", "--json").json()["mail_log"]
    return sorted((letter["letter"], letter["to"]) for letter in log)


@pytest.mark.shows("L", "MS-01", "MS-04", "PE-12")
def test_several_letters_go_out_together(ordna: Ordna, ordered: Town) -> None:
    answer = ordered.must("order", "send", "1", "protocol", "order-confirmation", "--as", "Anna")
    assert mailed(ordna) == [("order-confirmation", KARIN), ("protocol", KARIN)]
    assert answer.lines == [
        f"Protocol: on its way to {KARIN}.",
        f"Order confirmation: on its way to {KARIN}.",
    ]


@pytest.mark.shows("L", "MS-01", "MS-02")
def test_a_message_goes_to_whoever_is_named(ordna: Ordna, ordered: Town) -> None:
    to = ("--to", KARIN, "--to", "board@brfeken.example")
    ordered.must("order", "send", "1", "message", "--text", "The door has come", *to)
    assert mailed(ordna) == [("message", "board@brfeken.example"), ("message", KARIN)]


@pytest.mark.shows("L", "MS-02")
@pytest.mark.parametrize(("language", "whose"), [("en", "on the order"), ("sv", "på ordern")])
def test_the_recipients_are_listed_by_name_and_address(
    ordna: Ordna, ordered: Town, language: str, whose: str
) -> None:
    lines = ordna("order", "recipients", "1", ORDNA_LANGUAGE=language).lines
    assert lines == [f"Karin Ek  {KARIN}    {whose}"]


@pytest.mark.shows("L", "MS-03", "SE-56")
@pytest.mark.shows("A", "SE-56")
@pytest.mark.parametrize(
    ("own", "typed", "code"),
    [("Come and get it.", (), 0), ("", (), 1), ("", ("--text", "Come"), 0)],
)
def test_a_message_says_what_the_company_says_unless_one_writes(
    ordna: Ordna, ordered: Town, own: str, typed: tuple[str, ...], code: int
) -> None:
    ordered.must("setting", "set", "customer-message", own)
    assert ordna("order", "send", "1", "message", *typed).code == code


@pytest.mark.shows("L", "MS-06")
@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "en",
            "There is no SMS gateway here, so nothing can go as a text. "
            "Send it by e-mail instead.\n",
        ),
        ("sv", "Det finns ingen sms-tjänst här, så inget kan gå som sms. Mejla i stället.\n"),
    ],
)
def test_without_a_gateway_there_are_no_texts(
    ordna: Ordna, ordered: Town, language: str, sentence: str
) -> None:
    words = ("order", "send", "1", "message", "--text", "Hi", "--sms")
    answer = ordna(*words, ORDNA_LANGUAGE=language)
    assert (answer.code, answer.err) == (1, sentence)


@pytest.mark.shows("L", "PE-12")
def test_who_may_not_write_to_customers_does_not(ordna: Ordna, ordered: Town) -> None:
    ordered.must("user", "rights", "Anna", "--revoke", "email-protocol")
    answer = ordna("order", "send", "1", "protocol", "--as", "Anna")
    assert (answer.code, mailed(ordna)) == (1, [])


def test_a_letter_of_no_kind_is_wrong_usage(ordna: Ordna, ordered: Town) -> None:
    assert ordna("order", "send", "1", "love-letter").code == 2
