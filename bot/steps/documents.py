"""Photos and files as a chat brings them: one by one, their bytes fetched later."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from bot.said import SentFile
from bot.steps.album_homes import Home, album_home, remember
from core.lines import Measure
from core.numbers import OrderNumber
from core.order_papers import Document, Stage
from core.people import Actor
from core.ports import DueRow, UnitOfWork
from core.usecases.documents import (
    AddDocument,
    add_document,
    document_meant,
)
from core.usecases.measures import (
    AddMeasure,
    MeasureAddedTo,
    RewordMeasure,
    add_measure,
    reword_measure,
)
from core.usecases.staging import StagePhotos, stage_photos
from core.work_order import WorkOrder

FETCH = "fetch-file"
SOURCE = "telegram:"


@dataclass(frozen=True, slots=True)
class KeepFile:
    """A file that was sent for an order; ``today`` is the day it was sent.

    ``measure_id`` is the measure it was sent in answer to (XT-03).
    """

    number: OrderNumber
    file: SentFile
    album: str | None
    today: date
    chat_id: int = 0
    stage: Stage | None = None
    measure_id: UUID | None = None


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
    chat_id: int = 0
    stage: Stage | None = None


def keep_file(command: KeepFile, actor: Actor, uow: UnitOfWork) -> Kept:
    """Pin it to the order, as an image of the measure it belongs to (ME-02, DO-01)."""
    home = album_home(command.album, command.chat_id, uow) or Home(command.number)
    order = uow.work_orders.get(home.number)
    document = document_of(command.file, command.album, actor, uow)
    measure = _measure_shown(order, document, home, command, actor) if document.is_image else None
    document = replace(document, measure_id=measure.id if measure else None)
    document = _staged(document, order, command.stage)
    order = add_document(AddDocument(home.number, document), actor, uow)
    order = _stage_album(order, document, command.stage, actor, uow)
    remember(command.album, command.chat_id, home, uow)
    fetch_later(home.number, document.id, uow)
    return Kept(order, document_meant(order, document.id), measure)


def add_pictured(command: AddPictured, actor: Actor, uow: UnitOfWork) -> MeasureAddedTo:
    """Add the measure with all images of its album that are there; later ones find it (XT-13)."""
    home = album_home(command.album, command.chat_id, uow) or Home(command.measure.number)
    order = uow.work_orders.get(home.number)
    document = document_of(command.file, command.album, actor, uow)
    document = _staged(document, order, command.stage)
    measure = _unsigned(order, home.measure_id)
    if measure is not None:
        added = _told_more(measure, document, command, home, actor, uow)
    else:
        there = () if home.point_id else _free_of_album(order, command.album)
        wanted = replace(
            command.measure,
            number=home.number,
            documents=(document,),
            shown_by=tuple(each.id for each in there),
        )
        added = add_measure(wanted, actor, uow)
    order = _stage_album(added.order, document, command.stage, actor, uow)
    remember(
        command.album, command.chat_id, Home(home.number, added.measure.id, home.point_id), uow
    )
    fetch_later(home.number, document.id, uow)
    return MeasureAddedTo(order, added.measure)


def of_album(order: WorkOrder, album: str | None) -> tuple[Document, ...]:
    """What came in one album; nothing came in none."""
    return tuple(each for each in order.documents if album and each.album == album)


def _free_of_album(order: WorkOrder, album: str | None) -> tuple[Document, ...]:
    """What of it belongs to no signed measure: what was signed keeps its pictures as they were."""
    signed = {each.id for each in _measures(order) if each.signed}
    return tuple(each for each in of_album(order, album) if each.measure_id not in signed)


def measure_of(order: WorkOrder, document: Document) -> Measure | None:
    """The measure that a document shows."""
    return next((m for m in _measures(order) if m.id == document.measure_id), None)


def document_of(file: SentFile, album: str | None, actor: Actor, uow: UnitOfWork) -> Document:
    """A document whose bytes still lie with Telegram."""
    return Document(
        name=file.name or f"{uow.now:%Y-%m-%d %H.%M.%S}",
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


def _staged(document: Document, order: WorkOrder, said: Stage | None) -> Document:
    """Marked as its words say, else as its album is (RV-13)."""
    if not document.is_image:
        return document
    siblings = (each.stage for each in of_album(order, document.album) if each.stage)
    return replace(document, stage=said or next(siblings, None))


def _stage_album(
    order: WorkOrder, document: Document, said: Stage | None, actor: Actor, uow: UnitOfWork
) -> WorkOrder:
    """The words of one part hold for those that came before it."""
    bare = [
        each.id
        for each in _free_of_album(order, document.album)
        if each.is_image and each.stage is None
    ]
    if said is None or not bare:
        return order
    return stage_photos(StagePhotos(order.number, tuple(bare), said), actor, uow)


def _told_more(
    measure: Measure,
    document: Document,
    command: AddPictured,
    home: Home,
    actor: Actor,
    uow: UnitOfWork,
) -> MeasureAddedTo:
    """A second part of an album with words: they belong to the measure that the first made."""
    shown = replace(document, measure_id=measure.id)
    add_document(AddDocument(home.number, shown), actor, uow)
    return told_more(measure, replace(command.measure, number=home.number), actor, uow)


def told_more(measure: Measure, more: AddMeasure, actor: Actor, uow: UnitOfWork) -> MeasureAddedTo:
    """The measure with more words behind its own, unless they are there already."""
    words, text = more.text.strip(), measure.text
    joined = f"{text}\n{words}" if words and words not in text else text
    reworded = RewordMeasure(more.number, measure.id, joined, more.despite_ready)
    order = reword_measure(reworded, actor, uow)
    return MeasureAddedTo(order, next(m for m in _measures(order) if m.id == measure.id))


def _unsigned(order: WorkOrder, measure_id: UUID | None) -> Measure | None:
    found = (m for m in _measures(order) if m.id == measure_id and not m.signed)
    return next(found, None)


def _measure_shown(
    order: WorkOrder, document: Document, home: Home, command: KeepFile, actor: Actor
) -> Measure | None:
    if command.measure_id is not None:
        return next((m for m in _measures(order) if m.id == command.measure_id), None)
    if home.point_id is not None:
        return None
    siblings = {each.measure_id for each in of_album(order, document.album)} | {home.measure_id}
    shown = next((m for m in _measures(order) if m.id in siblings), None)
    if shown is not None and shown.signed:
        return None
    if shown is not None or len(siblings) > 1:
        return shown
    own = (m for m in reversed(tuple(_measures(order))) if m.done_by == actor.name)
    return next((m for m in own if m.done_on == command.today and not m.signed), None)


def _measures(order: WorkOrder) -> Iterator[Measure]:
    return (m for a in order.assignments for m in a.measures)
