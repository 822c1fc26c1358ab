"""``ordna mail``: explaining mails, taking them in, and what waits for a person."""

import json
import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.mail.receiving import Tally, until_interrupted
from cli.mail.sources import mails_in
from tests.cli.features.command import Ordna
from tests.cli.features.town import Town

DOOR = (
    "From: Karin Ek <karin@brfeken.example>\nTo: fel@ordna.example\nSubject: The door\n"
    "Message-ID: <{nth}@b.example>\n\nThe door will not close.\n"
)
NOBODY = "Subject: Who am I\nMessage-ID: <nobody@b.example>\n\nThe lift stands still.\n"
BETWEEN = "From karin@b.example Tue Nov 24 08:00:00 2026\n"


@pytest.fixture
def held(ordna: Ordna) -> str:
    """A mail that waits; its ID."""
    ordna("mail", "receive", ordna.writes("nobody.eml", NOBODY))
    return str(ordna("mail", "quarantine", "--json").json()[0]["id"])


def written(ordna: Ordna, name: str, *mails: str) -> str:
    return ordna.writes(name, "".join(f"{BETWEEN}{each}\n" for each in mails))


@pytest.mark.shows("L", "WO-03")
def test_a_held_mail_is_listed_with_who_sent_what_and_why(ordna: Ordna, held: str) -> None:
    out = ordna("mail", "quarantine").out
    assert held in out
    assert "It has no sender that can be read." in out
    assert "Who am I" in out


@pytest.mark.shows("L", "WO-03")
def test_a_held_mail_is_shown_as_it_was_read(ordna: Ordna, held: str) -> None:
    assert "| The lift stands still." in ordna("mail", "quarantine", "show", held).out


@pytest.mark.shows("L", "WO-03")
def test_a_held_mail_is_let_in_as_an_order(ordna: Ordna, held: str) -> None:
    assert ordna("mail", "quarantine", "accept", held).out == "AO 1: new order\n"
    assert ordna("mail", "quarantine").out == "No mail waits for anybody.\n"


@pytest.mark.shows("L", "WO-03")
def test_an_order_of_a_mail_from_nobody_says_so(ordna: Ordna, held: str) -> None:
    ordna("mail", "quarantine", "accept", held, "--new")
    assert "Customer: Unknown sender" in ordna("order", "show", "1").out


@pytest.mark.shows("L", "WO-03")
def test_a_comment_of_a_mail_from_nobody_says_so(ordna: Ordna, held: str) -> None:
    ordna("mail", "receive", ordna.writes("door.eml", DOOR))
    ordna("mail", "quarantine", "accept", held, "--order", "1")
    assert "💬 Unknown sender: The lift" in ordna("order", "show", "1").out


@pytest.mark.shows("L", "WO-03")
def test_a_held_mail_is_let_in_onto_an_order(ordna: Ordna, held: str) -> None:
    ordna("mail", "receive", ordna.writes("door.eml", DOOR))
    assert ordna("mail", "quarantine", "accept", held, "--order", "1").code == 0
    order = ordna("order", "show", "1", "--json").json()
    assert [each["text"] for each in order["comments"]] == ["The lift stands still."]


@pytest.mark.shows("L", "WO-03")
def test_who_let_a_mail_in_stands_in_the_order_s_history(town: Town) -> None:
    ordna = town.ordna
    ordna("mail", "receive", ordna.writes("nobody.eml", NOBODY))
    held = ordna("mail", "quarantine", "--json").json()[0]["id"]
    number = ordna("mail", "quarantine", "accept", held, "--as", "Maja").out.split()[1][:-1]
    assert "let a held mail in" in ordna("order", "history", number).out


@pytest.mark.shows("L", "WO-03")
def test_a_held_mail_is_put_away_and_stays_in_the_whole_list(ordna: Ordna, held: str) -> None:
    ordna("mail", "quarantine", "discard", held)
    some, everything = ordna("mail", "list").out, ordna("mail", "list", "--all", "--json").json()
    assert ("Who am I" in some, [each["state"] for each in everything]) == (False, ["discarded"])


@pytest.mark.shows("L", "WO-03")
def test_a_held_mail_tried_anew_says_what_became_of_it(ordna: Ordna, held: str) -> None:
    assert "no sender" in ordna("mail", "quarantine", "retry", held).out


@pytest.mark.parametrize("word", ["show", "accept", "retry", "discard"])
def test_a_mail_that_does_not_wait_is_refused_with_where_to_look(ordna: Ordna, word: str) -> None:
    answer = ordna("mail", "quarantine", word, "00000000-0000-0000-0000-000000000001")
    assert (answer.code, "ordna mail quarantine" in answer.err) == (1, True)


