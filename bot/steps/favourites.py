"""Favourites and names to narrow a list by, picked by their buttons (LS-01, LS-03)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from bot.listing import Listing
from bot.steps.lists import Page, page, remember
from bot.steps.orders import NONE, mark
from core import settings as s
from core.lists import Favourite
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import Refused
from core.usecases import list_choices
from core.usecases.list_choices import NameFavourite
from core.words import N_, Words


class NotThereAnyMore(Refused):
    sentence = N_("That is not there any more. Choose another one.")


def _subgroups(uow: UnitOfWork) -> tuple[str, ...]:
    values = uow.settings.all()
    return values[s.SUBGROUPS]


def _statuses(uow: UnitOfWork) -> tuple[str, ...]:
    return tuple(s.names_of(uow.settings.all()[s.CUSTOM_STATUSES]))


def _types(uow: UnitOfWork) -> tuple[str, ...]:
    return tuple(s.names_of(uow.settings.all()[s.ORDER_TYPES]))


BY_NAME: Mapping[str, tuple[str, Callable[[UnitOfWork], tuple[str, ...]]]] = {
    "subgroup": ("subgroup", _subgroups),
    "tab": ("subgroup", _subgroups),
    "status": ("custom_status", _statuses),
    "type": ("order_type", _types),
}
"""What a list is narrowed by by name: the filter's field, and where the names come from."""


@dataclass(frozen=True, slots=True)
class PickName:
    """Narrow a list by the name with this mark; NONE: by none of them."""

    words: Words
    listing: Listing
    kind: str
    mark: int


@dataclass(frozen=True, slots=True)
class PickFavourite:
    """The favourite whose name has this mark."""

    words: Words
    mark: int


def names_of(command: str, actor: Actor, uow: UnitOfWork) -> tuple[str, ...]:
    """The names of a kind, as the company has them."""
    return BY_NAME[command][1](uow)


def pick_name(command: PickName, actor: Actor, uow: UnitOfWork) -> Page:
    """The list narrowed by it, and remembered (LS-02, LS-17)."""
    key, names = BY_NAME[command.kind]
    known = ("", *names(uow)) if key == "subgroup" else names(uow)
    name = next((each for each in known if mark(each) == command.mark), None)
    if name is None and command.mark != NONE:
        raise NotThereAnyMore
    narrowed = replace(command.listing.filter, **{key: name})  # type: ignore[arg-type]  # one of three names
    remember(narrowed, actor, uow)
    return page(Listing(narrowed), actor, uow, command.words)


def open_favourite(command: PickFavourite, actor: Actor, uow: UnitOfWork) -> Page:
    """The list that was kept, and one's lists begin with it from now on (LS-03)."""
    kept = _meant(command, actor, uow)
    remember(kept.filter, actor, uow)
    return page(Listing(kept.filter), actor, uow, command.words)


def make_default(command: PickFavourite, actor: Actor, uow: UnitOfWork) -> Favourite:
    """One's lists always begin with it."""
    return list_choices.choose_default(NameFavourite(_meant(command, actor, uow).name), actor, uow)


def drop_favourite(command: PickFavourite, actor: Actor, uow: UnitOfWork) -> Favourite | None:
    """Take it away; None where it is gone already."""
    found = _found(command, actor, uow)
    if found is not None:
        list_choices.remove_favourite(NameFavourite(found.name), actor, uow)
    return found


def _meant(command: PickFavourite, actor: Actor, uow: UnitOfWork) -> Favourite:
    found = _found(command, actor, uow)
    if found is None:
        raise NotThereAnyMore
    return found


def _found(command: PickFavourite, actor: Actor, uow: UnitOfWork) -> Favourite | None:
    mine = list_choices.favourites(None, actor, uow)
    return next((each for each in mine if mark(each.name) == command.mark), None)
