"""What Outlook hides in a winmail.dat comes out: the letter, the files, the answer to a booking."""

import struct
from datetime import UTC, datetime

import pytest

from intake.parsing import ParsedMail, problems, read_mail
from intake.parsing.mail import Answer, CalendarMethod
from tests.intake.winmail import (
    APPOINTMENT,
    MEETING,
    content,
    file,
    message_file,
    named,
    one,
    properties,
    sized,
    text,
    winmail,
)
from tests.intake.writing import PNG, file_part, multipart, part

LETTER = properties(text(0x1000, "Dörren stänger inte.\r\nKom snart."))
PHOTO = file("dörren längst in.png", PNG)


def mail_with(packed: bytes, said: str = "", name: str = "winmail.dat") -> ParsedMail:
    header = f'Content-Disposition: attachment; filename="{name}"'
    return read_mail(
        multipart(
            "mixed", part("text/plain", said), file_part("application/ms-tnef", packed, header)
        )
    )


def test_the_letter_is_read_where_the_mail_itself_says_nothing() -> None:
    assert mail_with(winmail(LETTER)).text == "Dörren stänger inte.\nKom snart."


def test_the_mails_own_text_is_preferred() -> None:
    assert mail_with(winmail(LETTER), "Hej").text == "Hej"


def test_files_come_whole_under_their_real_names() -> None:
    mail = mail_with(winmail(LETTER, PHOTO, file("ritning.pdf", b"%PDF\0\0")), "Hej")
    assert [(one.name, one.content_type, one.content) for one in mail.attachments] == [
        ("dörren längst in.png", "image/png", PNG),
        ("ritning.pdf", "application/pdf", b"%PDF\0\0"),
    ]


def test_a_path_in_a_name_is_only_a_name() -> None:
    (only,) = mail_with(winmail(file("..\\..\\etc\\passwd", b"x")), "Hej").attachments
    assert only.name == "passwd"


@pytest.mark.parametrize("kind", ["application/octet-stream", "application/vnd.ms-tnef"])
def test_it_is_known_by_its_name_as_well(kind: str) -> None:
    raw = multipart("mixed", file_part(kind, winmail(PHOTO), "Content-Disposition: attachment; "
                                       "filename=winmail.dat"))  # fmt: skip
    assert [one.name for one in read_mail(raw).attachments] == ["dörren längst in.png"]


def test_html_in_it_is_read() -> None:
    packed = winmail(properties(content(0x1013, b"<p>L\xe4cker <b>mycket</b></p>")))
    assert mail_with(packed).text == "Läcker mycket"


RTF = rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}\pard D\'f6rren {\b st\u228?nger} inte\par Hej}"
HTML_IN_RTF = (
    rb"{\rtf1\ansi\fromhtml1{\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 Hissen"
    rb"{\*\htmltag72 </p>}\htmlrtf\par}\htmlrtf0}"
)


def packed_rtf(rtf: bytes, kind: bytes = b"MELA") -> bytes:
    return content(0x1009, struct.pack("<II4sI", len(rtf) + 12, len(rtf), kind, 0) + rtf)


@pytest.mark.parametrize(
    ("rtf", "said"), [(RTF, "Dörren stänger inte\nHej"), (HTML_IN_RTF, "Hissen")]
)
def test_rich_text_is_read_where_it_is_all_there_is(rtf: bytes, said: str) -> None:
    assert mail_with(winmail(properties(packed_rtf(rtf)))).text == said


def test_packed_rich_text_is_unpacked() -> None:
    """The example of Microsoft's own description, which repeats what it said before."""
    packed = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a00726370673132354232"
        "0af32068656c090020627705b06c647d0a800fa0"
    )
    mail = mail_with(winmail(properties(content(0x1009, packed))))
    assert mail.text == "hello world"


def test_a_message_in_it_is_read_and_kept() -> None:
    inner = winmail(properties(text(0x1000, "Gamla brevet"), text(0x37, "Hiss"),
                               text(0x5D01, "bo@x.se"), text(0x0C1A, "Bo Ek")), PHOTO)  # fmt: skip
    mail = mail_with(winmail(message_file(inner)), "Se nedan")
    assert mail.text.startswith("Se nedan\n\n---------- Forwarded message")
    assert mail.text.endswith("Gamla brevet")
    assert [one.name for one in mail.attachments] == ["Brev", "dörren längst in.png"]
    assert mail.forwarded_from is not None
    assert (mail.forwarded_from.email, mail.forwarded_from.subject) == ("bo@x.se", "Hiss")


