"""Time rows: so many hours, of a time article of the register where there are any."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from bot.shown.cards import card_text
from bot.steps.once import Tap, is_first
from bot.tapped import ButtonIsOld
from bot.updates.gathering import order_seen
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.registers import Article
from core.usecases.lines import AddTime, LineAddedTo, add_time
from core.usecases.suggestions import ArticleField, SuggestArticles, suggest_articles
from core.views import as_seen
from core.words import Words
from core.work_order import WorkOrder

MOST_KINDS = 6


@dataclass(frozen=True, slots=True)
class AskTime:
    """Ask how long it took; ``kind`` is the time article that was chosen."""

    number: OrderNumber
    words: Words
    kind: UUID | None = None


@dataclass(frozen=True, slots=True)
class TimeAsked:
    """The order as its card says it, the register's time articles, and the one that is meant."""

    order: WorkOrder
    text: str
    kinds: tuple[Article, ...]
    meant: Article | None


@dataclass(frozen=True, slots=True)
class AddHours:
    """So many hours, tapped; ``tap`` is the one use of its screen."""

    number: OrderNumber
    hours: Decimal
    tap: Tap
    kind: UUID | None = None
    assignment_id: UUID | None = None
    despite_ready: bool = False


def ask_time(command: AskTime, actor: Actor, uow: UnitOfWork) -> TimeAsked:
    """What may be tapped: the kinds of time that this person used, then the others (AR-04)."""
    order = as_seen(order_seen(command.number, actor, uow), actor, uow.settings.all())
    wanted = SuggestArticles(command.number, field=ArticleField.TIME, limit=MOST_KINDS)
    kinds = suggest_articles(wanted, actor, uow)
    meant = next((each for each in kinds if each.id == command.kind), None)
    return TimeAsked(order, card_text(order, uow, command.words), kinds, meant)


def add_hours(command: AddHours, actor: Actor, uow: UnitOfWork) -> LineAddedTo | None:
    """A time row by a tap, once (AR-07); None when the screen was used before."""
    order_seen(command.number, actor, uow)
    kind = uow.articles.get(command.kind) if command.kind else None
    if command.kind is not None and kind is None:
        raise ButtonIsOld
    if not is_first(command.tap, uow):
        return None
    row = AddTime(
        command.number,
        command.hours,
        command.assignment_id,
        article=kind.number if kind else None,
        despite_ready=command.despite_ready,
    )
    return add_time(row, actor, uow)
