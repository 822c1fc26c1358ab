"""Papers as files in a chat: an order's, a quote, a purchase order, a list (LS-22, QU-01, IN-03)."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from bot.actions import Action
from bot.acts import Acts, Answer, Known
from bot.handlers.lists import kept_list
from bot.keyboards import button, open_card, open_orders
from bot.listing import LISTS
from bot.phrases import safe, say
from bot.routing import Routes
from bot.said import Said
from bot.sections import Section, Shown
from bot.steps.once import A_MOMENT
from bot.steps.only_once import act_once
from bot.steps.papers import (
    AskPaper,
    OrderPaper,
    ask_list,
    ask_paper,
    ask_purchase,
    ask_quote,
    kinds_for,
)
from bot.tapped import argument, order_of
from core.chat import Button, ChatMessage
from core.numbers import OrderNumber
from core.papers import INVOICE, ORDER_LIST, ORDER_PAPER_LABELS, PURCHASE, QUOTE
from core.quotes import Quote
from core.text import one_line
from core.usecases.lists import ListOrders
from core.usecases.purchase_orders import PurchaseSeen, SeePurchaseOrder
from core.usecases.seeing_quotes import SeeQuote
from core.words import N_, Words


def paper(said: Said, known: Known) -> Acts:
    """A paper of the order, here."""
    command = AskPaper(order_of(said), argument(said, str))
    return (act_once(said, ask_paper, command, _paper, A_MOMENT),)


def quote(said: Said, known: Known) -> Acts:
    """The quote as it would be given to the customer (QU-01)."""
    return (act_once(said, ask_quote, SeeQuote(argument(said, str)), _quote, A_MOMENT),)


def purchase(said: Said, known: Known) -> Acts:
    """The purchase order as it would be given to the supplier (AO-05)."""
    number = order_of(said)

    def sent(found: tuple[PurchaseSeen, UUID], known: Known) -> Answer:
        return _purchase(found, known, number)

    command = SeePurchaseOrder(argument(said, int))
    return (act_once(said, ask_purchase, command, sent, A_MOMENT),)


def listed(said: Said, known: Known) -> Acts:
    """The list, printed as it is filtered (LS-22)."""
    kept = kept_list(known)

    def sent(found: tuple[int, UUID], known: Known) -> Answer:
        return _listed(found, known, kept.stands_for[LISTS])

    command = ListOrders(kept.filter, zone=known.words.zone)
    return (act_once(said, ask_list, command, sent, A_MOMENT),)


def _paper(found: OrderPaper, known: Known) -> Answer:
    number, words = found.order.number, known.words
    kind = words.text(ORDER_PAPER_LABELS[found.kind])
    html = say(words, N_("📎 {paper} for <b>AO {number}</b>"), paper=kind, number=number)
    if title := one_line(found.order.title):
        html = f"{html} · {safe(title)}"
    return _of_order(html, (found.kind, str(number)), found.reader, number, words)


def _quote(found: tuple[Quote, UUID], known: Known) -> Answer:
    made, reader = found
    sentence = N_("📎 Quote {quote} to <b>{customer}</b>, valid until {day}")
    day = known.words.day(made.valid_until, known.words.today(known.now))
    html = say(known.words, sentence, quote=made.number, customer=made.customer.name, day=day)
    return _of_order(html, (QUOTE, made.number), reader, made.order, known.words)


def _purchase(found: tuple[PurchaseSeen, UUID], known: Known, number: OrderNumber) -> Answer:
    seen, reader = found
    bought = seen.purchase
    sentence = N_("📎 Purchase order {purchase} to <b>{supplier}</b>")
    html = say(known.words, sentence, purchase=bought.number, supplier=bought.supplier.name)
    return _of_order(html, (PURCHASE, str(bought.number)), reader, number, known.words)


def _listed(found: tuple[int, UUID], known: Known, listing: str) -> Answer:
    count, reader = found
    html = known.words.plural("📎 {count} order to print.", "📎 {count} orders to print.", count)
    rows = ((open_orders(known.words),),)
    return _sent(ChatMessage(html, rows), (ORDER_LIST, listing), reader, known.words)


def _of_order(
    html: str, of: tuple[str, ...], reader: UUID, number: OrderNumber, words: Words
) -> Answer:
    message = ChatMessage(html, ((open_card(number, words),),), stands_for={"order": str(number)})
    return _sent(message, of, reader, words)


def _sent(message: ChatMessage, of: tuple[str, ...], reader: UUID, words: Words) -> Answer:
    file = replace(message, paper=of, archive_for=str(reader))
    return Answer(say=(file,), toast=words.text(N_("It comes here in a moment.")))


def offer_papers(shown: Shown) -> Iterable[Button]:
    """The order's papers beside its protocol."""
    for kind in kinds_for(shown.order, shown.actor, shown.uow):
        if kind != INVOICE:
            yield _button(kind, shown)


def offer_money(shown: Shown) -> Iterable[Button]:
    """The invoice, once one was made."""
    if INVOICE in kinds_for(shown.order, shown.actor, shown.uow):
        yield _button(INVOICE, shown)


def _button(kind: str, shown: Shown) -> Button:
    label = f"📎 {shown.words.text(ORDER_PAPER_LABELS[kind])}"
    return button(label, Action.PAPER, shown.order.number, kind)


ROUTES = Routes(
    taps={
        Action.PAPER: paper,
        Action.QUOTE_PDF: quote,
        Action.PURCHASE_PDF: purchase,
        Action.LIST_PDF: listed,
    },
    more={Section.PAPERS: offer_papers, Section.MONEY: offer_money},
)
