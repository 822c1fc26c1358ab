"""Calendar parts: an answer to our invitation, or somebody's own invitation in readable words."""

import re
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from intake.parsing import limits
from intake.parsing.addresses import proper
from intake.parsing.encoded_words import clean
from intake.parsing.formats.calendar_lines import Entry, Line, read_entry
from intake.parsing.formats.times import time_line
from intake.parsing.mail import Answer, CalendarAnswer, CalendarMethod

_METHODS = {method.value: method for method in CalendarMethod}
_ANSWERS = {answer.value: answer for answer in Answer}
_INVITATIONS = {"request", "publish", "cancel", "add", ""}
_TIME = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)?(Z?)")
_DAY = re.compile(r"(\d{4})(\d\d)(\d\d)")
_LASTS = re.compile(r"\+?P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,4})M)?)?")
_SEQUENCE_DIGITS = 9
_LONGEST_ZONES = 16_000
_MOST_RULES = 20


def read_answer(text: str, declared_method: str = "") -> CalendarAnswer | None:
    """Read an answer to an invitation; nothing when the calendar says something else."""
    entry = read_entry(text)
    method = _METHODS.get(entry.method or declared_method.strip().lower())
    if method is None:
        return None
    who = _answering(entry)
    start, end = _span(entry, text) if method is CalendarMethod.COUNTER else (None, None)
    return CalendarAnswer(
        method=method,
        uid=clean(entry.text("UID"))[:998],
        sequence=_sequence(entry),
        attendee=proper(who.address) if who else "",
        answer=_answer(who),
        comment=_comment(entry, who)[: limits.NOTE_CHARS],
        start=start,
        end=end,
        said_at=_moment(entry.first("DTSTAMP"), text),
    )


def _answering(entry: Entry) -> Line | None:
    """Give who answers: an invited person whose answer is known, where there are several."""
    people = entry.all("ATTENDEE")
    answered = [one for one in people if _answer(one)]
    return next(iter(answered or people), None)


def _answer(who: Line | None) -> Answer | None:
    return _ANSWERS.get(who.parameters.get("PARTSTAT", "").strip().lower()) if who else None


def _comment(entry: Entry, who: Line | None) -> str:
    """Give what was written to it, where each program puts it."""
    beside = who.parameters.get("X-RESPONSE-COMMENT", "") if who else ""
    return entry.text("COMMENT") or beside.replace("^n", "\n").strip()


def _sequence(entry: Entry) -> int:
    said = entry.text("SEQUENCE")
    return int(said) if said.isascii() and said.isdigit() and len(said) <= _SEQUENCE_DIGITS else 0


def read_invitation(text: str) -> str:
    """Say in lines what a foreign invitation says: what, when, where; nothing of an answer."""
    entry = read_entry(text)
    if entry.method not in _INVITATIONS or not entry.lines:
        return ""
    when = _days(entry) or time_line(*_span(entry, text))
    said = (entry.text("SUMMARY"), when, entry.text("LOCATION"), entry.text("DESCRIPTION"))
    return "\n".join(each for each in said if each)[: limits.NOTE_CHARS]


def _days(entry: Entry) -> str:
    start = entry.first("DTSTART")
    found = _DAY.fullmatch(start.value.strip()) if start else None
    return "-".join(found.groups()) if found else ""


def _span(entry: Entry, text: str) -> tuple[datetime | None, datetime | None]:
    start = _moment(entry.first("DTSTART"), text)
    end = _moment(entry.first("DTEND"), text)
    if start and end is None and (lasts := _LASTS.fullmatch(entry.text("DURATION"))):
        weeks, days, hours, minutes = (int(each or 0) for each in lasts.groups())
        end = start + timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes)
    return start, end


def _moment(line: Line | None, text: str) -> datetime | None:
    """Read a moment in UTC; one without a zone, or in an unknown one, is no moment."""
    found = _TIME.fullmatch(line.value.strip()) if line else None
    if line is None or found is None:
        return None
    zone = UTC if found[7] else _zone(line.parameters.get("TZID", ""), text)
    if zone is None:
        return None
    try:
        year, month, day, hour, minute, second = (int(each or 0) for each in found.groups()[:6])
        return datetime(year, month, day, hour, minute, second, tzinfo=zone).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _zone(name: str, text: str) -> tzinfo | None:
    """Find a zone by its name, by Windows' name for it, or by its rules in the calendar."""
    name = name.strip()
    if not name:
        return None
    for known in (name, "/".join(name.split("/")[-2:])):
        try:
            return ZoneInfo(known)
        except (ValueError, OSError, LookupError):
            continue
    return _windows_zone(name) or _written_zone(name, text)


def _windows_zone(name: str) -> tzinfo | None:
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    known = WINDOWS_TO_OLSON.get(name)
    return ZoneInfo(known) if known else None


def _written_zone(name: str, text: str) -> tzinfo | None:
    from icalendar import Calendar

    start, end = text.find("BEGIN:VTIMEZONE"), text.rfind("END:VTIMEZONE")
    rules = text[start:end].upper()
    if start < 0 or end < start or len(rules) > _LONGEST_ZONES or not _is_yearly(rules):
        return None
    zones = f"BEGIN:VCALENDAR\r\n{text[start:end]}END:VTIMEZONE\r\nEND:VCALENDAR\r\n"
    try:
        for zone in Calendar.from_ical(zones).timezones:
            if str(zone.get("TZID")) == name:
                written: tzinfo = zone.to_tz(lookup_tzid=False)
                return written
    except Exception:  # noqa: BLE001 - foreign rules in a foreign library, which raises anything
        return None
    return None


def _is_yearly(rules: str) -> bool:
    """Tell whether the clock is changed by the year: rules by the second would never end."""
    return rules.count("FREQ=") == rules.count("FREQ=YEARLY") <= _MOST_RULES
