"""A report is a known customer's after all, or nobody's: what was made of its sender goes (XT-20)."""

from dataclasses import dataclass, replace
from uuid import UUID

from core import permissions as may
from core import settings as s
from core.blocking import Block, blocked_by
from core.events import CustomerReassigned, ReportTurnedAway
from core.matching.wording import Wording
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.recognising import place_meant
from core.refusals import Refused
from core.register_kinds import NoSuchRow
from core.registers import Customer, Facility, Person
from core.usecases.cancelling import CancelOrder, cancel_order
from core.usecases.lines import add_facility_articles
from core.usecases.triage import settled, triable
from core.words import N_
from core.work_order import WorkOrder

NOT_FOR_US = N_("Not for us")


class HasThatCustomer(Refused):
    sentence = N_("Order {number} is {customer}'s already. Name another customer.")


class CustomerIsUnconfirmed(Refused):
    sentence = N_("{customer} is not confirmed either. Confirm that customer first.")


class ObjectStays(Refused):
    sentence = N_(
        "Order {number} has the service object {code} of another customer. Take it off first."
    )


@dataclass(frozen=True, slots=True)
class ReassignCustomer:
    """The report is this known customer's."""

    number: OrderNumber
    customer_id: UUID


@dataclass(frozen=True, slots=True)
class NotForUs:
    """Nothing comes of the report, and its sender is told nothing.

    ``block`` is what is learnt from it, ``reason`` what history says.
    """

    number: OrderNumber
    block: Block = Block.NOBODY
    reason: str = NOT_FOR_US


def reassign_customer(command: ReassignCustomer, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Give an order and its contact to a known customer, who is known by its sender from now on.

    Where and on what it is is looked for anew among what is his. What was made of the mail's
    sender goes, unless something else names it.
    """
    order = triable(command.number, actor, uow)
    actor.require_at_all(may.EDIT_CUSTOMERS)
    before, customer = order.customer, _known(command, order, uow)
    order = _moved(order, customer, uow)
    if order.facility is not None:
        order = add_facility_articles(order, order.facility, actor, uow)
    order = settled(order, actor, uow)
    uow.work_orders.save(order)
    _remove_what_was_made_up(before, order, uow)
    uow.publish(
        CustomerReassigned(
            order=str(order.number), by=actor.name, customer=customer.name, before=before.name
        )
    )
    return uow.work_orders.get(order.number)


def not_for_us(command: NotForUs, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Call an order off without a word to its sender, whose mail may be put away from now on."""
    order = triable(command.number, actor, uow)
    actor.require(order, may.DELETE)
    blocked, senders = blocked_by(order, command.block, uow), uow.settings.all()[s.BLOCKED_SENDERS]
    if blocked in senders:
        blocked = ""  # it was before this, and is not taken back with it
    if blocked:
        every = (*senders, blocked)
        uow.settings.put(s.BLOCKED_SENDERS.key, s.BLOCKED_SENDERS.written(every))
    cancelled = cancel_order(CancelOrder(order.number, command.reason), actor, uow)
    uow.publish(ReportTurnedAway(order=str(order.number), by=actor.name, blocked=blocked))
    return cancelled


def _known(command: ReassignCustomer, order: WorkOrder, uow: UnitOfWork) -> Customer:
    customer = uow.customers.get(command.customer_id)
    if customer is None:
        raise NoSuchRow(name=str(command.customer_id))
    if customer.id == order.customer.id:
        raise HasThatCustomer(number=order.number, customer=customer.name)
    if customer.unconfirmed:
        raise CustomerIsUnconfirmed(customer=customer.name)
    return customer


def _moved(order: WorkOrder, customer: Customer, uow: UnitOfWork) -> WorkOrder:
    first, *rest = order.assignments
    for each in order.assignments:
        thing = each.service_object
        if thing is not None and thing.customer_id not in {None, customer.id}:
            raise ObjectStays(number=order.number, code=thing.code)
    wording = Wording.of(first.description or "", first.error or "")
    place = place_meant(wording, "", (), customer, uow)
    his = order.facility is not None and order.facility.customer_id == customer.id
    facility = order.facility if his else place.facility
    thing = first.service_object or (None if his else place.service_object)
    arrival = order.arrival and replace(
        order.arrival,
        took=tuple(dict.fromkeys((*order.arrival.took, *place.took))),
        may_be=place.may_be,
    )
    people = {
        person.id: _at(person, customer, facility, uow)
        for person in (order.contact, order.requester)
        if person is not None
    }
    return replace(
        order,
        customer=customer,
        facility=facility,
        contact=people[order.contact.id] if order.contact else None,
        requester=people[order.requester.id] if order.requester else None,
        assignments=(replace(first, service_object=thing), *rest),
        arrival=arrival,
    )


def _at(person: Person, customer: Customer, facility: Facility | None, uow: UnitOfWork) -> Person:
    there = facility if facility and facility.customer_id == customer.id else None
    moved = replace(person, customer_id=customer.id, facility_id=there.id if there else None)
    uow.contacts.put(moved)
    return moved


def _remove_what_was_made_up(before: Customer, order: WorkOrder, uow: UnitOfWork) -> None:
    if not before.unconfirmed:
        return
    named = (
        *uow.work_orders.naming(before.id),
        *uow.contacts.of(before.id, None),
        *uow.facilities.of_customer(before.id),
        *uow.service_objects.of_customer(before.id),
        *(user for user in uow.users.all() if user.customer_id == before.id),
    )
    if not named:
        uow.customers.remove(before.id)
