"""The content of one part: transfer encoding undone, text decoded, flowed lines joined."""

import binascii

from intake.parsing import limits, problems
from intake.parsing.charsets import decode
from intake.parsing.encoded_words import base64_bytes
from intake.parsing.formats.uuencode import decoded, is_uuencoding
from intake.parsing.parameters import Structured
from intake.parsing.problems import Notes

_AS_IT_IS = {"", "7bit", "8bit", "binary", "7-bit", "8-bit", "none", "quoted-printable", "base64"}
_BASE64_SIGNS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_ \t\r\n"
_NOT_BASE64 = bytes(byte for byte in range(256) if byte not in _BASE64_SIGNS)
_SPOILT = bytes(byte if byte in _BASE64_SIGNS else ord("A") for byte in range(256))
_SAMPLE = 300


def content_of(raw: bytes, start: int, end: int, encoding: str, notes: Notes) -> bytes:
    """Undo the transfer encoding; an unknown one leaves the bytes as they are."""
    body = raw[start:end]
    if encoding == "base64":
        return _base64(body, notes)
    if encoding == "quoted-printable":
        return binascii.a2b_qp(body)
    if is_uuencoding(encoding) and (file := decoded(body)) is not None:
        return file
    if encoding not in _AS_IT_IS:
        notes.add(problems.ENCODING_UNKNOWN)
    return body


def _base64(body: bytes, notes: Notes) -> bytes:
    """Decode base64; what only says that it is some is left as it is, or its text would be lost."""
    if not _may_be_base64(body[:_SAMPLE]):
        notes.add(problems.ENCODING_BROKEN)
        return body
    if _is_whole(body):
        try:
            return binascii.a2b_base64(body)
        except binascii.Error:
            notes.add(problems.ENCODING_BROKEN)
            return base64_bytes(body)
    notes.add(problems.ENCODING_BROKEN)
    return b"".join(_base64_line(line) for line in body.split(b"\n"))


def _is_whole(body: bytes) -> bool:
    """Tell whether there is nothing foreign in it, and no end before its end."""
    end = body.find(b"=")
    return not body.translate(None, _BASE64_SIGNS) and (
        end < 0 or not body[end:].strip(b"= \t\r\n")
    )


def _base64_line(line: bytes) -> bytes:
    """Decode one line by itself, so that a spoilt one spoils no other; a sentence stays one."""
    line = line.strip(b"> \t\r")
    if b" " in line or not line:
        return b"\r\n" + line if line else b""
    kept = line.translate(None, _NOT_BASE64)
    if len(kept) % 4 and len(line) % 4 == 0:
        kept = line.translate(_SPOILT)
    return base64_bytes(kept)


def _may_be_base64(sample: bytes) -> bool:
    """Tell by few foreign signs and hardly any spaces between the first and the last sign."""
    sample = sample.strip()
    foreign = len(sample.translate(None, _BASE64_SIGNS))
    return 5 * foreign <= len(sample) and 20 * sample.count(b" ") <= len(sample)


def text_of(content: bytes, content_type: Structured, notes: Notes) -> str:
    """Decode a text part, bounded, with line ends as `\\n` and flowed lines joined again."""
    most = limits.TEXT_CHARS
    if len(content) > 4 * most:
        content = content[: 4 * most]
        notes.add(problems.TEXT_TOO_LONG)
    text = decode(content, content_type["charset"], notes).lstrip("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if content_type["format"].lower() == "flowed":
        text = unflowed(text, delete_space=content_type["delsp"].lower() == "yes")
    return text.replace("\x00", "")


def unflowed(text: str, *, delete_space: bool) -> str:
    """Join format=flowed lines (RFC 3676): same quote depth, soft break at a trailing space."""
    paragraphs: list[str] = []
    pending: list[str] = []
    depth = 0
    for line in text.split("\n"):
        quotes, words = _quoted(line)
        if pending and quotes != depth:
            paragraphs.append(_paragraph(pending, depth))
            pending = []
        depth = quotes
        if words.endswith(" ") and words != "-- ":
            pending.append(words[:-1] if delete_space else words)
            continue
        paragraphs.append(_paragraph([*pending, words], depth))
        pending = []
    if pending:
        paragraphs.append(_paragraph(pending, depth))
    return "\n".join(paragraphs)


def _quoted(line: str) -> tuple[int, str]:
    words = line.lstrip(">")
    depth = len(line) - len(words)
    return depth, words.removeprefix(" ")


def _paragraph(pieces: list[str], depth: int) -> str:
    words = "".join(pieces)
    return f"{'>' * depth} {words}" if depth else words
