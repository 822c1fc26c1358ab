"""Whether what was signed on an order is still as it was signed (XT-09)."""

from dataclasses import dataclass

from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.signature_chain import Verdict, verify


@dataclass(frozen=True, slots=True)
class VerifyOrder:
    """Hold an order's signatures against what stands on it now."""

    number: OrderNumber


def verify_order(command: VerifyOrder, actor: Actor, uow: UnitOfWork) -> Verdict:
    """Everything that is not as it was signed; nothing, where all is (XT-09)."""
    order = uow.work_orders.get_stored(command.number)
    actor.require_sight(order)
    return verify(order)
