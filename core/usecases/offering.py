"""An order that nobody has, offered to many: the first who takes it has it (XT-05)."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from core import permissions as may
from core.events import OrderOffered
from core.numbers import OrderNumber
from core.people import Actor, User
from core.ports import UnitOfWork
from core.refusals import OrderIsClosed, Refused
from core.usecases.assigning import AlreadyTaken
from core.usecases.repeated import was_just_said
from core.words import N_
from core.work_order import STATE_LABELS, WorkOrder


class NobodyToOffer(Refused):
    sentence = N_(
        "Nobody in chat could take order {number}. Invite a technician, or assign it to somebody."
    )


@dataclass(frozen=True, slots=True)
class OfferOrder:
    """Offer the order to these users; to everybody who could take it where none is named."""

    number: OrderNumber
    user_ids: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Offered:
    """The order, and who is told of it."""

    order: WorkOrder
    users: tuple[User, ...]


def offer_order(command: OfferOrder, actor: Actor, uow: UnitOfWork) -> Offered:
    """Tell those who could take the order that it is free; at once again is once (XT-05)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.ASSIGN)
    if order.assigned:
        raise AlreadyTaken(number=order.number, name=order.assigned[0].name)
    if order.is_closed:
        raise OrderIsClosed(number=order.number, state=STATE_LABELS[order.state])
    users = tuple(_those(command.user_ids, takers(order, uow)))
    if not users:
        raise NobodyToOffer(number=order.number)
    told = tuple(str(user.id) for user in users)
    if not was_just_said(order.number, OrderOffered.__name__, uow, user_ids=list(told)):
        uow.publish(OrderOffered(order=str(order.number), by=actor.name, user_ids=told))
    return Offered(order, users)


def takers(order: WorkOrder, uow: UnitOfWork) -> tuple[User, ...]:
    """The technicians in chat who see the order and may take it themselves, by name."""
    found = (user for user in uow.users.all() if user.is_technician and _may_take(user, order))
    return tuple(sorted(found, key=lambda user: user.name))


def _may_take(user: User, order: WorkOrder) -> bool:
    actor = Actor.of(user)
    reached = user.telegram_id is not None and user.chat_lost_at is None
    return reached and actor.sees(order) and actor.may(may.ASSIGN_SELF)


def _those(wanted: tuple[UUID, ...], users: Iterable[User]) -> Iterable[User]:
    return (user for user in users if not wanted or user.id in wanted)
