"""What a column is: its header in both languages, and how its cells are read and written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.refusals import BadInput, Refused
from core.register_files import cells
from core.register_files.known import Known, uuid_or_none
from core.words import N_

Values = Mapping[str, Any]
"""The fields of a row that have been read so far."""

Read = Callable[[str, Known, Values], Any]
Write = Callable[[Any, Known, Values], str]


class NoSuchColumn(Refused):
    sentence = N_("The file has no column {column}. It has: {known}.")


class NoSuchField(Refused):
    sentence = N_("There is nothing called {field} to import. There are: {known}.")


class ColumnMissing(Refused):
    sentence = N_(
        "The file has no column {column}. Add it, or say which of the file's columns holds it."
    )


class ColumnTwice(Refused):
    sentence = N_("Two columns of the file hold {column}. Leave one of them out.")


@dataclass(frozen=True, slots=True)
class Column:
    """One column; ``field`` is the record's, ``key`` its English header, ``label`` its title.

    ``others`` are further headers that are understood, in English and in Swedish.
    """

    field: str
    label: str
    others: tuple[str, ...]
    read: Read
    write: Write
    required: bool = False
    key: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", self.key or self.field.removesuffix("_id"))

    @property
    def headers(self) -> frozenset[str]:
        """Every header that names it, as ``header_key`` gives them."""
        return frozenset(map(header_key, (self.key, self.label, *self.others)))


def header_key(header: str) -> str:
    """A header as it is compared: its letters and digits alone."""
    return "".join(each for each in header.casefold() if each.isalnum())


def text(name: str, label: str, *others: str, required: bool = False, key: str = "") -> Column:
    """A column of text."""
    return Column(name, label, others, _text, _written, required, key)


def code(name: str, label: str, *others: str, required: bool = False, key: str = "") -> Column:
    """A column of numbers or codes, which programs like to spoil."""
    return Column(name, label, others, _code, _written, required, key)


def number(name: str, label: str, *others: str) -> Column:
    """A column of exact numbers."""
    return Column(
        name,
        label,
        others,
        lambda text, _known, _values: cells.number_said(text),
        lambda value, known, _values: cells.number_written(value, known.comma),
    )


def day(name: str, label: str, *others: str, required: bool = False, key: str = "") -> Column:
    """A column of days."""
    return Column(name, label, others, _day, _day_written, required, key)


def yes(name: str, label: str, *others: str, key: str = "") -> Column:
    """A column of yes and no."""
    return Column(
        name,
        label,
        others,
        lambda text, _known, _values: cells.yes_said(text),
        lambda value, known, _values: known.yes_no[0 if value else 1],
        key=key,
    )


def row_id() -> Column:
    """The row's own ID, so that it may be renamed in the file; only exports have it."""
    return Column("id", N_("ID"), (), _id, lambda value, _known, _values: str(value))


def customer(name: str, label: str, *others: str, required: bool = False, key: str = "") -> Column:
    """A column that names a customer."""
    return Column(
        name,
        label,
        others,
        lambda text, known, _values: known.customers.meant(text).id if text.strip() else None,
        lambda value, known, _values: known.customers.written(value),
        required,
        key,
    )


def facility() -> Column:
    """A column that names a facility of the row's customer."""
    return Column("facility_id", N_("Facility"), FACILITY, _facility, _facility_written)


FACILITY = (
    "anläggning", "anläggningsnamn", "facility name", "site", "site name", "location",
    "arbetsplats", "objektadress",
)  # fmt: skip


def _text(text: str, _known: Known, _values: Values) -> str | None:
    return text.strip() or None


def _written(value: Any, _known: Known, _values: Values) -> str:
    return "" if value is None else str(value)


def _code(text: str, _known: Known, _values: Values) -> str | None:
    return cells.code_said(text).strip() or None


def _day(text: str, _known: Known, _values: Values) -> date | None:
    return cells.day_said(text)


def _day_written(value: Any, _known: Known, _values: Values) -> str:
    return "" if value is None else str(value.isoformat())


def _id(text: str, _known: Known, _values: Values) -> Any:
    found = uuid_or_none(text)
    if text.strip() and found is None:
        raise BadInput(N_("{text} is no ID. Leave that column out, or empty."), text=text.strip())
    return found


def _facility(text: str, known: Known, values: Values) -> Any:
    if not text.strip():
        return None
    return known.facilities_of(values.get("customer_id")).meant(text).id


def _facility_written(value: Any, known: Known, values: Values) -> str:
    return known.facilities_of(values.get("customer_id")).written(value)
