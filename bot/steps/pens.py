"""Shows and changes a row of a register from where it is met: customer, facility, contact, object."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from bot.forms import mark
from bot.pens import INFO, NAMES_OF_CUSTOMERS, OBJECT, PENS, label_of
from bot.steps.form_choices import NAMES_OF_LANGUAGES, Choice
from bot.tapped import ButtonIsOld
from core import settings
from core.object_info import info_of
from core.parties import customer_called
from core.people import Actor
from core.ports import UnitOfWork
from core.register_kinds import NoSuchRow, register_called
from core.registers import Pairs, ServiceObject
from core.usecases.registers import KeepRow, KeepServiceObject, keep_row, keep_service_object
from core.usecases.registers.looking import refuse_strangers
from core.words import LANGUAGES, N_, Label, Words

UNITS = ("h", "km", "st", "kWh")


@dataclass(frozen=True, slots=True)
class ShowRow:
    """A row of a register by its kind and ID; ``field`` marks the one that is asked for."""

    kind: str
    row_id: UUID
    words: Words
    field: int = 0


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """Another value for one field, as people write it; empty takes it off.

    ``choice`` is the mark of one that was tapped.
    """

    kind: str
    row_id: UUID
    words: Words
    field: int
    value: str = ""
    choice: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it is shown: its fields with their labels and values, and who may change them."""

    kind: str
    row_id: UUID
    name: str
    fields: tuple[tuple[str, str, str], ...]
    may_change: bool
    asked: str = ""
    choices: tuple[Choice, ...] = ()


def show_row(command: ShowRow, actor: Actor, uow: UnitOfWork) -> Row:
    """The row with all its fields; raises NoSuchRow."""
    refuse_strangers(actor)
    return _row(command.kind, command.row_id, command.field, command.words, actor, uow)


def change_row(command: ChangeRow, actor: Actor, uow: UnitOfWork) -> Row:
    """Keep another value of one field, with the register's own checks (CF-05, OB-03, PE-25..27)."""
    row = _found(command.kind, command.row_id, uow)
    name = _field(command.kind, row, command.field, uow)
    value = command.value
    if command.choice:
        offered = _choices(command.kind, name, uow)
        found = next((each.value for each in offered if mark(each.value) == command.choice), None)
        if found is None:
            raise ButtonIsOld
        value = found
    changed = _with(row, name, value, uow)
    if isinstance(changed, ServiceObject):
        keep_service_object(KeepServiceObject(changed), actor, uow)
    else:
        keep_row(KeepRow(changed), actor, uow)
    return _row(command.kind, command.row_id, 0, command.words, actor, uow)


def _row(kind: str, row_id: UUID, field: int, words: Words, actor: Actor, uow: UnitOfWork) -> Row:
    row = _found(kind, row_id, uow)
    asked = _field(kind, row, field, uow) if field else ""
    fields = tuple(
        (name, words.text(label_of(kind, name)), _written(row, name, words, uow))
        for name in _fields(kind, row, uow)
    )
    return Row(
        kind,
        row_id,
        row.name,
        fields,
        actor.may(PENS[kind].right),
        asked,
        _choices(kind, asked, uow) if asked else (),
    )


def _found(kind: str, row_id: UUID, uow: UnitOfWork) -> Any:
    if kind not in PENS:
        raise ButtonIsOld
    row = register_called(PENS[kind].register).rows(uow).get(row_id)
    if row is None:
        raise NoSuchRow(name=str(row_id))
    return row


def _fields(kind: str, row: Any, uow: UnitOfWork) -> Sequence[str]:
    if kind != OBJECT:
        return PENS[kind].fields
    pieces: Pairs = info_of(row, uow.info_templates.all())
    return (*PENS[kind].fields, *(f"{INFO}{name}" for name, _ in pieces))


def _field(kind: str, row: Any, wanted: int, uow: UnitOfWork) -> str:
    for name in _fields(kind, row, uow):
        if mark(name) == wanted:
            return name
    raise ButtonIsOld


def _written(row: Any, name: str, words: Words, uow: UnitOfWork) -> str:
    if name.startswith(INFO):
        return str(dict(row.info).get(name.removeprefix(INFO), ""))
    value = getattr(row, name)
    if name in NAMES_OF_CUSTOMERS:
        customer = uow.customers.get(value) if value else None
        return customer.name if customer else ""
    if name == "language":
        return NAMES_OF_LANGUAGES.get(value or "", "")
    if isinstance(value, bool):
        return words.text(N_("Yes")) if value else words.text(N_("No"))
    return str(value or "")


def _choices(kind: str, name: str, uow: UnitOfWork) -> tuple[Choice, ...]:
    match name:
        case "language":
            return tuple(Choice(each, NAMES_OF_LANGUAGES[each]) for each in LANGUAGES)
        case "gets_protocols":
            return (Choice("on", Label(N_("Yes"))), Choice("off", Label(N_("No"))))
        case "model":
            return tuple(Choice(each.name, each.name) for each in uow.models.all())
        case "counter_unit":
            return tuple(Choice(each, each) for each in UNITS)
    return ()


def _with(row: Any, name: str, value: str, uow: UnitOfWork) -> Any:
    if name.startswith(INFO):
        piece = name.removeprefix(INFO)
        return replace(row, info=tuple((dict(row.info) | {piece: value}).items()))
    if name in NAMES_OF_CUSTOMERS:
        return replace(row, **{name: customer_called(value, uow).id if value.strip() else None})
    if name == "gets_protocols":
        return replace(row, gets_protocols=settings.yes_or_no(value))
    return replace(row, **{name: value or ("" if name in ("name", "code") else None)})
