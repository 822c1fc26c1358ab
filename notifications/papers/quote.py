"""A quote as a paper: what is offered, at which price, until when, and who answers for it (QU)."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from core.papers import QUOTE
from core.people import Actor
from core.ports import UnitOfWork
from core.prices import totals
from core.quotes import Quote
from core.registers import Customer, Facility, Person
from core.settings import VAT_RATE, Settings
from core.text import one_line
from core.usecases.seeing_quotes import SeeQuote, see_quote
from core.views import Prices, on_print
from core.words import N_, Words
from notifications.papers.blocks import Block, Pair, Paper, Particulars, Prose, Section
from notifications.papers.composing import Headed, composed
from notifications.papers.dates import full_date
from notifications.papers.money import of_line, priced_list, sums
from notifications.papers.press import Press, Reader

Subject = tuple[str, Actor]
"""The quote's number, and who looks at it."""


async def quote_paper(press: Press, subject: Subject, reader: Reader) -> Paper:
    """The quote as it was made, as this person sees it; raises NoSuchQuote."""
    number, actor = subject

    def look(uow: UnitOfWork) -> tuple[Quote, Settings, datetime]:
        return see_quote(SeeQuote(number), actor, uow), uow.settings.all(), uow.now

    quote, settings, now = await press.door.ask(look)
    words = press.words(reader)
    headed = Headed(
        QUOTE,
        words.text(N_("Quote")),
        words.text(N_("No. {number}"), number=quote.number),
        quote.title,
    )
    blocks = _blocks(quote, settings[VAT_RATE], words, on_print(reader.prices, settings))
    return await composed(press, reader, (settings, now), headed, blocks)


def _blocks(quote: Quote, rate: Decimal, words: Words, prices: Prices) -> Iterator[Block]:
    yield Particulars(tuple(_about(quote, words)))
    for number, assignment in enumerate(quote.assignments, 1):
        thing = assignment.service_object
        named = f"{thing.name} · {thing.code}" if thing else words.text(N_("Work"))
        yield Section(one_line(f"{number} · {named}" if len(quote.assignments) > 1 else named))
        if assignment.description and assignment.description != quote.title:
            yield Prose(assignment.description)
        if assignment.error:
            yield Prose(assignment.error, words.text(N_("Error")))
        lines = [of_line(each) for each in (*assignment.time, *assignment.articles)]
        yield from priced_list(words.text(N_("Offered")), lines, words, prices)
    others = [of_line(each) for each in quote.other_articles]
    yield from priced_list(words.text(N_("Other articles")), others, words, prices)
    if prices.sums and any(line.price is not None for line in quote.lines):
        yield sums(totals(quote.lines, rate), words.text(N_("Total with VAT")), words)
    yield Prose(_closing(quote, words))


def _about(quote: Quote, words: Words) -> Iterator[Pair]:
    found = (
        (N_("Customer"), _who(quote.customer)),
        (N_("Facility"), _place(quote.facility)),
        (N_("Contact"), _who(quote.contact)),
        (N_("Our reference"), quote.our_reference),
        (N_("Date"), full_date(quote.made_on, words)),
        (N_("Valid until"), full_date(quote.valid_until, words)),
        (N_("Order"), f"AO {quote.order}"),
    )
    yield from (Pair(words.text(label), value) for label, value in found if value)


def _who(somebody: Customer | Person | None) -> str:
    if somebody is None:
        return ""
    address = somebody.address if isinstance(somebody, Customer) else None
    known = (somebody.name, address, somebody.phone, somebody.email)
    return "\n".join(one_line(each) for each in known if each)


def _place(facility: Facility | None) -> str:
    return one_line(facility.place) if facility else ""


def _closing(quote: Quote, words: Words) -> str:
    return words.text(
        N_("The quote holds until {day}. Answer us to say yes, or to ask about anything in it."),
        day=full_date(quote.valid_until, words),
    )
