"""Edits that follow a message: a measure is reworded, a signed one amended in plain sight (XT-04)."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from core import permissions as may
from core.bounds import fitting_day, refuse_more_than
from core.events import MeasureAmended, MeasureMoved
from core.lines import Measure
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import LineIsSigned
from core.text import one_line, said
from core.usecases.entering import opened
from core.usecases.measures import (
    LONGEST,
    MeasureAddedTo,
    RewordMeasure,
    measure_meant,
    reword_measure,
)
from core.work_order import WorkOrder


@dataclass(frozen=True, slots=True)
class FollowEdit:
    """The message that a measure was made of reads so now; ``today`` is the company's date.

    ``despite_ready`` is the yes to WithdrawsReady.
    """

    number: OrderNumber
    measure_id: UUID
    text: str
    today: date
    despite_ready: bool = False


@dataclass(frozen=True, slots=True)
class MoveMeasure:
    """An unsigned measure belongs to another assignment of its order."""

    number: OrderNumber
    measure_id: UUID
    assignment_id: UUID
    despite_ready: bool = False


def follow_edit(command: FollowEdit, actor: Actor, uow: UnitOfWork) -> MeasureAddedTo:
    """The measure in its new words; once it is signed, a measure that amends it (XT-04, SG-05)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.EDIT, may.EDIT_ASSIGNED)
    original = measure_meant(order, command.measure_id)
    latest = _latest_of(order, original)
    if said(command.text, LONGEST) == latest.text:
        return MeasureAddedTo(order, latest)
    if latest.signed:
        return _amended(order, original, command, actor, uow)
    reworded = RewordMeasure(command.number, latest.id, command.text, command.despite_ready)
    order = reword_measure(reworded, actor, uow)
    return MeasureAddedTo(order, measure_meant(order, latest.id))


def move_measure(command: MoveMeasure, actor: Actor, uow: UnitOfWork) -> MeasureAddedTo:
    """Put an unsigned measure with its images on another assignment (ME-01); twice is once."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.EDIT, may.EDIT_ASSIGNED)
    measure, target = (
        measure_meant(order, command.measure_id),
        order.assignment(command.assignment_id),
    )
    if measure in target.measures:
        return MeasureAddedTo(order, measure)
    if measure.signed:
        raise LineIsSigned
    order = opened(order, actor, uow, despite_ready=command.despite_ready, invoiced=False)
    order = _on(order, measure, target.id)
    uow.work_orders.save(order)
    uow.publish(
        MeasureMoved(
            order=str(order.number),
            by=actor.name,
            measure_id=str(measure.id),
            assignment_id=str(target.id),
            text=one_line(measure.text),
        )
    )
    return MeasureAddedTo(order, measure)


def _latest_of(order: WorkOrder, original: Measure) -> Measure:
    """The newest measure that amends it, or itself."""
    amending = [m for a in order.assignments for m in a.measures if m.amends == original.id]
    return amending[-1] if amending else original


def _amended(
    order: WorkOrder, original: Measure, command: FollowEdit, actor: Actor, uow: UnitOfWork
) -> MeasureAddedTo:
    order = opened(order, actor, uow, despite_ready=command.despite_ready, invoiced=False)
    refuse_more_than(sum(len(a.measures) for a in order.assignments), order.number)
    day = fitting_day(command.today, uow.now.date())
    measure = Measure(said(command.text, LONGEST), day, actor.name, amends=original.id)
    home = next(a for a in order.assignments if original in a.measures)
    order = order.with_measure(home.id, measure)
    uow.work_orders.save(order)
    uow.publish(
        MeasureAmended(
            order=str(order.number),
            by=actor.name,
            measure_id=str(measure.id),
            amends=str(original.id),
            before=one_line(original.text),
            text=one_line(measure.text),
        )
    )
    return MeasureAddedTo(order, measure)


def _on(order: WorkOrder, measure: Measure, assignment_id: UUID) -> WorkOrder:
    def having(measures: tuple[Measure, ...], mine: bool) -> tuple[Measure, ...]:
        others = tuple(each for each in measures if each.id != measure.id)
        return (*others, measure) if mine else others

    return replace(
        order,
        assignments=tuple(
            replace(each, measures=having(each.measures, each.id == assignment_id))
            for each in order.assignments
        ),
    )
