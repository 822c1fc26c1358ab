"""What had to happen later, once its time has come."""

from dataclasses import dataclass
from uuid import UUID

from core.numbers import OrderNumber
from core.people import Actor
from core.ports import DueRow, UnitOfWork
from core.usecases import articles_to_order, users


@dataclass(frozen=True, slots=True)
class DoWhatIsDue:
    """The next thing that has fallen due, if there is one."""


def do_what_is_due(command: DoWhatIsDue, actor: Actor, uow: UnitOfWork) -> bool:
    """Do one thing whose time has come; False when nothing is left to do now."""
    row = next(iter(uow.due.due(1)), None)
    if row is None:
        return False
    match row.kind:
        case articles_to_order.DUE:
            _save_articles(row, actor, uow)
        case users.ASKED:
            uow.due.drop(row.kind, row.key)
        case _:
            raise LookupError(row.kind)
    return True


def _save_articles(row: DueRow, actor: Actor, uow: UnitOfWork) -> None:
    user_id = row.context["user_id"]
    command = articles_to_order.SaveArticlesToOrder(
        OrderNumber.parse(row.context["order"]), UUID(user_id) if user_id else None
    )
    articles_to_order.save_articles_to_order(command, actor, uow)