def test_a_technician_does_not_sort_the_mail(town: Town) -> None:
    assert town.ordna("mail", "quarantine", "list", "--as", "Anna").code == 1


@pytest.mark.shows("L", "WO-03")
def test_the_list_says_what_became_of_each_mail(ordna: Ordna) -> None:
    ordna("mail", "receive", ordna.writes("door.eml", DOOR))
    (row,) = ordna("mail", "list", "--json").json()
    assert (row["from"], row["subject"], row["outcome"], row["order"]) == (
        "karin@brfeken.example", "The door", "order", "1",
    )  # fmt: skip
    assert "AO 1: new order" in ordna("mail", "list").out


@pytest.mark.shows("L", "XT-20")
def test_a_blocked_sender_s_mail_is_put_away(ordna: Ordna) -> None:
    ordna("setting", "set", "blocked-senders", "@brfeken.example")
    answer = ordna("mail", "receive", ordna.writes("door.eml", DOOR))
    assert "1  sender blocked, put away" in answer.out
    assert ordna("order", "list").out.count("AO") == 0


@pytest.mark.shows("L", "DO-01")
def test_a_file_that_is_not_taken_stands_in_the_order_s_history(ordna: Ordna) -> None:
    program = (
        "From: karin@b.example\nSubject: The door\nMIME-Version: 1.0\n"
        "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nIt is open.\n--b\n"
        'Content-Type: application/pdf; name="invoice.exe"\n\nMZ\n--b--\n'
    )
    ordna("mail", "receive", ordna.writes("program.eml", program))
    assert "were not taken: invoice.exe" in ordna("order", "history", "1").out


@pytest.mark.shows("L", "WO-03")
def test_an_mbox_is_taken_in_mail_by_mail(ordna: Ordna) -> None:
    path = written(ordna, "old.mbox", DOOR.format(nth=1), DOOR.format(nth=2), NOBODY)
    answer = ordna("mail", "receive", path)
    assert answer.lines == [
        "3 mails taken in.", "      2  new order", "      1  waits for somebody",
    ]  # fmt: skip


def test_the_same_command_goes_on_where_it_was_stopped(ordna: Ordna) -> None:
    ordna("mail", "receive", written(ordna, "half.mbox", DOOR.format(nth=1)))
    whole = written(ordna, "whole.mbox", DOOR.format(nth=1), DOOR.format(nth=2))
    assert ordna("mail", "receive", whole).lines[0] == "1 mail taken in. 1 was here already."


async def test_ctrl_c_ends_the_work_after_the_mails_in_hand() -> None:
    tally = Tally()
    with until_interrupted(tally):
        os.kill(os.getpid(), signal.SIGINT)
        await tally.stopped.wait()
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_of_a_maildir_only_what_was_delivered_is_taken_in(ordna: Ordna) -> None:
    for folder in ("cur", "new", "tmp"):
        (ordna.folder / "mail" / folder).mkdir(parents=True)
        path = f"mail/{folder}/1.host:2,S"
        ordna.writes(path, DOOR.format(nth=folder))
    ordna.writes("mail/dovecot-uidlist", "3 V1")
    assert ordna("mail", "receive", "mail").lines[0] == "2 mails taken in."


def test_a_file_that_can_t_be_read_is_named_and_the_others_are_taken_in(
    ordna: Ordna, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cli.mail.sources.LARGEST", 200)
    ordna.writes("large.eml", DOOR + "x" * 500)
    ordna.writes("small.eml", DOOR)
    answer = ordna("mail", "receive", "large.eml", "small.eml")
    assert (answer.code, answer.lines[0]) == (1, "1 mail taken in.")
    assert "large.eml can't be read" in answer.err


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        (f"{BETWEEN}A: b\n\n>From here on\n>>From there\n", ["A: b\n\nFrom here on\n>From there\n"]),
        (f"{BETWEEN}A: b\n\nx\n\nFrom now on it is open.\n", ["A: b\n\nx\n\nFrom now on it is open.\n"]),
        (f"{BETWEEN}A: b\n\nx\n\n{BETWEEN}C: d\n\ny\n", ["A: b\n\nx\n", "C: d\n\ny\n"]),
        (f"{BETWEEN}A: b\r\n\r\nx\r\n\r\n{BETWEEN}C: d\n", ["A: b\r\n\r\nx\r\n", "C: d\n"]),
        (BETWEEN, [""]),
    ],
)  # fmt: skip
def test_an_mbox_is_parted_where_mails_begin(
    tmp_path: Path, content: str, texts: list[str]
) -> None:
    path = tmp_path / "box"
    path.write_bytes(content.encode())
    assert [each.raw.decode() for each in mails_in(path)] == texts


