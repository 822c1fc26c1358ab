"""Looking back: all that happened to an order, before and after, and who edited it last (WO-15, WO-25)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from core import settings as s
from core.lists import HistoryRow
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import NotAllowed
from core.sheet import edits_among
from core.views import history_seen, prices_for


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
    return history_seen(uow.lists.history(command.number), prices_for(actor))


def last_edits(command: LookBack, actor: Actor, uow: UnitOfWork) -> Sequence[Edit]:
    """Who edited the order when, latest first; each time once, nothing while SE-31 is off (WO-15)."""
    rows = history_of(command, actor, uow)
    if not uow.settings.all()[s.SHOW_LAST_EDIT]:
        return ()
    return list(dict.fromkeys(Edit(row.at, row.by) for row in _latest_first(rows)))


def _latest_first(rows: Sequence[HistoryRow]) -> Iterator[HistoryRow]:
    yield from reversed(list(edits_among(iter(rows))))
