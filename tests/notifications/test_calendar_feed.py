"""Somebody's own calendar, read by another library's parser."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from icalendar import Calendar, Component

from core.people import Role, User
from core.planner import CalendarEntry
from core.usecases.calendars import OwnCalendar
from notifications.calendar_feed import feed_of, written
from tests.notifications.spoken import STOCKHOLM, speech

NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
EIGHT = datetime(2026, 11, 26, 7, 0, tzinfo=UTC)
ENTRY = CalendarEntry(
    "421",
    "Dörren stänger inte",
    "Brf Eken",
    "Storgatan 5",
    "Storgatan 5, port 2",
    "Box 1",
    "Karin Ek",
    "070-123 45 67",
    EIGHT,
    EIGHT + timedelta(hours=2),
    3,
    UUID(int=7),
)


def followed(*entries: CalendarEntry) -> Component:
    own = OwnCalendar(User("Anna Berg", Role.TECHNICIAN, language="sv"), entries)
    return Calendar.from_ical(written(feed_of(own, speech("sv"), NOW)))


def event_of(calendar: Component) -> Component:
    (event,) = calendar.walk("VEVENT")
    return event


def test_it_is_published_under_its_owner_s_name() -> None:
    calendar = followed(ENTRY)
    assert (calendar["METHOD"], calendar["X-WR-CALNAME"]) == ("PUBLISH", "Jobb för Anna Berg")


def test_it_says_what_where_and_whom_to_ask_for() -> None:
    event = event_of(followed(ENTRY))
    assert event["SUMMARY"] == "AO 421 · Dörren stänger inte · Storgatan 5"
    assert event["LOCATION"] == "Storgatan 5, Storgatan 5, port 2"
    assert event["DESCRIPTION"] == "Brf Eken\nKarin Ek · 070-123 45 67"


def test_its_times_are_in_the_company_s_zone_which_it_explains() -> None:
    calendar = followed(ENTRY)
    assert event_of(calendar).decoded("DTSTART") == datetime(2026, 11, 26, 8, tzinfo=STOCKHOLM)
    (zone,) = calendar.walk("VTIMEZONE")
    assert zone["TZID"] == "Europe/Stockholm"


def test_a_changed_time_replaces_the_one_before() -> None:
    before, after = (event_of(followed(replace(ENTRY, sequence=n))) for n in (3, 4))
    assert before["UID"] == after["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (3, 4)


@pytest.mark.parametrize("title", ["a\r\nBEGIN:VALARM", "a\nATTENDEE:mailto:e@x", '";,:\\n x'])
def test_no_text_adds_a_property(title: str) -> None:
    calendar = followed(replace(ENTRY, title=title))
    assert [part.name for part in calendar.walk()].count("VALARM") == 0
    assert "ATTENDEE" not in event_of(calendar)
