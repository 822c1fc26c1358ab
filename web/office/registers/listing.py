"""All registers, one of them with search and pages, and the same as a CSV file."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from aiohttp import web

from core.ports import UnitOfWork
from core.register_files.known import YES_NO
from core.register_files.writing import csv_of
from core.usecases.registers.finding import rows_found
from core.usecases.registers.importing import written_register
from core.usecases.registers.looking import refuse_strangers
from core.usecases.registers.row_cells import cells_of, register_named_by, row_named
from web.office.desk import Desk, office
from web.office.reading import a_count
from web.office.registers.kinds import ONE, SHELVES, WHERE, Shelf, comma_of, shelf_of
from web.papers import disposition

ON_A_PAGE = 50


async def overview(desk: Desk) -> web.StreamResponse:
    """Every register, and what it is for."""
    refuse_strangers(desk.actor)
    return desk.page("registers/overview.html", shelves=SHELVES.values())


async def show(desk: Desk) -> web.StreamResponse:
    """The rows in which every word stands, some at a time."""
    shelf, text = shelf_of(desk), desk.query.get("q", "").strip()[:200]
    rows, _ = await desk.ask(lambda uow: rows_found(shelf.file, text, desk.actor, uow))
    last = max(len(rows) - 1, 0) // ON_A_PAGE
    at = min(a_count(desk.query.get("page", "")), last)
    shown = rows[at * ON_A_PAGE : (at + 1) * ON_A_PAGE]
    return desk.page(
        "registers/list.html",
        shelf=shelf,
        rows=await desk.ask(lambda uow: [_row(shelf, row, desk, uow) for row in shown]),
        heads=[desk.words.text(each.label) for each in shelf.listed_columns(desk.actor)],
        count=len(rows),
        text=text,
        at=at,
        last=last,
        may_change=shelf.may_change(desk.actor),
    )


def _row(shelf: Shelf, row: Any, desk: Desk, uow: UnitOfWork) -> tuple[Any, Sequence[Any]]:
    cells = cells_of(shelf.file, row, uow, comma_of(desk))
    first, *others = shelf.listed_columns(desk.actor)
    told = [
        (
            desk.words.text(each.label),
            link_to(each.field, getattr(row, each.field, None), uow),
            cells[each.field],
        )
        for each in others
    ]
    return row, (cells[first.field], told)


def link_to(field: str, row_id: UUID | None, uow: UnitOfWork) -> str:
    """The page of the row that a field names; empty where it names none."""
    register, named = register_named_by(field), row_named(field, row_id, uow)
    return f"{WHERE}/{register.key}/{named.id}" if register and named else ""


async def export(desk: Desk) -> web.StreamResponse:
    """The whole register as a CSV file that Excel opens and the import takes."""
    shelf, words = shelf_of(desk), desk.words
    yes, no = YES_NO
    said = words.text(yes), words.text(no)
    lines = await desk.ask(
        lambda uow: written_register(shelf.key, desk.actor, uow, comma_of(desk), said)
    )
    kept = [n for n, c in enumerate(shelf.file.columns) if c in shelf.columns(desk.actor)]
    header = [words.text(shelf.file.columns[n].label) for n in kept]
    cells = ([line[n] for n in kept] for line in lines)
    content = csv_of(header, cells, ";" if words.language == "sv" else ",")
    name = f"{words.text(shelf.label)}.csv"
    return web.Response(
        body=content.encode(),
        content_type="text/csv",
        charset="utf-8",
        headers={"Content-Disposition": disposition("attachment", name)},
    )


ROUTES = (
    web.get(WHERE, office(overview)),
    web.get(f"{ONE}.csv", office(export)),
    web.get(ONE, office(show)),
)
