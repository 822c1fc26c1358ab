"""Triage: a dispatcher's word on a report that came by mail, whose it is and what of it (XT-20)."""

from dataclasses import dataclass, replace
from typing import TypeVar
from uuid import UUID

from core import permissions as may
from core.arrival import About, Arrival, Clue
from core.belonging import his_alone
from core.events import ClueTaken, CustomerConfirmed, DuplicateDenied
from core.numbers import OrderNumber
from core.order_papers import Kinship
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import NotPossibleYet, Refused
from core.registers import Customer, Facility, ServiceObject
from core.requirements import Moment, blocks, facts_of
from core.text import one_line, said
from core.usecases.lines import add_facility_articles
from core.usecases.merging import MergeOrders, merge_orders
from core.words import N_
from core.work_order import STATE_LABELS, State, WorkOrder

Row = TypeVar("Row", Facility, ServiceObject)
TRIABLE = frozenset({State.NEW, State.BEGUN})
LONGEST_NAME = 120


class ConfirmedAlready(Refused):
    sentence = N_(
        "{customer} is confirmed already. Change the customer on order {number} instead."
    )


class CalledSoAlready(Refused):
    sentence = N_(
        "There is a customer called {customer} already. Give order {number} to that one, or write "
        "another name."
    )


class TooLateForTriage(NotPossibleYet):
    sentence = N_("Order {number} is {state}. Change what it says on the order itself.")


class NotInTheMail(Refused):
    sentence = N_(
        "The report of order {number} does not point to {name}. Look at the order again."
    )


class BelongsToAnother(Refused):
    sentence = N_("{name} belongs to {customer}. Give order {number} to that customer first.")


class NoSuchDuplicate(Refused):
    sentence = N_(
        "Order {other} is not among the likely duplicates of order {number}. "
        "Look at the order for those that are."
    )


class NoDuplicates(Refused):
    sentence = N_("Order {number} has no likely duplicates. It stands for itself already.")


@dataclass(frozen=True, slots=True)
class ConfirmCustomer:
    """The unconfirmed customer is a real one; ``name`` is a better one than the mail had."""

    number: OrderNumber
    name: str | None = None


@dataclass(frozen=True, slots=True)
class TakeClue:
    """What the report may have meant is right: the row it points to, or else by its name."""

    number: OrderNumber
    name: str
    points_to: UUID | None = None


@dataclass(frozen=True, slots=True)
class MergeAsDuplicate:
    """The report is about ``other`` again: all of it goes there."""

    number: OrderNumber
    other: OrderNumber


@dataclass(frozen=True, slots=True)
class NotADuplicate:
    """The report is about something else than ``other``; None: than any that is offered."""

    number: OrderNumber
    other: OrderNumber | None = None


