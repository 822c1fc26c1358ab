"""Reads lists for a chat: a page of a filter, what one has to do, and the orders beside one."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from bot.listing import Listing
from bot.reading.filter_words import filter_in
from core.filter_words import filter_said
from core.filters import OrderFilter, SortKey
from core.lists import Favourite, Neighbours, OrderRow, Tab
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.states import OPEN, State
from core.usecases import list_choices, lists, to_do
from core.usecases.filters_meant import FilterWritten, filter_meant
from core.words import Words

PER_PAGE = 8


@dataclass(frozen=True, slots=True)
class ShowList:
    """A list: this one, else the one its person's lists begin with, narrowed by ``written``.

    ``keep``: one's lists begin with it from now on (LS-02).
    """

    words: Words
    listing: Listing | None = None
    written: tuple[str, ...] = ()
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list, how many orders there are in all, and what the filter is called."""

    listing: Listing
    rows: Sequence[OrderRow]
    count: int
    said: str
    me: UUID | None = None
    tabs: Sequence[Tab] = ()
    favourites: Sequence[Favourite] = ()


@dataclass(frozen=True, slots=True)
class Narrow:
    """Narrow a list by the name of something: its key and the name as the register has it."""

    words: Words
    listing: Listing
    written: FilterWritten = field(default_factory=FilterWritten)


@dataclass(frozen=True, slots=True)
class Walk:
    """From an order in a list to those beside it; ``message_id`` is the card's in its chat."""

    number: OrderNumber
    listing: Listing
    words: Words


def show_list(command: ShowList, actor: Actor, uow: UnitOfWork) -> Page:
    """A page of the list, remembered if it is to be (LS-01, LS-02)."""
    listing = command.listing or Listing(beginning(actor, uow))
    if command.written:
        narrowed = filter_in(command.written, listing.filter, actor.user_id)
        listing = Listing(narrowed)
    if command.keep:
        remember(listing.filter, actor, uow)
    return page(listing, actor, uow, command.words)


def narrow(command: Narrow, actor: Actor, uow: UnitOfWork) -> Page:
    """The list narrowed by a customer, a place or a person; raises NoSuchName or NameIsShared."""
    written = replace(command.written, filter=command.listing.filter)
    listing = Listing(filter_meant(written, actor, uow))
    remember(listing.filter, actor, uow)
    return page(listing, actor, uow, command.words)


def remember(wanted: OrderFilter, actor: Actor, uow: UnitOfWork) -> None:
    """One's lists begin with it from now on; what was only searched for is not kept (LS-02)."""
    if actor.user_id is not None and not wanted.text:
        list_choices.keep_filter(list_choices.KeepFilter(wanted), actor, uow)


def page(listing: Listing, actor: Actor, uow: UnitOfWork, words: Words) -> Page:
    """What a page shows; the last one where there are fewer by now."""
    wanted = replace(listing.filter, limit=None, skip=0)
    count = lists.count_orders(lists.ListOrders(wanted, zone=words.zone), actor, uow)
    at = min(listing.at, max(0, (count - 1) // PER_PAGE))
    shown = replace(wanted, limit=PER_PAGE, skip=at * PER_PAGE)
    return Page(
        replace(listing, filter=wanted, at=at),
        lists.list_orders(lists.ListOrders(shown, zone=words.zone), actor, uow),
        count,
        filter_said(wanted, actor, uow, words),
        actor.user_id,
        _tabs(wanted, actor, uow, words),
        uow.list_choices.favourites(actor.user_id) if actor.user_id else (),
    )


def beginning(actor: Actor, uow: UnitOfWork) -> OrderFilter:
    """What one's lists begin with: what one kept, else what fits what one does."""
    kept = list_choices.first_filter(actor, uow)
    if kept != list_choices.EVERYTHING or _chose_everything(actor, uow):
        return kept
    user = uow.users.get(actor.user_id) if actor.user_id else None
    if user is not None and user.is_technician:
        return OrderFilter(states=OPEN, assigned_to=user.id)
    return OrderFilter(states=OPEN | {State.SIGNED})


def what_to_do(command: to_do.ToDo, actor: Actor, uow: UnitOfWork) -> Sequence[to_do.Task]:
    """What needs something of this person (WO-27)."""
    return to_do.to_do(command, actor, uow)


def beside(command: Walk, actor: Actor, uow: UnitOfWork) -> Neighbours:
    """The orders before and after one in its list (LS-04, LS-05)."""
    wanted = lists.WalkFrom(command.number, command.listing.filter, command.words.zone)
    return lists.neighbours(wanted, actor, uow)


def _chose_everything(actor: Actor, uow: UnitOfWork) -> bool:
    if actor.user_id is None:
        return False
    if uow.list_choices.of(actor.user_id).filter is not None:
        return True
    return any(each.is_default for each in uow.list_choices.favourites(actor.user_id))


def _tabs(wanted: OrderFilter, actor: Actor, uow: UnitOfWork, words: Words) -> Sequence[Tab]:
    whole = replace(wanted, subgroup=None, sort=SortKey.NUMBER)
    return lists.subgroup_tabs(lists.ListOrders(whole, zone=words.zone), actor, uow)
