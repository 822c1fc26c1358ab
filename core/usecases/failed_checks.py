"""A point that was not approved becomes an order of its own, linked both ways (RV-01)."""

from dataclasses import dataclass, replace
from uuid import UUID

from core import permissions as may
from core.assignments import Assignment
from core.checks import with_mandatory_checks
from core.copies import with_head_of
from core.numbers import OrderNumber
from core.order_papers import Kinship
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import NotPossibleYet
from core.self_checks import Point, SelfCheck
from core.states import Origin
from core.usecases.faults import next_number
from core.usecases.offspring import copying, keep_made_from
from core.usecases.self_checks import WORKS, check_meant
from core.words import N_
from core.work_order import WorkOrder


class PointIsNotFailed(NotPossibleYet):
    sentence = N_("{point} is not found to be wrong. Say that it is not approved first.")


@dataclass(frozen=True, slots=True)
class OrderOfPoint:
    """Have what a point found wrong put right, as an order of its own."""

    number: OrderNumber
    check_id: UUID
    point_id: UUID
    origin: Origin = Origin.CHAT


def order_of_point(command: OrderOfPoint, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Make an order of a failed point, for the same customer and object; once for each (RV-01).

    It may also be made after the self-check was signed: that stays as it is.
    """
    order = uow.work_orders.get(command.number)
    actor.require(order, *WORKS)
    actor.require_at_all(may.CREATE)
    check = check_meant(order, command.check_id)
    point = check.point(command.point_id)
    made = order_made_of(order, point)
    if made is not None:
        return uow.work_orders.get(made)
    if not point.failed:
        raise PointIsNotFailed(point=point.asks.name)
    new = replace(
        with_head_of(order, next_number(uow), copying(actor, uow, None), command.origin),
        assignments=(_assignment(order, check, point),),
    )
    new = with_mandatory_checks(new, uow)
    return keep_made_from(order, new, Kinship.FAILED_CHECK_ON, actor, uow, point.id)


def order_made_of(order: WorkOrder, point: Point) -> OrderNumber | None:
    """The order that was made of this point; None while there is none."""
    led = (each for each in order.related if each.how is Kinship.FAILED_CHECK_TO)
    return next((each.number for each in led if each.about == point.id), None)


def _assignment(order: WorkOrder, check: SelfCheck, point: Point) -> Assignment:
    home = next(each for each in order.assignments if check in each.self_checks)
    value = f"{point.value} {point.asks.unit or ''}".strip() if point.value else ""
    found = [piece for piece in (point.choice, value, point.note) if piece]
    return Assignment(
        description=f"{check.name}: {point.asks.name}",
        error="\n".join(found),
        service_object=home.service_object,
    )
