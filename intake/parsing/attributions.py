"""Lines that say "On Monday Anna wrote:", whole or torn over several; each look is bounded."""

import re
from collections.abc import Sequence

from intake.parsing.phrases.wrote import (
    BY,
    QUOTING,
    SHORTENED,
    TIME_WORDS,
    WROTE,
    WROTE_ENDINGS,
    WROTE_STARTS,
)
from intake.parsing.quote_marks import LONGEST, unquoted

_MOST_LINES = 7
_LONGEST_END = 60
_VERBS = "|".join(sorted(map(re.escape, WROTE), key=len, reverse=True))
_WROTE = re.compile(rf"(?<!\w)(?:{_VERBS})(?!\w)|写道|寫道|のメール|書きました|작성|님이 씀")
_WHEN = re.compile(
    r"\b(?:19|20)\d\d\b"
    r"|\b\d{1,2}[:.]\d\d\b|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d年|\d{1,2} ?[ap]m\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d(?!\d)|\b\d{1,2}[/.-]\d{1,2}[/.-]\d\d\b")
_TIME = re.compile(r"\b\d{1,2}[:.]\d\d")
_OLD_GMAIL = re.compile(r"^\d{4}[-/]\d{1,2}[-/]\d{1,2} .{1,150}<[^<>\s@]{1,100}@[^<>\s@]{1,200}>$")
_OLD_GMAIL_TIME = re.compile(r"^\d{4}-\d\d-\d\d \d{1,2}:\d\d gmt[+-]\d\d:\d\d .{1,100}[:：]$")
_DIRECTIONS = dict.fromkeys([*range(0x200E, 0x2010), *range(0x202A, 0x202F), 0x2068, 0x2069])
"""Signs of right-to-left writing that Hebrew and Arabic programs put round names."""
_CJK_START = re.compile(r"^[於于在]|^\d{4}[年/-]")
_NICKNAME = re.compile(r"\d.{0,20}, \S{2,40} $")
"""After a whole time and a comma, one word: "On Aug 18, 2015, at 10:09 AM, someone wrote:"."""
_BY_ADDRESS = re.compile(rf" (?:{'|'.join(BY)}) \S{{1,100}}@\S{{1,200}}[:：]$")
_PARTICLES_SAID = "von van de der den af av du la le da di dos del via and och og und"
_PARTICLES = frozenset(_PARTICLES_SAID.split())


def attribution(lines: Sequence[str], at: int) -> int | None:
    """If a line ends an "On … Anna wrote:", give where that begins; else nothing."""
    line = lines[at].rstrip()
    if not line or len(line) > LONGEST or not _may_end(line, lines[at - 1] if at else ""):
        return None
    if line[-1] == ">":
        return at if _OLD_GMAIL.match(line) and _next_is_quote(lines, at) else None
    said = ""
    for start in range(at, max(at - _MOST_LINES, -1), -1):
        piece = unquoted(lines[start]).translate(_DIRECTIONS)
        if len(piece) > LONGEST or (start < at and _is_sentence_end(piece)):
            return None
        said = f"{piece} {said}" if said else piece
        if _is_attribution(said, lines, at):
            return _with_start(lines, start, said)
    return None


def _is_sentence_end(piece: str) -> bool:
    """Tell whether a line ends a sentence; "Fr., 28." or "kl." at its end is only a time."""
    if piece[-2:-1].isdigit() and piece[-1] in ".:":
        return False
    last = piece.rpartition(" ")[2].rstrip(".").casefold()
    return piece.endswith((".", "!", "?", ":")) and last not in SHORTENED | WROTE_STARTS


def wrapped_end(line: str) -> bool:
    """Tell whether a line that begins with `>` is only the torn end of "<a@b.se> wrote:"."""
    if len(line) > _LONGEST_END or line[-1:] not in ":： \t\r":
        return False
    words = line.strip("> \t").casefold()
    bare = words.rstrip(" :：")
    return len(words) < 40 and bare != words and (not bare or bool(_WROTE.fullmatch(bare)))


def _may_end(line: str, before: str) -> bool:
    end = line[-1:]
    if end in ":：\u202c":
        return True
    if end == ">":
        # Gmail's old "2013/10/2 Anna <a@b.se>".
        return line[:1].isdigit()
    if end == ")":
        # Android and Horde: "Anna <a@b.se> skrev: (24 november 2026 08:00:00)".
        return ": (" in line or (": (" in before and bool(_TIME.search(line[-25:])))
    if end in "-–":
        return bool(_WROTE.search(line[-40:].casefold()))
    return line.endswith(WROTE_ENDINGS) or bool(_WROTE.search(line[-20:].casefold()))


