"""What a reply to a line does, where that takes a look: rows of an alert, and a colleague's name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from bot.phrases import first_name
from bot.steps.assigning import Given, assign_once
from bot.steps.comments import CommentSeen, keep
from bot.updates.gathering import order_seen
from core.lines import ArticleToOrder, ToOrderState
from core.numbers import OrderNumber
from core.people import Actor, User
from core.ports import UnitOfWork
from core.refusals import NoSuchLine, Refused
from core.text import one_line
from core.usecases.articles_to_order import (
    SetArticleState,
    UseOrderedArticle,
    set_article_state,
    use_ordered_article,
)
from core.usecases.assigning import Assign
from core.usecases.comments import AddComment
from core.words import N_
from core.work_order import WorkOrder

_ASSIGN = re.compile(r"(?:👤|assign(?: to)?|tilldela|ge till|@)\s*(\S.*)", re.IGNORECASE)


class NobodyCalledSo(Refused):
    sentence = N_("There is no technician called {name}. Tap 👤 Assign on the order to see them.")


@dataclass(frozen=True, slots=True)
class MoveRows:
    """All these articles to be ordered are so far now; those that are gone are passed over."""

    number: OrderNumber
    row_ids: tuple[UUID, ...]
    state: ToOrderState


@dataclass(frozen=True, slots=True)
class UseRows:
    """All these articles were fitted."""

    number: OrderNumber
    row_ids: tuple[UUID, ...]
    despite_ready: bool = False


@dataclass(frozen=True, slots=True)
class NameSaid:
    """A reply to an order's card that may be a colleague's name; else it is a comment."""

    number: OrderNumber
    text: str


def move_rows(command: MoveRows, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Ordered or delivered, all of them (AO-02); raises NoSuchLine when none is left."""
    for row in _rows(command.number, command.row_ids, actor, uow):
        set_article_state(SetArticleState(command.number, row.id, command.state), actor, uow)
    return uow.work_orders.get(command.number)


def use_rows(command: UseRows, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """To the used articles, all of them (AO-09); raises NoSuchLine when none is left."""
    for row in _rows(command.number, command.row_ids, actor, uow):
        use = UseOrderedArticle(command.number, row.id, despite_ready=command.despite_ready)
        use_ordered_article(use, actor, uow)
    return uow.work_orders.get(command.number)


def assign_named(command: NameSaid, actor: Actor, uow: UnitOfWork) -> Given | CommentSeen:
    """Give the order to whom was named (XT-03); raises NobodyCalledSo."""
    asked = _ASSIGN.fullmatch(command.text.strip())
    name = one_line(asked[1] if asked else command.text, 60)
    user = _called(name, uow)
    if user is not None:
        return assign_once(Assign(command.number, user.id), actor, uow)
    if asked:
        raise NobodyCalledSo(name=name)
    return keep(AddComment(command.number, command.text), actor, uow)


def _called(name: str, uow: UnitOfWork) -> User | None:
    """The one technician with this name, or this first name."""
    wanted = name.casefold().rstrip(".")
    crew = [user for user in uow.users.all() if user.is_technician]
    named = [user for user in crew if user.name.casefold() == wanted]
    named = named or [user for user in crew if first_name(user.name).casefold() == wanted]
    return named[0] if len(named) == 1 else None


def _rows(
    number: OrderNumber, row_ids: Iterable[UUID], actor: Actor, uow: UnitOfWork
) -> tuple[ArticleToOrder, ...]:
    wanted = set(row_ids)
    order = order_seen(number, actor, uow)
    rows = tuple(row for row in order.to_order if row.id in wanted)
    if not rows:
        raise NoSuchLine(number=number)
    return rows
