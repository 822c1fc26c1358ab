"""Messages that carry photos, documents and voices, alone or as an album."""

from typing import Any

from sandbox.shapes import Json
from sandbox.telegram.attachments import media_fields
from sandbox.telegram.errors import bad_request
from sandbox.telegram.files import StoredFile
from sandbox.telegram.methods.register import Call, method
from sandbox.telegram.methods.sending import protection, send, where
from sandbox.telegram.methods.sources import read_source

MAX_ALBUM = 10
MAX_DOWNLOAD = 20 << 20
ALBUM_KINDS = ("photo", "video", "document", "audio")


async def _send_file(call: Call, kind: str) -> Json:
    chat = call.writable_chat()
    file = await read_source(call, kind, call.params.text(kind), kind)
    caption = call.params.caption().fields("caption", "caption_entities")
    return send(call, chat, media_fields(call.world, file) | caption).body


@method
async def send_photo(call: Call) -> Json:
    return await _send_file(call, "photo")


@method
async def send_document(call: Call) -> Json:
    return await _send_file(call, "document")


@method
async def send_voice(call: Call) -> Json:
    return await _send_file(call, "voice")


@method
async def send_audio(call: Call) -> Json:
    return await _send_file(call, "audio")


@method
async def send_video(call: Call) -> Json:
    return await _send_file(call, "video")


@method
async def send_animation(call: Call) -> Json:
    return await _send_file(call, "animation")


@method
async def send_media_group(call: Call) -> list[Json]:
    """An album; it cannot carry a keyboard."""
    chat = call.writable_chat()
    items = _album_items(call)
    contents = [await _album_content(call, item) for item in items]
    world = call.world
    shared = where(call, chat) | protection(call)
    if len(items) > 1:
        shared["media_group_id"] = str(world.random.getrandbits(53))
    quiet = call.params.flag("disable_notification")
    sent = [world.post(chat, world.bot.id, shared | one, silent=quiet) for one in contents]
    return [message.body for message in sent]


def _album_items(call: Call) -> list[Json]:
    items = call.params.parsed("media", "can't parse media JSON object")
    if not isinstance(items, list):
        raise bad_request("expected an Array of InputMedia")
    if not items:
        raise bad_request("there are no messages to send")
    if len(items) > MAX_ALBUM:
        raise bad_request("too many messages to send as an album")
    for item in items:
        _check_kind(item)
    kinds = {item["type"] for item in items}
    if len(kinds) > 1 and kinds != {"photo", "video"}:
        loner = "Document" if "document" in kinds else "Audio"
        raise bad_request(f"{loner} can't be mixed with other media types")
    return items


def _check_kind(item: Any) -> None:
    if not isinstance(item, dict):
        raise bad_request("can't parse InputMedia: expected an Object")
    if item.get("type") not in ALBUM_KINDS:
        raise bad_request("can't use the media of the specified type in the album")


async def _album_content(call: Call, item: Json) -> Json:
    file = await read_source(call, item["type"], str(item.get("media", "")), item["type"])
    caption = call.params.caption(item).fields("caption", "caption_entities")
    return media_fields(call.world, file) | caption


@method
async def get_file(call: Call) -> Json:
    file_id = call.params.text("file_id")
    if not file_id:
        raise bad_request("file_id not specified")
    file = call.world.files.by_id(file_id)
    if file is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if file.size > MAX_DOWNLOAD:
        raise bad_request("file is too big")
    return _told(file)


def _told(file: StoredFile) -> Json:
    return {
        "file_id": file.file_id,
        "file_unique_id": file.unique_id,
        "file_size": file.size,
        "file_path": file.path,
    }
