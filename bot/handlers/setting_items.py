"""The items of settings that are lists: coloured, moved, taken off; fields of the company's own."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import Any

from bot import setting_items as items
from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.handlers.settings import shown
from bot.keyboards import Rows, button, by_two
from bot.phrases import lines, safe, say
from bot.routing import Routes
from bot.said import Said
from bot.shown.paper_template_shown import template_rows, template_said
from bot.shown.setting_pages import SETTING, page_with
from bot.steps.orders import NONE, mark
from bot.steps.settings import (
    OfSubgroup,
    Rewrite,
    SeeSetting,
    SettingSeen,
    Toggle,
    WouldGetStuck,
    move_field,
    rewrite,
    see_setting,
    toggle_name,
)
from bot.tapped import ButtonIsOld, argument
from core.chat import Button, ChatMessage, Pending
from core.colours import square
from core.settings import CUSTOM_FIELDS, CustomField, PaperTemplate, Setting
from core.settings.coloured import Coloured
from core.settings.kinds import suggestions
from core.words import N_, Words

ASKED = "field-suggestions"
SWITCHES = {
    "required": N_("Required"),
    "in_list": N_("Shown in lists"),
    "hidden_from_customers": N_("Hidden from customers"),
    "removed": N_("Not used any more"),
}

Change = Callable[[tuple[Any, ...]], tuple[Any, ...]]


def item(said: Said, known: Known) -> Acts:
    """One item, and what can be done with it."""
    key, wanted = argument(said, str), argument(said, int, 1)
    return (Act(see_setting, SeeSetting(key), partial(item_shown, wanted=wanted)),)


def move(said: Said, known: Known) -> Acts:
    """To the place before or after."""
    key, wanted, to = argument(said, str), argument(said, int, 1), argument(said, int, 2)
    moved = partial(items.moved, wanted=wanted, to=to)
    return _rewritten(key, moved, partial(item_shown, wanted=wanted), known)


def drop(said: Said, known: Known) -> Acts:
    """Off the list."""
    key, wanted, for_good = argument(said, str), argument(said, int, 1), argument(said, int, 2)
    gone = partial(items.without, wanted=wanted, for_good=bool(for_good))
    return _rewritten(key, gone, shown, known)


def colour(said: Said, known: Known) -> Acts:
    """In this colour."""
    key, wanted, chosen = argument(said, str), argument(said, int, 1), argument(said, str, 2)

    def coloured(now: tuple[Any, ...]) -> tuple[Any, ...]:
        return items.changed(now, wanted, lambda each: replace(each, colour=f"#{chosen}"))

    return _rewritten(key, coloured, partial(item_shown, wanted=wanted), known)


def toggle(said: Said, known: Known) -> Acts:
    """One of the names there are, on the list or off it."""
    wanted, on = argument(said, int, 1), bool(argument(said, int, 2))
    command = Toggle(argument(said, str), wanted, on, known.agreed(WouldGetStuck))

    def told(seen: SettingSeen, known: Known) -> Answer:
        return shown(seen, known, at=page_with(seen, wanted))

    return (Act(toggle_name, command, told),)


def switch(said: Said, known: Known) -> Acts:
    """A switch of a field of the company's own."""
    wanted, name, on = argument(said, int), argument(said, str, 1), bool(argument(said, int, 2))
    if name not in SWITCHES:
        raise ButtonIsOld

    def switched(now: tuple[Any, ...]) -> tuple[Any, ...]:
        return items.changed(now, wanted, lambda field: replace(field, **{name: on}))

    return _rewritten(CUSTOM_FIELDS.key, switched, partial(item_shown, wanted=wanted), known)


def subgroup(said: Said, known: Known) -> Acts:
    """The subgroup whose orders have the field; NONE: all orders."""
    wanted, of = argument(said, int), argument(said, int, 1)
    command = OfSubgroup(wanted, of, known.agreed(WouldGetStuck))
    return (Act(move_field, command, shown),)


def suggestions_ask(said: Said, known: Known) -> Acts:
    """Ask what is to be suggested in the field."""
    wanted = argument(said, int)
    return (Act(see_setting, SeeSetting(CUSTOM_FIELDS.key), partial(_asked, wanted=wanted)),)


def suggestions_typed(said: Said, known: Known, pending: Pending) -> Acts:
    """What is suggested in the field: one a line."""
    wanted, texts = int(pending.context["mark"]), suggestions(said.text)

    def suggested(now: tuple[Any, ...]) -> tuple[Any, ...]:
        return items.changed(now, wanted, lambda field: replace(field, suggestions=texts))

    return _rewritten(CUSTOM_FIELDS.key, suggested, partial(item_shown, wanted=wanted), known)


