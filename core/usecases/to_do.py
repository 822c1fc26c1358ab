"""To do: the orders that need something of one person, and what (WO-27)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import StrEnum

from core import permissions as may
from core.filters import DateOf, OrderFilter, Period, WaitsFor
from core.lists import OrderRow
from core.people import Actor
from core.ports import UnitOfWork
from core.states import OPEN, State
from core.usecases.lists import ListOrders, list_orders
from core.words import N_, Label

MOST_OF_EACH = 200
CANCELLED_DAYS = 14
"""A cancelled order stays so long among what one has to do, with its cross."""
_IN_THE_END = datetime.max.replace(tzinfo=UTC)


class Need(StrEnum):
    """What an order needs of somebody, the most pressing first."""

    WORK = "work"
    SIGN = "sign"
    SOMEBODY = "somebody"
    DETAILS = "details"
    ORDERING = "ordering"
    READY = "ready"
    INVOICE = "invoice"
    CANCELLED = "cancelled"


NEED_LABELS = {
    Need.WORK: Label(N_("yours to do")),
    Need.SIGN: Label(N_("waits for your signature")),
    Need.SOMEBODY: Label(N_("waits for somebody to do it")),
    Need.DETAILS: Label(N_("waits for what is missing")),
    Need.ORDERING: Label(N_("waits for articles to be ordered")),
    Need.READY: Label(N_("waits to be made ready")),
    Need.INVOICE: Label(N_("waits to be invoiced")),
    Need.CANCELLED: Label(N_("cancelled, nothing to do")),
}


@dataclass(frozen=True, slots=True)
class ToDo:
    """What is there for me to do? ``zone`` is where days begin."""

    zone: tzinfo = UTC


@dataclass(frozen=True, slots=True)
class Task:
    """An order and what it needs, the most pressing first."""

    row: OrderRow
    needs: tuple[Need, ...]

    @property
    def is_cancelled(self) -> bool:
        """Whether it only stands there with the cross."""
        return self.needs == (Need.CANCELLED,)


def to_do(command: ToDo, actor: Actor, uow: UnitOfWork) -> Sequence[Task]:
    """The orders that need something of this person, each once; cancelled ones last (WO-27)."""
    rows: dict[str, OrderRow] = {}
    needs: dict[str, list[Need]] = {}
    today = uow.now.astimezone(command.zone).date()
    for need, wanted in _asked(actor, today):
        for row in list_orders(ListOrders(wanted, zone=command.zone), actor, uow):
            rows[row.number] = row
            needs.setdefault(row.number, []).append(need)
    tasks = [Task(row, tuple(needs[number])) for number, row in rows.items()]
    return sorted(tasks, key=_pressing)


def _asked(actor: Actor, today: date) -> Iterator[tuple[Need, OrderFilter]]:
    if actor.customer_id is not None:
        yield Need.SIGN, _waiting(WaitsFor.CUSTOMER)
        return
    if actor.user_id is not None and actor.sees_own:
        yield from _own(actor, today)
    if actor.sees_all and actor.may(may.EDIT):
        yield from _of_all(actor)


def _own(actor: Actor, today: date) -> Iterator[tuple[Need, OrderFilter]]:
    me, most = actor.user_id, MOST_OF_EACH
    yield Need.WORK, OrderFilter(assigned_to=me, states=OPEN, limit=most)
    if actor.may(may.SET_READY) and not actor.may(may.EDIT):
        signed = frozenset({State.SIGNED})
        yield Need.READY, OrderFilter(assigned_to=me, states=signed, limit=most)
    since = Period(DateOf.CHANGED, first=today - timedelta(days=CANCELLED_DAYS))
    gone = frozenset({State.CANCELLED})
    yield Need.CANCELLED, OrderFilter(assigned_to=me, states=gone, period=since, limit=most)


def _of_all(actor: Actor) -> Iterator[tuple[Need, OrderFilter]]:
    if actor.may(may.ASSIGN):
        yield Need.SOMEBODY, _waiting(WaitsFor.SOMEBODY)
    yield Need.DETAILS, _waiting(WaitsFor.DETAILS)
    yield Need.ORDERING, _waiting(WaitsFor.ORDERING)
    if actor.may(may.SET_READY) or actor.may(may.INVOICE):
        yield Need.READY, _waiting(WaitsFor.READY)
    if actor.may(may.GENERATE_INVOICE):
        yield Need.INVOICE, _waiting(WaitsFor.INVOICE)


def _waiting(what: WaitsFor) -> OrderFilter:
    return OrderFilter(waits_for=what, limit=MOST_OF_EACH)


def _pressing(task: Task) -> tuple[bool, bool, int, datetime, str]:
    row, first = task.row, list(Need).index(task.needs[0])
    return (task.is_cancelled, not row.urgent, first, row.booked_at or _IN_THE_END, row.number)
