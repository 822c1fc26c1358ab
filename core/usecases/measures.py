"""Measures: what was done, with the day it was done (ME-01)."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from core import permissions as may
from core import settings
from core.bounds import fitting_day, refuse_more_than
from core.events import DocumentAdded, MeasureAdded, MeasureReworded, MeasureUserChanged
from core.lines import Measure
from core.numbers import OrderNumber
from core.order_papers import Document
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import (
    BadInput,
    ChangedMeanwhile,
    LineIsSigned,
    NoSuchLine,
    OrderIsClosed,
)
from core.text import one_line, said
from core.usecases.documents import fitting, refuse_when_full, shows_what_is_signed
from core.usecases.entering import Entry, kept, opened, refuse_unless_offered
from core.words import N_, Label
from core.work_order import STATE_LABELS, WorkOrder

LONGEST = 4096


@dataclass(frozen=True, slots=True)
class AddMeasure:
    """What was done and when; ``documents`` are the images sent with it (ME-02).

    ``shown_by`` are photos that were on the order before its words came, and show it, too (XT-13);
    ``despite_ready`` is the yes to WithdrawsReady.
    """

    number: OrderNumber
    text: str
    done_on: date
    assignment_id: UUID | None = None
    documents: tuple[Document, ...] = ()
    entry: Entry = Entry.CHAT
    despite_ready: bool = False
    shown_by: tuple[UUID, ...] = ()


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
    despite_ready: bool = False


@dataclass(frozen=True, slots=True)
class ChangeMeasureUser:
    """Somebody else did it; ``seen`` is who was named when the author looked, None skips that."""

    number: OrderNumber
    measure_id: UUID
    name: str
    seen: str | None = None
    despite_ready: bool = False


def add_measure(command: AddMeasure, actor: Actor, uow: UnitOfWork) -> MeasureAddedTo:
    """Add a measure to one assignment; allowed even after the order was signed (ME-01, SG-04)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.EDIT, may.EDIT_ASSIGNED)
    refuse_unless_offered(command.entry, settings.SHOW_ADD_MEASURE, order, uow)
    order = opened(order, actor, uow, despite_ready=command.despite_ready, invoiced=False)
    refuse_more_than(sum(len(a.measures) for a in order.assignments), order.number)
    day = fitting_day(command.done_on, uow.now.date())
    measure = Measure(said(command.text, LONGEST), day, actor.name)
    order = order.with_measure(command.assignment_id, measure).begun()
    refuse_when_full(order, len(command.documents))
    images = tuple(replace(fitting(e), measure_id=measure.id) for e in command.documents)
    there = _shown_by(order, command.shown_by, measure)
    order = kept(replace(order, documents=(*there, *images)), command.entry, uow)
    uow.work_orders.save(order)
    _tell_added(order, measure, images, actor, uow)
    return MeasureAddedTo(order, measure)


def reword_measure(command: RewordMeasure, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Change the text of a measure while it is unsigned (XT-04, SG-05)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.EDIT, may.EDIT_ASSIGNED)
    measure = measure_meant(order, command.measure_id)
    text = said(command.text, LONGEST)
    if text == measure.text:
        return order
    if measure.signed:
        raise LineIsSigned
    order = opened(order, actor, uow, despite_ready=command.despite_ready, invoiced=False)
    order = order.with_changed(replace(measure, text=text))
    uow.work_orders.save(order)
    uow.publish(
        MeasureReworded(
            order=str(order.number),
            by=actor.name,
            measure_id=str(measure.id),
            before=one_line(measure.text),
            text=one_line(text),
        )
    )
    return order


def change_measure_user(command: ChangeMeasureUser, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Name another of the company's people as who did an unsigned measure (ME-05, PE-18)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.CHANGE_MEASURE_USER)
    measure, name = measure_meant(order, command.measure_id), _name_of(command.name, uow)
    if measure.done_by == name:
        return order
    if command.seen is not None and command.seen != measure.done_by:
        raise ChangedMeanwhile(
            number=order.number,
            field=Label(N_("Who did it")),
            theirs=one_line(measure.done_by, 120),
            yours=name,
        )
    order = opened(order, actor, uow, despite_ready=command.despite_ready, invoiced=False)
    order = order.with_changed(replace(measure, done_by=name))
    uow.work_orders.save(order)
    uow.publish(
        MeasureUserChanged(
            order=str(order.number),
            by=actor.name,
            measure_id=str(measure.id),
            before=measure.done_by,
            after=name,
        )
    )
    return order


def measure_meant(order: WorkOrder, measure_id: UUID) -> Measure:
    """The measure with this ID; raises NoSuchLine."""
    measure = order.line(measure_id)
    if not isinstance(measure, Measure):
        raise NoSuchLine(number=order.number)
    return measure


def refuse_when_closed(order: WorkOrder) -> None:
    """Nothing is added to a ready, invoiced or cancelled order without opening it first."""
    if order.is_closed:
        raise OrderIsClosed(number=order.number, state=STATE_LABELS[order.state])


def _shown_by(order: WorkOrder, meant: tuple[UUID, ...], measure: Measure) -> tuple[Document, ...]:
    """What shows a signed measure goes on showing that one (SG-05)."""
    return tuple(
        replace(each, measure_id=measure.id)
        if each.id in meant and not shows_what_is_signed(order, each)
        else each
        for each in order.documents
    )


def _name_of(name: str, uow: UnitOfWork) -> str:
    user = uow.users.by_name(one_line(name))
    if user is None or not user.active:
        raise BadInput(
            N_("{name} is not one of the company's people. Write the name of somebody who is."),
            name=one_line(name, 60),
        )
    return user.name


def _tell_added(
    order: WorkOrder,
    measure: Measure,
    images: tuple[Document, ...],
    actor: Actor,
    uow: UnitOfWork,
) -> None:
    number, by, text = str(order.number), actor.name, one_line(measure.text)
    uow.publish(MeasureAdded(order=number, by=by, measure_id=str(measure.id), text=text))
    for image in images:
        uow.publish(DocumentAdded(order=number, by=by, document_id=str(image.id), name=image.name))
