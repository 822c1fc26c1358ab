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
    """When it was last closed: made ready, invoiced or cancelled."""
    for row in reversed(uow.lists.history(order.number)):
        if any(change.path == "state" and change.after in CLOSED for change in row.changes):
            return row.at
    return order.created_at