def _with_start(lines: Sequence[str], start: int, said: str) -> int:
    """Take in a line above that holds only the date, or the name and the address."""
    if start == 0 or (_WHEN.search(said) and "@" in said):
        return start
    above = unquoted(lines[start - 1])
    if "@" not in said and "<" in above and "@" in above and _may_begin(above):
        return start - 1
    if _WHEN.search(said):
        return start
    dated = len(above) < 80 and _starts(above.casefold()) and _WHEN.search(above)
    return start - 1 if dated and not above.endswith((".", "!", "?", ":")) else start


def _may_begin(above: str) -> bool:
    """Tell whether it may be the torn beginning "Anna Alm <a@b.se> hat am"."""
    return len(above) < 80 and not _is_sentence_end(above) and _starts_with_name(above)


def _is_attribution(said: str, lines: Sequence[str], at: int) -> bool:
    said = said.strip(" -–—﻿\u200e")
    low = said.casefold()
    if _is_torn(said) or low.startswith(("<", "mailto:")):
        return False
    verb = _WROTE.search(low)
    if not verb:
        return _says_without_verb(low, lines, at)
    mail, when, starts = "@" in said, bool(_WHEN.search(low)), _starts(low)
    if mail and (when or (starts and "<" in said)):
        return starts or _starts_with_name(said)
    if mail and _starts_with_name(said):
        return low.find("<") < verb.start() or _next_is_quote(lines, at)
    if _next_is_quote(lines, at):
        return (when and starts) or (len(said) < 60 and _is_name(said[: verb.start()]))
    if _name_and_time(said, verb.start(), verb.end()):
        return True
    if not (when and starts):
        return False
    named = _is_name(_name_in(said, verb.start(), verb.end()))
    return named or bool(_NICKNAME.search(said[: verb.start()]) and _YEAR.search(low))


def _is_torn(said: str) -> bool:
    """Tell whether the beginning of an address is still in the line above."""
    opened, closed = said.count("<"), said.count(">")
    return opened > closed + 1 or (closed > opened and "***" not in said)


def _says_without_verb(low: str, lines: Sequence[str], at: int) -> bool:
    """Read "26.06.2014, 14:41, "Anna" <a@b.se>:" and "24 nov. 2026 08:00 av a@b.se:"."""
    if _OLD_GMAIL_TIME.match(low):
        return True
    if "@" not in low:
        return False
    if low.startswith(QUOTING):
        return low.endswith(":") or ": (" in low
    whole = bool(_YEAR.search(low) and _TIME.search(low)) and _starts(low)
    if low.endswith((">:", ">：")):
        return whole or (_starts(low) and bool(_WHEN.search(low)) and _next_is_quote(lines, at))
    return whole and bool(_BY_ADDRESS.search(low))


def _starts(low: str) -> bool:
    """Tell whether it begins as a date does: with "On", a weekday or, within four words, a digit."""
    tokens = low.split(" ", 4)[:4]
    if tokens[0].strip(".,") in WROTE_STARTS or _CJK_START.match(low):
        return True
    first = next((at for at, token in enumerate(tokens) if token[:1].isdigit()), None)
    return first is not None and all(len(token) <= 12 for token in tokens[:first])


def _starts_with_name(said: str) -> bool:
    before = said.partition("<")[0] if "<" in said else said.partition("@")[0]
    return len(before) < 60 and said[:1] not in "<-*>([" and not before.rstrip().endswith(":")


def _name_and_time(said: str, verb: int, after_verb: int) -> bool:
    """Read "Anna Alm skrev den 2026-11-24 08:00:": a whole name, and then nothing but a time."""
    after = said[after_verb:].strip(" :：")
    if not (_YEAR.search(after) and _TIME.search(after)):
        return False
    before = said[:verb].split()
    timed = all(_is_time_word(word) for word in after.casefold().split())
    return timed and 2 <= len(before) <= 4 and _is_name(said[:verb])


def _is_time_word(word: str) -> bool:
    bare = word.strip(".,()")
    return any(sign.isdigit() for sign in bare) or bare in TIME_WORDS or bare in WROTE_STARTS


def _name_in(said: str, verb: int, after_verb: int) -> str:
    after = said[after_verb:].strip(" :：\"'").partition("<")[0]
    for ending in WROTE_ENDINGS:
        after = after.removesuffix(ending).rstrip()
    if after:
        return after
    before = said[:verb]
    last_digit = max((i for i, sign in enumerate(before) if sign.isdigit()), default=-1)
    return before[last_digit + 1 :]


def _is_name(words: str) -> bool:
    tokens = [token.strip("\"',.()[]") for token in words.split()]
    names = [t for t in tokens if t and t.casefold() not in TIME_WORDS and not t[0].isdigit()]
    return 0 < len(names) <= 6 and all(_like_a_name(token) for token in names)


def _like_a_name(token: str) -> bool:
    return token[0].isupper() or token.casefold() in _PARTICLES or token in {"you", "du"}


def _next_is_quote(lines: Sequence[str], at: int) -> bool:
    for line in lines[at + 1 : at + 4]:
        if line.strip():
            return line.lstrip().startswith(">")
    return False
