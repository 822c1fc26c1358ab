"""A text split into what is new, what it quotes and how it is signed; nothing is dropped."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.mail_marks import begins_the_line, is_the_line
from intake.parsing.attributions import attribution, wrapped_end
from intake.parsing.frames import without_banner
from intake.parsing.html_marks import QUOTE_BELOW, SIGNATURE, SIGNATURE_END, without_marks
from intake.parsing.phrases.inside import INSIDE
from intake.parsing.quote_marks import (
    header_block,
    is_answer_line,
    is_forward_mark,
    is_notes_mark,
    is_original_mark,
    label_of,
)
from intake.parsing.signatures import split_signature

_SPACES = dict.fromkeys([0xA0, 0x2007, 0x2009, 0x202F], " ")
_FEW_LINES = 12
_SHORT = 400
_TITLE = "message du "
_LONGEST_TITLE = 40
_RULES = " \t-_=*—–"


@dataclass(frozen=True, slots=True)
class Split:
    """The three pieces of a text; together they hold all of its words."""

    reply: str
    quoted: str = ""
    signature: str = ""


@dataclass(frozen=True, slots=True)
class _Cut:
    """From which line on it is old, where the old text itself begins, and how sure that is."""

    start: int
    body: int
    final: bool = False


def split_reply(text: str) -> Split:
    """Split a text; every line is looked at a bounded number of times.

    Spaces that do not break, which HTML leaves in texts, come out as plain ones.
    """
    lines = text.translate(_SPACES).split("\n")
    cut = _find_cut(lines)
    if cut is None:
        new, old = _without_last_quote(lines)
    elif _answers_inside(lines[: cut.start]):
        new, old = lines, []
    elif _ends_the_letter(lines, cut):
        new, old = lines[: cut.start], lines[cut.start :]
    else:
        new, old = _round_the_quote(lines, cut)
    new, rules = _without_rules(new)
    new, banner = without_banner(new)
    new, marked = _without_marked_signature(new)
    letter, signature = split_signature(new)
    signed = [*banner, *signature, *marked]
    return Split(joined(letter), joined([*rules, *old]), joined(signed))


def _answers_inside(above: Sequence[str]) -> bool:
    """Tell whether a letter only says that its answers stand in what it quotes."""
    said = " ".join(" ".join(above).split()).casefold() if len(above) <= _FEW_LINES else ""
    return len(said) < _SHORT and any(words in said for words in INSIDE)


def _ends_the_letter(lines: Sequence[str], cut: _Cut) -> bool:
    """Tell whether all below a cut is old; below a `>` quote somebody may have answered.

    Below our own line nobody was asked to write, but who wrote nothing above it may have.
    """
    if cut.final and (_has_words(lines[: cut.start]) or lines[cut.body - 1][:1] != ">"):
        return True
    return not _is_prefixed(lines, cut.body)


def _without_marked_signature(lines: list[str]) -> tuple[list[str], list[str]]:
    """Cut what the HTML marks as the signature, unless nothing would be left."""
    if SIGNATURE not in lines:
        return lines, []
    start = lines.index(SIGNATURE)
    end = lines.index(SIGNATURE_END, start) if SIGNATURE_END in lines[start:] else len(lines)
    letter = [*lines[:start], *lines[end + 1 :]]
    return (letter, lines[start:end]) if _has_words(letter) else (lines, [])


def _find_cut(lines: Sequence[str]) -> _Cut | None:
    for at, line in enumerate(lines):
        if not line:
            continue
        if line[0] == ">":
            if _is_our_line(lines, at):
                return _Cut(_quote_start(lines, at), at + 1, final=True)
            if not wrapped_end(line):
                continue
        if cut := _cut_at(lines, at, line):
            return cut
    return None


def _cut_at(lines: Sequence[str], at: int, line: str) -> _Cut | None:
    if line == QUOTE_BELOW:
        return _Cut(at, _below_introduction(lines, at)) if _mark_is_right(lines, at) else None
    if _is_our_line(lines, at):
        return _Cut(at, at + 1, final=True)
    if not _is_plain(line) and _is_mark(line):
        return _Cut(at, at + 1)
    if is_answer_line(line) and _has_words(lines[:at]):
        return _Cut(at, at + 1)
    if label_of(line)[0] and (block := header_block(lines, at)):
        return _Cut(_with_title(lines, at), block.end)
    start = attribution(lines, at)
    return _Cut(start, at + 1) if start is not None else None


def _is_plain(line: str) -> bool:
    """Tell, at no cost, most lines of most letters from those that may stand above a quote."""
    return line[0].isalnum() and ":" not in line and "---" not in line


def _is_mark(line: str) -> bool:
    return is_original_mark(line) or is_forward_mark(line) or is_notes_mark(line)


def _with_title(lines: Sequence[str], at: int) -> int:
    """Take in Orange's "Message du 24/11/26 08:00" above a header."""
    above = lines[at - 1].strip("> \t").casefold() if at > 0 else ""
    return at - 1 if above.startswith(_TITLE) and len(above) < _LONGEST_TITLE else at


