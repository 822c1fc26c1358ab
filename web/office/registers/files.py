"""Images and documents of a service object: put on, handed out, taken off (DO-03)."""

import mimetypes
from dataclasses import replace

from aiohttp import web

from core.order_papers import Document
from core.refusals import BadInput
from core.usecases.documents import LARGEST, fitting
from core.usecases.registers.object_papers import (
    AddObjectDocument,
    RemoveObjectDocument,
    add_object_document,
    object_documents,
    remove_object_document,
)
from core.words import N_
from web.office.desk import Desk, office
from web.office.forms import Upload
from web.office.reading import an_id
from web.office.registers.kinds import row_id_of
from web.office.registers.objects import OBJECT
from web.papers import KEPT_A_DAY, PLAIN_FILE, SHOWN_IN_PLACE, disposition
from web.parts import PARTS
from web.previews import preview

MOST_AT_ONCE = 3 * LARGEST
FILE = f"{OBJECT}/files/{{document:[0-9a-f-]{{36}}}}"
_BEGINNINGS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"%PDF-", "application/pdf"),
)


async def add(desk: Desk) -> web.StreamResponse:
    """Files onto the object, each stored before it is named."""
    uploads = [upload for name, upload in desk.form.files if name == "file"]
    if not uploads:
        raise BadInput(N_("Choose a file first."))
    for upload in uploads:
        document = fitting(_described(upload, desk))
        stored = await desk.request.app[PARTS].files.put(upload.content)
        command = AddObjectDocument(row_id_of(desk), replace(document, sha256=stored))
        await desk.do(add_object_document, command)
    return desk.back(N_("Kept."))


async def remove(desk: Desk) -> web.StreamResponse:
    """One file off the object (PE-16)."""
    command = RemoveObjectDocument(row_id_of(desk), an_id(desk.request.match_info["document"]))
    await desk.do(remove_object_document, command)
    return desk.back(N_("The file is gone."))


async def hand_out(desk: Desk) -> web.StreamResponse:
    """The file, or a small picture of it."""
    document = await _meant(desk)
    parts = desk.request.app[PARTS]
    try:
        content = await parts.files.get(document.sha256 or "")
    except FileNotFoundError:
        raise web.HTTPNotFound from None
    kind, name = document.content_type, document.name
    if "preview" in desk.query:
        small = await parts.processes.run(preview, content, seconds=10.0)
        content, kind = small or content, "image/jpeg" if small else kind
    shown = kind if kind in SHOWN_IN_PLACE else PLAIN_FILE
    place = "inline" if kind in SHOWN_IN_PLACE else "attachment"
    headers = {"Content-Disposition": disposition(place, name), "Cache-Control": KEPT_A_DAY}
    return web.Response(body=content, content_type=shown, headers=headers)


async def _meant(desk: Desk) -> Document:
    wanted, object_id = desk.request.match_info["document"], row_id_of(desk)
    kept = await desk.ask(lambda uow: object_documents(object_id, desk.actor, uow))
    found = next((each for each in kept if str(each.id) == wanted), None)
    if found is None:
        raise web.HTTPNotFound
    return found


def _described(upload: Upload, desk: Desk) -> Document:
    size = len(upload.content)
    return Document(upload.name, kind_of(upload), size, desk.user.name, desk.now)


def kind_of(upload: Upload) -> str:
    """What a file is, by how it begins; a picture by its name alone is none."""
    content = upload.content
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    found = next((kind for start, kind in _BEGINNINGS if content.startswith(start)), None)
    named = mimetypes.guess_type(upload.name)[0] or PLAIN_FILE
    return found or (PLAIN_FILE if named in {*SHOWN_IN_PLACE, "application/pdf"} else named)


ROUTES = (
    web.post(f"{OBJECT}/files", office(add, most=MOST_AT_ONCE)),
    web.get(FILE, office(hand_out)),
    web.post(f"{FILE}/remove", office(remove)),
)
