"""The rows of registers as an order shows them: which of their fields a pen changes (CF-05)."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.permissions import EDIT_CUSTOMERS, EDIT_FACILITIES, EDIT_OBJECTS, Permission
from core.register_files.kinds import FILE_KINDS
from core.words import N_

CUSTOMER, FACILITY, PERSON, OBJECT = "c", "f", "p", "o"
INFO = "info:"
"""How the name of a piece of an object's own information begins (OB-09)."""


@dataclass(frozen=True, slots=True)
class Pen:
    """What may be changed of a kind of row: its register, a sign, its fields, and the right."""

    register: str
    sign: str
    fields: tuple[str, ...]
    right: Permission


PENS: Mapping[str, Pen] = {
    CUSTOMER: Pen(
        "customers",
        "👤",
        ("name", "phone", "email", "address", "comment", "language", "organisation_number",
         "buyer_reference"),
        EDIT_CUSTOMERS,
    ),
    FACILITY: Pen(
        "facilities", "📍", ("name", "address", "comment", "invoiced_to_id"), EDIT_FACILITIES
    ),
    PERSON: Pen(
        "contacts",
        "👤",
        ("name", "phone", "email", "language", "gets_protocols"),
        EDIT_CUSTOMERS,
    ),
    OBJECT: Pen(
        "objects",
        "🔧",
        ("code", "name", "model", "serial_number", "comment", "address", "counter_unit",
         "invoiced_to_id"),
        EDIT_OBJECTS,
    ),
}  # fmt: skip
NAMES_OF_CUSTOMERS = ("invoiced_to_id",)
NEVER_EMPTY = ("name", "code")


def label_of(kind: str, name: str) -> str:
    """What a field is called; a piece of information by its own name."""
    if name.startswith(INFO):
        return name.removeprefix(INFO)
    columns = FILE_KINDS[PENS[kind].register].columns
    return next((each.label for each in columns if each.field == name), N_("Field"))
