"""A yes or a no to an order that somebody was given: no sends it back to who plans (WO-20)."""

from dataclasses import dataclass, replace
from uuid import UUID

from core import permissions as may
from core.events import AssignmentAccepted, AssignmentTurnedDown
from core.numbers import OrderNumber
from core.order_papers import Assigned
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import BadInput, Refused
from core.text import cut, one_line
from core.usecases.assigning import is_booked_ahead
from core.usecases.measures import refuse_when_closed
from core.usecases.repeated import was_just_said
from core.words import N_
from core.work_order import WorkOrder

LONGEST_REASON = 500
WORKS = (may.ASSIGN_SELF, may.EDIT, may.EDIT_ASSIGNED, may.PERFORM)


class NotYours(Refused):
    sentence = N_(
        "Order {number} is not yours, so there is nothing to answer. Open it to see whose it is."
    )


@dataclass(frozen=True, slots=True)
class Accept:
    """A yes: I do it."""

    number: OrderNumber


@dataclass(frozen=True, slots=True)
class TurnDown:
    """A no, with the reason in words."""

    number: OrderNumber
    reason: str


@dataclass(frozen=True, slots=True)
class TurnedDown:
    """The order; ``booked``: it stays his until somebody else is booked for his time."""

    order: WorkOrder
    booked: bool


def accept(command: Accept, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Say that one does the order; twice is once (WO-20)."""
    order, mine = _given(command.number, actor, uow)
    if mine.accepted_at is not None:
        return order
    refuse_when_closed(order)
    said = replace(mine, accepted_at=uow.now)
    order = replace(order, assigned=tuple(said if a is mine else a for a in order.assigned))
    uow.work_orders.save(order)
    uow.publish(
        AssignmentAccepted(order=str(order.number), by=actor.name, user_id=str(mine.user_id))
    )
    return order


def turn_down(command: TurnDown, actor: Actor, uow: UnitOfWork) -> TurnedDown:
    """Give the order back with a reason; a booked time waits for whoever gets it (WO-20).

    The same again at once is once.
    """
    reason = cut(one_line(command.reason), LONGEST_REASON)
    if _was_said(command.number, reason, actor, uow):
        return _said_before(command.number, actor, uow)
    order, mine = _given(command.number, actor, uow)
    refuse_when_closed(order)
    if not reason:
        raise BadInput(N_("Say in a few words why you can't take it."))
    booked = is_booked_ahead(order, mine.user_id, uow)
    if not booked:
        order = replace(order, assigned=tuple(a for a in order.assigned if a is not mine))
        uow.work_orders.save(order)
    uow.publish(_turned_down(order.number, mine.user_id, reason, booked, actor))
    return TurnedDown(order, booked)


def _was_said(number: OrderNumber, reason: str, actor: Actor, uow: UnitOfWork) -> bool:
    """Whether all stands as the same no has left it; one who was given it anew says no anew."""
    order, said = uow.work_orders.get(number), {"user_id": str(actor.user_id), "reason": reason}
    if not order.is_assigned_to(actor.user_id):
        return was_just_said(number, AssignmentTurnedDown.__name__, uow, **said)
    if actor.user_id is None or not is_booked_ahead(order, actor.user_id, uow):
        return False
    return was_just_said(number, AssignmentTurnedDown.__name__, uow, **said, booked=True)


def _said_before(number: OrderNumber, actor: Actor, uow: UnitOfWork) -> TurnedDown:
    order = uow.work_orders.get(number)
    actor.require_sight(order)
    return TurnedDown(order, order.is_assigned_to(actor.user_id))


def _given(number: OrderNumber, actor: Actor, uow: UnitOfWork) -> tuple[WorkOrder, Assigned]:
    order = uow.work_orders.get(number)
    actor.require(order, *WORKS)
    for each in order.assigned:
        if each.user_id == actor.user_id:
            return order, each
    raise NotYours(number=number)


def _turned_down(
    number: OrderNumber, user_id: UUID, reason: str, booked: bool, actor: Actor
) -> AssignmentTurnedDown:
    return AssignmentTurnedDown(
        order=str(number), by=actor.name, user_id=str(user_id), reason=reason, booked=booked
    )
