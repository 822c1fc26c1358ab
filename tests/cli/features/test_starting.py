"""What is refused before anything starts, and what the check says to mend."""

import pytest

from tests.cli.features.command import Ordna


def test_an_unknown_variable_is_named(ordna: Ordna) -> None:
    answer = ordna("order", "list", ORDNA_DATABSE_URL="x")
    assert (answer.code, "ORDNA_DATABASE_URL" in answer.err) == (1, True)


def test_an_invitation_without_a_token_names_the_variable(ordna: Ordna) -> None:
    answer = ordna("user", "invite", "Anna Berg", "--role", "technician")
    assert (answer.code, "ORDNA_TELEGRAM_TOKEN" in answer.err) == (1, True)


def test_a_real_bot_s_token_is_refused_by_the_demo(ordna: Ordna) -> None:
    token = "12345678:" + "A" * 35
    answer = ordna("demo", ORDNA_TELEGRAM_TOKEN=token)
    assert (answer.code, "ordna serve" in answer.err) == (1, True)


def test_the_check_says_what_to_mend(ordna: Ordna) -> None:
    answer = ordna(
        "check", "--json", ORDNA_HTTP_LISTEN="127.0.0.1:0", ORDNA_SMTP_LISTEN="127.0.0.1:0"
    )
    wrong = [each["says"] for each in answer.json() if not each["well"]]
    assert answer.code == 1
    assert any("ORDNA_SMARTHOST" in each for each in wrong)


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"ORDNA_TLS_CERT": "a.pem", "ORDNA_TLS_KEY": "b.pem"}, "ORDNA_TLS_CERT: a.pem"),
        ({"ORDNA_TLS_KEY": "b.pem"}, "ORDNA_TLS_CERT"),
        ({"ORDNA_PROXIES": "the balancer"}, "ORDNA_PROXIES"),
        ({"ORDNA_CLAMAV": "/nowhere/clamd"}, "ClamAV does not answer at /nowhere/clamd"),
    ],
)
def test_the_check_names_what_mail_cannot_be_taken_in_with(
    ordna: Ordna, given: dict[str, str], named: str
) -> None:
    answer = ordna(
        "check", ORDNA_HTTP_LISTEN="127.0.0.1:0", ORDNA_SMTP_LISTEN="127.0.0.1:0", **given
    )
    assert (answer.code, named in answer.out + answer.err) == (1, True)
