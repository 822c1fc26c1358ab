"""Files that old mail programs wrote into the text: `begin 644 name` … `end`."""

import binascii
import re
from dataclasses import dataclass, field

from intake.parsing import limits
from intake.parsing.encoded_words import base64_bytes

_BEGIN = re.compile(rb"^begin(-base64)? [0-7]{3,4} ?([^\r\n]{1,250})\r?\n", re.MULTILINE)
_END = re.compile(rb"^(?:end|====)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_PADDING = 3
_ENCODINGS = {"x-uuencode", "uuencode", "x-uue", "uue", "x-uu"}


def is_uuencoding(encoding: str) -> bool:
    """Tell whether a transfer encoding is this one, under any of its names."""
    return encoding in _ENCODINGS


@dataclass(slots=True)
class Taken:
    """The text without the files, and the files as (name, content)."""

    text: bytes
    files: list[tuple[bytes, bytes]] = field(default_factory=list)


def without_files(content: bytes) -> Taken:
    """Take the files out of a text; what only looks like one stays where it is."""
    kept: list[bytes] = []
    taken = Taken(b"")
    at = start = 0
    while len(taken.files) < limits.ATTACHMENTS and (begin := _BEGIN.search(content, at)):
        end = _END.search(content, begin.end())
        stop = end.start() if end else len(content)
        file = _decoded(content[begin.end() : stop], base64=bool(begin[1]))
        at = begin.end()
        if file is None:
            continue
        kept.append(content[start : begin.start()])
        taken.files.append((begin[2].strip(), file))
        at = start = end.end() if end else len(content)
    taken.text = b"".join([*kept, content[start:]])
    return taken


def decoded(content: bytes) -> bytes | None:
    """Undo the transfer encoding of a whole part; nothing where it is not encoded so."""
    taken = without_files(content)
    return taken.files[0][1] if taken.files else _decoded(content, base64=False)


def _decoded(body: bytes, *, base64: bool) -> bytes | None:
    if base64:
        return base64_bytes(body)
    lines = [line.rstrip(b"\r") for line in body.split(b"\n")]
    lines = [line for line in lines if line.strip(b" `")]
    fits = [_missing(line) for line in lines]
    if any(missing is None for missing in fits) or (fits and 0 not in fits):
        return None
    return b"".join(_line(line) for line in lines)


def _missing(line: bytes) -> int | None:
    """Tell how much a line lacks of the length its first sign says; nothing if it is no such line.

    Spaces stand for zeros at its end, and are lost on the way.
    """
    needed = (((line[0] - 32) & 63) + 2) // 3 * 4
    long = len(line.rstrip(b" ")) - 1
    if min(line) < 32 or max(line) > 96 or long > needed + 1:
        return None
    return max(needed - long - _PADDING, 0)


def _line(line: bytes) -> bytes:
    length = (line[0] - 32) & 63
    try:
        return binascii.a2b_uu(line[: 1 + (length + 2) // 3 * 4])
    except binascii.Error:
        return b""
