"""Extra work above a set amount waits for the customer's yes, and he who asked is told (RV-12)."""

from dataclasses import dataclass, replace
from decimal import Decimal
from uuid import UUID

from core import permissions as may
from core import settings
from core.bounds import fitting_price
from core.events import ApprovalAnswered, ApprovalAsked
from core.lines import Line
from core.numbers import OrderNumber
from core.order_papers import Approval, ApprovalState
from core.people import Actor
from core.ports import UnitOfWork
from core.prices import amounts
from core.refusals import BadInput, NoSuchLine, Refused
from core.text import one_line, said, tidy
from core.usecases.measures import refuse_when_closed
from core.words import N_
from core.work_order import WorkOrder

LONGEST = 500
MOST = 50


class NoApprovalNeeded(Refused):
    sentence = N_("That is not above {limit}, so nobody needs to approve it. Go ahead.")


class ApprovalsAreOff(Refused):
    sentence = N_(
        "No amount waits for the customer here. An administrator sets one in the settings."
    )


class AnsweredAlready(Refused):
    sentence = N_("That was answered already. Ask once more if something has changed.")


@dataclass(frozen=True, slots=True)
class AskApproval:
    """Extra work that the technician proposes, and what it would cost before VAT."""

    number: OrderNumber
    text: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class AnswerApproval:
    """The customer's yes or no; given by himself, or told by somebody who may edit the order."""

    number: OrderNumber
    approval_id: UUID
    approved: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class AskAgain:
    """The same question once more, as when the customer said no and was called since."""

    number: OrderNumber
    approval_id: UUID


def ask_approval(command: AskApproval, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Have extra work wait for the customer; what is not above the amount needs none (SE-68)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.EDIT, may.EDIT_ASSIGNED)
    refuse_when_closed(order)
    amount = fitting_price(command.amount) or Decimal(0)
    limit = uow.settings.all()[settings.APPROVAL_AMOUNT]
    if limit is None:
        raise ApprovalsAreOff
    if amount <= limit:
        raise NoApprovalNeeded(limit=limit)
    approval = Approval(
        one_line(said(command.text, LONGEST), LONGEST), amount, actor.name, uow.now
    )
    order = _asked(order, approval, actor, uow)
    uow.work_orders.save(order)
    return order


def ask_again(command: AskAgain, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Have what the customer said no to, or has not answered, wait for his word anew (RV-12)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.EDIT, may.EDIT_ASSIGNED)
    refuse_when_closed(order)
    asked = _meant(order, command.approval_id)
    if asked.state is ApprovalState.APPROVED:
        raise AnsweredAlready
    anew = Approval(
        asked.text, asked.amount, actor.name, uow.now, line_id=asked.line_id, id=asked.id
    )
    rows = tuple(anew if each.id == asked.id else each for each in order.approvals)
    order = replace(order, approvals=rows)
    uow.work_orders.save(order)
    uow.publish(_said(order, anew, actor))
    return order


def waiting_for(line: Line, order: WorkOrder, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """The order, where a new line above the amount waits for the customer's yes (SE-68)."""
    values = uow.settings.all()
    limit, costs = values[settings.APPROVAL_AMOUNT], amounts(line, values[settings.VAT_RATE])
    if limit is None or costs is None or costs.net <= limit:
        return order
    approval = Approval(
        one_line(line.name, LONGEST), costs.net, actor.name, uow.now, line_id=line.id
    )
    return _asked(order, approval, actor, uow)


def answer_approval(command: AnswerApproval, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Keep the answer and tell it; the customer himself answers only for his own order (RV-12)."""
    order = uow.work_orders.get(command.number)
    if actor.order is not None or actor.customer_id is not None:
        actor.require_customer_of(order)
    else:
        actor.require(order, may.EDIT, may.EDIT_ASSIGNED)
    asked = _meant(order, command.approval_id)
    if asked.state is not ApprovalState.WAITING:
        raise AnsweredAlready
    answered = _answered(asked, command, actor, uow)
    rows = tuple(answered if each.id == asked.id else each for each in order.approvals)
    order = replace(order, approvals=rows)
    uow.work_orders.save(order)
    uow.publish(
        ApprovalAnswered(
            order=str(order.number),
            by=actor.name,
            approval_id=str(asked.id),
            text=asked.text,
            approved=command.approved,
            asked_by=asked.asked_by,
            note=answered.note,
        )
    )
    return order


def _meant(order: WorkOrder, approval_id: UUID) -> Approval:
    for each in order.approvals:
        if each.id == approval_id:
            return each
    raise NoSuchLine(number=order.number)


def _said(order: WorkOrder, approval: Approval, actor: Actor) -> ApprovalAsked:
    return ApprovalAsked(
        order=str(order.number),
        by=actor.name,
        approval_id=str(approval.id),
        text=approval.text,
        amount=str(approval.amount),
    )


def _answered(asked: Approval, command: AnswerApproval, actor: Actor, uow: UnitOfWork) -> Approval:
    if len(command.note) > LONGEST:
        raise BadInput(N_("That is too long. At most {limit} characters, please."), limit=LONGEST)
    return replace(
        asked,
        state=ApprovalState.APPROVED if command.approved else ApprovalState.DECLINED,
        answered_by=actor.name,
        answered_at=uow.now,
        note=tidy(command.note),
    )


def _asked(order: WorkOrder, approval: Approval, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    if len(order.approvals) >= MOST:
        raise BadInput(N_("Order {number} has asked {most} times already. Call the customer."),
                       number=order.number, most=MOST)  # fmt: skip
    uow.publish(_said(order, approval, actor))
    return replace(order, approvals=(*order.approvals, approval))
