"""Quotes: made of an order, sent, and accepted or declined (QU)."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import uuid4

from core import permissions as may
from core.assignments import Assignment
from core.checks import with_mandatory_checks
from core.events import QuoteAccepted, QuoteCreated, QuoteDeclined, QuoteSent
from core.lines import ArticleToOrder, Line
from core.numbers import OrderNumber
from core.order_papers import Kinship
from core.people import Actor
from core.ports import UnitOfWork
from core.quotes import QUOTE_LABELS, Pricing, Quote, QuoteState, QuoteTerms, quote_of, unsigned
from core.refusals import BadInput, Refused
from core.states import Origin
from core.text import one_line
from core.usecases.creating import NoSuchCustomer
from core.usecases.faults import next_number
from core.usecases.messages import Letter, SendMessage, send_message
from core.usecases.offspring import keep_made_from
from core.usecases.seeing_quotes import quote_seen, source_of
from core.words import N_
from core.work_order import WorkOrder

VALID_DAYS = 30
LONGEST_VALID = 365
REASON = 500


class QuoteIsAnswered(Refused):
    sentence = N_("Quote {quote} is {state} already. Make a new quote of the order instead.")


@dataclass(frozen=True, slots=True)
class CreateQuote:
    """Offer what stands on the order; ``today`` is the company's date."""

    number: OrderNumber
    valid_days: int = VALID_DAYS
    today: date | None = None


@dataclass(frozen=True, slots=True)
class SendQuote:
    """The customer has got the quote."""

    quote: str


@dataclass(frozen=True, slots=True)
class MailQuote:
    """Mail it to these addresses, else to the contact; ``text`` is what is said with it."""

    quote: str
    recipients: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class AcceptQuote:
    """The customer said yes; an order is made of the quote."""

    quote: str
    today: date | None = None
    origin: Origin = Origin.CHAT


@dataclass(frozen=True, slots=True)
class DeclineQuote:
    """The customer said no, and perhaps why."""

    quote: str
    reason: str = ""
    today: date | None = None


def create_quote(command: CreateQuote, actor: Actor, uow: UnitOfWork) -> Quote:
    """Make a quote of an order; whoever makes it is *our reference* (QU-01, QU-02)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.EDIT, may.EDIT_ASSIGNED)
    if not 1 <= command.valid_days <= LONGEST_VALID:
        raise BadInput(N_("Write a number of days from 1 to {most}."), most=LONGEST_VALID)
    made_on = command.today or uow.now.date()
    terms = QuoteTerms(uow.quotes.next_number(), actor.name, made_on, command.valid_days)
    quote = quote_of(order, terms, _priced_by_register(uow))
    uow.quotes.put(quote)
    uow.publish(QuoteCreated(order=str(order.number), by=actor.name, quote=quote.number))
    return quote


def send_quote(command: SendQuote, actor: Actor, uow: UnitOfWork) -> Quote:
    """Note that the customer has got it; again changes nothing."""
    quote = _open_quote(command.quote, actor, uow)
    if quote.state is QuoteState.SENT:
        return quote
    quote = replace(quote, state=QuoteState.SENT)
    uow.quotes.put(quote)
    uow.publish(QuoteSent(order=str(quote.order), by=actor.name, quote=quote.number))
    return quote


def mail_quote(command: MailQuote, actor: Actor, uow: UnitOfWork) -> Quote:
    """Mail the quote as a PDF with a few words, and note that the customer has got it."""
    quote = _open_quote(command.quote, actor, uow)
    message = SendMessage(
        quote.order, (Letter.MESSAGE,), command.recipients, command.text, quote=quote.number
    )
    send_message(message, actor, uow)
    return send_quote(SendQuote(quote.number), actor, uow)


def accept_quote(command: AcceptQuote, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Make an order of what was offered, at the prices it was offered for."""
    quote = _open_quote(command.quote, actor, uow)
    order = _order_of(quote, command.origin, actor, uow)
    source = source_of(quote, uow)
    if source is None:
        uow.work_orders.add(order)
    else:
        order = keep_made_from(source, order, Kinship.QUOTED_ON, actor, uow)
    day = command.today or uow.now.date()
    accepted = replace(quote, state=QuoteState.ACCEPTED, answered_on=day, made=order.number)
    uow.quotes.put(accepted)
    number = str(order.number)
    uow.publish(QuoteAccepted(order=number, by=actor.name, quote=quote.number, made=number))
    return order


def decline_quote(command: DeclineQuote, actor: Actor, uow: UnitOfWork) -> Quote:
    """Note that nothing comes of it, and why."""
    quote = _open_quote(command.quote, actor, uow)
    reason = one_line(command.reason, REASON)
    day = command.today or uow.now.date()
    quote = replace(quote, state=QuoteState.DECLINED, answered_on=day, reason=reason)
    uow.quotes.put(quote)
    uow.publish(
        QuoteDeclined(order=str(quote.order), by=actor.name, quote=quote.number, reason=reason)
    )
    return quote


def _open_quote(number: str, actor: Actor, uow: UnitOfWork) -> Quote:
    quote = quote_seen(number, actor, uow)
    source = source_of(quote, uow)
    if source is None:
        actor.require_at_all(may.EDIT)
    else:
        actor.require(source, may.EDIT, may.EDIT_ASSIGNED)
    if not quote.is_open:
        raise QuoteIsAnswered(quote=quote.number, state=QUOTE_LABELS[quote.state])
    return quote


def _priced_by_register(uow: UnitOfWork) -> Pricing:
    def priced(row: ArticleToOrder) -> Line:
        known = uow.articles.by_number(row.number) if row.number else None
        return Line(
            name=row.name,
            quantity=row.quantity,
            added_by=row.added_by,
            added_at=row.added_at,
            number=row.number,
            unit=row.unit,
            price=known.price if known else None,
            vat=known.vat if known else None,
        )

    return priced


def _order_of(quote: Quote, origin: Origin, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    customer = uow.customers.get(quote.customer.id)
    if customer is None:
        raise NoSuchCustomer
    order = WorkOrder(
        number=next_number(uow),
        customer=customer,
        origin=origin,
        created_at=uow.now,
        created_by=actor.name,
        facility=uow.facilities.get(quote.facility.id) if quote.facility else None,
        contact=uow.contacts.get(quote.contact.id) if quote.contact else None,
        language=customer.language,
        assignments=tuple(_to_do(each, uow) for each in quote.assignments),
        other_articles=unsigned(quote.other_articles),
    )
    return with_mandatory_checks(order, uow)


def _to_do(offered: Assignment, uow: UnitOfWork) -> Assignment:
    thing = offered.service_object
    return replace(
        offered,
        id=uuid4(),
        service_object=uow.service_objects.get(thing.id) if thing else None,
        time=unsigned(offered.time),
        articles=unsigned(offered.articles),
    )
