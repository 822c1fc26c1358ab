"""Looks for what stands in an order's way (XT-06)."""

from dataclasses import dataclass

from bot.updates.gathering import order_seen
from core import settings
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.requirements import Standing
from core.usecases.explaining import ExplainOrder, explain_order
from core.work_order import WorkOrder


@dataclass(frozen=True, slots=True)
class AskWhy:
    """What stands in the way of an order."""

    number: OrderNumber


@dataclass(frozen=True, slots=True)
class Explained:
    """The order, how it stands at every moment, who asks, and whether customers sign here."""

    order: WorkOrder
    standings: tuple[Standing, ...]
    actor: Actor
    customers_sign: bool


def ask_why(command: AskWhy, actor: Actor, uow: UnitOfWork) -> Explained:
    """Every moment with what blocks it; raises NoSuchOrder."""
    order = order_seen(command.number, actor, uow)
    standings = explain_order(ExplainOrder(command.number), actor, uow)
    return Explained(order, standings, actor, uow.settings.all()[settings.CUSTOMER_SIGNATURES])
