"""Templates of self-checks as an administrator makes them in chat (SC-01, SC-08)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from bot.steps.orders import mark
from core import permissions as may
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import AsksFirst, BadInput, Refused
from core.self_checks import Choice, PointTemplate, SelfCheckTemplate
from core.text import one_line, said
from core.usecases.registers import KeepRow, RemoveRow, keep_row, remove_row
from core.words import N_

REGISTER = "self-check-templates"
MOST_POINTS = 60
NOT_APPROVED = "-"
"""Before a choice that is not approved when it is picked."""


class TemplateIsGone(Refused):
    sentence = N_("That template is not there any more. Look at the list once more.")


class DropsTemplate(AsksFirst):
    sentence = N_(
        "Take {name} away from the templates? Self-checks that were made from it stay as they are."
    )


class PointIsElsewhere(Refused):
    sentence = N_("That point was moved or taken away. Look at the template once more.")


@dataclass(frozen=True, slots=True)
class NewTemplate:
    """A template with this name; the lines after the first are its points."""

    text: str


@dataclass(frozen=True, slots=True)
class ChangeTemplate:
    """One template, changed."""

    template_id: UUID
    change: Callable[[SelfCheckTemplate], SelfCheckTemplate]


@dataclass(frozen=True, slots=True)
class DropTemplate:
    """Take a template away; ``sure``: somebody said yes to it."""

    template_id: UUID
    sure: bool = False


def all_templates(command: None, actor: Actor, uow: UnitOfWork) -> Sequence[SelfCheckTemplate]:
    """Every template, for an administrator."""
    actor.require_at_all(may.ADMIN)
    return uow.self_check_templates.all()


def template(command: UUID, actor: Actor, uow: UnitOfWork) -> SelfCheckTemplate:
    """One of them; raises TemplateIsGone."""
    actor.require_at_all(may.ADMIN)
    found = uow.self_check_templates.get(command)
    if found is None:
        raise TemplateIsGone
    return found


def new_template(command: NewTemplate, actor: Actor, uow: UnitOfWork) -> SelfCheckTemplate:
    """A new one; raises NameTakenThere."""
    name, _, points = said(command.text).partition("\n")
    made = with_points(SelfCheckTemplate(one_line(name)), points)
    return keep_row(KeepRow(_of_a_size(made)), actor, uow)


def change_template(command: ChangeTemplate, actor: Actor, uow: UnitOfWork) -> SelfCheckTemplate:
    """Change it; self-checks made from it before stay as they are."""
    before = template(command.template_id, actor, uow)
    changed = command.change(before)
    return before if changed == before else keep_row(KeepRow(_of_a_size(changed)), actor, uow)


def drop_template(
    command: DropTemplate, actor: Actor, uow: UnitOfWork
) -> SelfCheckTemplate | None:
    """Take it out of the register; None where it is gone already. Raises DropsTemplate."""
    actor.require_at_all(may.ADMIN)
    gone = uow.self_check_templates.get(command.template_id)
    if gone is None:
        return None
    if not command.sure:
        raise DropsTemplate(name=gone.name)
    remove_row(RemoveRow(REGISTER, gone.id), actor, uow)
    return gone


def with_points(found: SelfCheckTemplate, text: str) -> SelfCheckTemplate:
    """With a point for each line at its end; what follows a question mark describes it."""
    added = tuple(_point(line) for line in text.splitlines() if one_line(line))
    return replace(found, points=(*found.points, *added))


def with_point(
    found: SelfCheckTemplate, nth: int, change: Callable[[PointTemplate], PointTemplate]
) -> SelfCheckTemplate:
    """With that point changed; raises PointIsElsewhere."""
    if nth >= len(found.points):
        raise PointIsElsewhere
    points = (change(each) if n == nth else each for n, each in enumerate(found.points))
    return replace(found, points=tuple(points))


def moved(found: SelfCheckTemplate, nth: int, step: int) -> SelfCheckTemplate:
    """With that point so many places further on; 0 takes it away."""
    points = list(found.points)
    if nth >= len(points):
        raise PointIsElsewhere
    point = points.pop(nth)
    if step:
        points.insert(min(max(nth + step, 0), len(points)), point)
    return replace(found, points=tuple(points))


def choices_in(text: str) -> tuple[Choice, ...]:
    """What may be picked: one a line, a minus before what is not approved."""
    lines = (one_line(line) for line in text.splitlines())
    return tuple(
        Choice(one_line(line.removeprefix(NOT_APPROVED)), not line.startswith(NOT_APPROVED))
        for line in lines
        if line.removeprefix(NOT_APPROVED).strip()
    )


def is_there(found: SelfCheckTemplate, nth: int, named: int) -> bool:
    """Whether the point with this mark still stands at that place."""
    return nth < len(found.points) and mark(found.points[nth].name) == named


def _of_a_size(made: SelfCheckTemplate) -> SelfCheckTemplate:
    if len(made.points) > MOST_POINTS:
        raise BadInput(N_("A self-check has at most {most} points."), most=MOST_POINTS)
    return made


def _point(line: str) -> PointTemplate:
    name, asks, description = line.partition("?")
    return PointTemplate(one_line(f"{name}{asks}"), one_line(description))
