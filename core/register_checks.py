"""Which check each field of the registers meets at the door."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from core.register_values import (
    barcode_or_none,
    code,
    count_or_none,
    day_or_none,
    email_or_none,
    facility_articles,
    language_or_none,
    line_or_none,
    name,
    pairs,
    paragraphs_or_none,
    phone_or_none,
    pieces,
    points,
    price_or_none,
    vat_or_none,
)
from core.registers import (
    Agreement,
    Article,
    Customer,
    Facility,
    InfoTemplate,
    Model,
    PerformedService,
    Person,
    ServiceObject,
    Supplier,
)
from core.self_checks import SelfCheckTemplate

Record = TypeVar("Record")
Check = Callable[[Any], Any]


def fitting(record: Record) -> Record:
    """The record with every field as it may be kept; raises BadInput for the first that can't."""
    checks = CHECKS[type(record)]
    return replace(record, **{name: fits(getattr(record, name)) for name, fits in checks.items()})  # type: ignore[type-var]  # only records are in the table


def checked(kind: type[Any], field: str, value: Any) -> Any:
    """One field's value as it may be kept; raises BadInput."""
    check = CHECKS.get(kind, {}).get(field)
    return check(value) if check else value


def _text(text: str) -> str:
    return paragraphs_or_none(text) or ""


def _line(text: str) -> str:
    return line_or_none(text) or ""


_REACHED = {"email": email_or_none, "phone": phone_or_none}
CHECKS: Mapping[type[Any], Mapping[str, Check]] = {
    Customer: {
        "name": name,
        **_REACHED,
        "address": paragraphs_or_none,
        "language": language_or_none,
        "comment": paragraphs_or_none,
        "organisation_number": line_or_none,
        "vat_number": line_or_none,
        "buyer_reference": line_or_none,
    },
    Facility: {
        "name": name,
        "address": paragraphs_or_none,
        "comment": paragraphs_or_none,
        "articles": facility_articles,
    },
    Person: {"name": name, **_REACHED, "language": language_or_none},
    ServiceObject: {
        "code": code,
        "name": name,
        "model": line_or_none,
        "serial_number": line_or_none,
        "comment": paragraphs_or_none,
        "address": paragraphs_or_none,
        "counter_unit": line_or_none,
        "counter_reading": count_or_none,
        "info": pairs,
    },
    Article: {
        "number": code,
        "name": name,
        "unit": name,
        "price": price_or_none,
        "vat": vat_or_none,
        "barcode": barcode_or_none,
        "storage_place": line_or_none,
    },
    Supplier: {"name": name, **_REACHED},
    Agreement: {"name": name, "terms": paragraphs_or_none, "valid_until": day_or_none},
    Model: {"name": name},
    InfoTemplate: {"name": name, "fields": pieces, "model": line_or_none},
    SelfCheckTemplate: {"name": name, "points": points},
    PerformedService: {
        "number": code,
        "performed_on": day_or_none,
        "performed_by": _line,
        "notes": _text,
    },
}
"""By record and field; whatever is not here needs no check."""
