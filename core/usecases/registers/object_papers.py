"""Images and documents on a service object (DO-03, OB-03)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from core import permissions as may
from core.file_names import file_name
from core.order_papers import Document
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import BadInput, Refused
from core.register_kinds import NoSuchRow, register_of
from core.registers import ServiceObject
from core.usecases.documents import LARGEST, MEGABYTE
from core.usecases.registers.keeping import changed
from core.usecases.registers.looking import refuse_strangers
from core.words import N_

MOST = 200


class NoSuchFile(Refused):
    sentence = N_("Service object {code} has no such file. Look at its files once more.")


@dataclass(frozen=True, slots=True)
class AddObjectDocument:
    """A file about an object; its bytes are stored already, or are still to be fetched."""

    object_id: UUID
    document: Document


@dataclass(frozen=True, slots=True)
class RemoveObjectDocument:
    object_id: UUID
    document_id: UUID


def add_object_document(
    command: AddObjectDocument, actor: Actor, uow: UnitOfWork
) -> Sequence[Document]:
    """Keep an image or document on the object; sent twice, it is there once (DO-03)."""
    thing = _meant(command.object_id, uow)
    actor.require_at_all(may.EDIT_OBJECTS)
    there = uow.service_objects.documents(thing.id)
    if any(each.id == command.document.id for each in there):
        return there
    document = replace(command.document, name=file_name(command.document.name), measure_id=None)
    if len(there) >= MOST:
        raise BadInput(
            N_("Service object {code} has {most} files already, and can't take more."),
            code=thing.code,
            most=MOST,
        )
    if not 0 <= document.size <= LARGEST:
        raise BadInput(N_("{name} is too large. A file may have at most {most} MB."),
                       name=document.name, most=LARGEST // MEGABYTE)  # fmt: skip
    uow.service_objects.put_document(thing.id, document)
    uow.publish(changed(register_of(thing), thing, "changed", actor))
    return uow.service_objects.documents(thing.id)


def remove_object_document(
    command: RemoveObjectDocument, actor: Actor, uow: UnitOfWork
) -> Sequence[Document]:
    """Take a file off the object (DO-03, PE-16)."""
    thing = _meant(command.object_id, uow)
    actor.require_at_all(may.REMOVE_FILE)
    there = uow.service_objects.documents(thing.id)
    if all(each.id != command.document_id for each in there):
        raise NoSuchFile(code=thing.code)
    uow.service_objects.remove_document(thing.id, command.document_id)
    uow.publish(changed(register_of(thing), thing, "changed", actor))
    return uow.service_objects.documents(thing.id)


def object_documents(object_id: UUID, actor: Actor, uow: UnitOfWork) -> Sequence[Document]:
    """The object's images and documents, oldest first; for whoever works here, and its owner."""
    thing = _meant(object_id, uow)
    if actor.customer_id is None or actor.customer_id != thing.customer_id:
        refuse_strangers(actor)
    return uow.service_objects.documents(thing.id)


def _meant(object_id: UUID, uow: UnitOfWork) -> ServiceObject:
    thing = uow.service_objects.get(object_id)
    if thing is None:
        raise NoSuchRow(name=str(object_id))
    return thing
