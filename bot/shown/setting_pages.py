"""How settings read in a chat: groups, one setting with its value and what it does, its items."""

import re
from collections.abc import Iterable
from typing import Any

from bot import setting_items as items
from bot.actions import Action
from bot.choosing import page_of, turns
from bot.keyboards import Rows, button, by_two
from bot.phrases import lines, safe, say
from bot.steps.orders import mark
from bot.steps.settings import SettingSeen
from core.chat import Button, ChatMessage, Style
from core.colours import square
from core.settings import CATALOGUE, GROUPS, Setting, Settings
from core.text import cut, one_line
from core.words import N_, Words

PER_PAGE = 14
ITEMS_PER_PAGE = 24
MOST_SHOWN = 2500
"""So many signs of a long text are shown; a message holds a few more."""
_COLOUR = re.compile(r" #[0-9a-fA-F]{6}\b")
SETTING, BEFORE = "setting", "before"
"""What a setting's message stands for: which one, and what it was before it was changed."""


def groups_page(words: Words) -> ChatMessage:
    """The headings that settings stand under."""
    title = words.text(N_("The company's settings"))
    html = lines(
        f"<b>{title}</b>",
        words.text(N_("Each says what it does before you change it.")),
    )
    made = (
        button(words.text(group.title), Action.SETTING_GROUP, None, nth, 0)
        for nth, group in enumerate(GROUPS)
    )
    templates = button(words.text(N_("Self-check templates")), Action.TEMPLATES, None, 0)
    return ChatMessage(html, by_two((*made, templates)))


