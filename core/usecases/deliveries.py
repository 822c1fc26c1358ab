"""Deliveries that did not arrive: seen, sent once more, let be."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from core import permissions as may
from core.deliveries import DeliveryState
from core.events import LetterSentAgain
from core.lists import LetterRow
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import Refused
from core.words import N_

NOT_ARRIVED = {DeliveryState.FAILED, DeliveryState.MAYBE_SENT, DeliveryState.RETURNED}


class NotAmongFailed(Refused):
    sentence = N_("That one is settled already. See what else did not arrive with: /deliveries")


@dataclass(frozen=True, slots=True)
class ListFailed:
    """What did not arrive."""


@dataclass(frozen=True, slots=True)
class RetryDelivery:
    """Send it once more."""

    delivery_id: UUID


@dataclass(frozen=True, slots=True)
class DropDelivery:
    """Let it be."""

    delivery_id: UUID


def list_failed(command: ListFailed, actor: Actor, uow: UnitOfWork) -> Sequence[LetterRow]:
    """Letters and messages that did not arrive, the newest first."""
    actor.require_at_all(may.ASSIGN)
    return list(reversed(uow.outbox.rows(failed_only=True)))


def retry_delivery(command: RetryDelivery, actor: Actor, uow: UnitOfWork) -> LetterRow:
    """Send once more what did not arrive; refused where somebody was faster."""
    row = _failed(command.delivery_id, actor, uow)
    uow.outbox.retry(row.id)
    again = LetterSentAgain(
        order=row.order, by=actor.name, letter=row.letter, address=row.to, before=row.to
    )
    uow.publish(again)
    return row


def drop_delivery(command: DropDelivery, actor: Actor, uow: UnitOfWork) -> LetterRow:
    """Let be what did not arrive; it is not told of any more."""
    row = _failed(command.delivery_id, actor, uow)
    uow.outbox.drop(row.id)
    return row


def _failed(delivery_id: UUID, actor: Actor, uow: UnitOfWork) -> LetterRow:
    for row in list_failed(ListFailed(), actor, uow):
        if row.id == delivery_id:
            return row
    raise NotAmongFailed
