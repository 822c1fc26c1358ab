"""On my way, arrived, left: when somebody was under way to an order and there (RV-04)."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from core import permissions as may
from core.events import Event, TechnicianArrived, TechnicianLeft, TechnicianSetOut
from core.numbers import OrderNumber
from core.order_papers import Stamp, StampKind
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import BadInput, NotAllowedAtAll
from core.stamps import standing_of
from core.usecases.measures import refuse_when_closed
from core.usecases.repeated import JUST_NOW
from core.words import N_, plain
from core.work_order import WorkOrder

FURTHEST = timedelta(hours=24)
MOST = 200
GOES = (may.EDIT, may.EDIT_ASSIGNED, may.PERFORM)


@dataclass(frozen=True, slots=True)
class SetOut:
    """On my way, there in so many minutes if that is known; ``tell``: the contact hears of it."""

    number: OrderNumber
    minutes: int | None = None
    tell: bool = True


@dataclass(frozen=True, slots=True)
class Arrive:
    """I am there."""

    number: OrderNumber


@dataclass(frozen=True, slots=True)
class Leave:
    """I have left."""

    number: OrderNumber


@dataclass(frozen=True, slots=True)
class Stamped:
    """The order, the actor's latest stamp on it, and whether that stood there before."""

    order: WorkOrder
    stamp: Stamp
    again: bool = False


def set_out(command: SetOut, actor: Actor, uow: UnitOfWork) -> Stamped:
    """Note that one is on one's way; the same expected time twice is once (RV-04)."""
    expected = None
    if command.minutes is not None:
        ahead = timedelta(minutes=min(max(command.minutes, 0), 10_000))
        if not timedelta() < ahead <= FURTHEST:
            raise BadInput(N_("Say in how many minutes you are there: 1 to 1440."))
        expected = (uow.now + ahead).replace(second=0, microsecond=0)
    done = _stamped(command.number, StampKind.ON_MY_WAY, actor, uow, expected)
    if not done.again:
        uow.publish(
            TechnicianSetOut(
                order=str(command.number),
                by=actor.name,
                user_id=str(done.stamp.user_id),
                stamp_id=str(done.stamp.id),
                expected_at=str(plain(expected)) if expected else None,
                tell=command.tell,
            )
        )
    return done


def arrive(command: Arrive, actor: Actor, uow: UnitOfWork) -> Stamped:
    """Note that one is there; twice is once (RV-04)."""
    return _told(_stamped(command.number, StampKind.ARRIVED, actor, uow), TechnicianArrived, uow)


def leave(command: Leave, actor: Actor, uow: UnitOfWork) -> Stamped:
    """Note that one has left; twice is once (RV-04)."""
    return _told(_stamped(command.number, StampKind.LEFT, actor, uow), TechnicianLeft, uow)


def _told(
    done: Stamped, event: type[TechnicianArrived] | type[TechnicianLeft], uow: UnitOfWork
) -> Stamped:
    if not done.again:
        stamp, number = done.stamp, str(done.order.number)
        said: Event = event(order=number, by=stamp.by, user_id=str(stamp.user_id))
        uow.publish(said)
    return done


def _stamped(
    number: OrderNumber,
    kind: StampKind,
    actor: Actor,
    uow: UnitOfWork,
    expected_at: datetime | None = None,
) -> Stamped:
    order = uow.work_orders.get(number)
    actor.require(order, *GOES)
    refuse_when_closed(order)
    user_id = _who(actor)
    before = standing_of(order, user_id, uow.now)
    if before is not None and before.kind is kind and _is_same(before.expected_at, expected_at):
        return Stamped(order, before, again=True)
    stamp = Stamp(kind, user_id, actor.name, uow.now, expected_at)
    order = replace(order, stamps=(*order.stamps, stamp)[-MOST:])
    uow.work_orders.save(order)
    return Stamped(order, stamp)


def _is_same(before: datetime | None, expected_at: datetime | None) -> bool:
    """The same time: a tap that comes again counts its minutes from a little later."""
    if before is None or expected_at is None:
        return before is expected_at
    return abs(expected_at - before) < JUST_NOW


def _who(actor: Actor) -> UUID:
    if actor.user_id is None:
        raise NotAllowedAtAll
    return actor.user_id
