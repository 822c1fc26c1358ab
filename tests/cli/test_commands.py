"""The command as a process of its own: what it prints, what it refuses, and its exit codes.

All else that it does is shown in ``features``, where a command takes no second.
"""

import json
import socket
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


def test_parsing_needs_nothing_and_changes_nothing(ordna: Ordna, tmp_path: Path) -> None:
    parsed = json.loads(ordna("mail", "parse", _mail(tmp_path), "--json", ORDNA_X="wrong").stdout)
    assert (parsed["file"], parsed["kind"], parsed["reply"]) == (
        "fault.eml", "report", "It will not close.",
    )  # fmt: skip
    assert not (tmp_path / "var").exists()


def test_an_order_that_is_not_there_is_one_sentence_and_exit_code_1(ordna: Ordna) -> None:
    answer = ordna("order", "show", "421")
    assert (answer.returncode, answer.stderr) == (1, "There is no order 421.\n")


def test_wrong_usage_is_exit_code_2(ordna: Ordna) -> None:
    assert ordna("order", "shout", "421").returncode == 2


def test_a_part_of_the_service_is_refused_on_sqlite(ordna: Ordna) -> None:
    answer = ordna("serve", "--only", "web")
    assert (answer.returncode, "ORDNA_DATABASE_URL" in answer.stderr) == (1, True)


def test_serving_without_a_mail_domain_names_it(ordna: Ordna) -> None:
    answer = ordna("serve", ORDNA_HTTP_LISTEN="127.0.0.1:0")
    assert (answer.returncode, "ORDNA_MAIL_DOMAIN" in answer.stderr) == (1, True)


def test_a_port_that_was_asked_for_and_is_taken_is_refused(ordna: Ordna) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        answer = ordna("demo", "--port", str(taken.getsockname()[1]))
    assert (answer.returncode, "--port" in answer.stderr) == (1, True)


@pytest.mark.shows("L", "AR-01")
def test_a_figure_below_zero_is_told_how_it_is_written(ordna: Ordna) -> None:
    answer = ordna("order", "article", "1", "-2")
    assert (answer.returncode, "-- 421 -2" in answer.stderr) == (2, True)
