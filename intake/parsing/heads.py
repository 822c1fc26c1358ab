"""The header block of a mail or part: found, unfolded and bounded, without the stdlib's parser."""

import re
from dataclasses import dataclass, field

from intake.parsing import limits, problems
from intake.parsing.problems import Notes

_NAME = re.compile(rb"[!-9;-~]+[ \t]*:")
_SPOILT_NAME = re.compile(rb"[^\s:]{1,60}:")
_PARAMETER = re.compile(rb"[a-zA-Z-]+\*?=[\"!-~]")


def is_header(raw: bytes, at: int) -> bool:
    """Tell whether a header line begins at a place."""
    return bool(_NAME.match(raw, at, at + 200))


@dataclass(slots=True)
class Head:
    """Header values as raw bytes by lower-cased name, in their order."""

    values: dict[str, list[bytes]] = field(default_factory=dict)

    def first(self, name: str) -> bytes | None:
        found = self.values.get(name)
        return found[0] if found else None

    def all(self, name: str) -> list[bytes]:
        return self.values.get(name, [])

    def __contains__(self, name: str) -> bool:
        return name in self.values

    def word(self, name: str) -> str:
        """Give a header that is one plain word, lower-cased and without its parameters."""
        value = self.first(name)
        if value is None:
            return ""
        return value[:200].decode("latin-1").split(";")[0].strip().lower()


def read_head(raw: bytes, start: int, end: int, notes: Notes) -> tuple[Head, int]:
    """Read the header block that begins at start; give it and where the body begins."""
    head = Head()
    lines = 0
    name, value = "", b""
    at = start
    while at < end:
        stop = raw.find(b"\n", at, end)
        next_at = end if stop < 0 else stop + 1
        line = raw[at : min(next_at, at + limits.HEADER_BYTES)].rstrip(b"\r\n")
        if next_at - at > limits.HEADER_BYTES:
            notes.add(problems.HEAD_TOO_LONG)
        lines += 1
        if not line:
            at = next_at
            break
        if lines > limits.HEADER_LINES or at - start > limits.HEAD_BYTES:
            notes.add(problems.HEAD_TOO_LONG)
            at = _after_head(raw, at, end)
            break
        if name and (line[0] in b" \t" or _PARAMETER.match(line)):
            if len(value) < limits.HEADER_BYTES:
                value += b"\n" + line
        else:
            _keep(head, name, value, notes)
            name, value = _split(line)
            if not name and not _passed_over(line, raw[next_at : next_at + 80], notes):
                break
        at = next_at
    _keep(head, name, value, notes)
    return head, at


def _keep(head: Head, name: str, value: bytes, notes: Notes) -> None:
    if not name:
        return
    if len(value) >= limits.HEADER_BYTES:
        notes.add(problems.HEAD_TOO_LONG)
        value = value[: limits.HEADER_BYTES]
    head.values.setdefault(name, []).append(value)


def _split(line: bytes) -> tuple[str, bytes]:
    found = _NAME.match(line)
    if not found:
        return "", b""
    return found[0][:-1].rstrip().decode("ascii").lower(), line[found.end() :].strip(b" \t")


def _passed_over(line: bytes, following: bytes, notes: Notes) -> bool:
    """Tell whether a line that is no header may be skipped: more of the header follows it."""
    if line.startswith((b"From ", b">From ")):
        return True
    notes.add(problems.HEADER_BROKEN)
    goes_on = following[:1] in {b" ", b"\t"} and bool(_SPOILT_NAME.match(line))
    return (goes_on or bool(_NAME.match(following))) and not line.startswith(b"--")


def _after_head(raw: bytes, at: int, end: int) -> int:
    ends = [
        found + len(blank)
        for blank in (b"\n\n", b"\n\r\n")
        if (found := raw.find(blank, max(at - 2, 0), end)) >= 0
    ]
    return min(ends, default=end)
