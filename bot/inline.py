"""Searching while one types *@bot …*: articles for the order in hand, orders and customers.

What is picked is sent as if it had been typed: *1 x 4711*, *\\*421*, or a customer's name where one
is asked for; so it has one way in and is kept in bad coverage like everything else.
"""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from telegram import InlineQueryResultArticle, InputTextMessageContent
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.forms import PAYER, form_in
from bot.updates.gathering import order_seen
from core.chat import Pending, Place
from core.lines import UNITS
from core.numbers import OrderNumber
from core.people import Actor, User
from core.ports import UnitOfWork
from core.refusals import Refused
from core.registers import Article
from core.text import one_line
from core.usecases.lists import FindOrders, find_orders
from core.usecases.registers import FindCustomers, find_customers
from core.usecases.suggestions import SuggestArticles, suggest_articles
from core.words import Speech, Words
from core.work_order import STATE_LABELS

log = logging.getLogger(__name__)

MOST = 30
SECONDS = 5
"""So long may Telegram show the same again without asking."""
MOST_OF_EACH = 10
LONGEST_CODE = 60
CUSTOMER = "customer"
"""The question for a customer has this in its kind, whichever it is."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody types behind the bot's name."""

    telegram_id: int
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """One thing to pick: how it is shown, and what is sent when it is picked."""

    title: str
    description: str
    sends: str


def find(asked: Asked, uow: UnitOfWork, speech: Speech) -> tuple[Found, ...]:
    """What fits, the likeliest first; nothing for whoever is not in the company."""
    user = uow.users.by_telegram_id(asked.telegram_id)
    if user is None or not user.active:
        return ()
    words, text = speech(user.language), one_line(asked.text, 100)
    place = Place(asked.telegram_id)
    pending = _waited_for(asked, place, uow)
    if pending is not None and _asks_for_a_customer(pending):
        return tuple(islice(_customers(text, user, uow), MOST))
    found = (
        *islice(
            _articles(text, _order(pending, asked, user, uow), user, uow, words), MOST_OF_EACH
        ),
        *islice(_orders(text, user, uow, words), MOST_OF_EACH),
    )
    return found[:MOST]


def result(found: Found, nth: int) -> InlineQueryResultArticle:
    """As Telegram shows it."""
    content = InputTextMessageContent(found.sends)
    return InlineQueryResultArticle(str(nth), found.title, content, description=found.description)


async def answer_inline(bot: ExtBot[None], query_id: str, found: Sequence[Found]) -> None:
    """Show what was found; it is one's own, and holds for a few seconds only."""
    results = [result(each, nth) for nth, each in enumerate(found, 1)]
    try:
        await bot.answer_inline_query(query_id, results, cache_time=SECONDS, is_personal=True)
    except TelegramError as error:
        log.info("a search could not be answered: %s", type(error).__name__)


def _waited_for(asked: Asked, place: Place, uow: UnitOfWork) -> Pending | None:
    pending = uow.chats.pending(asked.telegram_id, place)
    return None if pending is None or pending.is_forgotten(uow.now) else pending


def _asks_for_a_customer(pending: Pending) -> bool:
    """Whether a list's customer is asked for, or one for a new order or an edited one."""
    form = form_in(pending.context)
    return CUSTOMER in pending.kind or (form is not None and form.asks in {CUSTOMER, PAYER})


def _order(
    pending: Pending | None, asked: Asked, user: User, uow: UnitOfWork
) -> OrderNumber | None:
    """The order that an article would go to: the one asked about, else the one in hand."""
    hand = uow.chats.hand(asked.telegram_id, Place(asked.telegram_id))
    number = (pending.order if pending else None) or (hand.order if hand else None)
    if number is None:
        return None
    try:
        return order_seen(OrderNumber.parse(number), Actor.of(user), uow).number
    except Refused:
        return None


def _articles(
    text: str, number: OrderNumber | None, user: User, uow: UnitOfWork, words: Words
) -> Iterator[Found]:
    if number is None:
        return
    try:
        articles = suggest_articles(
            SuggestArticles(number, text, limit=MOST_OF_EACH), Actor.of(user), uow
        )
    except Refused:
        return
    for each in articles:
        if 0 < len(each.number) <= LONGEST_CODE:
            yield Found(f"📦 {each.name}", _about(each, words), f"1 x {each.number}")


def _about(article: Article, words: Words) -> str:
    unit = UNITS.get(article.unit)
    pieces = [article.number, words.text(unit) if unit else article.unit]
    if article.price is not None:
        pieces.append(words.money(article.price))
    return " · ".join(piece for piece in pieces if piece)


def _orders(text: str, user: User, uow: UnitOfWork, words: Words) -> Iterator[Found]:
    if not text:
        return
    try:
        rows = find_orders(FindOrders(text, MOST_OF_EACH, words.zone), Actor.of(user), uow)
    except Refused:
        return
    for row in rows:
        title = one_line(f"🔧 {row.number} · {row.title or row.customer}", 80)
        state = words.text(STATE_LABELS[row.state])
        yield Found(title, f"{row.facility or row.customer} · {state}", f"*{row.number}")


def _customers(text: str, user: User, uow: UnitOfWork) -> Iterator[Found]:
    try:
        customers = find_customers(FindCustomers(text, MOST), Actor.of(user), uow)
    except Refused:
        return
    for each in customers:
        yield Found(each.name, each.address or each.email or "", each.name)
