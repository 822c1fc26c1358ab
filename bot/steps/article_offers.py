"""Articles to tap instead of writing: the company's fast ones, those of the object, recent ones."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from bot.reading.entries import ArticleEntry
from bot.shown.cards import card_text
from bot.steps.articles import Added, AddEntry, add_row
from bot.steps.once import Tap, is_first
from bot.tapped import ButtonIsOld
from bot.updates.gathering import order_seen
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.registers import Article
from core.usecases.suggestions import (
    MOST,
    ArticleField,
    SuggestArticles,
    SuggestFastArticles,
    suggest_articles,
    suggest_fast_articles,
)
from core.views import as_seen
from core.words import Words
from core.work_order import WorkOrder


@dataclass(frozen=True, slots=True)
class Offer:
    """Ask which article, in somebody's words."""

    number: OrderNumber
    words: Words
    to_order: bool


@dataclass(frozen=True, slots=True)
class Offered:
    """The order as its card says it, and articles to tap, the likeliest first."""

    order: WorkOrder
    articles: tuple[Article, ...]
    text: str


@dataclass(frozen=True, slots=True)
class AddOne:
    """So many of a register's article, tapped; ``tap`` is the one use of its screen."""

    number: OrderNumber
    article_id: UUID
    tap: Tap
    to_order: bool
    quantity: Decimal = Decimal(1)
    assignment_id: UUID | None = None
    despite_ready: bool = False


def offered(command: Offer, actor: Actor, uow: UnitOfWork) -> Offered:
    """What may be tapped instead of typed (AR-03, AR-04, AR-13)."""
    order = as_seen(order_seen(command.number, actor, uow), actor, uow.settings.all())
    field = ArticleField.TO_ORDER if command.to_order else ArticleField.ARTICLES
    fast = suggest_fast_articles(SuggestFastArticles(command.number), actor, uow)
    wanted = SuggestArticles(command.number, field=field, limit=MOST)
    likely = suggest_articles(wanted, actor, uow)
    articles = {each.id: each for each in (*fast, *likely)}
    return Offered(order, tuple(articles.values()), card_text(order, uow, command.words))


def add_one(command: AddOne, actor: Actor, uow: UnitOfWork) -> Added | None:
    """Add what was tapped, once; None when the screen was used before (AR-12)."""
    article = uow.articles.get(command.article_id)
    if article is None:
        raise ButtonIsOld
    order_seen(command.number, actor, uow)
    if not is_first(command.tap, uow):
        return None
    entry = ArticleEntry(article.number, command.quantity, command.to_order)
    row = AddEntry(
        command.number, entry, 0, command.assignment_id, despite_ready=command.despite_ready
    )
    return add_row(row, article.number, actor, uow)
