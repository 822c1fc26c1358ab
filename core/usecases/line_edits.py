"""Editing a line of any kind while no signature has locked it (SG-05, AR-05, ME-01)."""

from dataclasses import dataclass
from uuid import UUID

from core import permissions as may
from core.assignments import AnyLine
from core.events import LineEdited
from core.line_fields import LineField, NoSuchLineField, fields_of
from core.lines import ArticleToOrder, Line, Measure
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import ChangedMeanwhile, LineIsSigned
from core.text import one_line
from core.usecases.article_mails import note_touched
from core.usecases.entering import Entry, kept, opened
from core.words import Label
from core.work_order import WorkOrder


@dataclass(frozen=True, slots=True)
class LineEdit:
    """One field's new value as people write it; ``field`` is a key of ``core.line_fields``.

    ``seen`` is the value its author saw; None skips the comparison.
    """

    field: str
    value: str
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class EditLine:
    """Several edits of one line, saved together; ``despite_ready`` is the yes to WithdrawsReady."""

    number: OrderNumber
    line_id: UUID
    edits: tuple[LineEdit, ...]
    entry: Entry = Entry.EDIT
    despite_ready: bool = False


def edit_line(command: EditLine, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Change an unsigned line; raises ChangedMeanwhile where somebody else did since (SG-05)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.EDIT, may.EDIT_ASSIGNED)
    before = order.line(command.line_id)
    if not isinstance(before, ArticleToOrder) and before.signed:
        raise LineIsSigned
    line = _edited(before, command, actor, uow)
    if line == before:
        return order
    invoiced = isinstance(line, Line)
    order = opened(order, actor, uow, despite_ready=command.despite_ready, invoiced=invoiced)
    order = kept(order.with_changed(line), command.entry, uow)
    uow.work_orders.save(order)
    if isinstance(line, ArticleToOrder):
        note_touched(order.number, (line,), actor, uow)
    keys = tuple(edit.field for edit in command.edits)
    uow.publish(
        LineEdited(
            order=str(order.number),
            by=actor.name,
            line_id=str(line.id),
            name=one_line(line.text if isinstance(line, Measure) else line.name, 80),
            fields=keys,
        )
    )
    return order


def _edited(line: AnyLine, command: EditLine, actor: Actor, uow: UnitOfWork) -> AnyLine:
    fields = fields_of(line)
    for edit in command.edits:
        field = fields.get(edit.field)
        if field is None:
            known = ", ".join(fields) or "–"
            raise NoSuchLineField(field=one_line(edit.field, 40), known=known)
        if field.needs is not None:
            actor.require_at_all(field.needs)
        changed = field.changed(line, edit.value, uow)
        _refuse_conflict(command.number, edit, field, (line, changed), uow)
        line = changed
    return line


def _refuse_conflict(
    number: OrderNumber,
    edit: LineEdit,
    field: LineField[AnyLine],
    step: tuple[AnyLine, AnyLine],
    uow: UnitOfWork,
) -> None:
    before, after = step
    now, wanted = field.written(before), field.written(after)
    if edit.seen is None or now in {field.as_written(before, edit.seen, uow), wanted}:
        return
    raise ChangedMeanwhile(
        number=number,
        field=Label(field.label),
        theirs=one_line(now, 120) or "–",
        yours=one_line(wanted, 120) or "–",
    )
