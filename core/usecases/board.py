"""The board: all that waits for whoever plans, by kind; and who is where today."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, timedelta, tzinfo
from enum import StrEnum

from core import permissions as may
from core import settings as s
from core.filters import DateOf, OrderFilter, Period, SortKey, WaitsFor
from core.order_papers import BookingAnswer
from core.people import Actor
from core.planner import DAY, PlannedBooking, day_span
from core.ports import UnitOfWork
from core.states import OPEN, State
from core.usecases.deliveries import ListFailed, list_failed
from core.usecases.lists import ListOrders, list_orders
from core.words import N_

AHEAD = timedelta(days=60)
UNTOUCHED_DAYS = 3
"""So long may an open order rest where the company has set nothing (SE-67)."""
SAID_NO = {BookingAnswer.DECLINED, BookingAnswer.PROPOSED}


class Waits(StrEnum):
    """What something on the board waits for."""

    URGENT = "urgent"
    UNASSIGNED = "unassigned"
    DECLINED = "declined"
    CHANGED = "changed"
    UNCONFIRMED = "unconfirmed"
    ORDERING = "ordering"
    SIGNED = "signed"
    UNTOUCHED = "untouched"
    INCOMPLETE = "incomplete"


WAITS_LABELS = {
    Waits.URGENT: N_("Urgent, nobody has it"),
    Waits.UNASSIGNED: N_("Nobody has it"),
    Waits.DECLINED: N_("The customer said no to the time"),
    Waits.CHANGED: N_("Moved since it was confirmed"),
    Waits.UNCONFIRMED: N_("Booked, not confirmed"),
    Waits.ORDERING: N_("Articles to order"),
    Waits.SIGNED: N_("Signed, not ready"),
    Waits.UNTOUCHED: N_("Nothing happens"),
    Waits.INCOMPLETE: N_("Details are missing"),
}


@dataclass(frozen=True, slots=True)
class LookAtBoard:
    """What waits? ``zone`` is where days begin."""

    zone: tzinfo = UTC


@dataclass(frozen=True, slots=True)
class Waiting:
    """An order that waits: its number and what it is about."""

    number: str
    title: str
    customer: str


@dataclass(frozen=True, slots=True)
class Board:
    """The orders of each kind, the mails that are held, what did not arrive, today's bookings."""

    waiting: dict[Waits, tuple[Waiting, ...]]
    held_mails: int
    failed: int
    today: tuple[PlannedBooking, ...]


def board(command: LookAtBoard, actor: Actor, uow: UnitOfWork) -> Board:
    """Everything that waits for whoever plans; for those who may give orders to others."""
    actor.require_at_all(may.ASSIGN)
    ahead = uow.lists.planned(uow.now, uow.now + AHEAD)
    open_ahead = [each for each in ahead if each.state in OPEN]
    waiting = {
        kind: found(command, actor, uow) if kind in _FILTERS else _booked(kind, open_ahead)
        for kind, found in ((kind, _FILTERS.get(kind, _none)) for kind in Waits)
    }
    day = uow.now.astimezone(command.zone).date()
    span = day_span(day, day, command.zone)
    return Board(
        waiting,
        uow.mails.quarantined(),
        len(list_failed(ListFailed(), actor, uow)),
        tuple(uow.lists.planned(span.starts_at, span.ends_at)),
    )


Find = Callable[[LookAtBoard, Actor, UnitOfWork], tuple[Waiting, ...]]


def _none(command: LookAtBoard, actor: Actor, uow: UnitOfWork) -> tuple[Waiting, ...]:
    return ()


def _orders(wanted: OrderFilter) -> Find:
    def found(command: LookAtBoard, actor: Actor, uow: UnitOfWork) -> tuple[Waiting, ...]:
        rows = list_orders(ListOrders(wanted, zone=command.zone), actor, uow)
        return tuple(Waiting(row.number, row.title, row.customer) for row in rows)

    return found


def _untouched(command: LookAtBoard, actor: Actor, uow: UnitOfWork) -> tuple[Waiting, ...]:
    hours = uow.settings.all()[s.UNTOUCHED_HOURS]
    before = uow.now - (timedelta(hours=hours) if hours else UNTOUCHED_DAYS * DAY)
    last = before.astimezone(command.zone).date()
    wanted = OrderFilter(
        states=OPEN,
        period=Period(DateOf.CHANGED, last=last),
        sort=SortKey.CHANGED,
        descending=False,
    )
    rows = list_orders(ListOrders(wanted, zone=command.zone), actor, uow)
    return tuple(
        Waiting(row.number, row.title, row.customer)
        for row in rows
        if row.changed_at is not None and row.changed_at <= before and row.booked_at is None
    )


_FILTERS: dict[Waits, Find] = {
    Waits.URGENT: _orders(OrderFilter(states=OPEN, urgent=True, unassigned=True)),
    Waits.UNASSIGNED: _orders(OrderFilter(states=OPEN, unassigned=True)),
    Waits.ORDERING: _orders(OrderFilter(waits_for=WaitsFor.ORDERING)),
    Waits.SIGNED: _orders(OrderFilter(states=frozenset({State.SIGNED}))),
    Waits.UNTOUCHED: _untouched,
    Waits.INCOMPLETE: _orders(OrderFilter(waits_for=WaitsFor.DETAILS)),
}


def _booked(kind: Waits, ahead: Sequence[PlannedBooking]) -> tuple[Waiting, ...]:
    found = (each for each in ahead if _waits(each) is kind)
    return tuple(_once(Waiting(each.number, each.title, each.customer) for each in found))


def _waits(booking: PlannedBooking) -> Waits | None:
    if booking.answer in SAID_NO:
        return Waits.DECLINED
    if booking.changed_since_confirmation:
        return Waits.CHANGED
    return Waits.UNCONFIRMED if booking.confirmation_sent_at is None else None


def _once(found: Iterable[Waiting]) -> Iterable[Waiting]:
    return dict.fromkeys(found)
