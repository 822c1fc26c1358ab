"""Looking at quotes: those of the orders one sees, with the prices one may see (PE-01, PE-24)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.lists import OrderFilter
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.quotes import Quote, QuoteState
from core.refusals import NoSuchOrder, Refused
from core.text import one_line
from core.views import bare_assignment, bare_lines, prices_for
from core.words import N_
from core.work_order import WorkOrder


class NoSuchQuote(Refused):
    sentence = N_("There is no quote {quote}. Look among the quotes of the order.")


@dataclass(frozen=True, slots=True)
class ListQuotes:
    """All quotes, or those of one order."""

    order: OrderNumber | None = None


@dataclass(frozen=True, slots=True)
class SeeQuote:
    """Look at one quote."""

    quote: str


def list_quotes(command: ListQuotes, actor: Actor, uow: UnitOfWork) -> Sequence[Quote]:
    """The quotes this actor sees, newest first."""
    if command.order is not None:
        actor.require_sight(uow.work_orders.get(command.order))
        found = uow.quotes.of_order(command.order)
    else:
        found = uow.quotes.all()
    if actor.customer_id is not None:
        found = [each for each in found if _is_his(each, actor)]
    elif not actor.sees_all and command.order is None:
        own = _own(actor, uow)
        found = [each for each in found if str(each.order) in own]
    return [as_seen(each, actor) for each in found]


def see_quote(command: SeeQuote, actor: Actor, uow: UnitOfWork) -> Quote:
    """One quote as this person sees it; raises NoSuchQuote."""
    return as_seen(quote_seen(command.quote, actor, uow), actor)


def quote_seen(number: str, actor: Actor, uow: UnitOfWork) -> Quote:
    """The whole quote, if this person sees it at all; raises NoSuchQuote."""
    quote = uow.quotes.get(number)
    if quote is None or not _sees(quote, actor, uow):
        raise NoSuchQuote(quote=one_line(number, 20))
    return quote


def source_of(quote: Quote, uow: UnitOfWork) -> WorkOrder | None:
    """The order a quote was made of, unless that was deleted since."""
    try:
        return uow.work_orders.get(quote.order)
    except NoSuchOrder:
        return None


def as_seen(quote: Quote, actor: Actor) -> Quote:
    """The quote with the prices this person may see; it is not to be kept."""
    prices = prices_for(actor)
    return replace(
        quote,
        assignments=tuple(bare_assignment(each, prices) for each in quote.assignments),
        other_articles=bare_lines(quote.other_articles, prices),
    )


def _sees(quote: Quote, actor: Actor, uow: UnitOfWork) -> bool:
    if actor.customer_id is not None:
        return _is_his(quote, actor)
    source = source_of(quote, uow)
    return actor.sees_all or (source is not None and actor.sees(source))


def _is_his(quote: Quote, actor: Actor) -> bool:
    """A customer sees what he was sent, and no drafts."""
    return quote.customer.id == actor.customer_id and quote.state is not QuoteState.DRAFT


def _own(actor: Actor, uow: UnitOfWork) -> set[str]:
    if not actor.sees_own or actor.user_id is None:
        return set()
    return set(uow.lists.numbers(OrderFilter(assigned_to=actor.user_id)))
