"""One look at a list: a page of its orders, how many there are, its tabs, and how one has it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from core.columns import Column, columns
from core.filter_words import filter_said
from core.filters import OrderFilter
from core.lists import Favourite, OrderRow, Tab
from core.people import Actor
from core.ports import UnitOfWork
from core.searching import exact_number
from core.usecases.list_choices import columns_of, favourites, first_filter
from core.usecases.lists import ListOrders, count_orders, list_orders, settled, subgroup_tabs
from core.words import Words
from web.office.orders.asked import Asked
from web.office.orders.filter_form import Names, names_in

PAGE = 50
"""So many orders are on a page."""


@dataclass(frozen=True, slots=True)
class Look:
    """Look at this list, as this user has his lists."""

    asked: Asked
    words: Words
    user_id: UUID


@dataclass(frozen=True, slots=True)
class Looked:
    """What there is to be seen; ``filter`` holds, and ``is_own`` where it is what lists begin with.

    ``is_kept``: he begins with a filter that he kept, not with a favourite or with everything.
    """

    filter: OrderFilter
    sorted: OrderFilter
    is_own: bool
    is_kept: bool
    said: str
    rows: Sequence[OrderRow]
    count: int
    page: int
    tabs: Sequence[Tab]
    favourites: Sequence[Favourite]
    columns: Sequence[Column]
    names: Names

    @property
    def last(self) -> int:
        """The last page, counted from nought."""
        return max(0, (self.count - 1) // PAGE)


def look(command: Look, actor: Actor, uow: UnitOfWork) -> Looked:
    """The list as it is now (LS-01)."""
    asked, words = command.asked, command.words
    meant = asked.meant(actor, uow)
    wanted = first_filter(actor, uow) if meant is None else meant
    listed = ListOrders(wanted, detailed=asked.table, zone=words.zone)
    count = count_orders(listed, actor, uow)
    at = min(asked.page, max(0, (count - 1) // PAGE))
    rows = _page(listed, at, actor, uow)
    known = columns(uow.settings.all())
    return Looked(
        filter=wanted,
        sorted=settled(wanted, actor, uow),
        is_own=meant is None,
        is_kept=uow.list_choices.of(command.user_id).filter is not None,
        said=filter_said(wanted, actor, uow, words),
        rows=rows,
        count=max(count, len(rows)),
        page=at,
        tabs=subgroup_tabs(listed, actor, uow),
        favourites=favourites(None, actor, uow),
        columns=[known[key] for key in columns_of(actor, uow)] if asked.table else (),
        names=names_in(wanted, uow),
    )


def _page(listed: ListOrders, at: int, actor: Actor, uow: UnitOfWork) -> Sequence[OrderRow]:
    """One page; the order whose bare number was written comes first, as when one searches in chat."""
    wanted = listed.filter or OrderFilter()
    part = replace(listed, filter=replace(wanted, limit=PAGE, skip=at * PAGE))
    rows = list_orders(part, actor, uow)
    number = exact_number((wanted.text or "").strip()) if at == 0 else None
    if number is None:
        return rows
    exactly = replace(listed, filter=replace(wanted, text=f"*{number}", limit=1))
    first = list_orders(exactly, actor, uow)
    return [*first, *(row for row in rows if row.number != str(number))]
