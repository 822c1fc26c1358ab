"""Work orders: rows become the whole frozen order, and ``save`` writes the difference back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, bindparam, delete, func, insert, select, update

from core.changes import Change, differences
from core.numbers import SUFFIXES, OrderNumber
from core.ports import RecentOrder
from core.refusals import NoSuchOrder, OrderChangedMeanwhile
from core.registers import Customer, Facility, Person, ServiceObject
from core.work_order import Assignment, WorkOrder
from storage import event_log, order_lookups, search_index, tables
from storage.counters import next_of
from storage.kept_orders import KeptOrders, KeptParts
from storage.keys import folded
from storage.order_parts import ASSIGNMENTS, PARTS, Found, wipe_parts, write_difference
from storage.quick import quick
from storage.statements import cells_of, columns_for, names_of

SCALARS = (
    "origin",
    "created_at",
    "created_by",
    "state",
    "incomplete",
    "urgent",
    "language",
    "custom_status",
    "order_type",
    "subgroup",
    "planned_on",
    "cost_centre",
    "customer_order_number",
    "service_number",
    "restored",
    "cancelled_from",
    "invoice_number",
    "recurrence",
    "accounting",
    "related",
    "approvals",
    "arrival",
    "stamps",
    "rating",
    "custom_fields",
    "version",
)
VERSION = SCALARS.index("version")
REFERENCES: dict[str, type[Any]] = {
    "customer": Customer,
    "facility": Facility,
    "invoiced_to": Customer,
    "contact": Person,
    "requester": Person,
}
ORDER_TUPLES = [home for part in PARTS for home in part.of_order if home != "assignments"]
ASSIGNMENT_TUPLES = [home for part in PARTS for home in part.of_assignments]
COUNTER = "work-order"

_order = tables.work_order
_OF_TABLE = {Customer: tables.customer, Facility: tables.facility, Person: tables.person}


def _head() -> Select[*tuple[Any, ...]]:
    joined: Any = _order
    cells: list[Any] = [
        *(_order.c[name] for name in SCALARS),
        _order.c.backorder_of,
    ]
    for name, record in REFERENCES.items():
        table = _OF_TABLE[record].alias(name)
        joined = joined.outerjoin(table, table.c.id == _order.c[f"{name}_id"])
        cells += columns_for(table, record)
    return select(*cells).select_from(joined).where(_order.c.id == bindparam("of_order"))


HEAD = _head()
LOCK = select(_order.c.id).where(_order.c.id == bindparam("of_order")).with_for_update()
ADD = insert(_order)
WIPE = (
    delete(tables.card).where(tables.card.c.order_id == bindparam("of_order")),
    delete(tables.link).where(tables.link.c.order_id == bindparam("of_order")),
    delete(tables.delivery).where(tables.delivery.c.order_number == bindparam("numbered")),
    delete(tables.mail_thread).where(tables.mail_thread.c.order_number == bindparam("numbered")),
    delete(tables.mail_mention).where(tables.mail_mention.c.order_number == bindparam("numbered")),
    delete(tables.due_row).where(
        tables.due_row.c.context["order"].as_string() == bindparam("numbered")
    ),
    delete(_order).where(_order.c.id == bindparam("of_order")),
)
LAST_OF_SERIAL = select(
    func.coalesce(func.max(_order.c.id), bindparam("serial") * SUFFIXES)
).where(
    _order.c.id >= bindparam("serial") * SUFFIXES,
    _order.c.id < (bindparam("serial") + 1) * SUFFIXES,
)
SAVE = update(_order).where(
    _order.c.id == bindparam("of_order"), _order.c.version == bindparam("seen_version")
)


def _head_of(connection: Connection, number: OrderNumber, *, lock: bool) -> Sequence[Any]:
    this = {"of_order": number.identity}
    if lock and connection.dialect.name != "sqlite":
        # A statement of its own: what follows must see the snapshot that the lock waited for.
        connection.execute(LOCK, this)
    head = quick(HEAD).one(connection, this)
    if head is None:
        raise NoSuchOrder(number=number)
    return head


def _parts_of(connection: Connection, number: OrderNumber) -> Found:
    """All that is written only with a new version of the order."""
    found: Found = {}
    for part in PARTS:
        if part is not ASSIGNMENTS:
            part.find(connection, number.identity, found)
    return found


def add(connection: Connection, order: WorkOrder, now: datetime) -> None:
    """Keep a new order with all its parts."""
    fresh = {"id": order.number.identity, "version": order.version, "changed_at": now}
    connection.execute(ADD, _row(order) | fresh)
    write_difference(connection, None, order)


def save(connection: Connection, before: WorkOrder, after: WorkOrder, now: datetime) -> WorkOrder:
    """Write what differs; raises OrderChangedMeanwhile when somebody else has saved since."""
    saved = replace(after, version=before.version + 1)
    where = {"of_order": after.number.identity, "seen_version": after.version}
    hit = quick(SAVE).change(connection, _row(saved) | where | {"changed_at": now})
    if hit == 0:
        raise OrderChangedMeanwhile(number=after.number)
    write_difference(connection, before, after)
    return saved


def wipe(connection: Connection, order: WorkOrder) -> None:
    """Delete the order, its parts and whatever else is about it (WO-21)."""
    this = {"of_order": order.number.identity, "numbered": str(order.number)}
    wipe_parts(connection, order)
    event_log.forget(connection, order.number)
    search_index.forget(connection, order.number.identity)
    for statement in WIPE:
        connection.execute(statement, this)


def next_suffix(connection: Connection, serial: int) -> OrderNumber:
    """The next backorder number of this serial; one that was deleted is not given again."""
    last = connection.execute(LAST_OF_SERIAL, {"serial": serial}).scalar_one()
    first = OrderNumber.of_id(last).suffix + 1
    return OrderNumber(serial, next_of(connection, f"{COUNTER} {serial}", first))


def next_number(connection: Connection, first: int) -> OrderNumber:
    """The next free serial number; its row is locked until the transaction ends, so no gaps."""
    return OrderNumber(next_of(connection, COUNTER, first))


class SqlWorkOrders:
    """The work orders of one transaction: ``save`` compares with what ``get`` gave."""

    def __init__(
        self,
        connection: Connection,
        now: datetime,
        touched: set[str],
        *,
        writes: bool,
        kept: KeptOrders | None = None,
    ) -> None:
        self._connection, self._now = connection, now
        self._touched, self._writes = touched, writes
        self._kept, self.read = kept, dict[OrderNumber, KeptParts]()
        self._known = dict[OrderNumber, WorkOrder]()
        self._first = dict[OrderNumber, WorkOrder | None]()

    def get(self, number: OrderNumber) -> WorkOrder:
        """The whole order, its row locked if this transaction may write."""
        if number not in self._known:
            self._known[number] = self._load(number)
            self._first[number] = self._known[number]
        return self._known[number]

    def _load(self, number: OrderNumber) -> WorkOrder:
        """The whole order, in a fixed number of selects; raises NoSuchOrder."""
        head = _head_of(self._connection, number, lock=self._writes)
        version: int = head[VERSION]
        parts = self._kept.of(number, version) if self._kept is not None else None
        if parts is None:
            parts = self.read[number] = KeptParts(version, _parts_of(self._connection, number))
        found = dict(parts.found)
        ASSIGNMENTS.find(self._connection, number.identity, found)
        return _whole(number, head, found)

    def get_stored(self, number: OrderNumber) -> WorkOrder:
        """The whole order as it is stored, whatever was kept of it."""
        head = _head_of(self._connection, number, lock=self._writes)
        found = dict(_parts_of(self._connection, number))
        ASSIGNMENTS.find(self._connection, number.identity, found)
        return _whole(number, head, found)

    def add(self, order: WorkOrder) -> None:
        """Keep a new order."""
        add(self._connection, order, self._now)
        self._known[order.number] = order
        self._first[order.number] = None
        self._touched.add("search")

    def save(self, order: WorkOrder) -> None:
        """Write the difference; cards that show the order fall behind by it."""
        self._known[order.number] = save(
            self._connection, self.get(order.number), order, self._now
        )
        self._touched.update(("cards", "search"))

    def delete(self, number: OrderNumber) -> None:
        """Wipe the order with its parts, its history and its links."""
        wipe(self._connection, self.get(number))
        del self._known[number], self._first[number]
        self._touched.add("cards")

    def changes(self) -> dict[str, tuple[Change, ...]]:
        """What this transaction changed, by order number; whatever did not change is left out."""
        found = {
            str(number): differences(self._first[number], order)
            for number, order in self._known.items()
            if order is not self._first[number]
        }
        return {number: changes for number, changes in found.items() if changes}

    def naming(self, customer_id: UUID) -> Sequence[OrderNumber]:
        """The orders of this customer, and those he pays for."""
        return order_lookups.naming(self._connection, customer_id)

    def commented(self, ids: Sequence[UUID]) -> Mapping[UUID, OrderNumber]:
        """On which orders these comments stand."""
        return order_lookups.commented(self._connection, ids)

    def next_suffix(self, serial: int) -> OrderNumber:
        """The next free backorder number of this serial."""
        return next_suffix(self._connection, serial)

    def backorders_of(self, number: OrderNumber) -> Sequence[OrderNumber]:
        """The orders that go on where this one was finished."""
        return order_lookups.backorders_of(self._connection, number)

    def recent(
        self, since: datetime, customer_id: UUID, facility_id: UUID | None, object_id: UUID | None
    ) -> Sequence[RecentOrder]:
        """Open orders made since, of this customer, at this facility or on this object."""
        sought = (since, customer_id, facility_id, object_id)
        return order_lookups.recent(self._connection, *sought)

    def newest_of(self, facility_id: UUID | None, object_id: UUID | None) -> Sequence[OrderNumber]:
        """The newest orders on this object, else at this facility."""
        return order_lookups.newest_of(self._connection, facility_id, object_id)

    def next_number(self, first: int) -> OrderNumber:
        """The next free serial number."""
        return next_number(self._connection, first)


def _row(order: WorkOrder) -> dict[str, Any]:
    row = cells_of(order, SCALARS)
    for name in REFERENCES:
        referenced = getattr(order, name)
        row[f"{name}_id"] = referenced and referenced.id
    row["backorder_of"] = order.backorder_of and order.backorder_of.identity
    row["title"], row["title_key"] = order.title, folded(order.title)
    return row


def _whole(number: OrderNumber, head: Sequence[Any], found: Found) -> WorkOrder:
    cells = iter(head)
    parts: dict[str, Any] = {name: next(cells) for name in SCALARS}
    backorder_of = next(cells)
    parts |= {name: _referenced(record, cells) for name, record in REFERENCES.items()}
    parts |= {home: tuple(found.get((None, home), ())) for home in ORDER_TUPLES}
    return WorkOrder(
        number=number,
        backorder_of=backorder_of and OrderNumber.of_id(backorder_of),
        assignments=tuple(_assignments(found)),
        **parts,
    )


def _referenced(record: type[Any], cells: Iterator[Any]) -> Any:
    own = [next(cells) for _ in names_of(record)]
    return record(*own) if own[-1] is not None else None


def _assignments(found: Found) -> Iterator[Assignment]:
    for id_, description, error, cause, counter, *thing in found.get((None, "assignments"), ()):
        yield Assignment(
            id=id_,
            description=description,
            error=error,
            cause=cause,
            counter=counter,
            service_object=_referenced(ServiceObject, iter(thing)),
            **{home: tuple(found.get((id_, home), ())) for home in ASSIGNMENT_TUPLES},
        )
