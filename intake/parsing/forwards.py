"""Mails that somebody passed on: who first wrote them, and about what."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from intake.parsing.addresses import addresses_in
from intake.parsing.attributions import attribution
from intake.parsing.encoded_words import clean
from intake.parsing.mail import Forwarded
from intake.parsing.phrases.labels import HEADER_LABELS
from intake.parsing.quote_marks import (
    Block,
    header_block,
    is_forward_mark,
    run_on_forward,
    unquoted,
)

_MAILTO = re.compile(r"<?\[?mailto:[^\s<>\]]*[>\]]?", re.IGNORECASE)
_QUOTED_NAME = re.compile(r'"([^"<>@]{1,100})"\s*<')
_LINES = 2_000
_LONGEST_LINE = 2_000


@dataclass(frozen=True, slots=True)
class _Origin:
    """A value of From and one of Subject, as they stand in the text."""

    sender: str
    subject: str


def find_forwarded(
    text: str, subject: str, *, forwards: bool, lonely: bool = False
) -> Forwarded | None:
    """Find the mail that was passed on.

    Without a line that says so, a header in the text counts only where the subject says that it
    forwards, or where the mail is lonely: it answers nothing.
    """
    lines = text.split("\n", _LINES)[:_LINES]
    for at, line in enumerate(lines):
        if origin := _origin_at(lines, at, line, header=forwards or lonely):
            return _forwarded(origin, subject)
    return _by_attribution(lines, subject) if forwards else None


def _origin_at(lines: Sequence[str], at: int, line: str, *, header: bool) -> _Origin | None:
    if len(line) > _LONGEST_LINE or not line:
        return None
    if rest := run_on_forward(line):
        return _run_on(rest)
    if is_forward_mark(line):
        block = _block_below(lines, at)
        return _of_block(block) if block else None
    if header and ":" in line and (block := header_block(lines, at)):
        return _of_block(block)
    return None


def _block_below(lines: Sequence[str], at: int) -> Block | None:
    for below in range(at + 1, min(at + 7, len(lines))):
        if block := header_block(lines, below):
            return block
    return None


def _of_block(block: Block) -> _Origin:
    return _Origin(block.values.get("from", ""), block.values.get("subject", ""))


def _run_on(rest: str) -> _Origin:
    """Read Yahoo's way: the whole header in one line, without anything between its parts."""
    sender = rest.partition(":")[2]
    return _Origin(sender.partition(">")[0] + ">", _after_label(rest, "subject"))


def _after_label(text: str, kind: str) -> str:
    low = text.casefold()
    for ending in (":", " "):
        found = [
            (low.rfind(label + ending), len(label) + 1)
            for label in HEADER_LABELS[kind]
            if low.rfind(label + ending) > 0
        ]
        if found:
            at, length = max(found)
            return text[at + length :].strip()
    return ""


def _by_attribution(lines: Sequence[str], subject: str) -> Forwarded | None:
    """Read Outlook's "On 28/10/2021, Anna <a@b.se> wrote:" in a mail that says it forwards."""
    for at, line in enumerate(lines):
        if line and (start := attribution(lines, at)) is not None:
            said = " ".join(unquoted(one) for one in lines[start : at + 1])
            name = _QUOTED_NAME.search(said)
            return _forwarded(_Origin(name[1] if name else "", ""), subject, said)
    return None


def _forwarded(origin: _Origin, subject: str, said: str = "") -> Forwarded | None:
    email = next(iter(addresses_in((origin.sender or "")[:400])), "")
    email = email or next(iter(addresses_in(said[:400])), "")
    name = _name(origin.sender) or _last_words(said, email)
    about = clean(origin.subject) or subject
    return Forwarded(name, email, about) if name or email else None


def _name(sender: str) -> str:
    words = re.split(r"[<\[]", _MAILTO.sub("", sender[:400]), maxsplit=1)[0]
    name = clean(words).strip("\"'* ,;")
    return "" if "@" in name else name


def _last_words(said: str, email: str) -> str:
    """Give the name that stands before the address in a sentence."""
    before = said.partition(email)[0] if email else ""
    words: list[str] = []
    for word in reversed(before.strip(" <(\"'").split()[-5:]):
        if not word[:1].isupper():
            break
        words.insert(0, word.strip("\"',"))
    return " ".join(words)
