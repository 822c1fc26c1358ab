"""Quotes as a chat shows them: those of an order, one with what it comes to (QU)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.letter_draft import Draft
from bot.steps.messages import Drafted, LookAtDraft, look_at_draft
from bot.updates.gathering import order_seen
from core import settings
from core.numbers import OrderNumber
from core.people import Actor
from core.permissions import EMAIL_PROTOCOL
from core.ports import UnitOfWork
from core.prices import Totals, totals
from core.quotes import Quote
from core.refusals import Refused
from core.usecases.messages import Letter
from core.usecases.quotes import CreateQuote, create_quote
from core.usecases.seeing_quotes import ListQuotes, SeeQuote, list_quotes, see_quote
from core.views import prices_for
from core.words import N_
from core.work_order import WorkOrder


class SendsNoPrices(Refused):
    sentence = N_(
        "You don't see prices, so the quote {quote} would go without them. Have somebody send it "
        "who sees them."
    )


@dataclass(frozen=True, slots=True)
class FindQuotes:
    """The quotes of an order."""

    number: OrderNumber


@dataclass(frozen=True, slots=True)
class Quotes:
    """An order and what was offered of it, the newest first."""

    order: WorkOrder
    quotes: Sequence[Quote]


@dataclass(frozen=True, slots=True)
class QuoteSeen:
    """A quote, what it comes to where this person may see that, and whether he may send it."""

    quote: Quote
    totals: Totals | None
    may_send: bool


def find_quotes(command: FindQuotes, actor: Actor, uow: UnitOfWork) -> Quotes:
    """The quotes that were made of the order."""
    order = order_seen(command.number, actor, uow)
    return Quotes(order, list_quotes(ListQuotes(command.number), actor, uow))


def open_quote(command: SeeQuote, actor: Actor, uow: UnitOfWork) -> QuoteSeen:
    """One quote as this person may see it; raises NoSuchQuote."""
    return with_totals(see_quote(command, actor, uow), actor, uow)


def make_quote(command: CreateQuote, actor: Actor, uow: UnitOfWork) -> QuoteSeen:
    """Make one, as its maker may see it (QU-01, QU-02)."""
    made = create_quote(command, actor, uow)
    return open_quote(SeeQuote(made.number), actor, uow)


def with_totals(quote: Quote, actor: Actor, uow: UnitOfWork) -> QuoteSeen:
    """The quote with its sums, for whoever sees them (PE-29)."""
    prices = prices_for(actor)
    may_send = prices.each and actor.may(EMAIL_PROTOCOL)
    if not prices.sums or not any(line.price is not None for line in quote.lines):
        return QuoteSeen(quote, None, may_send)
    sums = totals(quote.lines, uow.settings.all()[settings.VAT_RATE])
    return QuoteSeen(quote, sums, may_send)


@dataclass(frozen=True, slots=True)
class DraftQuote:
    """A quote to be written to the customer; ``text`` says it in words."""

    quote: str
    text: Callable[[QuoteSeen], str]


def draft_quote(command: DraftQuote, actor: Actor, uow: UnitOfWork) -> Drafted:
    """The quote as a message to the customer, to look at before it is sent.

    A quote without its prices would be none, so who sees none sends none (PE-24).
    """
    seen = open_quote(SeeQuote(command.quote), actor, uow)
    if not prices_for(actor).each:
        raise SendsNoPrices(quote=seen.quote.number)
    draft = Draft(
        seen.quote.order, (Letter.MESSAGE,), text=command.text(seen), quote=seen.quote.number
    )
    return look_at_draft(LookAtDraft(draft), actor, uow)
