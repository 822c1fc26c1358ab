"""Self-checks: added from a template, answered point by point, completed and signed (SC)."""

from dataclasses import dataclass, field, replace
from uuid import UUID

from core import events
from core import permissions as may
from core.events import Event
from core.numbers import OrderNumber
from core.order_papers import Document
from core.people import Actor
from core.point_answers import Answer, answered, cleared
from core.ports import UnitOfWork
from core.refusals import BadInput, NoSuchLine, NotPossibleYet, Refused
from core.self_checks import Point, SelfCheck
from core.text import one_line, said
from core.usecases.documents import photo_of, with_document
from core.usecases.measures import refuse_when_closed
from core.words import N_
from core.work_order import WorkOrder

WORKS = (may.EDIT, may.EDIT_ASSIGNED, may.PERFORM)
"""Who may only perform fills in self-checks, and adds them (PE-11, SC-06)."""

MOST = 50


class NoSuchTemplate(Refused):
    sentence = N_("There is no such template for self-checks. An administrator adds templates.")


class PointsLeft(NotPossibleYet):
    sentence = N_("Self-check {check} is not complete. Answer what is left: {points}.")


class SelfCheckIsSigned(Refused):
    sentence = N_("Self-check {check} is signed and stays as it is. Add a new one instead.")


@dataclass(frozen=True, slots=True)
class AddSelfCheck:
    """A self-check of this template for an assignment, the first one if none is named."""

    number: OrderNumber
    template_id: UUID
    assignment_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class SelfCheckIn:
    """The order as it is now, and the self-check in it."""

    order: WorkOrder
    check: SelfCheck


@dataclass(frozen=True, slots=True)
class AnswerPoint:
    """An answer to one point; ``photo`` is a new image, put on the order with it."""

    number: OrderNumber
    check_id: UUID
    point_id: UUID
    answer: Answer = field(default_factory=Answer)
    photo: Document | None = None


@dataclass(frozen=True, slots=True)
class ClearPoint:
    """Take the answer to a point back."""

    number: OrderNumber
    check_id: UUID
    point_id: UUID


@dataclass(frozen=True, slots=True)
class CompleteSelfCheck:
    """Say that a self-check is done."""

    number: OrderNumber
    check_id: UUID


@dataclass(frozen=True, slots=True)
class SignSelfCheck:
    """Answer for a self-check with one's name."""

    number: OrderNumber
    check_id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class RemoveSelfCheck:
    """Take a self-check off the order."""

    number: OrderNumber
    check_id: UUID


