"""What a late mail to a finished order made goes on as that order's backorder instead (SE-64)."""

from dataclasses import dataclass

from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import NotPossibleYet
from core.states import Origin
from core.usecases.backorders import GenerateBackorder, backorder_instead, generate_backorder
from core.usecases.triage import MergeAsDuplicate, merge_as_duplicate, triable
from core.words import N_
from core.work_order import WorkOrder


class GoesOnFromNothing(NotPossibleYet):
    sentence = N_("Order {number} goes on from no order of which a backorder can be made.")


@dataclass(frozen=True, slots=True)
class ContinueAsBackorder:
    """Have all of ``number`` on the next backorder of the finished order that it goes on from."""

    number: OrderNumber


def continue_as_backorder(
    command: ContinueAsBackorder, actor: Actor, uow: UnitOfWork
) -> WorkOrder:
    """Make the backorder and put the report on it; the order that mail had made is merged (0b)."""
    order = triable(command.number, actor, uow)
    finished = backorder_instead(order, actor, uow)
    if finished is None:
        raise GoesOnFromNothing(number=order.number)
    made = generate_backorder(GenerateBackorder(finished, Origin.MAIL), actor, uow)
    return merge_as_duplicate(MergeAsDuplicate(order.number, made.number), actor, uow)
