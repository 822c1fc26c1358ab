"""Machines that answer for people are known by their headers, or by subject and sign together."""

import pytest

from intake.parsing import Kind, ParsedMail, read_mail, reasons
from tests.intake.writing import plain

MACHINE = "X-Auto-Response-Suppress: All"
ROBOT = "From: Support <no-reply@x.example>"


def read(subject: str = "Hissen", text: str = "Hej", *headers: str) -> ParsedMail:
    """Read a plain mail with that subject, as written."""
    encoded = "=?utf-8?q?" + "".join(f"={byte:02X}" for byte in subject.encode()) + "?="
    return read_mail(plain(text, f"Subject: {encoded}", *headers))


HEADERS = {
    "Auto-Submitted: auto-replied": reasons.SAYS_ANSWER,
    "Auto-Submitted: auto-replied (vacation)": reasons.SAYS_ANSWER,
    "Auto-Submitted: auto-notified": reasons.SAYS_ANSWER,
    "X-Autoreply: yes": reasons.ANSWERING_HEADER,
    "X-Autorespond: Hissen": reasons.ANSWERING_HEADER,
    "X-Vacation: 1": reasons.ANSWERING_HEADER,
    "Precedence: auto_reply": reasons.ANSWERING_HEADER,
    "Preference: auto_reply": reasons.ANSWERING_HEADER,
    "Delivered-To: Autoresponder": reasons.ANSWERING_HEADER,
    "X-Mailer: vacation 1.2.7": reasons.ANSWERING_HEADER,
    "X-FC-MachineGenerated: true": reasons.ANSWERING_HEADER,
}


@pytest.mark.parametrize(("header", "why"), HEADERS.items())
def test_a_header_that_says_so_is_believed(header: str, why: str) -> None:
    mail = read("Hissen", "Borta", header)
    assert (mail.kind, mail.because) == (Kind.AUTO_REPLY, (why,))


SUBJECTS = [
    "Autosvar: Din bokning", "Automatiskt svar: Din bokning", "Automatiskt svar",
    "Frånvaro: semester", "Frånvarande: Din bokning", "Frånvaro", "Autosvar", "Föräldraledig: Tid",
    "Automatic reply: Your booking", "Out of office", "Out of Office AutoReply: Your booking",
    "Out of office until Monday", "Abwesenheitsnotiz: Termin",
    "Automatische Antwort: Ihr Termin", "Abwesend: Termin", "Poissaolo: Aika", "Poissa: Aika",
    "Automaattinen vastaus: Aika", "Autosvar: Tid", "Fraværende: Tid", "Automatisk svar: Tid",
    "Fraværsmelding", "Réponse automatique : Rendez-vous", "Absence : Rendez-vous",
    "Absence du bureau : Rendez-vous", "Respuesta automática: Cita", "Fuera de la oficina: Cita",
    "Risposta automatica: Appuntamento", "Fuori sede: Appuntamento", "Automatisch antwoord: Afspraak",
    "Afwezig: Afspraak", "Autoodpowiedź: Termin", "Odpowiedź automatyczna: Termin",
    "Resposta automática: Hora", "Automatická odpověď: Termín", "Автоответ: Время", "自动回复: 预约",
]  # fmt: skip


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_mail_programs_own_subject_is_believed(subject: str) -> None:
    assert read(subject).kind is Kind.AUTO_REPLY


PERSONS = [
    "Frånvaro av ljus i trapphuset", "Autosvar på telefonen i hissen fungerar inte",
    "Automatiskt svar i porttelefonen fungerar inte", "Automatic reply in the lift is broken",
    "Automatic response system in lift 2 broken", "Out of office hours: door broken",
    "Read: meter 12 has stopped", "Läst: mätaren på plan 2 står still", "Auto: port 3 trasig",
    "Semesterhuset läcker", "Frånvarolarm på plan 2", "Abwesenheit von Licht im Treppenhaus",
    "Poissa käytöstä: hissi", "Absence de lumière dans l'escalier", "Absent sensor in door 3",
    "Ausente el agua en el baño", "Vacation house: leaking roof", "Fuori servizio: ascensore",
    "Autosvarens telefonnummer är fel", "Ledigt larm", "Ticket machine broken",
]  # fmt: skip


@pytest.mark.parametrize("subject", PERSONS)
def test_a_persons_report_in_the_same_words_is_one(subject: str) -> None:
    assert read(subject).kind is Kind.REPORT


@pytest.mark.parametrize("subject", PERSONS)
def test_a_persons_answer_in_the_same_words_is_one(subject: str) -> None:
    assert read(f"SV: {subject}", "Ja", "In-Reply-To: <a@x>").kind is Kind.REPLY


AWAY = [
    "Jag är på semester till och med 5 december.", "Detta är ett autosvar.",
    "I am out of the office until Monday.", "Ich bin derzeit nicht im Büro.",
    "Jeg er på ferie frem til mandag.", "Olen lomalla 5.12. asti.", "Ik ben afwezig tot maandag.",
    "Je suis absent du bureau.", "Estoy fuera de la oficina.", "Sono fuori ufficio fino a lunedì.",
    "Jestem nieobecny do poniedziałku.",
]  # fmt: skip


