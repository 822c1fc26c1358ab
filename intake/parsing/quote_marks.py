"""Lines that say "below is what somebody wrote before"; each look costs a bounded time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from intake.parsing.phrases.above import ABOVE
from intake.parsing.phrases.labels import LABELS
from intake.parsing.phrases.marks import FORWARDED_MESSAGE, ORIGINAL_MESSAGE

_RULE = " \t-_=*#~+—–─‐−>:﻿\u200b\u200e\u200f"
LONGEST = 400
_LONGEST_ASKING = 160
_LONG_RULE = 6
_NOTES = re.compile(r"^.{2,80}? ---\d{1,4}[-./]\d{1,2}[-./]\d{1,4} .{4,25}---")
_LABELLED = re.compile(
    r"(?<!\w)(" + "|".join(sorted(map(re.escape, LABELS), key=len, reverse=True)) + r") ?\*{0,2}:",
    re.IGNORECASE,
)
_MAIN = {"date", "to", "subject"}
_ABOVE = re.compile("|".join(map(re.escape, ABOVE)))
_BLOCK_LINES = 14
_SOME = 2
_TIME = re.compile(r"\d\W{0,3}[:.h]\W{0,3}\d\d")
_ONLY_A_DAY = re.compile(
    r"(?<!\w)(?:date|datum|dato|data|fecha|päivämäärä) ?\*{0,2}:", re.IGNORECASE
)
"""Words of forms too; "Sent:" is written by mail programs alone."""


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
    return " ".join(line.strip(_RULE).split()).casefold() if len(line) < LONGEST else ""


def is_original_mark(line: str) -> bool:
    """Tell whether it says "original message", with rules or asterisks round it."""
    if not _has_rule(line):
        return False
    words = said_by_rule(line).replace("’", "'")
    return words in ORIGINAL_MESSAGE and (" " in words or line.count("-") >= _LONG_RULE)


def is_notes_mark(line: str) -> bool:
    """Tell whether it is what Notes writes: "Anna Alm ---2026-11-24 08:00:00---Hej Karin"."""
    return " ---" in line and bool(_NOTES.match(line))


def is_answer_line(line: str) -> bool:
    """Tell whether a help desk's letter begins here: "## Reply above this line ##"."""
    if len(line) > _LONGEST_ASKING:
        return False
    words = said_by_rule(line).strip(" .!")
    found = _ABOVE.search(words)
    phrase = found[0] if found else ""
    ruled = _has_rule(line) and line.rstrip()[-1:] in "-#=*_"
    return bool(phrase) and (ruled or _stands_alone(words, phrase))


def _stands_alone(words: str, phrase: str) -> bool:
    return words.startswith(phrase) and len(words) < len(phrase) + 12


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
    return inside[:2] in {"--", "==", "**", "__", "##", "~~", "-=", "*-"} or inside[:1] in "*—–─‐−"


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
    values = _in_one_line(kind, value)
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
    return Block(at, end, values) if _is_mail_header(values, lines[at:end]) else None


def _in_one_line(kind: str, value: str) -> dict[str, str]:
    """Read "Anna Sent: Tuesday To: Karin", a header that has lost its line breaks."""
    found = (
        list(_LABELLED.finditer(value)) if value.count(":") > 1 and len(value) < LONGEST else []
    )
    kinds = [LABELS.get(label[1].casefold(), "other") for label in found]
    if kind != "from" or len(_MAIN & set(kinds)) < len(_MAIN) - 1:
        return {kind: value}
    ends = [label.start() for label in found[1:]] + [len(value)]
    values = {kind: value[: found[0].start()].strip(" *")}
    for label, named, end in zip(found, kinds, ends, strict=True):
        values.setdefault(named, value[label.end() : end].strip(" *"))
    return values


def _goes_on(line: str, before: str, values: dict[str, str], last: str) -> bool:
    """Tell whether a line without a label continues the value above it."""
    if last not in values or len(line) > LONGEST:
        return False
    above = before.rstrip()
    return above.endswith((",", ";", ":", ":*")) or (line[:1] in " \t" and "@" in line)


def _is_mail_header(values: dict[str, str], lines: Sequence[str]) -> bool:
    """Believe who is named without an address only where it also says when he sent it.

    "Från: lägenhet 1203, Ärende: kran, Datum: 5 januari" is somebody's own form.
    """
    kinds = values.keys() - {"other", "cc"}
    if "@" in values.get("from", ""):
        return len(kinds) > 1
    if "from" not in kinds or "date" not in kinds or len(kinds) <= _SOME:
        return False
    return bool(_TIME.search(values["date"])) or not any(map(_ONLY_A_DAY.search, lines))
