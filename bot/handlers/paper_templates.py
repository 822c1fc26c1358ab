"""A template of papers, changed by tapping: its look, order types, parts, and texts (SE-57)."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from bot import setting_items as items
from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.handlers.setting_items import item_shown
from bot.routing import Routes
from bot.said import Said
from bot.shown.paper_template_shown import OFF, asked_page, order_types_page, parts_page
from bot.steps.paper_templates import OfOrderType, put_order_type
from bot.steps.settings import (
    Rewrite,
    SeeSetting,
    SeeSettings,
    SettingSeen,
    rewrite,
    see_setting,
    see_settings,
)
from bot.tapped import ButtonIsOld, argument
from core.chat import Pending
from core.settings import ORDER_TYPES, PAPER_TEMPLATES, PaperTemplate, Setting, Settings
from core.settings.coloured import names_of
from core.settings.paper_templates import LAYOUTS, PARTS

ASKED = "paper-text"
TEXTS = ("above", "below")
Change = Callable[[PaperTemplate], PaperTemplate]
Shown = Callable[[SettingSeen, Known], Answer]


def star(said: Said, known: Known) -> Acts:
    """For every order type that has no template of its own; the only one that is."""
    wanted, on = argument(said, int), bool(argument(said, int, 1))

    def starred(now: tuple[PaperTemplate, ...]) -> tuple[PaperTemplate, ...]:
        chosen = items.meant(now, wanted)
        others = (replace(e, starred=e.starred and e.paper != chosen.paper) for e in now)
        return items.changed(tuple(others), wanted, lambda e: replace(e, starred=on))

    return _rewritten(starred, partial(item_shown, wanted=wanted))


def layout(said: Said, known: Known) -> Acts:
    """With room, or on less paper."""
    wanted, chosen = argument(said, int), argument(said, str, 1)
    if chosen not in LAYOUTS:
        raise ButtonIsOld
    return _changed(wanted, lambda each: replace(each, layout=chosen))


def order_types(said: Said, known: Known) -> Acts:
    """Which order types' papers follow it."""
    return (Act(see_settings, SeeSettings(), partial(_types, wanted=argument(said, int))),)


def order_type(said: Said, known: Known) -> Acts:
    """An order type on it or off it."""
    wanted, of, on = argument(said, int), argument(said, int, 1), bool(argument(said, int, 2))
    return (Act(put_order_type, OfOrderType(wanted, of, on), partial(_types, wanted=wanted)),)


def _types(values: Settings, known: Known, *, wanted: int) -> Answer:
    templates: tuple[PaperTemplate, ...] = values[PAPER_TEMPLATES]
    chosen, names = items.meant(templates, wanted), names_of(values[ORDER_TYPES])
    return Answer(edit=order_types_page(chosen, names, wanted, known.words))


def parts(said: Said, known: Known) -> Acts:
    """Its parts, in their order."""
    wanted = argument(said, int)
    return (Act(see_setting, SeeSetting(PAPER_TEMPLATES.key), partial(_parts, wanted=wanted)),)


def part(said: Said, known: Known) -> Acts:
    """A part off the paper (place OFF), or at that place."""
    wanted, name, to = argument(said, int), argument(said, str, 1), argument(said, int, 2)
    if name not in PARTS:
        raise ButtonIsOld

    def placed(each: PaperTemplate) -> PaperTemplate:
        rows = [row for row in each.parts_shown if row != name]
        if to != OFF:
            rows.insert(to, name)
        return replace(each, parts=tuple(rows)) if rows else each

    return _changed(wanted, placed, partial(_parts, wanted=wanted))


def text_ask(said: Said, known: Known) -> Acts:
    """Ask for the text above or below."""
    wanted, which = argument(said, int), argument(said, str, 1)
    if which not in TEXTS:
        raise ButtonIsOld

    def told(seen: SettingSeen, known: Known) -> Answer:
        said, found = known.said, items.meant(seen.value, wanted)
        waits = Pending(said.speaker.id, said.place, ASKED, None, {"mark": wanted, "which": which})
        return Answer(edit=asked_page(found, which, wanted, known.words), expect=waits)

    return (Act(see_setting, SeeSetting(PAPER_TEMPLATES.key), told),)


def text_typed(said: Said, known: Known, pending: Pending) -> Acts:
    """The text itself."""
    which = str(pending.context["which"])
    return _changed(int(pending.context["mark"]), lambda each: _with_text(each, which, said.text))


def text_off(said: Said, known: Known) -> Acts:
    """No text there."""
    wanted, which = argument(said, int), argument(said, str, 1)
    if which not in TEXTS:
        raise ButtonIsOld
    return _changed(wanted, lambda each: _with_text(each, which, ""))


def _with_text(each: PaperTemplate, which: str, text: str) -> PaperTemplate:
    return replace(each, above=text) if which == "above" else replace(each, below=text)


def _parts(seen: SettingSeen, known: Known, *, wanted: int) -> Answer:
    return Answer(edit=parts_page(items.meant(seen.value, wanted), wanted, known.words))


def _changed(wanted: int, change: Change, answer: Shown | None = None) -> Acts:
    def changed(now: tuple[PaperTemplate, ...]) -> tuple[PaperTemplate, ...]:
        return items.changed(now, wanted, change)

    return _rewritten(changed, answer or partial(item_shown, wanted=wanted))


def _rewritten(
    change: Callable[[tuple[PaperTemplate, ...]], tuple[PaperTemplate, ...]], answer: Shown
) -> Acts:
    def written(setting: Setting[Any], now: tuple[Any, ...]) -> str:
        return setting.written(change(now))

    return (Act(rewrite, Rewrite(PAPER_TEMPLATES.key, written, sure=True), answer),)


ROUTES = Routes(
    taps={
        Action.PAPER_STAR: star,
        Action.PAPER_LAYOUT: layout,
        Action.PAPER_TYPES: order_types,
        Action.PAPER_TYPE: order_type,
        Action.PAPER_PARTS: parts,
        Action.PAPER_PART: part,
        Action.PAPER_TEXT: text_ask,
        Action.PAPER_TEXT_OFF: text_off,
    },
    questions={ASKED: text_typed},
)
