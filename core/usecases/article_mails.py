"""What a save tells by mail of the articles to be ordered: each line and state once (AO-03, 0b).

A save in chat is two quiet minutes or *Done*; until then it is remembered what somebody touched.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from core import settings
from core.bounds import plain_number
from core.events import ArticlesCorrected, ArticlesToOrderSaved
from core.lines import ArticleToOrder, ToOrderState
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import DueRow, UnitOfWork
from core.settings import Setting, Settings
from core.shapes import made, shape
from core.work_order import State, WorkOrder

DUE = "articles-to-order"
QUIET = timedelta(minutes=2)
ADDRESSES: dict[ToOrderState, Setting[str | None]] = {
    ToOrderState.TO_ORDER: settings.ARTICLES_TO_ORDER_EMAIL,
    ToOrderState.ORDERED: settings.ARTICLES_ORDERED_EMAIL,
    ToOrderState.DELIVERED: settings.ARTICLES_DELIVERED_EMAIL,
}
"""Who hears of each state (SE-01..03)."""


@dataclass(frozen=True, slots=True)
class SaveArticlesToOrder:
    """Somebody's save of what he asked for on one order has come."""

    number: OrderNumber
    user_id: UUID | None


def save_articles_to_order(command: SaveArticlesToOrder, actor: Actor, uow: UnitOfWork) -> int:
    """Mail what one person touched since his last save, each state once; says how many are new.

    The order is locked before the due row, as everybody else does who needs both.
    """
    order = uow.work_orders.get(command.number)
    actor.require_sight(order)
    key = _key(command.number, command.user_id)
    remembered = uow.due.get(DUE, key)
    if remembered is None:
        return 0
    uow.due.drop(DUE, key)
    if order.state is State.CANCELLED:
        return 0
    touched = [row for row in order.to_order if str(row.id) in remembered.context["rows"]]
    gone = tuple(_gone(order, remembered.context))
    by, values = str(remembered.context["by"]), uow.settings.all()
    news = [row for row in touched if row.state not in row.mailed]
    _tell_news(order.number, news, by, uow)
    _tell_corrections(order.number, touched, gone, by, uow)
    told = _told(order, touched, values)
    if told != order:
        uow.work_orders.save(told)
    return len(news)


def save_all_articles_to_order(number: OrderNumber, actor: Actor, uow: UnitOfWork) -> None:
    """Everybody's save on this order comes now: its rows are about to stand on another one."""
    for row in uow.due.of_order(str(number)):
        if row.kind == DUE:
            user_id = row.context["user_id"]
            command = SaveArticlesToOrder(number, UUID(user_id) if user_id else None)
            save_articles_to_order(command, actor, uow)


def note_touched(
    number: OrderNumber, rows: Iterable[ArticleToOrder], actor: Actor, uow: UnitOfWork
) -> None:
    """Remember until the save that these rows are new or otherwise."""
    _remember(number, actor, uow, rows=[str(row.id) for row in rows], gone=[])


def take_over(number: OrderNumber, row: ArticleToOrder, actor: Actor, uow: UnitOfWork) -> None:
    """Whoever gives a row another state tells of it, and nobody else who touched it before."""
    mine = _key(number, actor.user_id)
    for other in uow.due.of_order(str(number)):
        if other.kind == DUE and other.key != mine and str(row.id) in other.context["rows"]:
            rows = [each for each in other.context["rows"] if each != str(row.id)]
            uow.due.put(replace(other, context={**other.context, "rows": rows}))
    note_touched(number, (row,), actor, uow)


def note_gone(
    number: OrderNumber, rows: Iterable[ArticleToOrder], actor: Actor, uow: UnitOfWork
) -> None:
    """Remember until the save that these rows are on the order no more, if they were mailed."""
    mailed = [shape(row) for row in rows if row.mailed]
    if mailed:
        _remember(number, actor, uow, rows=[], gone=mailed)


def as_mailed(row: ArticleToOrder) -> str:
    """What a mail says of the row, as it is kept for comparison: fields with tabs between."""
    return "\t".join((plain_number(row.quantity), row.unit, row.number or "", row.name))


def as_it_was(row: ArticleToOrder) -> ArticleToOrder:
    """The row as the latest mail that told of it had it."""
    quantity, unit, number, name = (row.mailed_as or as_mailed(row)).split("\t", 3)
    return replace(row, quantity=Decimal(quantity), unit=unit, number=number or None, name=name)


def _tell_news(
    number: OrderNumber, news: Sequence[ArticleToOrder], by: str, uow: UnitOfWork
) -> None:
    for state in ToOrderState:
        rows = tuple(shape(row) for row in news if row.state is state)
        if rows:
            uow.publish(
                ArticlesToOrderSaved(order=str(number), by=by, rows=rows, state=state.value)
            )


def _tell_corrections(
    number: OrderNumber,
    touched: Iterable[ArticleToOrder],
    gone: Iterable[ArticleToOrder],
    by: str,
    uow: UnitOfWork,
) -> None:
    values = uow.settings.all()
    changed = [row for row in touched if row.mailed and row.mailed_as != as_mailed(row)]
    told = {address for state in ToOrderState if (address := values[ADDRESSES[state]])}
    for address in sorted(told):
        now = [row for row in changed if address in _readers(row, values)]
        off = [row for row in gone if address in _heard(row, values)]
        if now or off:
            uow.publish(
                ArticlesCorrected(
                    order=str(number),
                    by=by,
                    email=address,
                    rows=tuple(shape(row) for row in now),
                    before=tuple(shape(as_it_was(row)) for row in now),
                    gone=tuple(shape(as_it_was(row)) for row in off),
                )
            )


def _heard(row: ArticleToOrder, values: Settings) -> set[str | None]:
    """Who was told of the row before."""
    return {values[ADDRESSES[state]] for state in row.mailed}


def _readers(row: ArticleToOrder, values: Settings) -> set[str | None]:
    """Who was told before, and does not hear of it in this save as it is now."""
    news = {values[ADDRESSES[row.state]]} if row.state not in row.mailed else set()
    return _heard(row, values) - news


def _told(order: WorkOrder, touched: Iterable[ArticleToOrder], values: Settings) -> WorkOrder:
    for row in touched:
        mailed = row.mailed
        if row.state not in mailed and values[ADDRESSES[row.state]]:
            mailed = (*mailed, row.state)
        if mailed:
            order = order.with_changed(replace(row, mailed=mailed, mailed_as=as_mailed(row)))
    return order


def _gone(order: WorkOrder, context: Mapping[str, Any]) -> Iterator[ArticleToOrder]:
    """Those that are still gone: one may have come back by an undo."""
    there = {row.id for row in order.to_order}
    for kept in context.get("gone", ()):
        row: ArticleToOrder = made(ArticleToOrder, kept)
        if row.id not in there:
            yield row


def _remember(
    number: OrderNumber, actor: Actor, uow: UnitOfWork, *, rows: list[str], gone: list[Any]
) -> None:
    key = _key(number, actor.user_id)
    before = uow.due.get(DUE, key)
    known: Mapping[str, Any] = before.context if before else {}
    context = {
        "order": str(number),
        "user_id": str(actor.user_id) if actor.user_id else None,
        "by": actor.name,
        "rows": list(dict.fromkeys((*known.get("rows", ()), *rows))),
        "gone": [*known.get("gone", ()), *gone],
    }
    uow.due.put(DueRow(DUE, key, uow.now + QUIET, context))


def _key(number: OrderNumber, user_id: UUID | None) -> str:
    return f"{number}|{user_id or ''}"
