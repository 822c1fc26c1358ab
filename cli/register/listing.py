"""``ordna register list`` and ``show``: what stands in a register."""

from decimal import Decimal
from typing import Any
from uuid import UUID

import click

from cli.order.commands import Act, acting
from cli.parts import print_json, print_table
from cli.register.commands import KIND, comma_of, known_in, row_meant, yes_no
from core.people import Actor
from core.ports import UnitOfWork
from core.register_files.file_kind import FileKind
from core.register_files.kinds import FILE_KINDS
from core.register_files.known import Known
from core.shapes import shape
from core.usecases.registers.finding import rows_found
from core.words import N_

WIDEST = 5
"""So many columns a list for people has; ``show`` has them all."""


@click.command("list")
@click.argument("kind", type=KIND)
@click.option("--search", default="", help="Rows in which all these words stand.")
@click.option("--json", "as_json", is_flag=True)
@acting
async def list_register(act: Act, kind: str, search: str, as_json: bool) -> None:
    """All rows of one register, or those that a search finds."""
    of = FILE_KINDS[kind]
    if as_json:
        print_json(await act.ask(lambda uow: _as_json(of, search, act.actor, uow)))
        return
    rows = await act.ask(lambda uow: _cells(of, search, act, uow))
    if not rows:
        _tell_empty(act, kind, search)
    print_table([tuple(cell.replace("\n", ", ") for cell in row[:WIDEST]) for row in rows])


@click.command("show")
@click.argument("kind", type=KIND)
@click.argument("name")
@click.option("--json", "as_json", is_flag=True)
@acting
async def show(act: Act, kind: str, name: str, as_json: bool) -> None:
    """One row by its name, number, code or ID."""
    of = FILE_KINDS[kind]
    row = await row_meant(act, of, name)
    if as_json:
        print_json(await act.ask(lambda uow: row_json(of, row, Known(uow, "."))))
        return
    lines = await act.ask(lambda uow: of.written(row, known_in(act, uow)))
    for line in lines:
        cells = zip(of.columns, line, strict=True)
        print_table([(act.words.text(column.label), cell) for column, cell in cells if cell])


def _tell_empty(act: Act, kind: str, search: str) -> None:
    if search.strip():
        act.say(
            N_(
                "Nothing there has all of those words. See it all with: ordna register list {kind}"
            ),
            kind=kind,
        )
        return
    act.say(
        N_(
            "Nothing is there yet. Add a row with: ordna register add {kind} – or a file with: "
            "ordna register import {kind}"
        ),
        kind=kind,
    )


def row_json(kind: FileKind, row: Any, known: Known) -> dict[str, Any]:
    """A row as one JSON object: names for what it refers to, exact numbers as text."""
    if kind.parts:
        return dict(shape(row))
    values = {column.field: getattr(row, column.field) for column in kind.columns}
    found = {
        column.key: _plain(values[column.field], column.write(values[column.field], known, values))
        for column in kind.columns
    }
    return found | {"id": str(row.id)}


def _plain(value: Any, written: str) -> Any:
    match value:
        case Decimal():
            return f"{value:f}"
        case bool() | tuple():
            return shape(value)
        case UUID():
            return written or None
        case _:
            return None if value is None else shape(value)


def _as_json(kind: FileKind, search: str, actor: Actor, uow: UnitOfWork) -> list[dict[str, Any]]:
    rows, known = rows_found(kind, search, actor, uow)
    known.comma = "."
    return [row_json(kind, row, known) for row in rows]


def _cells(kind: FileKind, search: str, act: Act, uow: UnitOfWork) -> list[tuple[str, ...]]:
    rows, known = rows_found(kind, search, act.actor, uow)
    known.comma, known.yes_no = comma_of(act), yes_no(act)
    return [tuple(line) for row in rows for line in kind.written(row, known)]
