"""An order as it would be with what a form says: nothing is added to any register yet."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from bot.forms import (
    ADDRESS,
    CONTACT,
    COUNTER,
    CUSTOMER,
    DESCRIPTION,
    FACILITY,
    NEW_COUNTER,
    OBJECT,
    OBJECT_NAME,
    PARTIES,
    PAYER,
    REQUESTER,
    Form,
    parted,
)
from core import settings
from core.numbers import OrderNumber
from core.order_fields import field_called, with_text
from core.parties import contact_read, facility_known
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import BadInput
from core.registers import Customer, Facility, Person, ServiceObject
from core.requirements import Moment
from core.requirements.gate import Block, blocks, facts_of
from core.text import one_line, said
from core.usecases.counters import with_reading
from core.usecases.editing import with_object
from core.words import N_
from core.work_order import Assignment, Origin, WorkOrder

Changed = Callable[[WorkOrder, str, Form, UnitOfWork], WorkOrder]
_FIRST = {key: place for place, key in enumerate((*PARTIES, OBJECT))}


class NoNumber(BadInput):
    sentence = N_("Write what the counter shows as a number, such as 1520 or 1520.5.")


def preview(form: Form, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """The order as it would be saved; raises what stands against one of its values."""
    order = uow.work_orders.get(form.number) if form.number else _blank(actor, uow)
    for key in sorted(form.values, key=lambda each: _FIRST.get(parted(each)[0], len(_FIRST))):
        order = _with(order, key, form, uow)
    return order


def gaps_in(order: WorkOrder, uow: UnitOfWork) -> tuple[Block, ...]:
    """What such an order still lacks before it can be saved."""
    return tuple(blocks(Moment.SAVE, order, facts_of(uow)))


def number_written(text: str) -> Decimal:
    """A number as people write it; raises NoNumber."""
    try:
        return Decimal("".join(text.split()).replace(",", "."))
    except InvalidOperation:
        raise NoNumber from None


def _blank(actor: Actor, uow: UnitOfWork) -> WorkOrder:
    planned = uow.now.date() if uow.settings.all()[settings.PLANNED_TODAY] else None
    return WorkOrder(
        OrderNumber(0),
        Customer(""),
        Origin.CHAT,
        uow.now,
        actor.name,
        planned_on=planned,
        assignments=(Assignment(),),
    )


def _with(order: WorkOrder, key: str, form: Form, uow: UnitOfWork) -> WorkOrder:
    name, assignment_id = parted(key)
    value = form.values[key]
    if name in _CHANGES:
        return _CHANGES[name](order, value, form, uow)
    if name == OBJECT:
        return _with_object(order, assignment_id, value, form, uow)
    if name == COUNTER:
        read = number_written(value)
        replaced = NEW_COUNTER in form.values
        return with_reading(order, assignment_id, read, uow, replaced=replaced)
    if name in _TEXTS:
        return with_text(order, assignment_id, name, value)
    if name in _SAID_ELSEWHERE:
        return order
    return field_called(key, uow.settings.all()[settings.CUSTOM_FIELDS]).changed(order, value, uow)


def _customer(order: WorkOrder, value: str, form: Form, uow: UnitOfWork) -> WorkOrder:
    customer = uow.customers.named(value) or Customer(one_line(said(value, 200)))
    his = order.facility is not None and order.facility.customer_id == customer.id
    return replace(order, customer=customer, facility=order.facility if his else None)


def _facility(order: WorkOrder, value: str, form: Form, uow: UnitOfWork) -> WorkOrder:
    if not value.strip():
        return replace(order, facility=None)
    name, address = one_line(said(value, 200)), form.values.get(ADDRESS)
    known = facility_known(name, order.customer.id, uow)
    return replace(order, facility=known or Facility(name, order.customer.id, address))


def _person(field: str) -> Changed:
    def changed(order: WorkOrder, value: str, form: Form, uow: UnitOfWork) -> WorkOrder:
        found = _meant(value, order, uow) if value.strip() else None
        return replace(order, **{field: found})  # type: ignore[arg-type]  # a person or none

    return changed


def _meant(value: str, order: WorkOrder, uow: UnitOfWork) -> Person:
    meant = contact_read(value)
    facility = order.facility.id if order.facility else None
    for known in uow.contacts.of(order.customer.id, facility):
        if known.name.casefold() == meant.name.casefold():
            email, phone = meant.email or known.email, meant.phone or known.phone
            return replace(known, email=email, phone=phone)
    return Person(meant.name, meant.email, meant.phone)


def _payer(order: WorkOrder, value: str, form: Form, uow: UnitOfWork) -> WorkOrder:
    found = uow.customers.named(value) or Customer(one_line(said(value, 200)))
    return replace(order, invoiced_to=found if value.strip() else None)


def _with_object(
    order: WorkOrder, assignment_id: UUID | None, code: str, form: Form, uow: UnitOfWork
) -> WorkOrder:
    name = form.values.get(OBJECT_NAME)
    if name is None or uow.service_objects.by_code(code) is not None:
        return with_object(order, assignment_id, code, uow)
    facility = order.facility.id if order.facility else None
    made = ServiceObject(one_line(code), name, order.customer.id, facility)
    meant = order.assignment(assignment_id)
    changed = replace(meant, service_object=made)
    others: Any = (changed if a.id == meant.id else a for a in order.assignments)
    return replace(order, assignments=tuple(others))


_CHANGES: dict[str, Changed] = {
    CUSTOMER: _customer,
    FACILITY: _facility,
    CONTACT: _person("contact"),
    REQUESTER: _person("requester"),
    PAYER: _payer,
}
_TEXTS = (DESCRIPTION, "error", "cause")
_SAID_ELSEWHERE = (ADDRESS, OBJECT_NAME, NEW_COUNTER, "new-customer")
