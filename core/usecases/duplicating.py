"""Copies: an assignment once more on its order, or a whole order once more (AS-04, WO-26)."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from core import permissions as may
from core.assignments import Assignment
from core.bounds import refuse_more_than
from core.checks import with_mandatory_checks
from core.copies import copied, copied_line, with_head_of
from core.events import AssignmentDuplicated
from core.numbers import OrderNumber
from core.order_papers import Kinship
from core.people import Actor
from core.ports import UnitOfWork
from core.states import Origin
from core.usecases.article_mails import as_mailed, note_touched
from core.usecases.assignments import refuse_when_full
from core.usecases.faults import next_number
from core.usecases.measures import refuse_when_closed
from core.usecases.offspring import copying, keep_made_from
from core.usecases.restoring import ASSIGNMENTS, refuse_if_restored
from core.work_order import WorkOrder


@dataclass(frozen=True, slots=True)
class DuplicateAssignment:
    """Copy an assignment; ``mail_articles`` has its articles to be ordered mailed once more.

    ``today`` is the company's date, which the copy's measures get.
    """

    number: OrderNumber
    assignment_id: UUID | None = None
    mail_articles: bool = False
    today: date | None = None


@dataclass(frozen=True, slots=True)
class DuplicateOrder:
    """Copy an order under a new number; ``mail_articles`` and ``today`` as for an assignment."""

    number: OrderNumber
    mail_articles: bool = False
    today: date | None = None
    origin: Origin = Origin.CHAT


def duplicate_assignment(command: DuplicateAssignment, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Copy an assignment onto the same order, without its object: that stands once (AS-04)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.EDIT, may.EDIT_ASSIGNED)
    refuse_when_closed(order)
    refuse_if_restored(order, ASSIGNMENTS)
    refuse_when_full(order)
    meant = order.assignment(command.assignment_id)
    copy = copied(meant, copying(actor, uow, command.today))
    copy = copy if command.mail_articles else _as_mailed(copy)
    order = replace(order, assignments=(*order.assignments, copy))
    _refuse_too_many_lines(order)
    uow.work_orders.save(order)
    _mail_new(order, copy, actor, uow)
    uow.publish(
        AssignmentDuplicated(order=str(order.number), by=actor.name, assignment_id=str(copy.id))
    )
    return order


def duplicate_order(command: DuplicateOrder, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Copy an order with its assignments, objects and lines, nothing of them signed (WO-26).

    Bookings, comments, documents and who has it stay with the original.
    """
    order = uow.work_orders.get(command.number)
    actor.require(order, may.DUPLICATE)
    how = copying(actor, uow, command.today)
    copies = [_with_its_object(copied(each, how), each) for each in order.assignments]
    made = replace(
        with_head_of(order, next_number(uow), how, command.origin),
        assignments=tuple(e if command.mail_articles else _as_mailed(e) for e in copies),
        other_articles=tuple(copied_line(each, how) for each in order.other_articles),
    )
    made = with_mandatory_checks(made.begun() if _has_work(made) else made, uow)
    made = keep_made_from(order, made, Kinship.DUPLICATE_OF, actor, uow)
    for each in made.assignments:
        _mail_new(made, each, actor, uow)
    return made


def _refuse_too_many_lines(order: WorkOrder) -> None:
    for home in ("measures", "time", "articles", "to_order"):
        held = sum(len(getattr(each, home)) for each in order.assignments)
        refuse_more_than(held - 1, order.number)


def _with_its_object(copy: Assignment, original: Assignment) -> Assignment:
    return replace(copy, service_object=original.service_object)


def _as_mailed(copy: Assignment) -> Assignment:
    """Its articles to be ordered count as told of: nobody asked for another mail (0b)."""
    rows = tuple(
        replace(each, mailed=(each.state,), mailed_as=as_mailed(each)) for each in copy.to_order
    )
    return replace(copy, to_order=rows)


def _mail_new(order: WorkOrder, copy: Assignment, actor: Actor, uow: UnitOfWork) -> None:
    rows = [each for each in copy.to_order if not each.mailed]
    if rows:
        note_touched(order.number, rows, actor, uow)


def _has_work(order: WorkOrder) -> bool:
    return any(each.measures or each.time or each.articles for each in order.assignments)
