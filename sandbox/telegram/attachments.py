"""Files as messages carry them: kept when they come in, told when they go out."""

import asyncio
import mimetypes

from sandbox.shapes import Json
from sandbox.telegram.errors import bad_request
from sandbox.telegram.files import StoredFile
from sandbox.telegram.params import Upload
from sandbox.telegram.photos import develop, keep_photo, photo_sizes
from sandbox.telegram.world import World

FRAME = {"width": 1280, "height": 720}


async def keep_upload(world: World, kind: str, upload: Upload, duration: int = 0) -> StoredFile:
    """Store what was uploaded as a photo, a document or a voice note."""
    if not upload.content:
        raise bad_request("file must be non-empty")
    if kind == "photo":
        return keep_photo(world.files, await asyncio.to_thread(develop, upload.content))
    guessed, _ = mimetypes.guess_type(upload.name)
    given = upload.mime_type if upload.mime_type != "application/octet-stream" else ""
    mime = guessed or given or "application/octet-stream"
    if kind in ("video", "animation"):
        return world.files.keep(
            kind, upload.content, name=upload.name, mime_type=mime, duration=duration, **FRAME
        )
    if kind == "voice":
        return world.files.keep(kind, upload.content, mime_type="audio/ogg", duration=duration)
    return world.files.keep(kind, upload.content, name=upload.name, mime_type=mime)


def media_fields(world: World, file: StoredFile) -> Json:
    """The part of a message that is its file."""
    if file.kind == "photo":
        return {"photo": photo_sizes(world.files, file)}
    return {file.kind: file.told()}
