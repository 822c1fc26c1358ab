"""What calendar programs answer is read, and what they invite to is said in words."""

from datetime import UTC, datetime

import pytest

from intake.parsing import ParsedMail, read_mail
from intake.parsing.mail import Answer, CalendarMethod
from tests.intake.writing import multipart, part, plain

STOCKHOLM = """BEGIN:VTIMEZONE
TZID:{name}
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
"""


def calendar(method: str, *lines: str, zone: str = "") -> str:
    event = "\n".join(lines)
    return (
        f"BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:{method}\n{zone}BEGIN:VEVENT\n{event}\n"
        "END:VEVENT\nEND:VCALENDAR\n"
    ).replace("\n", "\r\n")


def answering(text: str, said: str = "", kind: str = "text/calendar; method=REPLY") -> ParsedMail:
    head = b"From: Karin Ek <karin@brfeken.se>\r\nSubject: Accepterat: Besiktning"
    return read_mail(
        multipart("alternative", part("text/plain", said), part(kind, text), head=head)
    )


GOOGLE = calendar(
    "REPLY", "DTSTART:20261126T080000Z", "DTEND:20261126T100000Z", "DTSTAMP:20261124T070000Z",
    "ORGANIZER;CN=Ordna:mailto:ao@ordna.example", "UID:4711@ordna.example",
    "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=karin@b",
    " rfeken.se;X-NUM-GUESTS=0:mailto:karin@brfeken.se",
    "SEQUENCE:1", "SUMMARY:Besiktning",
)  # fmt: skip
EXCHANGE = calendar(
    "REPLY", 'ATTENDEE;PARTSTAT=DECLINED;CN="Ek, Karin: BRF":MAILTO:karin@brfeken.se',
    "COMMENT;LANGUAGE=sv-SE:Vi är bortresta\\, kom hellre\\nnästa vecka.", "UID:4711@ordna.example",
    "DTSTART;TZID=W. Europe Standard Time:20261126T090000", "SEQUENCE:1",
    "BEGIN:VALARM", "DESCRIPTION:REMINDER", "UID:alarm", "END:VALARM",
)  # fmt: skip
APPLE = calendar(
    "REPLY", "UID:4711@ordna.example", "ATTENDEE;CN=Karin;PARTSTAT=TENTATIVE;EMAIL=karin@brfeken.se",
    " :/aMjAzNDU2Nzg5/principal/", "SEQUENCE:1",
)  # fmt: skip
THUNDERBIRD = calendar(
    "REPLY", "UID:4711@ordna.example", "ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:bo@brfeken.se",
    "ATTENDEE;PARTSTAT=ACCEPTED:mailto:karin@brfeken.se", "SEQUENCE:1",
)  # fmt: skip
REPLIES = {
    "google": (GOOGLE, Answer.ACCEPTED, ""),
    "exchange": (EXCHANGE, Answer.DECLINED, "Vi är bortresta, kom hellre\nnästa vecka."),
    "apple": (APPLE, Answer.TENTATIVE, ""),
    "thunderbird": (THUNDERBIRD, Answer.ACCEPTED, ""),
}


@pytest.mark.parametrize(("text", "answer", "comment"), REPLIES.values(), ids=REPLIES.keys())
def test_an_answer_is_read_from_any_program(text: str, answer: Answer, comment: str) -> None:
    mail = answering(text)
    assert mail.kind == "calendar_reply"
    assert mail.calendar is not None
    read = (mail.calendar.uid, mail.calendar.sequence, mail.calendar.attendee)
    assert read == ("4711@ordna.example", 1, "karin@brfeken.se")
    assert (mail.calendar.answer, mail.calendar.comment) == (answer, comment)


def test_the_moment_of_the_answer_is_read() -> None:
    answer = answering(GOOGLE).calendar
    assert answer is not None
    assert answer.said_at == datetime(2026, 11, 24, 7, tzinfo=UTC)


ZONES = {
    "utc": ("", "DTSTART:20261126T080000Z"),
    "iana": ("", "DTSTART;TZID=Europe/Stockholm:20261126T090000"),
    "long": ("", "DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Stockholm:20261126T090000"),
    "windows": ("", 'DTSTART;TZID="W. Europe Standard Time":20261126T090000'),
    "written": (
        STOCKHOLM.format(name="Customized Time Zone"),
        "DTSTART;TZID=Customized Time Zone:20261126T090000",
    ),
}


@pytest.mark.parametrize(("zone", "start"), ZONES.values(), ids=ZONES.keys())
def test_a_proposed_time_is_read_in_any_zone(zone: str, start: str) -> None:
    text = calendar("COUNTER", "UID:4711@ordna.example", start, "DURATION:PT1H30M", zone=zone)
    answer = answering(text, kind="text/calendar; method=COUNTER").calendar
    assert answer is not None
    assert answer.method is CalendarMethod.COUNTER
    assert (answer.start, answer.end) == (
        datetime(2026, 11, 26, 8, tzinfo=UTC), datetime(2026, 11, 26, 9, 30, tzinfo=UTC),
    )  # fmt: skip


