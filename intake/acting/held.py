"""A mail that a person must look at is put aside, and the dispatchers are told why."""

from uuid import UUID

from core.events import MailQuarantined
from core.numbers import OrderNumber
from core.ports import UnitOfWork
from core.usecases.rejecting import Rejection
from intake.acting.rejections import reject
from intake.holding import Hold
from intake.reading import Desktop, ReadMail, Settled, SettledElsewhere
from intake.received import TOO_LARGE


def hold(decision: Hold, read: ReadMail, desktop: Desktop, uow: UnitOfWork) -> Settled:
    """Put the mail aside for a person; raises SettledElsewhere."""
    if decision.quietly:
        order = str(decision.order) if decision.order else None
        held = uow.mails.failed(read.mail_id, decision.reason, None, decision.detail, order)
    else:
        reason, detail = decision.reason, decision.detail
        held = quarantine(read.mail_id, reason, decision.order, uow, detail)
    if not held:
        raise SettledElsewhere
    if why := _answer(decision):
        reject(why, read, desktop, uow)
    return Settled("held", str(decision.order) if decision.order else None, waits=True)


def _answer(decision: Hold) -> Rejection | None:
    if decision.reason == TOO_LARGE:
        return Rejection.TOO_LARGE
    return Rejection(decision.answer) if decision.answer else None


def quarantine(
    mail_id: UUID,
    reason: str,
    order: OrderNumber | None,
    uow: UnitOfWork,
    detail: str = "",
) -> bool:
    """Put a mail aside for a person, and tell the dispatchers why; False where it waits no more."""
    if not uow.mails.failed(mail_id, reason, None, detail, str(order) if order else None):
        return False
    uow.publish(
        MailQuarantined(
            order=str(order) if order else None,
            by="Ordna",
            mail_id=str(mail_id),
            reason=reason,
            detail=detail,
        )
    )
    return True
