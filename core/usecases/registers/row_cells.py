"""What stands in the cells of one row, as a form shows them and takes them back."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from core.object_info import info_of
from core.ports import UnitOfWork
from core.register_files.columns import Column
from core.register_files.file_kind import FileKind
from core.register_files.known import Known
from core.register_kinds import RegisterKind, register_called
from core.registers import ServiceObject

NAMED: Mapping[str, str] = {
    "customer_id": "customers",
    "invoiced_to_id": "customers",
    "facility_id": "facilities",
    "agreement_id": "agreements",
    "supplier_id": "suppliers",
    "service_object_id": "objects",
}
"""By field that names a row of another register: which one."""


def register_named_by(field: str) -> RegisterKind | None:
    """The register whose row a field names; None where it names none."""
    return register_called(NAMED[field]) if field in NAMED else None


def row_named(field: str, row_id: UUID | None, uow: UnitOfWork) -> Any:
    """The row that a field names, if it is there."""
    register = register_named_by(field)
    return register.rows(uow).get(row_id) if register and row_id else None


def cells_of(
    kind: FileKind,
    row: Any,
    uow: UnitOfWork,
    comma: str = ",",
    only: Collection[str] | None = None,
) -> dict[str, str]:
    """The cells of a row by field, or ``only`` some; one that names another row holds its name.

    An object's information comes in the order in which its templates ask for it (OB-09).
    """
    columns = [c for c in kind.columns if hasattr(row, c.field) and (not only or c.field in only)]
    values = {column.field: getattr(row, column.field) for column in columns}
    if isinstance(row, ServiceObject) and "info" in values:
        asked = info_of(row, uow.info_templates.all())
        values["info"] = tuple((name, said) for name, said in asked if said)
    known = Known(uow, comma)
    return {column.field: _cell(column, values, known, uow) for column in columns}


def _cell(column: Column, values: Mapping[str, Any], known: Known, uow: UnitOfWork) -> str:
    value = values[column.field]
    register = register_named_by(column.field)
    if register is None:
        return column.write(value, known, values)
    named = row_named(column.field, value, uow)
    return "" if named is None else register.name_of(named)
