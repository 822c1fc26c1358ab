"""Mails made to do harm, each by its name; they are made when asked for, for some are large."""

import base64
import resource
import struct
import time
import zlib
from collections.abc import Callable

from intake.parsing import ParsedMail, read_mail
from tests.intake.winmail import content, file, message_file, one, properties, winmail
from tests.intake.writing import file_part, multipart, part

HEAD = b"From: a@b.se\r\nSubject: x\r\n"
HTML = HEAD + b"Content-Type: text/html\r\n\r\n"
MIXED = HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"
FLOWED = HEAD + b"Content-Type: text/plain; format=flowed\r\n\r\n"
DAEMON = b"From: MAILER-DAEMON@x.se\r\nSubject: Undelivered\r\n\r\n"
MEGABYTE = 1024 * 1024


def timed(raw: bytes) -> tuple[float, float, ParsedMail]:
    """Read a mail; give the processor's seconds, the process's largest megabytes, and the mail."""
    start = time.process_time()
    mail = read_mail(raw)
    seconds = time.process_time() - start
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, mail


def nested(depth: int) -> bytes:
    """Write a part in a part in a part."""
    opening = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n)
        for n in range(depth)
    )
    return HEAD + opening + b"\r\nhej\r\n"


def of_type(kind: str, body: bytes, *headers: str) -> bytes:
    head = [f"Content-Type: {kind}", *headers]
    return HEAD + "\r\n".join(head).encode() + b"\r\n\r\n" + body


def packed(kind: str, body: bytes, *headers: str) -> bytes:
    """Write a mail that is one part in base64."""
    return HEAD + file_part(kind, body, *headers)


def tnef(*objects: bytes) -> bytes:
    return packed("application/ms-tnef", winmail(*objects))


def _envelope_bomb() -> bytes:
    from tests.intake.test_envelopes import packed as cms_packed

    return packed("application/pkcs7-mime", cms_packed(b"\r\n" + b"x" * 100 * MEGABYTE))


def _tnef_in_tnef() -> bytes:
    inside = winmail()
    for _ in range(200):
        inside = winmail(message_file(inside))
    return packed("application/ms-tnef", inside)


def _rtf(rtf: bytes) -> bytes:
    return tnef(properties(content(0x1009, struct.pack("<II4sI", 0, len(rtf), b"MELA", 0) + rtf)))


def _strays() -> bytes:
    opening = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n" % n for n in range(20_000)
    )
    return HEAD + opening + b"".join(b"--b%d\r\n" % n for n in reversed(range(20_000)))


def _mails_in_mails() -> bytes:
    inside = b"\r\nhej"
    for n in range(19):
        inner = b"Content-Type: message/rfc822\r\n\r\nSubject: x\r\n" + inside
        many = b"".join(b"--c%d\r\nContent-Type: image/png\r\n\r\nx\r\n" % n for _ in range(50))
        inside = b"Content-Type: multipart/mixed; boundary=c%d\r\n\r\n%s--c%d\r\n%s" % (
            n,
            many,
            n,
            inner,
        )
    return HEAD + inside


def _pages() -> bytes:
    page = part("text/html", "<div><p>x</p><table><tr><td>y</td></tr></table>" * 2_500)
    return multipart("alternative", *[page] * 150)


def _calendar(*lines: str) -> bytes:
    event = "\r\n".join(["BEGIN:VCALENDAR", "METHOD:COUNTER", *lines])
    return of_type("text/calendar; method=COUNTER", event.encode())


