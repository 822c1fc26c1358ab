"""Orders from objects: one set on the order in hand, a new order on one, or from a service."""

from dataclasses import dataclass
from uuid import UUID

from bot.forms import CUSTOMER, DESCRIPTION, ERROR, FACILITY, OBJECT, Form
from bot.steps.form_sheets import Fill, Sheet
from bot.steps.forms import begin
from bot.steps.objects import OpenThing, open_thing
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.register_kinds import NoSuchRow
from core.text import one_line
from core.usecases.assignments import AddAssignment, add_assignment
from core.usecases.objects import SetObject, set_object
from core.words import Words
from core.work_order import WorkOrder


@dataclass(frozen=True, slots=True)
class SetOn:
    """An object from the register onto an order; ``assignment_id`` as in ``SetObject``."""

    number: OrderNumber
    object_id: UUID
    assignment_id: UUID | None = None


def set_on(command: SetOn, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Put it on the assignment in hand, else the first that has none, else one of its own."""
    thing = uow.service_objects.get(command.object_id)
    if thing is None:
        raise NoSuchRow(name=str(command.object_id))
    order = uow.work_orders.get(command.number)
    meant = command.assignment_id or _free(order)
    if meant is None:
        made = AddAssignment(command.number, order.title or thing.name, object_code=thing.code)
        return add_assignment(made, actor, uow)
    return set_object(SetObject(command.number, thing.code, meant), actor, uow)


def _free(order: WorkOrder) -> UUID | None:
    return next((a.id for a in order.assignments if a.service_object is None), None)


def new_order_on(command: OpenThing, actor: Actor, uow: UnitOfWork, *, words: Words) -> Sheet:
    """A new order's form with what is known of the object or facility."""
    found = open_thing(command, actor, uow)
    known = {
        CUSTOMER: found.customer.name if found.customer else "",
        FACILITY: found.facility.name if found.facility else "",
        OBJECT: found.service_object.code if found.service_object else "",
    }
    values = {key: value for key, value in known.items() if value}
    return begin(Fill(Form(values=values), words), actor, uow)


@dataclass(frozen=True, slots=True)
class FromService:
    """A performed service by its ID, to make an order of (WO-04)."""

    service_id: UUID
    words: Words


def from_service(command: FromService, actor: Actor, uow: UnitOfWork) -> Sheet:
    """A new order's form with what the service says: whose, where, on what, what was noted."""
    service = uow.performed_services.get(command.service_id)
    if service is None:
        raise NoSuchRow(name=str(command.service_id))
    thing = service.service_object_id and uow.service_objects.get(service.service_object_id)
    facility = service.facility_id and uow.facilities.get(service.facility_id)
    customer = uow.customers.get(service.customer_id)
    title, _, rest = service.notes.strip().partition("\n")
    known = {
        CUSTOMER: customer.name if customer else "",
        FACILITY: facility.name if facility else "",
        OBJECT: thing.code if thing else "",
        DESCRIPTION: one_line(title, 120),
        ERROR: rest.strip(),
    }
    values = {key: value for key, value in known.items() if value}
    return begin(Fill(Form(values=values, service=service.number), command.words), actor, uow)
