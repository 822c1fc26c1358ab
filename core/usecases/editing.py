"""Editing an order: its fields, its parties and its assignments' texts, saved with the gates."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from core import order_fields as fields
from core import permissions as may
from core import settings
from core.events import OrderEdited
from core.numbers import OrderNumber
from core.order_fields import ASSIGNMENT_FIELDS
from core.order_parties import PARTIES
from core.parties import customer_called, object_coded
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import ChangedMeanwhile, OrderIsClosed, Refused
from core.registers import Customer
from core.requirements import Moment, require
from core.text import one_line
from core.usecases.entering import QuickEntryIsOff
from core.usecases.lines import add_facility_articles
from core.usecases.party_rights import customer_meant, refuse_new_customer, refuse_new_facility
from core.words import N_, Label
from core.work_order import STATE_LABELS, Assignment, State, WorkOrder

OBJECT = "object"
LABELS = {
    "description": N_("Description"),
    "error": N_("Error"),
    "cause": N_("Cause"),
    OBJECT: N_("Service object"),
}


class ObjectIsThere(Refused):
    sentence = N_("Service object {code} is on order {number} already. Choose another one.")


class LockedByInvoice(Refused):
    sentence = N_(
        "Order {number} is restored, so {field} can't be changed: it would change the invoice."
    )


class StillReady(Refused):
    sentence = N_(
        "Order {number} is ready for invoicing, so {field} can't be changed. Withdraw ready first."
    )


@dataclass(frozen=True, slots=True)
class Edit:
    """One field's new value as people write it.

    ``field``: a key of ``core.order_fields`` (or ``field:<name>`` of a custom one), or a text of
    an assignment (``description``, ``error``, ``cause``, ``object``), then ``assignment_id``
    tells which, None the first. ``seen`` is the value its author saw; None skips the comparison.
    """

    field: str
    value: str
    seen: str | None = None
    assignment_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class EditOrder:
    """Several edits saved together; ``add_customer`` is the yes to *add the customer?* (CF-03)."""

    number: OrderNumber
    edits: tuple[Edit, ...]
    add_customer: bool = False


def edit_order(command: EditOrder, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Change what an order says and save it; the gates of *save* must let it through (WO-17).

    Raises ChangedMeanwhile where somebody else changed the same field since its author looked.
    """
    before = uow.work_orders.get(command.number)
    actor.require(before, may.EDIT, may.EDIT_ASSIGNED)
    _refuse_when_over(before)
    _add_customer(command, actor, uow)
    refuse_new_parties(command.edits, before.customer, actor, uow)
    order = edited(before, command.edits, uow)
    return saved(before, order, [edit.field for edit in command.edits], actor, uow)


def edited(order: WorkOrder, edits: Sequence[Edit], uow: UnitOfWork) -> WorkOrder:
    """The order with these edits, parties first, since other fields depend on them."""
    places = {field.key: place for place, field in enumerate(PARTIES)}
    for edit in sorted(edits, key=lambda each: places.get(each.field, len(places))):
        if edit.field in LABELS:
            order = _assignment_edited(order, edit, uow)
        else:
            order = _field_edited(order, edit, uow)
    return order


def saved(
    before: WorkOrder, order: WorkOrder, names: Sequence[str], actor: Actor, uow: UnitOfWork
) -> WorkOrder:
    """Save an order that a person has looked through: complete from now on (0b)."""
    if order.facility is not None and order.facility != before.facility:
        order = add_facility_articles(order, order.facility, actor, uow)
    require(Moment.SAVE, order, uow)
    order = replace(order, incomplete=False)
    if order == before:
        return before
    uow.work_orders.save(order)
    keys = tuple(dict.fromkeys(names))
    uow.publish(OrderEdited(order=str(order.number), by=actor.name, fields=keys))
    return uow.work_orders.get(order.number)


@dataclass(frozen=True, slots=True)
class NoteFault:
    """The error or cause of an assignment, written in passing; None leaves one as it is."""

    number: OrderNumber
    error: str | None = None
    cause: str | None = None
    assignment_id: UUID | None = None


