"""The assignments of an order: one more, or one less (AS-02, AS-08)."""

from dataclasses import dataclass, replace
from uuid import UUID

from core import permissions as may
from core.events import AssignmentAdded, AssignmentRemoved
from core.numbers import OrderNumber
from core.order_fields import with_text
from core.order_papers import without_questions
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import BadInput, LineIsSigned
from core.text import one_line, said
from core.usecases.article_mails import note_gone
from core.usecases.editing import with_object
from core.usecases.lines import add_facility_articles
from core.usecases.measures import refuse_when_closed
from core.usecases.restoring import ASSIGNMENTS, refuse_if_restored
from core.words import N_
from core.work_order import Assignment, WorkOrder

MOST = 50


class OnlyAssignment(BadInput):
    sentence = N_("Order {number} has only this assignment. Cancel the order instead.")


@dataclass(frozen=True, slots=True)
class AddAssignment:
    """One more piece of work on the order; ``object_code`` is its object, if it has one."""

    number: OrderNumber
    description: str
    error: str = ""
    object_code: str = ""


@dataclass(frozen=True, slots=True)
class RemoveAssignment:
    """Take an assignment off with all that is on it; undo brings it back (AS-09)."""

    number: OrderNumber
    assignment_id: UUID


def add_assignment(command: AddAssignment, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Add an assignment after those there are (AS-02)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.EDIT, may.EDIT_ASSIGNED)
    refuse_when_closed(order)
    refuse_if_restored(order, ASSIGNMENTS)
    refuse_when_full(order)
    added = Assignment(description=one_line(said(command.description)))
    order = replace(order, assignments=(*order.assignments, added))
    order = with_text(order, added.id, "error", command.error)
    if command.object_code.strip():
        order = _with_its_object(order, added, command.object_code, actor, uow)
    uow.work_orders.save(order)
    uow.publish(
        AssignmentAdded(
            order=str(order.number),
            by=actor.name,
            assignment_id=str(added.id),
            description=added.description,
        )
    )
    return order


def remove_assignment(command: RemoveAssignment, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Remove an assignment without signed lines; not the last one (AS-08, SG-05)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.EDIT, may.EDIT_ASSIGNED)
    refuse_when_closed(order)
    refuse_if_restored(order, ASSIGNMENTS)
    gone = order.assignment(command.assignment_id)
    if len(order.assignments) == 1:
        raise OnlyAssignment(number=order.number)
    if any(line.signed for line in gone.lines):
        raise LineIsSigned
    order = _without(order, gone)
    uow.work_orders.save(order)
    note_gone(order.number, gone.to_order, actor, uow)
    uow.publish(
        AssignmentRemoved(
            order=str(order.number),
            by=actor.name,
            assignment_id=str(gone.id),
            description=gone.description,
        )
    )
    return order


def refuse_when_full(order: WorkOrder) -> None:
    """Refuse one assignment more where there are as many as an order takes."""
    if len(order.assignments) >= MOST:
        raise BadInput(
            N_("Order {number} has {most} assignments, and can't take more. Make a new order."),
            number=order.number,
            most=MOST,
        )


def _with_its_object(
    before: WorkOrder, added: Assignment, code: str, actor: Actor, uow: UnitOfWork
) -> WorkOrder:
    order = with_object(before, added.id, code, uow)
    if order.facility is None or order.facility == before.facility:
        return order
    return add_facility_articles(order, order.facility, actor, uow)


def _without(order: WorkOrder, gone: Assignment) -> WorkOrder:
    measures = {measure.id for measure in gone.measures}
    return replace(
        order,
        approvals=without_questions(order.approvals, {line.id for line in gone.lines}),
        assignments=tuple(each for each in order.assignments if each.id != gone.id),
        documents=tuple(
            replace(d, measure_id=None) if d.measure_id in measures else d for d in order.documents
        ),
    )
