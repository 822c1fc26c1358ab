"""A mail of ours holds what it should, and nothing a stranger's text could add to it."""

from dataclasses import replace
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from email.policy import default
from email.utils import getaddresses, parsedate_to_datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.deliveries import Channel, Delivery, DeliveryState
from core.lists import LetterRow
from core.mail_marks import WRITE_ABOVE, find_marks
from core.work_order import WorkOrder
from notifications.gathering import gather
from notifications.letterhead import Letterhead, WrongMailFrom
from notifications.letters import Letters
from notifications.mail import Enclosed, Mail, Mailroom
from notifications.mail_headers import NotAnAddress, address_header, bare_address, text_header
from tests.notifications.example import (
    ASSIGNMENT,
    COMPANY,
    CONTACT,
    KARIN,
    LETTERHEAD,
    NOW,
    ORDER,
    SIGNER,
    an_id,
)
from tests.notifications.records import Records, SentRows
from tests.notifications.spoken import speech

MAILROOM = Mailroom(LETTERHEAD, SIGNER)
LETTERS = Letters(speech, SIGNER, LETTERHEAD)
TOKEN = SIGNER.reply_token("421", KARIN)
HEADERS = {
    "Content-Type", "MIME-Version", "From", "To", "Reply-To", "Subject", "Date", "Message-ID",
    "Auto-Submitted", "X-Auto-Response-Suppress", "X-Ordna-Letter",
}  # fmt: skip
HOSTILE = (
    "a\r\nBcc: evil@example.net",
    "a\nBcc: evil@example.net\n\nbody",
    "=?utf-8?q?a=0d=0aBcc:_evil@example.net?=",
    "=?utf-8?q?a=0aBcc:_evil@example.net=0a=0abody?=",
    "\x00\x1b[2J\x7f\x85\u2028Bcc: evil@example.net",
    '"Eve" <evil@example.net>, x',
    "Åke, <evil@example.net>; 'x'\\",
    "a" * 5000,
    "ö" * 3000,
    "\u202egnp.exe",
    "{{ 7 * 7 }}{% raw %}{number}",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "\ud800 lone",
)


def mail_of(
    letter: str = "receipt",
    order: WorkOrder = ORDER,
    records: Records | None = None,
    enclosed: Enclosed = Enclosed(),  # noqa: B008 - frozen
    **context: Any,
) -> Mail:
    records = records or Records(orders=(order,))
    delivery = Delivery(
        an_id(90), Channel.EMAIL, KARIN, letter, "sv", context, "421", "Anna Berg", NOW
    )
    facts = gather(delivery, records.uow)
    assert facts is not None
    return MAILROOM.mail(delivery, facts, LETTERS.write(delivery, facts), enclosed)


def parsed(mail: Mail) -> Message:
    return message_from_bytes(mail.content)


def said(message: Message, name: str) -> str:
    return str(make_header(decode_header(message[name])))


def text_of(message: Message, kind: str = "text/plain") -> str:
    (part,) = (each for each in message.walk() if each.get_content_type() == kind)
    payload = part.get_payload(decode=True)
    assert isinstance(payload, bytes)
    return payload.decode("utf-8")


def test_it_says_who_writes_to_whom_and_where_answers_go() -> None:
    message = parsed(mail_of())
    assert getaddresses([said(message, "From")]) == [
        ("Nordport Service AB", "service@nordport.example")
    ]
    assert getaddresses([said(message, "To")]) == [("Karin Ek", KARIN)]
    assert getaddresses([said(message, "Reply-To")]) == [
        ("AO 421", f"fault+421.{TOKEN}@ao.nordport.example")
    ]


def test_the_local_part_of_the_reply_address_is_short_enough_for_every_mail_host() -> None:
    local = MAILROOM.reply_address("999999999999-999", KARIN).partition("@")[0]
    assert len(local) <= 64


def test_its_message_id_is_the_delivery_s_however_often_it_is_made() -> None:
    assert mail_of().message_id == parsed(mail_of())["Message-ID"]
    assert mail_of().message_id == f"<{an_id(90).hex}@ao.nordport.example>"


def test_machines_can_tell_that_a_machine_wrote_it() -> None:
    message = parsed(mail_of())
    assert (message["Auto-Submitted"], message["X-Ordna-Letter"]) == ("auto-generated", "receipt")


def test_no_absence_note_is_wanted_and_returned_mail_is() -> None:
    """*All* would keep the notices back that tell of an address which can't be reached."""
    assert parsed(mail_of())["X-Auto-Response-Suppress"] == "OOF, AutoReply"


@pytest.mark.parametrize("answered", ["<there@brfeken.example>", None])
def test_what_answers_a_mail_says_so(answered: str | None) -> None:
    """RFC 3834; also where the mail had no Message-ID."""
    message = parsed(mail_of(reply_to_message_id=answered))
    assert message["Auto-Submitted"] == "auto-replied"


def orderless() -> Message:
    """The answer to a mail of which no order came."""
    sent = Delivery(
        an_id(90), Channel.EMAIL, KARIN, "too-large", "sv", {"files": ()}, None, "Ordna", NOW
    )
    facts = gather(sent, Records().uow)
    assert facts is not None
    return parsed(MAILROOM.mail(sent, facts, LETTERS.write(sent, facts), Enclosed()))


def test_a_letter_about_no_order_is_answered_where_faults_are_reported() -> None:
    assert getaddresses([said(orderless(), "Reply-To")]) == [
        ("Nordport Service AB", "fault@ao.nordport.example")
    ]


def test_a_letter_about_no_order_gives_no_right_to_any() -> None:
    assert find_marks(text_of(orderless())) == ()


def test_it_is_dated() -> None:
    assert parsedate_to_datetime(parsed(mail_of())["Date"]) == NOW


