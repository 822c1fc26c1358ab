"""What is done with a mail that has been read: use cases for the desk, each one transaction."""

from dataclasses import dataclass
from uuid import UUID

from core.events import MailQuarantined
from core.links import Signer
from core.numbers import OrderNumber
from core.order_papers import Document
from core.people import SYSTEM, Actor
from core.ports import UnitOfWork
from core.usecases.comments import CommentAsCustomer, comment_as_customer
from core.usecases.faults import ReportFault, report_fault
from intake.decisions import CommentOn, Decision, Hold, Ignore, OpenOrder, decide
from intake.parsing.mail import ParsedMail
from intake.threads import known_about


class SettledElsewhere(Exception):  # noqa: N818 - it says what is so
    """Another desk was first with this mail; what this one did is undone."""


@dataclass(frozen=True, slots=True)
class ReadMail:
    """A stored mail that has been read, with its files stored."""

    mail_id: UUID
    mail: ParsedMail
    documents: tuple[Document, ...]
    plus_words: str
    answerable: bool


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a mail, and the order it belongs to now."""

    outcome: str
    order: str | None


@dataclass(frozen=True, slots=True)
class Settling:
    """Settles mails; ``language`` is spoken where a mail's own can't be told."""

    signer: Signer
    language: str

    def settle(self, read: ReadMail, actor: Actor, uow: UnitOfWork) -> Settled:
        """Decide what a mail is to become, and make it that; raises SettledElsewhere."""
        decision = decide(read.mail, known_about(read.mail, self.signer, uow))
        return self._settled(decision, read, uow)

    def settle_as_said(self, read: ReadMail, actor: Actor, uow: UnitOfWork) -> Settled:
        """A person has looked at it: it goes where it wants to, an order if nowhere."""
        known = known_about(read.mail, self.signer, uow)
        number = known.proved or known.claimed
        return self._settled(CommentOn(number) if number else OpenOrder(), read, uow)

    def _settled(self, decision: Decision, read: ReadMail, uow: UnitOfWork) -> Settled:
        settled = self._act(decision, read, uow)
        if isinstance(decision, Hold):
            return settled
        if not uow.mails.done(read.mail_id, settled.outcome, settled.order):
            raise SettledElsewhere
        if read.mail.message_id and settled.order:
            uow.mails.remember_thread(read.mail.message_id, settled.order)
        return settled

    def _act(self, decision: Decision, read: ReadMail, uow: UnitOfWork) -> Settled:
        match decision:
            case Ignore(outcome, order):
                return Settled(outcome, str(order) if order else None)
            case Hold(reason, order):
                quarantine(read.mail_id, reason, order, uow, read.mail)
                return Settled("held", str(order) if order else None)
            case CommentOn(number):
                return self._comment(number, read, uow)
            case OpenOrder(continues):
                return self._open(read, continues, uow)

    def _comment(self, number: OrderNumber, read: ReadMail, uow: UnitOfWork) -> Settled:
        command = CommentAsCustomer(
            number=number,
            text=read.mail.reply or read.mail.text or read.mail.subject,
            quoted=read.mail.quoted or None,
            documents=read.documents,
        )
        comment_as_customer(command, Actor.customer(name_of(read.mail), number), uow)
        return Settled("comment", str(number))

    def _open(self, read: ReadMail, continues: OrderNumber | None, uow: UnitOfWork) -> Settled:
        mail = read.mail
        told = (mail.reply or mail.text) if continues else mail.told
        person = mail.forwarded_from if mail.forwarded_from and mail.forwarded_from.email else None
        command = ReportFault(
            sender_name=(person.name or person.email) if person else name_of(mail),
            sender_email=(person.email if person else address_of(mail)).casefold(),
            subject=(person.subject if person else "") or mail.subject,
            text=mail.text if person else told,
            language=mail.language,
            company_language=self.language,
            documents=read.documents,
            receipt=read.answerable,
            answer_to=_answer_to(mail, uow),
            message_id=mail.message_id,
            place_words=read.plus_words,
            continues=continues,
        )
        return Settled("order", str(report_fault(command, SYSTEM, uow).number))


def quarantine(
    mail_id: UUID,
    reason: str,
    order: OrderNumber | None,
    uow: UnitOfWork,
    mail: ParsedMail | None = None,
) -> None:
    """Put a mail aside for a person, and tell the dispatchers why."""
    uow.mails.failed(mail_id, reason, None)
    uow.publish(
        MailQuarantined(
            order=str(order) if order else None,
            by="Ordna",
            mail_id=str(mail_id),
            reason=reason,
            sender=f"{name_of(mail)} <{address_of(mail)}>" if mail and mail.sender else "",
            subject=mail.subject if mail else "",
        )
    )


def name_of(mail: ParsedMail) -> str:
    """What its sender is called; the address where there is no name."""
    return (mail.sender.name or mail.sender.email) if mail.sender else ""


def address_of(mail: ParsedMail) -> str:
    """Its sender's address, or nothing."""
    return mail.sender.email if mail.sender else ""


def _answer_to(mail: ParsedMail, uow: UnitOfWork) -> str:
    """Who gets the receipt: whoever wrote to us, since a forward may name anybody.

    Only where one of our own people forwards is it the first writer.
    """
    sender = address_of(mail).casefold()
    ours = {user.email.casefold() for user in uow.users.all() if user.email and user.active}
    if sender in ours and mail.forwarded_from and mail.forwarded_from.email:
        return mail.forwarded_from.email.casefold()
    return sender
