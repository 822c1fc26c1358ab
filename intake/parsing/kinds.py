"""What sort of mail it is, and why, from everything that was read of it."""

from dataclasses import dataclass

from core.mail_marks import LETTER_HEADER
from intake.parsing import reasons
from intake.parsing.automatic import Looks, is_machine, why_automatic
from intake.parsing.bounces import Bounce, Report
from intake.parsing.mail import Kind, ParsedMail

_OWN = LETTER_HEADER.lower()
_UNSUBSCRIBES = "x-apple-unsubscribe"
_COMPLAINT = "complaint about message from "
Judged = tuple[Kind, str]


@dataclass(frozen=True, slots=True)
class Signs:
    """What the parts of a mail are, beside its words."""

    looks: Looks
    bounce: Bounce | None
    report: Report | None
    receipt: bool
    feedback: bool
    calendar: bool


def kind_of(mail: ParsedMail, signs: Signs, bare_subject: str, *, answers: bool) -> Judged:
    """Judge a mail; the first that fits stands, from what is certain to what is left."""
    if _OWN in signs.looks.head:
        return Kind.OWN, reasons.OWN
    if signs.feedback or _UNSUBSCRIBES in signs.looks.head or bare_subject.startswith(_COMPLAINT):
        return Kind.FEEDBACK, reasons.COMPLAINT
    if signs.bounce:
        return Kind.BOUNCE, _why_returned(signs)
    if signs.calendar:
        return Kind.CALENDAR_REPLY, reasons.CALENDAR
    if why := _why_receipt(signs) or why_automatic(signs.looks):
        return Kind.AUTO_REPLY, why
    return _by_person(mail, signs, answers=answers)


def _why_returned(signs: Signs) -> str:
    if signs.report is None or not (signs.report.failed or signs.report.delayed):
        return reasons.RETURNED_WORDS
    return reasons.DELIVERY_REPORT if signs.report.failed else reasons.DELAY_REPORT


def _why_receipt(signs: Signs) -> str:
    if signs.receipt:
        return reasons.READ_RECEIPT
    delivered = signs.report and signs.report.delivered and not signs.report.failed
    return reasons.DELIVERY_RECEIPT if delivered else ""


def _by_person(mail: ParsedMail, signs: Signs, *, answers: bool) -> Judged:
    """Tell an answer from a report; one that says nothing at all is empty."""
    thread = bool(mail.in_reply_to or mail.references or answers or mail.marks)
    reply = thread and not (mail.forwarded_from and not answers)
    said = mail.reply if reply else mail.text + mail.subject
    if not said.strip() and not mail.attachments:
        return Kind.EMPTY, reasons.NOTHING_NEW
    return (Kind.REPLY, _why_reply(mail)) if reply else (Kind.REPORT, _why_report(mail, signs))


def _why_reply(mail: ParsedMail) -> str:
    if mail.in_reply_to or mail.references:
        return reasons.ANSWERS
    return reasons.MARKED if mail.marks else reasons.ANSWERING_SUBJECT


def _why_report(mail: ParsedMail, signs: Signs) -> str:
    if mail.forwarded_from:
        return reasons.FORWARDS
    return reasons.MACHINE_REPORT if is_machine(signs.looks) else reasons.PERSONAL
