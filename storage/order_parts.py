"""The tables of an order's parts: how their rows become parts, and how a difference is written."""

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Connection,
    Executable,
    Select,
    Table,
    bindparam,
    delete,
    insert,
    literal_column,
    select,
    update,
)

from core.lines import ArticleToOrder, Line, Measure
from core.order_papers import Assigned, Booking, Comment, Document, Signature
from core.registers import ServiceObject
from core.self_checks import SelfCheck
from core.work_order import Assignment, WorkOrder
from storage import tables
from storage.quick import quick
from storage.statements import cells_of, columns_for, names_of

Placed = tuple[UUID | None, str, int, Any]
"""Where a part stands and what it is: assignment, the tuple's name, place in it, the part."""

Found = dict[tuple[UUID | None, str], list[Any]]
"""Loaded parts by assignment and tuple."""


class Part:
    """One table of parts that stand in tuples of the order or of its assignments."""

    def __init__(
        self,
        table: Table,
        record: type[Any],
        *,
        of_order: tuple[str, ...] = (),
        of_assignments: tuple[str, ...] = (),
        key: str = "id",
    ) -> None:
        self.of_order, self.of_assignments = of_order, of_assignments
        self._table, self._record, self._names = table, record, names_of(record)
        self._key, self._key_of = key, attrgetter(key)
        this = (table.c.order_id == bindparam("of_order"), table.c[key] == bindparam("this"))
        self.insert, self.update = insert(table), update(table).where(*this)
        self.delete, self.select = delete(table).where(*this), self._select()

    def find(self, connection: Connection, order_id: int, found: Found) -> None:
        """Load the order's parts of this table."""
        for row in quick(self.select).all(connection, {"of_order": order_id}):
            found.setdefault((row[0], row[1]), []).append(self._record(*row[2:]))

    def placed(self, order: WorkOrder) -> dict[UUID, Placed]:
        """Every part of this table by its key."""
        return {
            self._key_of(part): (assignment_id, home, place, self._own(part))
            for assignment_id, home, parts in self._homes(order)
            for place, part in enumerate(parts)
        }

    def new_row(self, order_id: int, placed: Placed) -> dict[str, Any]:
        """The row of a part that is not there yet."""
        return self._row(placed) | {"order_id": order_id}

    def changed_row(self, order_id: int, key: UUID, placed: Placed) -> dict[str, Any]:
        """What an update sets, and where."""
        row = self._row(placed) | self.where(order_id, key)
        del row[self._key]
        return row

    def where(self, order_id: int, key: UUID) -> dict[str, Any]:
        """Which row is meant."""
        return {"of_order": order_id, "this": key}

    def _homes(self, order: WorkOrder) -> Iterator[tuple[UUID | None, str, Sequence[Any]]]:
        for assignment in order.assignments:
            for home in self.of_assignments:
                yield assignment.id, home, getattr(assignment, home)
        for home in self.of_order:
            yield None, home, getattr(order, home)

    def _own(self, part: Any) -> Any:
        return part

    def _cells(self, own: Any) -> dict[str, Any]:
        return cells_of(own, self._names)

    def _row(self, placed: Placed) -> dict[str, Any]:
        assignment_id, home, place, own = placed
        row = self._cells(own) | {"position": place}
        if self.of_assignments:
            row["assignment_id"] = assignment_id
        if "home" in self._table.c:
            row["home"] = home
        return row

    def _select(self) -> Select[*tuple[Any, ...]]:
        table, (only, *_) = self._table, self.of_assignments or self.of_order
        assignment_id = table.c.assignment_id if self.of_assignments else literal_column("NULL")
        home = table.c.home if "home" in table.c else literal_column(f"'{only}'")
        return (
            select(assignment_id, home, *columns_for(table, self._record))
            .where(table.c.order_id == bindparam("of_order"))
            .order_by(table.c.position)
        )


class Assignments(Part):
    """The assignments themselves; what stands on them is in tables of its own."""

    def _own(self, part: Assignment) -> dict[str, Any]:
        service_object = part.service_object
        return {
            "id": part.id,
            "description": part.description,
            "error": part.error,
            "cause": part.cause,
            "service_object_id": service_object and service_object.id,
            "counter": part.counter,
        }

    def _cells(self, own: dict[str, Any]) -> dict[str, Any]:
        return own

    def find(self, connection: Connection, order_id: int, found: Found) -> None:
        """Load what stands on every assignment: its cells, then its object's."""
        for row in quick(self.select).all(connection, {"of_order": order_id}):
            found.setdefault((None, "assignments"), []).append(row)

    def _select(self) -> Select[*tuple[Any, ...]]:
        table, objects = tables.assignment, tables.service_object
        names = ("id", "description", "error", "cause", "counter")
        own = [table.c[name] for name in names]
        return (
            select(*own, *columns_for(objects, ServiceObject))
            .select_from(table.outerjoin(objects))
            .where(table.c.order_id == bindparam("of_order"))
            .order_by(table.c.position)
        )


ASSIGNMENTS = Assignments(tables.assignment, Assignment, of_order=("assignments",))
PARTS = (
    Part(tables.assigned, Assigned, of_order=("assigned",), key="user_id"),
    ASSIGNMENTS,
    Part(tables.signature, Signature, of_order=("signatures",)),
    Part(tables.measure, Measure, of_assignments=("measures",)),
    Part(tables.line, Line, of_order=("other_articles",), of_assignments=("time", "articles")),
    Part(tables.article_to_order, ArticleToOrder, of_assignments=("to_order",)),
    Part(tables.self_check, SelfCheck, of_assignments=("self_checks",)),
    Part(tables.booking, Booking, of_order=("bookings",)),
    Part(tables.comment, Comment, of_order=("comments",)),
    Part(tables.document, Document, of_order=("documents",)),
)
"""Whoever is named by others' rows comes first."""


def write_difference(connection: Connection, before: WorkOrder | None, after: WorkOrder) -> None:
    """Insert, change and remove the rows of the parts that differ."""
    order_id = after.number.identity
    changes = [(p, p.placed(before) if before else {}, p.placed(after)) for p in PARTS]
    for part, old, new in changes:
        fresh = [part.new_row(order_id, new[key]) for key in new if key not in old]
        changed = [
            part.changed_row(order_id, key, new[key])
            for key in new
            if key in old and old[key] != new[key]
        ]
        _run(connection, part.insert, fresh)
        _run(connection, part.update, changed)
    for part, old, new in reversed(changes):
        gone = [part.where(order_id, key) for key in old if key not in new]
        _run(connection, part.delete, gone)


def wipe_parts(connection: Connection, order: WorkOrder) -> None:
    """Delete all rows of the order's parts, those that name others first."""
    for part in reversed(PARTS):
        rows = [part.where(order.number.identity, key) for key in part.placed(order)]
        _run(connection, part.delete, rows)


def _run(connection: Connection, statement: Executable, rows: list[dict[str, Any]]) -> None:
    for row in rows:
        quick(statement).change(connection, row)
