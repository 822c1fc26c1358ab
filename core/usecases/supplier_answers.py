"""What a supplier answers by mail about the articles he was asked for (XT-11)."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from core.events import ArticlePromised, CommentAdded, SupplierAnswered
from core.lines import ArticleToOrder, ToOrderState
from core.numbers import OrderNumber
from core.order_papers import Comment, Document
from core.people import Actor
from core.ports import UnitOfWork
from core.text import cut
from core.usecases.articles_to_order import with_state
from core.work_order import State, WorkOrder

_FAR = timedelta(days=2 * 366)
_RANK = {state: rank for rank, state in enumerate(ToOrderState)}


@dataclass(frozen=True, slots=True)
class RowAnswered:
    """A row's state as the supplier says it, and the day for which he promises it."""

    row_id: UUID
    state: ToOrderState
    promised_on: date | None = None


@dataclass(frozen=True, slots=True)
class AnswerAsSupplier:
    """A supplier's answer; ``rows`` are what was understood of it, none where it was not plain.

    A caller that may come twice is done with the mail in the same transaction.
    """

    number: OrderNumber
    rows: tuple[RowAnswered, ...]
    text: str
    quoted: str | None = None
    documents: tuple[Document, ...] = ()


def answer_as_supplier(command: AnswerAsSupplier, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Keep his words, hidden from the customer, and what they say of the rows (XT-11, CO-02).

    No row goes back: what has come is not merely ordered. Where nothing was understood, or the
    rows are gone, a person is told to read it.
    """
    order = uow.work_orders.get(command.number)
    actor.require_customer_of(order)  # his mail was proved to belong to this order, as theirs are
    comment = Comment(
        cut(command.text), actor.name, uow.now, quoted=cut(command.quoted or "") or None
    )
    order = replace(
        order,
        comments=(*order.comments, comment),
        documents=(*order.documents, *command.documents),
    )
    known = {row.id: row for row in order.to_order}
    said = [each for each in command.rows if each.row_id in known]
    if order.state is State.CANCELLED:
        said = []
    for each in said:
        order = _heard(order, known[each.row_id], each, actor, uow)
    uow.work_orders.save(order)
    _tell(order, comment, said, actor, uow)
    return order


def _heard(
    order: WorkOrder, row: ArticleToOrder, said: RowAnswered, actor: Actor, uow: UnitOfWork
) -> WorkOrder:
    moves = _RANK[said.state] > _RANK[row.state]
    promised = _promised(row, said, uow)
    if moves:
        order = with_state(order, row, said.state, actor, uow)
    elif promised and promised != row.promised_on:
        uow.publish(
            ArticlePromised(
                order=str(order.number),
                by=actor.name,
                row_id=str(row.id),
                name=row.name,
                promised_on=promised.isoformat(),
            )
        )
    state = said.state if moves else row.state
    return order.with_changed(replace(row, state=state, promised_on=promised))


def _promised(row: ArticleToOrder, said: RowAnswered, uow: UnitOfWork) -> date | None:
    """The day that is promised now; none once it has come, and none out of all reason."""
    if ToOrderState.DELIVERED in {row.state, said.state}:
        return None
    day, today = said.promised_on, uow.now.date()
    return day if day and today - timedelta(days=1) <= day <= today + _FAR else row.promised_on


def _tell(
    order: WorkOrder, comment: Comment, said: list[RowAnswered], actor: Actor, uow: UnitOfWork
) -> None:
    number, comment_id = str(order.number), str(comment.id)
    uow.publish(
        CommentAdded(order=number, by=actor.name, comment_id=comment_id, from_customer=False)
    )
    uow.publish(
        SupplierAnswered(
            order=number,
            by=actor.name,
            comment_id=comment_id,
            understood=bool(said),
            row_ids=tuple(str(each.row_id) for each in said),
        )
    )
