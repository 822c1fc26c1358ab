"""Photos that a customer sends with a form: few, not too large, and photos by what is in them."""

from dataclasses import replace
from datetime import datetime

from aiohttp import web

from core.order_papers import Document
from core.refusals import BadInput
from core.usecases.documents import fitting
from core.words import N_
from web.office.forms import Form, Upload, read_form
from web.parts import WebParts

PHOTO = "photo"
MOST_PHOTOS = 6
MOST_BYTES = 40 * 1024 * 1024
"""Of all the photos of one form."""
MULTIPART = "multipart/form-data"
_BEGINNINGS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF8", "image/gif"),
)
_APPLE = frozenset({b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1"})


class NoPhoto(BadInput):
    sentence = N_("{name} is no photo that we can read. Send a JPEG, PNG, WebP, GIF or HEIC.")


class TooManyPhotos(BadInput):
    sentence = N_("At most {most} photos at a time, please. Send the rest afterwards.")


async def read_with_photos(request: web.Request) -> Form:
    """The form; only one that may carry files may be as large as those."""
    return await read_form(request, MOST_BYTES if request.content_type == MULTIPART else 0)


def photos_sent(form: Form, by: str, now: datetime) -> tuple[tuple[Document, bytes], ...]:
    """The photos, each with its bytes; raises BadInput for any other file, and for too many."""
    uploads = [upload for name, upload in form.files if name == PHOTO]
    if len(uploads) > MOST_PHOTOS:
        raise TooManyPhotos(most=MOST_PHOTOS)
    return tuple((_document(each, by, now), each.content) for each in uploads)


async def stored(
    photos: tuple[tuple[Document, bytes], ...], parts: WebParts
) -> tuple[Document, ...]:
    """The photos, with where their bytes are kept."""
    return tuple(
        [replace(each, sha256=await parts.files.put(content)) for each, content in photos]
    )


def _document(upload: Upload, by: str, now: datetime) -> Document:
    kind = _kind_of(upload.content)
    if kind is None:
        raise NoPhoto(name=fitting(Document(upload.name, "", 0, by, now)).name)
    return fitting(Document(upload.name, kind, len(upload.content), by, now))


def _kind_of(content: bytes) -> str | None:
    """What photo it is by how it begins, whatever it is called; None for anything else."""
    for mark, kind in _BEGINNINGS:
        if content.startswith(mark):
            return kind
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return "image/heic" if content[4:8] == b"ftyp" and content[8:12] in _APPLE else None
