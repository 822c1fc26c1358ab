"""The list as a file: for a spreadsheet, of any length, and as a paper (LS-14, LS-22)."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from functools import partial

from aiohttp import web

from core.filters import OrderFilter
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.usecases.list_exports import ExportList, export_list
from core.usecases.lists import ListOrders, list_numbers, settled
from web.office.desk import Desk, office
from web.office.orders.asked import WHERE, read_list
from web.papers import disposition
from web.parts import PARTS

AT_ONCE = 500
"""So many orders are read in one go, so that nobody waits for a long list of somebody else."""


async def csv(desk: Desk) -> web.StreamResponse:
    """The list that the address asks for, in one's own columns."""
    return await hand_out_csv(desk, await _meant(desk))


async def pdf(desk: Desk) -> web.StreamResponse:
    """The same as a paper."""
    return await hand_out_pdf(desk, await _meant(desk))


async def hand_out_csv(desk: Desk, wanted: OrderFilter | None) -> web.StreamResponse:
    """A file that is sent while it is written."""
    found, holds = await desk.ask(lambda uow: _numbers(desk, wanted, uow))
    answer = web.StreamResponse(headers=_headers(desk, "csv", "text/csv; charset=utf-8"))
    await answer.prepare(desk.request)
    async for text in _pieces(desk, holds, found):
        await answer.write(text.encode())
    await answer.write_eof()
    return answer


async def hand_out_pdf(desk: Desk, wanted: OrderFilter | None) -> web.StreamResponse:
    """A paper that is made first."""
    papers = desk.request.app[PARTS].order_lists
    if papers is None:
        raise web.HTTPNotFound
    content = await papers.pdf(desk.actor, wanted, None, desk.words.language)
    return web.Response(body=content, headers=_headers(desk, "pdf", "application/pdf"))


async def _meant(desk: Desk) -> OrderFilter | None:
    asked = read_list(list(desk.request.query.items()))
    return await desk.ask(lambda uow: asked.meant(desk.actor, uow))


def _numbers(
    desk: Desk, wanted: OrderFilter | None, uow: UnitOfWork
) -> tuple[Sequence[str], OrderFilter]:
    listed = ListOrders(wanted, detailed=True, zone=desk.words.zone)
    return list_numbers(listed, desk.actor, uow), settled(wanted, desk.actor, uow)


async def _pieces(desk: Desk, wanted: OrderFilter, numbers: Sequence[str]) -> AsyncIterator[str]:
    """The file piece by piece, each a look of its own: what went meanwhile is left out."""
    for start in range(0, max(1, len(numbers)), AT_ONCE):
        only = tuple(map(OrderNumber.parse, numbers[start : start + AT_ONCE]))
        part = replace(wanted, only=only, limit=max(1, len(only)), skip=0)
        yield await desk.ask(partial(_written, desk, part, start > 0))


def _written(desk: Desk, part: OrderFilter, is_more: bool, uow: UnitOfWork) -> str:
    actor: Actor = desk.actor
    pieces = export_list(ExportList(desk.words, part), actor, uow)
    if is_more:
        next(pieces)  # the heads, which the file has already
    return "".join(pieces)


def _headers(desk: Desk, ending: str, kind: str) -> dict[str, str]:
    day = desk.words.local(desk.now).date().isoformat()
    return {
        "Content-Type": kind,
        "Content-Disposition": disposition("attachment", f"orders-{day}.{ending}"),
        "Cache-Control": "no-store",
    }


ROUTES = (web.get(f"{WHERE}.csv", office(csv)), web.get(f"{WHERE}.pdf", office(pdf)))
