"""What a register's file is: its columns, and what tells one row from another."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from core.register_files.columns import Column, Values
from core.register_files.known import Known
from core.register_kinds import RegisterKind
from core.self_checks import PointTemplate

Keys = Callable[[Values], Sequence[Any]]
"""What a row is known by, the surest first."""


@dataclass(frozen=True, slots=True)
class FileKind:
    """A register's file: its columns, and what tells one row from another.

    ``unique``: no two rows of the register share a key; ``parts`` is the field that several
    lines of the file make up together, each line one ``PointTemplate``.
    """

    register: RegisterKind
    columns: tuple[Column, ...]
    keys: Keys
    unique: bool = True
    parts: str | None = None

    def column(self, field: str) -> Column:
        """The column of this field."""
        return next(each for each in self.columns if each.field == field)

    def written(self, row: Any, known: Known) -> Sequence[Sequence[str]]:
        """The lines of one row, cell by cell."""
        values: dict[str, Any] = {
            column.field: getattr(row, column.field, None) for column in self.columns
        }
        lines = [values]
        if self.parts:
            lines = [values | _of_point(point) for point in getattr(row, self.parts)] or [values]
        return [
            [column.write(line[column.field], known, line) for column in self.columns]
            for line in lines
        ]


def _of_point(point: PointTemplate) -> dict[str, Any]:
    return {
        "point": point.name,
        "description": point.description,
        "asks_value": point.unit is not None,
        "unit": point.unit,
        "choices": point.choices,
        "photo": point.photo,
    }
