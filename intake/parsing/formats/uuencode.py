"""Files that old mail programs wrote into the text: `begin 644 name` … `end`."""

import binascii
import re
from dataclasses import dataclass, field

from intake.parsing import limits
from intake.parsing.encoded_words import base64_bytes

_BEGIN = re.compile(rb"^begin(-base64)? [0-7]{3,4} ?([^\r\n]{1,250})\r?\n", re.MULTILINE)
_ENDS = {b"end", b"===="}
_BASE64_SIGNS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/= \t"
_PADDING = 3
_MOST_TRIES = 100
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
    for _ in range(_MOST_TRIES):
        begin = _BEGIN.search(content, at)
        if begin is None or len(taken.files) >= limits.ATTACHMENTS:
            break
        at = begin.end()
        found = _file(content, at, base64=bool(begin[1]))
        if found is None:
            continue
        kept.append(content[start : begin.start()])
        taken.files.append((begin[2].strip(), found[0]))
        at = start = found[1]
    taken.text = b"".join([*kept, content[start:]])
    return taken


def decoded(content: bytes) -> bytes | None:
    """Undo the transfer encoding of a whole part; nothing where it is not encoded so."""
    taken = without_files(content)
    if taken.files:
        return taken.files[0][1]
    found = _file(content, 0, base64=False)
    return found[0] if found else None


def _file(content: bytes, at: int, *, base64: bool) -> tuple[bytes, int] | None:
    """Decode line after line up to the end; nothing at the first that is no such line."""
    said: list[bytes] = []
    is_whole = base64
    while at < len(content):
        stop = content.find(b"\n", at)
        next_at = len(content) if stop < 0 else stop + 1
        line = content[at:next_at].rstrip(b"\r\n")
        at = next_at
        if line.rstrip() in _ENDS:
            break
        if base64 and line.translate(None, _BASE64_SIGNS):
            return None
        missing = 0 if base64 or not line.strip(b" `") else _missing(line)
        if missing is None:
            return None
        is_whole |= missing == 0 and bool(line.strip(b" `"))
        said.append(line if base64 else _line(line))
    if said and not is_whole:
        return None
    return (base64_bytes(b"".join(said)) if base64 else b"".join(said)), at


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
    if not line.strip(b" `"):
        return b""
    try:
        return binascii.a2b_uu(line[: 1 + (((line[0] - 32) & 63) + 2) // 3 * 4])
    except binascii.Error:
        return b""
