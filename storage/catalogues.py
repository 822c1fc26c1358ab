"""The small registers, each a list of named rows: suppliers, agreements, models, templates."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import Connection, Table, bindparam, delete, select
from sqlalchemy.exc import IntegrityError

from core.refusals import Refused, StillInUse
from core.registers import Agreement, InfoTemplate, Model, PerformedService, Supplier
from core.self_checks import SelfCheckTemplate
from core.words import N_
from storage import tables
from storage.keys import key_of
from storage.statements import cells_of, columns_for, names_of, upsert

R = TypeVar("R")


class NameTakenThere(Refused):
    sentence = N_("{name} is in that register already. Change that row or use another name.")


class Catalogue(Generic[R]):
    """One such register's statements, built once; ``name`` is the field rows are called by."""

    def __init__(self, table: Table, record: type[R], name: str = "name") -> None:
        self.record, self.name, self.names = record, name, names_of(record)
        cells = columns_for(table, record)
        self.all = select(*cells).order_by(table.c[name], table.c.id)
        self.by_id = select(*cells).where(table.c.id == bindparam("key"))
        self.by_name = select(*cells).where(table.c.name_key == bindparam("key"))
        self.put = upsert(table)
        self.remove = delete(table).where(table.c.id == bindparam("key"))


SUPPLIERS = Catalogue(tables.supplier, Supplier)
AGREEMENTS = Catalogue(tables.agreement, Agreement)
MODELS = Catalogue(tables.model, Model)
INFO_TEMPLATES = Catalogue(tables.info_template, InfoTemplate)
SELF_CHECK_TEMPLATES = Catalogue(tables.self_check_template, SelfCheckTemplate)
PERFORMED_SERVICES = Catalogue(tables.performed_service, PerformedService, "number")


class SqlRegister(Generic[R]):
    """One register of one transaction."""

    def __init__(self, connection: Connection, catalogue: Catalogue[R]) -> None:
        self._connection, self._of = connection, catalogue

    def get(self, row_id: UUID) -> R | None:
        """The row with this ID."""
        return self._one(self._of.by_id, row_id)

    def all(self) -> Sequence[R]:
        """Every row, by name."""
        return [self._of.record(*row) for row in self._connection.execute(self._of.all)]

    def named(self, name: str) -> R | None:
        """The row with this name, in whatever case it is written."""
        return self._one(self._of.by_name, key_of(name))

    def put(self, row: R) -> None:
        """Add or change a row; raises NameTakenThere."""
        name: str = getattr(row, self._of.name)
        other: Any = self.named(name)
        cells = cells_of(row, self._of.names)
        if other is not None and other.id != cells["id"]:
            raise NameTakenThere(name=name)
        self._connection.execute(self._of.put, cells | {"name_key": key_of(name)})

    def remove(self, row_id: UUID) -> None:
        """Take a row out; raises StillInUse where others' rows name it."""
        removed_unless_used(
            self._connection, self._of.remove, row_id, getattr(self.get(row_id), self._of.name, "")
        )

    def _one(self, statement: Any, key: Any) -> R | None:
        row = self._connection.execute(statement, {"key": key}).one_or_none()
        return self._of.record(*row) if row else None


def removed_unless_used(connection: Connection, statement: Any, row_id: UUID, name: str) -> None:
    """Delete one row; raises StillInUse where another row still names it."""
    try:
        with connection.begin_nested():
            connection.execute(statement, {"key": row_id})
    except IntegrityError:
        raise StillInUse(name=name) from None
