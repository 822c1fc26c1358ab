"""An order's own status, from the administrator's list."""

from dataclasses import dataclass, replace

from core import permissions as may
from core import settings
from core.events import CustomStatusSet
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import BadInput, OrderIsClosed
from core.text import one_line
from core.words import N_
from core.work_order import STATE_LABELS, State, WorkOrder


@dataclass(frozen=True, slots=True)
class SetCustomStatus:
    """Pick one of the company's own statuses, or none."""

    number: OrderNumber
    status: str | None


def set_custom_status(command: SetCustomStatus, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Set the order's own status to one from the administrator's list (WO-12, SE-14)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.EDIT, may.EDIT_ASSIGNED)
    if order.custom_status == command.status:
        return order
    if order.on_invoice or order.state is State.CANCELLED:
        raise OrderIsClosed(number=order.number, state=STATE_LABELS[order.state])
    known = settings.names_of(uow.settings.all()[settings.CUSTOM_STATUSES])
    if command.status is not None and command.status not in known:
        raise BadInput(
            N_("There is no status {status}. Choose one of: {known}."),
            status=one_line(command.status, 60),
            known=", ".join(known) or "–",
        )
    before, order = order.custom_status, replace(order, custom_status=command.status)
    uow.work_orders.save(order)
    uow.publish(
        CustomStatusSet(
            order=str(order.number), by=actor.name, before=before, after=command.status
        )
    )
    return order
