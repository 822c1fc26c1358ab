"""A list as a file that is sent into a chat (LS-14)."""

from dataclasses import dataclass, replace

from core.filters import OrderFilter
from core.people import Actor
from core.ports import UnitOfWork
from core.usecases.list_exports import ExportList, export_list
from core.usecases.lists import ListOrders, count_orders
from core.words import Words

MOST_ROWS = 2000
"""So many orders go into a file in a chat; more are exported on a page or by the command line."""


@dataclass(frozen=True, slots=True)
class AsCsv:
    """The orders of this filter."""

    words: Words
    filter: OrderFilter


@dataclass(frozen=True, slots=True)
class Csv:
    """The file's text, how many orders it holds, and of how many."""

    text: str
    count: int
    of: int


def as_csv(command: AsCsv, actor: Actor, uow: UnitOfWork) -> Csv:
    """The list in the person's own columns."""
    wanted = replace(command.filter, limit=MOST_ROWS, skip=0)
    zone = command.words.zone
    count = count_orders(ListOrders(command.filter, zone=zone), actor, uow)
    text = "".join(export_list(ExportList(command.words, wanted), actor, uow))
    return Csv(text, min(count, MOST_ROWS), count)
