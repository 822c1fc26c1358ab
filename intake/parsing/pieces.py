"""What was found in the parts of a mail: pieces of its text, files, and what machines report."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import unescape

from intake.parsing import limits, problems
from intake.parsing.bounces import Report
from intake.parsing.html_text import html_to_text
from intake.parsing.mail import Attachment, CalendarAnswer, Forwarded
from intake.parsing.problems import Notes

_STUB_WORDS = ("html", "e-postprogram", "mail client", "e-mail client", "webbläsare")
_STUB_VERBS = ("view", "support", "display", "enable", "visa", "läsa", "stöd")
_LONGEST_STUB = 300
_HARDLY = 0.2
_SAMPLE = 400
_WORD = re.compile(r"[^\W\d_]{4,}")
_TAGS = re.compile(
    r"<(script|style|title|head)\b[^>]{0,500}>.{0,50000}?</\1|<!--.{0,5000}?-->|<[^<>]*>",
    re.IGNORECASE | re.DOTALL,
)
_TIMES_AS_LONG = 4


@dataclass(slots=True)
class Piece:
    """One stretch of the letter, in plain text, in HTML or in both."""

    plain: str = ""
    html: str = ""

    @property
    def text(self) -> str:
        if not self.html:
            return self.plain
        if not has_words(self.plain):
            return html_to_text(self.html) or self.plain
        is_other, may_be_stub = self._is_other(), self._may_be_stub()
        if not (is_other or may_be_stub):
            return self.plain
        text = html_to_text(self.html)
        if text and may_be_stub and self._is_stub(text):
            return text
        return f"{self.plain}\n\n{text}" if is_other else self.plain

    def _is_other(self) -> bool:
        """Tell whether the page is another text, of whose words the plain one has hardly any."""
        words = set(_WORD.findall(self.plain[:_SAMPLE]))
        if 2 * sum(word in self.html for word in words) > len(words):
            return False
        said = set(_WORD.findall(unescape(_TAGS.sub(" ", self.html))))
        return bool(said) and len(said & set(_WORD.findall(self.plain))) < len(said) * _HARDLY

    def _may_be_stub(self) -> bool:
        return len(self.plain) <= _LONGEST_STUB and len(self.html) >= 2 * len(self.plain)

    def _is_stub(self, text: str) -> bool:
        """Tell whether the plain text only says that one should read the HTML."""
        low = self.plain.casefold()
        if any(word in low for word in _STUB_WORDS) and any(verb in low for verb in _STUB_VERBS):
            return True
        words, shown = set(low.split()), set(text.casefold().split())
        return len(text) > _TIMES_AS_LONG * len(self.plain) and len(words & shown) < len(words) / 2


def has_words(text: str) -> bool:
    """Tell whether there is anything to read."""
    return any(sign.isalnum() for sign in text)


def merged(pieces: Iterable[Piece]) -> Piece:
    """Make one of the alternatives, each said once."""
    pieces = list(pieces)
    return Piece(
        plain="\n\n".join(dict.fromkeys(one.plain for one in pieces if one.plain.strip())),
        html="\n".join(dict.fromkeys(one.html for one in pieces if one.html.strip())),
    )


@dataclass(slots=True)
class Room:
    """How much text may still be taken in, over all parts of the mail."""

    plain: int = limits.TEXT_CHARS
    html: int = limits.HTML_CHARS
    strays: int = limits.STRAY_PARTS
    """How many parts outside of their boundaries are still looked into."""

    def plain_of(self, text: str, notes: Notes) -> str:
        taken = _cut(text, self.plain, problems.TEXT_TOO_LONG, notes)
        self.plain -= len(taken)
        return taken

    def html_of(self, text: str, notes: Notes) -> str:
        taken = _cut(text, self.html, problems.HTML_TOO_LONG, notes)
        self.html -= len(taken)
        return taken


def _cut(text: str, most: int, problem: str, notes: Notes) -> str:
    if len(text) <= most:
        return text
    notes.add(problem)
    return text[:most]


@dataclass(slots=True)
class Contents:
    """Everything found in the parts, in their order."""

    pieces: list[Piece] = field(default_factory=list)
    spare: list[Piece] = field(default_factory=list)
    """What is read only where the mail has no text of its own."""
    files: list[Attachment] = field(default_factory=list)
    forwarded: Forwarded | None = None
    returned_ids: list[str] = field(default_factory=list)
    report: Report | None = None
    feedback: bool = False
    complained: tuple[str, ...] = ()
    returned_to: tuple[str, ...] = ()
    receipt: bool = False
    calendar: CalendarAnswer | None = None
    has_html: bool = False

    @property
    def says_something(self) -> bool:
        """Tell whether there is any text but what is spare."""
        return any(has_words(piece.plain) or has_words(piece.html) for piece in self.pieces)

    @property
    def text(self) -> str:
        text = _joined(self.pieces)
        return text if has_words(text) else _joined(self.spare) or text


def _joined(pieces: list[Piece]) -> str:
    return "\n\n".join(text for piece in pieces if (text := piece.text.strip("\n")))
