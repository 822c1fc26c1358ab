"""To the accounting software and back: a ready order is sent, and its answer is kept (IN-02)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from core import permissions as may
from core.events import AccountingAnswered, OrderSentToAccounting
from core.numbers import OrderNumber
from core.order_json import order_json
from core.order_papers import Accounting, AccountingState
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import NotPossibleYet, Refused
from core.requirements import Moment, require
from core.states import State
from core.text import one_line
from core.words import N_, Label
from core.work_order import WorkOrder

LONGEST_NUMBER, LONGEST_ANSWER = 60, 500


class SentAlready(Refused):
    sentence = N_(
        "Order {number} was sent to the accounting software already. If something is missing, "
        "make a backorder."
    )


class NeverSent(NotPossibleYet):
    sentence = N_("Order {number} was never sent to the accounting software.")


class SentAndStays(Refused):
    sentence = N_(
        "Order {number} was sent to the accounting software, so {what} stays. Make a backorder, "
        "or credit it there."
    )


@dataclass(frozen=True, slots=True)
class SendToAccounting:
    """Send a ready order; ``again`` is the yes to sending a restored one a second time."""

    number: OrderNumber
    again: bool = False


@dataclass(frozen=True, slots=True)
class AccountingAnswer:
    """What the accounting software said: its state, its number for the order, and its words."""

    number: OrderNumber
    state: AccountingState
    their_number: str | None = None
    answer: str | None = None


def send_to_accounting(command: SendToAccounting, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Send a ready order, once; again only after the other side refused it (IN-02, PE-08, SE-23)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.GENERATE_INVOICE)
    return sent(order, actor, uow, again=command.again)


def sent(order: WorkOrder, actor: Actor, uow: UnitOfWork, *, again: bool = False) -> WorkOrder:
    """The order on its way to the accounting software; whoever calls has seen to the right."""
    require(Moment.SEND, order, uow)
    if order.was_sent and not (again and order.restored):
        raise SentAlready(number=order.number)
    order = replace(order, accounting=Accounting(uow.now, actor.name))
    uow.work_orders.save(order)
    uow.publish(
        OrderSentToAccounting(
            order=str(order.number), by=actor.name, shape=accounting_shape(order)
        )
    )
    return uow.work_orders.get(order.number)


def may_be_sent(order: WorkOrder, uow: UnitOfWork) -> bool:
    """Whether nothing stands in the way of sending it."""
    try:
        require(Moment.SEND, order, uow)
    except NotPossibleYet:
        return False
    return True


def accounting_answered(command: AccountingAnswer, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Keep what the accounting software said; an invoice of it makes the order invoiced."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.ADMIN)
    if order.accounting is None:
        raise NeverSent(number=order.number)
    answered = replace(
        order.accounting,
        state=command.state,
        number=_short(command.their_number, LONGEST_NUMBER) or order.accounting.number,
        answer=_short(command.answer, LONGEST_ANSWER),
    )
    if answered == order.accounting:
        return order
    order = _as_far_as(replace(order, accounting=answered))
    uow.work_orders.save(order)
    uow.publish(
        AccountingAnswered(
            order=str(order.number),
            by=actor.name,
            state=answered.state.value,
            number=answered.number,
            answer=answered.answer,
        )
    )
    return order


def refuse_when_sent(order: WorkOrder, what: Label) -> None:
    """Refuse to change what the accounting software has; ``what`` names it (0b, SG-04)."""
    if order.was_sent and not order.restored:
        raise SentAndStays(number=order.number, what=what)


def accounting_shape(order: WorkOrder) -> Mapping[str, Any]:
    """The order as the adapter gets it; articles to be ordered are never in it (AO-10)."""
    shape = order_json(order)
    assignments = [each | {"to_order": []} for each in shape["assignments"]]
    return shape | {"assignments": assignments}


def _as_far_as(order: WorkOrder) -> WorkOrder:
    said = order.accounting
    if order.state is not State.READY or said is None:
        return order
    if said.state is not AccountingState.INVOICED:
        return order
    invoice = said.number or order.invoice_number
    return replace(order, state=State.INVOICED, invoice_number=invoice, restored=False)


def _short(text: str | None, limit: int) -> str | None:
    return (one_line(text, limit) or None) if text else None