@pytest.mark.parametrize("text", AWAY)
@pytest.mark.parametrize("sign", [MACHINE, "Return-Path: <>", "Precedence: bulk"])
def test_words_of_absence_beside_a_machines_sign_are_an_automatic_answer(
    text: str, sign: str
) -> None:
    mail = read("Re: Din bokning", text, "In-Reply-To: <a@x>", sign)
    assert (mail.kind, mail.because) == (Kind.AUTO_REPLY, (reasons.AWAY_TEXT,))


@pytest.mark.parametrize("text", AWAY)
def test_words_of_absence_alone_are_a_persons_answer(text: str) -> None:
    """ "I am on holiday, come after that" is what a customer answers to a booking."""
    assert read("Re: Din bokning", text, "In-Reply-To: <a@x>").kind is Kind.REPLY


RECEIVED = [
    ("[Request received] Your booking", "Your request (4711) has been received and is reviewed."),
    ("Ärende 4711", "Tack för ditt mejl. Vi återkommer så snart vi kan."),
    ("Vi har tagit emot ditt ärende", "Hej!"),
    ("Ticket 4711", "Ihre Anfrage ist bei uns eingegangen."),
    ("Kiitos yhteydenotosta", "Hei!"),
    ("Din henvendelse 4711", "Vi har mottatt din henvendelse."),
    ("Demande 4711", "Nous avons bien reçu votre demande."),
]


@pytest.mark.parametrize(("subject", "text"), RECEIVED)
@pytest.mark.parametrize("sign", [MACHINE, ROBOT, "Auto-Submitted: auto-generated"])
def test_a_help_desks_receipt_is_no_report(subject: str, text: str, sign: str) -> None:
    assert read(subject, text, sign).kind is Kind.AUTO_REPLY


@pytest.mark.parametrize(("subject", "text"), RECEIVED)
def test_a_person_who_thanks_is_heard(subject: str, text: str) -> None:
    assert read(subject, text).kind is Kind.REPORT


PASSED_ON = [
    ("Ny felanmälan", "Vi har tagit emot en felanmälan från en boende: hissen står."),
    ("New ticket", "A new ticket has been created by a tenant: the lift has stopped."),
    ("Larm", "Ett ärende har registrerats: dörren i port 3 är öppen."),
]


@pytest.mark.parametrize(("subject", "text"), PASSED_ON)
@pytest.mark.parametrize("sign", [MACHINE, ROBOT, "Auto-Submitted: auto-generated"])
def test_a_portal_that_passes_on_a_fault_is_a_report(subject: str, text: str, sign: str) -> None:
    """It speaks of somebody else's request, and answers nothing of ours."""
    assert read(subject, text, sign).kind is Kind.REPORT


@pytest.mark.parametrize("sign", [MACHINE, ROBOT, "Auto-Submitted: auto-generated"])
def test_an_alarm_is_a_report(sign: str) -> None:
    """A machine that tells of its own accord is taken in, and never answered."""
    mail = read("Larm: hiss 2", "Dörren öppnar inte. Felkod 12.", sign)
    assert (mail.kind, mail.because, mail.answerable) == (
        Kind.REPORT, (reasons.MACHINE_REPORT,), False,
    )  # fmt: skip


RECEIPTS = {
    "Läst: Din bokning": "Ditt meddelande\nTill: Karin\nlästes den 24 november 2026 08:00.",
    "Read: Your booking": "Your message\nTo: Karin\nwas read on Tuesday, November 24, 2026.",
    "Gelesen: Termin": "Ihre Nachricht wurde am Dienstag gelesen.",
    "Not read: Your booking": "Your message was deleted without being read on Tuesday.",
    "Lu : Rendez-vous": "Votre message a été lu le mardi.",
}


@pytest.mark.parametrize(("subject", "text"), RECEIPTS.items())
def test_a_receipt_of_reading_is_known_by_subject_and_words(subject: str, text: str) -> None:
    mail = read(subject, text)
    assert (mail.kind, mail.because) == (Kind.AUTO_REPLY, (reasons.READ_RECEIPT,))


def test_a_challenge_is_automatic() -> None:
    """Nobody of ours will prove to a filter that we are human."""
    text = "Please confirm you are human: click the link to have your message delivered."
    mail = read("Please confirm your message", text, MACHINE)
    assert (mail.kind, mail.because) == (Kind.AUTO_REPLY, (reasons.CHALLENGE,))


UNANSWERED = {
    "List-Id: <nyheter.x.example>": "list",
    "List-Unsubscribe: <https://x.example>": "list",
    "Feedback-ID: 1:2:3:mailer": "bulk",
    "Precedence: junk": "precedence",
    "X-Loop: x": "loop",
    "From: svara-ej@x.example": "robot",
    "From: no.reply@x.example": "robot",
    "From: nicht-antworten@x.example": "robot",
    "From: ala-vastaa@x.example": "robot",
}


@pytest.mark.parametrize(("header", "reason"), UNANSWERED.items())
def test_what_is_sent_to_many_or_by_machines_is_taken_in_but_not_answered(
    header: str, reason: str
) -> None:
    mail = read("Hissen", "Den står", header)
    assert (mail.kind, mail.unanswerable) == (Kind.REPORT, (reason,))


def test_a_web_form_behind_amazon_is_answered() -> None:
    """Amazon marks all that it sends as if it were sent to many."""
    assert read("Hissen", "Den står", "Feedback-ID: 1.eu-north-1.abc:AmazonSES").answerable
