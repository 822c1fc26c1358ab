"""Merging: two orders about the same become one, and the other is cancelled (RV-08)."""

from dataclasses import dataclass, replace
from uuid import UUID

from core import permissions as may
from core.events import OrderAssigned, OrderMergedInto, OrderTookOver
from core.links import Purpose
from core.numbers import OrderNumber
from core.order_papers import Kinship
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import AsksFirst, NotPossibleYet, Refused
from core.registers import ServiceObject
from core.states import STATE_LABELS, State
from core.usecases.article_mails import save_all_articles_to_order
from core.usecases.assignments import MOST
from core.usecases.offspring import move_due, with_related
from core.words import N_
from core.work_order import Assignment, WorkOrder

MERGEABLE = frozenset({State.NEW, State.BEGUN})
FILLED_FROM_THE_OTHER = (
    "facility",
    "invoiced_to",
    "contact",
    "requester",
    "custom_status",
    "order_type",
    "subgroup",
    "planned_on",
    "cost_centre",
    "customer_order_number",
    "service_number",
)


class MergesDifferentPlaces(AsksFirst):
    sentence = N_(
        "Order {other} is for {theirs}, order {number} for {ours}. All of it would be for {ours}. "
        "Merge them anyway?"
    )


class SameOrder(Refused):
    sentence = N_("That is order {number} itself. Name the other order to merge into it.")


class TooFarToMerge(NotPossibleYet):
    sentence = N_(
        "Order {number} is {state}, so it can't be merged. Only orders that nobody has signed can."
    )


class SameObjectOnBoth(Refused):
    sentence = N_(
        "Both orders have the service object {code}. Take it off one of them before you merge "
        "order {other} into order {number}."
    )


class TooManyAssignments(Refused):
    sentence = N_(
        "Orders {other} and {number} together have more than {most} assignments, which is all an "
        "order takes. Leave them apart."
    )


class RecurringStays(Refused):
    sentence = N_("Order {number} is a recurring one. Stop that first, then merge it.")


@dataclass(frozen=True, slots=True)
class MergeOrders:
    """Everything of ``other`` goes to ``number``.

    ``despite_different_places`` is the yes to the question about customers and facilities.
    """

    number: OrderNumber
    other: OrderNumber
    despite_different_places: bool = False