SHAPES: dict[str, Callable[[], bytes]] = {
    # Of reliability's table of what Python's own parser does with them.
    "nested multiparts, 500": lambda: nested(500),
    "nested multiparts, 1,000": lambda: nested(1_000),
    "nested multiparts, 10,000": lambda: nested(10_000),
    "nested with the same boundary": lambda: (
        HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" * 10_000
    ),
    "nested mails": lambda: HEAD + b"Content-Type: message/rfc822\r\n\r\n" * 1_000 + b"hej",
    "a million headers": lambda: b"A: bcd\r\n" * 1_000_000 + b"\r\nhej",
    "a header line of 50 MB": lambda: b"Subject: " + b"x" * 50 * MEGABYTE + b"\r\n\r\nhej",
    "a body line of 50 MB": lambda: HEAD + b"\r\n" + b"x" * 50 * MEGABYTE,
    "ten million empty lines": lambda: HEAD + b"\r\n" + b"\r\n" * 10_000_000,
    "a hundred thousand files": lambda: (
        MIXED + b"--b\r\nContent-Disposition: attachment; filename=a\r\n\r\nx\r\n" * 100_000
    ),
    "ten thousand parameters": lambda: of_type("text/plain" + "; a" * 10_000, b"hej"),
    "parameters with values": lambda: of_type("text/plain" + "; a=b" * 20_000, b"hej"),
    "unclosed quotes, 100 kB": lambda: of_type('text/plain; a="' + ";" * 100_000, b"hej"),
    "many unclosed quotes": lambda: of_type("text/plain" + '; a=";;;;' * 12_000, b"hej"),
    "pieces of a parameter": lambda: of_type(
        "text/plain" + "".join(f"; a*{n}*=%41" for n in range(10_000)), b"hej"
    ),
    "a hundred thousand references": lambda: (
        HEAD + b"References: " + b"<a@b>\r\n " * 100_000 + b"\r\n\r\nhej"
    ),
    "punycode": lambda: of_type("text/plain; charset=punycode", b"a-" * MEGABYTE),
    "comments in html": lambda: HTML + b"<!--" * 50_000,
    "attributes in html": lambda: HTML + b'<a b="' * 40_000,
    "forty thousand divs": lambda: HTML + b"<div>" * 40_000 + b"hej",
    "parentheses": lambda: b"From: " + b"(" * 8_000 + b"\r\n\r\nhej",
    "angles": lambda: b"From: " + b"<" * 8_000 + b"\r\nMessage-ID: " + b"<" * 8_000 + b"\r\n\r\nx",
    # What reads the text of a mail.
    "divs that never close": lambda: HTML + b"<div>" * 50_000 + b"hej",
    "quotes in html": lambda: HTML + b"<blockquote>x" * 20_000,
    "closing tags": lambda: HTML + b"<div>" * 190 + b"</span>" * 30_000,
    "entities": lambda: HTML + b"&#" + b"9" * 100_000 + b";hej" + b"&" * 50_000,
    "hidden divs": lambda: HTML + b'<div style="display:none">' * 10_000,
    "cells": lambda: HTML + b"<td><p>" * 35_000,
    "links": lambda: HTML + b"<a href=https://x.se/>x<b>" * 10_000,
    "tables in tables": lambda: HTML + b"<table><tr><td>" * 17_000 + b"hej",
    "a hundred and fifty pages": _pages,
    "quote bait": lambda: HEAD + b"\r\n" + b"On a a a a a a a wrote " * 10_000,
    "quote bait in lines": lambda: HEAD + b"\r\n" + b"On 2020-01-01 10:10 a\r\n" * 8_000,
    "colons": lambda: HEAD + b"\r\n" + b"a:\r\n" * 20_000,
    "header blocks": lambda: HEAD + b"\r\n" + b"From: a\r\nTo: b,\r\nc,\r\n" * 5_000,
    "quoted and not": lambda: HEAD + b"\r\n" + b"> a\r\nb\r\n" * 20_000,
    "quoted deeply": lambda: FLOWED + b">" * 250_000 + b" \r\n" + b"> " * 100_000,
    "signatures": lambda: HEAD + b"\r\n" + b"mvh\r\n--\r\n" * 20_000,
    "addresses in a returned mail": lambda: (
        DAEMON + b"a@" * 50_000 + b"\r\n" + b"550 a@b.se\r\n" * 5_000
    ),
    "flowed": lambda: FLOWED + b"a \r\n" * 50_000,
    "pgp": lambda: HEAD + b"\r\n" + b"-----BEGIN PGP SIGNED MESSAGE-----\r\nHash: a\r\n" * 5_000,
    "pgp signatures": lambda: (
        HEAD + b"\r\n" + b"-----BEGIN PGP SIGNED MESSAGE-----\r\n\r\na\r\n"
        b"-----BEGIN PGP SIGNATURE-----\r\n-----END PGP SIGNATURE-----\r\n" * 2_500
    ),
    "uuencoded beginnings": lambda: HEAD + b"\r\n" + b"begin 644 a\r\n" * 100_000,
    "uuencoded files": lambda: HEAD + b"\r\n" + b"begin 644 a\r\n#0V%T\r\n`\r\nend\r\n" * 20_000,
    "enriched": lambda: of_type("text/enriched", b"<<<param>" * 100_000),
    # What reads the head of a mail.
    "escaped quotes": lambda: b'From: "' + b'\\"' * 4_000 + b"\r\n\r\nhej",
    "groups": lambda: b"To: " + b"a:;," * 2_000 + b"\r\n\r\nhej",
    "signs of addresses": lambda: b"From: " + b"@" * 4_000 + b" @" * 2_000 + b"\r\n\r\nhej",
    "encoded words": lambda: b"Subject: " + b"=?a?q?" * 1_300 + b"\r\n\r\nhej",
    "question marks": lambda: b"Subject: =?utf-8?q?" + b"?" * 7_900 + b"\r\n\r\nhej",
    "folded without end": lambda: b"Subject: a\r\n" + b" a\r\n" * 1_000_000 + b"\r\nhej",
    "recipients": lambda: b"To: a@b.se\r\n" * 1_000 + b"\r\nhej",
    # What undoes encodings.
    "base64 padding": lambda: of_type(
        "text/plain", b"=" * MEGABYTE, "Content-Transfer-Encoding: base64"
    ),
    "base64 of nothing": lambda: of_type(
        "text/plain", b"!" * 20 * MEGABYTE, "Content-Transfer-Encoding: base64"
    ),
    "quoted-printable": lambda: of_type(
        "text/plain", b"=\r\n" * 3_000_000, "Content-Transfer-Encoding: quoted-printable"
    ),
    "25 MB of NUL": lambda: HEAD + b"\r\n" + bytes(25 * MEGABYTE),
    "utf-7": lambda: of_type("text/plain; charset=utf-7", b"+" * MEGABYTE),
    "escapes of japanese": lambda: of_type(
        "text/plain; charset=iso-2022-jp", b"\x1b$B\xff\x1b(B" * 100_000
    ),
    "stray bytes": lambda: of_type("text/plain; charset=utf-8", b"\xe5\xc3\xa5" * 300_000),
    "letters encoded twice": lambda: of_type("text/plain", "Ã¥".encode() * 200_000),
    "utf-16 without marks": lambda: of_type("text/plain; charset=utf-16", b"\0\xd8" * 500_000),
    # What finds the parts.
    "parts": lambda: MIXED + b"--b\r\n\r\nx\r\n" * 50_000,
    "boundaries that are none": lambda: MIXED + b"--bx\r\n" * 300_000,
    "boundaries to guess": lambda: MIXED + b"--x" * 500_000 + b"\r\n--y\r\n" * 100_000,
    "parts outside of parts": _strays,
    "ends that go on": lambda: MIXED + b"--b\r\n\r\nx\r\n--b--\r\ny\r\n" * 50_000,
    "mails in mails with files": _mails_in_mails,
    "a digest": lambda: multipart("digest", *[b"\r\nSubject: x\r\n\r\nhej"] * 190),
    # What is opened.
    "winmail, endless objects": lambda: tnef(one(0x8000, b"") * 500_000),
    "winmail, endless counts": lambda: tnef(*[one(0x9003, b"\xff" * 4_000)] * 1_000),
    "winmail, many values": lambda: tnef(
        one(0x9003, struct.pack("<IHHI", 2**31, 0x101F, 1, 2**31) + bytes(5 * MEGABYTE))
    ),
    "winmail, many files": lambda: tnef(*[file("a.txt", b"x")] * 2_000),
    "winmail in winmail": _tnef_in_tnef,
    "rich text, nested": lambda: _rtf(b"{\\rtf1" + b"{" * MEGABYTE),
    "rich text, numbers": lambda: _rtf(b"{\\rtf1" + b"\\u-9" * 300_000),
    "rich text, bytes": lambda: packed("text/rtf", b"{\\rtf1" + b"\\'e5" * 500_000),
    "rich text, packed": lambda: tnef(
        properties(content(0x1009, struct.pack("<II4sI", 0, 2**31, b"LZFu", 0) + b"\xff" * MEGABYTE))
    ),
    "an envelope without end": lambda: packed("application/pkcs7-mime", b"\x30\x80" * 200_000),
    "an envelope of lengths": lambda: packed("application/pkcs7-mime", b"\x30\x84\xff" * MEGABYTE),
    "a bomb in an envelope": _envelope_bomb,
    "a bomb that is none": lambda: packed(
        "application/zip", zlib.compress(bytes(100 * MEGABYTE)), "Content-Disposition: attachment"
    ),
    "calendar lines": lambda: _calendar("BEGIN:VEVENT", *["ATTENDEE:a@b.se"] * 500_000),
    "calendar parameters": lambda: _calendar("BEGIN:VEVENT", "ATTENDEE" + ';A="' * 200_000),
    "calendar events": lambda: _calendar(*["BEGIN:VEVENT"] * 200_000),
    "calendar rules": lambda: _calendar(
        "BEGIN:VTIMEZONE", "TZID:X", "BEGIN:STANDARD", "DTSTART:00010101T000000",
        "TZOFFSETFROM:+0000", "TZOFFSETTO:+0100", "RRULE:FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9",
        "END:STANDARD", "END:VTIMEZONE", "BEGIN:VEVENT", "DTSTART;TZID=X:20261126T090000",
    ),
    "a calendar's zone": lambda: _calendar("BEGIN:VEVENT", f"DTSTART;TZID={'../' * 9_000}:20261126T090000"),
    "base64 in base64": lambda: packed("text/plain", base64.encodebytes(b"x" * 10 * MEGABYTE)),
}  # fmt: skip
"""What a mail may be made of; more than sixty are our own finds."""
