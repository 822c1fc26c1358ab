"""What an opened order shows: which of its fields, by the company's settings (WO-16)."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from core import settings as s
from core.assignments import Assignment
from core.lists import HistoryRow
from core.payers import Payer
from core.ports import Unreached
from core.registers import Pairs
from core.settings import Settings
from core.text import one_line
from core.work_order import WorkOrder

SHOWN_BY = {
    "requester": s.SHOW_REQUESTER,
    "invoiced-to": s.SHOW_INVOICED_TO,
    "planned": s.USE_PLANNED_DATE,
    "status": s.SHOW_CUSTOM_STATUS,
    "address": s.SHOW_ADDRESS,
}
"""The setting that shows a field, by the field's key (SE-30, SE-35, SE-39, SE-40, SE-41)."""

CHOSEN_FROM: dict[str, s.Setting[Any]] = {
    "type": s.ORDER_TYPES,
    "subgroup": s.SUBGROUPS,
    "status": s.CUSTOM_STATUSES,
}
"""The list a field's value is chosen from: while it is empty, nothing asks for one (WO-09)."""


class Doing(StrEnum):
    """What the order is opened for."""

    MAKING = "making"
    PERFORMING = "performing"


class Block(StrEnum):
    """A part of the order that a company may leave out."""

    OTHER_ARTICLES = "other-articles"
    TO_ORDER = "to-order"
    BOOKINGS = "bookings"
    MEASURE = "measure"
    FAST_ADD = "fast-add"
    ERROR = "error"


_BLOCKS = {
    Block.OTHER_ARTICLES: s.SHOW_OTHER_ARTICLES,
    Block.TO_ORDER: s.SHOW_TO_ORDER,
    Block.BOOKINGS: s.SHOW_BOOKINGS,
    Block.MEASURE: s.SHOW_ADD_MEASURE,
    Block.FAST_ADD: s.FAST_ADD_ARTICLES,
}


@dataclass(frozen=True, slots=True)
class Row:
    """One field: its key and label, its value as people write it, and a comment under it."""

    key: str
    label: str
    value: str
    under: str | None = None


@dataclass(frozen=True, slots=True)
class Thing:
    """What stands under an assignment's service object: comment, own information, payer."""

    comment: str | None = None
    info: Pairs = ()
    payer: Payer | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """An opened order: what somebody sees of it, field by field.

    ``things`` is by the assignment's ID; ``edits`` are the changes since it was made, oldest
    first; ``blocks`` are the parts that are shown, with what may be added there at once;
    ``unreached`` are those of its people from whom mail comes back.
    """

    order: WorkOrder
    rows: tuple[Row, ...]
    things: dict[UUID, Thing]
    blocks: frozenset[Block]
    edits: tuple[HistoryRow, ...] = ()
    unreached: tuple[Unreached, ...] = ()


def row_of(sheet: Sheet, key: str) -> Row | None:
    """One field, if it is shown."""
    return next((row for row in sheet.rows if row.key == key), None)


def heading(assignment: Assignment) -> str:
    """What names an assignment wherever one is in it: its object and its description (AS-06)."""
    thing = assignment.service_object
    parts = (f"{thing.name} {thing.code}" if thing else "", one_line(assignment.description))
    return " · ".join(part for part in parts if part)


def may_show(key: str, settings: Settings) -> bool:
    """Whether the company shows a field at all (SE-30, SE-35, SE-39, SE-40, SE-41)."""
    return key not in SHOWN_BY or settings[SHOWN_BY[key]]


def is_shown(key: str, value: str, settings: Settings, doing: Doing) -> bool:
    """Whether a field is shown: as the settings say, and when performing only what is filled in."""
    if not may_show(key, settings):
        return False
    if value:
        return True
    return doing is Doing.MAKING and (key not in CHOSEN_FROM or bool(settings[CHOSEN_FROM[key]]))


def blocks_shown(settings: Settings) -> frozenset[Block]:
    """The parts that are shown (SE-36..38), and the quick entries offered (SE-28, SE-34, SE-42)."""
    shown = {block for block, setting in _BLOCKS.items() if settings[setting]}
    return frozenset(shown if settings[s.HIDE_ERROR_AND_CAUSE] else {*shown, Block.ERROR})


def edits_among(history: Iterator[HistoryRow]) -> Iterator[HistoryRow]:
    """The changes after the order was made: what happened in later transactions (WO-15)."""
    first = next(history, None)
    for row in history:
        if first is not None and row.changes and row.unit != first.unit:
            yield row
