"""How a person has his lists: the filter he kept, his favourites, his columns (LS-02..03, LS-10..12)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from core.columns import columns, visible
from core.filters import OrderFilter
from core.lists import Favourite
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import BadInput, Refused
from core.text import said
from core.words import N_

LONGEST_NAME = 60
MOST_FAVOURITES = 50
EVERYTHING = OrderFilter()


class NobodysList(Refused):
    sentence = N_("Only somebody with a name keeps lists of his own. Say who it is.")


class NoSuchFavourite(Refused):
    sentence = N_("You have no favourite called {name}. You have: {known}.")


class NoSuchColumn(Refused):
    sentence = N_("Lists have no column {column}. Choose among: {known}.")


@dataclass(frozen=True, slots=True)
class KeepFilter:
    """Begin my lists with this filter from now on; None: with all orders again (LS-02)."""

    filter: OrderFilter | None


@dataclass(frozen=True, slots=True)
class KeepFavourite:
    """Keep this filter under a name; ``is_default``: my lists begin with it (LS-03)."""

    name: str
    filter: OrderFilter
    is_default: bool = False


@dataclass(frozen=True, slots=True)
class NameFavourite:
    """One of my favourites."""

    name: str


@dataclass(frozen=True, slots=True)
class KeepColumns:
    """My detailed list has these columns in this order; None: the usual ones (LS-10..12)."""

    columns: tuple[str, ...] | None


def first_filter(actor: Actor, uow: UnitOfWork) -> OrderFilter:
    """What this person's lists begin with: what he kept, else his default favourite, else all."""
    if actor.user_id is None:
        return EVERYTHING
    kept = uow.list_choices.of(actor.user_id).filter
    if kept is not None:
        return kept
    mine = uow.list_choices.favourites(actor.user_id)
    return next((each.filter for each in mine if each.is_default), EVERYTHING)


def keep_filter(command: KeepFilter, actor: Actor, uow: UnitOfWork) -> None:
    """Remember what lists begin with; it holds until something else is said (LS-02)."""
    me = _me(actor)
    kept = _lasting(command.filter) if command.filter else None
    uow.list_choices.put(me, replace(uow.list_choices.of(me), filter=kept))


def favourites(command: None, actor: Actor, uow: UnitOfWork) -> Sequence[Favourite]:
    """This person's favourites, by name (LS-03)."""
    return uow.list_choices.favourites(_me(actor))


def favourite(command: NameFavourite, actor: Actor, uow: UnitOfWork) -> Favourite:
    """The favourite of this name, in whatever case; raises NoSuchFavourite."""
    mine = uow.list_choices.favourites(_me(actor))
    name = command.name.strip()
    for each in mine:
        if each.name.casefold() == name.casefold():
            return each
    known = ", ".join(each.name for each in mine)
    raise NoSuchFavourite(name=name[:LONGEST_NAME], known=known or "–")


def keep_favourite(command: KeepFavourite, actor: Actor, uow: UnitOfWork) -> Favourite:
    """Keep a filter as a favourite, in the place of one with the same name (LS-03)."""
    me = _me(actor)
    name = " ".join(said(command.name, LONGEST_NAME).split())
    others = [e for e in uow.list_choices.favourites(me) if e.name.casefold() != name.casefold()]
    if len(others) >= MOST_FAVOURITES:
        raise BadInput(
            N_("You have {most} favourites already. Take one away first."), most=MOST_FAVOURITES
        )
    kept = Favourite(name, _lasting(command.filter), command.is_default)
    uow.list_choices.put_favourite(me, kept)
    return _begun_with(kept, me, uow)


def choose_default(command: NameFavourite, actor: Actor, uow: UnitOfWork) -> Favourite:
    """Let this favourite be what one's lists begin with (LS-03)."""
    kept = replace(favourite(command, actor, uow), is_default=True)
    uow.list_choices.put_favourite(_me(actor), kept)
    return _begun_with(kept, _me(actor), uow)


def remove_favourite(command: NameFavourite, actor: Actor, uow: UnitOfWork) -> Favourite:
    """Take one favourite away."""
    gone = favourite(command, actor, uow)
    uow.list_choices.remove_favourite(_me(actor), gone.name)
    return gone


def keep_columns(command: KeepColumns, actor: Actor, uow: UnitOfWork) -> Sequence[str]:
    """Remember which columns the detailed list has, and in which order (LS-10..12)."""
    me = _me(actor)
    chosen = None if command.columns is None else columns_meant(command.columns, uow)
    uow.list_choices.put(me, replace(uow.list_choices.of(me), columns=chosen))
    return columns_of(actor, uow)


def columns_of(
    actor: Actor, uow: UnitOfWork, chosen: tuple[str, ...] | None = None
) -> Sequence[str]:
    """The keys of the columns that a detailed list has: these, else the person's, else the usual."""
    if chosen is not None:
        return columns_meant(chosen, uow)
    own = uow.list_choices.of(actor.user_id).columns if actor.user_id else None
    return visible(uow.settings.all(), own)


def columns_meant(keys: Sequence[str], uow: UnitOfWork) -> tuple[str, ...]:
    """These columns, each once; raises NoSuchColumn."""
    known = columns(uow.settings.all())
    by_key = {key.casefold(): key for key in known}
    meant = tuple(dict.fromkeys(key.strip().casefold() for key in keys if key.strip()))
    for key in meant:
        if key not in by_key:
            raise NoSuchColumn(column=key[:LONGEST_NAME], known=", ".join(known))
    if not meant:
        raise BadInput(N_("A list needs at least one column."))
    return tuple(by_key[key] for key in meant)


def _lasting(wanted: OrderFilter) -> OrderFilter:
    """The filter without what belongs to one look only: its page, and what was ticked."""
    return replace(wanted, limit=None, skip=0, only=())


def _begun_with(kept: Favourite, me: UUID, uow: UnitOfWork) -> Favourite:
    """What was said last holds: a new default takes the place of a filter kept before it."""
    if kept.is_default:
        uow.list_choices.put(me, replace(uow.list_choices.of(me), filter=None))
    return kept


def _me(actor: Actor) -> UUID:
    if actor.user_id is None:
        raise NobodysList
    return actor.user_id
