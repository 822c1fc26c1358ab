"""A booking confirmation holds a calendar entry that calendars understand."""

from dataclasses import replace
from datetime import datetime, timedelta
from email import message_from_bytes

import pytest
from icalendar import Calendar, Component

from core.deliveries import Channel, Delivery
from core.order_papers import Booking
from notifications.calendar import Invitation
from notifications.gathering import gather
from notifications.letter_facts import LetterFacts
from notifications.letters import Letters
from notifications.mail import Enclosed, Entry, Mailroom
from tests.notifications.example import (
    ASSIGNMENT,
    BOOKING,
    KARIN,
    LETTERHEAD,
    NOW,
    ORDER,
    SIGNER,
    an_id,
)
from tests.notifications.records import Records
from tests.notifications.spoken import STOCKHOLM, speech

REPLY = "fault+421.abc@ao.nordport.example"
DELIVERY = Delivery(
    an_id(90),
    Channel.EMAIL,
    KARIN,
    "booking-confirmation",
    "sv",
    {"booking_id": str(BOOKING.id)},
    "421",
    "David Dahl",
    NOW,
)


def facts_of(title: str = "Dörren stänger inte") -> LetterFacts:
    order = replace(ORDER, assignments=(replace(ASSIGNMENT, description=title),))
    facts = gather(DELIVERY, Records(orders=(order,)).uow)
    assert facts is not None
    return facts


def entry(booking: Booking = BOOKING, title: str = "Dörren stänger inte") -> Component:
    invitation = Invitation(
        facts_of(title), booking, "Nordport Service AB", REPLY, KARIN, speech("sv")
    )
    return Calendar.from_ical(invitation.written())


def event_of(calendar: Component) -> Component:
    (event,) = calendar.walk("VEVENT")
    return event


def test_it_asks_the_reader_to_keep_the_time() -> None:
    calendar = entry()
    assert calendar["METHOD"] == "REQUEST"
    assert str(event_of(calendar)["ATTENDEE"]) == f"mailto:{KARIN}"


def test_its_times_are_in_the_company_s_zone() -> None:
    event = event_of(entry())
    assert event.decoded("DTSTART") == datetime(2026, 11, 26, 8, 0, tzinfo=STOCKHOLM)
    assert event["DTSTART"].params["TZID"] == "Europe/Stockholm"


def test_it_explains_the_zone_to_calendars_that_do_not_know_it() -> None:
    (zone,) = entry().walk("VTIMEZONE")
    assert zone["TZID"] == "Europe/Stockholm"


def test_a_changed_booking_replaces_the_entry() -> None:
    later = replace(BOOKING, starts_at=BOOKING.starts_at + timedelta(hours=1), sequence=2)
    before, after = event_of(entry()), event_of(entry(later))
    assert before["UID"] == after["UID"] == f"{BOOKING.id}@ao.nordport.example"
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 2)


def test_an_answer_to_it_finds_the_order() -> None:
    organiser = event_of(entry())["ORGANIZER"]
    assert (str(organiser), organiser.params["CN"]) == (f"mailto:{REPLY}", "Nordport Service AB")


def test_it_says_what_and_where() -> None:
    event = event_of(entry())
    assert event["SUMMARY"] == "Nordport Service AB: Dörren stänger inte"
    assert event["LOCATION"] == "Storgatan 5, port 2, 171 44 Solna"
    assert event["DESCRIPTION"] == "Anna Berg kommer. Order 421."


@pytest.mark.parametrize("title", ["a\r\nBEGIN:VALARM", "a\nATTENDEE:mailto:e@x", '";,:\\n x'])
def test_no_text_adds_a_property(title: str) -> None:
    calendar = entry(title=title)
    assert [part.name for part in calendar.walk()].count("VALARM") == 0
    assert str(event_of(calendar)["ATTENDEE"]) == f"mailto:{KARIN}"


def test_it_lies_in_the_mail_as_an_alternative_with_its_method() -> None:
    facts = facts_of()
    letter = Letters(speech, SIGNER, LETTERHEAD).write(DELIVERY, facts)
    written = Invitation(facts, BOOKING, "N", REPLY, KARIN, speech("sv")).written()
    mail = Mailroom(LETTERHEAD, SIGNER).mail(
        DELIVERY, facts, letter, Enclosed(calendar=Entry(written))
    )
    parts = list(message_from_bytes(mail.content).walk())
    assert [part.get_content_type() for part in parts] == [
        "multipart/alternative", "text/plain", "text/html", "text/calendar",
    ]  # fmt: skip
    assert parts[-1].get_param("method") == "REQUEST"
    payload = parts[-1].get_payload(decode=True)
    assert isinstance(payload, bytes)
    assert event_of(Calendar.from_ical(payload.decode()))["SEQUENCE"] == 0
