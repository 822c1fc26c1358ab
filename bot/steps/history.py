"""What happened to an order, a page at a time, the latest page first (WO-15, WO-25)."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.lists import HistoryRow
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.usecases.history import Edit, LookBack, history_of, last_edits
from core.work_order import WorkOrder

PER_PAGE = 10


@dataclass(frozen=True, slots=True)
class OpenHistory:
    """A page of an order's history; 0 is the latest."""

    number: OrderNumber
    at: int = 0


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """The rows of one page, the first to happen first, and who edited last, if that is shown."""

    order: WorkOrder
    rows: Sequence[HistoryRow]
    at: int
    pages: int
    last: Edit | None


def open_history(command: OpenHistory, actor: Actor, uow: UnitOfWork) -> HistoryPage:
    """The page asked for, or the last there is; raises NoSuchOrder, NotAllowed."""
    rows = history_of(LookBack(command.number), actor, uow)
    pages = max(1, -(-len(rows) // PER_PAGE))
    at = min(max(command.at, 0), pages - 1)
    end = len(rows) - at * PER_PAGE
    edits = last_edits(LookBack(command.number), actor, uow)
    return HistoryPage(
        uow.work_orders.get(command.number),
        rows[max(0, end - PER_PAGE) : end],
        at,
        pages,
        edits[0] if edits else None,
    )
