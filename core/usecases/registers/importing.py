"""A file's rows taken into a register, all of them or none; and a register given out as a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from core.events import RegisterImported
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import Refused
from core.register_files.file_kind import FileKind
from core.register_files.kinds import FILE_KINDS
from core.register_files.known import YES_NO, Known
from core.register_files.matching import Matched, Matching, whole_rows
from core.register_files.reading import MOST_PROBLEMS, Problem, layout_of, read_rows
from core.register_files.sheets import Sheet
from core.register_files.writing import table_of
from core.register_kinds import register_called
from core.registers import Reading, ServiceObject
from core.usecases.registers.keeping import refuse_unless_allowed
from core.usecases.registers.looking import refuse_strangers
from core.usecases.registers.service_objects import join_models
from core.words import N_


class IsThere(Refused):
    sentence = N_("That is in the register already. Change the row that is there instead.")


@dataclass(frozen=True, slots=True)
class ImportRegister:
    """A file for one register; ``renamed`` maps its headers to ours; ``dry_run`` only looks.

    ``only_new`` refuses rows that are there already instead of changing them.
    """

    kind: str
    sheet: Sheet
    renamed: Mapping[str, str] = field(default_factory=dict)
    dry_run: bool = False
    only_new: bool = False


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What came of a file, in rows; with ``refused`` any, nothing was imported.

    ``ignored`` are headers that nothing is known of.
    """

    added: int
    changed: int
    unchanged: int
    refused: int
    problems: tuple[Problem, ...]
    ignored: tuple[str, ...]
    dry_run: bool = False

    @property
    def imported(self) -> bool:
        """Whether the rows are in the register now."""
        return not self.refused and not self.dry_run


def import_register(command: ImportRegister, actor: Actor, uow: UnitOfWork) -> ImportReport:
    """Add new rows and change those that are there by their name, number or code.

    Every row is checked first; one that can't be taken keeps all of them out.
    """
    kind = _kind(command.kind)
    actor.require_at_all(kind.register.right)
    compared = compare(kind, command.sheet, command.renamed, uow)
    matched = compared.matched
    if command.only_new and (matched.changed or matched.unchanged):
        raise IsThere
    refuse_what_takes_more(matched, actor)
    report = report_of(compared, dry_run=command.dry_run)
    if report.imported:
        _keep(kind, matched, actor, uow)
    return report


@dataclass(frozen=True, slots=True)
class Compared:
    """A file beside the register as it is; nothing has been changed yet."""

    matched: Matched
    problems: Sequence[Problem]
    ignored: tuple[str, ...]


def compare(kind: FileKind, sheet: Sheet, renamed: Mapping[str, str], uow: UnitOfWork) -> Compared:
    """What importing the file would do, and what stands in its way."""
    problems: list[Problem] = []
    known = Known(uow)
    layout = layout_of(kind.columns, sheet, renamed)
    read = read_rows(kind.register.record, layout, sheet, known, problems)
    whole = list(whole_rows(kind, read, known, problems))
    matched = Matching(kind, kind.register.rows(uow).all()).match(whole, problems)
    return Compared(matched, problems, layout.ignored)


def written_register(
    kind_key: str,
    actor: Actor,
    uow: UnitOfWork,
    comma: str = ",",
    yes_no: tuple[str, str] = YES_NO,
) -> Any:
    """The lines of a register's file, cell by cell; ``comma`` is the sign of decimals.

    ``yes_no`` is how a yes and a no are written.
    """
    kind = _kind(kind_key)
    refuse_strangers(actor)
    return table_of(kind, kind.register.rows(uow).all(), Known(uow, comma, yes_no))


def _kind(key: str) -> FileKind:
    return FILE_KINDS[register_called(key).key]


def refuse_what_takes_more(matched: Matched, actor: Actor) -> None:
    """Refuse rows that take a right of their own, such as QR verification (PE-22)."""
    for after in matched.added:
        refuse_unless_allowed(None, after, actor)
    for before, after in matched.changed:
        refuse_unless_allowed(before, after, actor)


def report_of(compared: Compared, *, dry_run: bool) -> ImportReport:
    """The counts, and the first problems by line."""
    found = sorted(compared.problems, key=lambda each: each.line)
    refused = len({each.line for each in found})
    matched = compared.matched
    counts = len(matched.added), len(matched.changed), matched.unchanged
    return ImportReport(*counts, refused, tuple(found[:MOST_PROBLEMS]), compared.ignored, dry_run)


def _keep(kind: FileKind, matched: Matched, actor: Actor, uow: UnitOfWork) -> None:
    kept = [*matched.added, *(after for _, after in matched.changed)]
    if not kept:
        return
    kind.register.rows(uow).put_all(kept)
    if kind.register.record is ServiceObject:
        join_models(kept, uow)
        _note_counters(matched, actor, uow)
    uow.publish(
        RegisterImported(
            register=kind.register.key,
            added=len(matched.added),
            changed=len(matched.changed),
            by=actor.name,
        )
    )


def _note_counters(matched: Matched, actor: Actor, uow: UnitOfWork) -> None:
    before = [(None, after.counter_reading, after) for after in matched.added]
    before += [(was.counter_reading, now.counter_reading, now) for was, now in matched.changed]
    for was, value, thing in before:
        if value is not None and value != was:
            uow.service_objects.put_reading(Reading(thing.id, uow.now, actor.name, value))