@pytest.mark.parametrize("kind", ["text/plain", "text/html"])
def test_both_parts_carry_the_line_and_the_mark(kind: str) -> None:
    text = text_of(parsed(mail_of()), kind)
    assert WRITE_ABOVE in text
    assert find_marks(text) == (f"421.{TOKEN}",)


def test_the_plain_text_begins_with_the_line_and_ends_with_the_mark() -> None:
    lines = text_of(parsed(mail_of())).strip().splitlines()
    assert (lines[0], lines[-1]) == (WRITE_ABOVE, f"[AO:421/{TOKEN}]")


def test_a_receipt_answers_the_mail_that_was_sent() -> None:
    message = parsed(mail_of(reply_to_message_id="<there@brfeken.example>"))
    assert message["In-Reply-To"] == "<there@brfeken.example>"
    assert message["References"] == "<there@brfeken.example>"


def test_later_letters_to_the_same_reader_follow_the_earlier_ones() -> None:
    sent = LetterRow(
        an_id(91), "receipt", Channel.EMAIL, KARIN, "", NOW, DeliveryState.SENT, "421"
    )
    records = Records(outbox=SentRows((sent, replace(sent, id=an_id(92), to="else@x.example"))))
    message = parsed(mail_of("protocol", records=records))
    assert message["References"] == f"<{an_id(91).hex}@ao.nordport.example>"


@pytest.mark.parametrize(
    "bad", ["no brackets", "<a b>", "<a@b>\r\nBcc: x@y.z", "<" + "a" * 999 + ">"]
)
def test_what_is_no_message_id_is_not_answered(bad: str) -> None:
    assert parsed(mail_of(reply_to_message_id=bad))["In-Reply-To"] is None


@pytest.mark.shows("E", "MS-04")
def test_a_protocol_goes_along_as_a_pdf() -> None:
    message = parsed(mail_of("protocol", enclosed=Enclosed(b"%PDF-1.4", "AO-421.pdf")))
    (pdf,) = (part for part in message.walk() if part.get_content_type() == "application/pdf")
    assert pdf.get_filename() == "AO-421.pdf"
    assert pdf.get_payload(decode=True) == b"%PDF-1.4"


def hostile_order(text: str) -> Records:
    """An order whose every text is this one."""
    order = replace(
        ORDER,
        contact=replace(CONTACT, name=text),
        requester=None,
        customer=replace(ORDER.customer, name=text),
        assignments=(replace(ASSIGNMENT, description=text, error=text),),
    )
    return Records(orders=(order,), values={**COMPANY, "company-name": text[:500]})


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_adds_a_header(text: str) -> None:
    mail = mail_of(records=hostile_order(text), subject=text)
    for policy in (None, default):
        message = message_from_bytes(mail.content, policy=policy) if policy else parsed(mail)
        assert set(message.keys()) == HEADERS


@pytest.mark.parametrize("text", HOSTILE)
def test_no_name_adds_an_address(text: str) -> None:
    message = parsed(mail_of(records=hostile_order(text)))
    for name, address in (("To", KARIN), ("From", "service@nordport.example")):
        # What a mail program does: split the raw header first, decode names afterwards.
        assert [each for _, each in getaddresses([message[name]])] == [address]


@pytest.mark.parametrize("text", HOSTILE)
def test_modern_readers_see_the_same_addresses(text: str) -> None:
    message = message_from_bytes(mail_of(records=hostile_order(text)).content, policy=default)
    assert [each.addr_spec for each in message["To"].addresses] == [KARIN]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_html(text: str) -> None:
    html = text_of(parsed(mail_of(records=hostile_order(text), subject=text)), "text/html")
    assert "<script" not in html
    assert "<img" not in html


@pytest.mark.parametrize("text", HOSTILE)
def test_every_line_on_the_wire_is_short_and_ascii(text: str) -> None:
    mail = mail_of(records=hostile_order(text), subject=text)
    assert max(map(len, mail.content.split(b"\r\n"))) <= 998
    assert mail.content.isascii()
    assert b"\n" not in mail.content.replace(b"\r\n", b"")


def test_what_looks_like_a_template_is_only_text() -> None:
    text = text_of(parsed(mail_of(records=hostile_order("{{ 7 * 7 }}{number}"))))
    assert "{{ 7 * 7 }}{number}" in text


@given(st.text(max_size=300))
def test_any_text_comes_back_from_a_header_on_one_line(text: str) -> None:
    message = message_from_bytes(f"Subject: {text_header(text)}\n\n".encode())
    assert "\n" not in said(message, "Subject")
    assert message.keys() == ["Subject"]


@given(st.text(max_size=120))
def test_any_name_comes_back_with_its_one_address(name: str) -> None:
    header = address_header(name, KARIN)
    assert [address for _, address in getaddresses([header])] == [KARIN]
    assert header.isascii()


@pytest.mark.parametrize(
    "address",
    ["", "nobody", "a@b\r\nRCPT TO:<x@y>", "a b@c.example", "<a@c.example>", "åke@c.example",
     "a@b@c.example", "a@" + "b" * 300, '"a b"@c.example', "a@c..example"],
)  # fmt: skip
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(NotAnAddress):
        bare_address(address)


@pytest.mark.parametrize("sender", ["", "Nordport <service@nordport.example>", "a@b\r\nBcc: x@y"])
def test_a_sender_that_is_no_address_stops_the_start_and_names_the_variable(sender: str) -> None:
    with pytest.raises(WrongMailFrom, match="ORDNA_MAIL_FROM"):
        Letterhead("ao.nordport.example", sender, "https://ordna.example")


def test_a_domain_with_other_letters_is_written_in_ascii() -> None:
    assert bare_address("info@räksmörgås.example") == "info@xn--rksmrgs-5wao1o.example"
