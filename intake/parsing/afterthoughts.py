"""What is still said below the name: it belongs to the letter, though a signature began."""

import re
from collections.abc import Sequence

CONTACT = re.compile(r"@|\bwww\.|https?://|\+?\d[\d\s()/-]{6,}\d", re.IGNORECASE)
_MARKED = re.compile(r"^\s*(?:p\.? ?s\b|(?:obs|nb) ?[:.!])", re.IGNORECASE)
_LISTED = re.compile(r"^\s*(?:\d{1,2}[.)]|[-*•–])\s+(.{0,60}?\b[a-zåäöæø]\w+)?")
_NAME_LINES = 2
"""A name and a title or a telephone; below more of them stands what the company says of itself."""
_FEW = 4


def afterthought(lines: Sequence[str], at: int) -> tuple[int, int]:
    """Give from where to where something is said below the closing at a line; nowhere: the end.

    "PS. The lift is broken too" is known by its sign, and goes on to the end. Below a rule stand
    mottos, which are sentences too, and which the mail program puts there.
    """
    marked = (below for below in range(at + 1, len(lines)) if _MARKED.match(lines[below]))
    if (start := next(marked, None)) is not None:
        return start, len(lines)
    is_rule = not any(sign.isalnum() for line in lines[at : at + 1] for sign in line)
    end = start = len(lines) if is_rule else _below_the_name(lines, at)
    while end < len(lines) and _is_said(lines, end):
        end += 1
    return (start, end) if any(map(_is_sentence, lines[start:end])) else (len(lines), len(lines))


def _below_the_name(lines: Sequence[str], at: int) -> int:
    names, below = 0, at + 1
    while below < len(lines) and names <= _NAME_LINES:
        if _is_sentence(lines[below]) and _stands_out(lines, below):
            return below
        names += bool(lines[below].strip())
        below += 1
    return len(lines)


def _stands_out(lines: Sequence[str], at: int) -> bool:
    """Tell a sentence from a title such as "responsible for heating and water"."""
    line = lines[at].strip()
    is_last = not any(below.strip() for below in lines[at + 1 :])
    return is_last or line[-1] in ".!?" or not lines[at - 1].strip()


def _is_said(lines: Sequence[str], at: int) -> bool:
    """Tell whether a line still belongs to it: a sentence, its last words, or a blank between."""
    line = lines[at]
    if not line.strip():
        return any(map(_is_sentence, lines[at + 1 : at + 2]))
    return _is_sentence(line) or (not CONTACT.search(line[:200]) and bool(lines[at - 1].strip()))


def _is_sentence(line: str) -> bool:
    """Tell a sentence, in which a telephone may stand, from a name, a title or an address."""
    if listed := _LISTED.match(line):
        return bool(listed[1]) and not CONTACT.search(line[:200])
    words = line.split()
    if CONTACT.search(line[:200]) and (len(words) <= _FEW or ":" in line):
        return False
    return _is_mostly_small(words)


def tells(line: str) -> bool:
    """Tell whether a line says something, as no name, title or address does."""
    return _is_mostly_small(line.split()) and not CONTACT.search(line[:200])


def _is_mostly_small(words: Sequence[str]) -> bool:
    small = sum(word[:1].islower() for word in words)
    return len(words) >= _FEW and 2 * small >= len(words)
