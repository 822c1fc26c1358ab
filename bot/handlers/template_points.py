"""The points of a template, one by one: what each asks for, its place, what may be picked."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.handlers.templates import ASKED_CHOICES, ask_about, shown
from bot.keyboards import button, by_two
from bot.phrases import lines, safe
from bot.routing import Routes
from bot.said import Said
from bot.steps.orders import mark
from bot.steps.templates import (
    ChangeTemplate,
    PointIsElsewhere,
    change_template,
    choices_in,
    is_there,
    moved,
    template,
    with_point,
)
from bot.tapped import ButtonIsOld, argument
from core.chat import Button, ChatMessage, Pending
from core.refusals import BadInput
from core.self_checks import PointTemplate, SelfCheckTemplate
from core.text import said as tidied
from core.words import N_, Words


def point(said: Said, known: Known) -> Acts:
    """One point."""
    nth, named = argument(said, int, 1), argument(said, int, 2)

    def told(found: SelfCheckTemplate, known: Known) -> Answer:
        return (
            _point(found, known, nth=nth) if is_there(found, nth, named) else shown(found, known)
        )

    return (Act(template, argument(said, UUID), told),)


def change(said: Said, known: Known) -> Acts:
    """What a point asks for, or its place."""
    nth, named, what = argument(said, int, 1), argument(said, int, 2), argument(said, str, 3)
    if what not in CHANGES:
        raise ButtonIsOld

    def changed(found: SelfCheckTemplate) -> SelfCheckTemplate:
        return CHANGES[what](found, nth=nth) if is_there(found, nth, named) else found

    def told(found: SelfCheckTemplate, known: Known) -> Answer:
        stays = what not in MOVES and is_there(found, nth, named)
        return _point(found, known, nth=nth) if stays else shown(found, known)

    return (Act(change_template, ChangeTemplate(argument(said, UUID), changed), told),)


def choices_ask(said: Said, known: Known) -> Acts:
    """Ask what may be picked at a point."""
    sentence = N_(
        "Write what may be picked, one on each line. Put a minus before what is not approved: - Worn out"
    )
    context = {
        "template": str(argument(said, UUID)),
        "point": argument(said, int, 1),
        "named": argument(said, int, 2),
    }
    return ask_about(said, known, ASKED_CHOICES, sentence, context)


def choices_typed(said: Said, known: Known, pending: Pending) -> Acts:
    """What may be picked."""
    found, nth = choices_in(tidied(said.text, 2000)), int(pending.context["point"])
    named = int(pending.context["named"])
    if not found:
        raise BadInput(N_("Write at least one thing to pick."))

    def picked(made: SelfCheckTemplate) -> SelfCheckTemplate:
        if not is_there(made, nth, named):
            raise PointIsElsewhere
        return _asking(made, nth=nth, choices=found)

    command = ChangeTemplate(UUID(pending.context["template"]), picked)
    return (Act(change_template, command, partial(_point, nth=nth, forget=True)),)


def _point(found: SelfCheckTemplate, known: Known, *, nth: int, forget: bool = False) -> Answer:
    words, each = known.words, found.points[nth]
    picks = (f"– {safe(c.text)}{'' if c.approved else ' ✗'}" for c in each.choices)
    html = lines(
        f"<b>{safe(found.name)}</b>",
        f"{nth + 1}. <b>{safe(each.name)}</b>",
        safe(each.description) if each.description else None,
        *picks,
    )
    rows = (*by_two(_point_buttons(found.id, nth, each, words)),)
    page = ChatMessage(html, rows)
    return Answer(edit=page) if known.said.tap is not None else Answer(say=(page,), forget=forget)


def _point_buttons(
    template_id: UUID, nth: int, each: PointTemplate, words: Words
) -> Iterable[Button]:
    named = mark(each.name)

    def to(label: str, what: str) -> Button:
        return button(label, Action.POINT_SET, None, template_id, nth, named, what)

    value, photo = words.text(N_("A value")), words.text(N_("A photo"))
    yield to(f"– {value}", "value") if each.unit is None else to(f"✓ {value}", "novalue")
    yield to(f"✓ {photo}", "nophoto") if each.photo else to(f"– {photo}", "photo")
    choices = words.text(N_("Choices"))
    label = f"{'✓' if each.choices else '–'} {choices}"
    yield button(label, Action.POINT_CHOICES, None, template_id, nth, named)
    if each.choices:
        yield to(words.text(N_("No choices")), "plain")
    yield to("▲", "up")
    yield to("▼", "down")
    yield to(words.text(N_("Take away")), "gone")
    yield button(words.text(N_("Back")), Action.TEMPLATE, None, template_id)


def _asking(found: SelfCheckTemplate, *, nth: int, **asks: Any) -> SelfCheckTemplate:
    return with_point(found, nth, lambda each: replace(each, **asks))


Pointed = Callable[..., SelfCheckTemplate]


MOVES = {"up": -1, "down": 1, "gone": 0}


CHANGES: dict[str, Pointed] = {
    "value": partial(_asking, unit=""),
    "novalue": partial(_asking, unit=None),
    "photo": partial(_asking, photo=True),
    "nophoto": partial(_asking, photo=False),
    "plain": partial(_asking, choices=()),
    **{what: partial(moved, step=step) for what, step in MOVES.items()},
}
"""What a tap changes at a point."""


ROUTES = Routes(
    taps={
        Action.TEMPLATE_POINT: point,
        Action.POINT_SET: change,
        Action.POINT_CHOICES: choices_ask,
    },
    questions={ASKED_CHOICES: choices_typed},
)
