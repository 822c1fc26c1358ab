"""A row as a form sends it: only what was changed there changes, and each wrong cell is told."""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields, replace
from typing import Any
from uuid import UUID

from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import BadInput, Refused
from core.register_checks import checked
from core.register_files.columns import Column
from core.register_files.file_kind import FileKind
from core.register_files.kinds import FILE_KINDS
from core.register_files.known import Known
from core.register_kinds import NoSuchRow, register_called
from core.registers import ServiceObject
from core.text import one_line, tidy
from core.usecases.registers.keeping import KeepRow, keep_row
from core.usecases.registers.row_cells import NAMED, cells_of
from core.usecases.registers.service_objects import KeepServiceObject, keep_service_object
from core.words import N_, Label

CELL_MISSING = N_("{column} is missing. Write it.")


class CellsWrong(BadInput):
    """Some cells can't be read; ``problems`` holds a refusal by field."""

    def __init__(self, problems: Mapping[str, Refused]) -> None:
        first = next(iter(problems.values()))
        super().__init__(first.sentence, **first.fields)
        self.problems = problems


class RowChangedMeanwhile(Refused):
    """Two people changed the same cell; the second one sees both values and decides."""

    sentence = N_(
        "{column} of {name} was changed meanwhile to “{theirs}”. You wrote “{yours}”. "
        "Save once more if yours is right."
    )


@dataclass(frozen=True, slots=True)
class EditRow:
    """Cells as they were written, by field, and as they stood in the form when it was opened.

    A row that is ``new`` gets this ID, so that it is added once however often it is sent.
    """

    kind: str
    row_id: UUID
    said: Mapping[str, str]
    seen: Mapping[str, str] = field(default_factory=dict)
    new: bool = False
    comma: str = ","


def edit_row(command: EditRow, actor: Actor, uow: UnitOfWork) -> Any:
    """Add a row, or change what was changed in the form; raises CellsWrong, RowChangedMeanwhile."""
    kind = FILE_KINDS[register_called(command.kind).key]
    actor.require_at_all(kind.register.right)
    before = kind.register.rows(uow).get(command.row_id)
    if command.new:
        return before or _kept(_made(kind, command, uow), actor, uow)
    if before is None:
        raise NoSuchRow(name=str(command.row_id))
    return _kept(_changed(kind, before, command, uow), actor, uow)


def _kept(row: Any, actor: Actor, uow: UnitOfWork) -> Any:
    if isinstance(row, ServiceObject):
        return keep_service_object(KeepServiceObject(row), actor, uow)
    return keep_row(KeepRow(row), actor, uow)


def _made(kind: FileKind, command: EditRow, uow: UnitOfWork) -> Any:
    given = {name: said for name, said in command.said.items() if said.strip()}
    required = {c.field: "" for c in kind.columns if c.required}
    values = _read(kind, required | given, {}, uow)
    return kind.register.record(**(values | {"id": command.row_id}))


def _changed(kind: FileKind, before: Any, command: EditRow, uow: UnitOfWork) -> Any:
    said = {
        name: text
        for name, text in command.said.items()
        if tidy(text) != tidy(command.seen.get(name, ""))
    }
    values = _read(kind, said, _values_of(kind, before), uow)
    now = cells_of(kind, before, uow, command.comma)
    for name, value in values.items():
        theirs, seen = now[name], command.seen.get(name, "")
        if tidy(theirs) != tidy(seen) and value != getattr(before, name):
            raise RowChangedMeanwhile(
                column=Label(kind.column(name).label),
                name=kind.register.name_of(before),
                theirs=one_line(theirs),
                yours=one_line(said[name]),
            )
    return replace(before, **values)


def _read(
    kind: FileKind, said: Mapping[str, str], known_of_it: Mapping[str, Any], uow: UnitOfWork
) -> dict[str, Any]:
    """The values of these cells, in the order of the columns; raises CellsWrong."""
    known, problems = Known(uow), dict[str, Refused]()
    values, found = dict(known_of_it), dict[str, Any]()
    for column in kind.columns:
        if column.field not in said:
            continue
        try:
            found[column.field] = _value(kind, column, said[column.field], known, values)
            values[column.field] = found[column.field]
        except Refused as refused:
            problems[column.field] = refused
    if problems:
        raise CellsWrong(problems)
    return found


def _value(
    kind: FileKind, column: Column, said: str, known: Known, values: Mapping[str, Any]
) -> Any:
    if column.required and not said.strip():
        raise BadInput(CELL_MISSING, column=Label(column.label))
    record = kind.register.record
    value = column.read(said, known, values)
    if value is None and column.field not in NAMED:
        value = _usual(record, column.field)
    return checked(record, column.field, value)


def _usual(record: type[Any], name: str) -> Any:
    """What a row has that says nothing of it."""
    usual = next(each.default for each in fields(record) if each.name == name)
    return None if usual is MISSING else usual


def _values_of(kind: FileKind, row: Any) -> dict[str, Any]:
    return {c.field: getattr(row, c.field) for c in kind.columns if hasattr(row, c.field)}
