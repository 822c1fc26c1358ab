"""Articles to be ordered, moved on by taps that may come twice."""

from dataclasses import dataclass

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
    """What the speaker asked for on an order is all there is."""

    number: OrderNumber


@dataclass(frozen=True, slots=True)
class Saved:
    """How many rows left with this save."""

    count: int


@dataclass(frozen=True, slots=True)
class Moved:
    """The order, and whether it was so before."""

    order: WorkOrder
    again: bool


def save_mine(command: SaveMine, actor: Actor, uow: UnitOfWork) -> Saved:
    """The save of the speaker's own rows."""
    save = SaveArticlesToOrder(command.number, actor.user_id)
    return Saved(save_articles_to_order(save, actor, uow))


def move_once(command: SetArticleState, actor: Actor, uow: UnitOfWork) -> Moved:
    """Set the state, and say whether it was so already."""
    before = uow.work_orders.get(command.number).version
    order = set_article_state(command, actor, uow)
    now = uow.work_orders.get(command.number)
    return Moved(order, again=now.version == before)


def use_once(command: UseOrderedArticle, actor: Actor, uow: UnitOfWork) -> Moved:
    """Move the row to the used articles, unless it is gone."""
    order = uow.work_orders.get(command.number)
    if not any(row.id == command.row_id for row in order.to_order):
        return Moved(order, again=True)
    return Moved(use_ordered_article(command, actor, uow), again=False)
