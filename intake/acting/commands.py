"""A mail that asks how an order stands is answered; words of a person's are kept beside that."""

from core.people import Actor
from core.ports import UnitOfWork
from core.usecases.status_by_mail import TellStatus, tell_status
from intake.acting.comments import comment
from intake.answers.commands import status_asked
from intake.decisions import CommentOn
from intake.doing import AnswerStatus
from intake.reading import Desktop, ReadMail, Settled, address_of, name_of


def answer_status(
    decision: AnswerStatus, read: ReadMail, desktop: Desktop, uow: UnitOfWork
) -> Settled:
    """Tell it (XT-21); *when do you come* is also for those who plan, so it is a comment too."""
    mail, (number, *others) = read.mail, decision.orders
    command = TellStatus(
        number=number,
        address=address_of(mail),
        others=tuple(others),
        subject=mail.subject,
        message_id=mail.message_id,
        language=mail.language,
    )
    tell_status(command, Actor.customer(name_of(mail), number), uow)
    asked = status_asked(mail)
    if asked is not None and asked.in_words and not others:
        comment(CommentOn(number), read, desktop, uow)
    return Settled("status", str(number))
