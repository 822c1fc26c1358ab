"""Comments: by the company's people, hidden until somebody shows them, and by the customer (CO)."""

from dataclasses import dataclass, field, replace
from uuid import UUID, uuid4

from core import permissions as may
from core.events import (
    CommentAdded,
    CommentHidden,
    CommentRemoved,
    CommentReworded,
    CommentShown,
    Event,
)
from core.numbers import OrderNumber
from core.order_papers import Comment, Document
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import AsksFirst, NoSuchLine, NotPossibleYet, Refused
from core.settings import REMOVE_PRICES
from core.text import cut, mentions_price, one_line, said
from core.words import N_
from core.work_order import WorkOrder

WRITES = (may.EDIT, may.EDIT_ASSIGNED)


class CustomersOwnWords(Refused):
    sentence = N_("{name} wrote that comment and sees it. It stays as it is.")


class NotSavedYet(NotPossibleYet):
    sentence = N_("Order {number} is not saved yet. Save it first, then show the comment.")


class BecomesVisible(AsksFirst):
    sentence = N_("{name} will be able to read the comment on order {number}. Show it?")


class MentionsPrice(AsksFirst):
    """Our prints hide prices from the customer, and this comment tells him one (SE-09, XT-14)."""

    sentence = N_(
        "The comment on order {number} mentions a price, and prices are hidden from {name}. "
        "Show it all the same?"
    )


class AnothersWords(Refused):
    sentence = N_("{name} wrote that comment. Write one of your own instead.")


@dataclass(frozen=True, slots=True)
class AddComment:
    """Something the company's own people should know; ``documents`` came with it, by mail."""

    number: OrderNumber
    text: str
    documents: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True)
class ShowComment:
    """Let the customer see one comment.

    ``despite_internal`` and ``despite_price`` are the yes to BecomesVisible and MentionsPrice,
    which are asked where a tap may have been a slip.
    """

    number: OrderNumber
    comment_id: UUID
    despite_internal: bool = True
    despite_price: bool = True


@dataclass(frozen=True, slots=True)
class HideComment:
    """Let the customer see it no more."""

    number: OrderNumber
    comment_id: UUID


@dataclass(frozen=True, slots=True)
class RewordComment:
    """Say one's own comment in other words; ``despite_price`` is the yes to MentionsPrice."""

    number: OrderNumber
    comment_id: UUID
    text: str
    despite_price: bool = True


@dataclass(frozen=True, slots=True)
class RemoveComment:
    """Take one's own comment away."""

    number: OrderNumber
    comment_id: UUID


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
    actor.require(order, *WRITES)
    order = replace(order, documents=(*order.documents, *command.documents))
    return _add(order, Comment(said(command.text), actor.name, uow.now), uow)


def show_comment(command: ShowComment, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Show the customer one comment of a saved order; it is printed too with SE-10 (CO-03)."""
    order, comment = _meant(command.number, command.comment_id, actor, uow)
    if comment.visible_to_customer:
        return order
    if order.incomplete:
        raise NotSavedYet(number=order.number)
    _ask_before_showing(command, order, comment, uow)
    shown = CommentShown(order=str(order.number), by=actor.name, comment_id=str(comment.id))
    return _put(order, replace(comment, visible_to_customer=True), shown, uow)


def hide_comment(command: HideComment, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Hide a comment from the customer again, unless he wrote it (CO-03)."""
    order, comment = _meant(command.number, command.comment_id, actor, uow)
    _refuse_customers_own(comment)
    if not comment.visible_to_customer:
        return order
    hidden = CommentHidden(order=str(order.number), by=actor.name, comment_id=str(comment.id))
    return _put(order, replace(comment, visible_to_customer=False), hidden, uow)


def reword_comment(command: RewordComment, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Change one's own comment; the history keeps what it was (CO-01, WO-25)."""
    order, comment = _meant(command.number, command.comment_id, actor, uow)
    _refuse_customers_own(comment)
    if comment.by != actor.name:
        raise AnothersWords(name=comment.by)
    text = said(command.text)
    if text == comment.text:
        return order
    if comment.visible_to_customer and not command.despite_price:
        _refuse_price(order, text, uow)
    reworded = CommentReworded(
        order=str(order.number),
        by=actor.name,
        comment_id=str(comment.id),
        before=one_line(comment.text),
        text=one_line(text),
    )
    return _put(order, replace(comment, text=text), reworded, uow)


def remove_comment(command: RemoveComment, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Take one's own comment away, an administrator anybody's of the company (CO-01)."""
    order, comment = _meant(command.number, command.comment_id, actor, uow)
    _refuse_customers_own(comment)
    if comment.by != actor.name and not actor.may(may.ADMIN):
        raise AnothersWords(name=comment.by)
    order = replace(order, comments=tuple(c for c in order.comments if c.id != comment.id))
    removed = CommentRemoved(order=str(order.number), by=actor.name, comment_id=str(comment.id))
    return _saved(order, removed, uow)


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
        from_customer=True,
    )
    return _add(replace(order, documents=(*order.documents, *command.documents)), comment, uow)


def _meant(
    number: OrderNumber, comment_id: UUID, actor: Actor, uow: UnitOfWork
) -> tuple[WorkOrder, Comment]:
    order = uow.work_orders.get(number)
    actor.require(order, *WRITES)
    for comment in order.comments:
        if comment.id == comment_id:
            return order, comment
    raise NoSuchLine(number=order.number)


def _ask_before_showing(
    command: ShowComment, order: WorkOrder, comment: Comment, uow: UnitOfWork
) -> None:
    """One question is enough: the one about a price says that the customer will read it."""
    if not command.despite_price:
        _refuse_price(order, comment.text, uow)
    if not command.despite_internal and not command.despite_price:
        raise BecomesVisible(number=order.number, name=order.customer.name)


def _refuse_price(order: WorkOrder, text: str, uow: UnitOfWork) -> None:
    if uow.settings.all()[REMOVE_PRICES] and mentions_price(text):
        raise MentionsPrice(number=order.number, name=order.customer.name)


def _refuse_customers_own(comment: Comment) -> None:
    if comment.from_customer:
        raise CustomersOwnWords(name=comment.by)


def _add(order: WorkOrder, comment: Comment, uow: UnitOfWork) -> WorkOrder:
    added = CommentAdded(
        order=str(order.number),
        by=comment.by,
        comment_id=str(comment.id),
        from_customer=comment.from_customer,
    )
    return _saved(replace(order, comments=(*order.comments, comment)), added, uow)


def _put(order: WorkOrder, comment: Comment, happened: Event, uow: UnitOfWork) -> WorkOrder:
    comments = tuple(comment if c.id == comment.id else c for c in order.comments)
    return _saved(replace(order, comments=comments), happened, uow)


def _saved(order: WorkOrder, happened: Event, uow: UnitOfWork) -> WorkOrder:
    uow.work_orders.save(order)
    uow.publish(happened)
    return order
