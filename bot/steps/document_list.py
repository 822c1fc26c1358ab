"""The documents of an order as a chat lists them: seen, marked before or after, taken off."""

from dataclasses import dataclass
from uuid import UUID

from bot.steps.documents import Kept, measure_of, of_album
from bot.updates.gathering import order_seen
from core.numbers import OrderNumber
from core.order_papers import Stage
from core.people import Actor
from core.permissions import REMOVE_FILE
from core.ports import UnitOfWork
from core.usecases.documents import RemoveDocument, document_meant, remove_document
from core.usecases.recalling import RecallDocuments, recall_documents
from core.usecases.staging import StagePhotos, stage_photos
from core.views import as_seen
from core.work_order import WorkOrder

NEITHER = "neither"
"""Stands in a button for a photo that shows neither before nor after."""


@dataclass(frozen=True, slots=True)
class StageAlbum:
    """A photo, with all of its album, shows this; None: neither before nor after."""

    number: OrderNumber
    document_id: UUID
    stage: Stage | None


@dataclass(frozen=True, slots=True)
class SeeDocuments:
    """All documents of an order."""

    number: OrderNumber


@dataclass(frozen=True, slots=True)
class DocumentsSeen:
    """The order, and whether who looks may take documents off it."""

    order: WorkOrder
    removes: bool


def stage_album(command: StageAlbum, actor: Actor, uow: UnitOfWork) -> Kept:
    """Say that a photo and its album show before or after the work (RV-13)."""
    order = order_seen(command.number, actor, uow)
    document = document_meant(order, command.document_id)
    meant = of_album(order, document.album) or (document,)
    images = tuple(each.id for each in meant if each.is_image)
    order = stage_photos(StagePhotos(command.number, images, command.stage), actor, uow)
    document = document_meant(order, document.id)
    return Kept(order, document, measure_of(order, document))


def take_back(command: RemoveDocument, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Take back what was just sent, with the rest of its album (XT-15)."""
    order = order_seen(command.number, actor, uow)
    document = next((d for d in order.documents if d.id == command.document_id), None)
    if document is None:
        return order
    meant = tuple(each.id for each in of_album(order, document.album)) or (document.id,)
    return recall_documents(RecallDocuments(command.number, meant), actor, uow)


def see_documents(command: SeeDocuments, actor: Actor, uow: UnitOfWork) -> DocumentsSeen:
    """The order with its documents, as far as this person may see them."""
    order = as_seen(order_seen(command.number, actor, uow), actor, uow.settings.all())
    return DocumentsSeen(order, actor.may_on(order, REMOVE_FILE))


def remove_once(command: RemoveDocument, actor: Actor, uow: UnitOfWork) -> DocumentsSeen:
    """Take one off; gone already, nothing happens (DO-04, PE-16)."""
    order = order_seen(command.number, actor, uow)
    if any(each.id == command.document_id for each in order.documents):
        remove_document(command, actor, uow)
    return see_documents(SeeDocuments(command.number), actor, uow)
