"""The parties of an order as editable fields: customer, facility, contact, requester, payer."""

from dataclasses import replace

from core.order_fields import declare
from core.parties import contact_called, contact_written, customer_called, facility_called
from core.ports import UnitOfWork
from core.refusals import Refused
from core.words import N_
from core.work_order import WorkOrder


class CustomerIsMandatory(Refused):
    sentence = N_("An order needs a customer. Write the customer's name.")


class ObjectsOfAnother(Refused):
    sentence = N_(
        "Order {number} has the service object {code} of {customer}. "
        "Take it off the assignment before you change the customer."
    )


def _with_customer(order: WorkOrder, text: str, uow: UnitOfWork) -> WorkOrder:
    if not text.strip():
        raise CustomerIsMandatory
    customer = customer_called(text, uow)
    if customer.id == order.customer.id:
        return replace(order, customer=customer)
    for assignment in order.assignments:
        thing = assignment.service_object
        if thing is not None and thing.customer_id not in {None, customer.id}:
            raise ObjectsOfAnother(
                number=order.number, code=thing.code, customer=order.customer.name
            )
    his = order.facility is not None and order.facility.customer_id == customer.id
    return replace(order, customer=customer, facility=order.facility if his else None)


def _with_facility(order: WorkOrder, text: str, uow: UnitOfWork) -> WorkOrder:
    if not text.strip():
        return replace(order, facility=None)
    return replace(order, facility=facility_called(text, order.customer.id, uow))


def _with_contact(order: WorkOrder, text: str, uow: UnitOfWork) -> WorkOrder:
    found = contact_called(text, order.customer, order.facility, uow) if text.strip() else None
    return replace(order, contact=found)


def _with_requester(order: WorkOrder, text: str, uow: UnitOfWork) -> WorkOrder:
    found = contact_called(text, order.customer, order.facility, uow) if text.strip() else None
    return replace(order, requester=found)


def _with_payer(order: WorkOrder, text: str, uow: UnitOfWork) -> WorkOrder:
    return replace(order, invoiced_to=customer_called(text, uow) if text.strip() else None)


CUSTOMER = declare(
    "customer",
    N_("Customer"),
    lambda order: order.customer.name,
    _with_customer,
    affects_invoice=True,
)
FACILITY = declare(
    "facility",
    N_("Facility"),
    lambda order: order.facility.name if order.facility else "",
    _with_facility,
    affects_invoice=True,
)
CONTACT = declare(
    "contact", N_("Contact"), lambda order: contact_written(order.contact), _with_contact
)
REQUESTER = declare(
    "requester", N_("Requester"), lambda order: contact_written(order.requester), _with_requester
)
INVOICED_TO = declare(
    "invoiced-to",
    N_("Invoiced to"),
    lambda order: order.invoiced_to.name if order.invoiced_to else "",
    _with_payer,
    affects_invoice=True,
)

PARTIES = (CUSTOMER, FACILITY, CONTACT, REQUESTER, INVOICED_TO)
"""In the order in which they are changed: each may depend on those before it."""
