"""Who does the work: giving an order to a user, or taking it (WO-20, XT-05)."""

from dataclasses import dataclass, replace
from datetime import tzinfo
from uuid import UUID

from core import permissions as may
from core.events import OrderAssigned, OrderUnassigned
from core.numbers import OrderNumber
from core.order_papers import Assigned
from core.people import Actor, User
from core.planner import is_away
from core.ports import UnitOfWork
from core.refusals import AsksFirst, BadInput, NotAllowedAtAll, OrderIsClosed, Refused
from core.words import N_
from core.work_order import STATE_LABELS, WorkOrder

MOST = 200
"""So many orders are given at once."""


class NoSuchUser(Refused):
    sentence = N_("That person does not work here any more. Choose somebody else.")


class AlreadyTaken(Refused):
    sentence = N_("Order {number} is already taken by {name}.")


class AwayThen(AsksFirst):
    sentence = N_("{name} is away on the day of order {number}. Assign it all the same?")


class BookedThen(AsksFirst):
    sentence = N_(
        "{name} is booked on order {others} when order {number} is booked. Assign it all the same?"
    )


class AwayAndBookedThen(AsksFirst):
    sentence = N_(
        "{name} is away on the day of order {number}, and booked on order {others} then. Assign it "
        "all the same?"
    )


@dataclass(frozen=True, slots=True)
class Assign:
    """Give the order to a user.

    With the company's ``zone`` his calendar is looked at first; ``despite_calendar`` is the yes
    to AwayThen, BookedThen and AwayAndBookedThen.
    """

    number: OrderNumber
    user_id: UUID
    zone: tzinfo | None = None
    despite_calendar: bool = False


class StillBooked(Refused):
    sentence = N_(
        "{name} is booked on order {number}. Take that booking off first, or give it to another."
    )


@dataclass(frozen=True, slots=True)
class AssignSeveral:
    """Give several orders to several users."""

    numbers: tuple[OrderNumber, ...]
    user_ids: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Unassign:
    """Take the order off a user."""

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
    user = user_who_works(command.user_id, uow)
    if command.zone is not None and not command.despite_calendar:
        _ask_about_calendar(order, user, command.zone, uow)
    return give(order, user, actor, uow)


def assign_several(command: AssignSeveral, actor: Actor, uow: UnitOfWork) -> list[WorkOrder]:
    """Give each of the orders to each of the users, all or none (WO-20, WO-23)."""
    numbers = sorted(set(command.numbers))
    if not numbers or not command.user_ids or len(numbers) > MOST:
        raise BadInput(N_("Choose between 1 and {most} orders, and whom to give them."), most=MOST)
    for number in numbers:
        for user_id in dict.fromkeys(command.user_ids):
            assign(Assign(number, user_id), actor, uow)
    return [uow.work_orders.get(number) for number in numbers]


def unassign(command: Unassign, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Take the order off a user, or give it back oneself; twice is once (WO-20, PE-09, PE-10)."""
    order = uow.work_orders.get(command.number)
    own = (may.ASSIGN_SELF,) if command.user_id == actor.user_id else ()
    actor.require(order, may.ASSIGN, *own)
    if not order.is_assigned_to(command.user_id):
        return order
    if order.is_closed:
        raise OrderIsClosed(number=order.number, state=STATE_LABELS[order.state])
    _refuse_when_booked(order, command.user_id, uow)
    left = tuple(each for each in order.assigned if each.user_id != command.user_id)
    order = replace(order, assigned=left)
    uow.work_orders.save(order)
    uow.publish(
        OrderUnassigned(order=str(order.number), by=actor.name, user_id=str(command.user_id))
    )
    return order


def assign_to_self(command: AssignToSelf, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Take an unassigned order; the first one wins (PE-10, XT-05)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.ASSIGN_SELF, may.ASSIGN)
    if actor.user_id is None:
        raise NotAllowedAtAll
    if order.assigned and not order.is_assigned_to(actor.user_id):
        raise AlreadyTaken(number=order.number, name=order.assigned[0].name)
    return give(order, user_who_works(actor.user_id, uow), actor, uow, accepted=True)


def user_who_works(user_id: UUID, uow: UnitOfWork) -> User:
    """The user, who is one of the company's own people; raises NoSuchUser."""
    user = uow.users.get(user_id)
    if user is None or not user.works_here:
        raise NoSuchUser
    return user


def give(
    order: WorkOrder, user: User, actor: Actor, uow: UnitOfWork, *, accepted: bool = False
) -> WorkOrder:
    """Add the user to those who have the order, save and tell; who takes it, has accepted it."""
    if order.is_closed:
        raise OrderIsClosed(number=order.number, state=STATE_LABELS[order.state])
    if order.is_assigned_to(user.id):
        return order
    given = Assigned(user.id, user.name, uow.now if accepted else None)
    order = replace(order, assigned=(*order.assigned, given))
    uow.work_orders.save(order)
    uow.publish(OrderAssigned(order=str(order.number), by=actor.name, user_id=str(user.id)))
    return order


def is_booked_ahead(order: WorkOrder, user_id: UUID, uow: UnitOfWork) -> bool:
    """Whether this user is booked on the order for a time that is not over."""
    return any(each.user_id == user_id and each.ends_at > uow.now for each in order.bookings)


def _refuse_when_booked(order: WorkOrder, user_id: UUID, uow: UnitOfWork) -> None:
    if is_booked_ahead(order, user_id, uow):
        name = next(each.name for each in order.assigned if each.user_id == user_id)
        raise StillBooked(number=order.number, name=name)


def _ask_about_calendar(order: WorkOrder, user: User, zone: tzinfo, uow: UnitOfWork) -> None:
    """Ask before somebody gets work for a day he is away, or for a time he is booked (WO-20)."""
    if order.is_assigned_to(user.id):
        return
    coming = [each for each in order.bookings if each.ends_at > uow.now]
    days = {each.starts_at.astimezone(zone).date() for each in coming}
    days = days or {order.planned_on or uow.now.astimezone(zone).date()}
    away = any(is_away(user, day) for day in days)
    busy = (uow.lists.bookings_between(user.id, b.starts_at, b.ends_at) for b in coming)
    numbers = dict.fromkeys(number for each in busy for number in each)
    others = ", ".join(number for number in numbers if number != str(order.number))
    if away and others:
        raise AwayAndBookedThen(name=user.name, others=others, number=order.number)
    if away:
        raise AwayThen(name=user.name, number=order.number)
    if others:
        raise BookedThen(name=user.name, others=others, number=order.number)
