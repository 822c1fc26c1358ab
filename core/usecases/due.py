"""What had to happen later, once its time has come."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from core.numbers import OrderNumber
from core.people import SYSTEM, Actor
from core.ports import DueRow, UnitOfWork
from core.usecases import articles_to_order

Begin = Callable[[], None]
Claim = Callable[[DueRow, UnitOfWork], Begin]
"""Takes a row over inside the transaction, and gives what is to begin after the commit."""


@dataclass(frozen=True, slots=True)
class DoWhatIsDue:
    """The next thing that has fallen due; ``claims`` take over the kinds that need the outside."""

    claims: Mapping[str, Claim] = field(default_factory=dict)


def do_what_is_due(command: DoWhatIsDue, actor: Actor, uow: UnitOfWork) -> Begin | None:
    """Do one thing whose time has come; None when nothing is left to do now.

    A row of no other kind was only to be remembered until now, and is forgotten.
    """
    row = next(iter(uow.due.due(1)), None)
    if row is None:
        return None
    if row.kind in command.claims:
        return command.claims[row.kind](row, uow)
    if row.kind == articles_to_order.DUE:
        _save_articles(row, uow)
    else:
        uow.due.drop(row.kind, row.key)
    return _nothing_more


def _save_articles(row: DueRow, uow: UnitOfWork) -> None:
    user_id = row.context["user_id"]
    command = articles_to_order.SaveArticlesToOrder(
        OrderNumber.parse(row.context["order"]), UUID(user_id) if user_id else None
    )
    articles_to_order.save_articles_to_order(command, SYSTEM, uow)


def _nothing_more() -> None:
    return
