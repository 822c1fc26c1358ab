"""Who is invoiced: the order's own choice, else the object's, the facility's, the customer (CF-09)."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from core.ports import UnitOfWork
from core.registers import Customer
from core.words import N_, Label
from core.work_order import Assignment, WorkOrder


class PaidFor(StrEnum):
    """Where it stands who is invoiced."""

    ORDER = "order"
    OBJECT = "object"
    FACILITY = "facility"
    CUSTOMER = "customer"


SOURCE_LABELS = {
    PaidFor.ORDER: Label(N_("chosen on the order")),
    PaidFor.OBJECT: Label(N_("from the service object")),
    PaidFor.FACILITY: Label(N_("from the facility")),
    PaidFor.CUSTOMER: Label(N_("the customer")),
}


@dataclass(frozen=True, slots=True)
class Payer:
    """Whom the invoice goes to, and where that stands."""

    customer: Customer
    source: PaidFor


def payer_of(order: WorkOrder, uow: UnitOfWork) -> Payer:
    """Who is invoiced for the order; where its assignments have different payers, the place's."""
    payers = payers_of(order, uow)
    if len(payers) == 1:
        return payers[0]
    return _own(order) or _of_facility(order, uow) or Payer(order.customer, PaidFor.CUSTOMER)


def payers_of(order: WorkOrder, uow: UnitOfWork) -> tuple[Payer, ...]:
    """Every payer of the order once; more than one means that it is to be separated (0b)."""
    found = {
        payer.customer.id: payer
        for payer in (payer_of_assignment(order, each, uow) for each in order.assignments)
    }
    return tuple(found.values())


def payer_of_assignment(order: WorkOrder, assignment: Assignment, uow: UnitOfWork) -> Payer:
    """Who is invoiced for one assignment (CF-09)."""
    thing = assignment.service_object
    return (
        _own(order)
        or _named(thing.invoiced_to_id if thing else None, PaidFor.OBJECT, uow)
        or _of_facility(order, uow)
        or Payer(order.customer, PaidFor.CUSTOMER)
    )


def _own(order: WorkOrder) -> Payer | None:
    return Payer(order.invoiced_to, PaidFor.ORDER) if order.invoiced_to else None


def _of_facility(order: WorkOrder, uow: UnitOfWork) -> Payer | None:
    facility = order.facility
    return _named(facility.invoiced_to_id if facility else None, PaidFor.FACILITY, uow)


def _named(customer_id: UUID | None, source: PaidFor, uow: UnitOfWork) -> Payer | None:
    customer = uow.customers.get(customer_id) if customer_id else None
    return Payer(customer, source) if customer else None
