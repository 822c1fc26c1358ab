"""Cancelling: nothing comes of the order, and its history stays; and taking that back (WO-22)."""

from dataclasses import dataclass, replace

from core import permissions as may
from core.events import CancellationReversed, OrderCancelled
from core.numbers import OrderNumber
from core.order_papers import Booking, Kinship
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import Refused
from core.text import one_line, said
from core.words import N_
from core.work_order import State, WorkOrder

REASON = 200
"""A reason has at most so many characters."""


class AlreadyInvoiced(Refused):
    sentence = N_(
        "Order {number} is invoiced, so it can't be cancelled. Credit it in the accounting "
        "software instead."
    )


class NotCancelled(Refused):
    sentence = N_("Order {number} is not cancelled, so there is nothing to take back.")


class WasMerged(Refused):
    sentence = N_(
        "Order {number} was merged into order {other}, and all that stood on it is there now. "
        "Work on order {other} instead."
    )


@dataclass(frozen=True, slots=True)
class CancelOrder:
    """Cancel with a reason; history stays (WO-22)."""

    number: OrderNumber
    reason: str


@dataclass(frozen=True, slots=True)
class ReverseCancellation:
    """Take a cancellation back: the order is again what it was."""

    number: OrderNumber


def cancel_order(command: CancelOrder, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Cancel an order that was not invoiced; twice is once (WO-22, 0b).

    Its bookings stay to be seen and take nobody's time any more; who is booked is told.
    """
    order = uow.work_orders.get(command.number)
    actor.require(order, may.DELETE)
    if order.state is State.CANCELLED:
        return order
    if order.state is State.INVOICED or order.restored:
        raise AlreadyInvoiced(number=order.number)
    reason = one_line(said(command.reason, REASON), REASON)
    booked = {str(each.user_id): None for each in order.bookings if each.ends_at > uow.now}
    order = replace(order, state=State.CANCELLED, cancelled_from=order.state)
    uow.work_orders.save(order)
    uow.publish(
        OrderCancelled(order=str(order.number), by=actor.name, reason=reason, booked=tuple(booked))
    )
    return order


def reverse_cancellation(command: ReverseCancellation, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Bring a cancelled order back to where it was; its bookings count again (0b)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.DELETE, may.ADMIN)
    if order.state is not State.CANCELLED:
        raise NotCancelled(number=order.number)
    _refuse_when_merged(order)
    state = order.cancelled_from or State.BEGUN
    bookings = tuple(_to_be_confirmed_anew(each) for each in order.bookings)
    order = replace(order, state=state, cancelled_from=None, bookings=bookings)
    uow.work_orders.save(order)
    uow.publish(CancellationReversed(order=str(order.number), by=actor.name))
    return order


def _to_be_confirmed_anew(booking: Booking) -> Booking:
    """A time that calendars were told is off; the next confirmation must count as the later."""
    if booking.confirmation_sent_at is None:
        return booking
    return replace(
        booking.unanswered(), changed_since_confirmation=True, sequence=booking.sequence + 2
    )


def _refuse_when_merged(order: WorkOrder) -> None:
    for each in order.related:
        if each.how is Kinship.MERGED_INTO:
            raise WasMerged(number=order.number, other=each.number)
