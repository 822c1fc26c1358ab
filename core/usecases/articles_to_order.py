"""Articles to be ordered: asked for, ordered, delivered, and moved to the used ones (AO)."""

from dataclasses import dataclass, replace
from decimal import Decimal
from uuid import UUID

from core import permissions as may
from core import settings
from core.bounds import fitting_quantity, refuse_more_than
from core.events import ArticleStateChanged, ArticleToOrderAdded, LineAdded, LineRemoved
from core.lines import ArticleToOrder, ToOrderState
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import NoSuchLine, OrderIsClosed, Refused
from core.registers import Article
from core.usecases.article_mails import (
    DUE,
    SaveArticlesToOrder,
    note_gone,
    note_touched,
    save_articles_to_order,
    take_over,
)
from core.usecases.articles_meant import article_meant
from core.usecases.entering import Entry, kept, opened
from core.usecases.lines import line_of, with_line
from core.words import N_
from core.work_order import STATE_LABELS, State, WorkOrder

__all__ = [
    "DUE",
    "AskForArticle",
    "AskedFor",
    "SaveArticlesToOrder",
    "SetArticleState",
    "UseOrderedArticle",
    "ask_for_article",
    "save_articles_to_order",
    "set_article_state",
    "use_ordered_article",
]


class NothingIsOrderedHere(Refused):
    sentence = N_(
        "Articles to be ordered are not used here. Write a comment on order {number} instead."
    )


@dataclass(frozen=True, slots=True)
class AskForArticle:
    """Ask to have so many of an article ordered; ``despite_ready`` is the yes to WithdrawsReady."""

    number: OrderNumber
    article: str
    quantity: Decimal
    assignment_id: UUID | None = None
    entry: Entry = Entry.CHAT
    despite_ready: bool = False


@dataclass(frozen=True, slots=True)
class AskedFor:
    """The order as it is now, and the row that was added."""

    order: WorkOrder
    row: ArticleToOrder


@dataclass(frozen=True, slots=True)
class SetArticleState:
    """The article was ordered, or has come."""

    number: OrderNumber
    row_id: UUID
    state: ToOrderState


@dataclass(frozen=True, slots=True)
class UseOrderedArticle:
    """The article was fitted: it becomes a used one."""

    number: OrderNumber
    row_id: UUID
    despite_ready: bool = False


def ask_for_article(command: AskForArticle, actor: Actor, uow: UnitOfWork) -> AskedFor:
    """Add an article to be ordered; its mail leaves with the save (AO-01, SE-37, 0b)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.EDIT, may.EDIT_ASSIGNED)
    if not uow.settings.all()[settings.SHOW_TO_ORDER]:
        raise NothingIsOrderedHere(number=order.number)
    order = opened(order, actor, uow, despite_ready=command.despite_ready, invoiced=False)
    refuse_more_than(len(order.to_order), order.number)
    article = article_meant(command.article, uow)
    row = ArticleToOrder(
        name=article.name,
        number=article.number or None,
        unit=article.unit,
        quantity=fitting_quantity(command.quantity),
        added_by=actor.name,
        added_at=uow.now,
    )
    order = kept(order.with_article_to_order(command.assignment_id, row), command.entry, uow)
    uow.work_orders.save(order)
    note_touched(order.number, (row,), actor, uow)
    uow.publish(ArticleToOrderAdded(order=str(order.number), by=actor.name, row_id=str(row.id)))
    return AskedFor(order, row)


def set_article_state(command: SetArticleState, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Set a row to ordered or delivered; again to the same changes nothing (AO-02)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.EDIT, may.EDIT_ASSIGNED)
    if order.state is State.CANCELLED:
        raise OrderIsClosed(number=order.number, state=STATE_LABELS[order.state])
    row = row_meant(order, command.row_id)
    if row.state is command.state:
        return order
    order = with_state(order, row, command.state, actor, uow)
    uow.work_orders.save(order)
    return order


def use_ordered_article(command: UseOrderedArticle, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Move a row from *to be ordered* to the used articles, at the register's price (AO-09)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.EDIT, may.EDIT_ASSIGNED)
    row = row_meant(order, command.row_id)
    order = opened(order, actor, uow, despite_ready=command.despite_ready, invoiced=True)
    known = uow.articles.by_number(row.number) if row.number else None
    article = known or Article(row.number or "", row.name, row.unit)
    line = replace(line_of(article, row.quantity, actor.name, uow), name=row.name, unit=row.unit)
    home = next(a for a in order.assignments if row in a.to_order)
    order = with_line(order.without_line(row.id), home.id, line)
    if uow.settings.all()[settings.BEGUN_ON_ARTICLES]:
        order = order.begun()
    order = kept(order, Entry.CHAT, uow)
    uow.work_orders.save(order)
    if row.state is ToOrderState.TO_ORDER:
        note_gone(order.number, (row,), actor, uow)
    number = str(order.number)
    uow.publish(LineRemoved(order=number, by=actor.name, line_id=str(row.id)))
    uow.publish(
        LineAdded(
            order=number,
            by=actor.name,
            line_id=str(line.id),
            name=line.name,
            quantity=str(line.quantity),
            unit=line.unit,
        )
    )
    return order


def with_state(
    order: WorkOrder, row: ArticleToOrder, state: ToOrderState, actor: Actor, uow: UnitOfWork
) -> WorkOrder:
    """The order with the row in another state, which is told; not saved yet."""
    take_over(order.number, row, actor, uow)
    uow.publish(
        ArticleStateChanged(
            order=str(order.number),
            by=actor.name,
            row_id=str(row.id),
            name=row.name,
            state=state.value,
        )
    )
    return order.with_changed(replace(row, state=state))


def row_meant(order: WorkOrder, row_id: UUID) -> ArticleToOrder:
    """The article to be ordered with this ID; raises NoSuchLine."""
    row = order.line(row_id)
    if not isinstance(row, ArticleToOrder):
        raise NoSuchLine(number=order.number)
    return row
