"""The tree of parts of a mail, found by its boundaries in one pass and with hard limits."""

import re
from dataclasses import dataclass, field

from intake.parsing import limits, problems
from intake.parsing.heads import Head, read_head
from intake.parsing.parameters import Structured, structured
from intake.parsing.problems import Notes

_BOUNDARY_LINE = re.compile(
    rb"^--([^\s][^\r\n]{0,250}?)[ \t]*\r?\n(?:content-|mime-version:)",
    re.IGNORECASE | re.MULTILINE,
)
_MOST_TYPES = 5
_OPENING = 1_000
_SOON, _LONG = 120, 400
CONTENT_HEADER = re.compile(
    rb"^content-(?:type|transfer-encoding)[ \t]*:", re.IGNORECASE | re.MULTILINE
)
_TYPE = re.compile(r"[!#$&^_.+\w-]+/[!#$&^_.+\w-]+", re.ASCII)


@dataclass(slots=True)
class Part:
    """A part by where its body stands in the raw mail; content is decoded only when asked for."""

    head: Head
    start: int
    end: int
    type: Structured
    disposition: Structured
    parts: list["Part"] = field(default_factory=list)
    around: list[tuple[int, int]] = field(default_factory=list)
    """Where text stands before, between and after the parts, as (start, end)."""

    @property
    def is_multipart(self) -> bool:
        return bool(self.parts) and self.type.value.startswith("multipart/")

    @property
    def encoding(self) -> str:
        return self.head.word("content-transfer-encoding").strip("\"'")


class _Tree:
    """Reads parts within parts; remembers how many there were."""

    def __init__(self, raw: bytes, notes: Notes) -> None:
        self.raw = raw
        self.notes = notes
        self.count = 0

    def part(self, start: int, end: int, depth: int, default: str) -> Part:
        head, body = read_head(self.raw, start, end, self.notes)
        self.count += 1
        part = Part(head, body, end, _type(head, default), _disposition(head))
        if (
            "content-type" not in head
            and default == "text/plain"
            and self._begins_with_a_part(part)
        ):
            part.type.value = "multipart/mixed"
        if depth >= limits.DEPTH and part.type.value.startswith(("multipart/", "message/")):
            self.notes.add(problems.TOO_DEEP)
        elif part.type.value.startswith("multipart/"):
            self._children(part, depth)
        return part

    def _children(self, part: Part, depth: int) -> None:
        default = "message/rfc822" if part.type.value == "multipart/digest" else "text/plain"
        boundary = (
            part.type["boundary"].rstrip().encode("utf-8", "replace")[: limits.BOUNDARY_BYTES]
        )
        spans = _spans(self.raw, part.start, part.end, boundary) if boundary else _NONE
        if not spans.parts and (guessed := _guessed(self.raw, part.start, part.end)):
            self.notes.add(problems.BOUNDARY_GUESSED)
            spans = _spans(self.raw, part.start, part.end, guessed)
        if not spans.parts:
            self._without_boundary(part)
            return
        part.around = spans.around
        for start, end in spans.parts:
            if self.count >= limits.PARTS:
                self.notes.add(problems.TOO_MANY_PARTS)
                return
            part.parts.append(self.part(start, end, depth + 1, default))

    def _begins_with_a_part(self, part: Part) -> bool:
        """Tell whether a mail that lost its type has parts: a boundary comes before any text."""
        end = min(part.end, part.start + _OPENING)
        found = _BOUNDARY_LINE.search(self.raw, part.start, end)
        return found is not None and is_notice(self.raw[part.start : found.start()])

    def _without_boundary(self, part: Part) -> None:
        """Take it for a text, or for a text with a part in it, when it holds a part's header."""
        self.notes.add(problems.BOUNDARY_MISSING)
        part.type.value = "text/plain"
        if not part.encoding and CONTENT_HEADER.search(self.raw, part.start, part.end):
            part.around = [(part.start, part.end)]


def read_parts(raw: bytes, notes: Notes, start: int = 0, end: int | None = None) -> Part:
    """Read the whole mail into its tree of parts."""
    return _Tree(raw, notes).part(start, len(raw) if end is None else end, 0, "text/plain")


def is_notice(around: bytes) -> bool:
    """Tell whether what stands outside of the parts says no more than that there are parts."""
    paragraphs = around.decode("latin-1").lower().replace("\r", "").split("\n\n")
    said = (one for one in paragraphs if not _speaks_of_parts(one))
    return not any(sign.isalnum() for one in said for sign in one)


def _speaks_of_parts(paragraph: str) -> bool:
    opening = paragraph.strip()[:_SOON]
    return len(paragraph) < _LONG and ("mime" in opening or "multi" in opening)


def _type(head: Head, default: str) -> Structured:
    """Read the type; of several that are given, one that tells where the parts are."""
    given = [structured(value) for value in head.all("content-type")[:_MOST_TYPES]]
    told = [one for one in given if one.value.startswith("multipart/") and one["boundary"]]
    content_type = next(iter(told or given), Structured())
    if not _TYPE.fullmatch(content_type.value):
        major = content_type.value.split("/")[0]
        content_type.value = "text/plain" if major == "text" else default
    return content_type


def _disposition(head: Head) -> Structured:
    return structured(head.first("content-disposition"))


@dataclass(frozen=True, slots=True)
class _Spans:
    """The parts between boundary lines, and what stands outside of all parts."""

    parts: list[tuple[int, int]] = field(default_factory=list)
    around: list[tuple[int, int]] = field(default_factory=list)


_NONE = _Spans()


def _spans(raw: bytes, start: int, end: int, boundary: bytes) -> _Spans:
    """Find the parts; a missing end is the end, and more may follow what is called the end."""
    mark = b"--" + boundary
    spans = _Spans([], [])
    is_part, opened = False, start
    at = start
    while len(spans.parts) <= limits.PARTS and (found := raw.find(mark, at, end)) >= 0:
        at = found + len(mark)
        if found > start and raw[found - 1] not in b"\r\n":
            continue
        line_end = _end_of_mark(raw, at, end)
        if line_end is None:
            continue
        into = spans.parts if is_part else spans.around
        into.append((opened, _before_line_end(raw, opened, found)))
        is_part, opened = not raw.startswith(b"--", at), line_end
        at = line_end
    if opened < end:
        (spans.parts if is_part else spans.around).append((opened, end))
    return spans


def _guessed(raw: bytes, start: int, end: int) -> bytes:
    """Find a boundary that the header does not tell: a line of dashes above a part's header."""
    found = _BOUNDARY_LINE.search(raw, start, end)
    return found[1] if found else b""


def _end_of_mark(raw: bytes, at: int, end: int) -> int | None:
    """Give where the line of a boundary ends; nothing if it is only the start of other text."""
    stop = raw.find(b"\n", at, min(end, at + 100))
    line_end = stop + 1 if stop >= 0 else min(end, at + 100)
    rest = raw[at:line_end]
    closes = rest.startswith(b"--") and not rest[2:3].isalnum()
    return line_end if closes or not rest.strip() else None


def _before_line_end(raw: bytes, start: int, at: int) -> int:
    if at - 1 >= start and raw[at - 1 : at] == b"\n":
        at -= 1
    if at - 1 >= start and raw[at - 1 : at] == b"\r":
        at -= 1
    return max(at, start)
