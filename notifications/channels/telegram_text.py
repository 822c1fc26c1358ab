"""Parts a text that is too long for one message, at lines and sentences, with its markup whole.

Telegram counts code points after it has read the markup, takes at most a hundred entities, and no
raw text above 32 KiB.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape, unescape

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
LONGEST_RAW = 32768
MOST_ENTITIES = 100
_TAGS = "b|strong|i|em|u|ins|s|strike|del|span|tg-spoiler|a|code|pre|blockquote|tg-emoji|tg-time"
_TOKEN = re.compile(
    rf"<(?P<end>/)?(?P<tag>{_TAGS})(?P<rest>(?:\s[^<>]*)?)>|"
    r"(?P<entity>&(?:lt|gt|amp|quot|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});)",
    re.IGNORECASE,
)
_STOPS = ("\n\n", "\n", (". ", "! ", "? ", "… ", ".\n"), " ")
"""Where a text is parted, the best first: between paragraphs, lines, sentences, words."""
_LEAST = 0.5
"""Of a piece, before a worse place to part it is taken: half-empty messages are no service."""
_JOINED = re.compile("[\u0300-\u036f\u200d\u20d0-\u20ff\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]")
"""What belongs to the sign before it: accents, joiners, colours of skin."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Markup on a stretch of the text: its opening tag as it was written, and its name."""

    start: int
    end: int
    tag: str
    opening: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A text as a reader sees it, and its markup, outer marks first."""

    text: str
    marks: tuple[Mark, ...]

    def piece(self, start: int, end: int) -> str:
        """A stretch of it as HTML, with every mark on it closed and opened anew."""
        inside = [m for m in self.marks if m.start < end and m.end > start]
        return _written(self.text, inside, start, end)

    def marks_within(self, start: int, end: int) -> list[Mark]:
        """The marks that touch a stretch."""
        return [m for m in self.marks if m.start < end and m.end > start]


def parts_of(html: str, first: int = LONGEST_TEXT, others: int = LONGEST_TEXT) -> list[str]:
    """The text in as many pieces as it takes, each valid HTML; nothing but blanks is left out.

    ``first`` is the most code points of the first piece, ``others`` of each that follows.
    """
    if len(html) <= first and html.count("<") <= MOST_ENTITIES:
        return [html]
    marked = read(html)
    if not marked.text.strip():
        return [html]
    return list(_pieces(marked, first, others))


def mended(html: str) -> str:
    """The same as valid HTML, whatever it was: what is no markup is text."""
    marked = read(html)
    return marked.piece(0, len(marked.text))


def read(html: str) -> Marked:
    """Text and markup of a message; a tag that is never closed marks nothing."""
    reader = _Reader()
    at = 0
    for found in _TOKEN.finditer(html):
        reader.add(html[at : found.start()])
        reader.meet(found)
        at = found.end()
    reader.add(html[at:])
    return Marked("".join(reader.text), tuple(sorted(reader.marks, key=_outer_first)))


class _Reader:
    """Takes a message in from left to right."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.marks: list[Mark] = []
        self._length = 0
        self._open: list[tuple[int, str, str]] = []

    def add(self, text: str) -> None:
        self.text.append(text)
        self._length += len(text)

    def meet(self, found: re.Match[str]) -> None:
        if found["entity"]:
            self.add(unescape(found["entity"]))
        elif found["end"]:
            self._close(found["tag"].lower(), found.group())
        else:
            self._open.append((self._length, found["tag"].lower(), found.group()))

    def _close(self, tag: str, written: str) -> None:
        if all(tag != opened for _, opened, _ in self._open):
            self.add(written)
            return
        while self._open:
            start, opened, opening = self._open.pop()
            if opened == tag:
                self.marks.append(Mark(start, self._length, tag, opening))
                return


def _outer_first(mark: Mark) -> tuple[int, int]:
    return mark.start, -mark.end


def _written(text: str, marks: Sequence[Mark], start: int, end: int) -> str:
    pieces: list[str] = []
    open_: list[Mark] = []
    at = start
    for mark in marks:
        begins = max(mark.start, start)
        while open_ and open_[-1].end <= begins:
            at = _close_to(min(open_[-1].end, end), at, open_, text, pieces)
        pieces.append(escape(text[at:begins], quote=False))
        pieces.append(mark.opening)
        open_.append(mark)
        at = begins
    while open_:
        at = _close_to(min(open_[-1].end, end), at, open_, text, pieces)
    pieces.append(escape(text[at:end], quote=False))
    return "".join(pieces)


def _close_to(upto: int, at: int, open_: list[Mark], text: str, pieces: list[str]) -> int:
    """Write up to the end of the innermost mark, and close it."""
    upto = max(upto, at)
    pieces.append(escape(text[at:upto], quote=False))
    pieces.append(f"</{open_.pop().tag}>")
    return upto


def _pieces(marked: Marked, first: int, others: int) -> Iterator[str]:
    start, most = _next_sign(marked.text, 0), first
    while start < len(marked.text):
        end = _end_of_piece(marked, start, most)
        yield marked.piece(start, _without_blanks(marked.text, start, end))
        start, most = _next_sign(marked.text, end), others


def _end_of_piece(marked: Marked, start: int, most: int) -> int:
    end = min(len(marked.text), start + most)
    while True:
        cut = end if end == len(marked.text) else _good_place(marked.text, start, end)
        if _is_light(marked, start, cut) or cut - start <= 1:
            return cut
        end = start + max(1, (cut - start) // 2)


def _is_light(marked: Marked, start: int, end: int) -> bool:
    """Whether it is within the limits that are not about length."""
    touching = marked.marks_within(start, end)
    if len(touching) > MOST_ENTITIES:
        return False
    return len(_written(marked.text, touching, start, end).encode()) <= LONGEST_RAW


def _good_place(text: str, start: int, end: int) -> int:
    """The best place to part at, at most at ``end``."""
    least = start + max(1, int((end - start) * _LEAST))
    for stop in _STOPS:
        signs = (stop,) if isinstance(stop, str) else stop
        # A blank that a piece ends before may stand just beyond it.
        found = max(text.rfind(sign, least, end + 1) + len(sign.rstrip()) for sign in signs)
        if found >= least:
            return min(found, end)
    while end > start + 1 and _JOINED.match(text, end):
        end -= 1
    return end


def _next_sign(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _without_blanks(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
