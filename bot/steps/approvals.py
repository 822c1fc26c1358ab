"""What waits for the customer's yes on an order, as somebody may see it (RV-12)."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from bot.letter_draft import Draft
from bot.steps.messages import Drafted, LookAtDraft, look_at_draft
from bot.updates.gathering import order_seen
from core import settings
from core.numbers import OrderNumber
from core.order_papers import Approval
from core.people import Actor
from core.permissions import EDIT, EDIT_ASSIGNED
from core.ports import UnitOfWork
from core.refusals import NoSuchLine
from core.usecases.messages import Letter
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


@dataclass(frozen=True, slots=True)
class AskInWriting:
    """A question that is to be written to the customer; ``text`` says it in words."""

    number: OrderNumber
    approval_id: UUID
    text: Callable[[Approval, Approvals], str]


def ask_in_writing(command: AskInWriting, actor: Actor, uow: UnitOfWork) -> Drafted:
    """The question as a message to the customer, to look at before it is sent."""
    found = find_approvals(FindApprovals(command.number), actor, uow)
    asked = next((e for e in found.approvals if e.id == command.approval_id), None)
    if asked is None:
        raise NoSuchLine(number=command.number)
    draft = Draft(command.number, (Letter.MESSAGE,), text=command.text(asked, found))
    return look_at_draft(LookAtDraft(draft), actor, uow)