def group_page(nth: int, at: int, values: Settings, words: Words) -> ChatMessage:
    """The settings under one heading, each with its value."""
    group = GROUPS[nth % len(GROUPS)]
    pages = max(1, -(-len(group.settings) // PER_PAGE))
    at = min(max(at, 0), pages - 1)
    shown = group.settings[at * PER_PAGE : (at + 1) * PER_PAGE]
    rows = tuple(
        (button(_in_group(each, values[each], words), Action.SETTING, None, each.key),)
        for each in shown
    )
    turned = turns(at, pages, lambda to, label: button(label, Action.SETTING_GROUP, None, nth, to))
    back = (button(words.text(N_("Back")), Action.SETTINGS),)
    return ChatMessage(f"<b>{words.text(group.title)}</b>", (*rows, *turned, back))


def found_page(text: str, values: Settings, words: Words) -> ChatMessage:
    """The settings whose name holds what was written."""
    wanted = text.strip().casefold()
    found = [
        each
        for each in CATALOGUE.values()
        if wanted in each.key or wanted in words.text(each.label).casefold()
    ][:PER_PAGE]
    html = (
        words.text(N_("Which one?"))
        if found
        else say(words, N_("No setting is called {text}. Look here:"), text=one_line(text, 60))
    )
    rows = tuple(
        (button(_in_group(each, values[each], words), Action.SETTING, None, each.key),)
        for each in found
    )
    everything = (button(words.text(N_("All settings")), Action.SETTINGS),)
    return ChatMessage(html, (*rows, everything))


def setting_page(seen: SettingSeen, words: Words, at: int = 0) -> ChatMessage:
    """One setting: what it is, what it does, and how it is changed; of a list page ``at``."""
    setting = seen.setting
    changed = say(words, N_("It was: {before}"), before=_short(seen.before, words))
    html = lines(
        f"<b>{words.text(setting.label)}</b>",
        _value_line(seen, words),
        changed if seen.before is not None else None,
        "",
        words.text(setting.help),
        *_how(seen, words),
    )
    rows = (*_undo(seen, words), *_changes(seen, at, words), (_up(setting, words),))
    stands_for = {SETTING: setting.key}
    if seen.before is not None:
        stands_for[BEFORE] = seen.before
    return ChatMessage(html, rows, stands_for=stands_for)


def _in_group(setting: Setting[Any], value: Any, words: Words) -> str:
    label = words.text(setting.label)
    if isinstance(value, bool):
        return f"{'✓' if value else '–'} {label}"
    written = _COLOUR.sub("", items.named(setting, value) or "")
    return one_line(f"{label}: {_short(written, words)}", 60)


def _short(written: str | None, words: Words) -> str:
    return one_line(written, 60) if written else words.text(N_("nothing"))


def _value_line(seen: SettingSeen, words: Words) -> str:
    if isinstance(seen.value, bool):
        now = N_("It is <b>on</b>.") if seen.value else N_("It is <b>off</b>.")
        return words.text(now)
    if items.is_list(seen.setting):
        count = len(seen.value)
        return words.plural("{count} in the list", "{count} in the list", count)
    if _short(seen.written, words) == seen.written or not seen.written:
        return say(words, N_("Now: <b>{value}</b>"), value=_short(seen.written, words))
    whole = f"<blockquote>{safe(cut(seen.written, MOST_SHOWN))}</blockquote>"
    return lines(words.text(N_("Now:")), whole)


def _how(seen: SettingSeen, words: Words) -> Iterable[str]:
    if isinstance(seen.value, bool) or seen.setting.kind.choices or seen.names:
        return
    if seen.is_picked:
        yield words.text(N_("There is nothing to choose from yet."))
    elif items.is_list(seen.setting):
        yield words.text(N_("Write what is to be added, or tap one to change it."))
    else:
        form = words.text(seen.setting.kind.form)
        yield say(words, N_("Write the new value: {form}."), form=form)


def _changes(seen: SettingSeen, at: int, words: Words) -> Rows:
    setting, key = seen.setting, seen.setting.key
    if isinstance(seen.value, bool):
        label, to = (N_("Turn off"), "off") if seen.value else (N_("Turn on"), "on")
        return ((_set(words.text(label), key, to, style=Style.PRIMARY),),)
    if setting.kind.choices:
        now = seen.written
        return by_two(
            _set(f"✓ {each}" if each == now else each, key, each) for each in setting.kind.choices
        )
    if seen.is_picked or items.is_list(setting):
        return _listed(seen, at)
    if not seen.written or not items.may_be_empty(setting):
        return ()
    return ((_set(words.text(N_("Leave it empty")), key, ""),),)


def _set(label: str, key: str, value: str, style: Style = Style.PLAIN) -> Button:
    return button(label, Action.SETTING_SET, None, key, value, style=style)


def page_with(seen: SettingSeen, wanted: int) -> int:
    """The page on which the item with this mark stands."""
    found = seen.names if seen.is_picked else seen.value
    marks = [items.mark_of(each) for each in found]
    return marks.index(wanted) // ITEMS_PER_PAGE if wanted in marks else 0


def _listed(seen: SettingSeen, at: int) -> Rows:
    key = seen.setting.key

    def toggle(name: str) -> Button:
        now = name in seen.value
        label = one_line(f"✓ {name}" if now else name, 40)
        return button(label, Action.ITEM_TOGGLE, None, key, items.mark_of(name), int(not now))

    def item(each: Any) -> Button:
        colour = square(getattr(each, "colour", None))
        gone = "✖ " if getattr(each, "removed", False) else ""
        label = one_line(f"{colour} {gone}{items.label(each)}".strip(), 40)
        return button(label, Action.ITEM, None, key, items.mark_of(each))

    def turn(to: int, label: str) -> Button:
        return button(label, Action.SETTING_PAGE, None, key, to)

    if seen.is_picked:
        return page_of(seen.names, at, toggle, turn, ITEMS_PER_PAGE)
    return page_of(seen.value, at, item, turn, ITEMS_PER_PAGE)


def _undo(seen: SettingSeen, words: Words) -> Rows:
    if seen.before is None or seen.before == seen.written:
        return ()
    return ((button(words.text(N_("↩ Undo")), Action.SETTING_BACK, None, mark(seen.before)),),)


def _up(setting: Setting[Any], words: Words) -> Button:
    nth = next(n for n, group in enumerate(GROUPS) if group.title == setting.group)
    place = [each.key for each in GROUPS[nth].settings].index(setting.key)
    return button(words.text(N_("Back")), Action.SETTING_GROUP, None, nth, place // PER_PAGE)
