"""Clearing signatures: all of an order's at once, and every line is open again (PE-21, SG-08)."""

from dataclasses import dataclass

from core import permissions as may
from core.events import ReadyWithdrawn, SignaturesCleared
from core.links import Purpose
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import OrderIsClosed, Refused
from core.words import N_
from core.work_order import STATE_LABELS, State, WorkOrder


class SignaturesStay(Refused):
    sentence = N_(
        "Order {number} was sent or invoiced, so its signatures stay. Continue it on a backorder."
    )


@dataclass(frozen=True, slots=True)
class ClearSignatures:
    """Take every signature off an order."""

    number: OrderNumber


def clear_signatures(command: ClearSignatures, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Take all signatures off; what they locked can be changed, and is to be signed anew."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.CLEAR_SIGNATURES)
    if not order.signatures:
        return order
    _refuse_when_too_late(order)
    names = tuple(each.name for each in order.signatures)
    cleared = order.without_signatures()
    uow.work_orders.save(cleared)
    uow.links.revoke(order.number, Purpose.SIGN)
    uow.publish(SignaturesCleared(order=str(order.number), by=actor.name, names=names))
    if order.state is State.READY:
        uow.publish(ReadyWithdrawn(order=str(order.number), by=actor.name))
    return cleared


def _refuse_when_too_late(order: WorkOrder) -> None:
    if order.state is State.CANCELLED:
        raise OrderIsClosed(number=order.number, state=STATE_LABELS[order.state])
    if order.state is State.INVOICED or order.was_sent or order.restored or order.invoice_number:
        raise SignaturesStay(number=order.number)
