"""What is too old to be kept: mails as they came, scans, and persons on finished orders (SE-69)."""

from datetime import datetime, timedelta

from core import settings as s
from core.events import PersonsForgotten
from core.ports import UnitOfWork
from core.settings import Setting

MOST = 200
"""So much is removed in one go; the rest follows in the next round."""


def forget_what_is_old(uow: UnitOfWork) -> None:
    """Remove what the company keeps no longer; where nothing is set, all is kept (SE-69)."""
    if (before := _before(s.KEEP_MAILS_DAYS, uow)) is not None:
        uow.forgetting.mails(before, MOST)
    if (before := _before(s.KEEP_SCANS_DAYS, uow)) is not None:
        uow.forgetting.scans(before, MOST)
    if (before := _before(s.KEEP_ORDERS_DAYS, uow)) is not None:
        for number in uow.forgetting.persons(before, MOST):
            uow.publish(PersonsForgotten(order=str(number), by="Ordna"))


def _before(days: Setting[int | None], uow: UnitOfWork) -> datetime | None:
    kept = uow.settings.all()[days]
    return None if kept is None else uow.now - timedelta(days=kept)
