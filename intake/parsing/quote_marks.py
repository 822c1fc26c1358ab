"""Lines that say "below is what somebody wrote before"; each look costs a bounded time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from intake.parsing.phrases.labels import LABELS
from intake.parsing.phrases.marks import FORWARDED_MESSAGE, ORIGINAL_MESSAGE
from intake.parsing.phrases.wrote import WROTE, WROTE_STARTS

_RULE = " \t-_=*#~+—–─>:﻿\u200b\u200e\u200f"
_LONGEST = 400
_BLOCK_LINES = 14
_WROTE = re.compile(
    r"(?<!\w)(?:" + "|".join(sorted(map(re.escape, WROTE), key=len, reverse=True)) + r")(?!\w)"
)
_WHEN = re.compile(
    r"\b(?:19|20)\d\d\b"
    r"|\b\d{1,2}[:.]\d\d\b|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d年|\d{1,2} ?[ap]m\b"
)
_CJK_START = re.compile(r"^[於于在]|^\d{4}[年/-]")
_PARTICLES_SAID = "von van de der den af av du la le da di dos del via and och og und"
_PARTICLES = frozenset(_PARTICLES_SAID.split())
_ENDINGS = ("följande", "følgende", "the following", "het volgende", "folgendes", "ci-après")
_TIME_WORDS = "kl uhr um am pm em at a à la ora ore alle às o om wrote utc gmt cet"
_NOT_NAMES = frozenset(_TIME_WORDS.split())


@dataclass(frozen=True, slots=True)
class Block:
    """A header block inside a text: where it stands and its values by sort, as written."""

    start: int
    end: int
    values: dict[str, str]


def unquoted(line: str) -> str:
    """Take the quote signs and the space round it off a line."""
    return line.lstrip("> \t﻿").rstrip() if line[:1] in "> \t﻿" else line.rstrip()


def said_by_rule(line: str) -> str:
    """Give the words of `----- Original Message -----` without the rules, case folded."""
    return " ".join(line.strip(_RULE).split()).casefold() if len(line) < _LONGEST else ""


def is_original_mark(line: str) -> bool:
    """Tell whether it says "original message", with rules or asterisks round it."""
    return _has_rule(line) and said_by_rule(line) in ORIGINAL_MESSAGE


def is_forward_mark(line: str) -> bool:
    """Tell whether it says "forwarded message" and nothing else of weight."""
    if len(line) < 5_000 and run_on_forward(line):
        return True
    if not (_has_rule(line) or line.rstrip().endswith(":")):
        return False
    words = said_by_rule(line)
    return words in FORWARDED_MESSAGE or words.startswith("forwarded by ")


def run_on_forward(line: str) -> str:
    """Give the header that follows "----- Forwarded Message -----" in the same line."""
    if "-----" not in line:
        return ""
    phrase, rule, rest = line.strip().lstrip("- ").partition("-----")
    known = bool(rule) and phrase.strip().casefold() in FORWARDED_MESSAGE
    return rest.strip("- ") if known else ""


def _has_rule(line: str) -> bool:
    inside = line.lstrip("> \t﻿")
    return inside[:2] in {"--", "==", "**", "__", "##", "~~", "-=", "*-"} or inside[:1] in "*—–─"


def label_of(line: str) -> tuple[str, str]:
    """Read `*Från:* Karin` as ("from", "Karin"); ("", "") if it begins with no known label."""
    text = line.lstrip("> \t*_|﻿\u200e\u200f")
    colon = text.find(":", 1, 26)
    wide = text.find("：", 1, 26)
    if wide > 0 and (colon < 0 or wide < colon):
        colon = wide
    if colon < 0:
        return "", ""
    kind = LABELS.get(text[:colon].strip(" \t*_\xa0").casefold(), "")
    return kind, text[colon + 1 :].strip(" \t*_\xa0") if kind else ""


def header_block(lines: Sequence[str], at: int) -> Block | None:
    """Read a block of From, Sent, To, Subject that begins at a line; it may hold single blanks."""
    kind, value = label_of(lines[at])
    if kind not in {"from", "date", "to", "subject"}:
        return None
    values = {kind: value}
    end, blanks, last = at + 1, 0, kind
    for index in range(at + 1, min(len(lines), at + _BLOCK_LINES)):
        line = lines[index]
        if not line.strip("> \t"):
            blanks += 1
            if blanks > 1:
                break
            continue
        kind, value = label_of(line)
        if not kind and not _goes_on(line, lines[index - 1], values, last):
            break
        if kind:
            values.setdefault(kind, value)
            last = kind
        else:
            values[last] = f"{values[last]} {unquoted(line)}".strip()
        end, blanks = index + 1, 0
    return Block(at, end, values) if _is_mail_header(values) else None


def _goes_on(line: str, before: str, values: dict[str, str], last: str) -> bool:
    """Tell whether a line without a label continues the value above it."""
    if last not in values or len(line) > _LONGEST:
        return False
    above = before.rstrip()
    return above.endswith((",", ";", ":", ":*")) or (line[:1] in " \t" and "@" in line)


def _is_mail_header(values: dict[str, str]) -> bool:
    kinds = values.keys() - {"other", "cc"}
    return "from" in kinds and len(kinds) >= (2 if "@" in values["from"] else 3)


def attribution(lines: Sequence[str], at: int) -> int | None:
    """If a line ends an "On … Anna wrote:", give where that begins; else nothing."""
    line = lines[at].rstrip()
    if len(line) > _LONGEST or not _may_end(line):
        return None
    said = ""
    for start in range(at, max(at - 7, -1), -1):
        piece = unquoted(lines[start])
        if len(piece) > _LONGEST or (start < at and _is_sentence_end(piece)):
            return None
        said = f"{piece} {said}" if said else piece
        if _is_attribution(said, lines, at):
            return _with_start(lines, start, said)
    return None


def _is_sentence_end(piece: str) -> bool:
    """Tell whether a line ends a sentence; "Fr., 28." at its end is only a day."""
    return piece.endswith((".", "!", "?", ":")) and not piece[-2:-1].isdigit()


def wrapped_end(line: str) -> bool:
    """Tell whether a line that begins with `>` is only the torn end of "<a@b.se> wrote:"."""
    words = line.strip("> \t").casefold()
    bare = words.rstrip(" :：")
    return len(words) < 40 and bare != words and (not bare or bool(_WROTE.fullmatch(bare)))


def _may_end(line: str) -> bool:
    end = line[-1:]
    if end in ":：":
        return True
    if end in "-–":
        return bool(_WROTE.search(line[-40:].casefold()))
    return line.endswith(("följande", "följande:", "wrote", "skrev", "написал", "geschreven"))


def _with_start(lines: Sequence[str], start: int, said: str) -> int:
    """Take in a line above that holds only the date: "On 2 May 2026 at 12:30," """
    if start == 0 or _WHEN.search(said):
        return start
    above = unquoted(lines[start - 1])
    dated = len(above) < 80 and _starts(above.casefold()) and _WHEN.search(above)
    return start - 1 if dated and not above.endswith((".", "!", "?", ":")) else start


def _is_attribution(said: str, lines: Sequence[str], at: int) -> bool:
    said = said.strip(" -–—﻿\u200e")
    low = said.casefold()
    verb = _WROTE.search(low)
    if said.count("<") > said.count(">") + 1 or low.startswith(("<", "mailto:")):
        return False
    if not verb:
        return _is_date_and_address(low) and _next_is_quote(lines, at)
    mail, when, starts = "@" in said, bool(_WHEN.search(low)), _starts(low)
    if mail and (when or (starts and "<" in said)):
        return starts or _starts_with_name(said)
    if mail and _starts_with_name(said):
        return low.find("<") < verb.start() or _next_is_quote(lines, at)
    if _next_is_quote(lines, at):
        return (when and starts) or (len(said) < 60 and _is_name(said[: verb.start()]))
    return when and starts and _is_name(_name_in(said, verb.start(), verb.end()))


def _is_date_and_address(low: str) -> bool:
    """Read "26.06.2014, 14:41, "Anna" <a@b.se>:", as some write it without a verb."""
    return low.endswith(">:") and "@" in low and _starts(low) and bool(_WHEN.search(low))


def _starts(low: str) -> bool:
    first = low.split(" ", 1)[0].strip(".,")
    return first in WROTE_STARTS or first[:1].isdigit() or bool(_CJK_START.match(low))


def _starts_with_name(said: str) -> bool:
    before = said.partition("<")[0] if "<" in said else said.partition("@")[0]
    return len(before) < 60 and said[:1] not in "<-*>([" and not before.rstrip().endswith(":")


def _name_in(said: str, verb: int, after_verb: int) -> str:
    after = said[after_verb:].strip(" :：\"'").partition("<")[0]
    for ending in _ENDINGS:
        after = after.removesuffix(ending).rstrip()
    if after:
        return after
    before = said[:verb]
    last_digit = max((i for i, sign in enumerate(before) if sign.isdigit()), default=-1)
    return before[last_digit + 1 :]


def _is_name(words: str) -> bool:
    tokens = [token.strip("\"',.()[]") for token in words.split()]
    names = [t for t in tokens if t and t.casefold() not in _NOT_NAMES and not t[0].isdigit()]
    return 0 < len(names) <= 6 and all(_like_a_name(token) for token in names)


def _like_a_name(token: str) -> bool:
    return token[0].isupper() or token.casefold() in _PARTICLES or token in {"you", "du"}


def _next_is_quote(lines: Sequence[str], at: int) -> bool:
    for line in lines[at + 1 : at + 4]:
        if line.strip():
            return line.lstrip().startswith(">")
    return False
