"""A booking as a calendar entry: a request that a later one with a higher sequence replaces.

A booking that is taken away is cancelled by the same entry, counted as one change more.
"""

from dataclasses import dataclass

from icalendar import Calendar, Event, vCalAddress

from core.order_papers import Booking
from core.text import one_line
from core.words import N_, Words
from notifications.letter_facts import LetterFacts

PRODUCT = "-//Ordna//Work orders//EN"


@dataclass(frozen=True, slots=True)
class Invitation:
    """A booking for its reader's calendar; answers go to ``organiser``, which finds the order."""

    facts: LetterFacts
    booking: Booking
    company: str
    organiser: str
    attendee: str
    words: Words
    cancelled: bool = False

    @property
    def method(self) -> str:
        """What its reader's calendar is asked to do (RFC 5546)."""
        return "CANCEL" if self.cancelled else "REQUEST"

    def written(self) -> str:
        """The entry in iCalendar, its times in the company's zone."""
        calendar = Calendar()
        calendar.add("prodid", PRODUCT)
        calendar.add("version", "2.0")
        calendar.add("method", self.method)
        calendar.add_component(self._event())
        calendar.add_missing_timezones()
        return str(calendar.to_ical(), "utf-8")

    def _event(self) -> Event:
        event, booking = Event(), self.booking
        event.add("uid", f"{booking.id}@{self.organiser.rpartition('@')[2]}")
        event.add("sequence", booking.sequence + self.cancelled)
        event.add("dtstamp", self.facts.now)
        event.add("dtstart", self.words.local(booking.starts_at))
        event.add("dtend", self.words.local(booking.ends_at))
        event.add("summary", self._summary())
        event.add("description", self._description())
        if self.facts.place:
            event.add("location", self.facts.place)
        event.add("organizer", _person(self.company, self.organiser))
        event.add("attendee", self._attendee())
        event.add("status", "CANCELLED" if self.cancelled else "CONFIRMED")
        event.add("transp", "TRANSPARENT")
        return event

    def _summary(self) -> str:
        return one_line(f"{self.company}: {self.facts.title or self.booking.resource}")

    def _description(self) -> str:
        return self.words.text(
            N_("{technician} comes. Order {number}."),
            technician=self.booking.resource,
            number=self.facts.number,
        )

    def _attendee(self) -> vCalAddress:
        attendee = _person(self.facts.name or self.attendee, self.attendee)
        attendee.params["ROLE"] = "REQ-PARTICIPANT"
        attendee.params["PARTSTAT"] = "NEEDS-ACTION"
        attendee.params["RSVP"] = "TRUE"
        return attendee


def _person(name: str, address: str) -> vCalAddress:
    person = vCalAddress(f"mailto:{address}")
    person.params["CN"] = one_line(name.replace('"', "'"), 80)
    return person
