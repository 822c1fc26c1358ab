"""Deleting: an order and its whole history disappear (WO-21, WO-23)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from core import permissions as may
from core.confirmations import told_of
from core.events import OrderDeleted
from core.lists import OrderFilter
from core.numbers import OrderNumber
from core.order_papers import Kinship
from core.people import Actor
from core.ports import CardPlace, UnitOfWork
from core.refusals import AsksFirst, BadInput, Refused
from core.shapes import shape
from core.states import State
from core.usecases.timer_rows import let_go
from core.words import N_
from core.work_order import Assignment, WorkOrder

MOST = 200
"""So many orders are deleted at once."""


class DeletesForGood(AsksFirst):
    sentence = N_(
        "Order {number} and its whole history disappear and can't be brought back. Delete it?"
    )


class DeletesAllForGood(AsksFirst):
    sentence = N_(
        "The orders {numbers} and their whole history disappear and can't be brought back. "
        "Delete them?"
    )


class SentSoItStays(Refused):
    sentence = N_(
        "Order {number} was sent to the accounting software, so it can't be deleted. Cancel it "
        "instead."
    )


class InvoicedSoItStays(Refused):
    sentence = N_(
        "Order {number} was invoiced, so it can't be deleted. Credit the invoice instead."
    )


class OthersContinueIt(Refused):
    sentence = N_(
        "Order {number} can't be deleted, since it goes on in {others}. Delete what follows first, "
        "or cancel order {number} instead."
    )


@dataclass(frozen=True, slots=True)
class DeleteOrder:
    """Delete an order for good; ``sure`` is the yes to the question."""

    number: OrderNumber
    sure: bool = False


@dataclass(frozen=True, slots=True)
class DeleteOrders:
    """Delete several orders, all or none; ``sure`` is the yes to the question."""

    numbers: tuple[OrderNumber, ...]
    sure: bool = False


def delete_order(command: DeleteOrder, actor: Actor, uow: UnitOfWork) -> None:
    """Delete an order that was neither sent nor invoiced, once somebody is sure (WO-21, 0b)."""
    order = _deletable(command.number, actor, uow)
    if not command.sure:
        raise DeletesForGood(number=order.number)
    _delete(order, actor, uow)


def delete_orders(command: DeleteOrders, actor: Actor, uow: UnitOfWork) -> int:
    """Delete several orders, backorders before what they continue; says how many (WO-23)."""
    numbers = sorted(set(command.numbers), reverse=True)
    if not 0 < len(numbers) <= MOST:
        raise BadInput(N_("Choose between 1 and {most} orders."), most=MOST)
    if not command.sure:
        for number in numbers:
            actor.require(uow.work_orders.get(number), may.DELETE)
        raise DeletesAllForGood(numbers=", ".join(str(each) for each in reversed(numbers)))
    for number in numbers:
        _delete(_deletable(number, actor, uow), actor, uow)
    return len(numbers)


def _deletable(number: OrderNumber, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    order = uow.work_orders.get(number)
    actor.require(order, may.DELETE)
    if order.restored or order.invoice_number is not None or order.state is State.INVOICED:
        raise InvoicedSoItStays(number=order.number)
    if order.accounting is not None:
        raise SentSoItStays(number=order.number)
    others = [*uow.work_orders.backorders_of(order.number), *_come_again(order)]
    if others:
        names = ", ".join(str(each) for each in others)
        raise OthersContinueIt(number=order.number, others=names)
    return order


def _come_again(order: WorkOrder) -> Sequence[OrderNumber]:
    """The orders that are listed under this main one of a recurring row."""
    is_main = not any(each.how is Kinship.RECURRENCE_OF for each in order.related)
    return [e.number for e in order.related if is_main and e.how is Kinship.RECURS_AS]


def _delete(order: WorkOrder, actor: Actor, uow: UnitOfWork) -> None:
    cards = uow.chats.cards_of(str(order.number))
    told = tuple(_told(order, uow))
    for number in dict.fromkeys(each.number for each in order.related):
        _forget_in(number, order.number, uow)
    timers = let_go(order.number, uow)
    uow.work_orders.delete(order.number)
    uow.publish(
        OrderDeleted(
            order=str(order.number),
            by=actor.name,
            cards=tuple(_shown(card) for card in cards),
            assigned=tuple(str(each.user_id) for each in order.assigned),
            timers=timers,
            was=shape(_remembered(order)) if told else None,
            told=told,
        )
    )


def _told(order: WorkOrder, uow: UnitOfWork) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Whose calendars hold a time to come: each address with the booking's shape (XT-10)."""
    for booking in order.bookings:
        if booking.confirmation_sent_at is not None and booking.ends_at > uow.now:
            for address in told_of(booking.id, str(order.number), uow):
                yield address, shape(booking)


def _remembered(order: WorkOrder) -> WorkOrder:
    """What a letter has to say of it: whose it was, where, and what about."""
    return WorkOrder(
        order.number,
        order.customer,
        order.origin,
        order.created_at,
        order.created_by,
        state=State.CANCELLED,
        language=order.language,
        facility=order.facility,
        contact=order.contact,
        requester=order.requester,
        assignments=(Assignment(description=order.title),),
    )


def _forget_in(number: OrderNumber, gone: OrderNumber, uow: UnitOfWork) -> None:
    if not uow.lists.numbers(OrderFilter(text=f"*{number}")):
        return
    other = uow.work_orders.get(number)
    left = tuple(each for each in other.related if each.number != gone)
    if left != other.related:
        uow.work_orders.save(replace(other, related=left))


def _shown(card: CardPlace) -> dict[str, object]:
    return {
        "chat_id": card.place.chat_id,
        "thread_id": card.place.thread_id,
        "message_id": card.message_id,
        "language": card.language,
    }
