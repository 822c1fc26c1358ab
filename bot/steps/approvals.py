"""What waits for the customer's yes on an order, as somebody may see it (RV-12)."""

from dataclasses import dataclass

from bot.gathering import order_seen
from core import settings
from core.numbers import OrderNumber
from core.order_papers import Approval
from core.people import Actor
from core.permissions import EDIT, EDIT_ASSIGNED
from core.ports import UnitOfWork
from core.views import prices_for
from core.work_order import WorkOrder


@dataclass(frozen=True, slots=True)
class FindApprovals:
    """What the customer was asked on an order."""

    number: OrderNumber


@dataclass(frozen=True, slots=True)
class Approvals:
    """The order, its questions, and what this person may do and see of them.

    ``asks``: the company has an amount above which one asks.
    """

    order: WorkOrder
    approvals: tuple[Approval, ...]
    with_amounts: bool
    may_answer: bool
    asks: bool


def find_approvals(command: FindApprovals, actor: Actor, uow: UnitOfWork) -> Approvals:
    """Every question that is about a line still there, or about no line."""
    order = order_seen(command.number, actor, uow)
    there = {line.id for line in order.lines} | {None}
    asked = tuple(each for each in order.approvals if each.line_id in there)
    may_answer = actor.may_on(order, EDIT, EDIT_ASSIGNED) and not order.is_closed
    asks = uow.settings.all()[settings.APPROVAL_AMOUNT] is not None
    return Approvals(order, asked, prices_for(actor).each, may_answer, asks)
