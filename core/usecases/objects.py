"""Service objects on an order: set, added anew, their counters read, their agreements told (OB)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from core import permissions as may
from core.agreements import AgreementNotice, notices_of
from core.events import ObjectSet
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.registers import ServiceObject
from core.usecases.editing import with_object
from core.usecases.lines import add_facility_articles
from core.usecases.measures import refuse_when_closed
from core.usecases.registers.service_objects import KeepServiceObject, keep_service_object
from core.usecases.restoring import OBJECT, refuse_if_restored
from core.work_order import WorkOrder


@dataclass(frozen=True, slots=True)
class SetObject:
    """The object of an assignment by its code; empty takes it off. The first if none is named."""

    number: OrderNumber
    code: str
    assignment_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class AddNewObject:
    """A new object with its basic fields; the rest is added in the register later (OB-05)."""

    number: OrderNumber
    code: str
    name: str
    model: str | None = None
    serial_number: str | None = None
    counter_unit: str | None = None
    comment: str | None = None
    assignment_id: UUID | None = None


def set_object(command: SetObject, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Put an object of the customer's on an assignment, each once; its place comes with it.

    (OB-01, OB-02, QR-01)
    """
    order = uow.work_orders.get(command.number)
    actor.require(order, may.EDIT, may.EDIT_ASSIGNED)
    refuse_when_closed(order)
    return _with_object_set(order, command.code, command.assignment_id, actor, uow)


def add_new_object(command: AddNewObject, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """A new object on the order and in the register in one step (OB-04, PE-25); raises CodeTaken."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.EDIT, may.EDIT_ASSIGNED)
    actor.require_at_all(may.EDIT_OBJECTS)
    refuse_when_closed(order)
    made = keep_service_object(KeepServiceObject(_made(command, order)), actor, uow)
    return _with_object_set(order, made.code, command.assignment_id, actor, uow)


def agreement_notices(
    order: WorkOrder, today: date, uow: UnitOfWork
) -> tuple[AgreementNotice, ...]:
    """What is said on saving about the agreements of the order's objects (WO-18)."""
    return tuple(notices_of(order, today, uow.agreements.get))


def _with_object_set(
    before: WorkOrder, code: str, assignment_id: UUID | None, actor: Actor, uow: UnitOfWork
) -> WorkOrder:
    order = with_object(before, assignment_id, code, uow)
    if order == before:
        return before
    refuse_if_restored(before, OBJECT)  # it may say who pays, and brings its place (CF-09)
    if order.facility is not None and order.facility != before.facility:
        order = add_facility_articles(order, order.facility, actor, uow)
    uow.work_orders.save(order)
    meant = order.assignment(assignment_id)
    uow.publish(
        ObjectSet(
            order=str(order.number),
            by=actor.name,
            assignment_id=str(meant.id),
            code=meant.service_object.code if meant.service_object else None,
        )
    )
    return order


def _made(command: AddNewObject, order: WorkOrder) -> ServiceObject:
    return ServiceObject(
        code=command.code,
        name=command.name,
        customer_id=order.customer.id,
        facility_id=order.facility.id if order.facility else None,
        model=command.model,
        serial_number=command.serial_number,
        counter_unit=command.counter_unit,
        comment=command.comment,
    )
