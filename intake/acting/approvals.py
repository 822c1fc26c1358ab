"""A yes to the protocol by mail becomes the customer's signature; a yes that is none says why."""

from core.events import ApprovalNotTaken
from core.people import SYSTEM
from core.ports import UnitOfWork
from core.refusals import Refused
from core.text import one_line
from core.usecases.customer_signing import ApproveByMail, approve_by_mail
from intake.acting.comments import comment
from intake.answers.approvals import is_only_yes
from intake.decisions import CommentOn
from intake.doing import ApproveWork
from intake.reading import Desktop, ReadMail, Settled, address_of, name_of


def approve(decision: ApproveWork, read: ReadMail, desktop: Desktop, uow: UnitOfWork) -> Settled:
    """Sign by it; else it is a comment, and where a signature is waited for a person hears why not.

    What a refusal undoes is nothing: it comes before anything is written.
    """
    number = decision.order
    if not uow.work_orders.get(number).waits_for_customer:
        return comment(CommentOn(number), read, desktop, uow)
    command = ApproveByMail(
        number=number,
        email=address_of(read.mail),
        name=name_of(read.mail),
        mail_sha256=read.sha256,
        letter_id=decision.letter_id,
        proved=decision.proved,
    )
    try:
        approve_by_mail(command, SYSTEM, uow)
    except Refused as refusal:
        comment(CommentOn(number), read, desktop, uow)
        uow.publish(_not_taken(decision, read, refusal))
        return Settled("comment", str(number))
    if read.documents or not is_only_yes(read.mail.reply):
        comment(CommentOn(number), read, desktop, uow)
    return Settled("approval", str(number))


def _not_taken(decision: ApproveWork, read: ReadMail, refusal: Refused) -> ApprovalNotTaken:
    return ApprovalNotTaken(
        order=str(decision.order),
        by=name_of(read.mail),
        reason=refusal.sentence,
        fields={key: one_line(str(value)) for key, value in refusal.fields.items()},
    )
