"""Where a letter's own words end and its signature begins; what is cut is given back, not lost."""

import re
from collections.abc import Sequence

from intake.parsing.afterthoughts import CONTACT, afterthought, tells
from intake.parsing.frames import without_footers
from intake.parsing.phrases.closings import CLOSINGS, ENGLISH_CLOSINGS, SWEDISH_CLOSINGS
from intake.parsing.phrases.mobile import (
    MINE,
    MOBILE_BRANDS,
    MOBILE_ENDS,
    MOBILE_SAID,
    MOBILE_STARTS,
    MOBILE_THINGS,
)

_DELIMITER = re.compile(r"^\s*(?:-- ?|—|–|-{2,}|_{2,}|={3,}|\*{3,}|~{3,}|\+{3,}|#{3,})\s*$")
_SLASH_NAME = re.compile(r"^/ ?[A-ZÅÄÖÆØ][\w.-]{0,30}(?: [A-ZÅÄÖÆØ][\w.-]{0,30}){0,3}$")
_DASH_NAME = re.compile(r"^-[A-ZÅÄÖÆØ][\w.]{0,30} [A-ZÅÄÖÆØ][\w.-]{0,30}$")
_FIRST_WORDS = frozenset(closing.split()[0].rstrip(",/") for closing in CLOSINGS)
_BETWEEN = re.compile(r"[/|]|(?: - )")
_TRACKER = "ᐧ"
_MOST_LINES = 25
_LONGEST_MOBILE = 110
_SHORT_MOBILE = 6
_FEW_WORDS = 9
_SOME_WORDS = 3


