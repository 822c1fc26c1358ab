"""What a file would do to a register, row by row, before anybody says yes to it."""

from dataclasses import dataclass
from typing import Any

from core.people import Actor
from core.ports import UnitOfWork
from core.register_files.file_kind import FileKind
from core.register_files.kinds import FILE_KINDS
from core.register_files.known import Known
from core.usecases.registers.importing import (
    ImportRegister,
    ImportReport,
    compare,
    refuse_what_takes_more,
    report_of,
)

MOST_SHOWN = 100


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell: the label of its column, what stands there and what would."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """Counts and problems, then the first rows: ``added`` by name, ``changed`` with their cells."""

    report: ImportReport
    added: tuple[str, ...]
    changed: tuple[tuple[str, tuple[CellChange, ...]], ...]


def preview_import(command: ImportRegister, actor: Actor, uow: UnitOfWork) -> ImportPreview:
    """As ``import_register``, but nothing changes, and what would is told cell by cell."""
    kind = FILE_KINDS[command.kind]
    actor.require_at_all(kind.register.right)
    compared = compare(kind, command.sheet, command.renamed, uow)
    refuse_what_takes_more(compared.matched, actor)
    known, name_of = Known(uow), kind.register.name_of
    return ImportPreview(
        report_of(compared, dry_run=True),
        tuple(name_of(row) for row in compared.matched.added[:MOST_SHOWN]),
        tuple(
            (name_of(before), _changes(kind, before, after, known))
            for before, after in compared.matched.changed[:MOST_SHOWN]
        ),
    )


def _changes(kind: FileKind, before: Any, after: Any, known: Known) -> tuple[CellChange, ...]:
    if kind.parts:
        parts = (str(len(getattr(row, kind.parts))) for row in (before, after))
        return (CellChange(kind.columns[1].label, *parts),)
    cells = zip(kind.columns, _line(kind, before, known), _line(kind, after, known), strict=True)
    return tuple(CellChange(c.label, was, now) for c, was, now in cells if was != now)


def _line(kind: FileKind, row: Any, known: Known) -> list[str]:
    (line,) = kind.written(row, known)
    return list(line)
