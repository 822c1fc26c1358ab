"""Files that old mail programs wrote into the text: `begin 644 name` … `end`."""

import binascii
import re
from dataclasses import dataclass, field

from intake.parsing import limits
from intake.parsing.encoded_words import base64_bytes

_BEGIN = re.compile(rb"^begin(-base64)? [0-7]{3,4} ?([^\r\n]{1,250})\r?\n", re.MULTILINE)
_END = re.compile(rb"^(?:end|====)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
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
    if any(not _is_encoded(line) for line in lines):
        return None
    return b"".join(_line(line) for line in lines)


def _is_encoded(line: bytes) -> bool:
    """Tell whether the first sign of a line says how long it is, give or take lost spaces."""
    length = (line[0] - 32) & 63
    groups = (length + 2) // 3
    long = len(line.rstrip(b" "))
    return min(line) >= 32 and max(line) <= 96 and 4 * groups - 8 <= long - 1 <= 4 * groups + 1


def _line(line: bytes) -> bytes:
    length = (line[0] - 32) & 63
    try:
        return binascii.a2b_uu(line[: 1 + (length + 2) // 3 * 4])
    except binascii.Error:
        return b""
