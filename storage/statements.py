"""Statements made from tables and dataclasses: columns in a class's order, and upserts."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Table, literal_column
from sqlalchemy.dialects.postgresql import Insert, insert


def names_of(record: type[Any], *, without: Sequence[str] = ()) -> tuple[str, ...]:
    """The names of a dataclass's fields, in the order that makes one."""
    return tuple(field.name for field in fields(record) if field.name not in without)


def columns_for(table: FromClause, record: type[Any]) -> list[ColumnElement[Any]]:
    """The columns whose cells, in this order, make the dataclass."""
    return [table.c[name] for name in names_of(record)]


def cells_of(record: Any, names: Sequence[str]) -> dict[str, Any]:
    """A dataclass's fields as the row's cells."""
    return {name: getattr(record, name) for name in names}


def upsert(table: Table) -> Insert:
    """Insert a row or, where its primary key is known, replace it.

    PostgreSQL's form of the statement compiles on SQLite too, which speaks the same dialect here.
    """
    statement = insert(table)
    keys = [column.name for column in table.primary_key]
    kept = {c.name: statement.excluded[c.name] for c in table.c if c.name not in keys}
    return statement.on_conflict_do_update(index_elements=keys, set_=kept)


def insert_new(table: Table) -> Insert:
    """Insert rows, leaving out those that are there by any unique key; ends no transaction."""
    return insert(table).on_conflict_do_nothing()


def one_of(column: ColumnElement[Any], *words: str) -> ColumnElement[bool]:
    """Whether a column has one of these words, written out so that a partial index is used."""
    return column.in_([literal_column(f"'{word}'") for word in words])
