"""Comments: by the company's people, hidden from the customer, and by the customer (CO)."""

from dataclasses import dataclass, field, replace
from uuid import UUID, uuid4

from core import permissions as may
from core.events import CommentAdded
from core.numbers import OrderNumber
from core.order_papers import Comment, Document
from core.people import Actor
from core.ports import UnitOfWork
from core.text import cut, said
from core.work_order import WorkOrder


@dataclass(frozen=True, slots=True)
class AddComment:
    """Something the company's own people should know."""

    number: OrderNumber
    text: str


@dataclass(frozen=True, slots=True)
class CommentAsCustomer:
    """What the customer answered; ``quoted`` is the part that his mail program added below.

    A caller that may come twice gives the same ``comment_id`` again.
    """

    number: OrderNumber
    text: str
    quoted: str | None = None
    documents: tuple[Document, ...] = ()
    comment_id: UUID = field(default_factory=uuid4)


def add_comment(command: AddComment, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Add a comment that the customer does not see (CO-01, CO-02)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.EDIT, may.EDIT_ASSIGNED, may.PERFORM)
    return _add(order, Comment(said(command.text), actor.name, uow.now), False, uow)


def comment_as_customer(command: CommentAsCustomer, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Add what the customer wrote, whatever the order's state; he may see his words (CO-01)."""
    order = uow.work_orders.get(command.number)
    actor.require_customer_of(order)
    if any(comment.id == command.comment_id for comment in order.comments):
        return order
    comment = Comment(
        id=command.comment_id,
        text=cut(command.text),
        by=actor.name,
        at=uow.now,
        visible_to_customer=True,
        quoted=cut(command.quoted) if command.quoted else None,
    )
    order = replace(order, documents=(*order.documents, *command.documents))
    return _add(order, comment, True, uow)


def _add(order: WorkOrder, comment: Comment, from_customer: bool, uow: UnitOfWork) -> WorkOrder:
    order = replace(order, comments=(*order.comments, comment))
    uow.work_orders.save(order)
    uow.publish(
        CommentAdded(
            order=str(order.number),
            by=comment.by,
            comment_id=str(comment.id),
            from_customer=from_customer,
        )
    )
    return order
