"""Offering an order to many: whom to tell, chosen one by one."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from bot.shown.cards import card_text
from bot.steps.assigning import hands_of
from core.filters import OrderFilter
from core.numbers import OrderNumber
from core.people import Actor, User
from core.permissions import ASSIGN
from core.ports import UnitOfWork
from core.usecases.offering import takers
from core.words import Words
from core.work_order import WorkOrder

RECENT = 200


@dataclass(frozen=True, slots=True)
class LookAtTakers:
    """At who could take an order, in somebody's words."""

    number: OrderNumber
    words: Words


@dataclass(frozen=True, slots=True)
class Takers:
    """The order, who could take it, and what its card says.

    ``free`` are those with nothing in the way today, ``known`` those who had orders of its
    subgroup before.
    """

    order: WorkOrder
    users: tuple[User, ...]
    text: str
    free: frozenset[UUID] = frozenset()
    known: frozenset[UUID] = frozenset()


def takers_of(command: LookAtTakers, actor: Actor, uow: UnitOfWork) -> Takers:
    """Who could take the order by a tap (XT-05)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, ASSIGN)
    users = takers(order, uow)
    hands = hands_of(users, command.words, uow)
    free = frozenset(each.user.id for each in hands if each.is_free)
    known = frozenset(_of_subgroup(order, users, uow))
    return Takers(order, users, card_text(order, uow, command.words), free, known)


def _of_subgroup(order: WorkOrder, users: Iterable[User], uow: UnitOfWork) -> Iterable[UUID]:
    if not order.subgroup:
        return ()
    rows = uow.lists.orders(OrderFilter(subgroup=order.subgroup, limit=RECENT))
    names = {name for row in rows for name in row.assigned}
    return (user.id for user in users if user.name in names)
