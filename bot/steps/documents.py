"""Photos and files as a chat brings them: one by one, their bytes fetched later."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from bot.said import SentFile
from core.lines import Measure
from core.numbers import OrderNumber
from core.order_papers import Document
from core.people import Actor
from core.ports import DueRow, UnitOfWork
from core.usecases.documents import AddDocument, add_document
from core.usecases.measures import AddMeasure, MeasureAddedTo, add_measure
from core.work_order import WorkOrder

FETCH = "fetch-file"
SOURCE = "telegram:"


@dataclass(frozen=True, slots=True)
class KeepFile:
    """A file that was sent for an order; ``today`` is the day it was sent."""

    number: OrderNumber
    file: SentFile
    album: str | None
    today: date


@dataclass(frozen=True, slots=True)
class Kept:
    """The order, the document, and the measure it shows if it shows one."""

    order: WorkOrder
    document: Document
    measure: Measure | None


@dataclass(frozen=True, slots=True)
class AddPictured:
    """A measure told in the caption of a photo."""

    measure: AddMeasure
    file: SentFile
    album: str | None


def keep_file(command: KeepFile, actor: Actor, uow: UnitOfWork) -> Kept:
    """Pin it to the order, as an image of the measure it belongs to (ME-02, DO-01)."""
    order = uow.work_orders.get(command.number)
    document = document_of(command.file, command.album, actor, uow)
    measure = _measure_shown(order, document, command, actor) if document.is_image else None
    document = replace(document, measure_id=measure.id if measure else None)
    order = add_document(AddDocument(command.number, document), actor, uow)
    fetch_later(command.number, document.id, uow)
    return Kept(order, document, measure)


def add_pictured(command: AddPictured, actor: Actor, uow: UnitOfWork) -> MeasureAddedTo:
    """Add the measure with its first image; the rest of the album finds it."""
    document = document_of(command.file, command.album, actor, uow)
    measure = replace(command.measure, documents=(document,))
    added = add_measure(measure, actor, uow)
    fetch_later(measure.number, document.id, uow)
    return added


def document_of(file: SentFile, album: str | None, actor: Actor, uow: UnitOfWork) -> Document:
    """A document whose bytes still lie with Telegram."""
    return Document(
        name=file.name,
        content_type=file.content_type,
        size=file.size,
        by=actor.name,
        at=uow.now,
        source=SOURCE + file.file_id,
        album=album,
    )


def fetch_later(number: OrderNumber, document_id: UUID, uow: UnitOfWork) -> None:
    """Have the bytes fetched outside the chat's turn."""
    context = {"order": str(number), "document_id": str(document_id)}
    uow.due.put(DueRow(FETCH, f"{number}|{document_id}", uow.now, context))


def _measure_shown(
    order: WorkOrder, document: Document, command: KeepFile, actor: Actor
) -> Measure | None:
    measures = [m for a in order.assignments for m in a.measures]
    siblings = {
        d.measure_id
        for d in order.documents
        if document.album and d.album == document.album and d.measure_id
    }
    if siblings:
        return next((m for m in measures if m.id in siblings), None)
    own = (m for m in reversed(measures) if m.done_by == actor.name and not m.signed)
    return next((m for m in own if m.done_on == command.today), None)
