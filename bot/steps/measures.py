"""Measures as a chat needs them: suggested ones, one with its order, and edits that follow."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bot.shown.cards import card_text
from bot.steps.once import Tap, is_first
from bot.steps.orders import mark
from bot.updates.gathering import order_seen
from core.lines import Measure
from core.numbers import OrderNumber
from core.people import Actor, User
from core.permissions import CHANGE_MEASURE_USER
from core.ports import UnitOfWork
from core.refusals import Refused
from core.usecases.amending import FollowEdit, MoveMeasure, follow_edit, move_measure
from core.usecases.entering import Entry
from core.usecases.line_edits import EditLine, LineEdit, edit_line
from core.usecases.measures import (
    AddMeasure,
    ChangeMeasureUser,
    MeasureAddedTo,
    add_measure,
    change_measure_user,
    measure_meant,
)
from core.usecases.suggestions import suggest_measures
from core.usecases.undoing import undoable
from core.words import N_, Words
from core.work_order import WorkOrder


class SuggestionIsGone(Refused):
    sentence = N_("That suggestion is not used any more. Choose another one, or write it.")


@dataclass(frozen=True, slots=True)
class SeeMeasure:
    """One measure of an order."""

    number: OrderNumber
    measure_id: UUID


@dataclass(frozen=True, slots=True)
class MeasureSeen:
    """A measure on its order, and who looks; ``unit`` names the change of it just made."""

    order: WorkOrder
    measure: Measure
    actor: Actor
    people: Sequence[User] = ()
    unit: UUID | None = None


@dataclass(frozen=True, slots=True)
class Suggest:
    """What the company suggests as a measure, on this order's card."""

    number: OrderNumber
    words: Words


@dataclass(frozen=True, slots=True)
class Suggested:
    """The order, its card's text, and the suggestions."""

    order: WorkOrder
    text: str
    measures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AddSuggested:
    """The suggestion with this mark is what was done; ``tap`` may come twice."""

    measure: AddMeasure
    mark: int
    tap: Tap


@dataclass(frozen=True, slots=True)
class FollowMessage:
    """A message that was edited; ``day`` where it names one."""

    edit: FollowEdit
    day: date | None


@dataclass(frozen=True, slots=True)
class Followed:
    """The order, the measure as its message says it now, and whether that is news."""

    order: WorkOrder
    measure: Measure
    changed: bool


@dataclass(frozen=True, slots=True)
class ChangeDay:
    """A measure was done on another day."""

    number: OrderNumber
    measure_id: UUID
    day: date
    despite_ready: bool = False


@dataclass(frozen=True, slots=True)
class NameDoer:
    """Somebody else did it."""

    number: OrderNumber
    measure_id: UUID
    user_id: UUID
    despite_ready: bool = False


def see_measure(command: SeeMeasure, actor: Actor, uow: UnitOfWork) -> MeasureSeen:
    """The measure as it is now; raises NoSuchLine."""
    order = order_seen(command.number, actor, uow)
    return MeasureSeen(order, measure_meant(order, command.measure_id), actor)


def see_doers(command: SeeMeasure, actor: Actor, uow: UnitOfWork) -> MeasureSeen:
    """The measure, and everybody who may have done it (ME-05)."""
    order = order_seen(command.number, actor, uow)
    actor.require(order, CHANGE_MEASURE_USER)
    users = tuple(each for each in uow.users.all() if each.works_here)
    return MeasureSeen(order, measure_meant(order, command.measure_id), actor, users)


def suggest(command: Suggest, actor: Actor, uow: UnitOfWork) -> Suggested:
    """What the company's list offers (SE-05)."""
    order = order_seen(command.number, actor, uow)
    return Suggested(order, card_text(order, uow, command.words), suggest_measures("", uow))


def add_suggested(command: AddSuggested, actor: Actor, uow: UnitOfWork) -> MeasureAddedTo | None:
    """Add the suggestion that was tapped; None when the tap came before."""
    if not is_first(command.tap, uow):
        return None
    found = (each for each in suggest_measures("", uow) if mark(each) == command.mark)
    text = next(found, None)
    if text is None:
        raise SuggestionIsGone
    measure = command.measure
    wanted = AddMeasure(measure.number, text, measure.done_on, despite_ready=measure.despite_ready)
    return add_measure(wanted, actor, uow)


def follow_message(command: FollowMessage, actor: Actor, uow: UnitOfWork) -> Followed:
    """The measure as its message says it now, its day too while it is unsigned (XT-04)."""
    edit = command.edit
    before = order_seen(edit.number, actor, uow).version
    followed = follow_edit(edit, actor, uow)
    order, measure = followed.order, followed.measure
    if command.day not in {None, measure.done_on} and not (measure.signed or measure.amends):
        day = command.day or edit.today
        change = ChangeDay(edit.number, measure.id, day, edit.despite_ready)
        measure = change_day(change, actor, uow).measure
    order = uow.work_orders.get(edit.number)
    return Followed(order, measure, order.version != before)


def change_day(command: ChangeDay, actor: Actor, uow: UnitOfWork) -> MeasureSeen:
    """Put an unsigned measure on another day (ME-01)."""
    before = order_seen(command.number, actor, uow)
    edits = (LineEdit("day", command.day.isoformat()),)
    edit = EditLine(command.number, command.measure_id, edits, Entry.CHAT, command.despite_ready)
    edit_line(edit, actor, uow)
    return _changed(before, command.measure_id, actor, uow)


def name_doer(command: NameDoer, actor: Actor, uow: UnitOfWork) -> MeasureSeen:
    """Name who did it (ME-05, PE-18)."""
    before, user = order_seen(command.number, actor, uow), uow.users.get(command.user_id)
    change = ChangeMeasureUser(
        command.number,
        command.measure_id,
        user.name if user else "",
        despite_ready=command.despite_ready,
    )
    change_measure_user(change, actor, uow)
    return _changed(before, command.measure_id, actor, uow)


def move(command: MoveMeasure, actor: Actor, uow: UnitOfWork) -> MeasureSeen:
    """Put it on another assignment (ME-01)."""
    before = order_seen(command.number, actor, uow)
    move_measure(command, actor, uow)
    return _changed(before, command.measure_id, actor, uow)


def _changed(before: WorkOrder, measure_id: UUID, actor: Actor, uow: UnitOfWork) -> MeasureSeen:
    """The measure now; a tap that came again changed nothing, and the first change is the last."""
    order = uow.work_orders.get(before.number)
    unit: UUID | None = uow.unit
    if order.version == before.version:
        latest = uow.lists.history(order.number)[-1:]
        own = undoable(order.number, actor, uow)
        unit = own if any(row.unit == own for row in latest) else None
    return MeasureSeen(order, measure_meant(order, measure_id), actor, unit=unit)
