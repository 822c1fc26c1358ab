"""Templates of self-checks: made, extended and put in order in chat (SC-01, SC-08)."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.alone import alone
from bot.choosing import page_of
from bot.keyboards import button, by_two
from bot.phrases import lines, safe
from bot.routing import Routes
from bot.said import Said
from bot.steps.orders import mark
from bot.steps.templates import (
    ChangeTemplate,
    DropsTemplate,
    DropTemplate,
    NewTemplate,
    all_templates,
    change_template,
    drop_template,
    new_template,
    template,
    with_points,
)
from bot.tapped import argument
from core.chat import ChatMessage, Pending
from core.self_checks import PointTemplate, SelfCheckTemplate
from core.text import one_line
from core.words import N_

ASKED_NEW, ASKED_POINTS, ASKED_CHOICES = "new-template", "template-points", "point-choices"
PER_PAGE = 24
LONGEST = 55
"""So long is a point's name in the list of all: sixty of them fit into a message."""


def templates(said: Said, known: Known) -> Acts:
    """``/templates``: all of them, and a new one."""
    at = argument(said, int) if said.tap and said.tap.action is Action.TEMPLATES else 0
    return (Act(all_templates, None, partial(_all, at=at)),)


def one(said: Said, known: Known) -> Acts:
    """One template with its points."""
    return (Act(template, argument(said, UUID), shown),)


def new(said: Said, known: Known) -> Acts:
    """Ask for its name and points."""
    words = known.words
    html = words.text(
        N_("Write the name of the self-check. Each line after it becomes a point to check.")
    )
    back = ((button(words.text(N_("Back")), Action.TEMPLATES, None, 0),),)
    waits = Pending(said.speaker.id, said.place, ASKED_NEW, None, {}, said.message_id)
    answer = Answer(edit=ChatMessage(html, back), expect=waits)
    return (Act(all_templates, None, lambda _, known: answer),)


def new_typed(said: Said, known: Known, pending: Pending) -> Acts:
    """The new one, as it was written."""
    return (Act(new_template, NewTemplate(said.text), partial(shown, forget=True)),)


def add(said: Said, known: Known) -> Acts:
    """Ask for more points."""
    sentence = N_(
        "Write the points, one on each line. What stands after a question mark explains it."
    )
    return ask_about(said, known, ASKED_POINTS, sentence, {"template": str(argument(said, UUID))})


def points_typed(said: Said, known: Known, pending: Pending) -> Acts:
    """More points."""
    command = ChangeTemplate(
        UUID(pending.context["template"]), lambda found: with_points(found, said.text)
    )
    return (Act(change_template, command, partial(shown, forget=True)),)


def drop(said: Said, known: Known) -> Acts:
    """Take the template away; self-checks that were made from it stay."""
    command = DropTemplate(argument(said, UUID), known.agreed(DropsTemplate))
    gone = Act(drop_template, command, _gone)
    return (gone, Act(all_templates, None, partial(_all, at=0)))


def ask_about(
    said: Said, known: Known, kind: str, sentence: str, context: dict[str, object]
) -> Acts:
    words, wanted = known.words, argument(said, UUID)
    back = ((button(words.text(N_("Back")), Action.TEMPLATE, None, wanted),),)
    waits = Pending(said.speaker.id, said.place, kind, None, context, said.message_id)

    def asked(found: SelfCheckTemplate, known: Known) -> Answer:
        html = lines(f"<b>{safe(found.name)}</b>", words.text(sentence))
        return Answer(edit=ChatMessage(html, back), expect=waits)

    return (Act(template, wanted, asked),)


def _all(found: Sequence[SelfCheckTemplate], known: Known, *, at: int) -> Answer:
    words = known.words
    title = words.text(N_("Self-check templates"))
    html = lines(
        f"<b>{title}</b>",
        None if found else words.text(N_("None yet. Tap New, and write its name and its points.")),
    )
    made = page_of(
        found, at,
        lambda each: button(one_line(each.name, 40), Action.TEMPLATE, None, each.id),
        lambda to, label: button(label, Action.TEMPLATES, None, to),
        PER_PAGE,
    )  # fmt: skip
    last = (
        button(words.text(N_("+ New")), Action.TEMPLATE_NEW),
        button(words.text(N_("Back")), Action.SETTINGS),
    )
    page = ChatMessage(html, (*made, last))
    return Answer(edit=page) if known.said.tap is not None else Answer(say=(page,))


def shown(found: SelfCheckTemplate, known: Known, *, forget: bool = False) -> Answer:
    words = known.words
    told = (
        f"{nth}. {safe(one_line(each.name, LONGEST))}{_asks(each)}"
        for nth, each in enumerate(found.points, 1)
    )
    html = lines(
        f"<b>{safe(found.name)}</b>",
        *(told if found.points else (words.text(N_("It has no points yet.")),)),
    )
    points = (
        button(
            one_line(f"{nth + 1}. {each.name}", 40),
            Action.TEMPLATE_POINT,
            None,
            found.id,
            nth,
            mark(each.name),
        )
        for nth, each in enumerate(found.points)
    )
    rows = (
        (button(words.text(N_("+ Points")), Action.TEMPLATE_ADD, None, found.id),),
        *by_two(points),
        (
            button(words.text(N_("Take away")), Action.TEMPLATE_DROP, None, found.id),
            button(words.text(N_("Back")), Action.TEMPLATES, None, 0),
        ),
    )
    page = ChatMessage(html, rows)
    asked = known.pending is not None and known.pending.kind in {ASKED_POINTS, ASKED_CHOICES}
    if known.said.tap is not None:
        return Answer(edit=page, forget=forget or asked)
    return Answer(say=(page,), forget=forget)


def _asks(each: PointTemplate) -> str:
    signs = ("📷", each.photo), ("…", each.unit is not None), ("☰", bool(each.choices))
    shown = "".join(sign for sign, there in signs if there)
    return f" {shown}" if shown else ""


def _gone(found: SelfCheckTemplate | None, known: Known) -> Answer:
    if found is None:
        return Answer(toast=known.words.text(N_("That is done already.")))
    toast = known.words.text(N_("{name} is no template any more."), name=found.name)
    return Answer(toast=toast)


ROUTES = Routes(
    commands={"templates": alone(templates)},
    taps={
        Action.TEMPLATES: templates,
        Action.TEMPLATE: one,
        Action.TEMPLATE_NEW: new,
        Action.TEMPLATE_ADD: add,
        Action.TEMPLATE_DROP: drop,
    },
    questions={ASKED_NEW: new_typed, ASKED_POINTS: points_typed},
)
