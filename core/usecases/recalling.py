"""Taking back the files one has just sent, whoever may remove files (XT-15, DO-01)."""

from dataclasses import dataclass, replace
from uuid import UUID

from core import permissions as may
from core.events import DocumentRemoved
from core.numbers import OrderNumber
from core.order_papers import Document
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import Refused
from core.usecases.documents import DocumentIsSigned, shows_what_is_signed
from core.usecases.undoing import HOLDS
from core.words import N_
from core.work_order import WorkOrder


class SentLongAgo(Refused):
    sentence = N_(
        "{name} was sent by somebody else, or more than five minutes ago, so it stays. "
        "Ask somebody who may remove files."
    )


@dataclass(frozen=True, slots=True)
class RecallDocuments:
    """Take these files back; those that are gone already are passed over."""

    number: OrderNumber
    document_ids: tuple[UUID, ...]


def recall_documents(command: RecallDocuments, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Take one's own files off again, for five minutes, unless they show what is signed."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.EDIT, may.EDIT_ASSIGNED)
    meant = tuple(each for each in order.documents if each.id in command.document_ids)
    for document in meant:
        _refuse_old(document, actor, uow)
        if shows_what_is_signed(order, document):
            raise DocumentIsSigned(name=document.name, number=order.number)
    if not meant:
        return order
    kept = tuple(each for each in order.documents if each not in meant)
    order = replace(order, documents=kept)
    uow.work_orders.save(order)
    for document in meant:
        uow.publish(
            DocumentRemoved(
                order=str(order.number),
                by=actor.name,
                document_id=str(document.id),
                name=document.name,
            )
        )
    return order


def _refuse_old(document: Document, actor: Actor, uow: UnitOfWork) -> None:
    if document.by != actor.name or uow.now - document.at > HOLDS:
        raise SentLongAgo(name=document.name)
