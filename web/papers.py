"""Hands out an order's papers: the protocol, the customer's own files, images of what was done."""

import re
from urllib.parse import quote

from aiohttp import web

from core.links import Purpose
from core.order_papers import Document
from core.views import NO_PRICES
from web.links import open_link
from web.pages import words_for
from web.parts import PARTS
from web.previews import preview
from web.shown import may_see

KEPT_A_DAY = "private, max-age=86400"
SHOWN_IN_PLACE = frozenset({"image/jpeg", "image/png", "image/webp"})
PLAIN_FILE = "application/octet-stream"


async def hand_out_protocol(request: web.Request) -> web.StreamResponse:
    """The protocol of a signed order, without prices."""
    opened = await open_link(request, Purpose.ORDER_PAGE)
    if not opened.order.signatures:
        raise web.HTTPNotFound
    words = words_for(request, opened.link.language, opened.order.language)
    number = opened.order.number
    content = await request.app[PARTS].protocols.pdf(number, words.language, NO_PRICES)
    return _file(content, "application/pdf", "inline", f"AO-{number}.pdf", "no-store")


async def hand_out_document(request: web.Request) -> web.StreamResponse:
    """A paper that is meant for the customer; anything else is not there."""
    opened = await open_link(request, Purpose.ORDER_PAGE)
    wanted = request.match_info["document"]
    paper = next((each for each in opened.order.documents if str(each.id) == wanted), None)
    if paper is None or paper.sha256 is None or not may_see(paper, opened):
        raise web.HTTPNotFound
    content = await _bytes_of(request, paper.sha256)
    if "preview" in request.query and paper.is_image:
        return await _preview(request, paper, content)
    shown = paper.content_type if paper.content_type in SHOWN_IN_PLACE else PLAIN_FILE
    place = "inline" if shown in SHOWN_IN_PLACE else "attachment"
    return _file(content, shown, place, paper.name, KEPT_A_DAY)


async def _bytes_of(request: web.Request, sha256: str) -> bytes:
    try:
        return await request.app[PARTS].files.get(sha256)
    except FileNotFoundError:
        raise web.HTTPNotFound from None


async def _preview(request: web.Request, paper: Document, content: bytes) -> web.Response:
    small = await request.app[PARTS].processes.run(preview, content, seconds=10.0)
    if small is None:
        raise web.HTTPNotFound
    return _file(small, "image/jpeg", "inline", f"{paper.id}.jpg", KEPT_A_DAY)


def _file(content: bytes, kind: str, place: str, name: str, kept: str) -> web.Response:
    return web.Response(
        body=content,
        content_type=kind,
        headers={"Content-Disposition": disposition(place, name), "Cache-Control": kept},
    )


def disposition(place: str, name: str) -> str:
    """The header that names a file, whatever a stranger called it; no path, no second line."""
    last = re.split(r"[/\\]", name)[-1]
    clean = "".join(each for each in last if each.isprintable()).strip(". ")[:120] or "file"
    plain = re.sub(r"[^A-Za-z0-9._ -]", "_", clean)
    return f"{place}; filename=\"{plain}\"; filename*=UTF-8''{quote(clean, safe='')}"
