"""What is offered while somebody writes: articles, descriptions, measures (AR-03, AR-13, AS-10)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from core import permissions as may
from core import settings
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.registers import Article
from core.settings import Setting, offered
from core.text import one_line
from core.views import prices_for
from core.work_order import WorkOrder

MOST = 20
RECENT = 60


class ArticleField(StrEnum):
    """Where an article is looked for: every field has the same search (AR-04)."""

    ARTICLES = "articles"
    TIME = "time"
    TO_ORDER = "to-order"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class SuggestArticles:
    """What has been written so far, perhaps nothing; ``assignment_id`` None is the first."""

    number: OrderNumber
    text: str = ""
    field: ArticleField = ArticleField.ARTICLES
    assignment_id: UUID | None = None
    limit: int = 8


@dataclass(frozen=True, slots=True)
class SuggestFastArticles:
    """The articles that are offered with one tap on this order."""

    number: OrderNumber


def suggest_articles(
    command: SuggestArticles, actor: Actor, uow: UnitOfWork
) -> tuple[Article, ...]:
    """The very number first, then what was used on the object, by this person, and the rest.

    Prices only for who may see them (AR-02, AR-03, AR-04).
    """
    order = uow.work_orders.get(command.number)
    actor.require(order, may.EDIT, may.EDIT_ASSIGNED)
    text, limit = one_line(command.text), max(1, min(command.limit, MOST))
    fits = _fits(command.field, apart=uow.settings.all()[settings.SEPARATE_TIME])
    found = (article for article in _found(order, command, text, actor, uow) if fits(article))
    return _as_seen(_first_of(found, limit), actor)


def suggest_fast_articles(
    command: SuggestFastArticles, actor: Actor, uow: UnitOfWork
) -> tuple[Article, ...]:
    """The company's fast-add list for the order's subgroup, none while it is off (AR-13, SE-42)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.EDIT, may.EDIT_ASSIGNED)
    return _as_seen(fast_articles(order.subgroup, uow), actor)


def fast_articles(subgroup: str | None, uow: UnitOfWork) -> tuple[Article, ...]:
    """What is offered on orders of a subgroup, also while one is made (AR-13, SE-42, SE-53)."""
    values = uow.settings.all()
    if not values[settings.FAST_ADD_ARTICLES]:
        return ()
    numbers = offered(values[settings.FAST_ADD_LIST], subgroup)
    known = (uow.articles.by_number(number) for number in numbers)
    return tuple(article for article in known if article is not None)


def suggest_descriptions(text: str, uow: UnitOfWork) -> tuple[str, ...]:
    """The company's suggestions for a description in which what was written stands (SE-04)."""
    return _alike(text, settings.DESCRIPTION_SUGGESTIONS, uow)


def suggest_measures(text: str, uow: UnitOfWork) -> tuple[str, ...]:
    """The company's suggestions for a measure in which what was written stands (SE-05)."""
    return _alike(text, settings.MEASURE_SUGGESTIONS, uow)


def _alike(text: str, of: Setting[tuple[str, ...]], uow: UnitOfWork) -> tuple[str, ...]:
    return tuple(each for each in uow.settings.all()[of] if _has_words(each, text))


def _found(
    order: WorkOrder, command: SuggestArticles, text: str, actor: Actor, uow: UnitOfWork
) -> Iterator[Article]:
    if text:
        exact = uow.articles.by_number(text) or uow.articles.by_barcode(text)
        yield from (exact,) if exact else ()
    thing = order.assignment(command.assignment_id).service_object
    recent = uow.articles.recent(actor.name, thing.id if thing else None, RECENT)
    yield from (each for each in recent if _has_words(f"{each.number} {each.name}", text))
    yield from uow.articles.search(text, RECENT + MOST)


def _fits(field: ArticleField, *, apart: bool) -> Callable[[Article], bool]:
    if field is ArticleField.TIME:
        return lambda article: article.is_time
    if field is ArticleField.TO_ORDER or (field is ArticleField.ARTICLES and apart):
        return lambda article: not article.is_time
    return lambda article: True


def _first_of(articles: Iterable[Article], limit: int) -> tuple[Article, ...]:
    chosen: dict[UUID, Article] = {}
    for article in articles:
        chosen.setdefault(article.id, article)
        if len(chosen) == limit:
            break
    return tuple(chosen.values())


def _has_words(whole: str, text: str) -> bool:
    return all(word in whole.casefold() for word in text.casefold().split())


def _as_seen(articles: Sequence[Article], actor: Actor) -> tuple[Article, ...]:
    if prices_for(actor).each:
        return tuple(articles)
    return tuple(replace(article, price=None) for article in articles)
