"""Orders that are made of another one: kept, linked both ways, and told on both."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from core.copies import Copying
from core.events import OrderLedTo, OrderMadeFrom
from core.numbers import OrderNumber
from core.order_papers import Kinship, Related
from core.people import Actor
from core.ports import UnitOfWork
from core.work_order import WorkOrder

SEEN_FROM_THE_OTHER = {
    Kinship.BACKORDER_OF: Kinship.BACKORDERED_AS,
    Kinship.DUPLICATE_OF: Kinship.DUPLICATED_AS,
    Kinship.SEPARATED_FROM: Kinship.SEPARATED_TO,
    Kinship.RECURRENCE_OF: Kinship.RECURS_AS,
    Kinship.QUOTED_ON: Kinship.QUOTED_AS,
    Kinship.FAILED_CHECK_ON: Kinship.FAILED_CHECK_TO,
}


def copying(actor: Actor, uow: UnitOfWork, today: date | None) -> Copying:
    """Who copies now; without the company's date it is the day in UTC."""
    return Copying(actor.name, uow.now, today or uow.now.date())


def keep_made_from(
    source: WorkOrder,
    made: WorkOrder,
    how: Kinship,
    actor: Actor,
    uow: UnitOfWork,
    about: UUID | None = None,
) -> WorkOrder:
    """Keep the new order, and what is changed on its source; both say in their history of whom."""
    made = with_related(made, source, how, about)
    uow.work_orders.add(made)
    back = SEEN_FROM_THE_OTHER[how]
    uow.work_orders.save(with_related(source, made, back, about))
    number, other = str(made.number), str(source.number)
    uow.publish(OrderMadeFrom(order=number, by=actor.name, other=other, how=how.value))
    uow.publish(OrderLedTo(order=other, by=actor.name, other=number, how=back.value))
    return made


def move_due(source: OrderNumber, target: WorkOrder, uow: UnitOfWork) -> None:
    """What is to happen later with the files that stand on the other order now happens there."""
    files = {str(each.id) for each in target.documents}
    for row in uow.due.of_order(str(source)):
        if row.context.get("document_id") in files:
            uow.due.put(replace(row, context={**row.context, "order": str(target.number)}))


def with_related(
    order: WorkOrder, other: WorkOrder, how: Kinship, about: UUID | None = None
) -> WorkOrder:
    """The order with its link to the other one."""
    return replace(order, related=(*order.related, Related(other.number, how, about)))
