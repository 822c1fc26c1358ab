"""Articles that must be sure before they are added, and lines that are taken off once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from bot.cards import card_text
from bot.days import day_meant
from bot.entries import ArticleEntry
from bot.gathering import order_seen
from core.lines import ArticleToOrder, Line, Measure, SelfCheck
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import DueRow, UnitOfWork
from core.refusals import Refused
from core.registers import Article
from core.usecases.articles_to_order import AskForArticle, ask_for_article
from core.usecases.lines import AddArticle, RemoveLine, add_article, remove_line
from core.usecases.measures import AddMeasure, MeasureAddedTo, add_measure
from core.words import N_, Words
from core.work_order import WorkOrder

DOUBT = "article-doubt"
DOUBT_HOLDS = timedelta(days=7)
NEAREST = 4
OFFERED = 6

AnyLine = Measure | Line | SelfCheck | ArticleToOrder


class AskedAndAnswered(Refused):
    sentence = N_("That question is answered already. Open the order to see how it is.")


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
class Choose:
    """The answer to a question about an article."""

    number: OrderNumber
    doubt: int


@dataclass(frozen=True, slots=True)
class AsMeasure:
    """The words in question are a measure."""

    number: OrderNumber
    doubt: int
    words: Words


@dataclass(frozen=True, slots=True)
class Doubt:
    """What was in question."""

    entry: ArticleEntry
    numbers: tuple[str, ...]
    kept: Mapping[str, Any] | None


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


@dataclass(frozen=True, slots=True)
class Removed:
    """The order, and the line that is no longer on it; None when it was gone before."""

    order: WorkOrder
    line: AnyLine | None


def add_if_sure(command: AddEntry, actor: Actor, uow: UnitOfWork) -> Added | InDoubt:
    """Add the article the register has by that number or name; else ask, and keep the words."""
    article = _certain(command.entry.words, uow)
    if article is not None:
        return _add(command, article, actor, uow)
    turned = _turned(command.entry, uow)
    if turned is not None:
        return _add(replace(command, entry=turned), turned.words, actor, uow)
    nearest = tuple(_nearest(command.entry.words, uow))
    free_words = command.entry.counted and not _looks_like_number(command.entry.words)
    if not nearest and free_words:
        return _add(command, command.entry.words, actor, uow)
    context = {
        "words": command.entry.words,
        "quantity": str(command.entry.quantity),
        "to_order": command.entry.to_order,
        "numbers": [article.number for article in nearest],
        "kept": command.kept,
    }
    at = uow.now + DOUBT_HOLDS
    uow.due.put(DueRow(DOUBT, _key(command.number, command.doubt), at, context))
    order = uow.work_orders.get(command.number)
    return InDoubt(order, command.entry, nearest, command.doubt)


def add_chosen(command: AddChosen, actor: Actor, uow: UnitOfWork) -> Added:
    """Add what was chosen, once."""
    doubt = _settled(Choose(command.number, command.doubt), uow)
    words = doubt.entry.words if command.nth is None else doubt.numbers[command.nth]
    entry = AddEntry(command.number, doubt.entry, command.doubt)
    return _add(entry, words, actor, uow)


def add_as_measure(command: AsMeasure, actor: Actor, uow: UnitOfWork) -> MeasureAddedTo:
    """What looked like an article was a measure."""
    kept = _settled(Choose(command.number, command.doubt), uow).kept or {}
    said_on = command.words.today(datetime.fromisoformat(kept["at"]))
    text, day = day_meant(kept["text"], said_on)
    return add_measure(AddMeasure(command.number, text, day), actor, uow)


def settle(command: Choose, actor: Actor, uow: UnitOfWork) -> Doubt:
    """Close the question, once; gives what was in question."""
    return _settled(command, uow)


def offered(command: Offer, actor: Actor, uow: UnitOfWork) -> Offered:
    """What may be tapped instead of typed: articles of the register."""
    order = order_seen(command.number, actor, uow)
    articles = tuple(uow.articles.search("", OFFERED))
    return Offered(order, articles, card_text(order, uow, command.words))


def add_one(command: AddOne, actor: Actor, uow: UnitOfWork) -> Added:
    """Add one of the article that was tapped."""
    entry = ArticleEntry(command.article, Decimal(1), command.to_order)
    return _add(AddEntry(command.number, entry, 0), command.article, actor, uow)


def remove_once(command: RemoveLine, actor: Actor, uow: UnitOfWork) -> Removed:
    """Take a line off; gone already, nothing happens."""
    order = uow.work_orders.get(command.number)
    line = next((each for each in every_line(order) if each.id == command.line_id), None)
    if line is None:
        return Removed(order, None)
    return Removed(remove_line(command, actor, uow), line)


def every_line(order: WorkOrder) -> Sequence[AnyLine]:
    """Everything that can be taken off an order."""
    return (*order.lines, *order.to_order)


def _add(command: AddEntry, article: str, actor: Actor, uow: UnitOfWork) -> Added:
    number, quantity = command.number, command.entry.quantity
    if command.entry.to_order:
        asked = ask_for_article(
            AskForArticle(number, article, quantity, command.assignment_id), actor, uow
        )
        return Added(asked.order, asked.row)
    added = add_article(AddArticle(number, article, quantity, command.assignment_id), actor, uow)
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


def _settled(command: Choose, uow: UnitOfWork) -> Doubt:
    row = uow.due.get(DOUBT, _key(command.number, command.doubt))
    if row is None:
        raise AskedAndAnswered
    uow.due.drop(DOUBT, row.key)
    context = row.context
    entry = ArticleEntry(context["words"], Decimal(context["quantity"]), context["to_order"])
    return Doubt(entry, tuple(context["numbers"]), context["kept"])


def _key(number: OrderNumber, doubt: int) -> str:
    return f"{number}|{doubt}"
