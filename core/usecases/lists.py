"""Lists of orders as one person sees them: narrowed, sorted, searched, walked through (LS)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, tzinfo

from core import settings as s
from core.filters import OrderFilter, SortKey, View, view_of
from core.list_shown import Shown
from core.lists import Neighbours, OrderRow, Tab
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import BadInput, NotAllowedAtAll, Refused
from core.searching import exact_number
from core.text import LINE, PARAGRAPHS
from core.usecases.list_choices import first_filter
from core.words import N_

MOST_CHOSEN = 500
"""So many orders are chosen for something that is done with all of them."""


class TooManyChosen(Refused):
    sentence = N_("{count} orders are too many at once. Narrow the list to at most {most}.")


MOST_LISTED = 1_000_000
"""More orders than any company has; a database can't count without end."""


@dataclass(frozen=True, slots=True)
class ListOrders:
    """Orders; those this person's lists begin with unless a filter is given.

    ``detailed`` as a table of columns (LS-08); ``zone`` is where days begin.
    """

    filter: OrderFilter | None = None
    detailed: bool = False
    zone: tzinfo = UTC


@dataclass(frozen=True, slots=True)
class FindOrders:
    """Look for orders as people write: ``*421``, ``421;`` or words (LS-06, LS-07)."""

    text: str
    limit: int | None = 20
    zone: tzinfo = UTC


@dataclass(frozen=True, slots=True)
class WalkFrom:
    """From one order to those beside it in the same list (LS-05)."""

    number: OrderNumber
    filter: OrderFilter | None = None
    zone: tzinfo = UTC


@dataclass(frozen=True, slots=True)
class ChooseOrders:
    """The orders that something is to be done with: these, or all of a list (LS-09)."""

    numbers: tuple[OrderNumber, ...] = ()
    filter: OrderFilter | None = None
    zone: tzinfo = UTC


def list_orders(command: ListOrders, actor: Actor, uow: UnitOfWork) -> Sequence[OrderRow]:
    """The orders of the list, each with what the company shows in lists (LS-01, LS-15)."""
    return [row for page in list_pages(command, actor, uow) for row in page]


def list_pages(command: ListOrders, actor: Actor, uow: UnitOfWork) -> Iterator[Sequence[OrderRow]]:
    """The same, some hundred at a time, for lists of any length."""
    view = _view(actor, command.zone)
    wanted = settled(command.filter, actor, uow)
    shown = Shown(uow.settings.all(), command.detailed, for_customer=not view.internal)
    return ([shown.row(row) for row in page] for page in uow.lists.pages(wanted, view))


def list_numbers(command: ListOrders, actor: Actor, uow: UnitOfWork) -> Sequence[str]:
    """Only the numbers."""
    return uow.lists.numbers(settled(command.filter, actor, uow), _view(actor, command.zone))


def count_orders(command: ListOrders, actor: Actor, uow: UnitOfWork) -> int:
    """How many orders are in the list."""
    return uow.lists.count(settled(command.filter, actor, uow), _view(actor, command.zone))


def subgroup_tabs(command: ListOrders, actor: Actor, uow: UnitOfWork) -> Sequence[Tab]:
    """How many orders of the list are in each subgroup; nothing unless SE-13 is on (LS-17)."""
    view = _view(actor, command.zone)
    if not uow.settings.all()[s.SUBGROUP_SHIFTER]:
        return ()
    return uow.lists.tabs(settled(command.filter, actor, uow), view)


def find_orders(command: FindOrders, actor: Actor, uow: UnitOfWork) -> Sequence[OrderRow]:
    """The orders that fit, newest first; before them the one whose number was written."""
    found = OrderFilter(text=command.text, limit=command.limit, sort=SortKey.NUMBER)
    rows = list_orders(ListOrders(found, zone=command.zone), actor, uow)
    number = exact_number(command.text.strip())
    if number is None:
        return rows
    exactly = replace(found, text=f"*{number}")
    first = list_orders(ListOrders(exactly, zone=command.zone), actor, uow)
    return [*first, *(row for row in rows if row.number != str(number))][: command.limit]


def neighbours(command: WalkFrom, actor: Actor, uow: UnitOfWork) -> Neighbours:
    """The orders before and after this one in the list, even if it left the list (LS-04, LS-05)."""
    actor.require_sight(uow.work_orders.get(command.number))
    wanted = settled(command.filter, actor, uow)
    return uow.lists.neighbours(command.number, wanted, _view(actor, command.zone))


def choose_orders(command: ChooseOrders, actor: Actor, uow: UnitOfWork) -> Sequence[OrderNumber]:
    """The numbers of what was chosen, in the order of the list; raises TooManyChosen (LS-09)."""
    if command.numbers:
        chosen: Sequence[OrderNumber] = tuple(dict.fromkeys(command.numbers))
    else:
        listed = ListOrders(command.filter, zone=command.zone)
        chosen = [OrderNumber.parse(each) for each in list_numbers(listed, actor, uow)]
    if len(chosen) > MOST_CHOSEN:
        raise TooManyChosen(count=len(chosen), most=MOST_CHOSEN)
    for number in command.numbers:
        actor.require_sight(uow.work_orders.get(number))
    return chosen


def settled(wanted: OrderFilter | None, actor: Actor, uow: UnitOfWork) -> OrderFilter:
    """The filter that holds: the one given or the person's own, sorted as the company does.

    What is searched comes newest first unless one says otherwise.
    """
    chosen = reasonable(first_filter(actor, uow) if wanted is None else wanted)
    if chosen.sort is not None:
        return chosen
    on_number = chosen.text or uow.settings.all()[s.SORT_ON_NUMBER]
    return replace(chosen, sort=SortKey.NUMBER if on_number else SortKey.CHANGED)


def reasonable(wanted: OrderFilter) -> OrderFilter:
    """The filter, if it can be meant; raises BadInput."""
    names = (wanted.subgroup, wanted.order_type, wanted.custom_status)
    if len(wanted.text or "") > PARAGRAPHS or any(len(each or "") > LINE for each in names):
        raise BadInput(N_("That is too long to look for. Write a few words."))
    if wanted.limit is not None and wanted.limit < 1:
        raise BadInput(N_("Write a whole number, 1 or more."))
    if len(wanted.only) > MOST_CHOSEN:
        raise TooManyChosen(count=len(wanted.only), most=MOST_CHOSEN)
    if max(wanted.limit or 0, wanted.skip) > MOST_LISTED:
        raise BadInput(N_("A list has at most {most} orders."), most=MOST_LISTED)
    if wanted.skip < 0:
        raise BadInput(N_("A list begins with its first order. Skip none or more."))
    days = wanted.period
    if days and days.first and days.last and days.first > days.last:
        raise BadInput(N_("The last day comes before the first. Write them the other way round."))
    return wanted


def _view(actor: Actor, zone: tzinfo) -> View:
    view = view_of(actor, zone)
    if view.is_empty:
        raise NotAllowedAtAll
    return view
