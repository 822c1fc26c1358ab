"""Mails that wait for a person: looking at them, letting them in, trying anew, putting away (WO-03)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta, tzinfo
from uuid import UUID

from core import permissions as may
from core import settings as s
from core.events import MailAccepted, MailDiscarded, QuarantineGrew
from core.lists import MailRow
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import DueRow, UnitOfWork, WaitingMail
from core.refusals import Refused
from core.words import N_
from core.working_time import worked, works_at

HELD = "quarantined"
TOLD = "held-mails-told"
TOO_LONG = timedelta(hours=4)
"""Working time after which a mail has waited too long for a person."""
AGAIN = timedelta(days=1)


class NoSuchHeldMail(Refused):
    sentence = N_("There is no such mail in quarantine. Look at what is held there now.")


class SettledMeanwhile(Refused):
    sentence = N_("That mail waits no longer: somebody was faster. Nothing was changed.")


@dataclass(frozen=True, slots=True)
class Held:
    """A mail that waits for a person: what lists show of it, and the mail itself."""

    row: MailRow
    mail: WaitingMail


@dataclass(frozen=True, slots=True)
class ListHeld:
    """All that waits."""


@dataclass(frozen=True, slots=True)
class ReadHeld:
    """One mail that waits."""

    mail_id: UUID


@dataclass(frozen=True, slots=True)
class AcceptHeld:
    """Let a mail in: onto ``order``, as a new one, or without either where it wants to go."""

    mail_id: UUID
    order: OrderNumber | None = None


@dataclass(frozen=True, slots=True)
class RetryHeld:
    """Have a mail decided on anew."""

    mail_id: UUID


@dataclass(frozen=True, slots=True)
class DiscardHeld:
    """Put a mail away for good; its bytes stay for as long as mails are kept."""

    mail_id: UUID


def list_held(command: ListHeld, actor: Actor, uow: UnitOfWork) -> Sequence[MailRow]:
    """What waits, oldest first."""
    require_mail_keeper(actor)
    return uow.mails.rows()


def read_held(command: ReadHeld, actor: Actor, uow: UnitOfWork) -> Held:
    """One that waits, with its bytes; raises NoSuchHeldMail."""
    require_mail_keeper(actor)
    return _held(command.mail_id, uow)


def held_to_accept(command: AcceptHeld, actor: Actor, uow: UnitOfWork) -> Held:
    """One that may be let in where it is said; what follows from it is intake's to read."""
    require_mail_keeper(actor)
    if command.order is not None:
        actor.require(uow.work_orders.get(command.order), may.EDIT)
    return _held(command.mail_id, uow)


def tell_accepted(mail_id: UUID, order: str | None, actor: Actor, uow: UnitOfWork) -> None:
    """Keep on the order who let the mail in; within the transaction in which that happens."""
    uow.publish(MailAccepted(order=order, by=actor.name, mail_id=str(mail_id)))


def retry_held(command: RetryHeld, actor: Actor, uow: UnitOfWork) -> None:
    """Let it be decided on once more, as if it had come now."""
    require_mail_keeper(actor)
    _held(command.mail_id, uow)
    if not uow.mails.retry(command.mail_id):
        raise SettledMeanwhile


def discard_held(command: DiscardHeld, actor: Actor, uow: UnitOfWork) -> None:
    """Put it away: no order, no answer; who did it is kept."""
    require_mail_keeper(actor)
    held = _held(command.mail_id, uow)
    if not uow.mails.discard(command.mail_id, actor.name):
        raise SettledMeanwhile
    uow.publish(MailDiscarded(order=held.row.order, by=actor.name, mail_id=str(command.mail_id)))


def alarm_of_held(uow: UnitOfWork, zone: tzinfo) -> None:
    """Alert the dispatchers, once a day, while too many mails wait or one has waited too long."""
    count, oldest = uow.mails.quarantined(), uow.mails.oldest_quarantined()
    if oldest is None or uow.due.get(TOLD, "") is not None:
        return
    values = uow.settings.all()
    hours = values[s.WORKING_HOURS]
    is_late = works_at(uow.now, hours, zone) and worked(oldest, uow.now, hours, zone) >= TOO_LONG
    if is_late or count >= values[s.QUARANTINE_ALARM]:
        uow.due.put(DueRow(TOLD, "", uow.now + AGAIN))
        uow.publish(QuarantineGrew(by="Ordna", count=count, since=oldest.isoformat()))


def keeps_mail(actor: Actor) -> bool:
    """Whether this person takes care of what came in and gives it to others."""
    return actor.may(may.CREATE) and actor.may(may.ASSIGN)


def require_mail_keeper(actor: Actor) -> None:
    """Those who take care of what came in and give it to others: dispatchers and the office."""
    actor.require_at_all(may.CREATE)
    actor.require_at_all(may.ASSIGN)


def _held(mail_id: UUID, uow: UnitOfWork) -> Held:
    row, mail = uow.mails.row(mail_id), uow.mails.get(mail_id)
    if row is None or mail is None or row.state != HELD:
        raise NoSuchHeldMail
    return Held(row, mail)
