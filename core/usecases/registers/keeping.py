"""Rows of any register, added, changed or removed, by whoever may (PE-25..28)."""

from dataclasses import dataclass, replace
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from core import permissions as may
from core.events import RegisterChanged
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import NotAllowedAtAll, Refused, StillInUse
from core.register_checks import fitting
from core.register_kinds import NoSuchRow, RegisterKind, register_called, register_of
from core.registers import Article, Person, ServiceObject
from core.usecases.registers.row_cells import NAMED, row_named
from core.words import N_


class Identified(Protocol):
    """A row of some register."""

    @property
    def id(self) -> UUID: ...


Row = TypeVar("Row", bound=Identified)


class NamesNothing(Refused):
    sentence = N_("{name} names a row that is not in the register any more. Choose another one.")


class FacilityOfAnother(Refused):
    sentence = N_("Facility {facility} belongs to another customer. Choose one of the customer's.")


@dataclass(frozen=True, slots=True)
class KeepRow(Generic[Row]):
    """A row as it is to be kept, new or changed."""

    row: Row


@dataclass(frozen=True, slots=True)
class RemoveRow:
    """A row of a register that is to go; ``kind`` is the register's key."""

    kind: str
    row_id: UUID


def keep_row(command: KeepRow[Row], actor: Actor, uow: UnitOfWork) -> Row:
    """Add or change a row of any register; its fields are held to their bounds."""
    kind = register_of(command.row)
    actor.require_at_all(kind.right)
    rows = kind.rows(uow)
    row = placed(fitting(command.row), uow)
    before = rows.get(row.id)
    refuse_unless_allowed(before, row, actor)
    rows.put(row)
    if row != before:
        uow.publish(changed(kind, row, "changed" if before else "added", actor))
    return row


def remove_row(command: RemoveRow, actor: Actor, uow: UnitOfWork) -> None:
    """Take a row out of a register; refused where others' rows or orders name it."""
    kind = register_called(command.kind)
    actor.require_at_all(kind.right)
    rows = kind.rows(uow)
    row = rows.get(command.row_id)
    if row is None:
        raise NoSuchRow(name=str(command.row_id))
    if isinstance(row, Article):
        _refuse_linked(row, uow)
    rows.remove(row.id)
    uow.publish(changed(kind, row, "removed", actor))


def refuse_unless_allowed(before: Any, after: Any, actor: Actor) -> None:
    """Refuse what takes a right of its own: switching QR verification on or off (PE-22)."""
    if isinstance(after, ServiceObject):
        was = before.qr_verification if before else False
        if after.qr_verification != was and not actor.may(may.QR_ACTIVATE):
            raise NotAllowedAtAll


def placed(row: Row, uow: UnitOfWork) -> Row:
    """The row with the customer of its facility; raises where it names what is not there."""
    kind = register_of(row)
    named = {
        field: row_named(field, getattr(row, field), uow)
        for field in NAMED
        if getattr(row, field, None) is not None
    }
    if None in named.values():
        raise NamesNothing(name=kind.name_of(row))
    facility = named.get("facility_id")
    if facility is None:
        return row
    if isinstance(row, Person | ServiceObject) and row.customer_id is None:
        return replace(row, customer_id=facility.customer_id)
    if getattr(row, "customer_id", None) != facility.customer_id:
        raise FacilityOfAnother(facility=facility.name)
    return row


def changed(kind: RegisterKind, row: Any, how: str, actor: Actor) -> RegisterChanged:
    """What is told of a row that was added, changed or removed."""
    return RegisterChanged(
        register=kind.key, row_id=str(row.id), name=kind.name_of(row), change=how, by=actor.name
    )


def _refuse_linked(article: Article, uow: UnitOfWork) -> None:
    """Facilities name articles by number, so no key of the tables stands in the way."""
    number = article.number.casefold()
    for facility in uow.facilities.all():
        if any(row.number.casefold() == number for row in facility.articles):
            raise StillInUse(name=article.number)
