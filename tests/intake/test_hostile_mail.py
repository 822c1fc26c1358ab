"""Mails made to do harm are read in bounded time, and what passes a limit is said."""

import time

import pytest

from intake.parsing import limits, problems, read_mail
from tests.intake.writing import multipart, part

HEAD = b"From: a@b.se\r\nSubject: x\r\n"
HTML = HEAD + b"Content-Type: text/html\r\n\r\n"
DAEMON = b"From: MAILER-DAEMON@x.se\r\nSubject: Undelivered\r\n\r\n"
GENEROUS = 5.0
"""Seconds; each of these takes well below one, and minutes with a naive reader."""


def nested(depth: int) -> bytes:
    inside = b"\r\nhej\r\n"
    opening = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n)
        for n in range(depth)
    )
    return HEAD + opening + inside


SHAPES = {
    "nested multiparts": nested(10_000),
    "nested mails": HEAD + b"Content-Type: message/rfc822\r\n\r\n" * 1_000 + b"hej",
    "headers": b"A: b\r\n" * 300_000 + b"\r\nhej",
    "one line": HEAD + b"\r\n" + b"x" * 5_000_000,
    "one header": b"Subject: " + b"x" * 5_000_000 + b"\r\n\r\nhej",
    "empty lines": HEAD + b"\r\n" + b"\r\n" * 1_000_000,
    "parts": HEAD
    + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"
    + b"--b\r\nContent-Disposition: attachment; filename=a\r\n\r\nx\r\n" * 50_000,
    "parameters": HEAD + b"Content-Type: text/plain" + b"; a=b" * 20_000 + b"\r\n\r\nhej",
    "unclosed quotes": HEAD + b"Content-Type: text/plain" + b'; a=";;;;' * 12_000 + b"\r\n\r\nhej",
    "escaped quotes": b'From: "' + b'\\"' * 4_000 + b"\r\n\r\nhej",
    "parentheses": b"From: " + b"(" * 8_000 + b"\r\n\r\nhej",
    "angles": b"From: " + b"<" * 8_000 + b"\r\nMessage-ID: " + b"<" * 8_000 + b"\r\n\r\nhej",
    "references": HEAD + b"References: " + b"<a@b>\r\n " * 100_000 + b"\r\n\r\nhej",
    "encoded words": b"Subject: " + b"=?a?q?" * 1_300 + b"\r\n\r\nhej",
    "comments in html": HTML + b"<!--" * 50_000,
    "attributes in html": HTML + b'<a b="' * 40_000,
    "divs": HTML + b"<div>" * 50_000 + b"hej",
    "quotes in html": HTML + b"<blockquote>x" * 20_000,
    "closing tags": HTML + b"<div>" * 190 + b"</span>" * 30_000,
    "entities": HTML + b"&#" + b"9" * 100_000 + b";hej" + b"&" * 50_000,
    "quote bait": HEAD + b"\r\n" + b"On a a a a a a a wrote " * 10_000,
    "quote bait in lines": HEAD + b"\r\n" + b"On 2020-01-01 10:10 a\r\n" * 8_000,
    "colons": HEAD + b"\r\n" + b"a:\r\n" * 20_000,
    "header blocks": HEAD + b"\r\n" + b"From: a\r\nTo: b,\r\nc,\r\n" * 5_000,
    "quoted and not": HEAD + b"\r\n" + b"> a\r\nb\r\n" * 20_000,
    "signatures": HEAD + b"\r\n" + b"mvh\r\n--\r\n" * 20_000,
    "addresses in a returned mail": DAEMON + b"a@" * 50_000 + b"\r\n" + b"550 a@b.se\r\n" * 5_000,
    "boundaries that are none": HEAD
    + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"
    + b"--bx\r\n" * 300_000,
    "flowed": HEAD + b"Content-Type: text/plain; format=flowed\r\n\r\n" + b"a \r\n" * 50_000,
    "base64 padding": HEAD + b"Content-Transfer-Encoding: base64\r\n\r\n" + b"=" * 1_000_000,
}


@pytest.mark.parametrize("raw", SHAPES.values(), ids=SHAPES.keys())
def test_a_hostile_mail_is_read_in_bounded_time(raw: bytes) -> None:
    """Something to show comes back, and soon."""
    start = time.process_time()
    read_mail(raw)
    assert time.process_time() - start < GENEROUS


LIMITS = {
    "depth": (nested(limits.DEPTH), nested(limits.DEPTH + 1), problems.TOO_DEEP),
    "parts": (
        multipart("mixed", *[part("text/plain", "x")] * (limits.PARTS - 1)),
        multipart("mixed", *[part("text/plain", "x")] * limits.PARTS),
        problems.TOO_MANY_PARTS,
    ),
    "files": (
        multipart("mixed", *[part("image/png", "x")] * limits.ATTACHMENTS),
        multipart("mixed", *[part("image/png", "x")] * (limits.ATTACHMENTS + 1)),
        problems.TOO_MANY_FILES,
    ),
    "text": (
        HEAD + b"\r\n" + b"x" * limits.TEXT_CHARS,
        HEAD + b"\r\n" + b"x" * (limits.TEXT_CHARS + 1),
        problems.TEXT_TOO_LONG,
    ),
    "header lines": (
        b"A: b\r\n" * limits.HEADER_LINES + b"\r\nhej",
        b"A: b\r\n" * (limits.HEADER_LINES + 1) + b"\r\nhej",
        problems.HEAD_TOO_LONG,
    ),
}


@pytest.mark.parametrize(("within", "beyond", "problem"), LIMITS.values(), ids=LIMITS.keys())
def test_what_passes_a_limit_is_said(within: bytes, beyond: bytes, problem: str) -> None:
    assert problem not in read_mail(within).problems
    assert problem in read_mail(beyond).problems


@pytest.mark.parametrize("beyond", [case[1] for case in LIMITS.values()], ids=LIMITS.keys())
def test_what_passes_a_limit_is_for_a_person_to_look_at(beyond: bytes) -> None:
    assert read_mail(beyond).incomplete


def test_the_text_after_too_long_a_header_is_still_read() -> None:
    assert read_mail(b"A: b\r\n" * 100_000 + b"\r\nHissen").text == "Hissen"


def test_text_behind_endless_divs_is_not_lost() -> None:
    assert read_mail(HTML + b"<div>" * 50_000 + b"Hissen").text == "Hissen"


def test_words_encoded_in_words_are_decoded_only_once() -> None:
    """Such a name could otherwise be unpacked for ever."""
    raw = b"From: =?utf-8?q?=3D=3Futf-8=3Fq=3F=3C=3F=3D?= =?utf-8?q?<?=\r\n\r\nhej"
    assert problems.READING_FAILED not in read_mail(raw).problems
