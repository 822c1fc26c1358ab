"""A company's first day: a setting, its people, an order by mail and one by hand, a protocol."""

import pytest

from tests.cli.features.command import Ordna

MAIL = (
    b"From: Karin Ek <karin@brfeken.example>\r\nTo: fel@ordna.example\r\nSubject: The door\r\n"
    b"Message-ID: <one@brfeken.example>\r\n\r\nIt will not close.\r\n"
)


@pytest.fixture
def mail(ordna: Ordna) -> str:
    """A customer's mail in a file beside the person who types."""
    return ordna.writes("fault.eml", MAIL)


def test_the_sentence_is_in_the_company_s_language(ordna: Ordna) -> None:
    assert ordna("order", "show", "421", ORDNA_LANGUAGE="sv").err == "Det finns ingen AO 421.\n"


def test_a_mail_received_twice_says_that_it_was_there(ordna: Ordna, mail: str) -> None:
    ordna("mail", "receive", mail)
    assert ordna("mail", "receive", mail).out == "0 mails taken in. 1 was here already.\n"


@pytest.mark.shows("L", "SE-01")
@pytest.mark.shows("A", "SE-01")
def test_a_setting_is_set_read_and_listed(ordna: Ordna) -> None:
    ordna("setting", "set", "articles-to-order-email", "parts@example.com")
    listed = ordna("setting", "list", "--json").json()
    assert {row["key"]: row["value"] for row in listed}["articles-to-order-email"] == (
        "parts@example.com"
    )


def test_a_wrong_setting_says_what_would_do(ordna: Ordna) -> None:
    answer = ordna("setting", "set", "articles-to-order-email", "nobody")
    assert (answer.code, "parts@example.com" in answer.err) == (1, True)


def test_people_are_added_and_listed(ordna: Ordna) -> None:
    ordna("user", "add", "Anna Berg", "--role", "technician", "--email", "anna@b.example")
    people = ordna("user", "list", "--json").json()
    assert [(each["name"], each["role"]) for each in people] == [("Anna Berg", "technician")]


def test_two_people_of_one_name_are_refused(ordna: Ordna) -> None:
    ordna("user", "add", "Anna Berg", "--role", "technician")
    assert ordna("user", "add", "Anna Berg", "--role", "office").code == 1


def test_a_protocol_is_written(ordna: Ordna, mail: str) -> None:
    ordna("mail", "receive", mail)
    ordna("order", "pdf", "1", "-o", "protocol.pdf")
    assert (ordna.folder / "protocol.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.shows("L", "WO-02")
def test_an_order_is_made_by_hand_for_a_customer_of_the_register(ordna: Ordna, mail: str) -> None:
    """WO-02."""
    ordna("mail", "receive", mail)
    made = ordna("order", "new", "karin ek", "The lift squeaks")
    shown = ordna("order", "show", "2", "--json").json()
    assert (made.out, shown["origin"], shown["customer"]["name"]) == ("2\n", "cli", "Karin Ek")


@pytest.mark.shows("L", "CF-01")
def test_an_order_for_nobody_in_the_register_is_refused(ordna: Ordna) -> None:
    """CF-01."""
    answer = ordna("order", "new", "Nobody", "The lift squeaks")
    assert (answer.code, "register" in answer.err) == (1, True)
