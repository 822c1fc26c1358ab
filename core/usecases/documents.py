"""Documents: files and photos on the order (DO-01, DO-02); they keep their names (DO-05)."""

from dataclasses import dataclass, replace
from uuid import UUID

from core import permissions as may
from core.checks import checks_of, photos_of
from core.events import DocumentAdded, DocumentRemoved
from core.file_names import file_name
from core.numbers import OrderNumber
from core.order_papers import Document
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import BadInput, NoSuchLine, OrderIsClosed, Refused
from core.words import N_
from core.work_order import STATE_LABELS, State, WorkOrder

MOST = 500
LARGEST = 20 << 20
MEGABYTE = 1 << 20


class DocumentIsSigned(Refused):
    sentence = N_("{name} belongs to what is signed on order {number}, so it stays.")


class NoPicture(Refused):
    sentence = N_("{name} is no picture. Take a photo instead.")


@dataclass(frozen=True, slots=True)
class AddDocument:
    """A file for the order; its ``measure_id`` makes it an image of that measure."""

    number: OrderNumber
    document: Document


@dataclass(frozen=True, slots=True)
class RemoveDocument:
    """Take a file off the order."""

    number: OrderNumber
    document_id: UUID


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
    order, _ = with_document(order, command.document, actor, uow)
    uow.work_orders.save(order)
    return order


def remove_document(command: RemoveDocument, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Take a file off, unless it shows what is signed (DO-04, PE-16)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.REMOVE_FILE)
    document = document_meant(order, command.document_id)
    if shows_what_is_signed(order, document):
        raise DocumentIsSigned(name=document.name, number=order.number)
    kept = tuple(each for each in order.documents if each.id != document.id)
    order = _without_answer(replace(order, documents=kept), document)
    uow.work_orders.save(order)
    uow.publish(
        DocumentRemoved(
            order=str(order.number),
            by=actor.name,
            document_id=str(document.id),
            name=document.name,
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


def with_document(
    order: WorkOrder, document: Document, actor: Actor, uow: UnitOfWork
) -> tuple[WorkOrder, Document]:
    """The order with one file more, and the file as it is kept; tells, does not save."""
    refuse_when_full(order, 1)
    document = _of_a_measure_there(order, fitting(document))
    uow.publish(
        DocumentAdded(
            order=str(order.number),
            by=actor.name,
            document_id=str(document.id),
            name=document.name,
        )
    )
    return replace(order, documents=(*order.documents, document)), document


def refuse_when_full(order: WorkOrder, more: int) -> None:
    """Refuse so many files more where they would be too many for the order."""
    if len(order.documents) + more > MOST:
        raise BadInput(N_("Order {number} has {most} files already, and can't take more."),
                       number=order.number, most=MOST)  # fmt: skip


def fitting(document: Document) -> Document:
    """The file under a tidy name; raises BadInput where it is too large."""
    name = file_name(document.name)
    if not 0 <= document.size <= LARGEST:
        raise BadInput(N_("{name} is too large. A file may have at most {most} MB."),
                       name=name, most=LARGEST // MEGABYTE)  # fmt: skip
    return replace(document, name=name)


def _of_a_measure_there(order: WorkOrder, document: Document) -> Document:
    """A photo whose measure was taken back in the meantime stays as a file of the order."""
    measures = {measure.id for each in order.assignments for measure in each.measures}
    return document if document.measure_id in measures else replace(document, measure_id=None)


def document_meant(order: WorkOrder, document_id: UUID) -> Document:
    """The document with this ID; raises NoSuchLine."""
    for document in order.documents:
        if document.id == document_id:
            return document
    raise NoSuchLine(number=order.number)


def photo_of(order: WorkOrder, document_id: UUID) -> Document:
    """The document with this ID where it is a picture; raises NoSuchLine or NoPicture."""
    document = document_meant(order, document_id)
    if not document.content_type.casefold().startswith("image/"):
        raise NoPicture(name=document.name)
    return document


def shows_what_is_signed(order: WorkOrder, document: Document) -> bool:
    """Whether it belongs to a signed line or self-check, so that it stays."""
    measures = {m.id for a in order.assignments for m in a.measures if m.signed}
    checks = (check for check in checks_of(order) if check.answered_for)
    photos = {photo for check in checks for photo in photos_of(check, order.documents)}
    return document.measure_id in measures or document.id in photos


def _without_answer(order: WorkOrder, document: Document) -> WorkOrder:
    for check in checks_of(order):
        bare = check.without_photo(document.id)
        if bare != check:
            order = order.with_changed(bare)
    return order
