"""Mails on a disk: files, mbox files and folders of both, one mail in memory at a time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

from core.words import N_

LARGEST = 100 * 1024 * 1024
"""Bytes of one mail; what is larger is no mail that anybody sent."""
OUTLOOKS_OWN = N_("it is in a format of Outlook's own; save it there as .eml")
_LINE = 1024 * 1024
_OUTLOOK = bytes.fromhex("d0cf11e0a1b11ae1")
_MBOX = {".mbox", ".mbx", ".mboxrd", ".mboxo"}
_SINGLE = {".eml", ".msg", ".txt", ".mail", ".box", ".emlx"}
_BEGINS = re.compile(
    rb"From \S.* (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    rb" +\d{1,2} \d{1,2}:\d\d(?::\d\d)? .*\d{4}"
)
_QUOTED = re.compile(rb">+From ")


@dataclass(frozen=True, slots=True)
class Found:
    """A mail in a file: its bytes, or in ``trouble`` why they can't be had.

    ``nth`` counts the mails of one file from 1; ``read`` is how many bytes of files are behind it.
    """

    path: Path
    nth: int
    raw: bytes
    read: int
    trouble: str = ""


def files_in(paths: tuple[Path, ...]) -> Iterator[Path]:
    """The files that may hold mail; of a Maildir only what is delivered."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for each in sorted(path.rglob("*")):
            if each.is_file() and _may_be_mail(each):
                yield each


def size_of(path: Path) -> int:
    """Its bytes; 0 where nobody may look."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def mails_in(path: Path) -> Iterator[Found]:
    """The mails of a file, from its beginning."""
    try:
        with path.open("rb") as file:
            if _is_mbox(path, file):
                yield from _mbox(path, file)
            else:
                yield _single(path, file)
    except OSError as error:
        yield Found(path, 1, b"", size_of(path), error.strerror or type(error).__name__)


def as_one_mail(path: Path) -> Found:
    """The whole file as the mail that it is; of an mbox of several the first with the rest in it."""
    try:
        with path.open("rb") as file:
            return _single(path, file)
    except OSError as error:
        return Found(path, 1, b"", size_of(path), error.strerror or type(error).__name__)


def _may_be_mail(path: Path) -> bool:
    """In a Maildir only ``new`` and ``cur`` hold mail; the rest is its program's own."""
    for folder in (path.parent, path.parent.parent):
        if (folder / "cur").is_dir() and (folder / "new").is_dir():
            return path.parent.name in {"cur", "new"}
    return True


def _is_mbox(path: Path, file: BufferedReader) -> bool:
    begins = file.peek(5).startswith(b"From ")
    return begins and path.suffix.lower() not in _SINGLE and not _is_in_maildir(path)


def _is_in_maildir(path: Path) -> bool:
    return path.parent.name in {"cur", "new"} and path.suffix.lower() not in _MBOX


def _single(path: Path, file: BinaryIO) -> Found:
    raw = file.read(LARGEST + 1)
    if len(raw) > LARGEST:
        return _too_large(path, 1, size_of(path))
    if raw.startswith(_OUTLOOK):
        return Found(path, 1, b"", len(raw), OUTLOOKS_OWN)
    return Found(path, 1, raw, len(raw))


def _mbox(path: Path, file: BinaryIO) -> Iterator[Found]:
    """Each begins with a From line after an empty one; ``>From`` in its text is undone."""
    nth, size, at, after_blank = 0, 0, 0, True
    lines: list[bytes] = []
    while line := file.readline(_LINE):
        at += len(line)
        if after_blank and line.startswith(b"From ") and (not nth or _BEGINS.match(line)):
            if nth:
                yield _one_of(path, nth, lines, size, at - len(line))
            nth, size, lines, after_blank = nth + 1, 0, [], False
            continue
        after_blank = not line.strip(b"\r\n")
        size += len(line)
        if size <= LARGEST:
            lines.append(line[1:] if _QUOTED.match(line) else line)
        else:
            lines.clear()
    yield _one_of(path, nth, lines, size, at)


def _one_of(path: Path, nth: int, lines: list[bytes], size: int, read: int) -> Found:
    if size > LARGEST:
        return _too_large(path, nth, read)
    if lines and not lines[-1].strip(b"\r\n"):
        lines.pop()
    return Found(path, nth, b"".join(lines), read)


def _too_large(path: Path, nth: int, read: int) -> Found:
    return Found(path, nth, b"", read, f"> {LARGEST // 2**20} MB")
