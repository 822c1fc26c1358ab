"""A fault report becomes an order."""

from dataclasses import replace

from core.matching.findings import Findings
from core.people import SYSTEM
from core.ports import UnitOfWork
from core.text import one_line
from core.usecases.faults import ReportFault, report_fault
from core.words import N_
from intake.acting.amiss import say_what_is_amiss
from intake.acting.rejections import is_to_itself, tell_of_refused
from intake.decisions import OpenOrder
from intake.parsing.automatic import is_robot
from intake.parsing.mail import ParsedMail, Person
from intake.parsing.subjects import subject_of
from intake.reading import Desktop, ReadMail, Settled, address_of, called, id_of, name_of


def open_order(decision: OpenOrder, read: ReadMail, desktop: Desktop, uow: UnitOfWork) -> Settled:
    """Make an order of what is told, in the name of whoever first told it (WO-03, CF-14)."""
    mail, continues = read.mail, decision.continues
    told = (mail.reply or mail.text) if continues else mail.told
    person = _behind_it(mail)
    command = ReportFault(
        sender_name=(person.name or person.email) if person else called(mail, desktop),
        sender_email=(person.email if person else address_of(mail)).casefold(),
        subject=_subject(mail),
        text=mail.text if mail.forwarded_from else told,
        untitled=_untitled(read, desktop),
        language=mail.language,
        company_language=desktop.language,
        documents=read.documents,
        receipt=read.answerable and not is_to_itself(mail),
        answer_to=_answer_to(mail, uow),
        message_id=id_of(mail),
        place_words=read.plus_words,
        continues=continues,
        likely=decision.likely,
        findings=_findings(read, forwarded=person is not None),
        mail_id=read.mail_id,
    )
    order = report_fault(command, SYSTEM, uow)
    say_what_is_amiss(read, order.number, desktop, uow)
    tell_of_refused(read, order.number, desktop, uow, is_his=True)
    return Settled("order", str(order.number))


def _behind_it(mail: ParsedMail) -> Person | None:
    """Who told it, where that is not its sender: the first writer of a forward, or a form's visitor.

    A form on the web mails from an address that nobody reads, and names its visitor in Reply-To.
    """
    first, visitor = mail.forwarded_from, mail.reply_to
    if first and first.email:
        return Person(first.name, first.email)
    robot = mail.sender is not None and is_robot(mail.sender)
    return visitor if robot and visitor and visitor.email and not is_robot(visitor) else None


def _subject(mail: ParsedMail) -> str:
    """What it is about, without *Re:* and its like: of a forward what the first mail was about."""
    subjects = (mail.forwarded_from.subject if mail.forwarded_from else "", mail.subject)
    return next((bare for each in subjects if (bare := subject_of(each).bare)), "")


def _untitled(read: ReadMail, desktop: Desktop) -> str:
    """What an order is called of which the mail says nothing but by its files."""
    if desktop.speech is None or not read.documents:
        return ""
    words = desktop.speech(read.mail.language or desktop.language)
    is_photo = any(each.content_type.startswith("image/") for each in read.documents)
    sentence = N_("Photo from {name}") if is_photo else N_("File from {name}")
    return words.text(sentence, name=one_line(name_of(read.mail), 80))


def _findings(read: ReadMail, *, forwarded: bool) -> Findings:
    if not forwarded:
        return read.findings
    sender = address_of(read.mail).casefold()
    return replace(read.findings, forwarder=sender, its_subject=read.mail.subject)


def _answer_to(mail: ParsedMail, uow: UnitOfWork) -> str:
    """Who gets the receipt: whoever wrote to us, since a forward may name anybody.

    Only where one of our own people forwards is it the first writer.
    """
    sender = address_of(mail).casefold()
    ours = {user.email.casefold() for user in uow.users.all() if user.email and user.active}
    first = mail.forwarded_from
    if sender in ours and first and first.email and not is_robot(Person(first.name, first.email)):
        return first.email.casefold()
    return sender
