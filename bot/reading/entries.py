"""What a technician types without buttons: *2 x 4711*, *1,5 h*, *beställ 1 x P12*, a measure."""

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation

from bot.reading.hours import hours_in, rounded
from bot.reading.minus import LISTED, RETURNED
from core.text import tidy


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """So many of an article, used or to be ordered; ``counted`` if the quantity was written.

    ``other``: on no assignment (AR-08); ``price`` per unit where one was written behind it;
    ``written`` is all that says so.
    """

    words: str
    quantity: Decimal
    to_order: bool = False
    counted: bool = True
    other: bool = False
    price: Decimal | None = None
    written: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class TimeEntry:
    """Hours worked."""

    hours: Decimal


@dataclass(frozen=True, slots=True)
class CommentEntry:
    """Something for colleagues."""

    text: str


@dataclass(frozen=True, slots=True)
class MeasureEntry:
    """What was done."""

    text: str


@dataclass(frozen=True, slots=True)
class NumberEntry:
    """An order's number alone: show me that order."""

    number: str


Entry = ArticleEntry | TimeEntry | CommentEntry | MeasureEntry | NumberEntry

_QUANTITY = r"(\d{1,6}(?:[.,]\d{1,3})?)"
_TIMES = r"(?:x|×|\*)"
_UNIT = r"(?:stycken|styck|st|pcs|pc)\.?"
_COUNTED = rf"\d[\d.,]*\s*(?:{_TIMES}|{_UNIT}\s)\s*\S"
_FRONT = re.compile(
    rf"{_QUANTITY}\s*(?:(?:{_UNIT}\s*)?{_TIMES}|{_UNIT}\s)\s*(\S.*)", re.IGNORECASE
)
_BACK = re.compile(rf"(\S.*?)\s+{_TIMES}\s*{_QUANTITY}", re.IGNORECASE)
_CODE = re.compile(r"(?=\S*\d)[\w./+-]{2,40}")
_BARE = re.compile(rf"{_QUANTITY}\s+(\S.*)")
_DIMENSION = re.compile(r"\S+\s+(?:.*\s)?(\d[\d.,]*)")
"""Words that end with a number of their own: *satte dit 2*, *skruv 50*."""
_ALSO = re.compile(r"(?:\s*[,;]|\s+(?:och|samt|and|\+|&))\s+(?=\d)")
_ORDER = re.compile(
    rf"(?:🛒\s*|(?:beställa?|order)\s*:\s*|beställa?\s+|order\s+(?={_COUNTED}))(\S.*)",
    re.IGNORECASE,
)
_OTHER = re.compile(r"(?:other|övrigt|övriga?)\s*:\s*(\S.*)", re.IGNORECASE)
_PRICED = re.compile(
    r"(\S.*?)\s+(?:[aà@]\s*)?((?:\d{1,2}\s\d{3}\s\d{3}|\d{1,3}\s\d{3}|\d{1,7})(?:[.,]\d{1,4})?)"
    r"\s*(?:kr|kronor|sek|:-)\.?",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"(?:💬\s*|(?:kommentar|comment)\s*:\s*)(\S.*)", re.IGNORECASE | re.DOTALL)
_CLOCK = re.compile(r"(\d{1,2}):([0-5]\d)")
_NUMBER = re.compile(r"(?:\*|(?:ao|order)\b)?\s*(\d{1,9}(?:-\d{1,3})?)", re.IGNORECASE)


def entries(text: str) -> tuple[Entry, ...]:
    """What a text holds: one entry, or of several lines the entries and, joined, the measure."""
    whole = tidy(text)
    alone = entry(whole)
    if isinstance(alone, CommentEntry | TimeEntry):
        return (alone,)
    if "\n" not in whole:
        return _listed(whole) or (alone,)
    lines = (line.strip() for line in whole.splitlines() if line.strip())
    found = [each for line in lines for each in _listed(line) or (entry(line),)]
    rest = [each.text for each in found if isinstance(each, MeasureEntry)]
    special = tuple(each for each in found if isinstance(each, ArticleEntry | TimeEntry))
    if not special or len(rest) + len(special) < len(found):
        return (MeasureEntry(whole),)
    return (*((MeasureEntry("\n".join(rest)),) if rest else ()), *special)


