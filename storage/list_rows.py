"""The rows of a list: all that it may show of some orders, in a fixed number of selects."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import BindParameter, Connection, Select, bindparam, exists, func, select

from core.lists import OrderRow
from core.numbers import OrderNumber
from storage import tables

_order, _customer, _facility = tables.work_order, tables.customer, tables.facility
_payer, _contact = tables.customer.alias("payer"), tables.person.alias("contact")
_assigned, _booking, _comment = tables.assigned, tables.booking, tables.comment
_assignment, _object, _document = tables.assignment, tables.service_object, tables.document
_other, _others_object = tables.assignment.alias("other"), tables.service_object.alias("others")
_paid_otherwise = (
    exists()
    .select_from(
        _other.outerjoin(_others_object, _others_object.c.id == _other.c.service_object_id)
    )
    .where(
        _other.c.order_id == _order.c.id,
        _others_object.c.invoiced_to_id.is_distinct_from(_object.c.invoiced_to_id),
    )
    .correlate(_order, _object)
)
_OBJECTS_PAYER = (
    select(_object.c.invoiced_to_id)
    .join_from(_assignment, _object, _object.c.id == _assignment.c.service_object_id)
    .where(_assignment.c.order_id == _order.c.id, ~_paid_otherwise)
    .limit(1)
    .correlate(_order)
    .scalar_subquery()
)
_PAYER = func.coalesce(_order.c.invoiced_to_id, _OBJECTS_PAYER, _facility.c.invoiced_to_id)
"""Who pays: whom the order names, else all its objects, else its facility (CF-09)."""
_THESE: BindParameter[Any] = bindparam("ids", expanding=True)


def _heads(*seen: Any) -> Select[*tuple[Any, ...]]:
    booked_at = select(func.min(_booking.c.starts_at)).where(_booking.c.order_id == _order.c.id)
    comments = select(func.count()).where(_comment.c.order_id == _order.c.id, *seen)
    documents = select(func.count()).where(_document.c.order_id == _order.c.id)
    return (
        select(
            _order.c.id,
            _order.c.state,
            _order.c.urgent,
            _order.c.title,
            _customer.c.name,
            _facility.c.name,
            booked_at.scalar_subquery(),
            comments.scalar_subquery(),
            _order.c.created_at,
            _order.c.incomplete,
            _order.c.planned_on,
            _order.c.subgroup,
            _order.c.order_type,
            _order.c.custom_status,
            _payer.c.name,
            documents.scalar_subquery(),
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
        .outerjoin(_payer, _payer.c.id == _PAYER)
        .outerjoin(_contact, _contact.c.id == _order.c.contact_id)
        .where(_order.c.id.in_(_THESE))
    )


HEADS = _heads()
HEADS_FOR_CUSTOMERS = _heads(_comment.c.visible_to_customer)
ASSIGNED = (
    select(_assigned.c.order_id, _assigned.c.name)
    .where(_assigned.c.order_id.in_(_THESE))
    .order_by(_assigned.c.order_id, _assigned.c.position)
)
OBJECTS = (
    select(_assignment.c.order_id, _object.c.code + " " + _object.c.name)
    .join_from(_assignment, _object, _object.c.id == _assignment.c.service_object_id)
    .where(_assignment.c.order_id.in_(_THESE))
    .order_by(_assignment.c.order_id, _assignment.c.position)
)


def rows_of(connection: Connection, ids: Sequence[int], *, internal: bool) -> list[OrderRow]:
    """These orders' rows in the order of their IDs as given; one that is gone is left out."""
    asked = {"ids": list(ids)}
    assigned = _names(connection, ASSIGNED, asked)
    objects = _names(connection, OBJECTS, asked)
    heads = connection.execute(HEADS if internal else HEADS_FOR_CUSTOMERS, asked)
    found = {head[0]: head for head in heads}
    return [
        _row(found[each], tuple(assigned[each]), tuple(objects[each]))
        for each in ids
        if each in found
    ]


def _names(connection: Connection, statement: Any, asked: Any) -> dict[int, list[str]]:
    names = defaultdict[int, list[str]](list)
    for order_id, name in connection.execute(statement, asked):
        names[order_id].append(name)
    return names


def _row(head: Sequence[Any], assigned: tuple[str, ...], objects: tuple[str, ...]) -> OrderRow:
    order_id, state, urgent, title, customer, facility, booked_at, comments, at, *rest = head
    incomplete, planned_on, subgroup, order_type, custom_status, invoiced_to, documents = rest[:7]
    fields, address, contact, phone, cost_centre, their_number, created_by, changed_at = rest[7:]
    return OrderRow(
        number=str(OrderNumber.of_id(order_id)),
        state=state,
        urgent=urgent,
        title=title,
        customer=customer,
        facility=facility,
        assigned=assigned,
        booked_at=booked_at,
        comments=comments,
        created_at=at,
        incomplete=incomplete,
        planned_on=planned_on,
        subgroup=subgroup,
        order_type=order_type,
        custom_status=custom_status,
        invoiced_to=invoiced_to,
        documents=documents,
        custom_fields=fields,
        address=address,
        contact=contact,
        phone=phone,
        objects=objects,
        cost_centre=cost_centre,
        customer_order_number=their_number,
        created_by=created_by,
        changed_at=changed_at,
    )
