"""An answer becomes a comment on its order."""

from core.people import Actor
from core.ports import UnitOfWork
from core.usecases.comments import CommentAsCustomer, comment_as_customer
from intake.decisions import CommentOn
from intake.reading import Desktop, ReadMail, Settled, name_of


def comment(decision: CommentOn, read: ReadMail, desktop: Desktop, uow: UnitOfWork) -> Settled:
    """Put what is new in the mail, and its files, on the order (CO-01)."""
    mail, number = read.mail, decision.order
    command = CommentAsCustomer(
        number=number,
        text=mail.reply or mail.text or mail.subject,
        quoted=mail.quoted or None,
        documents=read.documents,
    )
    comment_as_customer(command, Actor.customer(name_of(mail), number), uow)
    return Settled("comment", str(number))
