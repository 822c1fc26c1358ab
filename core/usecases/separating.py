"""Separating: one assignment goes to an order of its own, and the rest can be invoiced (AS-07)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from core import permissions as may
from core.assignments import Assignment
from core.checks import photos_of, with_mandatory_checks
from core.copies import with_head_of
from core.events import OrderAssigned
from core.numbers import OrderNumber
from core.order_papers import Document, Kinship
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import AsksFirst, OrderIsClosed, Refused
from core.signature_chain import resealed
from core.states import STATE_LABELS, Origin, State
from core.usecases.article_mails import save_all_articles_to_order
from core.usecases.faults import next_number
from core.usecases.offspring import copying, keep_made_from, move_due
from core.usecases.restoring import ASSIGNMENTS, refuse_if_restored
from core.words import N_
from core.work_order import WorkOrder


class SeparatesToNewOrder(AsksFirst):
    sentence = N_(
        "“{about}” moves from order {number} to a new order, with all that was done on it. "
        "Separate it?"
    )


class NothingToSeparate(Refused):
    sentence = N_(
        "Order {number} has only this assignment, so there is nothing to separate it from. "
        "Duplicate the order if you need another one."
    )


@dataclass(frozen=True, slots=True)
class SeparateAssignment:
    """Move an assignment to a new order; ``sure`` is the yes to the question."""

    number: OrderNumber
    assignment_id: UUID
    sure: bool = False
    origin: Origin = Origin.CHAT


def separate_assignment(command: SeparateAssignment, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Move an assignment, its lines and their files to the next free number; gives the new order.

    What was signed moves with its signatures, and stays signed and sealed on both orders.
    """
    order = uow.work_orders.get(command.number)
    actor.require(order, may.EDIT, may.EDIT_ASSIGNED)
    moved = _separable(order, command.assignment_id)
    if not command.sure:
        about = moved.description or (moved.service_object.name if moved.service_object else "–")
        raise SeparatesToNewOrder(number=order.number, about=about)
    save_all_articles_to_order(order.number, actor, uow)
    order = uow.work_orders.get(order.number)
    moved = order.assignment(command.assignment_id)
    made = _made_of(order, moved, command.origin, actor, uow)
    made = keep_made_from(_rest(order, moved), made, Kinship.SEPARATED_FROM, actor, uow)
    move_due(order.number, made, uow)
    for each in made.assigned:
        uow.publish(
            OrderAssigned(order=str(made.number), by=actor.name, user_id=str(each.user_id))
        )
    return made


def _separable(order: WorkOrder, assignment_id: UUID) -> Assignment:
    if order.is_closed:
        raise OrderIsClosed(number=order.number, state=STATE_LABELS[order.state])
    refuse_if_restored(order, ASSIGNMENTS)
    moved = order.assignment(assignment_id)
    if len(order.assignments) == 1:
        raise NothingToSeparate(number=order.number)
    return moved


def _made_of(
    order: WorkOrder, moved: Assignment, origin: Origin, actor: Actor, uow: UnitOfWork
) -> WorkOrder:
    made = replace(
        with_head_of(order, next_number(uow), copying(actor, uow, None), origin),
        urgent=order.urgent,
        custom_status=order.custom_status,
        planned_on=order.planned_on,
        assigned=order.assigned,
        assignments=(moved,),
        documents=tuple(_files(order.documents, moved, of_it=True)),
        approvals=tuple(e for e in order.approvals if str(e.line_id) in _ids(moved)),
    )
    if _is_signed(moved):
        signed = replace(made, signatures=order.signatures, state=order.state)
        return resealed(signed, _ids(moved).__contains__)
    is_begun = order.state is not State.NEW and moved.lines
    return with_mandatory_checks(made.begun() if is_begun else made, uow)


def _rest(order: WorkOrder, moved: Assignment) -> WorkOrder:
    left = replace(
        order,
        assignments=tuple(each for each in order.assignments if each.id != moved.id),
        documents=tuple(_files(order.documents, moved, of_it=False)),
        approvals=tuple(e for e in order.approvals if str(e.line_id) not in _ids(moved)),
    )
    if not _is_signed(moved):
        return left
    if any(line.signed for line in left.lines):
        return resealed(left, lambda line_id: line_id not in _ids(moved))
    return replace(left, signatures=(), state=State.BEGUN if left.lines else State.NEW)


def _ids(assignment: Assignment) -> frozenset[str]:
    return frozenset(str(line.id) for line in assignment.lines)


def _is_signed(assignment: Assignment) -> bool:
    return any(line.signed for line in assignment.lines)


def _files(documents: Iterable[Document], moved: Assignment, *, of_it: bool) -> Iterable[Document]:
    """The files of the moved measures and self-checks, or the others."""
    measures = {measure.id for measure in moved.measures}
    there = tuple(documents)
    photos = {photo for check in moved.self_checks for photo in photos_of(check, there)}
    for each in there:
        if (each.measure_id in measures or each.id in photos) is of_it:
            yield each
