"""Offering an order to many: whom to tell, chosen one by one."""

from dataclasses import dataclass

from bot.cards import card_text
from core.numbers import OrderNumber
from core.people import Actor, User
from core.permissions import ASSIGN
from core.ports import UnitOfWork
from core.usecases.offering import takers
from core.words import Words
from core.work_order import WorkOrder


@dataclass(frozen=True, slots=True)
class LookAtTakers:
    """At who could take an order, in somebody's words."""

    number: OrderNumber
    words: Words


@dataclass(frozen=True, slots=True)
class Takers:
    """The order, who could take it, and what its card says."""

    order: WorkOrder
    users: tuple[User, ...]
    text: str


def takers_of(command: LookAtTakers, actor: Actor, uow: UnitOfWork) -> Takers:
    """Who could take the order by a tap (XT-05)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, ASSIGN)
    return Takers(order, takers(order, uow), card_text(order, uow, command.words))
