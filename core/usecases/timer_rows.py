"""What a timer counted becomes a time row, where its order still takes one (RV-05)."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Protocol

from core import permissions as may
from core.bounds import MOST_HOURS, plain_number
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import AsksFirst, NoSuchOrder, Refused
from core.timers import Timer
from core.usecases.lines import AddTime, LineAddedTo, add_time
from core.words import N_
from core.work_order import State

WHETHER_STILL = "timer"
"""The due row that asks whoever's timer counts on and on whether he is still at work."""
WORKS = (may.EDIT, may.EDIT_ASSIGNED)


class TimerIsLong(AsksFirst):
    """It may have been forgotten; *No* lets one write how long it was."""

    no_is_an_answer = True
    sentence = N_("The timer on order {number} has counted {hours} h. Did it take so long?")


class TimerTooLong(Refused):
    sentence = N_(
        "The timer on order {number} has counted {hours} h, more than one row takes. Write how "
        "long it was: 8 h."
    )


class TimerCantBeBooked(AsksFirst):
    sentence = N_(
        "Your timer is still on order {number}, which takes no time any more. "
        "Let those {hours} h go and start here?"
    )


class Answers(Protocol):
    """What was said to the questions that may come."""

    @property
    def despite_long(self) -> bool: ...
    @property
    def despite_ready(self) -> bool: ...
    @property
    def unbooked(self) -> bool: ...


def booked_elsewhere(
    timer: Timer, answers: Answers, actor: Actor, uow: UnitOfWork
) -> LineAddedTo | None:
    """What the timer counted on the order that is left, as its time row."""
    if not takes_time(timer.order, actor, uow):
        if not answers.unbooked:
            raise TimerCantBeBooked(number=timer.order, hours=plain_number(timer.hours(uow.now)))
        return None
    ask_when_long(timer, uow.now, sure=answers.despite_long)
    ready = answers.despite_ready
    return booked_as(timer, timer.hours(uow.now), actor, uow, despite_ready=ready)


def takes_time(number: OrderNumber, actor: Actor, uow: UnitOfWork) -> bool:
    """Whether this person may still add time to the order."""
    try:
        order = uow.work_orders.get(number)
    except NoSuchOrder:  # it was deleted while the timer ran
        return False
    closed = order.state is State.CANCELLED or order.on_invoice or order.restored
    return not closed and actor.may_on(order, *WORKS)


def ask_when_long(timer: Timer, now: datetime, *, sure: bool) -> None:
    """Raises TimerIsLong where it counted longer than anybody works, TimerTooLong above a day."""
    if timer.hours(now) > MOST_HOURS:
        raise TimerTooLong(number=timer.order, hours=plain_number(timer.hours(now)))
    if timer.is_long(now) and not sure:
        raise TimerIsLong(number=timer.order, hours=plain_number(timer.hours(now)))


def booked_as(
    timer: Timer, hours: Decimal, actor: Actor, uow: UnitOfWork, *, despite_ready: bool
) -> LineAddedTo | None:
    """The time row, on the assignment that was worked on; None for no time at all."""
    if not hours:
        return None
    order = uow.work_orders.get(timer.order)
    homes = {each.id for each in order.assignments}
    home = timer.assignment_id if timer.assignment_id in homes else None
    row = AddTime(timer.order, hours, home, despite_ready=despite_ready)
    return add_time(row, actor, uow)


def let_go(number: OrderNumber, uow: UnitOfWork) -> tuple[Mapping[str, str], ...]:
    """End every timer on an order that goes, and say whose they were and what they had counted."""
    timers = tuple(uow.timers.on(number))
    for timer in timers:
        uow.timers.drop(timer.user_id)
        uow.due.drop(WHETHER_STILL, str(timer.user_id))
    return tuple(
        {"user_id": str(each.user_id), "hours": str(each.hours(uow.now))} for each in timers
    )
