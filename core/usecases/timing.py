"""Start, pause and stop the work timer; what it counted becomes a time row (RV-05).

A person has one timer: to start it on another order stops and books the first.
"""

from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from core.events import TimerRanLong, TimerStarted
from core.lines import Line
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import DueRow, UnitOfWork
from core.refusals import NotAllowedAtAll, Refused
from core.timers import LONG, Timer
from core.usecases.entering import opened
from core.usecases.lines import LineAddedTo, RemoveLine, remove_line
from core.usecases.timer_rows import (
    WHETHER_STILL,
    WORKS,
    ask_when_long,
    booked_as,
    booked_elsewhere,
)
from core.words import N_
from core.work_order import WorkOrder

DUE = WHETHER_STILL


class NoTimerHere(Refused):
    sentence = N_("No timer of yours is on order {number}. Start it first.")


class NotStoppedByYou(Refused):
    sentence = N_("That timer was {name}'s, so only {name} can take its stop back.")


class StoppedLongAgo(Refused):
    sentence = N_(
        "That timer was stopped too long ago to run on. Change its time row, or take it off."
    )


class TimerRunsElsewhere(Refused):
    sentence = N_("Your timer is on order {number} by now. Stop that first.")


@dataclass(frozen=True, slots=True)
class StartTimer:
    """Begin to work on an order, or go on after a pause.

    ``despite_long``, ``despite_ready`` and ``unbooked`` are the answers to what stopping the timer
    on another order may ask.
    """

    number: OrderNumber
    assignment_id: UUID | None = None
    despite_long: bool = False
    despite_ready: bool = False
    unbooked: bool = False


@dataclass(frozen=True, slots=True)
class PauseTimer:
    """Stand still for a while."""

    number: OrderNumber


@dataclass(frozen=True, slots=True)
class StopTimer:
    """Make a time row of what was counted, or of ``hours`` if they are said."""

    number: OrderNumber
    hours: Decimal | None = None
    despite_long: bool = False
    despite_ready: bool = False


@dataclass(frozen=True, slots=True)
class DropTimer:
    """Let what was counted go: nothing is booked."""

    number: OrderNumber


@dataclass(frozen=True, slots=True)
class GoOnTiming:
    """It was not forgotten."""

    number: OrderNumber


@dataclass(frozen=True, slots=True)
class TakeBackStop:
    """The timer was stopped by mistake: its row goes, and it has run on since."""

    number: OrderNumber
    line_id: UUID
    seconds: int
    despite_ready: bool = False


@dataclass(frozen=True, slots=True)
class Timed:
    """The order, its timer if there is one now, and what was booked if something was.

    ``seconds`` are what had been counted when it was stopped.
    """

    order: WorkOrder
    timer: Timer | None
    booked: LineAddedTo | None = None
    seconds: int = 0


def start_timer(command: StartTimer, actor: Actor, uow: UnitOfWork) -> Timed:
    """Begin to count; a timer on another order is stopped and booked first."""
    order = uow.work_orders.get(command.number)
    actor.require(order, *WORKS)
    user_id = _person(actor)
    standing = uow.timers.of(user_id)
    if standing is not None and standing.order == order.number:
        return Timed(order, _kept(standing.resumed(uow.now), uow))
    order = opened(order, actor, uow, despite_ready=command.despite_ready, invoiced=True)
    booked = booked_elsewhere(standing, command, actor, uow) if standing else None
    order = order.begun()
    uow.work_orders.save(order)
    timer = Timer(user_id, order.number, command.assignment_id, uow.now)
    uow.publish(TimerStarted(order=str(order.number), by=actor.name, user_id=str(user_id)))
    seconds = standing.seconds(uow.now) if standing else 0
    return Timed(order, _kept(timer, uow), booked, seconds)


def pause_timer(command: PauseTimer, actor: Actor, uow: UnitOfWork) -> Timed:
    """Stand still; paused already, nothing changes."""
    order = uow.work_orders.get(command.number)
    actor.require(order, *WORKS)
    timer = _mine_on(order.number, actor, uow)
    return Timed(order, _kept(timer.paused(uow.now), uow))


