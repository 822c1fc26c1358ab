"""The company's settings as an administrator sees and changes them in chat (PE-28, XT-07)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from bot import setting_items
from bot.steps.orders import mark
from core import permissions as may
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import AsksFirst
from core.settings import CUSTOM_FIELDS, SUBGROUPS, Setting, Settings, setting_called
from core.text import one_line
from core.usecases.explaining import TrySetting, try_setting
from core.usecases.settings import SetSetting, set_setting
from core.words import N_

MOST_NAMED = 8


class WouldGetStuck(AsksFirst):
    sentence = N_(
        "{setting}. {count} open orders would get stuck with that: {orders}. "
        "Change it all the same?"
    )
    of_one = N_(
        "{setting}. One open order would get stuck with that: {orders}. Change it all the same?"
    )


@dataclass(frozen=True, slots=True)
class SeeSettings:
    """Look at the company's settings."""


@dataclass(frozen=True, slots=True)
class SeeSetting:
    """Look at one of them."""

    key: str


@dataclass(frozen=True, slots=True)
class SettingSeen:
    """A setting, its value, and what it was before (None: it was not just changed).

    ``names`` are those to choose from, empty where anything may be written.
    """

    setting: Setting[Any]
    value: Any
    before: str | None = None
    names: tuple[str, ...] = ()
    subgroups: tuple[str, ...] = ()

    @property
    def is_picked(self) -> bool:
        """Whether it is picked from names that there are."""
        return self.setting.key in setting_items.PICKED

    @property
    def written(self) -> str:
        """The value as people write it."""
        return self.setting.written(self.value)


@dataclass(frozen=True, slots=True)
class Put:
    """A setting's new value as people write it; ``sure``: whatever gets stuck by it."""

    key: str
    value: str
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A setting that is a list, changed by ``change``."""

    key: str
    change: Callable[[Setting[Any], tuple[Any, ...]], str]
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Toggle:
    """Put the name with this mark on a list, or take it off; twice is once."""

    key: str
    mark: int
    on: bool
    sure: bool = False


@dataclass(frozen=True, slots=True)
class OfSubgroup:
    """Put the custom field with this mark on the orders of a subgroup, by that one's mark."""

    mark: int
    of: int
    sure: bool = False


def see_settings(command: SeeSettings, actor: Actor, uow: UnitOfWork) -> Settings:
    """The values, for an administrator."""
    actor.require_at_all(may.ADMIN)
    return uow.settings.all()


def see_setting(command: SeeSetting, actor: Actor, uow: UnitOfWork) -> SettingSeen:
    """One value, for an administrator."""
    actor.require_at_all(may.ADMIN)
    return _seen(setting_called(command.key), None, uow)


def put(command: Put, actor: Actor, uow: UnitOfWork) -> SettingSeen:
    """Set it; asked first when open orders would get stuck by it (XT-07)."""
    actor.require_at_all(may.ADMIN)
    setting = setting_called(command.key)
    stuck = () if command.sure else try_setting(TrySetting(command.key, command.value), actor, uow)
    if stuck:
        numbers = list(dict.fromkeys(f"{row.number} {one_line(row.title, 40)}" for row in stuck))
        named = ", ".join(numbers[:MOST_NAMED]) + (" …" if len(numbers) > MOST_NAMED else "")
        sentence = WouldGetStuck.of_one if len(numbers) == 1 else None
        raise WouldGetStuck(sentence, setting=setting.label, count=len(numbers), orders=named)
    before = setting.written(uow.settings.all()[setting])
    set_setting(SetSetting(command.key, command.value), actor, uow)
    return _seen(setting, before, uow)


def rewrite(command: Rewrite, actor: Actor, uow: UnitOfWork) -> SettingSeen:
    """Change one item of a list, or the list's order."""
    actor.require_at_all(may.ADMIN)
    setting = setting_called(command.key)
    written = command.change(setting, uow.settings.all()[setting])
    return put(Put(command.key, written, command.sure), actor, uow)


def toggle_name(command: Toggle, actor: Actor, uow: UnitOfWork) -> SettingSeen:
    """On the list, or off it."""
    actor.require_at_all(may.ADMIN)
    name = setting_items.meant(_names(setting_called(command.key), uow), command.mark)

    def toggled(setting: Setting[Any], now: tuple[Any, ...]) -> str:
        others = tuple(each for each in now if each != name)
        if not command.on:
            return setting.written(others)
        return setting.written(now if name in now else (*now, name))

    return rewrite(Rewrite(command.key, toggled, command.sure), actor, uow)


def move_field(command: OfSubgroup, actor: Actor, uow: UnitOfWork) -> SettingSeen:
    """The field is on the orders of that subgroup, or on all (WO-07)."""
    actor.require_at_all(may.ADMIN)
    names = uow.settings.all()[SUBGROUPS]
    of = next((each for each in names if mark(each) == command.of), None)

    def moved(setting: Setting[Any], now: tuple[Any, ...]) -> str:
        after = setting_items.changed(now, command.mark, lambda each: replace(each, subgroup=of))
        return setting.written(after)

    return rewrite(Rewrite(CUSTOM_FIELDS.key, moved, command.sure), actor, uow)


def _seen(setting: Setting[Any], before: str | None, uow: UnitOfWork) -> SettingSeen:
    values = uow.settings.all()
    names = _names(setting, uow)
    return SettingSeen(setting, values[setting], before, names, values[SUBGROUPS])


def _names(setting: Setting[Any], uow: UnitOfWork) -> tuple[str, ...]:
    """The names to choose from, and those chosen that are not there any more."""
    if setting.key not in setting_items.PICKED:
        return ()
    names = setting_items.offered(setting, uow)
    return (*names, *(each for each in uow.settings.all()[setting] if each not in names))
