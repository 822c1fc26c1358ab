"""Looking back: all that happened to an order, before and after, and who edited it last (WO-15, WO-25)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from core import settings as s
from core.changes import Change
from core.lists import HistoryRow
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import NotAllowed
from core.sheet import edits_among
from core.views import Prices, prices_for


@dataclass(frozen=True, slots=True)
class LookBack:
    """At what happened to an order."""

    number: OrderNumber


@dataclass(frozen=True, slots=True)
class Edit:
    """That somebody edited an order, and when."""

    at: datetime
    by: str


def history_of(command: LookBack, actor: Actor, uow: UnitOfWork) -> Sequence[HistoryRow]:
    """All that happened to the order, oldest first; money as far as this person sees it (WO-25).

    It is the company's own: a customer who sees the order does not see how it came to be so.
    """
    actor.require_sight(uow.work_orders.get(command.number))
    if actor.customer_id is not None:
        raise NotAllowed(number=command.number)
    prices = prices_for(actor)
    rows = uow.lists.history(command.number)
    return rows if _sees_all(prices) else [_without_money(row, prices) for row in rows]


def last_edits(command: LookBack, actor: Actor, uow: UnitOfWork) -> Sequence[Edit]:
    """Who edited the order when, latest first; each time once, nothing while SE-31 is off (WO-15)."""
    rows = history_of(command, actor, uow)
    if not uow.settings.all()[s.SHOW_LAST_EDIT]:
        return ()
    return list(dict.fromkeys(Edit(row.at, row.by) for row in _latest_first(rows)))


def _latest_first(rows: Sequence[HistoryRow]) -> Iterator[HistoryRow]:
    yield from reversed(list(edits_among(iter(rows))))


def _sees_all(prices: Prices) -> bool:
    return prices.each and prices.discounts


def _without_money(row: HistoryRow, prices: Prices) -> HistoryRow:
    return replace(row, changes=tuple(_bare(each, prices) for each in row.changes))


def _bare(change: Change, prices: Prices) -> Change:
    return replace(
        change, before=_bare_part(change.before, prices), after=_bare_part(change.after, prices)
    )


def _bare_part(part: Any, prices: Prices) -> Any:
    if not isinstance(part, dict):
        return part
    hidden = {"discount"} if prices.each else {"price", "discount"}
    return {key: None if key in hidden else value for key, value in part.items()}
