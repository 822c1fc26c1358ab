"""The first page: what needs something of me, and for those who plan what waits (WO-27)."""

from aiohttp import web

from core import permissions as may
from core.usecases.board import WAITS_LABELS, LookAtBoard, board
from core.usecases.to_do import ToDo, to_do
from web.office.desk import Desk, office
from web.office.order_rows import row_of


async def show(desk: Desk) -> web.StreamResponse:
    """The list, and the board beside it."""
    zone = desk.words.zone
    tasks = await desk.ask(lambda uow: to_do(ToDo(zone=zone), desk.actor, uow))
    if desk.actor.customer_id is not None and not tasks:
        raise web.HTTPSeeOther("/office/orders")
    mine = [row_of(task.row, desk, task.needs) for task in tasks]
    waiting = []
    if desk.actor.may(may.ASSIGN):
        shown = await desk.ask(lambda uow: board(LookAtBoard(zone), desk.actor, uow))
        waiting = [
            (desk.words.text(WAITS_LABELS[what]), rows)
            for what, rows in shown.waiting.items()
            if rows
        ]
    return desk.page("to_do.html", mine=mine, waiting=waiting)


ROUTES = (web.get("/office", office(show)),)
