"""A row of a register as a form: its fields with what stands in them, and what was sent."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from core.object_info import info_of
from core.ports import UnitOfWork
from core.register_files.cells import parts_said, parts_written
from core.register_files.columns import Column
from core.register_files.known import Known
from core.register_files.lists import info_cell, info_read
from core.registers import Pairs, ServiceObject
from core.text import tidy
from core.usecases.registers.row_cells import cells_of
from core.words import N_
from web.office.desk import Desk
from web.office.forms import Form
from web.office.registers.kinds import Shelf, comma_of

AREAS = frozenset({"comment", "address", "terms", "notes", "articles", "fields"})
A_LINE_EACH = frozenset({"articles", "fields"})
BOXES = frozenset({"gets_protocols", "is_time"})
ELSEWHERE = frozenset({"id", "unconfirmed", "qr_verification", "info"})
"""Kept by deeds of their own, or by inputs of their own."""
KINDS: Mapping[str, str] = {
    "email": "email",
    "phone": "tel",
    "language": "language",
    "valid_until": "date",
    "performed_on": "date",
    **dict.fromkeys(AREAS, "area"),
    **dict.fromkeys(BOXES, "box"),
}
HINTS = {
    "articles": N_("One a line, such as 2 x 4711. Every order for the place gets them."),
    "fields": N_("One a line, such as Width."),
    "counter_unit": N_("Such as h, if it has a counter."),
}
MOST_SUGGESTED = 200
SEEN = "seen."


@dataclass(frozen=True, slots=True)
class Field:
    """One input; ``kind`` is text, area, box, language or one that browsers know."""

    name: str
    label: str
    kind: str
    value: str
    seen: str
    hint: str
    error: str
    required: bool
    suggested: Sequence[str]


@dataclass(frozen=True, slots=True)
class RowForm:
    """All inputs of a row, and for an object the pieces of information that are asked for."""

    fields: Sequence[Field]
    has_info: bool = False
    asked: Pairs = ()
    info_seen: str = ""
    info_error: str = ""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was sent before, by field, and what is wrong with it; ``whose`` a new row will be."""

    cells: Mapping[str, str]
    errors: Mapping[str, str]
    whose: UUID | None = None


NOTHING_TYPED = Typed({}, {})


def form_of(
    shelf: Shelf, row: Any, desk: Desk, uow: UnitOfWork, typed: Typed = NOTHING_TYPED
) -> RowForm:
    """The form with what stands in the row, or what was typed instead."""
    seen = cells_of(shelf.file, row, uow, comma_of(desk)) if row else {}
    fields = [
        _field(column, row, seen, typed, desk, uow)
        for column in shelf.columns(desk.actor)
        if column.field not in ELSEWHERE
    ]
    if shelf.file.register.record is not ServiceObject:
        return RowForm(fields)
    asked = _asked(row, typed.cells, uow)
    return RowForm(fields, True, asked, seen.get("info", ""), typed.errors.get("info", ""))


def said_in(form: Form, shelf: Shelf, desk: Desk) -> dict[str, str]:
    """The cells that were sent, by field."""
    said = {
        column.field: _sent(column.field, form)
        for column in shelf.columns(desk.actor)
        if column.field not in ELSEWHERE and (form.has(column.field) or column.field in BOXES)
    }
    if form.has("info.name"):
        names, values = form.all("info.name"), form.all("info.value")
        pairs = zip(names, values, strict=False)
        said["info"] = info_cell(tuple((n, v) for n, v in pairs if v.strip()))
    return said


def seen_in(form: Form) -> Mapping[str, str]:
    """The cells as they stood when the form was opened."""
    return form.named(SEEN)


def changed_in(said: Mapping[str, str], seen: Mapping[str, str]) -> dict[str, str]:
    """Only what was typed anew, so that what others changed meanwhile is shown as it is now."""
    return {name: text for name, text in said.items() if tidy(text) != tidy(seen.get(name, ""))}


def _field(
    column: Column,
    row: Any,
    seen: Mapping[str, str],
    typed: Typed,
    desk: Desk,
    uow: UnitOfWork,
) -> Field:
    name, stood = column.field, seen.get(column.field, "")
    whose = getattr(row, "customer_id", None) or typed.whose
    value = typed.cells.get(name, stood)
    return Field(
        name,
        desk.words.text(column.label),
        KINDS.get(name, "text"),
        "\n".join(parts_said(value)) if name in A_LINE_EACH else value,
        stood,
        desk.words.text(HINTS[name]) if name in HINTS else "",
        typed.errors.get(name, ""),
        column.required,
        SUGGESTIONS[name](whose, uow) if name in SUGGESTIONS else (),
    )


def _sent(name: str, form: Form) -> str:
    if name in BOXES:
        return "yes" if form.has(name) else "no"
    text = form.text(name)
    return parts_written(parts_said(text)) if name in A_LINE_EACH else text


def _asked(row: Any, typed: Mapping[str, str], uow: UnitOfWork) -> Pairs:
    """What the templates ask of the object, with what is known or was typed."""
    asked = info_of(row or ServiceObject("-", "-"), uow.info_templates.all())
    if "info" not in typed:
        return asked
    said = dict(info_read(typed["info"], Known(uow), {}))
    return tuple((dict.fromkeys((name for name, _ in asked), "") | said).items())


def _customers(_whose: UUID | None, uow: UnitOfWork) -> Sequence[str]:
    return [each.name for each in uow.customers.search("", MOST_SUGGESTED)]


def _facilities(whose: UUID | None, uow: UnitOfWork) -> Sequence[str]:
    found = uow.facilities.search("", whose, MOST_SUGGESTED) if whose else ()
    return [each.name for each in found]


def _objects(whose: UUID | None, uow: UnitOfWork) -> Sequence[str]:
    return [each.code for each in uow.service_objects.of_customer(whose)] if whose else ()


SUGGESTIONS: Mapping[str, Callable[[UUID | None, UnitOfWork], Sequence[str]]] = {
    "customer_id": _customers,
    "invoiced_to_id": _customers,
    "facility_id": _facilities,
    "service_object_id": _objects,
    "agreement_id": lambda _whose, uow: [each.name for each in uow.agreements.all()],
    "supplier_id": lambda _whose, uow: [each.name for each in uow.suppliers.all()],
    "model": lambda _whose, uow: [each.name for each in uow.models.all()],
}
