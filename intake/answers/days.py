"""Days as people write them in a hurry: *5 dec*, *5/12*, *vecka 50*, *i morgon*, *Freitag*."""

import re
from datetime import date, timedelta

_MONTHS = {
    name: month
    for month, names in enumerate(
        (
            "jan januari january januar", "feb februari february februar", "mar mars march märz",
            "apr april", "maj may mai", "jun juni june", "jul juli july",
            "aug augusti august", "sep sept september", "okt oct oktober october",
            "nov november", "dec dez des december dezember desember",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_WEEKDAYS = {
    name: weekday
    for weekday, names in enumerate(
        (
            "måndag måndagen monday montag mandag mon", "tisdag tisdagen tuesday dienstag tirsdag",
            "onsdag onsdagen wednesday mittwoch onsdag", "torsdag torsdagen thursday donnerstag",
            "fredag fredagen friday freitag", "lördag lördagen saturday samstag lørdag",
            "söndag söndagen sunday sonntag søndag",
        )
    )
    for name in names.split()
}  # fmt: skip
_NEAR = {
    "idag": 0, "i dag": 0, "today": 0, "heute": 0, "imorgon": 1, "i morgon": 1, "tomorrow": 1,
    "morgen": 1, "i morgen": 1, "imorgen": 1, "övermorgon": 2, "i övermorgon": 2,
    "übermorgen": 2, "overmorgen": 2, "i overmorgen": 2,
}  # fmt: skip
_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_ISO = re.compile(r"(?<![\d-])(20\d\d)-(\d{1,2})-(\d{1,2})(?![\d-])")
_SLASHED = re.compile(
    r"(?<![\d/.])(\d{1,2})/(\d{1,2})(?:[-/. ](20\d\d|\d\d(?!\d)))?(?![\d/])"
    r"(?!\s?(?:tum|tommer|inch|zoll|[\"”″]))",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.(20\d\d|\d\d(?!\d))?(?!\d)")
_DAY_MONTH = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:\.|:?e|:?a|st|nd|rd|th)?\s*(?:of\s+)?({_NAMES})\b\.?(?:\s+(20\d\d))?",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(
    rf"\b({_NAMES})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(20\d\d))?", re.IGNORECASE
)
_WEEK = re.compile(
    r"\b(?:vecka|v|week|wk|w|kw|uge|uke|viikko)\.?\s?(\d{1,2})\b(?:\s?[-–]\s?(\d{1,2})\b)?(?!-?[^\W\d])",
    re.IGNORECASE,
)
_WORDS = re.compile(
    rf"\b({'|'.join(sorted((*_NEAR, *_WEEKDAYS), key=len, reverse=True))})\b", re.IGNORECASE
)
_VAGUE = re.compile(
    r"\b(?:nästa|next|nächste[nrs]?|næste|neste|kommande)\s+[^\W\d]+"
    r"|\b(?-i:may)\b(?=\s+(?:be|not|have|take|come|need|also))",
    re.IGNORECASE,
)
"""*Nästa fredag* is not the same day to everybody, and *may be* is no month."""
_LONG_AGO = timedelta(days=90)


def days_in(text: str, today: date) -> tuple[date, ...]:
    """Every day that the text names, each once; of weeks the last Friday, by which it is done."""
    found: dict[date, None] = {}
    rest = _VAGUE.sub(" ", text)
    for pattern, read in _READERS:
        for match in pattern.finditer(rest):
            if (day := read(match, today)) is not None:
                found[day] = None
        rest = pattern.sub(" ", rest)
    return tuple(found)


def without_days(text: str) -> str:
    """The text without what names a day, so that no number of it is taken for another thing."""
    for pattern, _ in _READERS:
        text = pattern.sub(" ", text)
    return text


def _iso(found: re.Match[str], today: date) -> date | None:
    return _a_day(int(found[1]), int(found[2]), int(found[3]))


def _slashed(found: re.Match[str], today: date) -> date | None:
    return _in_its_year(int(found[1]), int(found[2]), found[3], today)


def _day_month(found: re.Match[str], today: date) -> date | None:
    return _in_its_year(int(found[1]), _MONTHS[found[2].casefold()], found[3], today)


def _month_day(found: re.Match[str], today: date) -> date | None:
    return _in_its_year(int(found[2]), _MONTHS[found[1].casefold()], found[3], today)


def _week(found: re.Match[str], today: date) -> date | None:
    for year in (today.isocalendar().year, today.isocalendar().year + 1):
        try:
            friday = date.fromisocalendar(year, int(found[2] or found[1]), 5)
        except ValueError:
            continue
        if friday >= today - timedelta(days=5):
            return friday
    return None


def _word(found: re.Match[str], today: date) -> date | None:
    word = " ".join(found[1].casefold().split())
    if word in _NEAR:
        return today + timedelta(days=_NEAR[word])
    ahead = (_WEEKDAYS[word] - today.weekday()) % 7
    return today + timedelta(days=ahead or 7)


_READERS = (
    (_ISO, _iso),
    (_DAY_MONTH, _day_month),
    (_MONTH_DAY, _month_day),
    (_SLASHED, _slashed),
    (_DOTTED, _slashed),
    (_WEEK, _week),
    (_WORDS, _word),
)


def _in_its_year(day: int, month: int, year: str | None, today: date) -> date | None:
    """A day without a year is the one of this year, or the next where that is long ago."""
    if year is not None:
        return _a_day(int(year) if len(year) == 4 else 2000 + int(year), month, day)
    found = _a_day(today.year, month, day)
    if found is None or today - found <= _LONG_AGO:
        return found
    return _a_day(today.year + 1, month, day)


def _a_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
