"""An order in the shape that the command line, exports and webhooks show."""

from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from core.deliveries import Channel
from core.lines import ArticleToOrder, Line, Measure
from core.lists import LetterRow
from core.order_papers import Booking, Comment, Document, Signature
from core.ratings import Rating
from core.registers import Customer, Facility, Person
from core.self_checks import SelfCheck
from core.work_order import Assignment, WorkOrder


def order_json(order: WorkOrder, letters: Iterable[LetterRow] = ()) -> dict[str, Any]:
    """The whole order; ``None`` where empty, times ISO 8601 UTC, money as strings."""
    return {
        "number": str(order.number),
        "status": order.state.value,
        "incomplete": order.incomplete,
        "urgent": order.urgent,
        "custom_status": order.custom_status,
        "order_type": order.order_type,
        "subgroup": order.subgroup,
        "planned_on": order.planned_on.isoformat() if order.planned_on else None,
        "customer": _customer(order.customer),
        "facility": _facility(order.facility),
        "invoiced_to": order.invoiced_to.name if order.invoiced_to else None,
        "contact": _person(order.contact),
        "requester": _person(order.requester),
        "cost_centre": order.cost_centre,
        "customer_order_number": order.customer_order_number,
        "custom_fields": dict(order.custom_fields),
        "origin": order.origin.value,
        "backorder_of": str(order.backorder_of) if order.backorder_of else None,
        "created_at": utc(order.created_at),
        "created_by": order.created_by,
        "assigned": [each.name for each in order.assigned],
        "assignments": [_assignment(each, order) for each in order.assignments],
        "other_articles": [_line(each) for each in order.other_articles],
        "bookings": [_booking(each) for each in order.bookings],
        "comments": [_comment(each) for each in order.comments],
        "documents": [_document(each) for each in order.documents],
        "signatures": [_signature(each) for each in order.signatures],
        "rating": _rating(order.rating),
        "mail_log": [_letter(each) for each in letters if each.channel is Channel.EMAIL],
    }


def utc(moment: datetime | None) -> str | None:
    """A moment as ISO 8601 in UTC, such as ``2026-11-26T07:00:00Z``."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z") if moment else None


def _customer(customer: Customer) -> dict[str, Any]:
    return {
        "name": customer.name,
        "email": customer.email,
        "phone": customer.phone,
        "unconfirmed": customer.unconfirmed,
    }


def _facility(facility: Facility | None) -> dict[str, Any] | None:
    return {"name": facility.name, "address": facility.address} if facility else None


def _person(person: Person | None) -> dict[str, Any] | None:
    if person is None:
        return None
    return {"name": person.name, "email": person.email, "phone": person.phone}


def _assignment(assignment: Assignment, order: WorkOrder) -> dict[str, Any]:
    service_object = assignment.service_object
    return {
        "service_object": {"name": service_object.name, "code": service_object.code}
        if service_object
        else None,
        "description": assignment.description or None,
        "error": assignment.error or None,
        "cause": assignment.cause or None,
        "measures": [_measure(each, order) for each in assignment.measures],
        "time": [_line(each) for each in assignment.time],
        "articles": [_line(each) for each in assignment.articles],
        "to_order": [_to_order(each) for each in assignment.to_order],
        "self_checks": [_self_check(each) for each in assignment.self_checks],
    }


def _measure(measure: Measure, order: WorkOrder) -> dict[str, Any]:
    return {
        "text": measure.text,
        "done_on": measure.done_on.isoformat(),
        "done_by": measure.done_by,
        "signed": measure.signed,
        "images": [image.name for image in order.images_of(measure)],
    }


def _line(line: Line) -> dict[str, Any]:
    return {
        "number": line.number,
        "name": line.name,
        "quantity": _quantity(line.quantity),
        "unit": line.unit,
        "price": _money(line.price),
        "discount": _money(line.discount),
        "added_by": line.added_by,
        "signed": line.signed,
    }


def _to_order(row: ArticleToOrder) -> dict[str, Any]:
    return {
        "number": row.number,
        "name": row.name,
        "quantity": _quantity(row.quantity),
        "unit": row.unit,
        "state": row.state.value,
    }


def _self_check(check: SelfCheck) -> dict[str, Any]:
    return {
        "name": check.name,
        "mandatory": check.mandatory,
        "completed": check.completed,
        "signed": check.answered_for,
    }


def _booking(booking: Booking) -> dict[str, Any]:
    return {
        "resource": booking.resource,
        "starts_at": utc(booking.starts_at),
        "ends_at": utc(booking.ends_at),
        "confirmation_sent_at": utc(booking.confirmation_sent_at),
        "changed_since_confirmation": booking.changed_since_confirmation,
    }


def _comment(comment: Comment) -> dict[str, Any]:
    return {
        "text": comment.text,
        "by": comment.by,
        "at": utc(comment.at),
        "visible_to_customer": comment.visible_to_customer,
    }


def _document(document: Document) -> dict[str, Any]:
    return {
        "name": document.name,
        "content_type": document.content_type,
        "size": document.size,
        "by": document.by,
        "at": utc(document.at),
    }


def _signature(signature: Signature) -> dict[str, Any]:
    return {"role": signature.role.value, "name": signature.name, "at": utc(signature.at)}


def _rating(rating: Rating | None) -> dict[str, Any] | None:
    if rating is None:
        return None
    return {
        "score": rating.score,
        "note": rating.note or None,
        "by": rating.by,
        "at": utc(rating.at),
    }


def _letter(row: LetterRow) -> dict[str, Any]:
    return {
        "letter": row.letter,
        "to": row.to,
        "by": row.by,
        "at": utc(row.at),
        "state": row.state.value,
        "error": row.error,
    }


def _money(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:f}"


def _quantity(quantity: Decimal) -> int | float:
    return int(quantity) if quantity == quantity.to_integral_value() else float(quantity)
