"""Mails spoilt as bad lines, worse programs and people with bad intentions spoil them; seeded."""

import re
from collections.abc import Callable
from random import Random

Way = Callable[[Random, bytes], bytes]

_BOUNDARY = re.compile(rb"^--[^\r\n]{1,250}(?=\r?$)", re.MULTILINE)
_CHARSET = re.compile(rb"charset=\"?[\w-]+\"?", re.IGNORECASE)
_NUMBER = re.compile(rb"\d{1,10}")
_HEADER = re.compile(rb"^[\w-]+:.*\r?\n(?:[ \t].*\r?\n)*", re.MULTILINE)
_CHARSETS = (
    b"utf-8", b"us-ascii", b"iso-8859-1", b"windows-1252", b"utf-16", b"utf-7", b"shift_jis", b"big5",
    b"gb2312", b"iso-2022-jp", b"koi8-r", b"x-unknown", b"punycode", b"unicode_escape", b"idna", b"",
)  # fmt: skip
_INJECTED = (
    b"From: x@y.se\r\n", b"Bcc: e@x.se\r\n", b"Content-Type: text/html\r\n", b"X: \x00\xff\r\n",
    b"Subject: =?utf-8?q?a=0d=0aBcc:_e@x?=\r\n", b"Content-Transfer-Encoding: 8bit\r\n",
    b"Content-Disposition: attachment\r\n", b"Auto-Submitted: auto-replied\r\n", b": \r\n",
    b"Content-Type: multipart/mixed; boundary=\"\r\n", b"Return-Path: <>\r\n", b" folded\r\n",
    b"X-Long: " + b"x" * 9_000 + b"\r\n", b"In-Reply-To: <a@x> <b@x>\r\n", b"MIME-Version: 9\r\n",
)  # fmt: skip
_HUGE = (b"0", b"-1", b"99999999999999999999", b"4294967296", b"1e309")
_WRAPS = (b"mixed", b"alternative", b"related", b"signed", b"report", b"digest", b"x-unheard-of")


def mutated(raw: bytes, chance: Random) -> tuple[str, bytes]:
    """Spoil a mail in one to four ways; give their names and what is left."""
    names = []
    for _ in range(chance.randint(1, 4)):
        name = chance.choice(list(WAYS))
        names.append(name)
        raw = WAYS[name](chance, raw)
    return ", ".join(names), raw


def _flip(chance: Random, raw: bytes) -> bytes:
    spoilt = bytearray(raw)
    for _ in range(chance.randint(1, 8) if spoilt else 0):
        spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
    return bytes(spoilt)


def _cut_end(chance: Random, raw: bytes) -> bytes:
    return raw[: chance.randrange(len(raw) + 1)]


def _cut_out(chance: Random, raw: bytes) -> bytes:
    at = chance.randrange(len(raw) + 1)
    return raw[:at] + raw[at + chance.choice((1, 20, 500)) :]


def _repeat(chance: Random, raw: bytes) -> bytes:
    at = chance.randrange(len(raw) + 1)
    return raw[: at + chance.choice((10, 500, 5_000))] + raw[at:]


def _double_header(chance: Random, raw: bytes) -> bytes:
    found = list(_HEADER.finditer(raw, 0, 20_000))
    if not found:
        return raw
    header = chance.choice(found)
    return raw[: header.start()] + header[0] + raw[header.start() :]


def _inject_header(chance: Random, raw: bytes) -> bytes:
    found = list(_HEADER.finditer(raw, 0, 20_000))
    at = chance.choice(found).start() if found else 0
    return raw[:at] + chance.choice(_INJECTED) + raw[at:]


def _spoil_boundary(chance: Random, raw: bytes) -> bytes:
    found = list(_BOUNDARY.finditer(raw))
    if not found:
        return raw
    one = chance.choice(found)
    instead = chance.choice(
        (b"", b"-" + one[0][2:], one[0] + b"--", one[0] + b"x", one[0][:-1], b"--")
    )
    return raw[: one.start()] + instead + raw[one.end() :]


def _swap_charset(chance: Random, raw: bytes) -> bytes:
    return _CHARSET.sub(b"charset=" + chance.choice(_CHARSETS), raw, count=chance.randint(0, 3))


def _shuffle_parts(chance: Random, raw: bytes) -> bytes:
    found = list(_BOUNDARY.finditer(raw))
    if len(found) < 3:
        return raw
    boundary = chance.choice(found)[0]
    first, *pieces = raw.split(boundary)
    chance.shuffle(pieces)
    return boundary.join([first, *pieces])


def _huge_number(chance: Random, raw: bytes) -> bytes:
    found = list(_NUMBER.finditer(raw, 0, 20_000))
    if not found:
        return raw
    one = chance.choice(found)
    return raw[: one.start()] + chance.choice(_HUGE) + raw[one.end() :]


def _wrap(chance: Random, raw: bytes) -> bytes:
    head = (
        b"From: a@b.se\r\nSubject: Fwd\r\nContent-Type: multipart/%s; boundary="
        % chance.choice(_WRAPS)
    )
    kind = chance.choice((b"message/rfc822", b"message/rfc822", b"message/global"))
    return head + b'"yttre"\r\n\r\n--yttre\r\nContent-Type: %s\r\n\r\n%s\r\n--yttre--\r\n' % (
        kind,
        raw,
    )


def _line_ends(chance: Random, raw: bytes) -> bytes:
    ends = chance.choice(((b"\r\n", b"\n"), (b"\r\n", b"\r"), (b"\n", b"\r\n"), (b"\n", b"\n\n")))
    return raw.replace(*ends)


def _quote(chance: Random, raw: bytes) -> bytes:
    at = chance.randrange(len(raw) + 1)
    return raw[:at] + raw[at:].replace(b"\n", b"\n> ")


WAYS: dict[str, Way] = {
    "bytes flipped": _flip,
    "end cut": _cut_end,
    "piece cut out": _cut_out,
    "piece repeated": _repeat,
    "header doubled": _double_header,
    "header injected": _inject_header,
    "boundary spoilt": _spoil_boundary,
    "charset swapped": _swap_charset,
    "parts shuffled": _shuffle_parts,
    "number huge": _huge_number,
    "wrapped": _wrap,
    "line ends": _line_ends,
    "quoted": _quote,
}
