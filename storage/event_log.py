"""The event log: what happened, in order, its body and its order's changes as plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection, bindparam, delete, insert, select

from core.changes import Change
from core.events import Event, OrderChanged
from core.lists import HistoryRow
from core.numbers import OrderNumber
from core.people import Actor
from core.words import plain
from storage import tables
from storage.quick import quick

_log = tables.event_log

WRITE = insert(_log)
_CELLS = (
    _log.c.at,
    _log.c.by,
    _log.c.event,
    _log.c.body,
    _log.c.changes,
    _log.c.order_number,
    _log.c.unit,
    _log.c.actor_id,
    _log.c.id,
)
HISTORY = (
    select(*_CELLS)
    .where(_log.c.order_number == bindparam("order_number"))
    .order_by(_log.c.position)
)
OF_UNIT = select(*_CELLS).where(_log.c.unit == bindparam("unit")).order_by(_log.c.position)
OF_COMPANY = (
    select(*_CELLS)
    .where(_log.c.order_number.is_(None))
    .where(_log.c.event.in_(bindparam("events", expanding=True)))
    .order_by(_log.c.position.desc())
    .limit(bindparam("limit"))
    .offset(bindparam("skip"))
)
FORGET = delete(_log).where(_log.c.order_number == bindparam("order_number"))


@dataclass(frozen=True, slots=True)
class Happened:
    """What came of one transaction: who did it, its events by identity, each order's changes."""

    actor: Actor
    now: datetime
    unit: UUID
    events: Sequence[tuple[UUID, Event]]
    changes: Mapping[str, tuple[Change, ...]]


def write(connection: Connection, happened: Happened) -> None:
    """Log the events; an order's changes stand with the first event that is about it."""
    left = dict(happened.changes)
    rows = [
        _row(identity, event, left.pop(event.order or "", ()), happened)
        for identity, event in happened.events
    ]
    for order, changes in left.items():
        event = OrderChanged(order=order, by=happened.actor.name)
        rows.append(_row(uuid4(), event, changes, happened))
    for row in rows:
        quick(WRITE).change(connection, row)


def history(connection: Connection, order: OrderNumber) -> Sequence[HistoryRow]:
    """Everything that happened to the order, oldest first."""
    return [_read(row) for row in connection.execute(HISTORY, {"order_number": str(order)})]


def of_unit(connection: Connection, unit: UUID) -> Sequence[HistoryRow]:
    """Everything that happened in one transaction."""
    return [_read(row) for row in connection.execute(OF_UNIT, {"unit": unit})]


def of_company(
    connection: Connection, events: Sequence[str], skip: int, limit: int
) -> Sequence[HistoryRow]:
    """What happened to the company and not to an order, of these events, the latest first."""
    asked = {"events": list(events), "skip": skip, "limit": limit}
    return [_read(row) for row in connection.execute(OF_COMPANY, asked)]


def forget(connection: Connection, order: OrderNumber) -> None:
    """Wipe the order's history (WO-21)."""
    connection.execute(FORGET, {"order_number": str(order)})


def _read(row: Any) -> HistoryRow:
    at, by, event, body, changes, *rest = row
    return HistoryRow(at, by, event, body, tuple(Change(*each) for each in changes or ()), *rest)


def _row(
    identity: UUID, event: Event, changes: Sequence[Change], happened: Happened
) -> dict[str, Any]:
    logged = (each.name for each in fields(event) if each.metadata.get("logged", True))
    body = {name: plain(getattr(event, name)) for name in logged}
    return {
        "id": identity,
        "at": happened.now,
        "order_number": body.pop("order"),
        "by": body.pop("by"),
        "event": type(event).__name__,
        "body": body,
        "unit": happened.unit,
        "actor_id": happened.actor.user_id,
        "changes": [list(astuple(each)) for each in changes] or None,
    }
