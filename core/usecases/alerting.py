"""Alerts about urgent reports, and on to the next one on call while nobody answers (SE-71)."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from core.events import UrgentReported
from core.numbers import OrderNumber
from core.people import User
from core.ports import DueRow, UnitOfWork
from core.refusals import NoSuchOrder
from core.settings import ESCALATION_MINUTES
from core.urgency import first_alerted, is_answered, on_call
from core.usecases.unheard import look_later
from core.work_order import WorkOrder

DUE = "on-call"


def alert(order: WorkOrder, by: str, uow: UnitOfWork) -> None:
    """Alert those an urgent report concerns; the next one on call follows if nobody answers."""
    _tell(order, by, first_alerted(uow), uow)
    _call_later(order, [str(each.id) for each in on_call(uow)[:1]], uow)


def call_next(row: DueRow, uow: UnitOfWork) -> None:
    """Alert the next one on call, unless somebody has taken care of the order since.

    The list may have been changed meanwhile: whoever is on it and was not called is next.
    """
    order, called = _order(row, uow), list(row.context.get("called", ()))
    if order is None or is_answered(order):
        return
    following = _following(called, uow)
    if following:
        _tell(order, "Ordna", following, uow)
        _call_later(order, [*called, *(str(each.id) for each in following)], uow)


def _tell(order: WorkOrder, by: str, users: Iterable[User], uow: UnitOfWork) -> None:
    alerted = tuple(str(each.id) for each in users)
    uow.publish(UrgentReported(order=str(order.number), by=by, alerted=alerted))
    look_later(order.number, "urgent", uow)


def _following(called: Sequence[str], uow: UnitOfWork) -> tuple[User, ...]:
    return tuple(each for each in on_call(uow) if str(each.id) not in called)[:1]


def _call_later(order: WorkOrder, called: Sequence[str], uow: UnitOfWork) -> None:
    minutes = uow.settings.all()[ESCALATION_MINUTES]
    if minutes is None or not _following(called, uow):
        return
    number, at = str(order.number), uow.now + timedelta(minutes=minutes)
    uow.due.put(DueRow(DUE, number, at, {"order": number, "called": list(called)}))


def _order(row: DueRow, uow: UnitOfWork) -> WorkOrder | None:
    try:
        return uow.work_orders.get(OrderNumber.parse(row.key))
    except NoSuchOrder:  # it was deleted meanwhile
        return None