def note_fault(command: NoteFault, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Write error or cause without the gates of a save, unless that is hidden (AS-12, SE-34)."""
    before = uow.work_orders.get(command.number)
    actor.require(before, may.EDIT, may.EDIT_ASSIGNED)
    _refuse_when_over(before)
    if uow.settings.all()[settings.HIDE_ERROR_AND_CAUSE]:
        raise QuickEntryIsOff(number=before.number)
    order = before
    for key in ("error", "cause"):
        text = getattr(command, key)
        if text is not None:
            order = fields.with_text(order, command.assignment_id, key, text)
    if order != before:
        uow.work_orders.save(order)
        uow.publish(OrderEdited(order=str(order.number), by=actor.name, fields=("error", "cause")))
    return order


def refuse_new_parties(
    edits: Sequence[Edit], customer: Customer, actor: Actor, uow: UnitOfWork
) -> None:
    """Refuse to add a facility from within an order to whoever may not add any (PE-27)."""
    written = [(edit.field, edit.value) for edit in edits]
    facilities = [value for field, value in written if field == "facility"]
    if facilities:
        meant = customer_meant(written, customer, uow)
        refuse_new_facility(facilities, meant, actor, uow)


def _add_customer(command: EditOrder, actor: Actor, uow: UnitOfWork) -> None:
    for edit in command.edits:
        if command.add_customer and edit.field == "customer":
            refuse_new_customer(edit.value, actor, uow)
            customer_called(edit.value, uow, add=True)


def _refuse_when_over(order: WorkOrder) -> None:
    if order.on_invoice or order.state is State.CANCELLED:
        raise OrderIsClosed(number=order.number, state=STATE_LABELS[order.state])


def _field_edited(order: WorkOrder, edit: Edit, uow: UnitOfWork) -> WorkOrder:
    field = fields.field_called(edit.field, uow.settings.all()[settings.CUSTOM_FIELDS])
    changed = field.changed(order, edit.value, uow)
    before, after = field.written(order), field.written(changed)
    _refuse_conflict(order, edit, Label(field.label), before, after)
    if before != after and field.affects_invoice:
        _refuse_when_locked(order, Label(field.label))
    return changed


def _refuse_when_locked(order: WorkOrder, label: Label) -> None:
    if order.restored:
        raise LockedByInvoice(number=order.number, field=label)
    if order.state is State.READY:
        raise StillReady(number=order.number, field=label)


def _assignment_edited(order: WorkOrder, edit: Edit, uow: UnitOfWork) -> WorkOrder:
    before = _of_assignment(order.assignment(edit.assignment_id), edit.field)
    if edit.field in ASSIGNMENT_FIELDS:
        changed = fields.with_text(order, edit.assignment_id, edit.field, edit.value)
    else:
        changed = with_object(order, edit.assignment_id, edit.value, uow)
    after = _of_assignment(changed.assignment(edit.assignment_id), edit.field)
    if edit.field == OBJECT and before != after:  # it may say who pays (CF-09)
        _refuse_when_locked(order, Label(LABELS[OBJECT]))
    _refuse_conflict(order, edit, Label(LABELS[edit.field]), before, after)
    return changed


def with_object(
    order: WorkOrder, assignment_id: UUID | None, code: str, uow: UnitOfWork
) -> WorkOrder:
    """The assignment with the object of this code, or none; each object once (OB-02)."""
    meant = order.assignment(assignment_id)
    thing = object_coded(code, order, uow) if code.strip() else None
    others = (a.service_object for a in order.assignments if a.id != meant.id)
    if thing is not None and any(other and other.id == thing.id for other in others):
        raise ObjectIsThere(code=thing.code, number=order.number)
    facility = order.facility
    if facility is None and thing is not None and thing.facility_id is not None:
        facility = uow.facilities.get(thing.facility_id)
    counter = meant.counter if thing == meant.service_object else None
    changed = replace(meant, service_object=thing, counter=counter)
    return replace(_with_assignment(order, changed), facility=facility)


def _with_assignment(order: WorkOrder, changed: Assignment) -> WorkOrder:
    return replace(
        order,
        assignments=tuple(changed if a.id == changed.id else a for a in order.assignments),
    )


def _of_assignment(assignment: Assignment, key: str) -> str:
    if key == OBJECT:
        return assignment.service_object.code if assignment.service_object else ""
    text: str = getattr(assignment, key)
    return text


def _refuse_conflict(order: WorkOrder, edit: Edit, label: Label, before: str, after: str) -> None:
    if edit.seen is not None and before not in {edit.seen, after}:
        raise ChangedMeanwhile(
            number=order.number,
            field=label,
            theirs=one_line(before, 120) or "–",
            yours=one_line(after, 120) or "–",
        )