def confirm_customer(command: ConfirmCustomer, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Keep the customer that was made of a mail; what is another's comes off his order (XT-20)."""
    order = triable(command.number, actor, uow)
    actor.require_at_all(may.EDIT_CUSTOMERS)
    before = order.customer
    if not before.unconfirmed:
        raise ConfirmedAlready(customer=before.name, number=order.number)
    name = one_line(said(command.name, LONGEST_NAME)) if command.name is not None else before.name
    other = uow.customers.named(name)
    if other is not None and other.id != before.id and not other.unconfirmed:
        raise CalledSoAlready(customer=other.name, number=order.number)
    customer = replace(before, name=name, unconfirmed=False)
    uow.customers.put(customer)
    order = settled(his_alone(replace(order, customer=customer), uow), actor, uow)
    uow.work_orders.save(order)
    uow.publish(CustomerConfirmed(order=str(order.number), by=actor.name, customer=name))
    return order


def take_clue(command: TakeClue, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Put on the order what its report may have meant: facility, object or the customer's number."""
    order = triable(command.number, actor, uow)
    clue = _clue(order, command)
    taken = _taken(order, clue, uow)
    if taken.facility is not None and order.facility is None:
        taken = add_facility_articles(taken, taken.facility, actor, uow)
    arrival = _without(taken.arrival or Arrival(), clue.about)
    taken = replace(taken, arrival=replace(arrival, took=(*arrival.took, clue)))
    uow.work_orders.save(taken)
    uow.publish(
        ClueTaken(order=str(order.number), by=actor.name, about=clue.about.value, name=clue.name)
    )
    return taken


def merge_as_duplicate(command: MergeAsDuplicate, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Put the report onto the order it is about again, whosever it seemed to be (RV-08)."""
    order = triable(command.number, actor, uow)
    other = uow.work_orders.get(command.other)
    actor.require(other, may.EDIT)
    there = {each.service_object.id for each in other.assignments if each.service_object}
    uow.work_orders.save(
        replace(
            order,
            assignments=tuple(
                replace(each, service_object=None)
                if each.service_object and each.service_object.id in there
                else each
                for each in order.assignments
            ),
        )
    )
    return merge_orders(MergeOrders(other.number, order.number, True), actor, uow)


def not_a_duplicate(command: NotADuplicate, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Offer the likely duplicate no more."""
    order = triable(command.number, actor, uow)
    arrival = order.arrival or Arrival()
    denied = [e.number for e in arrival.duplicates if command.other in {None, e.number}]
    if not denied and command.other is None:
        raise NoDuplicates(number=order.number)
    if not denied:
        raise NoSuchDuplicate(other=command.other, number=order.number)
    left = tuple(each for each in arrival.duplicates if each.number not in denied)
    order = replace(order, arrival=replace(arrival, duplicates=left))
    uow.work_orders.save(order)
    for other in denied:
        uow.publish(DuplicateDenied(order=str(order.number), by=actor.name, other=str(other)))
    return order


def triable(number: OrderNumber, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """The order, for whoever may edit any; refused once it is signed or called off."""
    order = uow.work_orders.get(number)
    actor.require(order, may.EDIT)
    merged = any(each.how is Kinship.MERGED_INTO for each in order.related)
    if order.state not in TRIABLE or order.restored or merged:
        raise TooLateForTriage(number=order.number, state=STATE_LABELS[order.state])
    return order


def settled(order: WorkOrder, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Whose it is has been said: no customer is offered any more, and it may be complete now."""
    arrival = _without(order.arrival or Arrival(), About.CUSTOMER)
    kept = order.arrival and replace(arrival, confirmed_by=actor.name)
    lacks = any(blocks(Moment.SAVE, order, facts_of(uow)))
    return replace(order, arrival=kept, incomplete=order.incomplete and lacks)


def _without(arrival: Arrival, about: About) -> Arrival:
    return replace(arrival, may_be=tuple(e for e in arrival.may_be if e.about is not about))


def _clue(order: WorkOrder, command: TakeClue) -> Clue:
    name = one_line(command.name).casefold()
    offered = order.arrival.may_be if order.arrival else ()
    for each in (clue for clue in offered if clue.about is not About.CUSTOMER):
        named = command.points_to is None and name == each.name.casefold()
        if named or (command.points_to and command.points_to == each.points_to):
            return each
    raise NotInTheMail(number=order.number, name=one_line(command.name, 60))


def _taken(order: WorkOrder, clue: Clue, uow: UnitOfWork) -> WorkOrder:
    if clue.about is About.CUSTOMER_ORDER_NUMBER:
        return replace(order, customer_order_number=clue.name)
    if clue.about is About.FACILITY and clue.points_to:
        facility = uow.facilities.get(clue.points_to)
        return replace(order, facility=_his(facility, clue, order, uow))
    thing = uow.service_objects.get(clue.points_to) if clue.points_to else None
    thing = _his(thing, clue, order, uow)
    first, *rest = order.assignments
    facility = uow.facilities.get(thing.facility_id) if thing.facility_id else None
    assignments = (replace(first, service_object=thing), *rest)
    return replace(order, assignments=assignments, facility=order.facility or facility)


def _his(row: Row | None, clue: Clue, order: WorkOrder, uow: UnitOfWork) -> Row:
    if row is None:
        raise NotInTheMail(number=order.number, name=clue.name)
    if row.customer_id not in {None, order.customer.id}:
        owner: Customer | None = uow.customers.get(row.customer_id) if row.customer_id else None
        raise BelongsToAnother(
            name=clue.name, customer=owner.name if owner else "", number=order.number
        )
    return row
