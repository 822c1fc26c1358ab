"""A quote in words: as a chat shows it, and as it is written to the customer."""

from collections.abc import Iterable

from bot.acts import Known
from bot.phrases import amount, lines, safe, say
from bot.steps.quotes import QuoteSeen
from core.lines import Line
from core.quotes import QUOTE_LABELS
from core.text import one_line
from core.words import N_, Words

MOST_LINES = 40


def quote_said(seen: QuoteSeen, known: Known) -> str:
    """The quote as HTML: what is offered, to whom, until when and at what price."""
    quote, words = seen.quote, known.words
    state = words.text(QUOTE_LABELS[quote.state])
    return lines(
        say(words, N_("📎 <b>Quote {quote}</b> · {state}"), quote=quote.number, state=state),
        safe(one_line(quote.title, 120)) or None,
        say(words, N_("To {customer}"), customer=one_line(quote.customer.name, 120)),
        *(safe(row) for row in _offered(seen, known)),
    )


def quote_text(seen: QuoteSeen, known: Known) -> str:
    """The quote as plain text for the customer."""
    quote, words = seen.quote, known.words
    return lines(
        words.text(N_("Quote {quote}"), quote=quote.number),
        one_line(quote.title, 120) or None,
        "",
        *_offered(seen, known),
        "",
        words.text(N_("Answer this mail to accept the quote, or to ask about it.")),
    )


def _offered(seen: QuoteSeen, known: Known) -> Iterable[str]:
    quote, words, today = seen.quote, known.words, known.words.today(known.now)
    yield words.text(N_("Our reference: {name}"), name=quote.our_reference)
    yield words.text(N_("Valid until {day}"), day=words.day(quote.valid_until, today))
    yield from (_line(each, words) for each in quote.lines[:MOST_LINES])
    hidden = len(quote.lines) - MOST_LINES
    if hidden > 0:
        yield words.plural("… and {count} more line", "… and {count} more lines", hidden)
    if seen.totals is not None:
        sums = seen.totals
        yield words.text(N_("Net {net}, VAT {vat}, to pay {total}."), net=words.money(sums.net),
                         vat=words.money(sums.vat), total=words.money(sums.total))  # fmt: skip


def _line(line: Line, words: Words) -> str:
    price = f" · {words.money(line.price)}" if line.price is not None else ""
    return f"{amount(line, words)}{price}"
