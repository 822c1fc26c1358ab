"""Comments as a chat needs them: each change gives the comment back with who will see it."""

from dataclasses import dataclass
from uuid import UUID

from bot.updates.gathering import order_seen
from core.numbers import OrderNumber
from core.order_papers import Comment
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import NoSuchLine
from core.settings import Settings
from core.usecases.comments import (
    AddComment,
    HideComment,
    RewordComment,
    ShowComment,
    add_comment,
    hide_comment,
    reword_comment,
    show_comment,
)
from core.views import as_seen
from core.work_order import WorkOrder


@dataclass(frozen=True, slots=True)
class SeeComment:
    """One comment of an order."""

    number: OrderNumber
    comment_id: UUID


@dataclass(frozen=True, slots=True)
class CommentSeen:
    """A comment on its order, who looks, and what the company has set."""

    order: WorkOrder
    comment: Comment
    actor: Actor
    settings: Settings


def see(command: SeeComment, actor: Actor, uow: UnitOfWork) -> CommentSeen:
    """The comment as it is now; raises NoSuchLine."""
    order = as_seen(order_seen(command.number, actor, uow), actor, uow.settings.all())
    comment = next((each for each in order.comments if each.id == command.comment_id), None)
    if comment is None:
        raise NoSuchLine(number=order.number)
    return CommentSeen(order, comment, actor, uow.settings.all())


def keep(command: AddComment, actor: Actor, uow: UnitOfWork) -> CommentSeen:
    """Add a comment (CO-01)."""
    order = add_comment(command, actor, uow)
    return CommentSeen(order, order.comments[-1], actor, uow.settings.all())


def show(command: ShowComment, actor: Actor, uow: UnitOfWork) -> CommentSeen:
    """Show it to the customer (CO-03)."""
    show_comment(command, actor, uow)
    return see(SeeComment(command.number, command.comment_id), actor, uow)


def hide(command: HideComment, actor: Actor, uow: UnitOfWork) -> CommentSeen:
    """Hide it from the customer again."""
    hide_comment(command, actor, uow)
    return see(SeeComment(command.number, command.comment_id), actor, uow)


def reword(command: RewordComment, actor: Actor, uow: UnitOfWork) -> CommentSeen:
    """Say it in other words."""
    reword_comment(command, actor, uow)
    return see(SeeComment(command.number, command.comment_id), actor, uow)
