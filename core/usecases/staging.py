"""Photos of before and after the work (RV-13)."""

from dataclasses import dataclass, replace
from uuid import UUID

from core import permissions as may
from core.events import PhotosStaged
from core.numbers import OrderNumber
from core.order_papers import Document, Stage
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import OrderIsClosed
from core.usecases.documents import photo_of
from core.words import N_, Label
from core.work_order import STATE_LABELS, State, WorkOrder

STAGE_LABELS = {Stage.BEFORE: Label(N_("Before")), Stage.AFTER: Label(N_("After"))}


@dataclass(frozen=True, slots=True)
class StagePhotos:
    """These photos show how it was before or after the work; None: neither is said of them."""

    number: OrderNumber
    document_ids: tuple[UUID, ...]
    stage: Stage | None


def stage_photos(command: StagePhotos, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Say which photos show before and which after (RV-13); raises NoPicture for what is none."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.EDIT, may.EDIT_ASSIGNED)
    if order.state is State.CANCELLED:
        raise OrderIsClosed(number=order.number, state=STATE_LABELS[order.state])
    meant = {photo_of(order, each).id for each in command.document_ids}
    documents = tuple(_staged(each, meant, command.stage) for each in order.documents)
    if documents == order.documents:
        return order
    order = replace(order, documents=documents)
    uow.work_orders.save(order)
    uow.publish(
        PhotosStaged(
            order=str(order.number),
            by=actor.name,
            document_ids=tuple(map(str, command.document_ids)),
            stage=command.stage.value if command.stage else None,
        )
    )
    return order


def _staged(document: Document, meant: set[UUID], stage: Stage | None) -> Document:
    return replace(document, stage=stage) if document.id in meant else document
