"""What had to happen later, once its time has come."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, tzinfo
from uuid import UUID

from core.numbers import OrderNumber
from core.people import SYSTEM, Actor
from core.ports import DueRow, UnitOfWork
from core.refusals import NoSuchOrder
from core.usecases import (
    alerting,
    article_mails,
    day_end,
    digests,
    outages,
    picking,
    timing,
    unheard,
    watching,
)
from core.usecases.article_mails import SaveArticlesToOrder, save_articles_to_order

Begin = Callable[[], None]
Claim = Callable[[DueRow, UnitOfWork], Begin]
"""Takes a row over inside the transaction, and gives what is to begin after the commit."""


@dataclass(frozen=True, slots=True)
class DoWhatIsDue:
    """The next thing that has fallen due; ``claims`` take over the kinds that need the outside.

    ``zone`` is the company's.
    """

    claims: Mapping[str, Claim] = field(default_factory=dict)
    zone: tzinfo = UTC


def do_what_is_due(command: DoWhatIsDue, actor: Actor, uow: UnitOfWork) -> Begin | None:
    """Do one thing whose time has come; None when nothing is left to do now.

    A row of no other kind was only to be remembered until now, and is forgotten. An order is
    locked before the row that is about it, so that nobody waits in a circle.
    """
    row = next(iter(uow.due.due(1)), None)
    if row is None:
        return None
    if row.kind == article_mails.DUE:
        _save_articles(row, uow)
    elif uow.due.take(row):
        return _taken(row, command, uow)
    return _nothing_more


def _taken(row: DueRow, command: DoWhatIsDue, uow: UnitOfWork) -> Begin:
    if row.kind in command.claims:
        return command.claims[row.kind](row, uow)
    if row.kind in TOLD_AT:
        TOLD_AT[row.kind](row, uow, command.zone)
    return _nothing_more


TOLD_AT: dict[str, Callable[[DueRow, UnitOfWork, tzinfo], None]] = {
    alerting.DUE: lambda row, uow, zone: alerting.call_next(row, uow),
    outages.DUE: lambda row, uow, zone: outages.tell_of_outage(row, uow),
    unheard.DUE: lambda row, uow, zone: unheard.mail_what_was_not_heard(row, uow),
    timing.DUE: lambda row, uow, zone: timing.ask_whether_still(row, uow),
    watching.DUE: lambda row, uow, zone: watching.watch(uow, zone),
    day_end.DUE: day_end.tell_day_end,
    digests.DUE: digests.tell_digest,
    picking.HELD: lambda row, uow, zone: picking.let_go(row, uow),
}
"""What is done with a row of each kind when its time has come."""


def _save_articles(row: DueRow, uow: UnitOfWork) -> None:
    number, user_id = OrderNumber.parse(row.context["order"]), row.context["user_id"]
    try:
        uow.work_orders.get(number)
    except NoSuchOrder:  # it was deleted meanwhile, and what was remembered of it goes too
        uow.due.drop(row.kind, row.key)
        return
    still = uow.due.get(row.kind, row.key)
    if still is not None and still.at <= uow.now:
        command = SaveArticlesToOrder(number, UUID(user_id) if user_id else None)
        save_articles_to_order(command, SYSTEM, uow)


def _nothing_more() -> None:
    return
