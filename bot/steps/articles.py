"""Articles as they are typed: added when the register is sure, else asked about."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from bot.reading.entries import ArticleEntry
from bot.steps.doubts import AskedAndAnswered, Choose, Doubt, ask_about, settled
from bot.updates.gathering import order_seen
from core import permissions as may
from core import settings
from core.bounds import plain_number
from core.lines import ArticleToOrder, Line
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.registers import Article
from core.usecases.articles_meant import article_known
from core.usecases.articles_to_order import AskForArticle, ask_for_article
from core.usecases.lines import AddArticle, add_article
from core.usecases.measures import AddMeasure, MeasureAddedTo, add_measure
from core.usecases.suggestions import SuggestArticles, suggest_articles
from core.work_order import WorkOrder

NEAREST = 4
_WORK = re.compile(
    r"\w(?:ade|ades|erad|erat|erade|ats)\b|\b(?:bytt|bytta|bytte|gjord|gjort|gjorde|klar|klara)\b"
    r"|\w{4}ed\b",
    re.IGNORECASE,
)
"""Words of what was done, which no article is called by: *2 x hiss kontrollerad*."""


@dataclass(frozen=True, slots=True)
class AddEntry:
    """An article as it was typed; ``doubt`` names the question that may have to be asked."""

    number: OrderNumber
    entry: ArticleEntry
    doubt: int
    assignment_id: UUID | None = None
    kept: Mapping[str, Any] | None = None
    despite_ready: bool = False


@dataclass(frozen=True, slots=True)
class AddBare:
    """*2 filter G4*: an article if the register has one called so, else the measure."""

    article: AddEntry
    measure: AddMeasure


@dataclass(frozen=True, slots=True)
class Added:
    """The order and the row that was added to it; ``priceless``: it needs a price and has none."""

    order: WorkOrder
    row: Line | ArticleToOrder
    priceless: bool = False


@dataclass(frozen=True, slots=True)
class InDoubt:
    """Nothing was added: the register has no such article, but perhaps one of these is meant.

    ``free``: the words themselves may be used too (SE-33).
    """

    order: WorkOrder
    entry: ArticleEntry
    nearest: tuple[Article, ...]
    doubt: int
    free: bool


@dataclass(frozen=True, slots=True)
class AddChosen:
    """The nth of what was offered; None for the words themselves."""

    number: OrderNumber
    doubt: int
    nth: int | None
    despite_ready: bool = False


def add_if_sure(command: AddEntry, actor: Actor, uow: UnitOfWork) -> Added | InDoubt:
    """Add the article the register has by that number or name; else ask, and keep the words."""
    entry = command.entry
    article = _certain(entry.words, uow)
    if article is not None:
        return add_row(command, article, actor, uow)
    turned = _turned(entry, uow)
    if turned is not None:
        return add_row(replace(command, entry=turned), turned.words, actor, uow)
    nearest = tuple(_nearest(entry.words, uow))
    free = not uow.settings.all()[settings.REQUIRE_REGISTER_ARTICLES]
    if not nearest and free and entry.counted and _may_be_called_so(entry.words):
        return add_row(command, entry.words, actor, uow)
    nearest = nearest or (() if free else _likeliest(command.number, actor, uow))
    order = order_seen(command.number, actor, uow)
    numbers = tuple(article.number for article in nearest)
    doubt = Doubt(entry, numbers, command.kept, command.assignment_id)
    kept_under = ask_about(Choose(command.number, command.doubt), doubt, uow)
    return InDoubt(order, entry, nearest, kept_under, free)


def add_bare(command: AddBare, actor: Actor, uow: UnitOfWork) -> Added | MeasureAddedTo:
    """A number and words: what the register says they are."""
    article = _certain(command.article.entry.words, uow)
    if article is None:
        return add_measure(command.measure, actor, uow)
    return add_row(command.article, article, actor, uow)


def add_chosen(command: AddChosen, actor: Actor, uow: UnitOfWork) -> Added:
    """Add what was chosen, once."""
    doubt = settled(Choose(command.number, command.doubt), uow)
    if command.nth is not None and command.nth >= len(doubt.numbers):
        raise AskedAndAnswered
    words = doubt.entry.words if command.nth is None else doubt.numbers[command.nth]
    entry = AddEntry(
        command.number,
        doubt.entry,
        command.doubt,
        doubt.assignment_id,
        despite_ready=command.despite_ready,
    )
    return add_row(entry, words, actor, uow)


def add_row(command: AddEntry, article: str, actor: Actor, uow: UnitOfWork) -> Added:
    """Add it, used or to be ordered. A price that he may not give is a part of the words."""
    entry = command.entry
    if entry.price is not None and not actor.may(may.SEE_PRICE) and article == entry.words:
        article, entry = _with_price_in_words(entry), replace(entry, price=None)
    if entry.to_order:
        asked = ask_for_article(_wish(command, article), actor, uow)
        return Added(asked.order, asked.row)
    added = add_article(
        AddArticle(
            command.number,
            article,
            entry.quantity,
            command.assignment_id,
            price=entry.price,
            other=entry.other,
            despite_ready=command.despite_ready,
        ),
        actor,
        uow,
    )
    required = uow.settings.all()[settings.REQUIRE_PRICE]
    return Added(added.order, added.line, priceless=required and added.line.price is None)


def _wish(command: AddEntry, article: str) -> AskForArticle:
    quantity, home = command.entry.quantity, command.assignment_id
    return AskForArticle(
        command.number, article, quantity, home, despite_ready=command.despite_ready
    )


def _with_price_in_words(entry: ArticleEntry) -> str:
    return f"{entry.words} {plain_number(entry.price)} kr"


def _certain(words: str, uow: UnitOfWork) -> str | None:
    found = article_known(words, uow)
    return found.number if found is not None else None


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


def _likeliest(number: OrderNumber, actor: Actor, uow: UnitOfWork) -> tuple[Article, ...]:
    """Where only the register's will do and none is like it: those that are used here (SE-33)."""
    return suggest_articles(SuggestArticles(number, limit=NEAREST), actor, uow)


def _may_be_called_so(words: str) -> bool:
    looks_like_number = " " not in words and any(each.isdigit() for each in words)
    return not (looks_like_number or _WORK.search(words))
