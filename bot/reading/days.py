"""Days and times as people write them: *igår*, *3/12*, *tor 8-10*, *tomorrow 13*."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

NEAR = {
    "idag": 0, "i dag": 0, "today": 0,
    "igår": -1, "i går": -1, "yesterday": -1,
    "i förrgår": -2, "förrgår": -2, "day before yesterday": -2, "the day before yesterday": -2,
    "imorgon": 1, "i morgon": 1, "imorn": 1, "tomorrow": 1,
    "i övermorgon": 2, "övermorgon": 2,
}  # fmt: skip
WEEKDAYS = {
    "mån": 0, "måndag": 0, "mon": 0, "monday": 0,
    "tis": 1, "tisdag": 1, "tue": 1, "tuesday": 1,
    "ons": 2, "onsdag": 2, "wed": 2, "wednesday": 2,
    "tor": 3, "tors": 3, "torsdag": 3, "thu": 3, "thursday": 3,
    "fre": 4, "fredag": 4, "fri": 4, "friday": 4,
    "lör": 5, "lördag": 5, "sat": 5, "saturday": 5,
    "sön": 6, "söndag": 6, "sun": 6, "sunday": 6,
}  # fmt: skip
PAST_WEEKDAYS = {
    "i måndags": 0, "i tisdags": 1, "i onsdags": 2, "i torsdags": 3, "i fredags": 4,
    "i lördags": 5, "i söndags": 6, "last monday": 0, "last tuesday": 1, "last wednesday": 2,
    "last thursday": 3, "last friday": 4, "last saturday": 5, "last sunday": 6,
    "förra måndagen": 0, "förra tisdagen": 1, "förra onsdagen": 2, "förra torsdagen": 3,
    "förra fredagen": 4, "förra lördagen": 5, "förra söndagen": 6,
}  # fmt: skip
MONTHS = {
    "jan": 1, "januari": 1, "january": 1, "feb": 2, "februari": 2, "february": 2,
    "mar": 3, "mars": 3, "march": 3, "apr": 4, "april": 4, "maj": 5, "may": 5,
    "jun": 6, "juni": 6, "june": 6, "jul": 7, "juli": 7, "july": 7,
    "aug": 8, "augusti": 8, "august": 8, "sep": 9, "sept": 9, "september": 9,
    "okt": 10, "oktober": 10, "oct": 10, "october": 10, "nov": 11, "november": 11,
    "dec": 12, "december": 12,
}  # fmt: skip

LONGEST_BACK = timedelta(days=60)
WHOLE_DAY = 24 * 60
USUAL_VISIT = timedelta(hours=2)
_PAST = "|".join(
    re.escape(word) for word in sorted([*(w for w, n in NEAR.items() if n <= 0), *PAST_WEEKDAYS],
                                       key=len, reverse=True)
)  # fmt: skip
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_NAMED = rf"(?:den\s+)?(\d{{1,2}})(?::e|:a|st|nd|rd|th)?\s+({_MONTH})"
_NUMBERED = (
    rf"\d{{1,2}}/\d{{1,2}}|\d{{4}}-\d{{2}}-\d{{2}}|"
    rf"(?:den\s+)?\d{{1,2}}(?::e|:a|st|nd|rd|th)?\s+(?:{_MONTH})"
)
_INCHES = r"(?:-?\s?tum|\s?inch|\s?[\"″”]|\s?'')"
_FIRST = re.compile(rf"({_PAST}|{_NUMBERED})(?!{_INCHES})[\s:,.–-]+(?=\S)", re.IGNORECASE)
_LAST = re.compile(rf"(?<=[\s:,(–-])({_PAST}|{_NUMBERED})[.)]?$", re.IGNORECASE)
_BEFORE_LAST = " \t\n:,(–-"
_CLOCK = r"(?:kl\.?\s*)?(\d{1,2})(?:[.:](\d{2}))?"
_TIMES = re.compile(rf"{_CLOCK}(?:\s*(?:-|–|till|to)\s*{_CLOCK})?\s*$", re.IGNORECASE)
_LIKE_A_DAY = re.compile(
    rf"\d{{1,2}}[/.]\d{{1,2}}(?:[/.-]\d{{2,4}})?|\d{{4}}-\d{{1,2}}-\d{{1,2}}|{_NAMED}(?:\s+\d{{4}})?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Slot:
    """A booked time of one day, in minutes from midnight."""

    day: date
    start: int
    end: int

    def moments(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """When it begins and ends."""
        midnight = datetime.combine(self.day, time(0), zone)
        return _at(midnight, self.start), _at(midnight, self.end)


def day_meant(text: str, today: date) -> tuple[str, date]:
    """The text without the day it begins or ends with, and that day; today when none is named."""
    text = text.strip()
    for pattern in (_FIRST, _LAST):
        found = pattern.match(text) if pattern is _FIRST else pattern.search(text)
        day = _past_day(found[1], today) if found else None
        if found and day is not None:
            before = text[: found.start()].rstrip(_BEFORE_LAST)
            rest = before + text[found.end() :].strip()
            if rest:
                return rest, day
    return text, today


def day_alone(text: str, today: date) -> date | None:
    """The day, where nothing but a day was written: *i måndags*, *3/12*, *last friday*."""
    plain = " ".join(text.casefold().strip(" .").split())
    weekday = WEEKDAYS.get(plain)
    if weekday is not None:
        return today - timedelta(days=(today.weekday() - weekday) % 7)
    return _past_day(plain, today)


def looks_like_day(text: str) -> bool:
    """Whether nothing but a day was written, be there such a day or not: *31/2*, *tomorrow*."""
    plain = " ".join(text.casefold().strip(" .").split())
    return plain in NEAR or _LIKE_A_DAY.fullmatch(plain) is not None


def slot_meant(
    text: str, today: date, day: date | None = None, lasts: timedelta = USUAL_VISIT
) -> Slot | None:
    """The time somebody wrote: a day, unless one was chosen before, and a start or a span.

    ``lasts`` is how long it is where only a start was written.
    """
    found = _TIMES.search(text.strip())
    if found is None:
        return None
    before = text.strip()[: found.start()].strip(" ,:").casefold()
    meant = _coming_day(before, today) if before else day
    start = _minutes(found[1], found[2])
    end = _minutes(found[3], found[4]) if found[3] else _after(start, lasts)
    if meant is None or start is None or end is None or end <= start:
        return None
    return Slot(meant, start, end)


def names_weekday(text: str) -> bool:
    """Whether a time begins with the name of a weekday: *fri 8-10*."""
    first, _, _ = text.casefold().strip().replace(",", " ").partition(" ")
    return first in WEEKDAYS


def day_named(text: str, today: date) -> date | None:
    """The day to come that somebody wrote, and nothing else: *imorgon*, *12/12*, *fre*."""
    return _coming_day(" ".join(text.casefold().split()), today)


def _after(start: int | None, lasts: timedelta) -> int | None:
    return None if start is None else min(start + int(lasts.total_seconds()) // 60, WHOLE_DAY)


def _minutes(hours: str, minutes: str | None) -> int | None:
    whole = int(hours) * 60 + int(minutes or 0)
    return whole if int(hours) <= 24 and int(minutes or 0) < 60 and whole <= WHOLE_DAY else None


def _past_day(word: str, today: date) -> date | None:
    plain = " ".join(word.casefold().split())
    if NEAR.get(plain, 1) <= 0:
        return today + timedelta(days=NEAR[plain])
    if plain in PAST_WEEKDAYS:
        back = (today.weekday() - PAST_WEEKDAYS[plain]) % 7 or 7
        return today - timedelta(days=back)
    for year in (today.year, today.year - 1):
        day = _numbered(plain, year)
        if day is not None and timedelta() <= today - day <= LONGEST_BACK:
            return day
    return None


def _coming_day(word: str, today: date) -> date | None:
    if word in NEAR:
        return today + timedelta(days=NEAR[word])
    if word in WEEKDAYS:
        return today + timedelta(days=(WEEKDAYS[word] - today.weekday()) % 7)
    for year in (today.year, today.year + 1):
        day = _numbered(word, year)
        if day is not None and day >= today:
            return day
    return None


def _numbered(word: str, year: int) -> date | None:
    short = re.fullmatch(r"(\d{1,2})/(\d{1,2})", word)
    named = re.fullmatch(_NAMED, word)
    try:
        if short:
            return date(year, int(short[2]), int(short[1]))
        if named:
            return date(year, MONTHS[named[2]], int(named[1]))
        return date.fromisoformat(word)
    except ValueError:
        return None


def _at(midnight: datetime, minutes: int) -> datetime:
    # Wall time: a day when the clocks change has its 8 o'clock at 8.
    wall = midnight.replace(tzinfo=None) + timedelta(minutes=minutes)
    return wall.replace(tzinfo=midnight.tzinfo)
