"""Mail that came back: whom it did not reach and which it was, also from hosts without reports."""

import pytest

from intake.parsing import Kind, read_mail, reasons
from tests.intake.writing import multipart, part, plain

DAEMON = "From: Mail Delivery System <MAILER-DAEMON@mx.example>"
WORDS = {
    "Swedish": ("Meddelandet har inte levererats", "Mottagaren finns inte: borta@x.example"),
    "Danish": ("Kunne ikke leveres: Tid", "Adressen borta@x.example findes ikke."),
    "Norwegian": ("Ikke levert: Tid", "borta@x.example finnes ikke"),
    "German": (
        "Unzustellbar: Termin",
        "Ihre Nachricht an borta@x.example konnte nicht zugestellt",
    ),
    "French": ("Non remis : Rendez-vous", "L'adresse borta@x.example n'existe pas."),
    "Dutch": ("Onbestelbaar: Afspraak", "Het adres borta@x.example bestaat niet."),
    "Finnish": ("Viestiä ei voitu toimittaa", "Osoite borta@x.example on tuntematon."),
    "Spanish": ("No se puede entregar: Cita", "La dirección borta@x.example no existe."),
    "Italian": ("Mancata consegna", "L'indirizzo borta@x.example non esiste."),
    "Polish": ("Nie dostarczono wiadomości", "Adres borta@x.example nie istnieje."),
    "Japanese": (
        "メッセージを配信できません。",
        "<borta@x.example> 宛先不明のため送信できませんでした。",
    ),
    "English": ("Undeliverable: Time", "borta@x.example: user unknown"),
}


def encoded(subject: str) -> str:
    return "Subject: =?utf-8?q?" + "".join(f"={byte:02X}" for byte in subject.encode()) + "?="


@pytest.mark.parametrize(("subject", "text"), WORDS.values(), ids=WORDS.keys())
def test_a_host_that_only_writes_words_is_understood(subject: str, text: str) -> None:
    mail = read_mail(plain(text, DAEMON, encoded(subject)))
    assert (mail.kind, mail.bounced, mail.because) == (
        Kind.BOUNCE, ("borta@x.example",), (reasons.RETURNED_WORDS,),
    )  # fmt: skip


@pytest.mark.parametrize(("subject", "text"), WORDS.values(), ids=WORDS.keys())
def test_a_person_who_tells_of_it_is_no_host(subject: str, text: str) -> None:
    assert read_mail(plain(text, encoded(subject))).kind is Kind.REPORT


def test_a_parcel_that_could_not_be_delivered_is_no_returned_mail() -> None:
    """It would mark a customer's address as one that cannot be reached."""
    text = "The parcel to karin@x.example could not be delivered, the recipient was not at home."
    raw = plain(text, "From: no-reply@parcels.example", "Subject: Delivery failed")
    assert read_mail(raw).bounced == ()


def test_a_robot_that_gives_the_hosts_answer_is_believed() -> None:
    text = "Delivery to borta@x.example failed: 550 5.1.1 user unknown"
    raw = plain(text, "From: no-reply@mx.example", "Subject: Mail delivery failed")
    assert read_mail(raw).bounced == ("borta@x.example",)


def test_a_transcript_is_enough_whatever_the_subject() -> None:
    text = "Error: 550 no such user here\nRCPT TO: borta@x.example"
    raw = plain(text, "From: post_master@mx.example", "Subject: Re: Tid", "In-Reply-To: <a@x>")
    assert read_mail(raw).kind is Kind.BOUNCE


def test_the_returned_mail_is_known_by_its_id_inside_the_text() -> None:
    text = "borta@x.example: user unknown\n\n--- Original message ---\nMessage-ID: <vart@ordna>\n"
    mail = read_mail(plain(text, DAEMON, "Subject: Undeliverable"))
    assert mail.returned_ids == ("vart@ordna",)


def test_the_mails_own_id_is_not_that_of_the_returned_one() -> None:
    mail = read_mail(plain("borta@x.example: user unknown", DAEMON, "Subject: Undeliverable"))
    assert mail.returned_ids == ()


def test_a_report_without_an_address_names_whom_the_returned_mail_was_for() -> None:
    """Only where that was one person: of several nobody knows which."""
    report = b"Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n"
    returned = b"Content-Type: message/rfc822\r\n\r\nTo: borta@x.example\r\n\r\nHej"
    raw = multipart("report", part("text/plain", "Sorry"), report, returned, head=DAEMON.encode())
    assert read_mail(raw).bounced == ("borta@x.example",)


def test_who_complained_is_told_where_the_host_says_so() -> None:
    report = (
        b"Content-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\nVersion: 1\r\n"
        b"Original-Rcpt-To: <Karin@x.example>\r\n"
    )
    mail = read_mail(multipart("report", part("text/plain", "Abuse"), report))
    assert (mail.kind, mail.complained, mail.because) == (
        Kind.FEEDBACK, ("karin@x.example",), (reasons.COMPLAINT,),
    )  # fmt: skip
