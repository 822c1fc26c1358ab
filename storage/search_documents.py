"""What is searched of an order: its texts as terms, for many orders in a few selects (mechanism 16).

What a customer user may not read stands apart, so that he can't find his orders by it either.
"""

from collections.abc import Iterable, Sequence
from itertools import chain, islice
from typing import Any

from sqlalchemy import BindParameter, Connection, Select, bindparam, select

from core.numbers import OrderNumber
from core.searching import Document, terms
from storage import tables

MOST_TERMS = 12_000
"""So many terms of an order are indexed; PostgreSQL counts places no further than 16,383."""

_order, _customer, _facility = tables.work_order, tables.customer, tables.facility
_assignment, _object = tables.assignment, tables.service_object
_contact, _requester = tables.person.alias("contact"), tables.person.alias("requester")
_payer = tables.customer.alias("payer")
_measure, _line, _comment = tables.measure, tables.line, tables.comment
_to_order, _document = tables.article_to_order, tables.document
_THESE: BindParameter[Any] = bindparam("ids", expanding=True)

HEADS = (
    select(
        _order.c.id,
        _order.c.custom_fields,
        _customer.c.name,
        _facility.c.name,
        _facility.c.address,
        _contact.c.name,
        _contact.c.email,
        _contact.c.phone,
        _requester.c.name,
        _requester.c.email,
        _payer.c.name,
        _order.c.customer_order_number,
        _order.c.cost_centre,
        _order.c.invoice_number,
        _order.c.service_number,
    )
    .join_from(_order, _customer, _customer.c.id == _order.c.customer_id)
    .outerjoin(_facility, _facility.c.id == _order.c.facility_id)
    .outerjoin(_contact, _contact.c.id == _order.c.contact_id)
    .outerjoin(_requester, _requester.c.id == _order.c.requester_id)
    .outerjoin(_payer, _payer.c.id == _order.c.invoiced_to_id)
    .where(_order.c.id.in_(_THESE))
)


def _part(table: Any, *texts: Any) -> Select[*tuple[Any, ...]]:
    return (
        select(table.c.order_id, *texts)
        .where(table.c.order_id.in_(_THESE))
        .order_by(table.c.order_id, table.c.position)
    )


PUBLIC = (
    _part(
        _assignment,
        _assignment.c.description,
        _assignment.c.error,
        _assignment.c.cause,
        _object.c.name,
        _object.c.code,
        _object.c.serial_number,
        _object.c.model,
    ).outerjoin_from(_assignment, _object, _object.c.id == _assignment.c.service_object_id),
    _part(_measure, _measure.c.text),
    _part(_line, _line.c.number, _line.c.name),
    _part(_comment, _comment.c.text).where(_comment.c.visible_to_customer),
)
INTERNAL = (
    _part(_to_order, _to_order.c.number, _to_order.c.name),
    _part(_document, _document.c.name),
    _part(_comment, _comment.c.text).where(~_comment.c.visible_to_customer),
)


def documents(connection: Connection, ids: Sequence[int]) -> dict[int, Document]:
    """What is searched of these orders, by ID; those that are gone are left out."""
    asked = {"ids": list(ids)}
    public: dict[int, list[str]] = {}
    internal: dict[int, list[str]] = {}
    for order_id, custom_fields, *texts in connection.execute(HEADS, asked):
        public[order_id] = [*_number(order_id), *_terms(texts)]
        internal[order_id] = _terms(value for _, value in custom_fields)
    for statements, home in ((PUBLIC, public), (INTERNAL, internal)):
        for statement in statements:
            for order_id, *texts in connection.execute(statement, asked):
                home[order_id] += _terms(texts)
    return {
        each: Document(tuple(public[each][:MOST_TERMS]), tuple(internal[each][:MOST_TERMS]))
        for each in public
    }


def _number(order_id: int) -> list[str]:
    number = OrderNumber.of_id(order_id)
    return [str(number.serial), *([str(number.suffix)] if number.suffix else [])]


def _terms(texts: Iterable[str | None]) -> list[str]:
    of_each = (terms(text) for text in texts if text)
    return list(islice(chain.from_iterable(of_each), MOST_TERMS))
