"""Assignments one by one: shown, taken in hand, copied; articles are not mailed again unasked."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from bot.forms import CAUSE, COUNTER, DESCRIPTION, ERROR, OBJECT, mark, of_assignment
from bot.looking import Look, look
from bot.steps.form_fields import label_of, value_of
from core import permissions as may
from core import settings
from core.numbers import OrderNumber
from core.object_info import info_of
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import AsksFirst
from core.usecases.assignments import AddAssignment, add_assignment
from core.usecases.duplicating import DuplicateAssignment, duplicate_assignment
from core.usecases.suggestions import suggest_descriptions
from core.words import N_, Words
from core.work_order import Assignment, State, WorkOrder


class MailArticlesAgain(AsksFirst):
    no_is_an_answer = True
    sentence = N_(
        "Assignment {nth} of order {number} has articles to be ordered. "
        "Are those of the copy to be ordered too, so that they are mailed once more?"
    )


@dataclass(frozen=True, slots=True)
class LookAt:
    """At the assignments of an order; ``assignment_id`` None: at all of them."""

    number: OrderNumber
    words: Words
    assignment_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """An order's assignments as they are shown, and whether they may be changed.

    ``meant`` is the one looked at, the ``nth``; ``fields`` its keys, labels and values.
    """

    order: WorkOrder
    text: str
    may_change: bool
    suggestions: tuple[str, ...] = ()
    meant: Assignment | None = None
    nth: int = 0
    fields: Sequence[tuple[str, str, str]] = ()


@dataclass(frozen=True, slots=True)
class CopyAssignment:
    """Copy it; ``mail`` is the answer to whether its articles are mailed again, None unasked."""

    number: OrderNumber
    assignment_id: UUID
    words: Words
    mail: bool | None = None


@dataclass(frozen=True, slots=True)
class AddSuggested:
    """One more assignment, with the suggested description that was tapped."""

    number: OrderNumber
    mark: int


def look_at(command: LookAt, actor: Actor, uow: UnitOfWork) -> Work:
    """The assignments, or one of them with its texts, object, counter and information (AS-01)."""
    seen = look(Look(command.number, command.words), actor, uow)
    order, suggestions = seen.order, suggest_descriptions("", uow)
    over = order.is_closed or order.state is State.CANCELLED
    changes = not over and actor.may_on(order, may.EDIT, may.EDIT_ASSIGNED)
    if command.assignment_id is None:
        return Work(order, seen.text, changes, suggestions)
    meant = order.assignment(command.assignment_id)
    nth = order.assignments.index(meant) + 1
    fields = tuple(_fields(order, meant, command.words, uow))
    return Work(order, seen.text, changes, suggestions, meant, nth, fields)


def copy_assignment(command: CopyAssignment, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Copy it without its object; raises MailArticlesAgain where it has some to order (AS-04)."""
    order = uow.work_orders.get(command.number)
    meant = order.assignment(command.assignment_id)
    if meant.to_order and command.mail is None:
        nth = order.assignments.index(meant) + 1
        raise MailArticlesAgain(nth=nth, number=order.number)
    today = command.words.today(uow.now)
    copy = DuplicateAssignment(command.number, meant.id, bool(command.mail), today)
    return duplicate_assignment(copy, actor, uow)


def add_suggested(command: AddSuggested, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Add an assignment with a suggested description (AS-10)."""
    offered = suggest_descriptions("", uow)
    found = next((each for each in offered if mark(each) == command.mark), "")
    return add_assignment(AddAssignment(command.number, found), actor, uow)


def _fields(
    order: WorkOrder, meant: Assignment, words: Words, uow: UnitOfWork
) -> Sequence[tuple[str, str, str]]:
    values = uow.settings.all()
    thing = meant.service_object
    counted = thing is not None and bool(thing.counter_unit)
    names = (DESCRIPTION, ERROR, CAUSE, OBJECT, *((COUNTER,) if counted else ()))
    keys = [of_assignment(name, meant.id) for name in names]
    shown = [
        (key, label_of(key, order, values, words), value_of(key, order, values, uow, words))
        for key in keys
    ]
    if thing is not None and values[settings.SHOW_CUSTOM_INFO]:
        pieces = info_of(thing, uow.info_templates.all())
        shown += [("", name, value) for name, value in pieces if value]
    return shown
