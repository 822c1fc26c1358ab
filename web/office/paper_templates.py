"""Templates of the company's papers: their parts in order, texts, logo, colour, order types (SE-57)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from aiohttp import web

from core import permissions as may
from core import settings as s
from core.papers import ORDER_LIST, ORDER_PAPER_LABELS, PURCHASE, QUOTE
from core.refusals import BadInput, Refused
from core.settings import PaperTemplate
from core.settings.coloured import names_of
from core.settings.company import LARGEST_LOGO, refuse_unless_picture
from core.settings.paper_templates import LAYOUTS, PARTS, PROTOCOL, with_template
from core.text import one_line
from core.usecases.settings import SetSetting, set_setting
from core.words import N_
from web.office.desk import Desk, office
from web.office.forms import Form
from web.parts import PARTS as WEB_PARTS

WHERE = f"/office/settings/{s.PAPER_TEMPLATES.key}"
KINDS = {
    PROTOCOL: N_("Protocol"),
    **ORDER_PAPER_LABELS,
    QUOTE: N_("Quote"),
    PURCHASE: N_("Purchase order"),
    ORDER_LIST: N_("List of orders"),
}
LAYOUT_LABELS = {"standard": N_("With room"), "compact": N_("Saves paper")}
ACCENT = "#0b5c6b"


class TemplateIsGone(Refused):
    sentence = N_("That template is not there any more. Look at the list once more.")


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part of a paper, whether it is printed, and its place."""

    key: str
    label: str
    shown: bool


async def show(desk: Desk) -> web.StreamResponse:
    """Every template."""
    desk.actor.require_at_all(may.ADMIN)
    return desk.page("paper_templates.html", **_listed(desk))


async def one(desk: Desk) -> web.StreamResponse:
    """One template to be changed."""
    desk.actor.require_at_all(may.ADMIN)
    templates, nth = _meant(desk)
    return _page_of(templates[nth], templates[nth].name, desk)


def _page_of(
    chosen: PaperTemplate, name: str, desk: Desk, refused: Refused | None = None
) -> web.StreamResponse:
    types = names_of(desk.settings[s.ORDER_TYPES])
    shown = chosen.parts_shown
    parts = (*shown, *(each for each in PARTS if each not in shown))
    return desk.page(
        "paper_template.html",
        200 if refused is None else 422,
        **_listed(desk),
        refused=desk.words.text(refused.sentence, **refused.fields) if refused else "",
        called=name,
        chosen=chosen,
        order_types=(*types, *(each for each in chosen.order_types if each not in types)),
        parts=[PartRow(each, desk.words.text(PARTS[each]), each in shown) for each in parts],
        layouts=[(each, desk.words.text(LAYOUT_LABELS[each])) for each in LAYOUTS],
        accent=ACCENT,
    )


async def add(desk: Desk) -> web.StreamResponse:
    """One more, with every part, for no orders yet."""
    made = PaperTemplate(desk.form.text("name"), paper=desk.form.text("paper", PROTOCOL))
    templates = (*desk.settings[s.PAPER_TEMPLATES], made)
    await _keep(templates, desk)
    return desk.back(N_("Added."), to=f"{WHERE}/{len(templates) - 1}")


async def change(desk: Desk) -> web.StreamResponse:
    """What the form says of it."""
    desk.actor.require_at_all(may.ADMIN)
    templates, nth = _meant(desk)

    async def again(refused: Refused) -> web.StreamResponse:
        return _page_of(_typed(templates[nth], desk.form), templates[nth].name, desk, refused)

    desk.again = again
    changed = replace(_read(templates[nth], desk.form), logo=await _logo(templates[nth], desk))
    await _keep(with_template(templates, nth, changed), desk)
    return desk.back(N_("Kept."))


async def drop(desk: Desk) -> web.StreamResponse:
    """Away with it; papers follow the starred one, or none."""
    templates, nth = _meant(desk)
    await _keep(tuple(each for n, each in enumerate(templates) if n != nth), desk)
    return desk.back(N_("{name} is away."), to=WHERE, name=templates[nth].name)


def _read(before: PaperTemplate, form: Form) -> PaperTemplate:
    if not set(form.all("part")) & set(PARTS):
        raise BadInput(N_("A paper has at least one part. Tick what is to be printed."))
    return _typed(before, form)


def _typed(before: PaperTemplate, form: Form) -> PaperTemplate:
    parts = sorted((name for name in PARTS if name in form.all("part")), key=_place_in(form))
    return PaperTemplate(
        name=form.text("name"),
        paper=before.paper,
        starred=form.has("starred"),
        order_types=form.all("order_type"),
        layout=form.text("layout") or None,
        colour=form.text("colour") if form.has("coloured") else None,
        logo=before.logo,
        above=form.text("above"),
        below=form.text("below"),
        parts=() if tuple(parts) == tuple(PARTS) else tuple(parts),
    )


def _place_in(form: Form) -> Callable[[str], int]:
    places = form.named("place-")

    def place(name: str) -> int:
        text = places.get(name, "").strip()
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else 9999

    return place


async def _logo(before: PaperTemplate, desk: Desk) -> str | None:
    stored = None if desk.form.has("no_logo") else before.logo
    for _, file in desk.form.files:
        refuse_unless_picture(file.content, one_line(file.name, 60))
        stored = await desk.request.app[WEB_PARTS].files.put(file.content)
    return stored


async def _keep(templates: tuple[PaperTemplate, ...], desk: Desk) -> None:
    seen = desk.form.text("seen") if desk.form.has("seen") else None
    written = s.PAPER_TEMPLATES.written(templates)
    await desk.do(set_setting, SetSetting(s.PAPER_TEMPLATES.key, written, seen))


def _meant(desk: Desk) -> tuple[tuple[PaperTemplate, ...], int]:
    templates = desk.settings[s.PAPER_TEMPLATES]
    nth = int(desk.request.match_info["nth"])
    if nth >= len(templates):
        raise TemplateIsGone
    return templates, nth


def _listed(desk: Desk) -> dict[str, Any]:
    templates = desk.settings[s.PAPER_TEMPLATES]
    kinds = [(key, desk.words.text(label)) for key, label in KINDS.items()]
    return {
        "templates": templates,
        "kinds": kinds,
        "kind_names": {**{each.paper: each.paper for each in templates}, **dict(kinds)},
        "seen": s.PAPER_TEMPLATES.written(templates),
        "where": WHERE,
    }


ROUTES = (
    web.get(WHERE, office(show)),
    web.post(WHERE, office(add)),
    web.get(WHERE + r"/{nth:\d{1,3}}", office(one)),
    web.post(WHERE + r"/{nth:\d{1,3}}", office(change, most=LARGEST_LOGO)),
    web.post(WHERE + r"/{nth:\d{1,3}}/drop", office(drop)),
)
