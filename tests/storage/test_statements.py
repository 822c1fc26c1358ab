"""What an order costs: how many statements it takes to load and to change one."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, event

from core.order_papers import Comment
from core.work_order import WorkOrder
from storage.unit_of_work import SqlUnitOfWork
from tests.storage.conftest import House
from tests.storage.keeping import Change, keep
from tests.storage.orders import AT, full_order, plain_order


@contextmanager
def noted(connection: Connection) -> Iterator[list[str]]:
    """What is said to the database, with none of the values."""
    said = list[str]()

    def note(sql: str) -> None:
        said.append(re.split(r"\sWHERE\s|\sVALUES\s", sql, maxsplit=1)[0])

    def note_event(*all_: Any) -> None:
        note(all_[2])

    driver: Any = connection.connection.driver_connection
    on_sqlite = connection.dialect.name == "sqlite"
    if on_sqlite:  # which is also spoken to without SQLAlchemy
        driver.set_trace_callback(note)
    else:
        event.listen(connection, "before_cursor_execute", note_event)
    yield said
    if on_sqlite:
        driver.set_trace_callback(None)
    else:
        event.remove(connection, "before_cursor_execute", note_event)


async def statements(house: House, order: WorkOrder, by: Change | None = None) -> list[str]:
    """What loading an order, and changing it, says to the database."""

    def look(connection: Connection) -> list[str]:
        orders = SqlUnitOfWork(connection, AT).work_orders
        with noted(connection) as said:
            found = orders.get(order.number)
            if by is not None:
                said.clear()
                orders.save(by(found))
        return said

    return await house.database.write(look)


async def test_an_order_of_any_size_is_loaded_with_the_same_selects(house: House) -> None:
    small, large = plain_order(), full_order(lines=20)
    for order in (small, large):
        await keep(house, order)
    assert await statements(house, small) == await statements(house, large)


async def test_one_more_line_writes_that_line_and_the_version(house: House) -> None:
    order = full_order(lines=20)
    await keep(house, order)
    comment = Comment("x", "Anna", AT + timedelta(days=1))

    def with_comment(each: WorkOrder) -> WorkOrder:
        return replace(each, comments=(*each.comments, comment))

    said = await statements(house, order, with_comment)
    assert [each.split()[:3] for each in said] == [
        ["UPDATE", "work_order", "SET"],
        ["INSERT", "INTO", "comment"],
    ]
