"""The planner's read model: the bookings of a stretch of time, with what they are for (BO-04)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, bindparam, select

from core.numbers import OrderNumber
from core.planner import LONGEST, CalendarEntry, PlannedBooking
from core.work_order import State
from storage import tables

_order, _customer, _facility = tables.work_order, tables.customer, tables.facility
_booking, _contact = tables.booking, tables.person


def _between() -> Select[*tuple[Any, ...]]:
    return (
        select(
            _order.c.id,
            _order.c.title,
            _customer.c.name,
            _facility.c.name,
            _order.c.state,
            _booking.c.user_id,
            _booking.c.resource,
            _booking.c.starts_at,
            _booking.c.ends_at,
            _booking.c.confirmation_sent_at,
            _booking.c.changed_since_confirmation,
            _booking.c.id,
            _booking.c.answer,
        )
        .join_from(_booking, _order)
        .join(_customer, _customer.c.id == _order.c.customer_id)
        .outerjoin(_facility, _facility.c.id == _order.c.facility_id)
        .where(
            _booking.c.starts_at < bindparam("ends_at"),
            _booking.c.starts_at > bindparam("earliest"),
            _booking.c.ends_at > bindparam("starts_at"),
            _order.c.state != State.CANCELLED,
        )
        .order_by(_booking.c.starts_at, _booking.c.resource, _booking.c.id)
    )


EVERYBODYS = _between()
SOMEBODYS = EVERYBODYS.where(_booking.c.user_id == bindparam("user_id"))


def planned(
    connection: Connection, starts_at: datetime, ends_at: datetime, user_id: UUID | None
) -> Sequence[PlannedBooking]:
    """The bookings that reach into this time, cancelled orders left out; earliest first."""
    asked = {"starts_at": starts_at, "ends_at": ends_at, "earliest": starts_at - LONGEST}
    if user_id is None:
        rows = connection.execute(EVERYBODYS, asked)
    else:
        rows = connection.execute(SOMEBODYS, {**asked, "user_id": user_id})
    return [PlannedBooking(str(OrderNumber.of_id(row[0])), *row[1:]) for row in rows]


IN_HIS_CALENDAR: Select[*tuple[Any, ...]] = (
    select(
        _order.c.id,
        _order.c.title,
        _customer.c.name,
        _facility.c.name,
        _facility.c.address,
        _customer.c.address,
        _contact.c.name,
        _contact.c.phone,
        _booking.c.starts_at,
        _booking.c.ends_at,
        _booking.c.sequence,
        _booking.c.id,
    )
    .join_from(_booking, _order)
    .join(_customer, _customer.c.id == _order.c.customer_id)
    .outerjoin(_facility, _facility.c.id == _order.c.facility_id)
    .outerjoin(_contact, _contact.c.id == _order.c.contact_id)
    .where(
        _booking.c.user_id == bindparam("user_id"),
        _booking.c.starts_at < bindparam("ends_at"),
        _booking.c.starts_at > bindparam("earliest"),
        _booking.c.ends_at > bindparam("starts_at"),
        _order.c.state != State.CANCELLED,
    )
    .order_by(_booking.c.starts_at, _booking.c.id)
)


def calendar(
    connection: Connection, user_id: UUID, starts_at: datetime, ends_at: datetime
) -> Sequence[CalendarEntry]:
    """One person's bookings that reach into this time, with where they are; earliest first."""
    asked = {"starts_at": starts_at, "ends_at": ends_at, "earliest": starts_at - LONGEST}
    rows = connection.execute(IN_HIS_CALENDAR, {**asked, "user_id": user_id})
    return [CalendarEntry(str(OrderNumber.of_id(row[0])), *row[1:]) for row in rows]
