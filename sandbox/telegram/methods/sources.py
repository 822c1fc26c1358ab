"""Where the file of a call comes from: uploaded, sent before, or (never, offline) an address."""

from sandbox.telegram.attachments import keep_upload
from sandbox.telegram.errors import bad_request
from sandbox.telegram.files import StoredFile
from sandbox.telegram.methods.register import Call

KIND_NAMES = {"photo": "Photo", "document": "Document", "voice": "VoiceNote", "audio": "Audio"}


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
    return sent_before(call, kind, given)


def sent_before(call: Call, kind: str, file_id: str) -> StoredFile:
    """The file that was sent under that file_id, if it is of that kind."""
    file = call.world.files.by_id(file_id)
    if file is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if file.kind != kind:
        was, wanted = (KIND_NAMES.get(name, name) for name in (file.kind, kind))
        raise bad_request(f"can't use file of type {was} as {wanted}")
    return file
