"""Numbers of a series, each given once: one row per series counts up."""

from sqlalchemy import Connection, case
from sqlalchemy.dialects.postgresql import insert

from storage import tables

_counter = tables.counter

_NEXT = insert(_counter)
NEXT = _NEXT.on_conflict_do_update(
    index_elements=["name"],
    set_={
        "value": case(
            (_counter.c.value < _NEXT.excluded.value, _NEXT.excluded.value),
            else_=_counter.c.value + 1,
        )
    },
).returning(_counter.c.value)


def next_of(connection: Connection, series: str, first: int = 1) -> int:
    """The series' next number, at least ``first``; its row is locked until the end: no gaps."""
    value: int = connection.execute(NEXT, {"name": series, "value": first}).scalar_one()
    return value
