"""What is asked all the time is answered from an index, on SQLite as on any size of database."""

import re
from typing import Any

import pytest
from sqlalchemy import Connection

from core.deliveries import Channel
from core.lists import OrderFilter
from core.work_order import State
from storage import (
    articles,
    cards,
    chats,
    contacts,
    customers,
    event_log,
    facilities,
    links,
    lists,
    mails,
    outbox,
    service_objects,
    updates,
    users,
    work_orders,
)
from storage.database import Database
from storage.order_parts import PARTS
from tests.storage.orders import ANNA

OFTEN = {
    "order": work_orders.HEAD,
    **{f"parts of {part.of_order or part.of_assignments}": part.select for part in PARTS},
    "stale cards": cards.STALE,
    "card": cards.CARD,
    "in hand": chats.HAND,
    "line": chats.STANDS_FOR,
    "history": event_log.HISTORY,
    "standing link": links.STANDING,
    "mails": mails.WAITING,
    "raw mails": mails.THESE,
    "threads": mails.THREADS,
    "updates": updates.WAITING,
    "highest update": updates.HIGHEST,
    "mail to send": outbox.CLAIMABLE[Channel.EMAIL],
    "chats to send": outbox.CLAIMABLE[Channel.TELEGRAM],
    "next mail": outbox.NEXT_DUE[Channel.EMAIL],
    "booked": lists.BOOKED,
    "contact": contacts.BY_EMAIL,
    "contacts of a customer": contacts.OF_CUSTOMER,
    "contacts of a facility": contacts.OF_FACILITY,
    "customer": customers.BY_EMAIL,
    "customer of a name": customers.BY_NAME,
    "article": articles.BY_NUMBER,
    "article of a barcode": articles.BY_BARCODE,
    "articles used by somebody": articles.USED_BY,
    "articles used on an object": articles.USED_ON_OBJECT,
    "objects": service_objects.BY_CODES,
    "readings": service_objects.READINGS,
    "scans": service_objects.SCANS,
    "documents of an object": service_objects.DOCUMENTS,
    "facilities": facilities.BY_WORD,
    "user": users.BY_TELEGRAM_ID,
    "my orders": lists._ids(lists._kind(OrderFilter(assigned_to=ANNA.id, limit=20))),
    "new orders": lists._ids(lists._kind(OrderFilter(states=frozenset({State.NEW}), limit=20))),
}


@pytest.mark.parametrize("name", OFTEN)
async def test_no_table_is_read_from_end_to_end(sqlite_url: str, name: str) -> None:
    database = Database(sqlite_url)
    plan = await database.read(lambda connection: explained(connection, OFTEN[name]))
    await database.close()
    assert [step for step in plan if step.startswith("SCAN") and "USING" not in step] == []


def explained(connection: Connection, statement: Any) -> list[str]:
    """SQLite's plan, with one value wherever some are expected."""
    sql = re.sub(r"\(__\[POSTCOMPILE_\w+\]\)", "(?)", str(statement.compile(connection)))
    rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", ("1",) * sql.count("?"))
    return [row[-1] for row in rows]
