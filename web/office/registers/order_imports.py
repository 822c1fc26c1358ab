"""Another system's open orders, taken over from a file after a look at what would come of it."""

from dataclasses import dataclass

from aiohttp import web

from core import permissions as may
from core.people import Actor
from core.register_files.columns import ColumnMissing
from core.register_files.orders import COLUMNS
from core.usecases.registers.import_preview import ImportPreview
from core.usecases.registers.importing import ImportReport
from core.usecases.registers.order_import import (
    NOTE,
    ImportOrders,
    NothingImported,
    import_orders,
)
from core.words import N_
from core.work_order import Origin
from web.office.desk import Desk, office
from web.office.registers.imports import (
    MOST,
    Brought,
    ask_columns,
    brought_in,
    import_page,
    preview_page,
)
from web.office.registers.kinds import WHERE


@dataclass(frozen=True, slots=True)
class OpenOrders:
    """What the file is taken into."""

    label: str = N_("Open orders of another system")
    where: str = f"{WHERE}/orders"


HERE = OpenOrders()


def may_take_over(actor: Actor) -> bool:
    """Whether this person makes orders, and the places that they name."""
    return actor.may(may.CREATE) and actor.may(may.EDIT_FACILITIES)


async def begin(desk: Desk) -> web.StreamResponse:
    """Which columns the file may have, and where it is chosen."""
    _require(desk)
    return import_page(desk, HERE, COLUMNS)


async def look(desk: Desk) -> web.StreamResponse:
    """What the file would make, with what is wrong in it line by line."""
    _require(desk)
    brought = await brought_in(desk)
    try:
        report = await _done(desk, brought, dry_run=True)
    except ColumnMissing as missing:
        return ask_columns(desk, HERE, COLUMNS, brought, missing)
    return preview_page(desk, HERE, COLUMNS, brought, ImportPreview(report, (), ()))


async def take_in(desk: Desk) -> web.StreamResponse:
    """All of its orders, or none; wrong rows are shown again."""
    _require(desk)
    report = await _done(desk, await brought_in(desk), dry_run=False)
    if report.refused:
        return await look(desk)
    return desk.back(
        N_("{added} added, {changed} changed, {unchanged} as they were."),
        to="/office/orders",
        added=report.added,
        changed=report.changed,
        unchanged=report.unchanged,
    )


async def lead_to_orders(desk: Desk) -> web.StreamResponse:
    """Orders are listed elsewhere."""
    raise web.HTTPSeeOther("/office/orders")


async def _done(desk: Desk, brought: Brought, *, dry_run: bool) -> ImportReport:
    note = desk.words.translations.gettext(NOTE)
    command = ImportOrders(brought.sheet, brought.renamed, dry_run, note, Origin.WEB)
    try:
        return await desk.do(import_orders, command)
    except NothingImported as looked:
        return looked.report


def _require(desk: Desk) -> None:
    desk.actor.require_at_all(may.CREATE)
    desk.actor.require_at_all(may.EDIT_FACILITIES)


ROUTES = (
    web.get(HERE.where, office(lead_to_orders)),
    web.get(f"{HERE.where}/import", office(begin)),
    web.post(f"{HERE.where}/import", office(look, most=MOST)),
    web.post(f"{HERE.where}/import/take-in", office(take_in, most=MOST)),
)
