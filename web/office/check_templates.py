"""Templates of self-checks: their points, what each asks for, and which answers will do (SC-01)."""

from dataclasses import dataclass, replace
from uuid import UUID

from aiohttp import web

from core import permissions as may
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import AsksFirst, Refused
from core.self_checks import Choice, PointTemplate, SelfCheckTemplate
from core.shapes import shape
from core.text import one_line, said
from core.usecases.registers import KeepRow, RemoveRow, keep_row, remove_row
from core.words import N_
from web.office.desk import Desk, office
from web.office.forms import Form
from web.office.reading import an_id
from web.office.setting_fields import nth_of, places, ticked

REGISTER = "self-check-templates"
WHERE = f"/office/settings/{REGISTER}"
NEW_POINTS = 3
NOT_APPROVED = "-"
"""Before a choice that is not approved when it is picked."""


class TemplateIsGone(Refused):
    sentence = N_("That template is not there any more. Look at the list once more.")


class TemplateChanged(Refused):
    sentence = N_("{name} was changed meanwhile. Look at it once more and try again.")


class DropsTemplate(AsksFirst):
    sentence = N_(
        "Take {name} away from the templates? Self-checks that were made from it stay as they are."
    )


@dataclass(frozen=True, slots=True)
class PointRow:
    """One point as a form has it; ``choices`` is one a line, a minus before what will not do."""

    point: PointTemplate
    choices: str


async def show(desk: Desk) -> web.StreamResponse:
    """Every template."""
    desk.actor.require_at_all(may.ADMIN)
    found = await desk.ask(lambda uow: uow.self_check_templates.all())
    return desk.page("check_templates.html", templates=found, where=WHERE)


async def one(desk: Desk) -> web.StreamResponse:
    """One template to be changed."""
    desk.actor.require_at_all(may.ADMIN)
    found = await _meant(desk)
    return _page_of(found, found, desk)


def _page_of(
    found: SelfCheckTemplate,
    shown: SelfCheckTemplate,
    desk: Desk,
    refused: Refused | None = None,
) -> web.StreamResponse:
    empty = (PointTemplate(""),) * NEW_POINTS
    rows = [PointRow(each, _choices_said(each)) for each in (*shown.points, *empty)]
    return desk.page(
        "check_template.html",
        200 if refused is None else 422,
        refused=desk.words.text(refused.sentence, **refused.fields) if refused else "",
        called=found.name,
        chosen=shown,
        rows=rows,
        where=WHERE,
        seen=str(shape(found)),
    )


async def add(desk: Desk) -> web.StreamResponse:
    """One more; each line is a point."""
    names = (one_line(line) for line in desk.form.text("points").splitlines())
    points = tuple(PointTemplate(name) for name in names if name)
    made = SelfCheckTemplate(one_line(said(desk.form.text("name"))), points)
    kept = await desk.do(keep_row, KeepRow(made))
    return desk.back(N_("Added."), to=f"{WHERE}/{kept.id}")


async def change(desk: Desk) -> web.StreamResponse:
    """What the form says of it; self-checks that were made from it stay as they are."""
    desk.actor.require_at_all(may.ADMIN)
    found = await _meant(desk)
    typed = replace(found, name=desk.form.text("name"), points=_points(desk.form))

    async def again(refused: Refused) -> web.StreamResponse:
        return _page_of(found, typed, desk, refused)

    desk.again = again
    if desk.form.text("seen") != str(shape(found)):
        raise TemplateChanged(name=found.name)
    await desk.do(keep_row, KeepRow(replace(typed, name=one_line(said(typed.name)))))
    return desk.back(N_("Kept."))


async def drop(desk: Desk) -> web.StreamResponse:
    """Away with it, once somebody said yes."""
    found = await _meant(desk)
    if not desk.form.agreed(DropsTemplate):
        raise DropsTemplate(name=found.name)
    await desk.do(_removed, found.id)
    return desk.back(N_("{name} is away."), to=WHERE, name=found.name)


def _removed(template_id: UUID, actor: Actor, uow: UnitOfWork) -> None:
    remove_row(RemoveRow(REGISTER, template_id), actor, uow)


def _points(form: Form) -> tuple[PointTemplate, ...]:
    names = form.all("point")
    return tuple(_point(form, n, names[n]) for n in places(form, len(names)) if names[n].strip())


def _point(form: Form, nth: int, name: str) -> PointTemplate:
    asks_value = nth in ticked(form, "value")
    return PointTemplate(
        name=one_line(name),
        description=nth_of(form.all("description"), nth).strip(),
        unit=one_line(nth_of(form.all("unit"), nth)) if asks_value else None,
        choices=_choices(nth_of(form.all("choices"), nth)),
        photo=nth in ticked(form, "photo"),
    )


def _choices(text: str) -> tuple[Choice, ...]:
    lines = (one_line(line) for line in text.splitlines())
    return tuple(
        Choice(one_line(line.removeprefix(NOT_APPROVED)), not line.startswith(NOT_APPROVED))
        for line in lines
        if line.removeprefix(NOT_APPROVED).strip()
    )


def _choices_said(point: PointTemplate) -> str:
    return "\n".join(
        each.text if each.approved else f"{NOT_APPROVED} {each.text}" for each in point.choices
    )


async def _meant(desk: Desk) -> SelfCheckTemplate:
    wanted = an_id(desk.request.match_info["id"])
    found = await desk.ask(lambda uow: uow.self_check_templates.get(wanted))
    if found is None:
        raise TemplateIsGone
    return found


ROUTES = (
    web.get(WHERE, office(show)),
    web.post(WHERE, office(add)),
    web.get(WHERE + "/{id}", office(one)),
    web.post(WHERE + "/{id}", office(change)),
    web.post(WHERE + "/{id}/drop", office(drop)),
)
