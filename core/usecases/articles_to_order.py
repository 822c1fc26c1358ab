"""Articles to be ordered: asked for, ordered, delivered, and moved to the used ones (AO)."""

from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from core import permissions as may
from core import settings
from core.events import (
    ArticleStateChanged,
    ArticlesToOrderSaved,
    ArticleToOrderAdded,
    LineAdded,
    LineRemoved,
)
from core.lines import ArticleToOrder, Line, ToOrderState
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import DueRow, UnitOfWork
from core.refusals import NoSuchLine
from core.usecases.lines import MOST, article_meant, fitting_quantity
from core.usecases.measures import refuse_when_closed
from core.work_order import WorkOrder

DUE = "articles-to-order"
QUIET = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class AskForArticle:
    """Ask to have so many of an article ordered."""

    number: OrderNumber
    article: str
    quantity: Decimal
    assignment_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class AskedFor:
    """The order as it is now, and the row that was added."""

    order: WorkOrder
    row: ArticleToOrder


@dataclass(frozen=True, slots=True)
class SaveArticlesToOrder:
    """Somebody's save of what he asked for on one order has come."""

    number: OrderNumber
    user_id: UUID | None


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


def ask_for_article(command: AskForArticle, actor: Actor, uow: UnitOfWork) -> AskedFor:
    """Add an article to be ordered; its mail leaves after two quiet minutes (AO-01, 0b)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.EDIT, may.EDIT_ASSIGNED)
    refuse_when_closed(order)
    article = article_meant(command.article, uow)
    row = ArticleToOrder(
        name=article.name,
        number=article.number or None,
        unit=article.unit,
        quantity=fitting_quantity(command.quantity, MOST),
        added_by=actor.name,
        added_at=uow.now,
    )
    order = order.with_article_to_order(command.assignment_id, row)
    uow.work_orders.save(order)
    _gather(order, row, actor, uow)
    uow.publish(ArticleToOrderAdded(order=str(order.number), by=actor.name, row_id=str(row.id)))
    return AskedFor(order, row)


def save_articles_to_order(command: SaveArticlesToOrder, actor: Actor, uow: UnitOfWork) -> int:
    """Mail what one person asked for since his last save, each row once (AO-03); says how many."""
    key = _key(command.number, command.user_id)
    gathered = uow.due.get(DUE, key)
    if gathered is None:
        return 0
    uow.due.drop(DUE, key)
    order = uow.work_orders.get(command.number)
    there = {str(row.id) for row in order.to_order if row.state is ToOrderState.TO_ORDER}
    rows = tuple(row_id for row_id in gathered.context["rows"] if row_id in there)
    if rows:
        uow.publish(
            ArticlesToOrderSaved(
                order=str(order.number), by=str(gathered.context["by"]), row_ids=rows
            )
        )
    return len(rows)


def set_article_state(command: SetArticleState, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Set a row to ordered or delivered; again to the same changes nothing (AO-02)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.EDIT, may.EDIT_ASSIGNED)
    row = _row(order, command.row_id)
    if row.state is command.state:
        return order
    order = order.with_changed(replace(row, state=command.state))
    uow.work_orders.save(order)
    uow.publish(
        ArticleStateChanged(
            order=str(order.number),
            by=actor.name,
            row_id=str(row.id),
            name=row.name,
            state=command.state.value,
        )
    )
    return order


def use_ordered_article(command: UseOrderedArticle, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Move a row from *to be ordered* to the used articles, at the register's price (AO-09)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.EDIT, may.EDIT_ASSIGNED)
    refuse_when_closed(order)
    row = _row(order, command.row_id)
    known = uow.articles.by_number(row.number) if row.number else None
    line = Line(
        name=row.name,
        number=row.number,
        unit=row.unit,
        quantity=row.quantity,
        price=known.price if known else None,
        added_by=actor.name,
        added_at=uow.now,
    )
    order = order.with_to_order_used(row.id, line)
    if uow.settings.all()[settings.BEGUN_ON_ARTICLES]:
        order = order.begun()
    uow.work_orders.save(order)
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


def _gather(order: WorkOrder, row: ArticleToOrder, actor: Actor, uow: UnitOfWork) -> None:
    key = _key(order.number, actor.user_id)
    before = uow.due.get(DUE, key)
    rows = (*(before.context["rows"] if before else ()), str(row.id))
    context = {
        "order": str(order.number),
        "user_id": str(actor.user_id) if actor.user_id else None,
        "by": actor.name,
        "rows": list(rows),
    }
    uow.due.put(DueRow(DUE, key, uow.now + QUIET, context))


def _key(number: OrderNumber, user_id: UUID | None) -> str:
    return f"{number}|{user_id or ''}"


def _row(order: WorkOrder, row_id: UUID) -> ArticleToOrder:
    row = next((each for each in order.to_order if each.id == row_id), None)
    if row is None:
        raise NoSuchLine(number=order.number)
    return row
