"""The event log: what happened, in order, with its body as plain values."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, insert, select

from core.events import Event
from core.lists import HistoryRow
from core.numbers import OrderNumber
from core.words import plain
from storage import tables
from storage.statements import columns_for

_log = tables.event_log

WRITE = insert(_log)
HISTORY = (
    select(*columns_for(_log, HistoryRow))
    .where(_log.c.order_number == bindparam("order_number"))
    .order_by(_log.c.position)
)


def write(connection: Connection, events: Sequence[tuple[UUID, Event]], now: datetime) -> None:
    """Log the events under their identities."""
    if events:
        connection.execute(WRITE, [_row(identity, event, now) for identity, event in events])


def history(connection: Connection, order: OrderNumber) -> Sequence[HistoryRow]:
    """Everything that happened to the order, oldest first."""
    return [HistoryRow(*row) for row in connection.execute(HISTORY, {"order_number": str(order)})]


def _row(identity: UUID, event: Event, now: datetime) -> dict[str, Any]:
    body = {each.name: plain(getattr(event, each.name)) for each in fields(event)}
    return {
        "id": identity,
        "at": now,
        "order_number": body.pop("order"),
        "by": body.pop("by"),
        "event": type(event).__name__,
        "body": body,
    }
