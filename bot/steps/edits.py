"""What an edited message changes: the quantity of its article, or the words of its photo (XT-04)."""

from dataclasses import dataclass, replace
from decimal import Decimal
from uuid import UUID

from bot.steps.documents import measure_of, of_album, told_more
from bot.updates.gathering import order_seen
from core.bounds import plain_number
from core.lines import ArticleToOrder, Line
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import Refused
from core.usecases.documents import document_meant
from core.usecases.entering import Entry
from core.usecases.line_edits import EditLine, LineEdit, edit_line
from core.usecases.measures import AddMeasure, MeasureAddedTo, add_measure
from core.words import N_
from core.work_order import WorkOrder


class AnotherArticle(Refused):
    sentence = N_(
        "Editing your message changes how many, not which article. "
        "Take {name} off again, and write the right one anew."
    )


@dataclass(frozen=True, slots=True)
class Recount:
    """So many of what a message added; ``words`` are what it calls it, None for time."""

    number: OrderNumber
    line_id: UUID
    quantity: Decimal
    words: str | None
    despite_ready: bool = False


@dataclass(frozen=True, slots=True)
class Recounted:
    """The order, the row as it is now, and whether that is news."""

    order: WorkOrder
    row: Line | ArticleToOrder
    changed: bool


@dataclass(frozen=True, slots=True)
class Caption:
    """Words that were written under a photo afterwards: a measure that it shows."""

    measure: AddMeasure
    document_id: UUID


def recount(command: Recount, actor: Actor, uow: UnitOfWork) -> Recounted:
    """Change the quantity, by the rules of any edited line (SG-05)."""
    order = order_seen(command.number, actor, uow)
    row = order.line(command.line_id)
    if not isinstance(row, Line | ArticleToOrder) or not _is_called(row, command.words):
        raise AnotherArticle(name=getattr(row, "name", ""))
    edits = (LineEdit("quantity", plain_number(command.quantity)),)
    edit = EditLine(command.number, command.line_id, edits, Entry.CHAT, command.despite_ready)
    order = edit_line(edit, actor, uow)
    now = order.line(command.line_id)
    after = now if isinstance(now, Line | ArticleToOrder) else row
    return Recounted(order, after, after.quantity != row.quantity)


def caption(command: Caption, actor: Actor, uow: UnitOfWork) -> MeasureAddedTo:
    """The photo and its album show what was written under it (ME-02).

    Where the words of another part made the album's measure already, these join them (XT-13).
    """
    order = order_seen(command.measure.number, actor, uow)
    document = document_meant(order, command.document_id)
    told = measure_of(order, document)
    if told is not None and document.album and not told.signed:
        return told_more(told, command.measure, actor, uow)
    shown_by = tuple(each.id for each in of_album(order, document.album)) or (document.id,)
    return add_measure(replace(command.measure, shown_by=shown_by), actor, uow)


def _is_called(row: Line | ArticleToOrder, words: str | None) -> bool:
    if words is None:
        return True
    meant = words.casefold().strip()
    in_name = all(each in row.name.casefold() for each in meant.split())
    return meant == (row.number or "").casefold() or in_name
