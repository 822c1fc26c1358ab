"""Who does the work: giving an order to a user, or taking it (WO-20, XT-05)."""

from dataclasses import dataclass, replace
from uuid import UUID

from core import permissions as may
from core.events import OrderAssigned
from core.numbers import OrderNumber
from core.order_papers import Assigned
from core.people import Actor, User
from core.ports import UnitOfWork
from core.refusals import NotAllowedAtAll, OrderIsClosed, Refused
from core.words import N_
from core.work_order import STATE_LABELS, WorkOrder


class NoSuchUser(Refused):
    sentence = N_("That person does not work here any more. Choose somebody else.")


class AlreadyTaken(Refused):
    sentence = N_("Order {number} is already taken by {name}.")


@dataclass(frozen=True, slots=True)
class Assign:
    """Give the order to a user."""

    number: OrderNumber
    user_id: UUID


@dataclass(frozen=True, slots=True)
class AssignToSelf:
    """Take an order that nobody has."""

    number: OrderNumber


def assign(command: Assign, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Give the order to one more user; again to the same changes nothing (WO-20)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.ASSIGN)
    return give(order, user_who_works(command.user_id, uow), actor, uow)


def assign_to_self(command: AssignToSelf, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Take an unassigned order; the first one wins (PE-10, XT-05)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.ASSIGN_SELF, may.ASSIGN)
    if actor.user_id is None:
        raise NotAllowedAtAll
    if order.assigned and not order.is_assigned_to(actor.user_id):
        raise AlreadyTaken(number=order.number, name=order.assigned[0].name)
    return give(order, user_who_works(actor.user_id, uow), actor, uow)


def user_who_works(user_id: UUID, uow: UnitOfWork) -> User:
    """The active user; raises NoSuchUser."""
    user = uow.users.get(user_id)
    if user is None or not user.active:
        raise NoSuchUser
    return user


def give(order: WorkOrder, user: User, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Add the user to those who have the order, save and tell."""
    if order.is_closed:
        raise OrderIsClosed(number=order.number, state=STATE_LABELS[order.state])
    if order.is_assigned_to(user.id):
        return order
    order = replace(order, assigned=(*order.assigned, Assigned(user.id, user.name)))
    uow.work_orders.save(order)
    uow.publish(OrderAssigned(order=str(order.number), by=actor.name, user_id=str(user.id)))
    return order
