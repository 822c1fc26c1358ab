"""Where the file of a call comes from: uploaded, sent before, or (never, offline) an address."""

import re

from sandbox.telegram.attachments import keep_upload
from sandbox.telegram.errors import bad_request
from sandbox.telegram.files import StoredFile
from sandbox.telegram.links import fault_of
from sandbox.telegram.methods.register import Call

KIND_NAMES = {
    "photo": "Photo",
    "document": "Document",
    "voice": "VoiceNote",
    "audio": "Audio",
    "video": "Video",
    "animation": "Animation",
}
FILE_ID = re.compile(r"[A-Za-z0-9_-]{40,}")
PAGE = re.compile(r"\.html?(?:[?#]|$)", re.IGNORECASE)


async def read_source(call: Call, kind: str, given: str, field: str) -> StoredFile:
    """The file a parameter stands for."""
    uploads = call.params.uploads
    name = given.removeprefix("attach://") if given.startswith("attach://") else field
    if name in uploads and (not given or given.startswith("attach://")):
        duration = call.params.integer("duration")
        if wait := call.exchange.rates.upload_wait(len(uploads[name].content)):
            await call.exchange.clock.sleep(wait)
        return await keep_upload(call.world, kind, uploads[name], duration)
    if not given or given.startswith("attach://"):
        raise bad_request(f"there is no {kind} in the request")
    if given.lower().startswith(("http://", "https://")):
        raise bad_request(_not_fetched(given))
    return sent_before(call, kind, given)


def _not_fetched(url: str) -> str:
    """Why nothing comes of an address; there is no network here in any case."""
    if fault_of(url):
        return "wrong HTTP URL specified"
    if PAGE.search(url):
        return "wrong type of the web page content"
    return "failed to get HTTP URL content"


def sent_before(call: Call, kind: str, file_id: str) -> StoredFile:
    """The file that was sent under that file_id, if it is of that kind."""
    file = call.world.files.by_id(file_id)
    if file is None and FILE_ID.fullmatch(file_id):
        raise bad_request("invalid file_id")
    if file is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if file.kind != kind:
        was, wanted = (KIND_NAMES.get(name, name) for name in (file.kind, kind))
        raise bad_request(f"can't use file of type {was} as {wanted}")
    return file
