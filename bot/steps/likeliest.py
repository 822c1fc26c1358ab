"""Which orders somebody most likely means: what he is booked on now, then what he used last (XT-13)."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from bot.looking import ListOrders
from core.filters import OrderFilter, SortKey
from core.lists import OrderRow
from core.people import Actor
from core.ports import UnitOfWork
from core.usecases import lists
from core.work_order import OPEN

AROUND = timedelta(hours=1)
"""Somebody may be early, or not done yet when the next time has begun."""
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


def likeliest(command: ListOrders, actor: Actor, uow: UnitOfWork) -> Sequence[OrderRow]:
    """One's own open orders: booked about now first, then what was worked on last."""
    wanted = OrderFilter(states=OPEN, assigned_to=actor.user_id, sort=SortKey.NUMBER)
    rows = lists.list_orders(lists.ListOrders(wanted), actor, uow)
    now = uow.lists.planned(uow.now - AROUND, uow.now + AROUND, actor.user_id)
    booked = {each.number for each in now}
    latest = sorted(rows, key=lambda row: row.changed_at or LONG_AGO, reverse=True)
    return sorted(latest, key=lambda row: row.number not in booked)[: command.limit]
