"""Documents: files and photos on the order (DO-01, DO-02)."""

from dataclasses import dataclass, replace
from uuid import UUID

from core import permissions as may
from core.events import DocumentAdded
from core.numbers import OrderNumber
from core.order_papers import Document
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import BadInput, OrderIsClosed
from core.words import N_
from core.work_order import STATE_LABELS, State, WorkOrder

MOST = 500


@dataclass(frozen=True, slots=True)
class AddDocument:
    """A file for the order; its ``measure_id`` makes it an image of that measure."""

    number: OrderNumber
    document: Document


@dataclass(frozen=True, slots=True)
class DocumentFetched:
    """The bytes of a document have been fetched and stored."""

    number: OrderNumber
    document_id: UUID
    sha256: str
    size: int
    content_type: str


def add_document(command: AddDocument, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Pin a file to the order, also after signing (DO-01)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.EDIT, may.EDIT_ASSIGNED)
    if order.state is State.CANCELLED:
        raise OrderIsClosed(number=order.number, state=STATE_LABELS[order.state])
    if len(order.documents) >= MOST:
        raise BadInput(N_("Order {number} has {most} files already, and can't take more."),
                       number=order.number, most=MOST)  # fmt: skip
    order = replace(order, documents=(*order.documents, command.document))
    uow.work_orders.save(order)
    uow.publish(
        DocumentAdded(
            order=str(order.number),
            by=actor.name,
            document_id=str(command.document.id),
            name=command.document.name,
        )
    )
    return order


def document_fetched(command: DocumentFetched, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Note where the bytes of a document are, once they have been fetched."""
    order = uow.work_orders.get(command.number)
    order = replace(
        order,
        documents=tuple(
            replace(d, sha256=command.sha256, size=command.size, content_type=command.content_type)
            if d.id == command.document_id
            else d
            for d in order.documents
        ),
    )
    uow.work_orders.save(order)
    return order
