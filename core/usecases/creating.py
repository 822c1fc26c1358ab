"""New orders made by the company's people, from what they know at the time (WO-02)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from core import permissions as may
from core import settings
from core.checks import with_mandatory_checks
from core.events import OrderCreated
from core.order_fields import with_text
from core.parties import customer_called
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import Refused
from core.registers import Customer
from core.requirements import Moment, require
from core.text import one_line, said
from core.usecases.counters import keep_reading, with_reading
from core.usecases.editing import Edit, edited, refuse_new_parties, with_object
from core.usecases.faults import next_number
from core.usecases.lines import add_facility_articles
from core.usecases.party_rights import refuse_new_customer
from core.words import N_
from core.work_order import Assignment, Origin, WorkOrder


class NoSuchCustomer(Refused):
    sentence = N_("That customer is not in the register. Add the customer first.")


@dataclass(frozen=True, slots=True)
class CreateOrder:
    """A new order for a customer, about something.

    The customer by ``customer_id`` or by ``customer`` name, where ``add_customer`` is the yes to
    the question whether to add an unknown one (CF-03). ``object_code`` is the first assignment's
    object; ``edits`` fill in further fields as in ``EditOrder``. ``service_number`` names the
    performed service it is made from (WO-04). ``counter`` is what the object's counter shows
    (OB-07), ``counter_replaced`` the yes to whether that is a new one. ``today`` is the company's
    date, for SE-44.
    """

    customer_id: UUID | None
    description: str
    error: str = ""
    origin: Origin = Origin.CHAT
    customer: str = ""
    add_customer: bool = False
    object_code: str = ""
    edits: tuple[Edit, ...] = ()
    service_number: str | None = None
    counter: Decimal | None = None
    counter_replaced: bool = False
    today: date | None = None


def create_order(command: CreateOrder, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Make an order by hand; a customer is mandatory and *save*'s gates hold (WO-02, CF-01)."""
    actor.require_at_all(may.CREATE)
    begun = _begun_from(command, actor, uow)
    refuse_new_parties(command.edits, begun.customer, actor, uow)
    order = edited(begun, command.edits, uow)
    if command.object_code.strip():
        order = with_object(order, None, command.object_code, uow)
    if command.counter is None:
        return kept_as_new(order, actor, uow)
    replaced = command.counter_replaced
    order = with_reading(order, None, command.counter, uow, replaced=replaced)
    order = kept_as_new(order, actor, uow)
    keep_reading(order, None, actor, uow, replaced=replaced)
    return order


def kept_as_new(order: WorkOrder, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Keep a new order that a person filled in, with its checks and its facility's articles."""
    order = with_mandatory_checks(order, uow)
    if order.facility is not None:
        order = add_facility_articles(order, order.facility, actor, uow)
    require(Moment.SAVE, order, uow)
    uow.work_orders.add(order)
    uow.publish(OrderCreated(order=str(order.number), by=actor.name))
    return order


def _begun_from(command: CreateOrder, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    planned = command.today or uow.now.date()
    assignment = Assignment(description=one_line(said(command.description)))
    order = WorkOrder(
        number=next_number(uow),
        customer=_customer(command, actor, uow),
        origin=command.origin,
        created_at=uow.now,
        created_by=actor.name,
        planned_on=planned if uow.settings.all()[settings.PLANNED_TODAY] else None,
        service_number=one_line(command.service_number or "") or None,
        assignments=(assignment,),
    )
    return with_text(order, assignment.id, "error", command.error)


def _customer(command: CreateOrder, actor: Actor, uow: UnitOfWork) -> Customer:
    if command.customer_id is None and command.add_customer:
        refuse_new_customer(command.customer, actor, uow)
    if command.customer_id is None:
        return customer_called(command.customer, uow, add=command.add_customer)
    customer = uow.customers.get(command.customer_id)
    if customer is None:
        raise NoSuchCustomer
    return customer
