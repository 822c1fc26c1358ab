"""The rows of a list: all that it may show of some orders, in a fixed number of selects."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, Connection, Select, bindparam, func, select

from core.lists import OrderRow
from core.numbers import OrderNumber
from storage import tables
from storage.quick import quick

_order, _customer, _facility = tables.work_order, tables.customer, tables.facility
_contact = tables.person.alias("contact")
_assigned, _booking, _comment = tables.assigned, tables.booking, tables.comment
_assignment, _object, _document = tables.assignment, tables.service_object, tables.document
_THESE: BindParameter[Any] = bindparam("ids", expanding=True)

HEADS = (
    select(
        _order.c.id,
        _order.c.invoiced_to_id,
        _facility.c.invoiced_to_id,
        _order.c.state,
        _order.c.urgent,
        _order.c.title,
        _customer.c.name,
        _facility.c.name,
        _order.c.created_at,
        _order.c.incomplete,
        _order.c.planned_on,
        _order.c.subgroup,
        _order.c.order_type,
        _order.c.custom_status,
        _order.c.custom_fields,
        _facility.c.address,
        _contact.c.name,
        _contact.c.phone,
        _order.c.cost_centre,
        _order.c.customer_order_number,
        _order.c.created_by,
        _order.c.changed_at,
    )
    .join_from(_order, _customer, _customer.c.id == _order.c.customer_id)
    .outerjoin(_facility, _facility.c.id == _order.c.facility_id)
    .outerjoin(_contact, _contact.c.id == _order.c.contact_id)
    .where(_order.c.id.in_(_THESE))
)
_FIELDS = (
    "state",
    "urgent",
    "title",
    "customer",
    "facility",
    "created_at",
    "incomplete",
    "planned_on",
    "subgroup",
    "order_type",
    "custom_status",
    "custom_fields",
    "address",
    "contact",
    "phone",
    "cost_centre",
    "customer_order_number",
    "created_by",
    "changed_at",
)
"""What the cells of a head are from the fourth on."""


def _of_each(table: Any, *cells: Any) -> Select[*tuple[Any, ...]]:
    return select(table.c.order_id, *cells).where(table.c.order_id.in_(_THESE))


ASSIGNED = _of_each(_assigned, _assigned.c.name).order_by(
    _assigned.c.order_id, _assigned.c.position
)
OBJECTS = (
    _of_each(_assignment, _object.c.code, _object.c.name, _object.c.invoiced_to_id)
    .outerjoin_from(_assignment, _object, _object.c.id == _assignment.c.service_object_id)
    .order_by(_assignment.c.order_id, _assignment.c.position)
)
BOOKED = _of_each(_booking, func.min(_booking.c.starts_at)).group_by(_booking.c.order_id)
DOCUMENTS = _of_each(_document, func.count()).group_by(_document.c.order_id)
COMMENTS = _of_each(_comment, func.count()).group_by(_comment.c.order_id)
COMMENTS_SHOWN = COMMENTS.where(_comment.c.visible_to_customer)
PAYERS = select(_customer.c.id, _customer.c.name).where(_customer.c.id.in_(_THESE))

Object = tuple[str | None, str | None, UUID | None]
"""An assignment's object: its code, its name, who pays for it."""


def rows_of(connection: Connection, ids: Sequence[int], *, internal: bool) -> list[OrderRow]:
    """These orders' rows in the order of their IDs as given; one that is gone is left out."""
    page = _Page(connection, ids)
    heads = {head[0]: head for head in page.read(HEADS)}
    objects = page.each(OBJECTS)
    payers = {e: _payer(heads[e][1], heads[e][2], objects[e]) for e in heads}
    names = _names(connection, {*payers.values()} - {None})
    assigned = page.each(ASSIGNED)
    comments = page.one(COMMENTS if internal else COMMENTS_SHOWN)
    booked, documents = page.one(BOOKED), page.one(DOCUMENTS)
    return [
        OrderRow(
            number=str(OrderNumber.of_id(each)),
            assigned=tuple(name for (name,) in assigned[each]),
            booked_at=booked.get(each),
            comments=comments.get(each, 0),
            documents=documents.get(each, 0),
            invoiced_to=names.get(payers[each]),
            objects=tuple(f"{code} {name}" for code, name, _ in objects[each] if code),
            **dict(zip(_FIELDS, heads[each][3:], strict=True)),
        )
        for each in ids
        if each in heads
    ]


class _Page:
    """Some orders, and what stands in other tables about each of them."""

    def __init__(self, connection: Connection, ids: Sequence[int]) -> None:
        self._connection, self._asked = connection, {"ids": list(ids)}

    def read(self, statement: Any) -> Sequence[Any]:
        return quick(statement).all(self._connection, self._asked)

    def each(self, statement: Any) -> Mapping[int, list[Any]]:
        found = defaultdict[int, list[Any]](list)
        for order_id, *cells in self.read(statement):
            found[order_id].append(tuple(cells))
        return found

    def one(self, statement: Any) -> dict[int, Any]:
        return dict(tuple(row) for row in self.read(statement))


def _names(connection: Connection, ids: set[UUID | None]) -> Mapping[UUID | None, str]:
    return dict(map(tuple, quick(PAYERS).all(connection, {"ids": list(ids)}))) if ids else {}


def _payer(own: UUID | None, of_place: UUID | None, objects: Sequence[Object]) -> UUID | None:
    """Whom the order names, else all its objects, else its facility (CF-09)."""
    of_objects = {payer for _, _, payer in objects}
    return own or (of_objects.pop() if len(of_objects) == 1 else None) or of_place
