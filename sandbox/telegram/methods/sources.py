"""Where the file of a call comes from: uploaded, sent before, or (never, offline) an address."""

import asyncio
import mimetypes

from sandbox.shapes import Json
from sandbox.telegram.errors import bad_request
from sandbox.telegram.files import StoredFile
from sandbox.telegram.methods.register import Call
from sandbox.telegram.params import Upload
from sandbox.telegram.photos import develop, keep_photo, photo_sizes
from sandbox.telegram.world import World

KIND_NAMES = {"photo": "Photo", "document": "Document", "voice": "VoiceNote", "audio": "Audio"}


async def keep_upload(world: World, kind: str, upload: Upload, duration: int = 0) -> StoredFile:
    """Store what was uploaded as a photo, a document or a voice note."""
    if not upload.content:
        raise bad_request("file must be non-empty")
    if kind == "photo":
        return keep_photo(world.files, await asyncio.to_thread(develop, upload.content))
    guessed, _ = mimetypes.guess_type(upload.name)
    given = upload.mime_type if upload.mime_type != "application/octet-stream" else ""
    mime = guessed or given or "application/octet-stream"
    if kind == "voice":
        return world.files.keep(kind, upload.content, mime_type="audio/ogg", duration=duration)
    return world.files.keep(kind, upload.content, name=upload.name, mime_type=mime)


async def read_source(call: Call, kind: str, given: str, field: str) -> StoredFile:
    """The file a parameter stands for."""
    uploads = call.params.uploads
    name = given.removeprefix("attach://") if given.startswith("attach://") else field
    if name in uploads and (not given or given.startswith("attach://")):
        duration = call.params.integer("duration")
        return await keep_upload(call.world, kind, uploads[name], duration)
    if not given or given.startswith("attach://"):
        raise bad_request(f"there is no {kind} in the request")
    if given.lower().startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    return _sent_before(call, kind, given)


def _sent_before(call: Call, kind: str, file_id: str) -> StoredFile:
    file = call.world.files.by_id(file_id)
    if file is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if file.kind != kind:
        was, wanted = (KIND_NAMES.get(name, name) for name in (file.kind, kind))
        raise bad_request(f"can't use file of type {was} as {wanted}")
    return file


def media_fields(world: World, file: StoredFile) -> Json:
    """The part of a message that is its file."""
    if file.kind == "photo":
        return {"photo": photo_sizes(world.files, file)}
    return {file.kind: file.told()}
