"""Quotes: made of an order, sent to the customer, accepted or declined (QU)."""

from collections.abc import Iterable
from functools import partial

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.choosing import page_of
from bot.handlers.asking import waiting
from bot.handlers.backorders import new_card
from bot.handlers.messages import draft_begun
from bot.handlers.orders import on_card
from bot.keyboards import Rows, back, button
from bot.phrases import header, lines, say
from bot.routing import Routes
from bot.said import Said
from bot.sections import Section, Shown
from bot.shown.quote_said import quote_said, quote_text
from bot.steps.only_once import act_once
from bot.steps.quotes import (
    DraftQuote,
    FindQuotes,
    Quotes,
    QuoteSeen,
    draft_quote,
    find_quotes,
    make_quote,
    open_quote,
)
from bot.tapped import argument, order_of
from core import permissions as may
from core.chat import Button, Pending, Style
from core.numbers import OrderNumber
from core.quotes import QUOTE_LABELS, Quote
from core.text import one_line
from core.usecases.quotes import (
    AcceptQuote,
    CreateQuote,
    DeclineQuote,
    accept_quote,
    decline_quote,
)
from core.usecases.seeing_quotes import SeeQuote
from core.words import N_, Words
from core.work_order import State, WorkOrder

ASKED_REASON = "quote-declined"


def quotes(said: Said, known: Known) -> Acts:
    """What was offered of this order, and one more."""
    return (Act(find_quotes, FindQuotes(order_of(said)), _listed),)


def quotes_page(said: Said, known: Known) -> Acts:
    """More of them."""
    shown = partial(_listed, at=argument(said, int))
    return (Act(find_quotes, FindQuotes(order_of(said)), shown),)


def make(said: Said, known: Known) -> Acts:
    """Offer what stands on the order (QU-01)."""
    command = CreateQuote(order_of(said), today=known.words.today(known.now))
    return (act_once(said, make_quote, command, _shown),)


def open_(said: Said, known: Known) -> Acts:
    """One of them."""
    return (Act(open_quote, SeeQuote(argument(said, str)), _shown),)


def send(said: Said, known: Known) -> Acts:
    """Write it to the customer, as a message to look at and change first."""
    command = DraftQuote(argument(said, str), lambda seen: quote_text(seen, known))
    return (Act(draft_quote, command, draft_begun),)


def accept(said: Said, known: Known) -> Acts:
    """The customer said yes; an order is made of it."""
    today = known.words.today(known.now)
    return (Act(accept_quote, AcceptQuote(argument(said, str), today), _accepted),)


def decline_ask(said: Said, known: Known) -> Acts:
    """Ask why; that may be left out."""
    return (Act(open_quote, SeeQuote(argument(said, str)), _why),)


def decline(said: Said, known: Known) -> Acts:
    """The customer said no, and nobody knows why."""
    return _declining(argument(said, str), "", known)


def reason_typed(said: Said, known: Known, pending: Pending) -> Acts:
    """The customer said no, and why."""
    return _declining(str(pending.context["quote"]), said.text, known)


def _declining(quote: str, reason: str, known: Known) -> Acts:
    command = DeclineQuote(quote, reason, known.words.today(known.now))
    return (Act(decline_quote, command, _declined),)


def _listed(found: Quotes, known: Known, *, at: int = 0) -> Answer:
    number, words = found.order.number, known.words

    def turn(page: int, label: str) -> Button:
        return button(label, Action.QUOTES_PAGE, number, page)

    rows = page_of(found.quotes, at, partial(_named, words=words), turn)
    label = words.text(N_("Make a quote"))
    made = button(label, Action.QUOTE_MAKE, number, seen=len(found.quotes), style=Style.PRIMARY)
    html = lines(
        words.text(N_("{order}: quotes"), order=header(number, words)),
        None if rows else words.text(N_("None yet. What stands on the order is offered.")),
    )
    return Answer(edit=on_card(number, html, (*rows, (made,), (back(number, words),))))


def _named(quote: Quote, *, words: Words) -> Button:
    state = words.text(QUOTE_LABELS[quote.state])
    label = one_line(f"{quote.number} · {state} · {quote.title}", 48)
    return button(label, Action.QUOTE, quote.order, quote.number)


def _shown(seen: QuoteSeen, known: Known) -> Answer:
    quote, words = seen.quote, known.words
    html = quote_said(seen, known)
    rows = (*_answers(seen, words), (_up(quote.order, words),))
    return Answer(edit=on_card(quote.order, html, rows))


def _answers(seen: QuoteSeen, words: Words) -> Rows:
    quote = seen.quote
    number, order = quote.number, quote.order
    paper = button(words.text(N_("📎 As PDF")), Action.QUOTE_PDF, order, number)
    if not quote.is_open:
        return ((paper,),)
    send = button(
        words.text(N_("Send to the customer")), Action.QUOTE_SEND, order, number,
        style=Style.PRIMARY,
    )  # fmt: skip
    yes = button(words.text(N_("Accepted")), Action.QUOTE_ACCEPT, order, number)
    no = button(words.text(N_("Declined")), Action.QUOTE_DECLINE_ASK, order, number)
    return ((send,), (yes, no), (paper,)) if seen.may_send else ((yes, no), (paper,))


def _up(number: OrderNumber, words: Words) -> Button:
    return button(words.text(N_("Back")), Action.QUOTES, number)


def _why(seen: QuoteSeen, known: Known) -> Answer:
    quote, words = seen.quote, known.words
    question = N_("Why did the customer say no? Write it, or leave it out.")
    leave = button(words.text(N_("Without a reason")), Action.QUOTE_DECLINE, quote.order,
                   quote.number)  # fmt: skip
    html = lines(quote_said(seen, known), "", f"<b>{words.text(question)}</b>")
    rows = ((leave,), (_up(quote.order, words),))
    expected = waiting(known.said, ASKED_REASON, quote.order, {"quote": quote.number})
    return Answer(edit=on_card(quote.order, html, rows), expect=expected)


def _accepted(made: WorkOrder, known: Known) -> Answer:
    sentence = N_("✓ The quote is accepted. AO {number} was made of it.")
    return new_card(made, say(known.words, sentence, number=made.number), known)


def _declined(quote: Quote, known: Known) -> Answer:
    note = say(known.words, N_("The quote {quote} is declined."), quote=quote.number)
    in_place = known.said.tap is not None
    return Answer(card=quote.order, in_place=in_place, note=note, forget=True)


def offer(shown: Shown) -> Iterable[Button]:
    """*Quotes …*, for whoever may edit the order."""
    order, actor = shown.order, shown.actor
    if order.state is not State.CANCELLED and actor.may_on(order, may.EDIT, may.EDIT_ASSIGNED):
        yield button(shown.words.text(N_("Quotes …")), Action.QUOTES, order.number)


ROUTES = Routes(
    taps={
        Action.QUOTES: quotes,
        Action.QUOTES_PAGE: quotes_page,
        Action.QUOTE_MAKE: make,
        Action.QUOTE: open_,
        Action.QUOTE_SEND: send,
        Action.QUOTE_ACCEPT: accept,
        Action.QUOTE_DECLINE_ASK: decline_ask,
        Action.QUOTE_DECLINE: decline,
    },
    questions={ASKED_REASON: reason_typed},
    more={Section.MONEY: offer},
)
