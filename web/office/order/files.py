"""Files on an order's page: taken in by what they are, shown small, taken off, handed out."""

import hashlib
import hmac
import json
from dataclasses import replace

from aiohttp import web

from core.order_papers import Document
from core.usecases.documents import (
    AddDocument,
    RemoveDocument,
    add_document,
    document_meant,
    fitting,
    remove_document,
)
from core.usecases.seeing import SeeOrder, see_order
from core.words import N_
from web.office.desk import Desk, FormIsOld
from web.office.forms import Upload
from web.office.order.at import done, named, number_of
from web.papers import KEPT_A_DAY, PLAIN_FILE, SHOWN_IN_PLACE, disposition
from web.parts import PARTS
from web.previews import preview

STORED = "stored"
MOST_BYTES = 50 * 1024 * 1024
_KINDS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF8", "image/gif"),
    (b"%PDF-", "application/pdf"),
)


def kind_of(upload: Upload) -> str:
    """What a file is, by how it begins; only what is none of these is believed by its name."""
    begins = upload.content[:16]
    for mark, kind in _KINDS:
        if begins.startswith(mark):
            return kind
    if begins[:4] == b"RIFF" and begins[8:12] == b"WEBP":
        return "image/webp"
    said = upload.content_type.partition(";")[0].strip().lower()
    return PLAIN_FILE if said.startswith("image/") or said in _NEVER else said or PLAIN_FILE


_NEVER = frozenset({"application/pdf", "text/html", "application/xhtml+xml", "image/svg+xml"})


async def taken_in(desk: Desk) -> tuple[Document, ...]:
    """The files that came with a form, stored; raises BadInput where one is too large.

    They stay with the form under a mark of ours, so that a question before the deed keeps them.
    """
    before = tuple(_marked(each, desk) for each in desk.form.all(STORED))
    new = [await _stored(upload, desk) for _, upload in desk.form.files]
    marks = tuple((STORED, _mark(document, desk)) for document in new)
    desk.form = replace(desk.form, fields=(*desk.form.fields, *marks), files=())
    return (*before, *new)


def _mark(document: Document, desk: Desk) -> str:
    said = json.dumps([document.name, document.content_type, document.size, document.sha256])
    return f"{_proof(said, desk)} {said}"


def _marked(text: str, desk: Desk) -> Document:
    proof, _, said = text.partition(" ")
    if not hmac.compare_digest(proof, _proof(said, desk)):
        raise FormIsOld
    name, kind, size, sha256 = json.loads(said)
    return Document(name, kind, size, desk.actor.name, desk.now, sha256)


def _proof(said: str, desk: Desk) -> str:
    digest = hashlib.sha256(said.encode()).hexdigest()
    return desk.request.app[PARTS].signer.reply_token(f"{STORED} {desk.session.id}", digest)


async def _stored(upload: Upload, desk: Desk) -> Document:
    size = len(upload.content)
    document = fitting(Document(upload.name, kind_of(upload), size, desk.actor.name, desk.now))
    return replace(document, sha256=await desk.request.app[PARTS].files.put(upload.content))


async def add(desk: Desk) -> web.StreamResponse:
    """Files of any kind, several at once (DO-01)."""
    number, files = number_of(desk), await taken_in(desk)
    for document in files:
        await desk.do(add_document, AddDocument(number, document))
    if not files:
        return done(desk, N_("Choose a file first."))
    return done(desk, N_("{name} is on order {number}."), number=number,
                name=", ".join(each.name for each in files))  # fmt: skip


async def remove(desk: Desk) -> web.StreamResponse:
    """Take a file off, by whoever may (DO-04)."""
    number = number_of(desk)
    await desk.do(remove_document, RemoveDocument(number, named(desk, "document")))
    return done(desk, N_("The file is off order {number}."), number=number)


async def hand_out(desk: Desk) -> web.StreamResponse:
    """A file of the order, or a small picture of it; only what he sees of the order is there."""
    number, wanted = number_of(desk), named(desk, "document")
    order = await desk.ask(lambda uow: see_order(SeeOrder(number), desk.actor, uow))
    paper = document_meant(order, wanted)
    parts = desk.request.app[PARTS]
    try:
        content = await parts.files.get(paper.sha256 or "")
    except FileNotFoundError:
        raise web.HTTPNotFound from None
    if "preview" in desk.query:
        small = await parts.processes.run(preview, content, seconds=10.0)
        if small is None:
            raise web.HTTPNotFound
        return file(small, "image/jpeg", f"{paper.id}.jpg", KEPT_A_DAY)
    shown = paper.content_type if paper.content_type in SHOWN_IN_PLACE else PLAIN_FILE
    return file(content, shown, paper.name, KEPT_A_DAY)


def file(content: bytes, kind: str, name: str, kept: str) -> web.Response:
    """A file; what a browser shows without harm is shown in place."""
    place = "inline" if kind in SHOWN_IN_PLACE or kind == "application/pdf" else "attachment"
    return web.Response(
        body=content,
        content_type=kind,
        headers={"Content-Disposition": disposition(place, name), "Cache-Control": kept},
    )


DEEDS = {"/documents": add, "/documents/{document}/remove": remove}
PAGES = {"/documents/{document}": hand_out}
UPLOADS = {"/documents": MOST_BYTES, "/measures": MOST_BYTES}