UID = b"4711@ordna.example"
GLOBAL_ID = bytes(16) + bytes(24) + b"vCal-Uid\x01\x00\x00\x00" + UID + b"\x00"


def filetime(moment: datetime) -> bytes:
    since = moment - datetime(1601, 1, 1, tzinfo=UTC)
    return struct.pack("<Q", int(since.total_seconds()) * 10_000_000)


def answer_of(ending: str, *more: bytes) -> ParsedMail:
    return mail_with(
        winmail(
            properties(
                text(0x1A, f"IPM.Schedule.Meeting.Resp.{ending}"),
                text(0x5D01, "karin@brfeken.se"),
                named(MEETING, 0x03, 0x0102, sized(GLOBAL_ID)),
                named(APPOINTMENT, 0x8201, 0x03, struct.pack("<I", 2)),
                *more,
            )
        )
    )


@pytest.mark.parametrize(
    ("ending", "answer"),
    [("Pos", Answer.ACCEPTED), ("Neg", Answer.DECLINED), ("Tent", Answer.TENTATIVE)],
)
def test_an_answer_to_a_booking_is_read(ending: str, answer: Answer) -> None:
    mail = answer_of(ending)
    assert mail.kind == "calendar_reply"
    assert mail.calendar is not None
    assert (mail.calendar.uid, mail.calendar.sequence, mail.calendar.answer) == (
        "4711@ordna.example", 2, answer,
    )  # fmt: skip
    assert mail.calendar.attendee == "karin@brfeken.se"


def test_another_time_that_is_proposed_is_read() -> None:
    start = datetime(2026, 11, 26, 13, tzinfo=UTC)
    mail = answer_of(
        "Tent",
        named(APPOINTMENT, 0x8257, 0x0B, b"\x01\0\0\0"),
        named(APPOINTMENT, 0x8250, 0x40, filetime(start)),
        named(APPOINTMENT, 0x8251, 0x40, filetime(start.replace(hour=15))),
    )
    assert mail.calendar is not None
    assert (mail.calendar.method, mail.calendar.start, mail.calendar.end) == (
        CalendarMethod.COUNTER, start, start.replace(hour=15),
    )  # fmt: skip


def test_an_invitation_says_when_and_where() -> None:
    start = datetime(2026, 11, 26, 13, tzinfo=UTC)
    mail = mail_with(
        winmail(
            properties(
                text(0x1A, "IPM.Schedule.Meeting.Request"),
                text(0x1000, "Besiktning"),
                named(APPOINTMENT, 0x820D, 0x40, filetime(start)),
                named(APPOINTMENT, 0x8208, 0x1F, sized("Storgatan 5\0".encode("utf-16le"))),
            )
        )
    )
    assert (mail.kind, mail.text) == ("report", "2026-11-26 13:00 UTC\nStorgatan 5\n\nBesiktning")


BROKEN = {
    "not one": b"hej",
    "torn": winmail(LETTER, PHOTO)[:-40],
    "a length beyond its end": winmail() + struct.pack("<BHHI", 1, 0x9003, 6, 2**32 - 1),
    "endless objects": winmail(*[one(0x8000, b"")] * 5_000),
}


@pytest.mark.parametrize("packed", BROKEN.values(), ids=BROKEN.keys())
def test_one_that_cannot_be_read_is_kept_as_the_file_it_is(packed: bytes) -> None:
    mail = mail_with(packed, "Hej")
    assert problems.WINMAIL_BROKEN in mail.problems
    assert "winmail.dat" in [one.name for one in mail.attachments]


def test_a_torn_one_still_gives_what_comes_before() -> None:
    assert mail_with(BROKEN["torn"]).text.startswith("Dörren stänger inte.")


def test_counts_without_end_are_not_believed() -> None:
    endless = one(0x9003, struct.pack("<I", 2**32 - 1))
    values = one(0x9003, struct.pack("<IHHI", 1, 0x101F, 0x1000, 2**32 - 1))
    assert mail_with(winmail(endless, values, PHOTO), "Hej").text == "Hej"