def _listed(line: str) -> tuple[ArticleEntry | TimeEntry, ...]:
    """*2 x 4711, 1 x P12 och 1 h*: each of them, where every part is one; else nothing."""
    parts = () if hours_in(line) is not None else _ALSO.split(line)
    found = (entry(part) for part in parts)
    special = [each for each in found if isinstance(each, ArticleEntry | TimeEntry)]
    if len(parts) < 2 or len(special) < len(parts):
        return ()
    first = special[0]
    if not isinstance(first, ArticleEntry):
        return tuple(special)
    return tuple(
        replace(each, to_order=first.to_order, other=first.other)
        if isinstance(each, ArticleEntry)
        else each
        for each in special
    )


def entry(line: str) -> Entry:
    """What one line is; a measure when it is nothing else."""
    line = LISTED.sub("", line)
    if comment := _COMMENT.fullmatch(line):
        return CommentEntry(comment[1])
    if number := _NUMBER.fullmatch(line):
        return NumberEntry(number[1])
    hours = hours_in(line)
    if hours is not None:
        return TimeEntry(hours)
    article = _ordered(line) or other_in(line) or article_in(line)
    return replace(article, written=line) if article else MeasureEntry(line)


def clocked(line: str) -> Decimal | None:
    """Hours as a clock shows them: *1:30*."""
    found = _CLOCK.fullmatch(line)
    return rounded(Decimal(found[1]) + Decimal(found[2]) / 60) if found else None


def article_in(line: str) -> ArticleEntry | None:
    """So many of something: *2 x 4711*, *2 st filter*, *4711 x 2*."""
    if RETURNED.match(line):
        back = article_in(line[1:])
        return replace(back, quantity=-back.quantity) if back else None
    front = _FRONT.fullmatch(line)
    if front and _number_comes_first(front[1], front[2]):
        return ArticleEntry(front[1], decimal(front[2]))
    if front:
        return _priced(ArticleEntry(front[2].strip(), decimal(front[1])))
    behind = _BACK.fullmatch(line)
    if behind is None or _says_how_many(behind[1], behind[2]):
        return None
    return ArticleEntry(behind[1].strip(), decimal(behind[2]))


def bare_article(line: str) -> ArticleEntry | None:
    """*2 filter G4*, or a code as a hand scanner types it: an article if the register has it.

    Otherwise they are words (AR-01, QR-02).
    """
    whole = tidy(line)
    bare = _BARE.fullmatch(whole)
    if bare:
        return ArticleEntry(bare[2].strip(), decimal(bare[1]))
    return ArticleEntry(whole, Decimal(1)) if _CODE.fullmatch(whole) else None


def other_in(line: str) -> ArticleEntry | None:
    """*other: parkering 40 kr*: an article on no assignment (AR-08)."""
    found = _OTHER.fullmatch(line)
    if found is None:
        return None
    given = article_in(found[1]) or _priced(ArticleEntry(found[1].strip(), Decimal(1)))
    return replace(given, other=True)


def _priced(entry: ArticleEntry) -> ArticleEntry:
    """The same with the price that was written behind it taken off."""
    found = _PRICED.fullmatch(entry.words)
    return replace(entry, words=found[1], price=decimal(found[2])) if found else entry


def _number_comes_first(first: str, second: str) -> bool:
    """*4711 x 2*: of two numbers the long one is the article's."""
    return second.isdecimal() and first.isdecimal() and len(first) > max(2, len(second))


def _says_how_many(words: str, last: str) -> bool:
    """*Satte dit 2 x 4711* tells what was done; of two numbers the long one is no quantity."""
    own = _DIMENSION.fullmatch(words.strip())
    return own is not None and len(own[1]) < len(last)


def article_asked_for(line: str) -> ArticleEntry:
    """What is typed after the bot asked for an article: the quantity may be left out."""
    whole = tidy(line)
    named = _ordered(whole)
    if named is not None:
        return ArticleEntry(named.words, named.quantity, written=whole)
    given = other_in(whole) or article_in(whole)
    given = given or (bare_article(whole) if _BARE.fullmatch(whole) else None)
    asked = _priced(given or ArticleEntry(whole, Decimal(1), counted=False))
    return replace(asked, written=whole)


def decimal(text: str) -> Decimal:
    """A number as people write it, with comma or point."""
    try:
        return Decimal("".join(text.split()).replace(",", "."))
    except InvalidOperation:
        return Decimal(0)


def _ordered(line: str) -> ArticleEntry | None:
    found = _ORDER.fullmatch(line)
    if found is None:
        return None
    bare = _BARE.fullmatch(found[1])
    given = article_in(found[1])
    if given is None and bare:
        given = ArticleEntry(bare[2], decimal(bare[1]))
    given = given or ArticleEntry(found[1].strip(), Decimal(1))
    return ArticleEntry(given.words, given.quantity, to_order=True)
