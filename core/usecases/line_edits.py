"""Editing a line of any kind while no signature has locked it (SG-05, AR-05, ME-01)."""

from collections.abc import Mapping
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
class EditLine:
    """New values of a line's fields as people write them, by the keys of ``core.line_fields``.

    ``seen`` are the values their author saw; what is not in it is not compared.
    """

    number: OrderNumber
    line_id: UUID
    values: Mapping[str, str]
    seen: Mapping[str, str] | None = None
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
    keys = tuple(command.values)
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
    for key, text in command.values.items():
        field = fields.get(key)
        if field is None:
            raise NoSuchLineField(field=one_line(key, 40), known=", ".join(fields) or "–")
        if field.needs is not None:
            actor.require_at_all(field.needs)
        changed = field.changed(line, text, uow)
        _refuse_conflict(line, changed, field, key, command, uow)
        line = changed
    return line


def _refuse_conflict(
    line: AnyLine,
    changed: AnyLine,
    field: LineField[AnyLine],
    key: str,
    command: EditLine,
    uow: UnitOfWork,
) -> None:
    saw = (command.seen or {}).get(key)
    now, wanted = field.written(line), field.written(changed)
    if saw is not None and now not in {saw, field.as_written(line, saw, uow), wanted}:
        raise ChangedMeanwhile(
            number=command.number,
            field=Label(field.label),
            theirs=one_line(now, 120) or "–",
            yours=one_line(wanted, 120) or "–",
        )
