"""The fields of an order that people edit: how each is written, and how it is changed.

Every value is text as people write it, so that chat, pages and the command line edit alike.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from core import settings
from core.ports import UnitOfWork
from core.refusals import BadInput, Refused
from core.registers import Pairs
from core.text import LINE, one_line, said, tidy
from core.words import LANGUAGES, N_, Label
from core.work_order import Assignment, WorkOrder

LONGEST_TEXT = 8000
FIELD = "field:"
"""How the key of a custom field begins; its name follows."""

Written = Callable[[WorkOrder], str]
Changed = Callable[[WorkOrder, str, UnitOfWork], WorkOrder]


class NoSuchField(Refused):
    sentence = N_("Orders have no field {field}. There are: {known}.")


@dataclass(frozen=True, slots=True)
class Field:
    """One field: what people call it, its present value as text, and the order with another.

    ``affects_invoice``: locked on a restored order (RS-01).
    """

    key: str
    label: str
    written: Written
    changed: Changed
    affects_invoice: bool = False


FIELDS: dict[str, Field] = {}
ASSIGNMENT_FIELDS = ("description", "error", "cause")
"""Texts of an assignment that are edited like fields of the order."""


def declare(
    key: str, label: str, written: Written, changed: Changed, *, affects_invoice: bool = False
) -> Field:
    """Add one field to the catalogue."""
    FIELDS[key] = Field(key, label, written, changed, affects_invoice)
    return FIELDS[key]


def field_called(key: str, known: tuple[settings.CustomField, ...]) -> Field:
    """The field with this key; raises NoSuchField."""
    if key.startswith(FIELD):
        return _custom(key.removeprefix(FIELD), known)
    if key not in FIELDS:
        names = (*FIELDS, *(f"{FIELD}{each.name}" for each in known if not each.removed))
        raise NoSuchField(field=one_line(key, 60), known=", ".join(names))
    return FIELDS[key]


def with_text(order: WorkOrder, assignment_id: UUID | None, key: str, text: str) -> WorkOrder:
    """The assignment's description, error or cause in other words; raises NoSuchLine (AS-03)."""
    meant = order.assignment(assignment_id).id
    words = one_line(text) if key == "description" else _long(text)

    def reworded(each: Assignment) -> Assignment:
        return replace(each, **{key: words})  # type: ignore[arg-type]  # the key is one of three texts

    return replace(
        order, assignments=tuple(reworded(a) if a.id == meant else a for a in order.assignments)
    )


def _long(text: str) -> str:
    words = tidy(text)
    return said(words, LONGEST_TEXT) if words else ""


def _line(text: str) -> str | None:
    return said(" ".join(tidy(text).split()), LINE) if tidy(text) else None


def _day(text: str) -> date | None:
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise BadInput(N_("Write the day as 2026-12-24, or nothing.")) from None


def _one_of(text: str, known: Sequence[str], none_known: str) -> str | None:
    name = _line(text)
    if name is None:
        return None
    if not known:
        raise BadInput(none_known)
    found = next((each for each in known if each.casefold() == name.casefold()), None)
    if found is None:
        raise BadInput(
            N_("There is no {name}. Choose one of: {known}."), name=name, known=", ".join(known)
        )
    return found


def _with_type(order: WorkOrder, text: str, uow: UnitOfWork) -> WorkOrder:
    known = [each.name for each in uow.settings.all()[settings.ORDER_TYPES]]
    none = N_("There are no order types yet. An administrator adds them in the settings.")
    return replace(order, order_type=_one_of(text, known, none))


def _with_subgroup(order: WorkOrder, text: str, uow: UnitOfWork) -> WorkOrder:
    known = uow.settings.all()[settings.SUBGROUPS]
    none = N_("There are no subgroups yet. An administrator adds them in the settings.")
    return replace(order, subgroup=_one_of(text, known, none))


def _with_status(order: WorkOrder, text: str, uow: UnitOfWork) -> WorkOrder:
    known = [each.name for each in uow.settings.all()[settings.CUSTOM_STATUSES]]
    none = N_("There are no statuses of your own yet. An administrator adds them in the settings.")
    return replace(order, custom_status=_one_of(text, known, none))


def _with_urgent(order: WorkOrder, text: str, uow: UnitOfWork) -> WorkOrder:
    return replace(order, urgent=settings.yes_or_no(text))


def _with_language(order: WorkOrder, text: str, uow: UnitOfWork) -> WorkOrder:
    return replace(order, language=_one_of(text, LANGUAGES, ""))


def _with_planned(order: WorkOrder, text: str, uow: UnitOfWork) -> WorkOrder:
    day = _day(text)
    if day is not None and not -366 <= (day - uow.now.date()).days <= 3660:
        raise BadInput(N_("Plan a day at most a year back and ten years ahead."))
    return replace(order, planned_on=day)


def _plain(key: str) -> tuple[Written, Changed]:
    def written(order: WorkOrder) -> str:
        return getattr(order, key) or ""

    def changed(order: WorkOrder, text: str, uow: UnitOfWork) -> WorkOrder:
        return replace(order, **{key: _line(text)})  # type: ignore[arg-type]  # a text or none

    return written, changed


def _custom(name: str, known: tuple[settings.CustomField, ...]) -> Field:
    meant = next((e for e in known if e.name.casefold() == name.strip().casefold()), None)
    if meant is None:
        names = ", ".join(each.name for each in known if not each.removed)
        raise NoSuchField(field=one_line(name, 60), known=names or "–")

    def written(order: WorkOrder) -> str:
        return dict(order.custom_fields).get(meant.name, "")

    def changed(order: WorkOrder, text: str, uow: UnitOfWork) -> WorkOrder:
        return replace(order, custom_fields=_with_pair(order.custom_fields, meant.name, text))

    return Field(f"{FIELD}{meant.name}", Label(meant.name), written, changed)


def _with_pair(pairs: Pairs, name: str, text: str) -> Pairs:
    value = _line(text)
    others = {each: kept for each, kept in pairs if each != name or value is not None}
    return tuple((others | ({name: value} if value is not None else {})).items())


declare(
    "planned",
    N_("Planned date"),
    lambda order: order.planned_on.isoformat() if order.planned_on else "",
    _with_planned,
)
declare("type", N_("Order type"), lambda order: order.order_type or "", _with_type)
declare("subgroup", N_("Subgroup"), lambda order: order.subgroup or "", _with_subgroup)
declare("status", N_("Status"), lambda order: order.custom_status or "", _with_status)
declare("cost-centre", N_("Cost centre"), *_plain("cost_centre"))
declare("customer-order-number", N_("Customer's order number"), *_plain("customer_order_number"))
declare("urgent", N_("Urgent"), lambda order: "on" if order.urgent else "off", _with_urgent)
declare("language", N_("Language"), lambda order: order.language or "", _with_language)
