"""Images and documents of a service object, as a chat brings and shows them (OB-03, DO-03)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from bot.said import SentFile
from bot.steps.documents import FETCH, document_of
from core import permissions as may
from core.order_papers import Document
from core.people import Actor
from core.ports import DueRow, UnitOfWork
from core.register_kinds import NoSuchRow
from core.registers import ServiceObject
from core.usecases.registers.object_papers import (
    AddObjectDocument,
    RemoveObjectDocument,
    add_object_document,
    object_documents,
    remove_object_document,
)

OBJECT = "object"
"""In the due row of a file that is to be fetched: whose it is."""


@dataclass(frozen=True, slots=True)
class KeepObjectFile:
    """A photo or file that was sent for an object; its bytes lie with Telegram."""

    object_id: UUID
    file: SentFile
    album: str | None


@dataclass(frozen=True, slots=True)
class RemoveObjectFile:
    """A file that is to go."""

    object_id: UUID
    document_id: UUID


@dataclass(frozen=True, slots=True)
class ObjectFileFetched:
    """The bytes of an object's file are stored."""

    object_id: UUID
    document_id: UUID
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class ObjectFiles:
    """An object's files, and whether this person may add some and take some off."""

    service_object: ServiceObject
    documents: Sequence[Document]
    may_add: bool
    may_remove: bool


def object_files(command: UUID, actor: Actor, uow: UnitOfWork) -> ObjectFiles:
    """The images and documents of the object with this ID."""
    thing = uow.service_objects.get(command)
    if thing is None:
        raise NoSuchRow(name=str(command))
    documents = object_documents(thing.id, actor, uow)
    adds, removes = actor.may(may.EDIT_OBJECTS), actor.may(may.REMOVE_FILE)
    return ObjectFiles(thing, documents, adds, removes)


def keep_object_file(command: KeepObjectFile, actor: Actor, uow: UnitOfWork) -> ObjectFiles:
    """One photo or file more on the object; its bytes are fetched outside the chat's turn."""
    document = document_of(command.file, command.album, actor, uow)
    add_object_document(AddObjectDocument(command.object_id, document), actor, uow)
    context = {OBJECT: str(command.object_id), "document_id": str(document.id)}
    uow.due.put(DueRow(FETCH, f"{command.object_id}|{document.id}", uow.now, context))
    return object_files(command.object_id, actor, uow)


def remove_object_file(command: RemoveObjectFile, actor: Actor, uow: UnitOfWork) -> ObjectFiles:
    """One file off the object (PE-16)."""
    gone = RemoveObjectDocument(command.object_id, command.document_id)
    remove_object_document(gone, actor, uow)
    return object_files(command.object_id, actor, uow)


def object_file_fetched(command: ObjectFileFetched, actor: Actor, uow: UnitOfWork) -> None:
    """Note where the bytes are; the file may have been taken off meanwhile."""
    for document in uow.service_objects.documents(command.object_id):
        if document.id == command.document_id:
            stored = replace(document, sha256=command.sha256, size=command.size)
            uow.service_objects.put_document(command.object_id, stored)