def add_self_check(command: AddSelfCheck, actor: Actor, uow: UnitOfWork) -> SelfCheckIn:
    """Add a check; an untouched one of the same template there already is that one (SC-01)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, *WORKS)
    refuse_when_closed(order)
    template = uow.self_check_templates.get(command.template_id)
    if template is None:
        raise NoSuchTemplate
    home, check = order.assignment(command.assignment_id), template.check()
    for there in home.self_checks:
        if there.name == check.name and not any(point.touched for point in there.points):
            return SelfCheckIn(order, there)
    if len(home.self_checks) >= MOST:
        raise BadInput(N_("An assignment takes at most {most} self-checks."), most=MOST)
    order = order.with_self_check(home.id, check)
    added = events.SelfCheckAdded(
        order=str(order.number), by=actor.name, check_id=str(check.id), name=check.name
    )
    return _saved(order, check, added, uow)


def answer_point(command: AnswerPoint, actor: Actor, uow: UnitOfWork) -> SelfCheckIn:
    """Answer a point, or add to its answer; that begins the order (SC-01)."""
    order, check = _changeable(command.number, command.check_id, actor, uow)
    answer = command.answer
    if command.photo is not None:
        order, photo = with_document(order, command.photo, actor, uow)
        answer = replace(answer, document_id=photo.id)
    if answer.document_id is not None:
        photo_of(order, answer.document_id)
    point = answered(check.point(command.point_id), answer, actor.name, uow.now)
    check = check.with_point(point)
    order = order.with_changed(check).begun()
    happened = events.PointAnswered(
        order=str(order.number),
        by=actor.name,
        check_id=str(check.id),
        point_id=str(point.id),
        name=point.asks.name,
        approved=point.approved if point.answered else None,
    )
    return _saved(order, check, happened, uow)


def clear_point(command: ClearPoint, actor: Actor, uow: UnitOfWork) -> SelfCheckIn:
    """Take an answer back; a complete check is open again by it. The photo stays on the order."""
    order, check = _changeable(command.number, command.check_id, actor, uow)
    point = check.point(command.point_id)
    if not point.touched:
        return SelfCheckIn(order, check)
    check = check.with_point(cleared(point))
    happened = events.PointCleared(
        order=str(order.number),
        by=actor.name,
        check_id=str(check.id),
        point_id=str(point.id),
        name=point.asks.name,
    )
    return _saved(order.with_changed(check), check, happened, uow)


def complete_self_check(command: CompleteSelfCheck, actor: Actor, uow: UnitOfWork) -> SelfCheckIn:
    """Complete a check whose points are all answered, well or ill (SC-03); twice is once."""
    order, check = _changeable(command.number, command.check_id, actor, uow)
    if check.completed:
        return SelfCheckIn(order, check)
    return _completed(order, check, actor, uow)


def sign_self_check(command: SignSelfCheck, actor: Actor, uow: UnitOfWork) -> SelfCheckIn:
    """Sign a check, which completes it first; nobody changes it after that (SE-52, SC-04)."""
    order, check = _changeable(command.number, command.check_id, actor, uow, may.SIGN)
    name = one_line(said(command.name, 120))
    if not check.completed:
        order, check = _pair(_completed(order, check, actor, uow))
    check = replace(check, signed_by=name, signed_at=uow.now)
    happened = events.SelfCheckSigned(
        order=str(order.number), by=actor.name, check_id=str(check.id), name=check.name
    )
    return _saved(order.with_changed(check), check, happened, uow)


def remove_self_check(command: RemoveSelfCheck, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Take a check off, also a mandatory one, which then stops nothing (SC-05, PE-17)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.REMOVE_SELF_CHECK)
    refuse_when_closed(order)
    check = check_meant(order, command.check_id)
    order = order.without_line(check.id)
    happened = events.SelfCheckRemoved(
        order=str(order.number), by=actor.name, check_id=str(check.id), name=check.name
    )
    return _saved(order, check, happened, uow).order


def check_meant(order: WorkOrder, check_id: UUID) -> SelfCheck:
    """The self-check with this ID; raises NoSuchLine."""
    check = order.line(check_id)
    if not isinstance(check, SelfCheck):
        raise NoSuchLine(number=order.number)
    return check


def _changeable(
    number: OrderNumber,
    check_id: UUID,
    actor: Actor,
    uow: UnitOfWork,
    *rights: may.Permission,
) -> tuple[WorkOrder, SelfCheck]:
    order = uow.work_orders.get(number)
    actor.require(order, *(rights or WORKS))
    refuse_when_closed(order)
    check = check_meant(order, check_id)
    if check.answered_for:
        raise SelfCheckIsSigned(check=check.name)
    return order, check


def _completed(order: WorkOrder, check: SelfCheck, actor: Actor, uow: UnitOfWork) -> SelfCheckIn:
    if check.open_points:
        raise PointsLeft(check=check.name, points=_names(check.open_points))
    check = replace(check, completed=True, completed_by=actor.name, completed_at=uow.now)
    happened = events.SelfCheckCompleted(
        order=str(order.number),
        by=actor.name,
        check_id=str(check.id),
        name=check.name,
        failed=tuple(point.asks.name for point in check.failed_points),
    )
    return _saved(order.with_changed(check).begun(), check, happened, uow)


def _names(points: tuple[Point, ...]) -> str:
    return ", ".join(point.asks.name for point in points)


def _pair(found: SelfCheckIn) -> tuple[WorkOrder, SelfCheck]:
    return found.order, found.check


def _saved(order: WorkOrder, check: SelfCheck, happened: Event, uow: UnitOfWork) -> SelfCheckIn:
    uow.work_orders.save(order)
    uow.publish(happened)
    return SelfCheckIn(uow.work_orders.get(order.number), check)
