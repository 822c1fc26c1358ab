"""Looking at one order: what may not be seen is not there (PE-01, PE-02, PE-24)."""

from dataclasses import dataclass

from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.views import as_seen
from core.work_order import WorkOrder


@dataclass(frozen=True, slots=True)
class SeeOrder:
    """Look at an order."""

    number: OrderNumber


def see_order(command: SeeOrder, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """The order as this person sees it, with the prices he may see; raises NoSuchOrder.

    Only to be shown: for a change it is to be got anew, whole.
    """
    order = uow.work_orders.get(command.number)
    actor.require_sight(order)
    return as_seen(order, actor, uow.settings.all())