def stop_timer(command: StopTimer, actor: Actor, uow: UnitOfWork) -> Timed:
    """End it with a time row, exact to the minute; below half a minute there is none."""
    order = uow.work_orders.get(command.number)
    actor.require(order, *WORKS)
    timer = _mine_on(order.number, actor, uow)
    seconds = timer.seconds(uow.now)
    if command.hours is None:
        ask_when_long(timer, uow.now, sure=command.despite_long)
    hours = timer.hours(uow.now) if command.hours is None else command.hours
    booked = booked_as(timer, hours, actor, uow, despite_ready=command.despite_ready)
    _gone(timer, uow)
    return Timed(uow.work_orders.get(order.number), None, booked, seconds)


def drop_timer(command: DropTimer, actor: Actor, uow: UnitOfWork) -> Timed:
    """End it without a row."""
    order = uow.work_orders.get(command.number)
    actor.require_sight(order)
    timer = _mine_on(order.number, actor, uow)
    _gone(timer, uow)
    return Timed(order, None, seconds=timer.seconds(uow.now))


def go_on_timing(command: GoOnTiming, actor: Actor, uow: UnitOfWork) -> Timed:
    """It runs as it did, and is asked about again after as long a time."""
    order = uow.work_orders.get(command.number)
    actor.require(order, *WORKS)
    timer = _mine_on(order.number, actor, uow)
    if timer.runs:
        uow.due.put(DueRow(DUE, str(timer.user_id), uow.now + LONG))
    return Timed(order, timer)


def take_back_stop(command: TakeBackStop, actor: Actor, uow: UnitOfWork) -> Timed:
    """The row is taken off, and the timer is as if it had never been stopped."""
    order = uow.work_orders.get(command.number)
    actor.require(order, *WORKS)
    user_id = _person(actor)
    standing = uow.timers.of(user_id)
    line = next((each for each in order.every_line if each.id == command.line_id), None)
    if not isinstance(line, Line):  # a second tap: it was taken back before
        return Timed(order, standing)
    _refuse_taking_back(line, standing, actor, uow)
    home = next((each.id for each in order.assignments if line in each.time), None)
    removal = RemoveLine(order.number, line.id, despite_ready=command.despite_ready)
    order = remove_line(removal, actor, uow)
    since = line.added_at - timedelta(seconds=command.seconds)
    timer = Timer(user_id, order.number, home, running_since=since)
    return Timed(order, _kept(timer, uow))


def ask_whether_still(row: DueRow, uow: UnitOfWork) -> None:
    """Ask whoever's timer has counted for so long whether he is still at work."""
    timer = uow.timers.of(UUID(row.key))
    user = uow.users.get(UUID(row.key))
    if timer is not None and timer.runs and user is not None:
        number = str(timer.order)
        uow.publish(TimerRanLong(order=number, by=user.name, user_id=str(user.id)))


def _refuse_taking_back(line: Line, standing: Timer | None, actor: Actor, uow: UnitOfWork) -> None:
    if line.added_by != actor.name:
        raise NotStoppedByYou(name=line.added_by)
    if uow.now - line.added_at > LONG:
        raise StoppedLongAgo
    if standing is not None:
        raise TimerRunsElsewhere(number=standing.order)


def _mine_on(number: OrderNumber, actor: Actor, uow: UnitOfWork) -> Timer:
    timer = uow.timers.of(_person(actor))
    if timer is None or timer.order != number:
        raise NoTimerHere(number=number)
    return timer


def _person(actor: Actor) -> UUID:
    if actor.user_id is None:
        raise NotAllowedAtAll
    return actor.user_id


def _kept(timer: Timer, uow: UnitOfWork) -> Timer:
    """The timer as it stands from now on, on every card of its order."""
    uow.timers.put(timer)
    if timer.runs:
        uow.due.put(DueRow(DUE, str(timer.user_id), timer.long_at(uow.now)))
    else:
        uow.due.drop(DUE, str(timer.user_id))
    _redraw(timer.order, uow)
    return timer


def _gone(timer: Timer, uow: UnitOfWork) -> None:
    uow.timers.drop(timer.user_id)
    uow.due.drop(DUE, str(timer.user_id))
    _redraw(timer.order, uow)


def _redraw(number: OrderNumber, uow: UnitOfWork) -> None:
    for card in uow.chats.cards_of(str(number)):
        uow.chats.put_card(replace(card, shown_version=-1))
