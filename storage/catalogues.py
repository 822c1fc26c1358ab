"""The small registers, each a list of named rows: suppliers, agreements, models, templates."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import Connection, Table, bindparam, select

from core.refusals import NameTakenThere
from core.registers import Agreement, InfoTemplate, Model, PerformedService, Supplier
from core.self_checks import SelfCheckTemplate
from storage import tables
from storage.kept import Kept
from storage.keys import key_of
from storage.statements import columns_for

R = TypeVar("R")


class Catalogue(Kept[R]):
    """One such register's statements, built once; ``name`` is the field rows are called by."""

    def __init__(self, table: Table, record: type[R], name: str = "name") -> None:
        super().__init__(table, record, (name, "id"), self._name_key)
        self.name = name
        self.by_name = select(*columns_for(table, record)).where(
            table.c.name_key == bindparam("key")
        )

    def name_of(self, row: R | None) -> str:
        """What the row is called; nothing where there is none."""
        return str(getattr(row, self.name, ""))

    def _name_key(self, row: R) -> dict[str, Any]:
        return {"name_key": key_of(self.name_of(row))}


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
        return self._of.get(self._connection, row_id)

    def all(self) -> Sequence[R]:
        """Every row, by name."""
        return self._of.all(self._connection)

    def page(self, skip: int, limit: int) -> Sequence[R]:
        """Some of all rows, in the same order."""
        return self._of.page(self._connection, skip, limit)

    def count(self) -> int:
        """How many rows there are."""
        return self._of.count(self._connection)

    def named(self, name: str) -> R | None:
        """The row with this name, in whatever case it is written."""
        return self._of.one(self._connection, self._of.by_name, {"key": key_of(name)})

    def put(self, row: R) -> None:
        """Add or change a row; raises NameTakenThere."""
        name = self._of.name_of(row)
        other: Any = self.named(name)
        if other is not None and other.id != getattr(row, "id", None):
            raise NameTakenThere(name=name)
        self.put_all([row])

    def put_all(self, rows: Sequence[R]) -> None:
        """Add or change many rows; raises RegisterChangedMeanwhile where another has a name."""
        self._of.put(self._connection, rows)

    def remove(self, row_id: UUID) -> None:
        """Take a row out; raises StillInUse where others' rows name it."""
        self._of.remove(self._connection, row_id, self._of.name_of(self.get(row_id)))
