"""Whatever bytes come in: reading never raises, and nothing of the text is made up."""

import json
import pickle
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as some

from intake.parsing import as_json, problems, read_mail
from intake.parsing.addresses import people
from intake.parsing.encoded_words import readable
from intake.parsing.html_text import html_to_text
from intake.parsing.parameters import structured
from intake.parsing.replies import split_reply

SNIPPETS = [
    b"From: ", b"To: ", b"Subject: ", b"Date: ", b"Content-Type: ", b"multipart/mixed",
    b"multipart/alternative", b"multipart/report", b"message/rfc822", b"text/plain", b"text/html",
    b"text/calendar", b"message/delivery-status", b"; boundary=", b'"b"', b"--b", b"--b--",
    b"\r\n", b"\n", b"\r", b" ", b"\t", b": ", b";", b"=?utf-8?q?", b"?=", b"=?iso-8859-1?b?",
    b"; charset=",
    b"utf-16", b"utf-7", b"iso-2022-jp", b"hz", b"; name*0*=", b"%e5", b"''", b"Content-Transfer-"
    b"Encoding: ", b"base64", b"quoted-printable", b"=C3", b"=\r\n", b"<", b">", b"@", b"a@b.se",
    b"(", b")", b'"', b"\\", b",", b"\x00", b"\xff", b"\xc3\xa5", b"<div class=gmail_quote>", b"<!--",
    b"&#x110000;", b"&#99999999999;", b"> ", b"Den 24 nov. 2026 kl 08:00 skrev Anna <a@x.se>:",
    b"-----Original Message-----", b"-- ", b"Mvh", b"From: a@b\nSent: b\nTo: c\nSubject: d\n",
    b"MAILER-DAEMON@x.se", b"Return-Path: <>", b"Final-Recipient: rfc822;", b"; format=flowed",
    b"-0000", b"Tue, 24 Nov 2026 08:00:00 +0100", b"99999999999", b"hej", b"In-Reply-To: <a@b>",
]  # fmt: skip
any_mail = some.lists(some.sampled_from(SNIPPETS) | some.binary(max_size=8), max_size=60).map(
    b"".join
)


@given(any_mail | some.binary(max_size=500))
@settings(max_examples=400, deadline=None)
def test_reading_never_raises_and_always_prints(raw: bytes) -> None:
    mail = read_mail(raw)
    json.dumps(as_json(mail, "x")).encode()
    pickle.dumps(mail)


@given(any_mail)
@settings(max_examples=400, deadline=None)
def test_reading_needs_no_last_resort(raw: bytes) -> None:
    """The net under the reader is there, but no mail that we can think of falls into it."""
    assert problems.READING_FAILED not in read_mail(raw).problems


any_text = some.text(max_size=400) | some.lists(some.sampled_from(
    ["> ", "\n", "Den 24 nov. 2026 kl 08:00 skrev Anna <a@x.se>:", "hej ", "-- ", "Mvh",
     "Från: a@b\n",     "Ämne: x\n",
     "Till: y\n", "-----Original Message-----", "Skickat från min iPhone", "/Karin"],
), max_size=40).map("".join)  # fmt: skip


@given(any_text)
@settings(max_examples=400, deadline=None)
def test_splitting_keeps_every_word(text: str) -> None:
    """Cut text is kept: the pieces together hold all that the mail says."""
    split = split_reply(text)
    kept = f"{split.reply}\n{split.quoted}\n{split.signature}"
    letters = sorted(sign for sign in text if sign.isalnum())
    assert sorted(sign for sign in kept if sign.isalnum()) == letters


@given(some.text(alphabet="<>/!-&;#=\"' adivscript9", max_size=300))
@settings(max_examples=300, deadline=None)
def test_html_of_any_sort_becomes_text(html: str) -> None:
    assert isinstance(html_to_text(html), str)


@given(some.text(alphabet='"\\(),;:<>@= ?utf-8qa.\r\n', max_size=200))
@settings(max_examples=300, deadline=None)
def test_headers_of_any_sort_are_read(value: str) -> None:
    raw = value.encode()
    people(raw)
    structured(raw)
    assert "\n" not in readable(raw)


@given(some.sampled_from(['"', "\\", "(", "<", ",", ";", "=?", "a@", '"\\', "';", 'x="', "*0*="]))
def test_headers_cost_in_proportion_to_their_length(sign: str) -> None:
    """Ten times the header yields at most ten times the tokens: nothing is read twice."""
    sizes = [len(people((sign * n).encode())) for n in (10, 100, 1_000)]
    assert all(longer <= 10 * max(shorter, 1) + 1 for shorter, longer in pairwise(sizes))
