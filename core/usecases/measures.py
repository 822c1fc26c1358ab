"""Measures: what was done, with the day it was done (ME-01)."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from core import permissions as may
from core.events import DocumentAdded, MeasureAdded, MeasureReworded
from core.lines import Measure
from core.numbers import OrderNumber
from core.order_papers import Document
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import BadInput, NoSuchLine, OrderIsClosed
from core.text import one_line, said
from core.words import N_
from core.work_order import STATE_LABELS, WorkOrder

LONGEST = 4000


@dataclass(frozen=True, slots=True)
class AddMeasure:
    """What was done and when; ``documents`` are the images sent with it (ME-02)."""

    number: OrderNumber
    text: str
    done_on: date
    assignment_id: UUID | None = None
    documents: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True)
class MeasureAddedTo:
    """The order as it is now, and the measure that was added."""

    order: WorkOrder
    measure: Measure


@dataclass(frozen=True, slots=True)
class RewordMeasure:
    """Say an unsigned measure in other words (XT-04)."""

    number: OrderNumber
    measure_id: UUID
    text: str


def add_measure(command: AddMeasure, actor: Actor, uow: UnitOfWork) -> MeasureAddedTo:
    """Add a measure to one assignment; allowed even after the order was signed (ME-01, SG-04)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.EDIT, may.EDIT_ASSIGNED)
    refuse_when_closed(order)
    _check_day(command.done_on, uow)
    measure = Measure(said(command.text, LONGEST), command.done_on, actor.name)
    order = order.with_measure(command.assignment_id, measure).begun()
    images = tuple(replace(each, measure_id=measure.id) for each in command.documents)
    order = replace(order, documents=(*order.documents, *images))
    uow.work_orders.save(order)
    number = str(order.number)
    uow.publish(
        MeasureAdded(
            order=number, by=actor.name, measure_id=str(measure.id), text=one_line(measure.text)
        )
    )
    for image in images:
        uow.publish(
            DocumentAdded(order=number, by=actor.name, document_id=str(image.id), name=image.name)
        )
    return MeasureAddedTo(order, measure)


def reword_measure(command: RewordMeasure, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Change the text of a measure while it is unsigned (XT-04, SG-05)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.EDIT, may.EDIT_ASSIGNED)
    refuse_when_closed(order)
    measure = order.line(command.measure_id)
    if not isinstance(measure, Measure):
        raise NoSuchLine(number=order.number)
    before, text = measure.text, said(command.text, LONGEST)
    if text == before:
        return order
    order = order.with_changed(replace(measure, text=text))
    uow.work_orders.save(order)
    uow.publish(
        MeasureReworded(
            order=str(order.number),
            by=actor.name,
            measure_id=str(command.measure_id),
            before=one_line(before),
            text=one_line(text),
        )
    )
    return order


def refuse_when_closed(order: WorkOrder) -> None:
    """Nothing is added to a ready, invoiced or cancelled order without opening it first."""
    if order.is_closed:
        raise OrderIsClosed(number=order.number, state=STATE_LABELS[order.state])


def _check_day(day: date, uow: UnitOfWork) -> None:
    if abs((day - uow.now.date()).days) > timedelta(days=366).days:
        raise BadInput(N_("That day is more than a year away. Write the day the work was done."))
