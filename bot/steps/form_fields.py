"""Which fields a form has now, what stands in them, and which is asked for next."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.forms import (
    ADDRESS,
    CAUSE,
    CONTACT,
    COUNTER,
    CUSTOMER,
    DESCRIPTION,
    ERROR,
    FACILITY,
    OBJECT,
    OBJECT_NAME,
    PAYER,
    REQUESTER,
    Form,
    of_assignment,
    parted,
)
from core import permissions as may
from core import settings
from core.lines import UNITS
from core.order_fields import FIELD, FIELDS, field_called
from core.parties import contact_written
from core.people import Actor
from core.ports import UnitOfWork
from core.settings import Settings, fields_for
from core.usecases.editing import LABELS
from core.words import N_, Label, Words
from core.work_order import WorkOrder

_MORE = ("planned", "type", "subgroup", "status", "urgent")
_LATER = ("cost-centre", "customer-order-number", "language")
_LABELS = {
    **LABELS,
    ADDRESS: N_("Address"),
    OBJECT_NAME: N_("Name of the object"),
    COUNTER: N_("Counter"),
}


@dataclass(frozen=True, slots=True)
class FieldShown:
    """A field: its key, what people call it, and what stands in it as they read it."""

    key: str
    label: str
    value: str


def label_of(key: str, order: WorkOrder, values: Settings, words: Words) -> str:
    """What a field is called."""
    name, _ = parted(key)
    if name in _LABELS:
        return words.text(_LABELS[name])
    return words.text(field_called(name, values[settings.CUSTOM_FIELDS]).label)


def keys_of(form: Form, order: WorkOrder, values: Settings) -> tuple[str, ...]:
    """Every key that a button of this form may mean."""
    custom = (f"{FIELD}{each.name}" for each in values[settings.CUSTOM_FIELDS])
    return (*FIELDS, *custom, *_of_work(form, order), ADDRESS, OBJECT_NAME)


def _of_work(form: Form, order: WorkOrder) -> Iterator[str]:
    for assignment in order.assignments:
        for name in (DESCRIPTION, ERROR, CAUSE, OBJECT, COUNTER):
            yield of_assignment(name, assignment.id if form.number else None)


def work_fields(order: WorkOrder, values: Settings) -> Iterator[str]:
    """The fields of the order itself that this company uses (WO-06..13, SE-39, SE-41, SE-54)."""
    used = {
        "planned": values[settings.USE_PLANNED_DATE],
        "type": bool(values[settings.ORDER_TYPES]),
        "subgroup": bool(values[settings.SUBGROUPS]),
        "status": bool(values[settings.CUSTOM_STATUSES]) and values[settings.SHOW_CUSTOM_STATUS],
    }
    yield from (key for key in _MORE if used.get(key, True))
    for each in fields_for(order.subgroup, values[settings.CUSTOM_FIELDS]):
        yield f"{FIELD}{each.name}"
    yield from _LATER


def party_fields(values: Settings) -> Iterator[str]:
    """Who it is for and where, as far as the company shows it (SE-35, SE-40)."""
    yield from (CUSTOMER, FACILITY, CONTACT)
    if values[settings.SHOW_REQUESTER]:
        yield REQUESTER
    if values[settings.SHOW_INVOICED_TO]:
        yield PAYER


def value_of(key: str, order: WorkOrder, values: Settings, uow: UnitOfWork, words: Words) -> str:
    """What stands in a field, as people read it; empty for nothing."""
    name, assignment_id = parted(key)
    if name in (OBJECT, COUNTER, DESCRIPTION, ERROR, CAUSE):
        return _of_assignment(name, order, assignment_id, words)
    match name:
        case "facility":
            return order.facility.place if order.facility else ""
        case "address":
            return (order.facility.address or "") if order.facility else ""
        case "planned":
            today = words.today(uow.now)
            return words.day(order.planned_on, today) if order.planned_on else ""
        case "urgent":
            return words.text(N_("Yes")) if order.urgent else ""
        case "object-name":
            return ""
    return field_called(name, values[settings.CUSTOM_FIELDS]).written(order)


def written_of(key: str, order: WorkOrder, values: Settings) -> str | None:
    """What stands in a field as ``EditOrder`` compares it; None where it does not."""
    name, assignment_id = parted(key)
    if name in (DESCRIPTION, ERROR, CAUSE):
        text: str = getattr(order.assignment(assignment_id), name)
        return text
    if name in (CONTACT, REQUESTER):
        return contact_written(getattr(order, name))
    if name in (OBJECT, COUNTER, ADDRESS, OBJECT_NAME):
        return None
    return field_called(name, values[settings.CUSTOM_FIELDS]).written(order)


def _of_assignment(name: str, order: WorkOrder, assignment_id: object, words: Words) -> str:
    meant = next((a for a in order.assignments if a.id == assignment_id), order.assignments[0])
    thing = meant.service_object
    if name == OBJECT:
        return f"{thing.name} {thing.code}" if thing else ""
    if name == COUNTER:
        if meant.counter is None:
            return ""
        unit = (thing.counter_unit or "") if thing else ""
        return f"{words.quantity(meant.counter)} {words.text(UNITS.get(unit, Label(unit)))}"
    text: str = getattr(meant, name)
    return text


def next_asked(form: Form, last: str, order: WorkOrder, actor: Actor, uow: UnitOfWork) -> str:
    """What a new order still lacks, the likeliest order first; empty when all can be saved."""
    follows = _following(form, last, order, uow)
    if follows:
        return follows
    for key in (CUSTOMER, FACILITY, OBJECT, DESCRIPTION):
        lacks = not form.values.get(key) and key not in form.skipped
        if lacks and _is_asked(key, form, order, actor, uow):
            return key
    return ""


def _is_asked(key: str, form: Form, order: WorkOrder, actor: Actor, uow: UnitOfWork) -> bool:
    if key == FACILITY:
        if order.facility is not None:
            return False
        known = uow.customers.get(order.customer.id) is not None
        his = bool(uow.facilities.of_customer(order.customer.id)) if known else False
        return his or (not known and actor.may(may.EDIT_FACILITIES))
    if key == OBJECT:
        return bool(uow.service_objects.of_customer(order.customer.id))
    return True


def _following(form: Form, last: str, order: WorkOrder, uow: UnitOfWork) -> str:
    """What follows from what was just said: an address, a counter, a subgroup's fields."""
    values = uow.settings.all()
    if last == FACILITY and order.facility is not None and ADDRESS not in form.skipped:
        is_new = uow.facilities.get(order.facility.id) is None
        return ADDRESS if is_new and not order.facility.address else ""
    if last == OBJECT and values[settings.REQUIRE_COUNTER]:
        thing = order.assignments[0].service_object
        return COUNTER if thing and thing.counter_unit and COUNTER not in form.values else ""
    if last == "subgroup" or last.startswith(FIELD):
        return _of_subgroup(form, order, values)
    return ""


def _of_subgroup(form: Form, order: WorkOrder, values: Settings) -> str:
    filled = dict(order.custom_fields)
    for each in fields_for(order.subgroup, values[settings.CUSTOM_FIELDS]):
        key = f"{FIELD}{each.name}"
        if each.subgroup is not None and each.name not in filled and key not in form.skipped:
            return key
    return ""
