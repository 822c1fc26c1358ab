"""A list of orders as a paper: filtered, sorted, and in the columns of whoever prints it (LS-22)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from core.columns import Cell, Column, columns, spoken
from core.filter_words import filter_said
from core.filters import OrderFilter
from core.lists import OrderRow
from core.papers import ORDER_LIST
from core.people import Actor
from core.ports import UnitOfWork
from core.settings import Settings
from core.text import one_line
from core.usecases.list_choices import columns_of, first_filter
from core.usecases.lists import ListOrders, count_orders, list_pages
from core.words import N_, Words
from notifications.papers.blocks import Block, Listed, Paper, Remarks
from notifications.papers.blocks import Column as Head
from notifications.papers.composing import Headed, composed
from notifications.papers.dates import full_date, full_moment
from notifications.papers.press import Press, Reader

MOST_ROWS = 1000
MOST_COLUMNS = 9
LONGEST_CELL = 120
WIDE = {"description": 2.3, "objects": 1.6, "customer": 1.2, "facility": 1.5, "address": 1.6}
NARROW = {"number": 1.1, "urgent": 0.75, "documents": 0.75, "state": 1.25}
DATED = dict.fromkeys(("planned", "booked", "created", "changed"), 1.55)


@dataclass(frozen=True, slots=True)
class WantedList:
    """Whose list it is, narrowed by a filter, else by his own; his own columns unless named."""

    actor: Actor
    filter: OrderFilter | None = None
    columns: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class _Looked:
    rows: Sequence[OrderRow]
    count: int
    shown: Sequence[Column]
    said: str
    settings: Settings
    now: datetime


async def order_list(press: Press, wanted: WantedList, reader: Reader) -> Paper:
    """The list as it is now; at most 1 000 orders, and says how many more there are."""
    words = press.words(reader)
    looked = await press.door.ask(lambda uow: _look(wanted, words, uow))
    headed = Headed(
        ORDER_LIST,
        words.text(N_("Work orders")),
        words.plural("{count} order", "{count} orders", looked.count),
        looked.said,
        layout="compact",
    )
    state = (looked.settings, looked.now)
    return await composed(press, reader, state, headed, _blocks(looked, words))


def _look(wanted: WantedList, words: Words, uow: UnitOfWork) -> _Looked:
    command = ListOrders(wanted.filter, detailed=True, zone=words.zone)
    settings, actor = uow.settings.all(), wanted.actor
    known = columns(settings)
    holds = first_filter(actor, uow) if wanted.filter is None else wanted.filter
    every = (row for page in list_pages(command, actor, uow) for row in page)
    return _Looked(
        rows=tuple(islice(every, MOST_ROWS)),
        count=count_orders(command, actor, uow),
        shown=[known[key] for key in columns_of(actor, uow, wanted.columns)],
        said="" if holds == OrderFilter() else filter_said(holds, actor, uow, words),
        settings=settings,
        now=uow.now,
    )


def _blocks(looked: _Looked, words: Words) -> Iterator[Block]:
    if not looked.rows:
        yield Remarks((words.text(N_("No order matches that.")),))
        return
    cells = [
        [one_line(_said(each.cell(row), words, looked.now), LONGEST_CELL) for each in looked.shown]
        for row in looked.rows
    ]
    used = [at for at in range(len(looked.shown)) if any(row[at] for row in cells)][:MOST_COLUMNS]
    heads = _heads([looked.shown[at] for at in used], words)
    rows = tuple(tuple(row[at] for at in used) for row in cells)
    more = looked.count - len(rows)
    under = (
        words.plural("{count} more order is in the list.", "{count} more orders are in the list.",
                     more)
        if more > 0
        else ""
    )  # fmt: skip
    yield Listed("", heads, rows, under=under)


def _said(cell: Cell, words: Words, now: datetime) -> str:
    """The cell with whole days: nobody knows when a paper is read."""
    match cell:
        case datetime():
            return full_moment(cell, words)
        case date():
            return full_date(cell, words)
        case _:
            return spoken(cell, words, now)


def _heads(shown: Sequence[Column], words: Words) -> tuple[Head, ...]:
    weights = [WIDE.get(each.key, (NARROW | DATED).get(each.key, 1.0)) for each in shown]
    return tuple(
        Head(words.text(each.label), weight / sum(weights))
        for each, weight in zip(shown, weights, strict=True)
    )
