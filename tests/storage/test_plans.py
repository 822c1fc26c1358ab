"""What is asked all the time is answered from an index, on SQLite as on any size of database."""

import re
from typing import Any

import pytest
from sqlalchemy import Connection

from core.deliveries import Channel
from core.filters import SortKey
from storage import (
    articles,
    cards,
    chats,
    contacts,
    customers,
    event_log,
    facilities,
    figures,
    links,
    list_choices,
    list_rows,
    lists,
    mail_statements,
    mail_threads,
    order_lookups,
    outages,
    outbox_statements,
    papers,
    search_index,
    service_objects,
    updates,
    users,
    work_orders,
)
from storage.database import Database
from storage.list_statements import Kind, Plan, beside, ids
from storage.order_parts import PARTS


def listed(*names: str, sort: SortKey = SortKey.NUMBER, plan: Plan | None = None) -> Kind:
    """A list that is narrowed by these, its first rows."""
    return Kind(names, sort, down=True, dialect="sqlite", plan=plan, limited=True)


OFTEN = {
    "order": work_orders.HEAD,
    **{f"parts of {part.of_order or part.of_assignments}": part.select for part in PARTS},
    "stale cards": cards.STALE,
    "card": cards.CARD,
    "in hand": chats.HAND,
    "line": chats.STANDS_FOR,
    "history": event_log.HISTORY,
    "history of the company": event_log.OF_COMPANY,
    "standing link": links.STANDING,
    "mails": mail_statements.WAITING,
    "raw mails": mail_statements.THESE,
    "threads": mail_threads.FOUND,
    "mails that speak of a mail": mail_threads.MENTIONING,
    "threads that move": mail_threads.MOVE,
    "letters that move": outbox_statements.MOVE,
    "links that move": links.MOVE,
    "open orders by age": figures.open_by_age(3),
    "mails by day": figures.mails_between(15),
    "articles that are waited for": figures.ARTICLES_AWAITED,
    "newest of a customer": order_lookups.NEWEST_OF_CUSTOMER,
    "newest of a facility": order_lookups.NEWEST_OF_FACILITY,
    "newest of an object": order_lookups.NEWEST_OF_OBJECT,
    "what orders are about": order_lookups.ABOUT,
    "a customer's only facility": facilities.TWO_OF_CUSTOMER,
    "backorders": order_lookups.BACKORDERS_OF,
    "cards of an order": cards.OF_ORDER,
    "invoices of an order": papers.INVOICES_OF,
    "quotes of an order": papers.QUOTES_OF,
    "updates": updates.WAITING,
    "highest update": updates.HIGHEST,
    "mail to send": outbox_statements.CLAIMABLE[Channel.EMAIL],
    "chats to send": outbox_statements.CLAIMABLE[Channel.TELEGRAM],
    "next mail": outbox_statements.NEXT_DUE[Channel.EMAIL],
    "mails that wait too long": outbox_statements.OVERDUE,
    "mails that wait": outbox_statements.WAITING,
    "mails to one who takes none now": outbox_statements.REST,
    "what waits for a chat that is back": outbox_statements.HURRY,
    "what waits for a reader who left": outbox_statements.WITHDRAW_FROM,
    "later word on the same": outbox_statements.NEWER,
    "a channel's outage": outages.OF,
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
    "objects of a facility": service_objects.FEW_OF_FACILITY,
    "objects of a customer": service_objects.FEW_OF_CUSTOMER,
    "facilities": facilities.BY_KEY,
    "facilities of a customer": facilities.BY_KEY_OF_CUSTOMER,
    "few facilities of a customer": facilities.FEW_OF_CUSTOMER,
    "customers of a domain": customers.BY_DOMAIN,
    "customers of a telephone": customers.BY_PHONE,
    "telephones of contacts": customers.PHONES_OF,
    "customers of an organisation number": customers.BY_NUMBER,
    "customers of a word": customers.BY_TELLING,
    "user": users.BY_TELEGRAM_ID,
    "objects of a place": service_objects.OF_FACILITY,
    "an object by the beginning of its ID": service_objects.OBJECTS.between,
    "a place by the beginning of its ID": facilities.FACILITIES.between,
    "unindexed": search_index.NEXT_BEHIND,
    "rows of a list": list_rows.HEADS,
    "columns": list_choices.CHOICE,
    "favourites": list_choices.FAVOURITES,
    "my orders": ids(listed("assigned_to")),
    "a subcontractor's": ids(listed("seen by assigned", "states")),
    "a customer user's": ids(listed("seen by customer")),
    "new orders": ids(listed("states")),
    "planned this week": ids(listed("planned")),
    "booked this week": ids(listed("booked")),
    "changed last": ids(listed(sort=SortKey.CHANGED)),
    "a serial's": ids(listed("serial")),
    "with these words": ids(listed(plan=Plan.ALONG)),
    "next of mine": beside(listed("assigned_to"), after=True),
}


@pytest.mark.parametrize("name", OFTEN)
async def test_no_table_is_read_from_end_to_end(sqlite_url: str, name: str) -> None:
    database = Database(sqlite_url)
    plan = await database.read(lambda connection: explained(connection, OFTEN[name]))
    await database.close()
    # What a statement itself has found before is no table, and is read through.
    found_before = ("SCAN (subquery", "SCAN anon_")
    scans = [s for s in plan if s.startswith("SCAN") and not s.startswith(found_before)]
    assert [step for step in scans if "USING" not in step and "VIRTUAL TABLE" not in step] == []


def explained(connection: Connection, statement: Any) -> list[str]:
    """SQLite's plan, with one value wherever some are expected."""
    sql = re.sub(r"\(__\[POSTCOMPILE_\w+\]\)", "(?)", str(statement.compile(connection)))
    rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", ("1",) * sql.count("?"))
    return [row[-1] for row in rows]