NO_TIMES = {
    "floating": "DTSTART:20261126T090000",
    "unknown zone": "DTSTART;TZID=Månen:20261126T090000",
    "no such day": "DTSTART:20261340T090000Z",
    "a day": "DTSTART;VALUE=DATE:20261126",
    "a path": "DTSTART;TZID=../../etc/passwd:20261126T090000",
}


@pytest.mark.parametrize("start", NO_TIMES.values(), ids=NO_TIMES.keys())
def test_a_time_that_cannot_be_known_is_left_out(start: str) -> None:
    answer = answering(calendar("COUNTER", "UID:1", start)).calendar
    assert answer is not None
    assert answer.start is None


def test_rules_without_end_are_not_followed() -> None:
    zone = STOCKHOLM.format(name="X").replace("FREQ=YEARLY", "FREQ=SECONDLY")
    answer = answering(calendar("COUNTER", "DTSTART;TZID=X:20261126T090000", zone=zone)).calendar
    assert answer is not None
    assert answer.start is None


@pytest.mark.parametrize("method", ["REFRESH", "DECLINECOUNTER"])
def test_other_words_of_calendar_programs_are_told(method: str) -> None:
    mail = answering(calendar(method, "UID:1"))
    assert mail.calendar is not None
    assert (mail.kind, mail.calendar.method) == ("calendar_reply", method.lower())


INVITATION = calendar(
    "REQUEST", "UID:1", "SUMMARY:Besiktning av hiss", "DTSTART:20261126T080000Z",
    "DTEND:20261126T100000Z", "LOCATION:Storgatan 5\\, plan 2", "DESCRIPTION:Ta med nyckel",
)  # fmt: skip


@pytest.mark.parametrize("method", ["REQUEST", "PUBLISH", "CANCEL"])
def test_a_customers_invitation_is_a_report_in_words_with_its_file(method: str) -> None:
    mail = answering(INVITATION.replace("REQUEST", method), kind=f"text/calendar; method={method}")
    assert (mail.kind, mail.calendar) == ("report", None)
    assert mail.text == (
        "Besiktning av hiss\n2026-11-26 08:00–10:00 UTC\nStorgatan 5, plan 2\nTa med nyckel"
    )
    assert [one.content_type for one in mail.attachments] == ["text/calendar"]


def test_an_invitation_does_not_talk_over_the_mail() -> None:
    assert answering(INVITATION, "Se kallelsen", "text/calendar").text == "Se kallelsen"


def test_a_whole_day_is_said_without_hours() -> None:
    text = INVITATION.replace("DTSTART:20261126T080000Z", "DTSTART;VALUE=DATE:20261126")
    assert "2026-11-26\n" in answering(text, kind="text/calendar").text


CLASS = "Content-Class: urn:content-classes:calendarmessage"
SUBJECTS = {
    "Accepterat: Besiktning": Answer.ACCEPTED,
    "Avböjt: Besiktning": Answer.DECLINED,
    "Declined: Inspection": Answer.DECLINED,
    "Zugesagt: Besichtigung": Answer.ACCEPTED,
    "Refusé : Visite": Answer.DECLINED,
    "Preliminärt: Besiktning": Answer.TENTATIVE,
}


@pytest.mark.parametrize(("subject", "answer"), SUBJECTS.items())
def test_an_answer_may_be_in_the_subject_only(subject: str, answer: Answer) -> None:
    mail = read_mail(plain("", f"Subject: {subject}", "In-Reply-To: <a@x>"))
    assert mail.calendar is not None
    assert (mail.kind, mail.calendar.answer) == ("calendar_reply", answer)


def test_what_is_written_to_such_an_answer_is_its_comment() -> None:
    mail = read_mail(plain("Bortrest", "Subject: Avböjt: Besiktning", CLASS))
    assert mail.calendar is not None
    assert mail.calendar.comment == "Bortrest"


def test_another_time_may_be_asked_for_in_the_subject() -> None:
    mail = read_mail(plain("", "Subject: Ny tid föreslagen: Besiktning", "In-Reply-To: <a@x>"))
    assert mail.calendar is not None
    assert (mail.calendar.method, mail.calendar.start) == (CalendarMethod.COUNTER, None)


@pytest.mark.parametrize(
    "raw",
    [
        plain(
            "Offerten är ok, men ring mig", "Subject: Accepterat: offert 12", "In-Reply-To: <a@x>"
        ),
        plain("", "Subject: Avböjt: Besiktning"),
        plain("", "Subject: Kanske går dörren sönder: plan 2", "In-Reply-To: <a@x>"),
    ],
)
def test_a_person_who_writes_so_is_a_person(raw: bytes) -> None:
    assert read_mail(raw).calendar is None