def _is_our_line(lines: Sequence[str], at: int) -> bool:
    below = lines[at + 1] if at + 1 < len(lines) else ""
    return is_the_line(lines[at]) or begins_the_line(lines[at], below)


def _mark_is_right(lines: Sequence[str], at: int) -> bool:
    """Believe a mail program's mark only where a name and a colon follow, as in "From: …"."""
    following = [line for line in lines[at + 1 : at + 8] if line.strip(f" {QUOTE_BELOW}")]
    return any(":" in line for line in following[:3])


def _below_introduction(lines: Sequence[str], at: int) -> int:
    """Step over "Anna wrote:" between a mark and a `>` quote, which may have answers inside."""
    before = ""
    for below in range(at + 1, min(at + 8, len(lines))):
        line = lines[below]
        if line.startswith(">"):
            return below if before.endswith(":") else at + 1
        before = line.rstrip() or before
    return at + 1


def _quote_start(lines: Sequence[str], at: int) -> int:
    """Go back to where the quote begins, its "On … wrote:" included."""
    while at > 0 and (lines[at - 1].startswith(">") or not lines[at - 1].strip()):
        at -= 1
    if at > 0 and (start := attribution(lines, at - 1)) is not None:
        return start
    return at


def _is_prefixed(lines: Sequence[str], at: int) -> bool:
    """Tell whether the quote is marked with `>`, so that text after it may be new."""
    first = next((line for line in lines[at:] if line.strip()), "")
    return first.lstrip().startswith(">")


def _round_the_quote(lines: list[str], cut: _Cut) -> tuple[list[str], list[str]]:
    """Keep what stands above and below a `>` quote; with answers inside it, keep all."""
    last = _last_quoted(lines)
    below = lines[last + 1 :]
    if _has_answers(lines[cut.body : last + 1]):
        if not _has_words(below):
            start = _last_answer(lines, last)
            return lines[: start + 1], lines[start + 1 :]
        return lines, []
    if not _has_words(below):
        return lines[: cut.start], lines[cut.start :]
    above = lines[: cut.start]
    return [*above, *below] if _has_words(above) else below, lines[cut.start : last + 1]


def _last_quoted(lines: Sequence[str]) -> int:
    return max((at for at, line in enumerate(lines) if line.lstrip().startswith(">")), default=-1)


def _has_answers(quote: Sequence[str]) -> bool:
    """Tell whether new text stands between quoted lines, the tail of a long one not counted."""
    for at, line in enumerate(quote):
        words = line.strip()
        if not words or words.startswith(">"):
            continue
        wrapped = at > 0 and quote[at - 1].startswith(">") and len(quote[at - 1]) > 55
        if not wrapped:
            return True
    return False


def _last_answer(lines: Sequence[str], last: int) -> int:
    at = last
    while at > 0 and (not lines[at].strip() or lines[at].lstrip().startswith(">")):
        at -= 1
    return at


def _without_last_quote(lines: list[str]) -> tuple[list[str], list[str]]:
    """Cut a `>` quote that ends the text and has no line saying whose it is."""
    at = len(lines)
    while at > 0 and (not lines[at - 1].strip() or lines[at - 1].startswith(">")):
        at -= 1
    if not any(line.startswith(">") for line in lines[at:]):
        return lines, []
    return lines[:at], lines[at:]


def _without_rules(lines: list[str]) -> tuple[list[str], list[str]]:
    """Move a rule drawn above the quote (Outlook's underscores) to the quote."""
    at = len(lines)
    while at > 0 and not lines[at - 1].strip(_RULES):
        at -= 1
    return lines[:at], [line for line in lines[at:] if line.strip()]


def _has_words(lines: Sequence[str]) -> bool:
    return any(sign.isalnum() for line in lines for sign in line)


def joined(lines: Sequence[str]) -> str:
    """Give lines as a text, without our own marks and without what is blank round it."""
    return without_marks("\n".join(lines)).strip("\n").rstrip()
