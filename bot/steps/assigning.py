"""Giving an order to somebody by a tap, which may come twice."""

from dataclasses import dataclass

from core.people import Actor
from core.ports import UnitOfWork
from core.usecases.assigning import Assign, AssignToSelf, assign, assign_to_self
from core.work_order import WorkOrder


@dataclass(frozen=True, slots=True)
class Given:
    """The order, who was meant, and whether he had it before."""

    order: WorkOrder
    name: str
    had_it: bool


def assign_once(command: Assign, actor: Actor, uow: UnitOfWork) -> Given:
    """Give the order to somebody, and say whether anything came of it."""
    had_it = uow.work_orders.get(command.number).is_assigned_to(command.user_id)
    order = assign(command, actor, uow)
    name = next(each.name for each in order.assigned if each.user_id == command.user_id)
    return Given(order, name, had_it)


def take_once(command: AssignToSelf, actor: Actor, uow: UnitOfWork) -> Given:
    """Take the order, and say whether anything came of it."""
    had_it = uow.work_orders.get(command.number).is_assigned_to(actor.user_id)
    return Given(assign_to_self(command, actor, uow), actor.name, had_it)
