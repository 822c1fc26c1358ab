"""The options by which a command says which orders it means, and what they come to."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import wraps
from typing import Any, TypeVar

import click

from app.indexing import index_all
from cli.days import DAY
from cli.order.commands import Act
from core.filters import DateOf, OrderFilter, Period, SortKey, Span, WaitsFor
from core.refusals import Refused
from core.states import OPEN, State
from core.usecases.filters_meant import FilterWritten, filter_meant
from core.usecases.list_choices import NameFavourite, favourite
from core.words import N_

T = TypeVar("T")

_NAMES = (
    click.option("--mine", is_flag=True, help="Assigned to whoever --as names."),
    click.option("--assigned", metavar="NAME", help="Assigned to this person."),
    click.option("--customer", metavar="NAME"),
    click.option("--facility", metavar="NAME"),
)
_VALUES = (
    click.option("--search", "text", metavar="TEXT", help="Words; *421 one number; 421; a row."),
    click.option("--state", "states", multiple=True, type=click.Choice([s.value for s in State])),
    click.option("--open", "is_open", is_flag=True, help="Not signed, closed or cancelled."),
    click.option("--subgroup", metavar="NAME", help="An empty name: in none."),
    click.option("--type", "order_type", metavar="NAME"),
    click.option("--status", "custom_status", metavar="NAME"),
    click.option("--unassigned", is_flag=True),
    click.option("--urgent", is_flag=True),
    click.option("--incomplete", is_flag=True),
    click.option("--overdue", is_flag=True),
    click.option("--waits-for", type=click.Choice([w.value for w in WaitsFor])),
    click.option("--in", "span", type=click.Choice([s.value for s in Span]), help="Days."),
    click.option("--from", "first", type=DAY, metavar="DAY", help="Such as 2026-11-26."),
    click.option("--to", "last", type=DAY, metavar="DAY"),
    click.option(
        "--by", "of", type=click.Choice([d.value for d in DateOf]), help="Whose days are meant."
    ),
    click.option("--sort", type=click.Choice([k.value for k in SortKey])),
    click.option("--down/--up", "descending", default=None),
    click.option("--limit", type=int),
)
_FAVOURITE = click.option("--favourite", metavar="NAME", help="Begins with this favourite.")
_EVERYTHING = click.option("--all", "is_all", is_flag=True, help="Forgets the kept filter.")
_PLAIN = ("text", "subgroup", "order_type", "custom_status", "descending", "limit")
_FLAGS = ("unassigned", "urgent", "incomplete", "overdue")
_OWN = ("mine", "assigned", "customer", "facility")


class NobodysOrders(Refused):
    sentence = N_("Whose orders are meant? Say who you are with --as NAME.")


@dataclass(frozen=True, slots=True)
class Options:
    """What was said of the orders that are meant; ``is_said``: anything at all."""

    given: dict[str, Any]

    @property
    def is_said(self) -> bool:
        """Whether any option says which orders are meant."""
        return any(value not in (None, ()) and value is not False for value in self.given.values())

    async def filter(self, act: Act) -> OrderFilter | None:
        """The filter that the options come to; None where none is given: the person's own.

        What is not indexed yet is indexed first, so that a search is quick.
        """
        if not self.is_said:
            return None
        if self.given["mine"] and act.actor.user_id is None:
            raise NobodysOrders
        if self.given["text"]:
            await index_all(act.parts.database)
        begin = OrderFilter()
        if name := self.given["favourite"]:
            kept = await act.ask(lambda uow: favourite(NameFavourite(name), act.actor, uow))
            begin = kept.filter
        written = FilterWritten(self._narrowed(begin), **{key: self.given[key] for key in _OWN})
        return await act.ask(lambda uow: filter_meant(written, act.actor, uow))

    def _narrowed(self, begin: OrderFilter) -> OrderFilter:
        given = self.given
        said: dict[str, Any] = {key: given[key] for key in _PLAIN if given[key] is not None}
        said |= {key: True for key in _FLAGS if given[key]}
        wanted = replace(begin, **said)
        if states := frozenset(State(each) for each in given["states"]):
            wanted = replace(wanted, states=states)
        if given["is_open"]:
            wanted = replace(wanted, states=wanted.states | OPEN)
        if given["waits_for"]:
            wanted = replace(wanted, waits_for=WaitsFor(given["waits_for"]))
        if given["sort"]:
            wanted = replace(wanted, sort=SortKey(given["sort"]))
        return replace(wanted, period=_period(given) or wanted.period)


def filtered(body: Callable[..., T]) -> Callable[..., T]:
    """Give the body the options of a filter, as ``options``."""

    @wraps(body)
    def run(*args: Any, **given: Any) -> T:
        names = (*_OWN, *_PLAIN, *_FLAGS)
        rest = ("states", "is_open", "waits_for", "span", "first", "last", "of", "sort")
        said = {key: given.pop(key) for key in (*names, *rest, "favourite", "is_all")}
        return body(*args, options=Options(said), **given)

    wrapped: Callable[..., T] = run
    for option in reversed((*_NAMES, *_VALUES, _FAVOURITE, _EVERYTHING)):
        wrapped = option(wrapped)
    return wrapped


def _period(given: dict[str, Any]) -> Period | None:
    days = given["first"], given["last"]
    if given["span"] is None and not any(days):
        return None
    span = Span(given["span"]) if given["span"] else None
    of = DateOf(given["of"]) if given["of"] else DateOf.BOOKED
    return Period(of, span, *days)
