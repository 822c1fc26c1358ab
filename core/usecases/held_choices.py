"""What a dispatcher says a held mail is, kept until it is settled so; and taken back (WO-03)."""

from dataclasses import dataclass, replace
from uuid import UUID

from core import permissions as may
from core.lists import MailRow
from core.mail_choice import MailChoice
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import Refused
from core.usecases.quarantine import (
    HELD,
    DiscardHeld,
    RetryHeld,
    discard_held,
    require_mail_keeper,
    retry_held,
)
from core.words import N_


class MailIsGone(Refused):
    sentence = N_("That mail is not kept any more.")


class MailIsSettled(Refused):
    sentence = N_("That mail is taken care of. /mail shows what still waits.")


@dataclass(frozen=True, slots=True)
class ChooseHeld:
    """Say what a held mail is: ``order``'s, or a new order's."""

    mail_id: UUID
    order: OrderNumber | None = None


@dataclass(frozen=True, slots=True)
class LookAtMail:
    """One received mail, whether it still waits or not."""

    mail_id: UUID


@dataclass(frozen=True, slots=True)
class BringBackHeld:
    """Have a mail that somebody put away wait again."""

    mail_id: UUID


@dataclass(frozen=True, slots=True)
class Chosen:
    """A mail as it is now; ``late``: it had been taken care of before, and nothing changed."""

    row: MailRow
    late: bool = False


def look_at_mail(command: LookAtMail, actor: Actor, uow: UnitOfWork) -> MailRow:
    """The mail as lists show it; raises MailIsGone."""
    require_mail_keeper(actor)
    return _row(command.mail_id, uow)


def read_whole(command: LookAtMail, actor: Actor, uow: UnitOfWork) -> MailRow:
    """One that is to be read as it came; raises MailIsGone once its bytes are kept no more."""
    row = look_at_mail(command, actor, uow)
    if uow.mails.get(row.id) is None:
        raise MailIsGone
    return row


def choose_held(command: ChooseHeld, actor: Actor, uow: UnitOfWork) -> Chosen:
    """Let it in there; what follows is read and done outside of this transaction.

    Chosen again, or after somebody else, it changes nothing.
    """
    row = look_at_mail(LookAtMail(command.mail_id), actor, uow)
    if row.state != HELD:
        return Chosen(row, late=True)
    if command.order is not None:
        actor.require(uow.work_orders.get(command.order), may.EDIT)
    choice = MailChoice(actor.name, command.order, as_new=command.order is None)
    uow.mails.choose(row.id, choice)
    return Chosen(_row(row.id, uow))


def retry_once(command: RetryHeld, actor: Actor, uow: UnitOfWork) -> Chosen:
    """Have it decided on anew, unless somebody was faster."""
    row = look_at_mail(LookAtMail(command.mail_id), actor, uow)
    if row.state != HELD:
        return Chosen(row, late=True)
    retry_held(command, actor, uow)
    return Chosen(_row(row.id, uow))


def put_away_once(command: DiscardHeld, actor: Actor, uow: UnitOfWork) -> Chosen:
    """Put it away, unless somebody was faster."""
    row = look_at_mail(LookAtMail(command.mail_id), actor, uow)
    if row.state != HELD:
        return Chosen(row, late=True)
    discard_held(command, actor, uow)
    return Chosen(_row(row.id, uow))


def bring_back_held(command: BringBackHeld, actor: Actor, uow: UnitOfWork) -> MailRow:
    """Have it wait again as it did; raises MailIsSettled for what nobody put away."""
    row = look_at_mail(LookAtMail(command.mail_id), actor, uow)
    if row.state == HELD:
        return row
    if uow.mails.get(row.id) is None:
        raise MailIsGone  # its bytes were not kept for ever, and nobody could let it in (SE-69)
    if not uow.mails.bring_back(row.id):
        raise MailIsSettled
    return replace(row, state=HELD, settled_at=None, settled_by=None, outcome=None)


def _row(mail_id: UUID, uow: UnitOfWork) -> MailRow:
    row = uow.mails.row(mail_id)
    if row is None:
        raise MailIsGone
    return row
