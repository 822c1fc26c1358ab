"""An answer becomes a comment on its order: the customer's, or one of our own people's."""

from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import NotAllowedAtAll
from core.text import cut
from core.usecases.comments import (
    AddComment,
    CommentAsCustomer,
    add_comment,
    comment_as_customer,
)
from intake.acting.rejections import tell_of_refused
from intake.decisions import CommentAsColleague, CommentOn
from intake.parsing.mail import ParsedMail
from intake.reading import Desktop, ReadMail, Settled, called


def comment(decision: CommentOn, read: ReadMail, desktop: Desktop, uow: UnitOfWork) -> Settled:
    """Put what is new in the mail, and its files, on the order (CO-01)."""
    mail, number = read.mail, decision.order
    command = CommentAsCustomer(
        number=number,
        text=_said(mail) or "–",
        quoted=None if mail.forwarded_from else mail.quoted or None,
        documents=read.documents,
    )
    comment_as_customer(command, Actor.customer(called(mail, desktop), number), uow)
    tell_of_refused(read, number, desktop, uow, is_his=False)
    return Settled("comment", str(number))


def comment_as_colleague(
    decision: CommentAsColleague, read: ReadMail, desktop: Desktop, uow: UnitOfWork
) -> Settled:
    """Put it on the order in his name and with his rights, hidden from the customer (CO-02)."""
    user = uow.users.get(decision.user_id)
    if user is None:
        raise NotAllowedAtAll
    command = AddComment(decision.order, cut(_said(read.mail)) or "–", read.documents)
    add_comment(command, Actor.of(user), uow)
    return Settled("comment", str(decision.order))


def _said(mail: ParsedMail) -> str:
    """What is new; of a mail that was passed on all of it, since the old words are the news."""
    if mail.forwarded_from:
        return mail.text or mail.subject
    return mail.reply or mail.text or mail.subject
