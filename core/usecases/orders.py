"""Orders as a whole: made by hand, given a custom status, cancelled."""

from dataclasses import dataclass, replace
from uuid import UUID

from core import permissions as may
from core import settings
from core.events import CustomStatusSet, OrderCancelled, OrderCreated
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import BadInput, OrderIsClosed, Refused
from core.text import one_line, said
from core.usecases.faults import next_number
from core.words import N_
from core.work_order import STATE_LABELS, Assignment, Origin, State, WorkOrder


class NoSuchCustomer(Refused):
    sentence = N_("That customer is not in the register. Add the customer first.")


@dataclass(frozen=True, slots=True)
class CreateOrder:
    """A new order for a customer in the register, about something (WO-02)."""

    customer_id: UUID
    description: str
    error: str = ""
    origin: Origin = Origin.CHAT


def create_order(command: CreateOrder, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Make an order by hand; a customer is mandatory (WO-02, CF-01)."""
    actor.require_at_all(may.CREATE)
    customer = uow.customers.get(command.customer_id)
    if customer is None:
        raise NoSuchCustomer
    order = WorkOrder(
        number=next_number(uow),
        customer=customer,
        origin=command.origin,
        created_at=uow.now,
        created_by=actor.name,
        assignments=(
            Assignment(description=one_line(said(command.description)), error=command.error),
        ),
    )
    uow.work_orders.add(order)
    uow.publish(OrderCreated(order=str(order.number), by=actor.name))
    return order


@dataclass(frozen=True, slots=True)
class CancelOrder:
    """Cancel with a reason; history stays (WO-22)."""

    number: OrderNumber
    reason: str


def cancel_order(command: CancelOrder, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Cancel an order that was not invoiced; twice is once (WO-22, 0b)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.DELETE)
    if order.state is State.CANCELLED:
        return order
    if order.state is State.INVOICED:
        raise OrderIsClosed(number=order.number, state=STATE_LABELS[order.state])
    order = replace(order, state=State.CANCELLED)
    uow.work_orders.save(order)
    uow.publish(
        OrderCancelled(order=str(order.number), by=actor.name, reason=one_line(command.reason))
    )
    return order


@dataclass(frozen=True, slots=True)
class SetCustomStatus:
    """Pick one of the company's own statuses, or none."""

    number: OrderNumber
    status: str | None


def set_custom_status(command: SetCustomStatus, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Set the order's own status to one from the administrator's list (WO-12, SE-14)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.EDIT, may.EDIT_ASSIGNED)
    known = uow.settings.all()[settings.CUSTOM_STATUSES]
    if command.status is not None and command.status not in known:
        raise BadInput(
            N_("There is no status {status}. Choose one of: {known}."),
            status=one_line(command.status, 60),
            known=", ".join(known) or "–",
        )
    if order.custom_status == command.status:
        return order
    before, order = order.custom_status, replace(order, custom_status=command.status)
    uow.work_orders.save(order)
    uow.publish(
        CustomStatusSet(
            order=str(order.number), by=actor.name, before=before, after=command.status
        )
    )
    return order
