"""Articles as they are typed or tapped: added when the register is sure, else asked about."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from bot.cards import card_text
from bot.entries import ArticleEntry
from bot.gathering import order_seen
from bot.steps.doubts import AskedAndAnswered, Choose, Doubt, ask_about, settled
from core.lines import ArticleToOrder, Line
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.registers import Article
from core.usecases.articles_to_order import AskForArticle, ask_for_article
from core.usecases.lines import AddArticle, add_article
from core.views import as_seen
from core.words import Words
from core.work_order import WorkOrder

NEAREST = 4
_WORK = re.compile(
    r"\w(?:ade|ades|erad|erat|erade|ats)\b|\b(?:bytt|bytta|bytte|gjord|gjort|gjorde|klar|klara)\b"
    r"|\w{4}ed\b",
    re.IGNORECASE,
)
"""Words of what was done, which no article is called by: *2 x hiss kontrollerad*."""
OFFERED = 6


@dataclass(frozen=True, slots=True)
class AddEntry:
    """An article as it was typed; ``doubt`` names the question that may have to be asked."""

    number: OrderNumber
    entry: ArticleEntry
    doubt: int
    assignment_id: UUID | None = None
    kept: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """The order and the row that was added to it."""

    order: WorkOrder
    row: Line | ArticleToOrder


@dataclass(frozen=True, slots=True)
class InDoubt:
    """Nothing was added: the register has no such article, but perhaps one of these is meant."""

    order: WorkOrder
    entry: ArticleEntry
    nearest: tuple[Article, ...]
    doubt: int


@dataclass(frozen=True, slots=True)
class AddChosen:
    """The nth of what was offered; None for the words themselves."""

    number: OrderNumber
    doubt: int
    nth: int | None


@dataclass(frozen=True, slots=True)
class Offer:
    """Ask which article, in somebody's words."""

    number: OrderNumber
    words: Words


@dataclass(frozen=True, slots=True)
class Offered:
    """The order, and articles to tap."""

    order: WorkOrder
    articles: tuple[Article, ...]
    text: str


@dataclass(frozen=True, slots=True)
class AddOne:
    """One of a register's article, tapped."""

    number: OrderNumber
    article: str
    to_order: bool


def add_if_sure(command: AddEntry, actor: Actor, uow: UnitOfWork) -> Added | InDoubt:
    """Add the article the register has by that number or name; else ask, and keep the words."""
    entry = command.entry
    article = _certain(entry.words, uow)
    if article is not None:
        return _add(command, article, actor, uow)
    turned = _turned(entry, uow)
    if turned is not None:
        return _add(replace(command, entry=turned), turned.words, actor, uow)
    nearest = tuple(_nearest(entry.words, uow))
    free = not (_looks_like_number(entry.words) or _WORK.search(entry.words))
    if not nearest and entry.counted and free:
        return _add(command, entry.words, actor, uow)
    order = order_seen(command.number, actor, uow)
    doubt = Doubt(entry, tuple(article.number for article in nearest), command.kept)
    kept_under = ask_about(Choose(command.number, command.doubt), doubt, uow)
    return InDoubt(order, entry, nearest, kept_under)


def add_chosen(command: AddChosen, actor: Actor, uow: UnitOfWork) -> Added:
    """Add what was chosen, once."""
    doubt = settled(Choose(command.number, command.doubt), uow)
    if command.nth is not None and command.nth >= len(doubt.numbers):
        raise AskedAndAnswered
    words = doubt.entry.words if command.nth is None else doubt.numbers[command.nth]
    return _add(AddEntry(command.number, doubt.entry, command.doubt), words, actor, uow)


def offered(command: Offer, actor: Actor, uow: UnitOfWork) -> Offered:
    """What may be tapped instead of typed: articles of the register."""
    order = as_seen(order_seen(command.number, actor, uow), actor, uow.settings.all())
    articles = tuple(uow.articles.search("", OFFERED))
    return Offered(order, articles, card_text(order, uow, command.words))


def add_one(command: AddOne, actor: Actor, uow: UnitOfWork) -> Added:
    """Add one of the article that was tapped."""
    entry = ArticleEntry(command.article, Decimal(1), command.to_order)
    return _add(AddEntry(command.number, entry, 0), command.article, actor, uow)


def _add(command: AddEntry, article: str, actor: Actor, uow: UnitOfWork) -> Added:
    number, quantity, home = command.number, command.entry.quantity, command.assignment_id
    if command.entry.to_order:
        asked = ask_for_article(AskForArticle(number, article, quantity, home), actor, uow)
        return Added(asked.order, asked.row)
    added = add_article(AddArticle(number, article, quantity, home), actor, uow)
    return Added(added.order, added.line)


def _certain(words: str, uow: UnitOfWork) -> str | None:
    found = uow.articles.by_number(words)
    if found is not None:
        return found.number
    named = [a for a in _nearest(words, uow) if a.name.casefold() == words.casefold()]
    return named[0].number if len(named) == 1 else None


def _turned(entry: ArticleEntry, uow: UnitOfWork) -> ArticleEntry | None:
    """*4711 x 2*: where both are numbers, the register knows which is the article's."""
    if not entry.words.isdecimal() or int(entry.words) == 0:
        return None
    found = uow.articles.by_number(f"{entry.quantity.normalize():f}")
    return replace(entry, words=found.number, quantity=Decimal(entry.words)) if found else None


def _nearest(words: str, uow: UnitOfWork) -> Sequence[Article]:
    found = uow.articles.search(words, NEAREST)
    if not found and len(words) > 3:
        found = uow.articles.search(words[: max(3, len(words) - 2)], NEAREST)
    return found


def _looks_like_number(words: str) -> bool:
    return " " not in words and any(each.isdigit() for each in words)
