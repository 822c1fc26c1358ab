"""The articles a former facility left on an order: offered for removal, never taken (AR-09, 0b)."""

from dataclasses import dataclass

from core import permissions as may
from core.events import LineRemoved
from core.lines import Line
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.usecases.entering import opened
from core.work_order import WorkOrder


@dataclass(frozen=True, slots=True)
class RemoveFormerArticles:
    """Take off the unsigned articles that came with another facility than the order has now."""

    number: OrderNumber
    despite_ready: bool = False


def former_articles(order: WorkOrder) -> tuple[Line, ...]:
    """The unsigned articles that were added because of a facility the order no longer has."""
    here = order.facility.id if order.facility else None
    used = (line for a in order.assignments for line in (*a.articles, *a.time))
    return tuple(line for line in used if not line.signed and line.facility_id not in {None, here})


def remove_former_articles(
    command: RemoveFormerArticles, actor: Actor, uow: UnitOfWork
) -> WorkOrder:
    """The yes to the offer; without such articles nothing changes (AR-09, 0b)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.EDIT, may.EDIT_ASSIGNED)
    former = former_articles(order)
    if not former:
        return order
    order = opened(order, actor, uow, despite_ready=command.despite_ready, invoiced=True)
    for line in former:
        order = order.without_line(line.id)
        uow.publish(LineRemoved(order=str(order.number), by=actor.name, line_id=str(line.id)))
    uow.work_orders.save(order)
    return order