def test_outlook_s_own_format_is_named_with_what_to_do(ordna: Ordna) -> None:
    (ordna.folder / "door.msg").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))
    answer = ordna("mail", "receive", "door.msg")
    assert (answer.code, "save it there as .eml" in answer.err) == (1, True)


def test_one_mail_with_a_from_line_is_one_mail(tmp_path: Path) -> None:
    """Hosts write such a line before a mail, and a bounce may hold a second one."""
    path = tmp_path / "bounce.eml"
    path.write_text(f"{BETWEEN}A: b\n\nIt came back:\n\n{BETWEEN}C: d\n")
    assert len(list(mails_in(path))) == 1


def test_a_mail_is_explained_in_words(ordna: Ordna) -> None:
    out = ordna("mail", "parse", ordna.writes("door.eml", DOOR)).out
    for said in (
        "a fault report",
        "Karin Ek <karin@brfeken.example>",
        "| The door will not close.",
    ):
        assert said in out
    assert "→ It would be a new order." in out


def test_a_mail_is_explained_in_the_company_s_language(ordna: Ordna) -> None:
    path = ordna.writes("nobody.eml", NOBODY)
    english, swedish = (
        ordna("mail", "parse", path, ORDNA_LANGUAGE=each).lines[-1] for each in ("en", "sv")
    )
    assert english != swedish


def test_what_a_host_wrote_of_the_sender_is_told_with_what_it_is_worth(ordna: Ordna) -> None:
    said = "Authentication-Results: mx.host.example; dkim=pass header.d=brfeken.example\n"
    out = ordna("mail", "parse", ordna.writes("door.eml", said + DOOR)).out
    assert "brfeken.example has signed it" in out
    assert "only where ORDNA_AUTHSERV_ID names mx.host.example" in out


def test_many_mails_are_explained_shortly(ordna: Ordna) -> None:
    path = written(ordna, "old.mbox", DOOR.format(nth=1), NOBODY)
    out = ordna("mail", "parse", path).out
    assert out.count("→") == 2
    assert "It would wait for somebody: It has no sender that can be read." in out


def test_a_report_on_a_returned_mail_of_nobody_s_names_no_order(ordna: Ordna) -> None:
    report = (
        "From: MAILER-DAEMON@b.example\nSubject: failure notice\n\n<gone@b.example>: unknown\n"
    )
    assert ordna("mail", "parse", ordna.writes("back.eml", report)).lines[-1] == (
        "  → It would be noted."
    )


def test_against_the_database_it_is_foretold_what_would_become_of_a_mail(ordna: Ordna) -> None:
    ordna("mail", "receive", ordna.writes("door.eml", DOOR.format(nth=1)))
    answer = DOOR.format(nth=2).replace("\n\n", "\nIn-Reply-To: <1@b.example>\n\n", 1)
    path = ordna.writes("answer.eml", answer)
    assert "a comment on AO 1" in ordna("mail", "parse", path, "--against").out
    assert ordna("order", "show", "1", "--json").json()["comments"] == []


@pytest.mark.parametrize("make", [lambda text: text, lambda text: BETWEEN + text])
def test_each_file_is_one_object_for_machines(ordna: Ordna, make: Callable[[str], str]) -> None:
    path = ordna.writes("door.eml", make(DOOR))
    lines = ordna("mail", "parse", path, "--json").lines
    assert [json.loads(line)["file"] for line in lines] == ["door.eml"]


def test_every_file_is_one_object_whatever_it_holds(ordna: Ordna, tmp_path: Path) -> None:
    """Also an mbox of several, a file of nothing, and one that is no mail."""
    mbox = b"From a@b.example Tue Nov 24 08:00:00 2026\nSubject: x\n\none\n\n"
    files = {"a": mbox * 2, "b": b"", "c.bin": bytes(range(256)), "d.eml": b"Subject: y\n\nz"}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    paths = [str(tmp_path / name) for name in files]
    printed = ordna("mail", "parse", "--json", *paths).out
    told = [json.loads(line) for line in printed.splitlines()]
    assert [each["file"] for each in told] == paths


@pytest.mark.shows("L", "WO-03")
def test_the_list_of_mails_is_no_wider_than_a_terminal(ordna: Ordna) -> None:
    long = DOOR.replace("Subject: The door", "Subject: " + "The door on the yard " * 5)
    ordna("mail", "receive", ordna.writes("door.eml", long))
    assert max(map(len, ordna("mail", "list").out.splitlines())) <= 100
