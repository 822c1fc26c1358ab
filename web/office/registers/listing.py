"""All registers, one of them with search and pages, and the same as a CSV file."""

from collections.abc import Mapping, Sequence
from typing import Any

from aiohttp import web

from core import permissions as may
from core.ports import UnitOfWork
from core.register_files.known import YES_NO
from core.register_files.writing import csv_of
from core.usecases.registers.finding import page_of_rows
from core.usecases.registers.importing import written_register
from core.usecases.registers.looking import refuse_strangers
from core.usecases.registers.row_cells import cells_of, register_named_by, row_named
from web.office.desk import Desk, office
from web.office.reading import a_count
from web.office.registers.kinds import ONE, SHELVES, WHERE, Shelf, comma_of, shelf_of
from web.office.registers.order_imports import may_take_over
from web.papers import disposition

ON_A_PAGE = 50


async def overview(desk: Desk) -> web.StreamResponse:
    """Every register, and what it is for."""
    refuse_strangers(desk.actor)
    return desk.page(
        "registers/overview.html", shelves=SHELVES.values(), takes_over=may_take_over(desk.actor)
    )


async def show(desk: Desk) -> web.StreamResponse:
    """The rows in which every word stands, some at a time."""
    shelf, text = shelf_of(desk), desk.query.get("q", "").strip()[:200]
    at = a_count(desk.query.get("page", ""))
    rows, count = await desk.ask(lambda uow: _some(shelf, text, at, desk, uow))
    last = max(count - 1, 0) // ON_A_PAGE
    if at > last:
        raise web.HTTPNotFound
    return desk.page(
        "registers/list.html",
        shelf=shelf,
        rows=rows,
        heads=[desk.words.text(each.label) for each in shelf.listed_columns(desk.actor)],
        count=count,
        text=text,
        at=at,
        last=last,
        may_change=shelf.may_change(desk.actor),
        sees_scans=shelf.key == "objects" and desk.actor.may(may.QR_PERFORM),
    )


def _some(
    shelf: Shelf, text: str, at: int, desk: Desk, uow: UnitOfWork
) -> tuple[Sequence[Any], int]:
    """The rows of one page in words, and how many there are in all."""
    rows, count = page_of_rows(shelf.file, text, at * ON_A_PAGE, ON_A_PAGE, desk.actor, uow)
    return [_row(shelf, row, desk, uow) for row in rows], count


def _row(shelf: Shelf, row: Any, desk: Desk, uow: UnitOfWork) -> tuple[Any, Sequence[Any]]:
    first, *others = shelf.listed_columns(desk.actor)
    own = [each.field for each in (first, *others) if register_named_by(each.field) is None]
    cells = cells_of(shelf.file, row, uow, comma_of(desk), own)
    told = [(desk.words.text(c.label), *_cell(c.field, row, cells, uow)) for c in others]
    return row, (cells[first.field], told)


def _cell(field: str, row: Any, cells: Mapping[str, str], uow: UnitOfWork) -> tuple[str, str]:
    """Where a cell leads, if it names another row, and what stands in it."""
    register = register_named_by(field)
    if register is None:
        return "", cells[field]
    named = row_named(field, getattr(row, field), uow)
    return (f"{WHERE}/{register.key}/{named.id}", register.name_of(named)) if named else ("", "")


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
