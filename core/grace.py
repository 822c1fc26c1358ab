"""How long a mail to a finished order is still a comment on it (SE-64)."""

from datetime import datetime, timedelta

from core.ports import UnitOfWork
from core.settings import GRACE_DAYS
from core.states import CLOSED
from core.work_order import WorkOrder


def is_long_finished(order: WorkOrder, uow: UnitOfWork) -> bool:
    """Whether it was finished longer ago than the company's days of grace; without any, never."""
    days = uow.settings.all()[GRACE_DAYS]
    if days is None or not order.is_closed:
        return False
    return uow.now - _finished_at(order, uow) > timedelta(days=days)


def _finished_at(order: WorkOrder, uow: UnitOfWork) -> datetime:
    """When it was last closed: made ready, invoiced or cancelled.

    What happened before the history told of changes may have closed it, the latest of it too.
    """
    for row in reversed(uow.lists.history(order.number)):
        closed = any(each.path == "state" and each.after in CLOSED for each in row.changes)
        if closed or row.unit is None:
            return row.at
    return order.created_at
