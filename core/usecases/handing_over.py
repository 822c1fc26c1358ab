"""What a person has to do: his open orders and the times he is booked for, given to another."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from core.events import BookingChanged, BookingRemoved, OrderAssigned, OrderUnassigned
from core.lists import OrderFilter
from core.numbers import OrderNumber
from core.order_papers import Assigned, Booking
from core.people import Actor, User
from core.ports import UnitOfWork
from core.usecases.bookings import booking_removed
from core.work_order import OPEN, WorkOrder

FURTHEST = timedelta(days=3700)


@dataclass(frozen=True, slots=True)
class Handed:
    """The orders that somebody else has now, those nobody has, and what stands in the way.

    ``unbooked``: orders from which a booked time was taken off; ``conflicts``: other orders on
    which the successor is booked at a time that he took over (BO-05).
    """

    orders: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    unbooked: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()


def hand_over(user: User, successor: User | None, actor: Actor, uow: UnitOfWork) -> Handed:
    """Give another what a person has to do, or take it off him and leave it open."""
    handed = Handed()
    for number in _to_do(user, uow):
        order = uow.work_orders.get(number)
        if order.is_closed:
            continue
        handed = _plus(handed, order, user, successor, uow)
        after = _changed(order, user, successor, uow.now)
        uow.work_orders.save(after)
        for event in _events(order, after, user, successor, actor):
            uow.publish(event)
    return handed


def rename_on_orders(user: User, uow: UnitOfWork) -> None:
    """Have what a person has to do show the name he has now."""
    for number in _to_do(user, uow):
        order = uow.work_orders.get(number)
        assigned = tuple(
            replace(each, name=user.name) if each.user_id == user.id else each
            for each in order.assigned
        )
        bookings = tuple(
            replace(each, resource=user.name) if each.user_id == user.id else each
            for each in order.bookings
        )
        uow.work_orders.save(replace(order, assigned=assigned, bookings=bookings))


def _to_do(user: User, uow: UnitOfWork) -> list[OrderNumber]:
    """In the order of their numbers, so that two hand-overs wait for and do not block each other."""
    assigned = uow.lists.numbers(OrderFilter(states=OPEN, assigned_to=user.id))
    booked = uow.lists.bookings_between(user.id, uow.now, uow.now + FURTHEST)
    numbers = {OrderNumber.parse(each) for each in (*assigned, *booked)}
    return sorted(numbers, key=lambda number: number.identity)


def _plus(
    handed: Handed, order: WorkOrder, user: User, successor: User | None, uow: UnitOfWork
) -> Handed:
    number = str(order.number)
    coming = [each for each in order.bookings if _is_to_come(each, user, uow.now)]
    if successor is not None:
        busy = (
            other
            for each in coming
            for other in uow.lists.bookings_between(successor.id, each.starts_at, each.ends_at)
            if other != number
        )
        conflicts = tuple(dict.fromkeys((*handed.conflicts, *busy)))
        return replace(handed, orders=(*handed.orders, number), conflicts=conflicts)
    alone = all(each.user_id == user.id for each in order.assigned)
    return replace(
        handed,
        left=(*handed.left, number) if alone else handed.left,
        unbooked=(*handed.unbooked, number) if coming else handed.unbooked,
    )


def _changed(order: WorkOrder, user: User, successor: User | None, now: datetime) -> WorkOrder:
    assigned = tuple(each for each in order.assigned if each.user_id != user.id)
    if successor is not None and not order.is_assigned_to(successor.id):
        assigned = (*assigned, Assigned(successor.id, successor.name))
    bookings = (
        _taken_over(each, successor) if _is_to_come(each, user, now) else each
        for each in order.bookings
    )
    return replace(order, assigned=assigned, bookings=tuple(each for each in bookings if each))


def _is_to_come(booking: Booking, user: User, now: datetime) -> bool:
    return booking.user_id == user.id and booking.ends_at > now


def _taken_over(booking: Booking, successor: User | None) -> Booking | None:
    if successor is None:
        return None
    return replace(
        booking,
        user_id=successor.id,
        resource=successor.name,
        sequence=booking.sequence + 1,
        changed_since_confirmation=booking.confirmation_sent_at is not None,
    )


def _events(
    before: WorkOrder, after: WorkOrder, user: User, successor: User | None, actor: Actor
) -> Iterator[OrderUnassigned | OrderAssigned | BookingChanged | BookingRemoved]:
    number, by = str(before.number), actor.name
    if before.is_assigned_to(user.id):
        yield OrderUnassigned(order=number, by=by, user_id=str(user.id))
    if successor is not None and not before.is_assigned_to(successor.id):
        yield OrderAssigned(order=number, by=by, user_id=str(successor.id))
    now = {each.id: each for each in after.bookings}
    for booking in before.bookings:
        if booking.id not in now:
            yield booking_removed(booking, before.number, by)
        elif successor is not None and now[booking.id] != booking:
            yield _moved(booking, successor, number, by)


def _moved(booking: Booking, successor: User, number: str, by: str) -> BookingChanged:
    return BookingChanged(
        order=number,
        by=by,
        booking_id=str(booking.id),
        user_id=str(successor.id),
        before_user_id=str(booking.user_id),
        before_starts_at=booking.starts_at.isoformat(),
        before_ends_at=booking.ends_at.isoformat(),
    )
