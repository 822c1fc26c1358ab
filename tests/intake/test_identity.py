"""A mail that comes twice is one mail, and two that share a Message-ID are two."""

import time
from datetime import date

import pytest

from intake.identity import identity
from intake.received import ReceivedMail
from tests.intake.writing import plain

MAIL = plain("Hissen står.\n\nMvh\nKarin", "Subject: Hissen", "Cc: <styrelsen@x.se>")


DAY = date(2026, 11, 24)


def key(raw: bytes, *, source: str = "smtp", day: date = DAY) -> str:
    mail = ReceivedMail(raw, "karin@brfeken.se", ("fel@service.example",), source, "")
    return identity(mail, day)


SAME = {
    "by IMAP": MAIL.replace(b"\r\n", b"\n"),
    "with the traces of another way": b"Return-Path: <karin@x.se>\r\nReceived: from a by b\r\n"
    b"Delivered-To: x@y.se\r\nX-Spam-Score: 1\r\nDKIM-Signature: v=1;\r\n b=abc\r\n"
    b"Authentication-Results: mx; spf=pass\r\n" + MAIL,
    "with its header folded": MAIL.replace(b"To: ", b"To:\r\n "),
    "with other letters in the names of headers": MAIL.replace(b"Message-ID", b"Message-Id"),
    "with its header in another order": MAIL.replace(b"Subject: Hissen\r\n", b"").replace(
        b"Content-Transfer", b"Subject: Hissen\r\nContent-Transfer"
    ),
    "with Gmail's id in the place of its own": MAIL.replace(
        b"Message-ID: <1@brfeken.se>",
        b"Message-ID: <x@mx.google.com>\r\nX-Google-Original-Message-ID: <1@brfeken.se>",
    ),
    "with a line end more": MAIL + b"\r\n",
    "with a blank line before": b"\r\n" + MAIL,
}


@pytest.mark.parametrize("raw", SAME.values(), ids=SAME.keys())
def test_the_same_mail_has_the_same_key(raw: bytes) -> None:
    assert key(raw, source="imap") == key(MAIL)


OTHER = {
    "another text under the same id": MAIL.replace("står".encode(), b"gick"),
    "another subject": MAIL.replace(b"Hissen\r\n", b"Hissen igen\r\n"),
    "another sender": MAIL.replace(b"karin@brf", b"eva@brf"),
    "another time": MAIL.replace(b"08:00:00", b"08:00:01"),
    "another id": MAIL.replace(b"<1@", b"<2@"),
    "no id": MAIL.replace(b"Message-ID: <1@brfeken.se>\r\n", b""),
    "text moved from header to body": MAIL.replace(b"Subject: Hissen\r\n", b""),
}


@pytest.mark.parametrize("raw", OTHER.values(), ids=OTHER.keys())
def test_another_mail_has_another_key(raw: bytes) -> None:
    assert key(raw) != key(MAIL)


def test_mails_without_an_id_are_told_apart_by_what_they_say() -> None:
    first, second = plain("Hiss 1", "Message-ID: "), plain("Hiss 2", "Message-ID: ")
    assert (key(first) == key(first), key(first) == key(second)) == (True, False)


def test_the_envelope_has_no_part_in_it() -> None:
    mine = ReceivedMail(MAIL, "", ("a@x.se", "b@x.se"), "imap", "192.0.2.1")
    assert identity(mine, DAY) == key(MAIL)


def test_a_large_mail_takes_little_time() -> None:
    start = time.process_time()
    key(MAIL + b"QUJD\r\n" * 4_000_000)
    assert time.process_time() - start < 2.0


ALARM = b"From: panel@x.se\r\nSubject: Larm\r\n\r\nHiss 3 har stannat."


def test_the_same_alarm_on_another_day_is_another_mail() -> None:
    """A panel that gives its mails neither an id nor a date sends the same bytes each time."""
    days = (DAY, DAY, date(2026, 11, 25))
    first, again, next_day = (key(ALARM, day=day) for day in days)
    assert (first == again, first == next_day) == (True, False)


def test_an_alarm_is_known_again_by_how_it_set_out() -> None:
    """Whatever day it is fetched on, and by whichever way it came from its first host."""
    trace = b"Received: from panel by mx.x.se; Tue, 24 Nov 2026 08:00:00 +0100\r\n"
    nearer = b"Received: from mx.x.se by imap.x.se\r\n" + trace
    later = trace.replace(b"08:00", b"09:00")
    one, other = key(trace + ALARM), key(nearer + ALARM, day=date(2026, 11, 30))
    assert (one == other, one == key(later + ALARM)) == (True, False)