def merge_orders(command: MergeOrders, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Move mails, comments, assignments, files and bookings of one order to another (RV-08).

    What the other order knew and this one does not is filled in. The emptied order is cancelled;
    answers to its mails and links to its page come to this one.
    """
    if command.number == command.other:
        raise SameOrder(number=command.number)
    for number in sorted((command.number, command.other)):  # so that two merges can't embrace
        actor.require(uow.work_orders.get(number), may.EDIT, may.EDIT_ASSIGNED)
    order, other = uow.work_orders.get(command.number), uow.work_orders.get(command.other)
    _refuse_unless_mergeable(order, other)
    _mind_places(order, other, command)
    save_all_articles_to_order(other.number, actor, uow)
    other = uow.work_orders.get(other.number)
    merged = _merged(order, other)
    uow.work_orders.save(with_related(merged, other, Kinship.MERGED_FROM))
    uow.work_orders.save(with_related(_emptied(other), order, Kinship.MERGED_INTO))
    _move_around(order, other, uow)
    _tell(order, other, actor, uow)
    return uow.work_orders.get(order.number)


def where_it_went(order: WorkOrder, uow: UnitOfWork) -> WorkOrder:
    """The order that holds what stood on this one: itself, unless it was merged into another."""
    seen = {order.number}
    while (into := _merged_into(order)) is not None and into not in seen:
        seen.add(into)
        order = uow.work_orders.get(into)
    return order


def _merged_into(order: WorkOrder) -> OrderNumber | None:
    went = (e.number for e in reversed(order.related) if e.how is Kinship.MERGED_INTO)
    return next(went, None) if order.state is State.CANCELLED else None


def _refuse_unless_mergeable(order: WorkOrder, other: WorkOrder) -> None:
    for each in (other, order):
        if each.state not in MERGEABLE or each.signatures or each.restored:
            raise TooFarToMerge(number=each.number, state=STATE_LABELS[each.state])
    if other.recurrence is not None:
        raise RecurringStays(number=other.number)
    if len(order.assignments) + len(other.assignments) > MOST:
        raise TooManyAssignments(number=order.number, other=other.number, most=MOST)
    ours, theirs = _objects(order), _objects(other)
    for object_id in ours.keys() & theirs.keys():
        raise SameObjectOnBoth(code=ours[object_id].code, number=order.number, other=other.number)


def _objects(order: WorkOrder) -> dict[UUID, ServiceObject]:
    things = (each.service_object for each in order.assignments)
    return {thing.id: thing for thing in things if thing is not None}


def _mind_places(order: WorkOrder, other: WorkOrder, command: MergeOrders) -> None:
    same_customer = order.customer.id == other.customer.id
    facilities = {each.facility.id for each in (order, other) if each.facility}
    if (same_customer and len(facilities) < 2) or command.despite_different_places:
        return
    raise MergesDifferentPlaces(
        number=order.number, other=other.number, ours=_place(order), theirs=_place(other)
    )


def _place(order: WorkOrder) -> str:
    facility = f" ({order.facility.name})" if order.facility else ""
    return f"{order.customer.name}{facility}"


def _merged(order: WorkOrder, other: WorkOrder) -> WorkOrder:
    known = {user.user_id for user in order.assigned}
    missing = {
        name: getattr(other, name)
        for name in FILLED_FROM_THE_OTHER
        if getattr(order, name) is None and _is_fitting(name, order, other)
    }
    return replace(
        order,
        **missing,
        state=max(order.state, other.state, key=[State.NEW, State.BEGUN].index),
        urgent=order.urgent or other.urgent,
        incomplete=order.incomplete or other.incomplete,
        custom_fields=tuple((dict(other.custom_fields) | dict(order.custom_fields)).items()),
        assigned=(*order.assigned, *(u for u in other.assigned if u.user_id not in known)),
        assignments=(*order.assignments, *other.assignments),
        other_articles=(*order.other_articles, *other.other_articles),
        bookings=(*order.bookings, *other.bookings),
        comments=tuple(sorted((*order.comments, *other.comments), key=lambda each: each.at)),
        documents=(*order.documents, *other.documents),
        approvals=(*order.approvals, *other.approvals),
    )


def _is_fitting(name: str, order: WorkOrder, other: WorkOrder) -> bool:
    """A facility and its people belong to their customer, and do not go to another's order."""
    of_customer = {"facility", "contact", "requester", "invoiced_to"}
    return name not in of_customer or order.customer.id == other.customer.id


def _emptied(other: WorkOrder) -> WorkOrder:
    """What lists show of it stays: what it was about."""
    return replace(
        other,
        state=State.CANCELLED,
        cancelled_from=other.state,
        assignments=(Assignment(description=other.title),),
        other_articles=(),
        bookings=(),
        comments=(),
        documents=(),
        approvals=(),
    )


def _move_around(order: WorkOrder, other: WorkOrder, uow: UnitOfWork) -> None:
    source, target = str(other.number), str(order.number)
    uow.mails.move_threads(source, target)
    uow.outbox.move(source, target)
    move_due(other.number, uow.work_orders.get(order.number), uow)
    uow.timers.move(other.number, order.number)
    uow.links.revoke(other.number, Purpose.SIGN)
    if order.customer.id == other.customer.id:
        uow.links.move(other.number, order.number)


def _tell(order: WorkOrder, other: WorkOrder, actor: Actor, uow: UnitOfWork) -> None:
    number, source = str(order.number), str(other.number)
    uow.publish(OrderTookOver(order=number, by=actor.name, other=source))
    uow.publish(OrderMergedInto(order=source, by=actor.name, other=number))
    for each in other.assigned:
        if not order.is_assigned_to(each.user_id):
            given = OrderAssigned(order=number, by=actor.name, user_id=str(each.user_id))
            uow.publish(given)
