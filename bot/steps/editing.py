"""Saves what a form says of an order that there is, and finds what is to be told of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.forms import (
    ADDRESS,
    COUNTER,
    NEW_COUNTER,
    NEW_CUSTOMER,
    OBJECT,
    OBJECT_NAME,
    Form,
    parted,
)
from bot.phrases import safe, say
from bot.steps.previews import number_written, preview
from core.lines import Line
from core.people import Actor
from core.ports import UnitOfWork
from core.usecases.counters import ReadCounter, read_counter
from core.usecases.editing import Edit, EditOrder, edit_order
from core.usecases.facility_articles import former_articles
from core.usecases.objects import (
    AddNewObject,
    SetObject,
    add_new_object,
    agreement_notices,
    set_object,
)
from core.usecases.registers import KeepFacility, keep_facility
from core.words import N_, Words
from core.work_order import WorkOrder

ASIDE = (ADDRESS, OBJECT_NAME, NEW_CUSTOMER, NEW_COUNTER)
"""What belongs to other values of the form, and is no field of the order."""


@dataclass(frozen=True, slots=True)
class Saved:
    """The order as it was saved, and what is told of that (HTML).

    ``former`` are articles that came with another facility than the order has now.
    """

    order: WorkOrder
    notes: tuple[str, ...] = ()
    former: tuple[Line, ...] = ()


def save_edits(form: Form, words: Words, actor: Actor, uow: UnitOfWork) -> Saved:
    """Objects first, then what their counters show, then all else, with *save*'s gates (WO-17)."""
    number = form.number
    if number is None:
        raise ValueError("a new order is made, not edited")
    before = uow.work_orders.get(number)
    created = new_facility(form, actor, uow)
    _set_objects(form, actor, uow)
    for key, value in form.values.items():
        name, assignment_id = parted(key)
        if name == COUNTER and value:
            read = number_written(value)
            replaced = NEW_COUNTER in form.values
            read_counter(ReadCounter(number, read, assignment_id, replaced), actor, uow)
    edits = tuple(edits_in(form))
    add = NEW_CUSTOMER in form.values
    after = edit_order(EditOrder(number, edits, add_customer=add), actor, uow)
    after = keep_address(form, after, actor, uow)
    return told_of(before, after, created, words, uow)


def new_facility(form: Form, actor: Actor, uow: UnitOfWork) -> str:
    """The name of the facility that saving the form adds to the register; empty for none."""
    facility = preview(form, actor, uow).facility
    is_new = facility is not None and uow.facilities.get(facility.id) is None
    return facility.name if facility is not None and is_new else ""


def edits_in(form: Form) -> Iterator[Edit]:
    """The values as ``EditOrder`` takes them, all but objects and counters."""
    for key, value in form.values.items():
        name, assignment_id = parted(key)
        if name not in (OBJECT, COUNTER, *ASIDE):
            yield Edit(name, value, form.seen.get(key), assignment_id)


def keep_address(form: Form, order: WorkOrder, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """The address that was said of a facility which came with this form (CF-08)."""
    address, facility = form.values.get(ADDRESS), order.facility
    if not address or facility is None or facility.address:
        return order
    keep_facility(KeepFacility(replace(facility, address=address)), actor, uow)
    return uow.work_orders.get(order.number)


def told_of(
    before: WorkOrder | None, after: WorkOrder, created: str, words: Words, uow: UnitOfWork
) -> Saved:
    """What is told after a save: agreements, a facility that was ``created``, what it brought.

    (WO-18, CF-07, CF-11)
    """
    notices = agreement_notices(after, words.today(uow.now), uow)
    notes = [say(words, each.sentence, **each.fields) for each in notices]
    if created:
        told = N_("📍 Facility {name} is in the register now.")
        notes.append(say(words, told, name=created))
    facility = after.facility
    if facility is not None:
        brought = _brought(after) - (_brought(before) if before else 0)
        if brought > 0:
            notes.append(
                words.plural(
                    "📦 {count} article came with {facility}.",
                    "📦 {count} articles came with {facility}.",
                    brought,
                    facility=safe(facility.name),
                )
            )
    return Saved(after, tuple(notes), former_articles(after))


def _brought(order: WorkOrder) -> int:
    here = order.facility.id if order.facility else None
    lines = (line for a in order.assignments for line in (*a.articles, *a.time))
    return sum(1 for line in lines if here is not None and line.facility_id == here)


def _set_objects(form: Form, actor: Actor, uow: UnitOfWork) -> None:
    number = form.number
    for key, value in form.values.items():
        name, assignment_id = parted(key)
        if name != OBJECT or number is None:
            continue
        called = form.values.get(OBJECT_NAME)
        if called is not None and uow.service_objects.by_code(value) is None:
            made = AddNewObject(number, value, called, assignment_id=assignment_id)
            add_new_object(made, actor, uow)
        else:
            set_object(SetObject(number, value, assignment_id), actor, uow)
