"""Whether a text of a mail was lost: words that came whole and are nowhere in what was read.

What is looked for: of each text part that Python's own parser finds in the mail as it was, the
runs of four letters or more (a to z). Of alternatives only the plain one counts, where it says
anything. A part in clear is looked for line by line: each line that is still in the spoilt mail as
a whole line. An encoded part or a page is looked for where its header and body are still there in
one piece. What looks like code (a long word alone, capitals only, tags), the lines of a header, or
what a cut made one of, and a notice on MIME count for nothing. They are found in the text, the
subject or the content of a file; of a mail that is incomplete the raw mail is such a file, for
that is what the desk keeps then.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import MissingHeaderBodySeparatorDefect
from email.message import Message
from html import unescape

from intake.parsing import ParsedMail

_WORD = re.compile(r"[a-zA-Z]{4,}")
_UNSEEN = re.compile(
    r"<!--.*?(?:-->|$)|<(script|style|title|xml|object|template)\b.*?(?:</\1|$)|<[^>]*>?",
    re.IGNORECASE | re.DOTALL,
)
_MARKUP = re.compile(r"</?[a-z][a-z0-9]*[\s/>]|<!|[\"';]>|=3D", re.IGNORECASE)
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|<!\[", re.IGNORECASE)
_IN_CLEAR = {"", "7bit", "8bit", "binary"}
_ARMOUR = ("-----BEGIN PGP", "-----END PGP", "Hash:", "Version:", "Charset:", "Comment:", "begin ")
_HEADER = re.compile(
    r"(?:content-[\w-]+|x-[\w-]+|mime-version|received|return-path|delivered-to|from|to|cc|subject"
    r"|date|sent|message-id|reply-to|references|in-reply-to|sender|list-[\w-]+)\s*:",
    re.IGNORECASE,
)
_LONGEST_TOKEN = 15
_BLANK = re.compile(rb"\n\r*\n|\r\r(?!\n)")


@dataclass(frozen=True, slots=True)
class Unit:
    """Bytes that must still be there in one piece, and the words that they say."""

    raw: bytes
    words: frozenset[str]
    is_line: bool = True


def units_of(raw: bytes) -> list[Unit]:
    """Give what a mail says, piece by piece; nothing of what has no header that can be read."""
    found: dict[bytes, Unit] = {}
    mail = message_from_bytes(raw.lstrip(b"\r\n"))
    if not mail.keys() or (
        mail.defects and isinstance(mail.defects[0], MissingHeaderBodySeparatorDefect)
    ):
        return []
    for part in _texts(mail):
        for unit in _units(part, raw):
            found.setdefault(unit.raw, unit)
    return list(found.values())


def lost_words(units: list[Unit], spoilt: bytes, mail: ParsedMail) -> set[str]:
    """Give the words that are still in the spoilt mail and are not in what was read of it."""
    if mail.incomplete:
        return set()
    body = _body_of(spoilt)
    lines = {line.strip() for line in body.replace(b"\r", b"\n").split(b"\n")}
    here = [one for one in units if (one.raw in lines if one.is_line else _is_whole(one, spoilt))]
    files = [file.content for file in mail.attachments]
    said = [
        _headers(spoilt),
        mail.text,
        mail.subject,
        *(file.decode("utf-8", "replace") for file in files),
    ]
    shown = "\n".join(said)
    shown += shown.replace("=\n", "")
    return {
        word
        for unit in here
        if not any(unit.raw in file for file in files)
        for word in unit.words
        if word not in shown
    }


def _is_whole(unit: Unit, spoilt: bytes) -> bool:
    """Tell whether a part is there with all of its header and no other header above it."""
    before, found, _ = spoilt.partition(unit.raw)
    above = before.rstrip(b"\r\n").rpartition(b"\n")[2] if before else b"--"
    return bool(found) and (above.startswith(b"--") or before.endswith((b"\n\n", b"\n\r\n")))


def _body_of(spoilt: bytes) -> bytes:
    """Leave the header out: a line that was cut into it says nothing any more."""
    start = spoilt.lstrip(b"\r\n")
    blank = _BLANK.search(start)
    return start[blank.start() :] if blank else b""


def _headers(spoilt: bytes) -> str:
    """Give what was cut into a header: it says nothing any more."""
    parts = message_from_bytes(spoilt.lstrip(b"\r\n")).walk()
    return "\n".join(str(value) for part in parts for value in part.values())


def _texts(part: Message) -> Iterator[Message]:
    if not part.is_multipart():
        if part.get_content_maintype() == "text":
            yield part
        return
    children = [one for one in part.get_payload() if isinstance(one, Message)]
    if part.get_content_subtype() == "alternative":
        plain = [
            one
            for one in children
            if one.get_content_type() == "text/plain" and _words(_decoded(one))
        ]
        children = plain or children
    for child in children:
        yield from _texts(child)


def _units(part: Message, raw: bytes) -> Iterator[Unit]:
    encoding = str(part.get("content-transfer-encoding", "")).strip().lower()
    text = _decoded(part)
    if part.get_content_subtype() in {"html", "enriched", "richtext"}:
        words = frozenset() if _HIDING.search(text) else _words(unescape(_UNSEEN.sub(" ", text)))
    else:
        words = _words(text)
    if encoding in _IN_CLEAR and part.get_content_subtype() == "plain":
        yield from _lines(str(part.get_payload()))
    elif words and (whole := _raw_of(part, raw)):
        yield Unit(whole, words, is_line=False)


def _lines(text: str) -> Iterator[Unit]:
    paragraphs = text.replace("\r", "").split("\n\n")
    said = "\n".join(one for one in paragraphs if "MIME" not in one)
    for line in map(str.strip, said.splitlines()):
        is_token = len(line) > _LONGEST_TOKEN and (" " not in line or line == line.upper())
        if is_token or _HEADER.match(line) or line.startswith(_ARMOUR) or _MARKUP.search(line):
            continue
        yield Unit(line.encode("utf-8", "surrogateescape"), _words(line))


def _raw_of(part: Message, raw: bytes) -> bytes:
    """Give the part's header and body as they stand in the mail, if they do so in one piece."""
    body = str(part.get_payload()).encode("utf-8", "surrogateescape")
    at = raw.find(body) if body.strip() else -1
    first = next(iter(part.keys()), "")
    start = (
        raw.rfind(first.encode("utf-8", "surrogateescape") + b":", 0, at)
        if first and at > 0
        else -1
    )
    return raw[start : at + len(body)] if start >= 0 else b""


def _decoded(part: Message) -> str:
    content = part.get_payload(decode=True)
    return content.decode("latin-1") if isinstance(content, bytes) else ""


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text))
