"""Settings that are lists: their items one by one, put into another order, coloured, taken off."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from bot.steps.orders import mark
from core.ports import UnitOfWork
from core.refusals import Refused
from core.settings import (
    CUSTOM_FIELDS,
    CUSTOM_STATUSES,
    FAST_ADD_LIST,
    MANDATORY_SELF_CHECKS,
    ON_CALL,
    ORDER_TYPES,
    PAPER_TEMPLATES,
    URGENT_ALERT,
    WORKING_HOURS,
    CustomField,
    PaperTemplate,
    Setting,
)
from core.settings.coloured import Coloured
from core.settings.kinds import SUGGESTIONS
from core.words import N_

COLOURS = ("c0392b", "e07b00", "e0a000", "2e8b57", "0b5c6b", "2f6fd0", "7d4fb5", "6b7280")
"""Red, orange, amber, green, petrol, blue, violet, grey: far enough apart in a narrow stripe."""
COLOURED = frozenset({CUSTOM_STATUSES.key, ORDER_TYPES.key})
PICKED = frozenset({MANDATORY_SELF_CHECKS.key, ON_CALL.key, URGENT_ALERT.key})
"""Lists of names that are there already: templates and people."""
BETWEEN = {FAST_ADD_LIST.key: "; "}
"""What stands between two items, where it is no comma or line break."""


class ItemIsGone(Refused):
    sentence = N_("That is not in the list any more. Look at it once more.")


def is_list(setting: Setting[Any]) -> bool:
    """Whether the value is a list of items that people add to."""
    return isinstance(setting.default, tuple) and setting.key != WORKING_HOURS.key


def may_be_empty(setting: Setting[Any]) -> bool:
    """Whether nothing at all is a value of it."""
    try:
        setting.read("")
    except Refused:
        return False
    return True


def label(item: Any) -> str:
    """What an item is called."""
    named = isinstance(item, Coloured | CustomField | PaperTemplate)
    return str(item.name) if named else str(item)


def named(setting: Setting[Any], value: Any) -> str:
    """The value as it is written; of what is written as objects only the names."""
    if setting.key in {CUSTOM_FIELDS.key, PAPER_TEMPLATES.key}:
        return ", ".join(label(each) for each in value)
    return setting.written(value)


def mark_of(item: Any) -> int:
    """What stands for an item in a button."""
    owner = item.subgroup or "" if isinstance(item, CustomField) else ""
    return mark(f"{label(item)}|{owner}")


def meant(items: Sequence[Any], wanted: int) -> Any:
    """The item with this mark; raises ItemIsGone."""
    found = next((each for each in items if mark_of(each) == wanted), None)
    if found is None:
        raise ItemIsGone
    return found


def without(items: tuple[Any, ...], wanted: int, *, for_good: bool) -> tuple[Any, ...]:
    """The list without it, however often that is said.

    A field of the company's own is only marked as removed unless it is ``for_good`` (SE-54).
    """
    gone = next((each for each in items if mark_of(each) == wanted), None)
    if isinstance(gone, CustomField) and not for_good:
        return changed(items, wanted, lambda field: replace(field, removed=True))
    return tuple(each for each in items if each is not gone)


def moved(items: tuple[Any, ...], wanted: int, to: int) -> tuple[Any, ...]:
    """The list with it at that place (0 first)."""
    found = meant(items, wanted)
    rows = [each for each in items if each is not found]
    rows.insert(to, found)
    return tuple(rows)


def changed(items: tuple[Any, ...], wanted: int, change: Callable[[Any], Any]) -> tuple[Any, ...]:
    """The list with it changed."""
    found = meant(items, wanted)
    return tuple(change(each) if each is found else each for each in items)


def with_added(setting: Setting[Any], items: tuple[Any, ...], text: str) -> str:
    """The list as it is written, with what somebody wrote at its end."""
    if setting.key == CUSTOM_FIELDS.key:
        added = tuple(CustomField(each.strip()) for each in text.splitlines() if each.strip())
        return setting.written((*items, *added))
    if setting.key == PAPER_TEMPLATES.key:
        templates = tuple(
            PaperTemplate(each.strip()) for each in text.splitlines() if each.strip()
        )
        return setting.written((*items, *templates))
    now = setting.written(items)
    between = BETWEEN.get(setting.key, "; " if setting.kind is SUGGESTIONS else ", ")
    return f"{now}{between}{text.strip()}" if now else text.strip()


def offered(setting: Setting[Any], uow: UnitOfWork) -> tuple[str, ...]:
    """The names there are to choose from, for what is picked from them."""
    if setting.key == MANDATORY_SELF_CHECKS.key:
        return tuple(each.name for each in uow.self_check_templates.all())
    if setting.key in {ON_CALL.key, URGENT_ALERT.key}:
        return tuple(sorted(each.name for each in uow.users.all() if each.works_here))
    return ()
