"""The command line: what it prints, what it refuses, and its exit codes."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Ordna

MAIL = (
    b"From: Karin Ek <karin@brfeken.example>\r\nTo: fel@ordna.example\r\nSubject: The door\r\n"
    b"Message-ID: <one@brfeken.example>\r\n\r\nIt will not close.\r\n"
)


def _mail(folder: Path) -> str:
    (folder / "fault.eml").write_bytes(MAIL)
    return "fault.eml"


@pytest.mark.shows("L", "WO-03", "CF-12")
def test_a_received_mail_is_an_order_that_can_be_shown(ordna: Ordna, tmp_path: Path) -> None:
    ordna("mail", "receive", _mail(tmp_path))
    shown = json.loads(ordna("order", "show", "1", "--json").stdout)
    assert (shown["number"], shown["status"], shown["contact"]["email"]) == (
        "1", "new", "karin@brfeken.example",
    )  # fmt: skip


def test_a_mail_received_twice_says_that_it_was_there(ordna: Ordna, tmp_path: Path) -> None:
    path = _mail(tmp_path)
    ordna("mail", "receive", path)
    assert ordna("mail", "receive", path).stdout == "0 mails taken in. 1 was here already.\n"


def test_parsing_needs_nothing_and_changes_nothing(ordna: Ordna, tmp_path: Path) -> None:
    parsed = json.loads(ordna("mail", "parse", _mail(tmp_path), "--json", ORDNA_X="wrong").stdout)
    assert (parsed["file"], parsed["kind"], parsed["reply"]) == (
        "fault.eml", "report", "It will not close.",
    )  # fmt: skip
    assert not (tmp_path / "var").exists()


def test_an_order_that_is_not_there_is_one_sentence_and_exit_code_1(ordna: Ordna) -> None:
    answer = ordna("order", "show", "421")
    assert (answer.returncode, answer.stderr) == (1, "There is no order 421.\n")


def test_the_sentence_is_in_the_company_s_language(ordna: Ordna) -> None:
    assert ordna("order", "show", "421", ORDNA_LANGUAGE="sv").stderr == "Det finns ingen AO 421.\n"


def test_wrong_usage_is_exit_code_2(ordna: Ordna) -> None:
    assert ordna("order", "shout", "421").returncode == 2


def test_an_unknown_variable_is_named(ordna: Ordna) -> None:
    answer = ordna("order", "list", ORDNA_DATABSE_URL="x")
    assert (answer.returncode, "ORDNA_DATABASE_URL" in answer.stderr) == (1, True)


@pytest.mark.shows("L", "SE-01")
@pytest.mark.shows("A", "SE-01")
def test_a_setting_is_set_read_and_listed(ordna: Ordna) -> None:
    ordna("setting", "set", "articles-to-order-email", "parts@example.com")
    listed = json.loads(ordna("setting", "list", "--json").stdout)
    assert {row["key"]: row["value"] for row in listed}["articles-to-order-email"] == (
        "parts@example.com"
    )


def test_a_wrong_setting_says_what_would_do(ordna: Ordna) -> None:
    answer = ordna("setting", "set", "articles-to-order-email", "nobody")
    assert (answer.returncode, "parts@example.com" in answer.stderr) == (1, True)


def test_people_are_added_and_listed(ordna: Ordna) -> None:
    ordna("user", "add", "Anna Berg", "--role", "technician", "--email", "anna@b.example")
    people = json.loads(ordna("user", "list", "--json").stdout)
    assert [(each["name"], each["role"]) for each in people] == [("Anna Berg", "technician")]


def test_two_people_of_one_name_are_refused(ordna: Ordna) -> None:
    ordna("user", "add", "Anna Berg", "--role", "technician")
    assert ordna("user", "add", "Anna Berg", "--role", "office").returncode == 1


def test_an_invitation_without_a_token_names_the_variable(ordna: Ordna) -> None:
    answer = ordna("user", "invite", "Anna Berg", "--role", "technician")
    assert (answer.returncode, "ORDNA_TELEGRAM_TOKEN" in answer.stderr) == (1, True)


def test_a_protocol_is_written(ordna: Ordna, tmp_path: Path) -> None:
    ordna("mail", "receive", _mail(tmp_path))
    ordna("order", "pdf", "1", "-o", "protocol.pdf")
    assert (tmp_path / "protocol.pdf").read_bytes().startswith(b"%PDF-")


def test_a_part_of_the_service_is_refused_on_sqlite(ordna: Ordna) -> None:
    answer = ordna("serve", "--only", "web")
    assert (answer.returncode, "ORDNA_DATABASE_URL" in answer.stderr) == (1, True)


def test_serving_without_a_mail_domain_names_it(ordna: Ordna) -> None:
    answer = ordna("serve", ORDNA_HTTP_LISTEN="127.0.0.1:0")
    assert (answer.returncode, "ORDNA_MAIL_DOMAIN" in answer.stderr) == (1, True)


def test_a_real_bot_s_token_is_refused_by_the_demo(ordna: Ordna) -> None:
    token = "12345678:" + "A" * 35
    answer = ordna("demo", ORDNA_TELEGRAM_TOKEN=token)
    assert (answer.returncode, "ordna serve" in answer.stderr) == (1, True)


def test_the_check_says_what_to_mend(ordna: Ordna) -> None:
    answer = ordna(
        "check", "--json", ORDNA_HTTP_LISTEN="127.0.0.1:0", ORDNA_SMTP_LISTEN="127.0.0.1:0"
    )
    wrong = [each["says"] for each in json.loads(answer.stdout) if not each["well"]]
    assert answer.returncode == 1
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
    assert (answer.returncode, named in answer.stdout + answer.stderr) == (1, True)


def test_a_backup_brings_everything_back(ordna: Ordna, tmp_path: Path) -> None:
    ordna("mail", "receive", _mail(tmp_path))
    ordna("backup", "all.tar")
    ordna("restore", "all.tar", ORDNA_DATA="elsewhere")
    before, after = (
        ordna("order", "show", "1", "--json", ORDNA_DATA=d) for d in ("var", "elsewhere")
    )
    assert (after.returncode, after.stdout) == (0, before.stdout)


def test_a_backup_is_not_laid_over_what_is_there(ordna: Ordna, tmp_path: Path) -> None:
    ordna("mail", "receive", _mail(tmp_path))
    ordna("backup", "all.tar")
    assert ordna("restore", "all.tar").returncode == 1


def test_what_is_no_backup_is_refused(ordna: Ordna, tmp_path: Path) -> None:
    answer = ordna("restore", _mail(tmp_path))
    assert (answer.returncode, "fault.eml" in answer.stderr) == (1, True)


@pytest.mark.shows("L", "WO-02")
def test_an_order_is_made_by_hand_for_a_customer_of_the_register(
    ordna: Ordna, tmp_path: Path
) -> None:
    """WO-02."""
    ordna("mail", "receive", _mail(tmp_path))
    made = ordna("order", "new", "karin ek", "The lift squeaks")
    shown = json.loads(ordna("order", "show", "2", "--json").stdout)
    assert (made.stdout, shown["origin"], shown["customer"]["name"]) == ("2\n", "cli", "Karin Ek")


@pytest.mark.shows("L", "CF-01")
def test_an_order_for_nobody_in_the_register_is_refused(ordna: Ordna) -> None:
    """CF-01."""
    answer = ordna("order", "new", "Nobody", "The lift squeaks")
    assert (answer.returncode, "register" in answer.stderr) == (1, True)
