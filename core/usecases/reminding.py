"""Reminders that nobody asks for: of a visit to come, and of an order nobody touches (SE-66, 67)."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from core import settings as s
from core.events import OrderUntouched, VisitReminded
from core.filters import DateOf, OrderFilter, Period, SortKey
from core.lists import OrderRow
from core.planner import PlannedBooking
from core.ports import DueRow, UnitOfWork
from core.states import OPEN

REMINDED, UNTOUCHED = "visit-reminded", "untouched"
MOST = 200
REMEMBERED = timedelta(days=60)


def remind_of_visits(uow: UnitOfWork) -> None:
    """Remind the contact of each visit within the company's hours, once for each time (SE-66)."""
    hours = uow.settings.all()[s.REMINDER_HOURS]
    if hours is None:
        return
    soon = timedelta(hours=hours)
    for booking in uow.lists.planned(uow.now, uow.now + soon):
        if booking.starts_at <= uow.now or booking.state not in OPEN:
            continue
        if not _has_just_heard(booking, soon) and _is_first(booking, uow):
            uow.publish(
                VisitReminded(order=booking.number, by="Ordna", booking_id=str(booking.booking_id))
            )


def remind_of_untouched(uow: UnitOfWork) -> None:
    """Tell its people of each order that nobody touched, as long again the dispatchers (SE-67)."""
    hours = uow.settings.all()[s.UNTOUCHED_HOURS]
    if hours is None:
        return
    before = uow.now - timedelta(hours=hours)
    for row in _long_unchanged(before, uow):
        told = _told(row, uow)
        if told is None or (not told["again"] and told["at"] <= before.isoformat()):
            again = told is not None
            _remember(row, again, uow)
            uow.publish(OrderUntouched(order=row.number, by="Ordna", hours=hours, again=again))


def _has_just_heard(booking: PlannedBooking, soon: timedelta) -> bool:
    """Whether the time was confirmed so late that a reminder would say nothing new."""
    confirmed = booking.confirmation_sent_at
    return confirmed is not None and booking.starts_at - confirmed < soon


def _is_first(booking: PlannedBooking, uow: UnitOfWork) -> bool:
    key = f"{booking.booking_id}|{booking.starts_at.astimezone(UTC).isoformat()}"
    if uow.due.get(REMINDED, key) is not None:
        return False
    uow.due.put(DueRow(REMINDED, key, booking.starts_at, {"order": booking.number}))
    return True


def _long_unchanged(before: datetime, uow: UnitOfWork) -> list[OrderRow]:
    """Open orders whose last change is so old, the oldest first."""
    wanted = OrderFilter(
        states=OPEN,
        period=Period(DateOf.CHANGED, last=before.date()),
        sort=SortKey.CHANGED,
        descending=False,
        limit=MOST,
    )
    rows = uow.lists.orders(wanted)
    return [row for row in rows if row.changed_at is not None and row.changed_at <= before]


def _told(row: OrderRow, uow: UnitOfWork) -> Mapping[str, Any] | None:
    """When its silence was told of, and whether twice; None when it was changed since."""
    told = uow.due.get(UNTOUCHED, row.number)
    return told.context if told and told.context["since"] == _since(row) else None


def _remember(row: OrderRow, again: bool, uow: UnitOfWork) -> None:
    at = uow.now.isoformat()
    context = {"order": row.number, "since": _since(row), "at": at, "again": again}
    uow.due.put(DueRow(UNTOUCHED, row.number, uow.now + REMEMBERED, context))


def _since(row: OrderRow) -> str:
    return row.changed_at.isoformat() if row.changed_at else ""
