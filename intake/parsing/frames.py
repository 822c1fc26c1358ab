"""What a company puts round every letter: a warning above it, words of law and data below it."""

from collections.abc import Sequence

from intake.parsing.phrases.frames import (
    BANNER_LINES,
    BANNER_STARTS,
    BANNER_STEMS,
    FOOTER_STARTS,
    FOOTER_STEMS,
)

_LOOKED_AT = 1_500
_MOST_LINES = 30
_BANNER_LINES = 8
_SOME = 2
_BANNER_STARTS = tuple(one.lstrip("*[") for one in BANNER_STARTS)


def without_banner(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """Give (the letter, the warning above it); a letter that is all warning stays whole."""
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    end = first
    while end < min(len(lines), first + _BANNER_LINES) and lines[end].strip():
        end += 1
    rest = any(line.strip() for line in lines[end:])
    if not rest or not _is_banner(_said(lines[first:end])):
        return list(lines), []
    return list(lines[end:]), list(lines[first:end])


def without_footers(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """Give (the letter, the paragraphs below it that are only law, data protection or advice)."""
    end = _end(lines, len(lines))
    while True:
        start = end
        while start > 0 and lines[start - 1].strip() and end - start < _MOST_LINES:
            start -= 1
        above = _end(lines, start)
        if above == 0 or start == end or not _is_footer(_said(lines[start:end])):
            return list(lines[:end]), list(lines[end:])
        end = above


def _end(lines: Sequence[str], end: int) -> int:
    while end > 0 and not lines[end - 1].strip(" \t-_=*"):
        end -= 1
    return end


def _said(lines: Sequence[str]) -> str:
    return " ".join(" ".join(lines)[:_LOOKED_AT].split()).casefold().replace("’", "'")


def _is_banner(said: str) -> bool:
    """Believe a warning that begins as they do and speaks of three of their subjects.

    "Warning: the external door's link arm is loose" speaks of two.
    """
    bare = said.strip("*_[]()<> !-—.")
    if bare in BANNER_LINES:
        return True
    sorts = _sorts(said, BANNER_STEMS)
    return sorts == len(BANNER_STEMS) or (sorts > _SOME and bare.startswith(_BANNER_STARTS))


def _is_footer(said: str) -> bool:
    if said.lstrip("*_ -—").startswith(FOOTER_STARTS):
        return True
    return _sorts(said, FOOTER_STEMS) > _SOME


def _sorts(said: str, sorts: Sequence[Sequence[str]]) -> int:
    return sum(any(stem in said for stem in stems) for stems in sorts)
