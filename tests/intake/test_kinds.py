"""Every mail is told for what it is: from a person, from a machine, or a mail that came back."""

import pytest

from intake.parsing import Kind, read_mail
from tests.intake.writing import PNG, file_part, multipart, part, plain

DSN = (
    b"Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.x.se\r\n\r\n"
    b"Final-Recipient: rfc822; borta@x.se\r\nAction: failed\r\nStatus: 5.1.1\r\n"
)
RETURNED = (
    b"Content-Type: message/rfc822\r\n\r\nMessage-ID: <vart@ordna>\r\nSubject: Din\r\n\r\nHej"
)
DAEMON = b"From: MAILER-DAEMON@mx.x.se\r\nSubject: Undelivered Mail Returned to Sender"


def bounce(report: bytes = DSN) -> bytes:
    raw = multipart("report", part("text/plain", "Sorry."), report, RETURNED, head=DAEMON)
    return raw.replace(b"report;", b"report; report-type=delivery-status;", 1)


MAILS = {
    "a report": (plain("Hissen står"), "report"),
    "only a subject": (plain("", "Subject: Hissen står still"), "report"),
    "only a photo": (multipart("mixed", file_part("image/png", PNG)), "report"),
    "nothing at all": (plain("", "Subject: "), "empty"),
    "blank lines": (plain(" \n\n", "Subject: "), "empty"),
    "an answer": (plain("Ja", "Subject: SV: Tid"), "reply"),
    "an answer by its header": (plain("Ja", "In-Reply-To: <a@x>"), "reply"),
    "an answer with nothing new": (plain("> Hej", "In-Reply-To: <a@x>"), "empty"),
    "an answer with a photo only": (
        multipart("mixed", file_part("image/png", PNG), head=b"In-Reply-To: <a@x>"), "reply",
    ),
    "a sticker's plus-address": (plain("Hissen", "To: fel+d014@service.example"), "report"),
    "a forward": (
        plain("---------- Forwarded message ---------\nFrom: Bo <bo@x.se>\nDate: idag\n"
              "Subject: Hiss\nTo: <karin@x.se>\n\nHissen står", "Subject: Fwd: Hiss"), "report",
    ),
    "an alarm": (plain("Larm: hiss 2", "Auto-Submitted: auto-generated"), "report"),
    "out of office": (plain("Borta", "Auto-Submitted: auto-replied"), "auto_reply"),
    "autosvar": (plain("Borta", "Subject: Autosvar: Din bokning"), "auto_reply"),
    "automatiskt svar": (plain("Borta", "Subject: Automatiskt svar: Din bokning"), "auto_reply"),
    "frånvaro": (plain("Borta", "Subject: =?utf-8?q?Fr=C3=A5nvaro=3A_semester?="), "auto_reply"),
    "automatic reply": (plain("Away", "Subject: Automatic reply: Your booking"), "auto_reply"),
    "x-autoreply": (plain("Borta", "X-Autoreply: yes"), "auto_reply"),
    "no warmth": (plain("x", "Subject: =?utf-8?q?Fr=C3=A5nvaro_av_v=C3=A4rme?="), "report"),
    "away until a day": (plain("Away", "Subject: Out of office until Monday"), "auto_reply"),
    "away for an answer": (
        plain("Away", "Subject: Out of Office AutoReply: Your booking"), "auto_reply",
    ),
    "read": (plain("x", "Subject: Read: Your booking", "In-Reply-To: <a@x>"), "auto_reply"),
    "a machine's answer that is broken": (
        plain("x", "Subject: Automatiskt svar i porttelefonen fungerar inte"), "report",
    ),
    "a lift that answers": (
        plain("x", "Subject: Automatic response system in lift 2 broken"), "report",
    ),
    "an evening": (plain("x", "Subject: Out of office hours: door broken"), "report"),
    "a meter that was read": (plain("x", "Subject: Read: meter 12 has stopped"), "report"),
    "a gate": (plain("x", "Subject: Auto: port 3 trasig"), "report"),
    "an administrator's alarm": (
        plain("Door 512 - stuck, quota 3 of 4", "From: System Administrator <larm@x.se>",
              "Subject: Alarm"), "report",
    ),
    "a postmaster who lives there": (
        plain("Rum 512 läcker, mejla bo@x.se", "From: Karin <postmaster@x.se>"), "report",
    ),
    "a returned mail": (bounce(), "bounce"),
    "a delayed mail": (bounce(DSN.replace(b"failed", b"delayed")), "bounce"),
    "a receipt of delivery": (bounce(DSN.replace(b"failed", b"delivered")), "auto_reply"),
    "returned in words": (
        plain("Your message could not be delivered:\n<borta@x.se>: user unknown",
              "From: MAILER-DAEMON@x.se", "Subject: failure notice"), "bounce",
    ),
    "a person about post": (
        plain("Mail to karin@x.se failed, user unknown?", "Subject: Mail delivery"), "report",
    ),
    "a complaint": (
        multipart("report", b"Content-Type: message/feedback-report\r\n\r\nFeedback-Type: a\r\n"),
        "feedback",
    ),
    "an answer to a booking": (
        multipart("mixed", part("text/calendar; method=REPLY", "BEGIN:VCALENDAR\r\n")),
        "calendar_reply",
    ),
    "an invitation": (
        multipart("mixed", part("text/plain", "Möte"),
                  part("text/calendar; method=REQUEST", "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\n")),
        "report",
    ),
    "our own letter": (plain("Din bokning", "X-Ordna-Letter: booking"), "own"),
    "our own letter in a returned mail": (
        bounce().replace(b"Subject: Din", b"X-Ordna-Letter: b\r\nSubject: Din"), "bounce",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("raw", "kind"), MAILS.values(), ids=MAILS.keys())
def test_the_kind_is_told(raw: bytes, kind: str) -> None:
    assert read_mail(raw).kind == Kind(kind)


def test_a_returned_mail_says_whom_it_did_not_reach_and_which_it_was() -> None:
    mail = read_mail(bounce())
    assert (mail.bounced, mail.returned_ids, mail.bounce_temporary) == (
        ("borta@x.se",), ("vart@ordna",), False,
    )  # fmt: skip


def test_a_delayed_mail_is_only_for_the_time_being() -> None:
    assert read_mail(bounce(DSN.replace(b"failed", b"delayed"))).bounce_temporary


REASONS = {
    "Auto-Submitted: auto-generated": "auto-submitted",
    "Precedence: bulk": "precedence",
    "List-Id: <nyheter.x.se>": "list",
    "X-Auto-Response-Suppress: DR, OOF, AutoReply": "suppressed",
    "X-Loop: karin@x.se": "loop",
    "Return-Path: <>": "null-sender",
    "From: no-reply@x.se": "robot",
    "From: noreply-larm@x.se": "robot",
}


@pytest.mark.parametrize(("header", "reason"), REASONS.items())
def test_machines_are_not_answered(header: str, reason: str) -> None:
    mail = read_mail(plain("Hej", header))
    assert (mail.unanswerable, mail.answerable) == ((reason,), False)


@pytest.mark.parametrize(
    "header", ["Auto-Submitted: no", "Return-Path: <karin@x.se>", "X-Mailer: x"]
)
def test_a_person_is_answered(header: str) -> None:
    assert read_mail(plain("Hej", header)).answerable


def test_returned_mails_are_never_answered() -> None:
    assert not read_mail(bounce()).answerable