def _rewritten(
    key: str, change: Change, answer: Callable[[SettingSeen, Known], Answer], known: Known
) -> Acts:
    def written(setting: Setting[Any], now: tuple[Any, ...]) -> str:
        return setting.written(change(now))

    return (Act(rewrite, Rewrite(key, written, known.agreed(WouldGetStuck)), answer),)


def item_shown(seen: SettingSeen, known: Known, *, wanted: int) -> Answer:
    """One item of the list as it is now."""
    words, key = known.words, seen.setting.key
    found = items.meant(seen.value, wanted)
    html = lines(
        f"<b>{safe(items.label(found))}</b>",
        words.text(seen.setting.label),
        *_field_said(found, words),
    )
    last = (
        _take_off(found, key, wanted, words),
        button(words.text(N_("Back")), Action.SETTING, None, key),
    )
    rows = (*_of_kind(found, key, wanted, seen, words), *_moves(found, key, wanted, seen), last)
    page = ChatMessage(html, rows, stands_for={SETTING: key})
    return Answer(edit=page) if known.said.tap is not None else Answer(say=(page,), forget=True)


def _take_off(found: object, key: str, wanted: int, words: Words) -> Button:
    for_good = isinstance(found, CustomField) and found.removed
    label = N_("Take off for good") if for_good else N_("Take off")
    return button(words.text(label), Action.ITEM_DROP, None, key, wanted, int(for_good))


def _moves(found: object, key: str, wanted: int, seen: SettingSeen) -> Rows:
    place = [items.mark_of(each) for each in seen.value].index(wanted)
    to = [("▲", place - 1)] if place > 0 else []
    if place + 1 < len(seen.value):
        to.append(("▼", place + 1))
    row = tuple(button(sign, Action.ITEM_MOVE, None, key, wanted, at) for sign, at in to)
    return (row,) if row else ()


def _of_kind(found: object, key: str, wanted: int, seen: SettingSeen, words: Words) -> Rows:
    match found:
        case Coloured():
            return by_two(_colours(key, wanted, found))
        case CustomField():
            return by_two(_field(found, wanted, seen, words))
        case PaperTemplate():
            return (*template_rows(found, wanted, words), *by_two(_colours(key, wanted, found)))
    return ()


def _colours(key: str, wanted: int, found: Coloured | PaperTemplate) -> Iterable[Button]:
    for each in items.COLOURS:
        now = "✓ " if found.colour == f"#{each}" else ""
        yield button(f"{now}{square(f'#{each}')}", Action.ITEM_COLOUR, None, key, wanted, each)


def _field(found: CustomField, wanted: int, seen: SettingSeen, words: Words) -> Iterable[Button]:
    for name, label in SWITCHES.items():
        now = getattr(found, name)
        switched = f"{'✓' if now else '–'} {words.text(label)}"
        yield button(switched, Action.FIELD_SWITCH, None, wanted, name, int(not now))
    yield button(words.text(N_("Suggestions …")), Action.FIELD_SUGGESTIONS, None, wanted)
    for of in (None, *seen.subgroups):
        label = of or words.text(N_("On all orders"))
        now = "✓ " if found.subgroup == of else ""
        chosen = NONE if of is None else mark(of)
        yield button(f"{now}{label}", Action.FIELD_SUBGROUP, None, wanted, chosen)


def _field_said(found: object, words: Words) -> Iterable[str]:
    if isinstance(found, CustomField) and found.suggestions:
        yield say(words, N_("Suggests: {texts}"), texts=", ".join(found.suggestions))
    if isinstance(found, PaperTemplate):
        yield from template_said(found, words)


def _asked(seen: SettingSeen, known: Known, *, wanted: int) -> Answer:
    words, said = known.words, known.said
    html = lines(
        f"<b>{safe(items.label(items.meant(seen.value, wanted)))}</b>",
        words.text(N_("Write what is to be suggested there, one on each line.")),
    )
    back = button(words.text(N_("Back")), Action.ITEM, None, CUSTOM_FIELDS.key, wanted)
    waits = Pending(said.speaker.id, said.place, ASKED, None, {"mark": wanted}, said.message_id)
    return Answer(edit=ChatMessage(html, ((back,),)), expect=waits)


ROUTES = Routes(
    taps={
        Action.ITEM: item,
        Action.ITEM_MOVE: move,
        Action.ITEM_DROP: drop,
        Action.ITEM_COLOUR: colour,
        Action.ITEM_TOGGLE: toggle,
        Action.FIELD_SWITCH: switch,
        Action.FIELD_SUBGROUP: subgroup,
        Action.FIELD_SUGGESTIONS: suggestions_ask,
    },
    questions={ASKED: suggestions_typed},
)
