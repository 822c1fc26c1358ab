"""A report that was turned away is for the company after all: for five minutes, in one step (XT-20)."""

from collections.abc import Sequence
from dataclasses import dataclass

from core import permissions as may
from core import settings as s
from core.lists import HistoryRow
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import Refused
from core.usecases.cancelling import ReverseCancellation, reverse_cancellation
from core.usecases.undoing import HOLDS
from core.words import N_
from core.work_order import WorkOrder


class NotJustTurnedAway(Refused):
    sentence = N_(
        "Order {number} was not turned away within five minutes. Take the cancelling back instead."
    )


@dataclass(frozen=True, slots=True)
class OursAfterAll:
    """Take *Not for us* back, and what it taught."""

    number: OrderNumber


def ours_after_all(command: OursAfterAll, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """The order is as it was, and mail of its sender is heard again if this had stopped it."""
    actor.require(uow.work_orders.get(command.number), may.DELETE, may.ADMIN)
    turned_away = _turned_away(uow.lists.history(command.number))
    if turned_away is None or uow.now - turned_away.at > HOLDS:
        raise NotJustTurnedAway(number=command.number)
    order = reverse_cancellation(ReverseCancellation(command.number), actor, uow)
    if blocked := str(turned_away.body.get("blocked") or ""):
        senders = uow.settings.all()[s.BLOCKED_SENDERS]
        left = tuple(each for each in senders if each != blocked)
        uow.settings.put(s.BLOCKED_SENDERS.key, s.BLOCKED_SENDERS.written(left))
    return order


def _turned_away(rows: Sequence[HistoryRow]) -> HistoryRow | None:
    return next((row for row in reversed(rows) if row.event == "ReportTurnedAway"), None)