def split_signature(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """Give (the letter, the signature)."""
    letter, mobile = _without_mobile(lines)
    letter, footers = without_footers(letter)
    at = _signature_start(letter)
    after, end = afterthought(letter, at)
    said = [*_trimmed(letter[:at]), "", *letter[after:end]] if after < end else letter[:at]
    return _trimmed(said), _trimmed([*letter[at:after], *letter[end:], *footers, *mobile])


def _without_mobile(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    letter: list[str] = []
    mobile: list[str] = []
    last = max((at for at, line in enumerate(lines) if line.strip()), default=-1)
    for at, line in enumerate(lines):
        (mobile if is_mobile(line, last=at == last) else letter).append(line)
    return letter, mobile


def is_mobile(line: str, *, last: bool = True) -> bool:
    """Tell whether a whole line is "Sent from my telephone", and not where a part was sent from.

    One that names nothing a mail is written with is believed only when it is short and the last.
    """
    if len(line) > _LONGEST_MOBILE or not line:
        return False
    words = line.strip(" \t*_-[(﻿").casefold()
    if words.endswith(MOBILE_ENDS) and words.startswith("von "):
        return True
    if last and _is_short_advertisement(words):
        return True
    if not words.startswith(MOBILE_STARTS) or words.endswith(("?", "!", ",")):
        return False
    return _names_a_sender(f"{words} ", last=last)


def _names_a_sender(words: str, *, last: bool) -> bool:
    """Tell "my iPhone" from "my colleague on Friday": the plainer the thing, the shorter the line."""
    if any(brand in words for brand in MOBILE_BRANDS):
        return True
    few = len(words.split()) <= _FEW_WORDS and ", " not in words
    if few and any(thing in words for thing in MOBILE_THINGS):
        return True
    return last and len(words.split()) <= _SHORT_MOBILE and any(my in words for my in MINE)


def _is_short_advertisement(words: str) -> bool:
    """Read "iPhone'umdan gönderildi": a few words, one of them the program's or telephone's."""
    return (
        len(words.split()) <= _SHORT_MOBILE
        and any(brand in words for brand in MOBILE_BRANDS)
        and any(verb in words for verb in MOBILE_SAID)
    )


def _signature_start(lines: Sequence[str]) -> int:
    """Give the line at which the signature starts: the first of the signs that stands far down."""
    first = max(len(lines) - 60, 0)
    for at in range(first, len(lines)):
        if _is_start(lines, at):
            return at
    return len(lines)


def _is_start(lines: Sequence[str], at: int) -> bool:
    line = lines[at].strip()
    if not line or len(line) > 80 or line[0] == ">":
        return False
    if line == _TRACKER:
        return True
    if _DELIMITER.match(line):
        return lines[at].rstrip("\r") == "-- " or _is_rule_above_a_name(lines, at)
    if line[0] in "/-" and _rest(lines, at) <= 4:
        named = bool(_SLASH_NAME.match(line)) or _is_dash_name(lines, at)
        return named and not any(map(tells, lines[at + 1 :]))
    return _is_closing(lines, at, line)


def _is_rule_above_a_name(lines: Sequence[str], at: int) -> bool:
    """Tell a rule above a name from one that parts two matters."""
    rest = [line for line in lines[at + 1 :] if line.strip()]
    return len(rest) <= 12 and (_has_contact(rest) or not any(map(tells, rest)))


def _is_dash_name(lines: Sequence[str], at: int) -> bool:
    listed = any(line.lstrip().startswith("-") for line in lines[at + 1 :])
    return (
        bool(_DASH_NAME.match(lines[at].strip()))
        and not listed
        and (at == 0 or not lines[at - 1].strip())
    )


def _is_closing(lines: Sequence[str], at: int, line: str) -> bool:
    words = " ".join(line.strip(" ,.!/*_:").split()).casefold()
    if _goes_on(lines[at + 1 : at + 2]):
        return False
    if line.strip().casefold() in CLOSINGS or _is_polite(words) or _names_itself(line, words):
        return at > 0 and _rest(lines, at) <= _MOST_LINES
    if words in ENGLISH_CLOSINGS:
        return _rest(lines, at) <= _MOST_LINES and _has_contact(lines[at + 1 :])
    return False


def _goes_on(below: Sequence[str]) -> bool:
    """Tell whether the next line goes on with a sentence: "Kindly / come back with a time." """
    return any(
        len(line.split()) >= _SOME_WORDS and line[:1].islower() and line.rstrip()[-1:] in ".?!,"
        for line in below
        if not CONTACT.search(line[:200])
    )


def _is_polite(words: str) -> bool:
    """Tell a closing in one language, or the same in two: "Mvh / Kind regards"."""
    parts = [part.strip(" ,.") for part in _BETWEEN.split(words)]
    return any(part in CLOSINGS for part in parts) and all(
        part in CLOSINGS or part in ENGLISH_CLOSINGS or not part for part in parts
    )


def _names_itself(line: str, words: str) -> bool:
    """Read "mvh Karin" and "Viele Grüße, Max Muster" as closings too."""
    tokens = words.split()
    if (
        not tokens
        or tokens[0].rstrip(",/") not in _FIRST_WORDS
        or any(sign in words for sign in ".?!")
    ):
        return False
    for count in range(min(len(tokens) - 1, 4), 0, -1):
        closing = " ".join(tokens[:count]).rstrip(",/")
        if closing in CLOSINGS and len(closing) > 1:
            rest = " ".join(tokens[count:])
            return len(rest) < 30 and (closing in SWEDISH_CLOSINGS or _is_named(line, count))
    return False


def _is_named(line: str, count: int) -> bool:
    names = [name.strip(" ,/|-") for name in line.split()[count:]]
    return all(not name or name[0].isupper() for name in names)


def _has_contact(lines: Sequence[str]) -> bool:
    return any(CONTACT.search(line[:200]) for line in lines)


def _rest(lines: Sequence[str], at: int) -> int:
    return sum(1 for line in lines[at + 1 :] if line.strip())


def _trimmed(lines: list[str]) -> list[str]:
    first, last = 0, len(lines)
    while first < last and not lines[first].strip():
        first += 1
    while last > first and not lines[last - 1].strip():
        last -= 1
    return lines[first:last]
