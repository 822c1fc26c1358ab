"""Rows of a file become the fields of a register's rows; what can't is a problem with its line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from typing import Any

from core.refusals import Refused
from core.register_checks import checked
from core.register_files.cells import unguarded
from core.register_files.columns import (
    Column,
    ColumnMissing,
    ColumnTwice,
    NoSuchColumn,
    NoSuchField,
    header_key,
)
from core.register_files.known import Known
from core.register_files.sheets import Sheet, SheetRow
from core.words import N_, Label

MOST_PROBLEMS = 200
CELL_MISSING = N_("{column} is missing. Write it in that row, or take the row out.")
CELLS_TOO_MANY = N_("That row has more cells than the header. Look for a stray delimiter.")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a line, and in which column if in one; the sentence says what to do.

    ``column`` is the header as it stands in the file.
    """

    line: int
    sentence: str
    fields: Mapping[str, object]
    column: str = ""


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row's fields as they were read; only those that the file has a column for."""

    line: int
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where in the file each column stands, and the headers that nothing is known of."""

    places: tuple[tuple[Column, int], ...]
    width: int
    ignored: tuple[str, ...]


def layout_of(columns: Sequence[Column], sheet: Sheet, renamed: Mapping[str, str]) -> Layout:
    """Which column of the file holds what; raises ColumnMissing, NoSuchColumn or NoSuchField.

    ``renamed`` maps headers of the file to ours, where they are not understood by themselves.
    """
    meant = _renamed(columns, sheet, renamed)
    places: dict[str, int] = {}
    for column in columns:
        place = _place_of(column, sheet.header, meant)
        if place is None and column.required:
            raise ColumnMissing(column=Label(column.label), key=column.key)
        if place is not None:
            places[column.field] = place
    taken = set(places.values())
    ignored = (each for place, each in enumerate(sheet.header) if place not in taken and each)
    found = ((column, places[column.field]) for column in columns if column.field in places)
    return Layout(tuple(found), len(sheet.header), tuple(ignored))


def read_rows(
    record: type[Any], layout: Layout, sheet: Sheet, known: Known, problems: list[Problem]
) -> Iterator[ReadRow]:
    """The rows that can be read; what is wrong with the others is added to ``problems``."""
    defaults = {
        each.name: each.default
        for each in fields(record)
        if each.default is not MISSING and each.default is not None
    }
    for row in sheet.rows:
        found = list(_row(record, layout, sheet.header, row, known, defaults))
        wrong = [each for each in found if isinstance(each, Problem)]
        problems += wrong
        if not wrong:
            yield ReadRow(row.line, dict(each for each in found if not isinstance(each, Problem)))


def _row(
    record: type[Any],
    layout: Layout,
    header: Sequence[str],
    row: SheetRow,
    known: Known,
    defaults: Mapping[str, Any],
) -> Iterator[Problem | tuple[str, Any]]:
    if any(cell.strip() for cell in row.cells[layout.width :]):
        yield Problem(row.line, CELLS_TOO_MANY, {})
        return
    values: dict[str, Any] = {}
    for column, place in layout.places:
        cell = unguarded(row.cells[place]) if place < len(row.cells) else ""
        if column.required and not cell.strip():
            yield Problem(row.line, CELL_MISSING, {"column": header[place]}, header[place])
            continue
        try:
            value = column.read(cell, known, values)
            if value is None:
                value = defaults.get(column.field)
            values[column.field] = checked(record, column.field, value)
        except Refused as refused:
            yield Problem(row.line, refused.sentence, refused.fields, header[place])
    yield from values.items()


def _renamed(
    columns: Sequence[Column], sheet: Sheet, renamed: Mapping[str, str]
) -> Mapping[str, int]:
    """For each field that is named by hand, where it stands."""
    places = {header_key(header): place for place, header in enumerate(sheet.header)}
    found = {}
    for theirs, ours in renamed.items():
        if header_key(theirs) not in places:
            raise NoSuchColumn(column=theirs, known=", ".join(filter(None, sheet.header)))
        column = next((each for each in columns if header_key(ours) in each.headers), None)
        if column is None:
            raise NoSuchField(field=ours, known=", ".join(each.key for each in columns))
        found[column.field] = places[header_key(theirs)]
    return found


def _place_of(column: Column, header: Sequence[str], meant: Mapping[str, int]) -> int | None:
    """Where a column stands: where it was said to, else under the best of its own names."""
    if column.field in meant:
        return meant[column.field]
    free = {place: header_key(each) for place, each in enumerate(header)}
    free = {place: each for place, each in free.items() if place not in meant.values()}
    for name in map(header_key, (column.key, column.label, *column.others)):
        places = [place for place, each in free.items() if each == name]
        if len(places) > 1:
            raise ColumnTwice(column=Label(column.label))
        if places:
            return places[0]
    return None
