"""What a chat shows without changing anything: an order, a list, who could do the work."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.shown.cards import card_text
from bot.updates.gathering import order_seen
from core.filters import SortKey
from core.lists import OrderFilter, OrderRow
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.settings import Settings
from core.usecases import lists
from core.views import as_seen
from core.words import Words
from core.work_order import OPEN, State, WorkOrder

MOST_ROWS = 12
LIKELIEST = 3


@dataclass(frozen=True, slots=True)
class Look:
    """At one order, in somebody's words."""

    number: OrderNumber
    words: Words


@dataclass(frozen=True, slots=True)
class Seen:
    """An order as its card says it, to whom, and the company's settings."""

    order: WorkOrder
    actor: Actor
    settings: Settings
    text: str


@dataclass(frozen=True, slots=True)
class ListOrders:
    """The open orders; only one's own if ``mine``."""

    mine: bool
    limit: int = MOST_ROWS


def look(command: Look, actor: Actor, uow: UnitOfWork) -> Seen:
    """The order as this person may see it."""
    settings = uow.settings.all()
    order = as_seen(order_seen(command.number, actor, uow), actor, settings)
    return Seen(order, actor, settings, card_text(order, uow, command.words))


def open_orders(command: ListOrders, actor: Actor, uow: UnitOfWork) -> Sequence[OrderRow]:
    """Open orders: those that wait for somebody first, then urgent, then newest."""
    mine = command.mine or not (actor.sees_all or actor.customer_id)
    wanted = OrderFilter(
        states=OPEN | {State.SIGNED} if not mine else OPEN,
        assigned_to=actor.user_id if mine else None,
        sort=SortKey.NUMBER,
    )
    rows = lists.list_orders(lists.ListOrders(wanted), actor, uow)
    waiting_first = sorted(rows, key=lambda row: (bool(row.assigned), not row.urgent))
    return waiting_first[: command.limit]


def my_day(command: ListOrders, actor: Actor, uow: UnitOfWork) -> Sequence[OrderRow]:
    """One's own open orders, the next booking first (XT to do)."""
    wanted = OrderFilter(states=OPEN, assigned_to=actor.user_id, sort=SortKey.NUMBER)
    rows = lists.list_orders(lists.ListOrders(wanted), actor, uow)
    booked = sorted((r for r in rows if r.booked_at), key=lambda r: r.booked_at or uow.now)
    return [*booked, *(row for row in rows if not row.booked_at)][: command.limit]
