"""Articles to be ordered, moved on by taps that may come twice."""

from dataclasses import dataclass
from uuid import UUID

from bot.gathering import order_seen
from core.lines import ArticleToOrder
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.usecases.articles_to_order import (
    SaveArticlesToOrder,
    SetArticleState,
    UseOrderedArticle,
    save_articles_to_order,
    set_article_state,
    use_ordered_article,
)
from core.work_order import WorkOrder


@dataclass(frozen=True, slots=True)
class SaveMine:
    """What the speaker asked for on an order is all there is; ``row_id`` is what was tapped on."""

    number: OrderNumber
    row_id: UUID | None


@dataclass(frozen=True, slots=True)
class Saved:
    """How many rows left with this save, and the one that was tapped on, if it is still there."""

    order: WorkOrder
    count: int
    row: ArticleToOrder | None


@dataclass(frozen=True, slots=True)
class Moved:
    """The order, and whether it was so before."""

    order: WorkOrder
    again: bool


def save_mine(command: SaveMine, actor: Actor, uow: UnitOfWork) -> Saved:
    """The save of the speaker's own rows."""
    save = SaveArticlesToOrder(command.number, actor.user_id)
    count = save_articles_to_order(save, actor, uow)
    order = uow.work_orders.get(command.number)
    row = next((each for each in order.to_order if each.id == command.row_id), None)
    return Saved(order, count, row)


def move_once(command: SetArticleState, actor: Actor, uow: UnitOfWork) -> Moved:
    """Set the state, and say whether it was so already."""
    before = uow.work_orders.get(command.number).version
    order = set_article_state(command, actor, uow)
    now = uow.work_orders.get(command.number)
    return Moved(order, again=now.version == before)


def use_once(command: UseOrderedArticle, actor: Actor, uow: UnitOfWork) -> Moved:
    """Move the row to the used articles, unless it is gone."""
    order = order_seen(command.number, actor, uow)
    if not any(row.id == command.row_id for row in order.to_order):
        return Moved(order, again=True)
    return Moved(use_ordered_article(command, actor, uow), again=False)
