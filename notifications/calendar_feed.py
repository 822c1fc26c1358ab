"""Somebody's bookings as a calendar that his own program follows (RFC 5545, published)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from core.planner import CalendarEntry
from core.ports import Processes
from core.text import one_line
from core.usecases.calendars import OwnCalendar
from core.words import N_, Speech, Words

if TYPE_CHECKING:
    from icalendar import Event

LOOKED_AT_AGAIN = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One booking in words, its times in the company's zone."""

    uid: str
    sequence: int
    starts_at: datetime
    ends_at: datetime
    summary: str
    place: str
    description: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A whole calendar, plain and picklable."""

    name: str
    made_at: datetime
    entries: tuple[FeedEntry, ...]


@dataclass(frozen=True, slots=True)
class Feeds:
    """Writes calendars; in another process, since a busy year takes a while."""

    processes: Processes
    speech: Speech

    async def written(self, calendar: OwnCalendar, now: datetime) -> bytes:
        """The calendar as iCalendar, in its owner's language."""
        words = self.speech(calendar.user.language)
        return await self.processes.run(written, feed_of(calendar, words, now))


def feed_of(calendar: OwnCalendar, words: Words, now: datetime) -> Feed:
    """What the calendar says, in words."""
    name = words.text(N_("Work of {name}"), name=one_line(calendar.user.name, 80))
    return Feed(name, now, tuple(_entry(each, words) for each in calendar.entries))


def _entry(entry: CalendarEntry, words: Words) -> FeedEntry:
    return FeedEntry(
        uid=f"{entry.booking_id}.own",
        sequence=entry.sequence,
        starts_at=words.local(entry.starts_at),
        ends_at=words.local(entry.ends_at),
        summary=_across(f"AO {entry.number}", entry.title, entry.facility or entry.customer),
        place=one_line(entry.place),
        description="\n".join(_lines(entry)),
    )


def _lines(entry: CalendarEntry) -> tuple[str, ...]:
    lines = (entry.customer, _across(entry.contact or "", entry.contact_phone or ""))
    return tuple(one_line(line) for line in lines if line)


def _across(*parts: str) -> str:
    return " · ".join(one_line(part, 100) for part in parts if part)


def written(feed: Feed) -> bytes:
    """The calendar as iCalendar."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Ordna//Work orders//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for name in ("name", "x-wr-calname"):
        calendar.add(name, feed.name)
    calendar.add("refresh-interval", LOOKED_AT_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT15M")
    for entry in feed.entries:
        calendar.add_component(_event(entry, feed.made_at))
    calendar.add_missing_timezones()
    content: bytes = calendar.to_ical()
    return content


def _event(entry: FeedEntry, made_at: datetime) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", made_at)
    event.add("dtstart", entry.starts_at)
    event.add("dtend", entry.ends_at)
    event.add("summary", entry.summary)
    if entry.place:
        event.add("location", entry.place)
    event.add("description", entry.description)
    return event
