"""Recurring orders: the next one is made when the current one is signed and ready (WO-24)."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from core import permissions as may
from core.checks import with_mandatory_checks
from core.copies import same_work, with_head_of
from core.events import RecurrenceSet, RecurrenceStopped
from core.numbers import OrderNumber
from core.order_papers import Kinship, Recurrence
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import BadInput, OrderIsClosed, Refused
from core.states import STATE_LABELS, State
from core.usecases.faults import next_number
from core.usecases.lines import add_facility_articles
from core.usecases.offspring import copying, keep_made_from, with_related
from core.words import N_
from core.work_order import WorkOrder

LONGEST = 3660
WEEK = 7
DONE = frozenset({State.READY, State.INVOICED})


class NotRecurring(Refused):
    sentence = N_("Order {number} does not come again, so there is nothing to stop.")


class HasComeAgain(Refused):
    sentence = N_(
        "Order {number} has come again as order {other} already. Set how often on order {other}."
    )


@dataclass(frozen=True, slots=True)
class SetRecurring:
    """Have the order come again so many days after, on the nearest such weekday (Mon is 0).

    ``today`` is the company's date.
    """

    number: OrderNumber
    every_days: int
    weekday: int | None = None
    today: date | None = None


@dataclass(frozen=True, slots=True)
class StopRecurring:
    """Make no next order of the row that this one belongs to."""

    number: OrderNumber


def set_recurring(command: SetRecurring, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Let an order come again, or change how often; one that is done comes at once (WO-24)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.RECUR)
    if order.state is State.CANCELLED:
        raise OrderIsClosed(number=order.number, state=STATE_LABELS[order.state])
    if (other := _latest_of(order)) is not None:
        raise HasComeAgain(number=order.number, other=other)
    _refuse_odd(command)
    main = order.recurrence.main if order.recurrence else None
    wanted = Recurrence(command.every_days, command.weekday, main)
    if order.recurrence == wanted:
        return order
    uow.work_orders.save(replace(order, recurrence=wanted))
    uow.publish(
        RecurrenceSet(
            order=str(order.number),
            by=actor.name,
            every_days=wanted.every_days,
            weekday=wanted.weekday,
        )
    )
    make_next_of(order.number, command.today, actor, uow)
    return uow.work_orders.get(order.number)


def stop_recurring(command: StopRecurring, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """End the row, named by any order of it: by the main one, the latest or one between."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.RECUR)
    if order.recurrence is None:
        raise NotRecurring(number=order.number)
    main = uow.work_orders.get(order.recurrence.main or order.number)
    for number in {main.number: None, order.number: None, _latest_of(main) or main.number: None}:
        _stop(uow.work_orders.get(number), actor, uow)
    return uow.work_orders.get(order.number)


def make_next_of(
    number: OrderNumber, today: date | None, actor: Actor, uow: UnitOfWork
) -> WorkOrder | None:
    """Make the next order of the row if this one is done and has none; gives it, planned."""
    order = uow.work_orders.get(number)
    recurrence = order.recurrence
    if recurrence is None or order.state not in DONE or _latest_of(order) is not None:
        return None
    how = copying(actor, uow, today)
    made = replace(
        with_head_of(order, next_number(uow), how, order.origin),
        planned_on=next_day(recurrence, order.planned_on or how.today, how.today),
        recurrence=replace(recurrence, main=recurrence.main or order.number),
        assignments=tuple(same_work(each) for each in order.assignments),
    )
    made = with_mandatory_checks(made, uow)
    if made.facility is not None:
        made = add_facility_articles(made, made.facility, actor, uow)
    return _kept_in_row(made, order, actor, uow)


def next_day(recurrence: Recurrence, planned: date, today: date) -> date:
    """When the order comes again: so many days after it was planned, on the nearest such weekday.

    It is later than ``planned``; where that day has passed by now, it is counted from ``today``.
    """
    day = _after(recurrence, planned)
    return day if day > today else _after(recurrence, today)


def _after(recurrence: Recurrence, start: date) -> date:
    day = start + timedelta(days=recurrence.every_days)
    if recurrence.weekday is None:
        return day
    ahead = (recurrence.weekday - day.weekday()) % WEEK
    nearest = day + timedelta(days=ahead if ahead <= WEEK // 2 else ahead - WEEK)
    return nearest if nearest > start else nearest + timedelta(days=WEEK)


def _kept_in_row(made: WorkOrder, source: WorkOrder, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Listed under the main order, and marked on its source so that it is made once."""
    main = made.recurrence.main if made.recurrence else None
    if main is None or main == source.number:
        return keep_made_from(source, made, Kinship.RECURRENCE_OF, actor, uow)
    made = keep_made_from(uow.work_orders.get(main), made, Kinship.RECURRENCE_OF, actor, uow)
    uow.work_orders.save(with_related(source, made, Kinship.RECURS_AS))
    return made


def _latest_of(order: WorkOrder) -> OrderNumber | None:
    made = [each.number for each in order.related if each.how is Kinship.RECURS_AS]
    return made[-1] if made else None


def _stop(order: WorkOrder, actor: Actor, uow: UnitOfWork) -> None:
    if order.recurrence is None:
        return
    uow.work_orders.save(replace(order, recurrence=None))
    uow.publish(RecurrenceStopped(order=str(order.number), by=actor.name))


def _refuse_odd(command: SetRecurring) -> None:
    if not 1 <= command.every_days <= LONGEST:
        raise BadInput(N_("Write a number of days from 1 to {most}."), most=LONGEST)
    if command.weekday is not None and command.weekday not in range(WEEK):
        raise BadInput(N_("Write a weekday, such as Mon."))
